using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text;
using Shuzhi.Json;

namespace Shuzhi.Tests
{
    /// <summary>Reader and writer of JSON, alone.</summary>
    internal static class JsonTests
    {
        private static readonly string[] Good =
        {
            "null", "true", "false", "0", "-1", "9223372036854775807", "-9223372036854775808", "\"\"", "[]", "{}",
            "[1,[2,[]],{\"a\":{}}]", "{\"a\":null,\"b\":[true,false]}", "\"𬱖㛃䶮\"", "\"\\\"\\\\\\b\\f\\n\\r\\t\"", "1.5",
            "-0.0", "0.0", "1e300", "1.7976931348623157e308", "5e-324", "\"\\u0000\\u001f\""
        };

        private static readonly string[] Bad =
        {
            "", " ", "nul", "truee", "+1", "01", "-", "1.", ".5", "1e", "1e+", "0x1", "NaN", "Infinity", "1e999", "[1,]",
            "[,1]", "[1 2]", "[", "]", "{", "{\"a\"}", "{\"a\":}", "{\"a\":1,}", "{a:1}", "{'a':1}", "{\"a\":1 \"b\":2}",
            "{\"a\":1,\"a\":2}", "\"", "\"\\\"", "\"\\x\"", "\"\\u12\"", "\"\\u12g4\"", "\"\\ud800\"", "\"\\ud800x\"",
            "\"\\udc00\"", "\"\\ud800\\ud800\"", "\"\\ud800\\n\"", "\"\u0001\"", "\"\n\"", "1 1", "{} {}", "/*c*/1", "\u00a01"
        };

        [Test]
        private static void WhatIsJsonIsReadAndWrittenAsItWas()
        {
            foreach (string json in Good)
            {
                Check.Same(json, JsonValue.Parse(json).ToString());
                Check.Same(json, JsonValue.Parse(" \r\n\t" + json + "\n ").ToString());
            }
        }

        [Test]
        private static void WhatIsNoJsonIsRefused()
        {
            foreach (string json in Bad)
            {
                InvalidException e = Check.Throws<InvalidException>(() => JsonValue.Parse(json));
                Check.Same(ErrorCodes.InvalidDocument, e.Code, json);
            }
        }

        [Test]
        private static void EscapesGiveTheirCharacters()
        {
            Check.Same("/ é中𬱖", JsonValue.Parse("\"\\/\\u0020\\u00E9\\u4e2d\\ud873\\udc56\"").AsText());
            Check.Same("a\0b", JsonValue.Parse("\"a\\u0000b\"").AsText());
            Check.Same("\ud873\udc56", "𬱖");
        }

        [Test]
        private static void LoneSurrogatesAreNeitherReadNorWritten()
        {
            foreach (string text in new[] { "\ud800", "a\udc00", "\ud800b", "\udc00\ud800", "\ud800\ud800\udc00" })
            {
                Check.Same(ErrorCodes.InvalidUtf8, Check.Throws<InvalidException>(() => JsonValue.Parse("\"" + text + "\"")).Code);
                Check.Same(ErrorCodes.InvalidUtf8, Check.Throws<InvalidException>(() => JsonValue.Of(text).ToString()).Code);
            }
        }

        [Test]
        private static void BytesThatAreNoUtf8AreRefused()
        {
            byte[][] wrong =
            {
                new byte[] { 0x80 }, new byte[] { 0xC0, 0x80 }, new byte[] { 0xED, 0xA0, 0x80 }, new byte[] { 0xF8, 0x88, 0x80, 0x80, 0x80 },
                new byte[] { 0xF4, 0x90, 0x80, 0x80 }, new byte[] { 0xE4, 0xB8 }, new byte[] { 0xE0, 0x80, 0x80 }, new byte[] { 0xFF }
            };
            foreach (byte[] bytes in wrong)
            {
                byte[] json = new byte[bytes.Length + 2];
                json[0] = json[json.Length - 1] = (byte)'"';
                bytes.CopyTo(json, 1);
                Check.Throws<InvalidException>(() => JsonValue.Read(new JsonReader(json, json.Length, true)));
            }
        }

        [Test]
        private static void DeepDocumentsAreRefusedNotFatal()
        {
            string open = new string('[', 100);
            Check.Same(open + new string(']', 100), JsonValue.Parse(open + new string(']', 100)).ToString());
            string deep = new string('[', 100000);
            Check.Throws<InvalidException>(() => JsonValue.Parse(deep));
            Check.Throws<InvalidException>(() => new JsonReader(Encoding.ASCII.GetBytes(deep), deep.Length, true).Skip());
            JsonValue value = JsonValue.Null;
            for (int i = 0; i < 1000; i++)
            {
                value = JsonValue.Of(new List<JsonValue> { value });
            }
            Check.Throws<InvalidException>(() => value.ToString());
        }

        [Test]
        private static void ErrorsNameTheFieldAsAPath()
        {
            InvalidException e = Check.Throws<InvalidException>(() => JsonValue.Parse("{\"a\":[{\"b\":1},{\"b\":x}]}"));
            Check.Same("a[1].b", e.Field);
            Dictionary<string, JsonValue> inner = new Dictionary<string, JsonValue> { { "name", JsonValue.Of("\ud800") } };
            JsonValue outer = JsonValue.Of(new List<JsonValue> { JsonValue.Null, JsonValue.Of(inner) });
            Check.Same("[1].name", Check.Throws<InvalidException>(() => outer.ToString()).Field);
        }

        [Test]
        private static void DoublesHaveOneShortestForm()
        {
            string[] forms =
            {
                "0.1", "103.8", "36.061089", "100000.0", "1234567890123456.0", "1e16", "1.2345678901234568e17", "0.00001",
                "1e-6", "1.5e-7", "123.456", "-36.5", "0.3", "0.30000000000000004", "2.2250738585072014e-308"
            };
            foreach (string form in forms)
            {
                Check.Same(form, JsonValue.Of(double.Parse(form, CultureInfo.InvariantCulture)).ToString());
            }
            Check.Throws<InvalidException>(() => JsonValue.Of(double.NaN).ToString());
            Check.Throws<InvalidException>(() => JsonValue.Of(double.PositiveInfinity).ToString());
        }

        [Test]
        private static void AnyDoubleReadsBackTheSame()
        {
            Random random = new Random(20261123);
            byte[] bits = new byte[8];
            for (int i = 0; i < 50000; i++)
            {
                random.NextBytes(bits);
                double value = i % 2 == 0 ? BitConverter.ToDouble(bits, 0) : (random.NextDouble() - 0.5) * 360;
                if (double.IsNaN(value) || double.IsInfinity(value))
                {
                    continue;
                }
                double back = JsonValue.Parse(JsonValue.Of(value).ToString()).AsNumber();
                Check.Same(BitConverter.DoubleToInt64Bits(value), BitConverter.DoubleToInt64Bits(back), value.ToString("R"));
            }
        }

        [Test]
        private static void TheCultureOfTheThreadDoesNotMatter()
        {
            CultureInfo before = CultureInfo.CurrentCulture;
            CultureInfo odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;
            try
            {
                Check.Same("[-1.5,-7]", JsonValue.Parse("[-1.5,-7]").ToString());
            }
            finally
            {
                CultureInfo.CurrentCulture = before;
            }
        }

        [Test]
        private static void RandomDocumentsRoundTrip()
        {
            Random random = new Random(42);
            for (int i = 0; i < 3000; i++)
            {
                JsonValue value = Make(random, 0);
                string json = value.ToString();
                Check.Same(json, JsonValue.Parse(json).ToString());
                JsonReader reader = new JsonReader(Encoding.UTF8.GetBytes(json), Encoding.UTF8.GetByteCount(json), true);
                reader.Skip();
                reader.End();
            }
        }

        [Test]
        private static void DamagedBytesAreRefusedOrRead()
        {
            Random random = new Random(7);
            for (int i = 0; i < 20000; i++)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(Make(random, 0).ToString());
                for (int n = random.Next(4); n >= 0 && bytes.Length > 0; n--)
                {
                    bytes[random.Next(bytes.Length)] = (byte)(random.Next(2) == 0 ? random.Next(256) : "{}[]\",:\\u0-e."[random.Next(13)]);
                }
                int count = random.Next(bytes.Length + 1);
                try
                {
                    JsonReader reader = new JsonReader(bytes, count, true);
                    JsonValue read = JsonValue.Read(reader);
                    reader.End();
                    Check.Same(read.ToString(), JsonValue.Parse(read.ToString()).ToString());
                }
                catch (InvalidException)
                {
                    // The only refusal there is.
                }
            }
        }

        private static JsonValue Make(Random random, int depth)
        {
            switch (random.Next(depth > 4 ? 5 : 7))
            {
                case 0:
                    return JsonValue.Null;
                case 1:
                    return JsonValue.Of(random.Next(2) == 0);
                case 2:
                    return JsonValue.Of(((long)random.Next() << 32) * (random.Next(3) - 1) + random.Next());
                case 3:
                    return JsonValue.Of(Text(random));
                case 4:
                    return JsonValue.Of((random.NextDouble() - 0.5) * Math.Pow(10, random.Next(-300, 300)));
                case 5:
                    List<JsonValue> items = new List<JsonValue>();
                    for (int n = random.Next(5); n > 0; n--)
                    {
                        items.Add(Make(random, depth + 1));
                    }
                    return JsonValue.Of(items);
                default:
                    Dictionary<string, JsonValue> entries = new Dictionary<string, JsonValue>();
                    for (int n = random.Next(5); n > 0; n--)
                    {
                        entries[Text(random)] = Make(random, depth + 1);
                    }
                    return JsonValue.Of(entries);
            }
        }

        private static string Text(Random random)
        {
            StringBuilder text = new StringBuilder();
            for (int n = random.Next(12); n > 0; n--)
            {
                int plane = random.Next(5);
                int scalar = plane < 2 ? random.Next(0x80) : plane == 2 ? random.Next(0x80, 0xD800)
                    : plane == 3 ? random.Next(0xE000, 0x10000) : random.Next(0x10000, 0x110000);
                text.Append(char.ConvertFromUtf32(scalar));
            }
            return text.ToString();
        }
    }
}
