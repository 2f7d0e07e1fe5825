using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Shuzhi.Json
{
    /// <summary>Writes one JSON document as UTF-8. A null field is left out: the library treats both alike.</summary>
    internal sealed class JsonWriter
    {
        private const int RetainedBytes = 64 * 1024;

        [ThreadStatic]
        private static JsonWriter spare;

        private readonly JsonPath path = new JsonPath();
        private byte[] bytes = new byte[1024];
        private int count;
        private bool separate;
        private bool allowNul;

        /// <summary>The calling thread's writer, empty. It serves one document at a time.</summary>
        internal static JsonWriter Rent()
        {
            JsonWriter writer = spare ?? new JsonWriter();
            spare = null;
            writer.count = 0;
            writer.separate = false;
            writer.allowNul = false;
            writer.path.Reset();
            return writer;
        }

        internal static void Return(JsonWriter writer)
        {
            if (writer.bytes.Length <= RetainedBytes)
            {
                spare = writer;
            }
        }

        /// <summary>Lets text hold U+0000, for documents that are not handed to the library.</summary>
        internal JsonWriter AllowNul()
        {
            allowNul = true;
            return this;
        }

        /// <summary>The document with a NUL after it, as C reads it; valid until the writer is used again.</summary>
        internal byte[] Terminated()
        {
            Reserve(1);
            bytes[count] = 0;
            return bytes;
        }

        public override string ToString()
        {
            return Encoding.UTF8.GetString(bytes, 0, count);
        }

        internal void BeginObject()
        {
            Separate();
            if (!path.TryEnterObject())
            {
                throw Refused("文档嵌套过深", "the document is nested too deeply");
            }
            Put('{');
            separate = false;
        }

        internal void EndObject()
        {
            path.Leave();
            Put('}');
            separate = true;
        }

        internal void Name(string name)
        {
            path.Name(name);
            Separate();
            Quote(name);
            Put(':');
            separate = false;
        }

        internal void Field(string name, string value)
        {
            if (value != null)
            {
                Name(name);
                Value(value);
            }
        }

        internal void Field(string name, int? value)
        {
            Field(name, (long?)value);
        }

        internal void Field(string name, long? value)
        {
            if (value.HasValue)
            {
                Name(name);
                Value(value.Value);
            }
        }

        internal void Field(string name, double? value)
        {
            if (value.HasValue)
            {
                Name(name);
                Value(value.Value);
            }
        }

        internal void Field(string name, bool? value)
        {
            if (value.HasValue)
            {
                Name(name);
                Value(value.Value);
            }
        }

        internal void Field(string name, ContractDocument value)
        {
            if (value != null)
            {
                Name(name);
                value.WriteJson(this);
            }
        }

        internal void Field(string name, JsonValue value)
        {
            if (value != null)
            {
                Name(name);
                Value(value);
            }
        }

        /// <summary>A field of an enum by its text, which is null for a value that the contract doesn't know.</summary>
        internal void EnumField(string name, string text)
        {
            Name(name);
            EnumValue(text);
        }

        internal void Field<T>(string name, List<T> items, Action<JsonWriter, T> write)
        {
            if (items != null)
            {
                Name(name);
                Value(items, write);
            }
        }

        internal void Field<T>(string name, Dictionary<string, T> entries, Action<JsonWriter, T> write)
        {
            if (entries != null)
            {
                Name(name);
                Value(entries, write);
            }
        }

        internal void Value<T>(List<T> items, Action<JsonWriter, T> write)
        {
            NotNull(items);
            BeginArray();
            foreach (T item in items)
            {
                write(this, item);
                path.Next();
            }
            EndArray();
        }

        internal void Value<T>(Dictionary<string, T> entries, Action<JsonWriter, T> write)
        {
            NotNull(entries);
            BeginObject();
            foreach (KeyValuePair<string, T> entry in entries)
            {
                Name(entry.Key);
                write(this, entry.Value);
            }
            EndObject();
        }

        internal void Value(ContractDocument value)
        {
            NotNull(value);
            value.WriteJson(this);
        }

        internal void Value(JsonValue value)
        {
            NotNull(value);
            value.WriteTo(this);
        }

        internal void Value(string value)
        {
            NotNull(value);
            Separate();
            Quote(value);
            separate = true;
        }

        internal void EnumValue(string text)
        {
            if (text == null)
            {
                throw Refused("枚举值未设置或不属于本版本的约定", "the enum value is not set, or not one of this version's contract");
            }
            Value(text);
        }

        internal void Value(long value)
        {
            Plain(value.ToString(CultureInfo.InvariantCulture));
        }

        internal void Value(double value)
        {
            if (double.IsNaN(value) || double.IsInfinity(value))
            {
                throw Refused("数值应为有限数", "a number must be finite");
            }
            Plain(NumberText.Of(value));
        }

        internal void Value(bool value)
        {
            Plain(value ? "true" : "false");
        }

        internal void Null()
        {
            Plain("null");
        }

        internal void BeginArray()
        {
            Separate();
            if (!path.TryEnterArray())
            {
                throw Refused("文档嵌套过深", "the document is nested too deeply");
            }
            Put('[');
            separate = false;
        }

        internal void NextItem()
        {
            path.Next();
        }

        internal void EndArray()
        {
            path.Leave();
            Put(']');
            separate = true;
        }

        private void NotNull(object value)
        {
            if (value == null)
            {
                throw Refused("此处不能为空", "null is not allowed here");
            }
        }

        private void Plain(string text)
        {
            Separate();
            Reserve(text.Length);
            foreach (char c in text)
            {
                bytes[count++] = (byte)c;
            }
            separate = true;
        }

        private void Separate()
        {
            if (separate)
            {
                Put(',');
            }
        }

        private void Put(char ascii)
        {
            Reserve(1);
            bytes[count++] = (byte)ascii;
        }

        private void Reserve(int more)
        {
            if (bytes.Length - count < more)
            {
                Array.Resize(ref bytes, checked(Math.Max(bytes.Length * 2, count + more)));
            }
        }

        private void Quote(string text)
        {
            Put('"');
            // Three bytes hold any UTF-16 unit; an escape reserves what it takes beyond that.
            Reserve(checked(3 * text.Length + 1));
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (c >= ' ' && c < 0x80 && c != '"' && c != '\\')
                {
                    bytes[count++] = (byte)c;
                }
                else if (c < 0x80)
                {
                    Escape(c);
                    Reserve(checked(3 * (text.Length - i) + 1));
                }
                else if (c < 0x800)
                {
                    bytes[count++] = (byte)(0xC0 | (c >> 6));
                    bytes[count++] = (byte)(0x80 | (c & 0x3F));
                }
                else if (!char.IsSurrogate(c))
                {
                    bytes[count++] = (byte)(0xE0 | (c >> 12));
                    bytes[count++] = (byte)(0x80 | ((c >> 6) & 0x3F));
                    bytes[count++] = (byte)(0x80 | (c & 0x3F));
                }
                else
                {
                    Pair(text, i);
                    i++;
                }
            }
            Put('"');
        }

        private void Pair(string text, int i)
        {
            if (!char.IsHighSurrogate(text[i]) || i + 1 == text.Length || !char.IsLowSurrogate(text[i + 1]))
            {
                throw new InvalidException(
                    ErrorCodes.InvalidUtf8, path.ToString(), "文本含有不成对的代理字符", "the text has a lone surrogate");
            }
            int scalar = char.ConvertToUtf32(text[i], text[i + 1]);
            bytes[count++] = (byte)(0xF0 | (scalar >> 18));
            bytes[count++] = (byte)(0x80 | ((scalar >> 12) & 0x3F));
            bytes[count++] = (byte)(0x80 | ((scalar >> 6) & 0x3F));
            bytes[count++] = (byte)(0x80 | (scalar & 0x3F));
        }

        private void Escape(char c)
        {
            const string Letters = "btn\0fr";
            Reserve(6);
            bytes[count++] = (byte)'\\';
            if (c == '"' || c == '\\')
            {
                bytes[count++] = (byte)c;
            }
            else if (c >= '\b' && c <= '\r' && c != '\v')
            {
                bytes[count++] = (byte)Letters[c - '\b'];
            }
            else if (c == '\0' && !allowNul)
            {
                throw Refused("文本含有空字符（U+0000）", "the text has a NUL character (U+0000)");
            }
            else
            {
                bytes[count++] = (byte)'u';
                bytes[count++] = (byte)'0';
                bytes[count++] = (byte)'0';
                bytes[count++] = (byte)('0' + (c >> 4));
                bytes[count++] = (byte)"0123456789abcdef"[c & 15];
            }
        }

        private InvalidException Refused(string zh, string en)
        {
            return new InvalidException(ErrorCodes.Invalid, path.ToString(), zh, en);
        }
    }
}
