using Shuzhi.Json;

namespace Shuzhi
{
    /// <summary>Who acts in a session, where, and why. The host has authenticated the actor; the library authorises.</summary>
    public sealed class SessionOptions : ContractDocument
    {
        /// <summary>操作人: the actor's id, as the host knows it.</summary>
        public string Actor { get; set; }

        /// <summary>街道代码: the street, of 9 or 12 digits.</summary>
        public string Street { get; set; }

        /// <summary>角色: the role to act in (<c>grid_worker</c>, …), or null for every role that is granted.</summary>
        public string Role { get; set; }

        /// <summary>使用目的: why personal data is read. Each read of it is logged with this.</summary>
        public string Purpose { get; set; }

        internal override void ReadJson(JsonReader reader)
        {
            reader.BeginObject();
            for (string name = reader.NextName(); name != null; name = reader.NextName())
            {
                if (reader.Null())
                {
                    continue;
                }
                switch (name)
                {
                    case "actor":
                        Actor = reader.String();
                        break;
                    case "street":
                        Street = reader.String();
                        break;
                    case "role":
                        Role = reader.String();
                        break;
                    case "purpose":
                        Purpose = reader.String();
                        break;
                    default:
                        reader.Unknown();
                        break;
                }
            }
        }

        internal override void WriteJson(JsonWriter writer)
        {
            writer.BeginObject();
            writer.Field("actor", Actor);
            writer.Field("street", Street);
            writer.Field("role", Role);
            writer.Field("purpose", Purpose);
            writer.EndObject();
        }
    }
}
