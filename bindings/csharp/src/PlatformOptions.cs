using Shuzhi.Json;

namespace Shuzhi
{
    /// <summary>How a platform is opened. What is null takes the library's default.</summary>
    public sealed class PlatformOptions : ContractDocument
    {
        /// <summary>数据库文件: path of the database file.</summary>
        public string Path { get; set; }

        /// <summary>存储引擎: <c>sqlite</c>, the default: one file, shared by the processes of one machine.</summary>
        public string Engine { get; set; }

        /// <summary>Whether a file that does not exist is made; it is, unless this is false.</summary>
        public bool? Create { get; set; }

        /// <summary>
        /// <c>full</c> (the default): a call that succeeded survives a power cut; <c>normal</c>: the last calls before
        /// one may be lost, the file stays sound.
        /// </summary>
        public string Durability { get; set; }

        /// <summary>固定时钟: a fixed time (RFC 3339 with offset) for tests and replays; null is the system's clock.</summary>
        public string FixedClock { get; set; }

        /// <summary>Makes identifiers repeatable, for tests and replays; null makes real ones.</summary>
        public long? IdSeed { get; set; }

        /// <summary>How long a call waits for the write lock before it fails as busy, in milliseconds.</summary>
        public int? BusyTimeoutMs { get; set; }

        /// <summary>How many reads may run at once (1 to 64).</summary>
        public int? Readers { get; set; }

        /// <summary>街道代码: a street, of 9 or 12 digits, that is set up if the database does not know it yet.</summary>
        public string Street { get; set; }

        /// <summary>街道名称: the name of that street.</summary>
        public string StreetName { get; set; }

        /// <summary>安全管理员: the actor who has the first grant of that street; all others come from there.</summary>
        public string SecurityAdministrator { get; set; }

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
                    case "path":
                        Path = reader.String();
                        break;
                    case "engine":
                        Engine = reader.String();
                        break;
                    case "create":
                        Create = reader.Boolean();
                        break;
                    case "durability":
                        Durability = reader.String();
                        break;
                    case "clock":
                        FixedClock = ReadSingle(reader, "fixed", r => r.String());
                        break;
                    case "ids":
                        IdSeed = ReadSingle(reader, "seed", r => (long?)r.Int64());
                        break;
                    case "busy_timeout_ms":
                        BusyTimeoutMs = reader.Int32();
                        break;
                    case "readers":
                        Readers = reader.Int32();
                        break;
                    case "street":
                        Street = reader.String();
                        break;
                    case "street_name":
                        StreetName = reader.String();
                        break;
                    case "security_administrator":
                        SecurityAdministrator = reader.String();
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
            writer.Field("path", Path);
            writer.Field("engine", Engine);
            writer.Field("create", Create);
            writer.Field("durability", Durability);
            if (FixedClock != null)
            {
                writer.Name("clock");
                writer.BeginObject();
                writer.Field("fixed", FixedClock);
                writer.EndObject();
            }
            if (IdSeed.HasValue)
            {
                writer.Name("ids");
                writer.BeginObject();
                writer.Field("seed", IdSeed);
                writer.EndObject();
            }
            writer.Field("busy_timeout_ms", BusyTimeoutMs);
            writer.Field("readers", Readers);
            writer.Field("street", Street);
            writer.Field("street_name", StreetName);
            writer.Field("security_administrator", SecurityAdministrator);
            writer.EndObject();
        }

        /// <summary>The only field of an object.</summary>
        private static T ReadSingle<T>(JsonReader reader, string field, System.Func<JsonReader, T> read)
        {
            T value = default(T);
            reader.BeginObject();
            for (string name = reader.NextName(); name != null; name = reader.NextName())
            {
                if (name != field)
                {
                    reader.Unknown();
                }
                else if (!reader.Null())
                {
                    value = read(reader);
                }
            }
            return value;
        }
    }
}
