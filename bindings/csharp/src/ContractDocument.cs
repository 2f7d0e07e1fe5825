using Shuzhi.Json;

namespace Shuzhi
{
    /// <summary>
    /// A request, a record or an answer of the contract. Setters check nothing: the library does, and names the field.
    /// There is on purpose no <c>ToString</c> with the contents, which would put personal data into logs.
    /// </summary>
    public abstract class ContractDocument
    {
        internal ContractDocument()
        {
        }

        /// <summary>Reads a document of class <typeparamref name="T"/>; fields that may be missing may be.</summary>
        /// <exception cref="InvalidException">The text is no JSON, or has a field or value the class can't carry.</exception>
        public static T Parse<T>(string json) where T : ContractDocument, new()
        {
            JsonReader reader = JsonReader.Of(json, false);
            T document = reader.Document(new T());
            reader.End();
            return document;
        }

        /// <summary>The document as JSON; fields that are null are left out.</summary>
        /// <exception cref="InvalidException">A text is no Unicode, a number is not finite, or an enum is not set.</exception>
        public string ToJson()
        {
            JsonWriter writer = JsonWriter.Rent();
            WriteJson(writer);
            string json = writer.ToString();
            JsonWriter.Return(writer);
            return json;
        }

        internal abstract void ReadJson(JsonReader reader);

        internal abstract void WriteJson(JsonWriter writer);

        internal ContractDocument ShallowCopy()
        {
            return (ContractDocument)MemberwiseClone();
        }
    }
}
