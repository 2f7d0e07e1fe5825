using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;

namespace Shuzhi.Json
{
    /// <summary>Reads one JSON document (RFC 8259, nothing more) from UTF-8 bytes, value by value.</summary>
    internal sealed class JsonReader
    {
        private const int InternedNames = 1024;
        private const int LongestInterned = 48;

        private static readonly UTF8Encoding Strict = new UTF8Encoding(false, true);

        /// <summary>Names of fields met before: a lost race only costs one more string.</summary>
        private static readonly string[] Names = new string[InternedNames];

        private readonly byte[] bytes;
        private readonly int end;
        private readonly bool complete;
        private readonly JsonPath path = new JsonPath();

        /// <summary>Short text of ASCII, which most is, goes through here: the decoder costs more than the text.</summary>
        private readonly char[] scratch = new char[64];

        private int at;
        private bool first;

        /// <param name="bytes">Holds the document in its first <paramref name="count"/> bytes.</param>
        /// <param name="count">Length of the document.</param>
        /// <param name="complete">An answer has every required field and perhaps new ones; a request may lack fields
        /// (the library names them) but has no field that its class can't carry.</param>
        internal JsonReader(byte[] bytes, int count, bool complete)
        {
            this.bytes = bytes;
            this.complete = complete;
            end = count;
        }

        /// <summary>Reads text that a host has; text that is no Unicode is refused like any other damage.</summary>
        internal static JsonReader Of(string json, bool complete)
        {
            if (json == null)
            {
                throw new ArgumentNullException("json");
            }
            byte[] bytes;
            try
            {
                bytes = Strict.GetBytes(json);
            }
            catch (EncoderFallbackException)
            {
                throw new InvalidException(
                    ErrorCodes.InvalidUtf8, null, "文本含有不成对的代理字符", "the text has a lone surrogate");
            }
            return new JsonReader(bytes, bytes.Length, complete);
        }

        internal T Document<T>(T target) where T : ContractDocument
        {
            target.ReadJson(this);
            return target;
        }

        /// <summary>After the document only white space may follow.</summary>
        internal void End()
        {
            if (Peek() >= 0)
            {
                throw Damaged("text after the document");
            }
        }

        /// <summary>The next byte that is no white space, or -1 at the end; it is not consumed.</summary>
        internal int Peek()
        {
            while (at < end)
            {
                byte next = bytes[at];
                if (next != ' ' && next != '\n' && next != '\r' && next != '\t')
                {
                    return next;
                }
                at++;
            }
            return -1;
        }

        internal bool Null()
        {
            if (Peek() != 'n')
            {
                return false;
            }
            Word("null");
            return true;
        }

        internal void BeginObject()
        {
            Expect('{', "an object");
            if (!path.TryEnterObject())
            {
                throw Damaged("nested too deeply");
            }
            first = true;
        }

        /// <summary>The name of the next field, or null at the end of the object.</summary>
        internal string NextName()
        {
            if (!More('}'))
            {
                return null;
            }
            path.Name(null);
            if (Peek() != '"')
            {
                throw Damaged("a field's name expected");
            }
            string name = Name();
            path.Name(name);
            Expect(':', "a colon");
            return name;
        }

        internal void BeginArray()
        {
            Expect('[', "a list");
            if (!path.TryEnterArray())
            {
                throw Damaged("nested too deeply");
            }
            first = true;
        }

        internal bool NextItem()
        {
            bool start = first;
            if (!More(']'))
            {
                return false;
            }
            if (!start)
            {
                path.Next();
            }
            return true;
        }

        internal List<T> List<T>(Func<JsonReader, T> read)
        {
            List<T> items = new List<T>();
            BeginArray();
            while (NextItem())
            {
                items.Add(read(this));
            }
            return items;
        }

        internal Dictionary<string, T> Map<T>(Func<JsonReader, T> read)
        {
            Dictionary<string, T> entries = new Dictionary<string, T>(StringComparer.Ordinal);
            BeginObject();
            for (string name = NextName(); name != null; name = NextName())
            {
                if (entries.ContainsKey(name))
                {
                    throw Damaged("the same name twice");
                }
                entries.Add(name, read(this));
            }
            return entries;
        }

        /// <summary>A field the class doesn't have: passed over in an answer, refused in a request.</summary>
        internal void Unknown()
        {
            if (!complete)
            {
                throw Damaged("unknown field");
            }
            Skip();
        }

        /// <summary>A text that its enum doesn't have: tolerated in an answer, refused in a request.</summary>
        internal void UnknownValue()
        {
            if (!complete)
            {
                throw Damaged("unknown value");
            }
        }

        /// <summary>A required field was not there.</summary>
        internal void Missing(string name)
        {
            if (complete)
            {
                throw Damaged("required field " + name + " is missing");
            }
        }

        internal bool Boolean()
        {
            switch (Peek())
            {
                case 't':
                    Word("true");
                    return true;
                case 'f':
                    Word("false");
                    return false;
                default:
                    throw Damaged("true or false expected");
            }
        }

        internal int Int32()
        {
            long value = Int64();
            if (value < int.MinValue || value > int.MaxValue)
            {
                throw Damaged("a whole number of 32 bits expected");
            }
            return (int)value;
        }

        internal long Int64()
        {
            string text = Number();
            long value;
            if (!long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
            {
                throw Damaged("a whole number of 64 bits expected");
            }
            return value;
        }

        internal double Double()
        {
            return DoubleOf(Number());
        }

        /// <summary>A whole number as long, any other as double.</summary>
        internal object AnyNumber()
        {
            string text = Number();
            long whole;
            if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out whole) && text != "-0")
            {
                return whole;
            }
            return DoubleOf(text);
        }

        private double DoubleOf(string text)
        {
            double value;
            // Older runtimes refuse what is out of range, newer ones give infinity.
            if (!double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value) || double.IsInfinity(value))
            {
                throw Damaged("the number is out of range");
            }
            // Older runtimes lose the sign of zero.
            return value == 0 && text[0] == '-' ? BitConverter.Int64BitsToDouble(long.MinValue) : value;
        }

        internal string String()
        {
            if (Peek() != '"')
            {
                throw Damaged("a string expected");
            }
            int start = ++at;
            while (at < end && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] >= ' ')
            {
                at++;
            }
            string text = Decode(start);
            if (at < end && bytes[at] == '"')
            {
                at++;
                return text;
            }
            StringBuilder whole = new StringBuilder(text);
            while (true)
            {
                if (at >= end || bytes[at] < ' ')
                {
                    throw Damaged("the string doesn't end, or holds a control character");
                }
                if (bytes[at] == '"')
                {
                    at++;
                    return whole.ToString();
                }
                if (bytes[at] == '\\')
                {
                    Unescape(whole);
                }
                start = at;
                while (at < end && bytes[at] != '"' && bytes[at] != '\\' && bytes[at] >= ' ')
                {
                    at++;
                }
                whole.Append(Decode(start));
            }
        }

        /// <summary>Passes over one value, whatever it is, and checks its grammar.</summary>
        internal void Skip()
        {
            switch (Peek())
            {
                case '{':
                    BeginObject();
                    while (NextName() != null)
                    {
                        Skip();
                    }
                    break;
                case '[':
                    BeginArray();
                    while (NextItem())
                    {
                        Skip();
                    }
                    break;
                case '"':
                    String();
                    break;
                case 't':
                case 'f':
                    Boolean();
                    break;
                case 'n':
                    Word("null");
                    break;
                default:
                    Number();
                    break;
            }
        }

        internal InvalidException Damaged(string reason)
        {
            string en = "not a JSON document of the contract (byte " + at.ToString(CultureInfo.InvariantCulture) + "): " + reason;
            return new InvalidException(ErrorCodes.InvalidDocument, path.ToString(), "不是符合约定的 JSON 文档", en);
        }

        private bool More(char close)
        {
            int next = Peek();
            if (next == close)
            {
                at++;
                path.Leave();
                first = false;
                return false;
            }
            if (!first)
            {
                Expect(',', "a comma");
            }
            first = false;
            return true;
        }

        private void Expect(char wanted, string what)
        {
            if (Peek() != wanted)
            {
                throw Damaged(what + " expected");
            }
            at++;
        }

        private void Word(string word)
        {
            for (int i = 0; i < word.Length; i++)
            {
                if (at + i >= end || bytes[at + i] != word[i])
                {
                    throw Damaged(word + " expected");
                }
            }
            at += word.Length;
        }

        private string Name()
        {
            int start = at + 1;
            uint hash = 2166136261;
            int stop = start;
            while (stop < end && bytes[stop] != '"' && bytes[stop] > ' ' && bytes[stop] < 0x80 && bytes[stop] != '\\')
            {
                hash = (hash ^ bytes[stop]) * 16777619;
                stop++;
            }
            if (stop >= end || bytes[stop] != '"' || stop - start > LongestInterned)
            {
                return String();
            }
            string known = Names[hash % InternedNames];
            if (known == null || !Same(known, start, stop - start))
            {
                known = Encoding.ASCII.GetString(bytes, start, stop - start);
                Names[hash % InternedNames] = known;
            }
            at = stop + 1;
            return known;
        }

        private bool Same(string known, int start, int count)
        {
            if (known.Length != count)
            {
                return false;
            }
            for (int i = 0; i < count; i++)
            {
                if (known[i] != bytes[start + i])
                {
                    return false;
                }
            }
            return true;
        }

        private string Decode(int start)
        {
            int count = at - start;
            if (count <= scratch.Length)
            {
                int i = 0;
                while (i < count && bytes[start + i] < 0x80)
                {
                    scratch[i] = (char)bytes[start + i];
                    i++;
                }
                if (i == count)
                {
                    return new string(scratch, 0, count);
                }
            }
            try
            {
                return Strict.GetString(bytes, start, at - start);
            }
            catch (ArgumentException)
            {
                throw Damaged("not UTF-8");
            }
        }

        private void Unescape(StringBuilder text)
        {
            at++;
            int letter = at < end ? bytes[at] : -1;
            at++;
            switch (letter)
            {
                case '"':
                case '\\':
                case '/':
                    text.Append((char)letter);
                    break;
                case 'b':
                    text.Append('\b');
                    break;
                case 'f':
                    text.Append('\f');
                    break;
                case 'n':
                    text.Append('\n');
                    break;
                case 'r':
                    text.Append('\r');
                    break;
                case 't':
                    text.Append('\t');
                    break;
                case 'u':
                    UnescapeUnit(text);
                    break;
                default:
                    throw Damaged("unknown escape");
            }
        }

        private void UnescapeUnit(StringBuilder text)
        {
            char unit = Hexadecimal();
            if (!char.IsSurrogate(unit))
            {
                text.Append(unit);
                return;
            }
            if (char.IsHighSurrogate(unit) && at + 1 < end && bytes[at] == '\\' && bytes[at + 1] == 'u')
            {
                at += 2;
                char low = Hexadecimal();
                if (char.IsLowSurrogate(low))
                {
                    text.Append(unit).Append(low);
                    return;
                }
            }
            throw Damaged("a lone surrogate");
        }

        private char Hexadecimal()
        {
            int unit = 0;
            for (int i = 0; i < 4; i++, at++)
            {
                int digit = at < end ? bytes[at] : -1;
                int lower = digit | 0x20;
                if (digit >= '0' && digit <= '9')
                {
                    unit = unit * 16 + (digit - '0');
                }
                else if (lower >= 'a' && lower <= 'f' && digit > 0)
                {
                    unit = unit * 16 + (lower - 'a' + 10);
                }
                else
                {
                    throw Damaged("four hexadecimal digits expected");
                }
            }
            return (char)unit;
        }

        private string Number()
        {
            Peek();
            int start = at;
            Optional('-');
            if (!Optional('0'))
            {
                Digits();
            }
            if (Optional('.'))
            {
                Digits();
            }
            if (Optional('e') || Optional('E'))
            {
                if (!Optional('+'))
                {
                    Optional('-');
                }
                Digits();
            }
            return Encoding.ASCII.GetString(bytes, start, at - start);
        }

        private bool Optional(char wanted)
        {
            bool there = at < end && bytes[at] == wanted;
            at += there ? 1 : 0;
            return there;
        }

        private void Digits()
        {
            int start = at;
            while (at < end && bytes[at] >= '0' && bytes[at] <= '9')
            {
                at++;
            }
            if (at == start)
            {
                throw Damaged("a number expected");
            }
        }
    }
}
