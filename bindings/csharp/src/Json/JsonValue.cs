using System;
using System.Collections.Generic;
using System.Globalization;

namespace Shuzhi.Json
{
    /// <summary>What a <see cref="JsonValue"/> is.</summary>
    public enum JsonKind
    {
        /// <summary>null</summary>
        Null,

        /// <summary>true or false</summary>
        Boolean,

        /// <summary>A whole number of 64 bits.</summary>
        Whole,

        /// <summary>Any other number.</summary>
        Number,

        /// <summary>A string.</summary>
        Text,

        /// <summary>A list.</summary>
        List,

        /// <summary>An object.</summary>
        Object
    }

    /// <summary>Any JSON: what the contract leaves open, such as the details of an error.</summary>
    public sealed class JsonValue
    {
        /// <summary>null</summary>
        public static readonly JsonValue Null = new JsonValue(JsonKind.Null, null);

        private readonly object value;

        private JsonValue(JsonKind kind, object value)
        {
            Kind = kind;
            this.value = value;
        }

        /// <summary>What it is.</summary>
        public JsonKind Kind { get; private set; }

        /// <summary>The entries of an object, in the order of the document.</summary>
        /// <exception cref="InvalidCastException">It is no object.</exception>
        public Dictionary<string, JsonValue> Entries
        {
            get { return (Dictionary<string, JsonValue>)Value(JsonKind.Object); }
        }

        /// <summary>The items of a list.</summary>
        /// <exception cref="InvalidCastException">It is no list.</exception>
        public List<JsonValue> Items
        {
            get { return (List<JsonValue>)Value(JsonKind.List); }
        }

        /// <summary>The entry <paramref name="name"/> of an object, or null where there is none or this is no object.</summary>
        public JsonValue this[string name]
        {
            get
            {
                JsonValue found = null;
                if (Kind == JsonKind.Object)
                {
                    Entries.TryGetValue(name, out found);
                }
                return found;
            }
        }

        /// <summary>A string; null gives <see cref="Null"/>.</summary>
        public static JsonValue Of(string text)
        {
            return text == null ? Null : new JsonValue(JsonKind.Text, text);
        }

        /// <summary>A whole number.</summary>
        public static JsonValue Of(long number)
        {
            return new JsonValue(JsonKind.Whole, number);
        }

        /// <summary>A number.</summary>
        public static JsonValue Of(double number)
        {
            return new JsonValue(JsonKind.Number, number);
        }

        /// <summary>true or false</summary>
        public static JsonValue Of(bool truth)
        {
            return new JsonValue(JsonKind.Boolean, truth);
        }

        /// <summary>A list.</summary>
        public static JsonValue Of(List<JsonValue> items)
        {
            return items == null ? Null : new JsonValue(JsonKind.List, items);
        }

        /// <summary>An object.</summary>
        public static JsonValue Of(Dictionary<string, JsonValue> entries)
        {
            return entries == null ? Null : new JsonValue(JsonKind.Object, entries);
        }

        /// <summary>Reads a document.</summary>
        /// <exception cref="InvalidException">The text is no JSON.</exception>
        public static JsonValue Parse(string json)
        {
            JsonReader reader = JsonReader.Of(json, true);
            JsonValue value = Read(reader);
            reader.End();
            return value;
        }

        /// <summary>The string.</summary>
        /// <exception cref="InvalidCastException">It is no string.</exception>
        public string AsText()
        {
            return (string)Value(JsonKind.Text);
        }

        /// <summary>The whole number.</summary>
        /// <exception cref="InvalidCastException">It is no whole number.</exception>
        public long AsWhole()
        {
            return (long)Value(JsonKind.Whole);
        }

        /// <summary>The number, whole or not.</summary>
        /// <exception cref="InvalidCastException">It is no number.</exception>
        public double AsNumber()
        {
            return Kind == JsonKind.Whole ? AsWhole() : (double)Value(JsonKind.Number);
        }

        /// <summary>true or false</summary>
        /// <exception cref="InvalidCastException">It is neither.</exception>
        public bool AsBoolean()
        {
            return (bool)Value(JsonKind.Boolean);
        }

        /// <summary>The document without white space, text unescaped where JSON allows it.</summary>
        public override string ToString()
        {
            JsonWriter writer = JsonWriter.Rent().AllowNul();
            WriteTo(writer);
            string json = writer.ToString();
            JsonWriter.Return(writer);
            return json;
        }

        internal static JsonValue Read(JsonReader reader)
        {
            switch (reader.Peek())
            {
                case '{':
                    return Of(reader.Map(Read));
                case '[':
                    return Of(reader.List(Read));
                case '"':
                    return Of(reader.String());
                case 't':
                case 'f':
                    return Of(reader.Boolean());
                case 'n':
                    reader.Skip();
                    return Null;
                default:
                    object number = reader.AnyNumber();
                    return number is long ? Of((long)number) : Of((double)number);
            }
        }

        internal void WriteTo(JsonWriter writer)
        {
            switch (Kind)
            {
                case JsonKind.Object:
                    writer.Value(Entries, (w, entry) => w.Value(entry));
                    break;
                case JsonKind.List:
                    writer.Value(Items, (w, item) => w.Value(item));
                    break;
                case JsonKind.Text:
                    writer.Value(AsText());
                    break;
                case JsonKind.Whole:
                    writer.Value(AsWhole());
                    break;
                case JsonKind.Number:
                    writer.Value(AsNumber());
                    break;
                case JsonKind.Boolean:
                    writer.Value(AsBoolean());
                    break;
                default:
                    writer.Null();
                    break;
            }
        }

        private object Value(JsonKind wanted)
        {
            if (Kind != wanted)
            {
                throw new InvalidCastException(string.Format(
                    CultureInfo.InvariantCulture, "the JSON is {0}, not {1}", Kind, wanted));
            }
            return value;
        }
    }
}
