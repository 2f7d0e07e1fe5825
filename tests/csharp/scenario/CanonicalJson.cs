using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using Shuzhi.Json;

namespace Shuzhi.Scenarios
{
    /// <summary>
    /// A document as the same text in every language: members sorted, null members left out, no spaces, only the escapes
    /// that JSON needs, numbers that are not whole with at most nine decimals.
    /// </summary>
    internal static class CanonicalJson
    {
        private const int Decimals = 9;

        internal static string Write(JsonValue value)
        {
            StringBuilder text = new StringBuilder();
            Write(value, text);
            return text.ToString();
        }

        private static void Write(JsonValue value, StringBuilder text)
        {
            switch (value.Kind)
            {
                case JsonKind.Object:
                    Members(value.Entries, text);
                    break;
                case JsonKind.List:
                    text.Append('[');
                    for (int i = 0; i < value.Items.Count; i++)
                    {
                        text.Append(i == 0 ? "" : ",");
                        Write(value.Items[i], text);
                    }
                    text.Append(']');
                    break;
                case JsonKind.Number:
                    text.Append(Number(value));
                    break;
                default:
                    text.Append(value);
                    break;
            }
        }

        private static void Members(Dictionary<string, JsonValue> entries, StringBuilder text)
        {
            text.Append('{');
            string separator = "";
            foreach (string name in entries.Keys.OrderBy(name => name, StringComparer.Ordinal))
            {
                if (entries[name].Kind != JsonKind.Null)
                {
                    text.Append(separator).Append(JsonValue.Of(name)).Append(':');
                    Write(entries[name], text);
                    separator = ",";
                }
            }
            text.Append('}');
        }

        /// <summary>The exact value of a number, rounded half to even.</summary>
        internal static string Number(JsonValue value)
        {
            if (value.Kind == JsonKind.Whole)
            {
                return value.ToString();
            }
            long bits = BitConverter.DoubleToInt64Bits(value.AsNumber());
            int exponent = (int)((bits >> 52) & 0x7FF);
            decimal mantissa = bits & 0xFFFFFFFFFFFFFL | (exponent == 0 ? 0L : 0x10000000000000L);
            // The value is mantissa × 2^shift: 53 bits, which the nine decimals lengthen to 83 of decimal's 96.
            int shift = Math.Max(exponent, 1) - 1075;
            decimal rounded = shift >= 0 ? mantissa * Power(shift) : Divided(mantissa * 1000000000m, -shift) / 1000000000m;
            if (rounded == 0)
            {
                return "0";
            }
            string text = rounded.ToString("F" + Decimals, CultureInfo.InvariantCulture).TrimEnd('0').TrimEnd('.');
            return bits < 0 ? "-" + text : text;
        }

        /// <summary>A whole number divided by 2^shift.</summary>
        private static decimal Divided(decimal dividend, int shift)
        {
            if (shift > 90)
            {
                return 0;
            }
            decimal divisor = Power(shift);
            decimal rest = decimal.Remainder(dividend, divisor);
            decimal whole = (dividend - rest) / divisor;
            decimal doubled = rest * 2;
            bool up = doubled > divisor || (doubled == divisor && decimal.Remainder(whole, 2) != 0);
            return whole + (up ? 1 : 0);
        }

        private static decimal Power(int exponent)
        {
            decimal power = 1;
            for (int i = 0; i < exponent; i++)
            {
                power *= 2;
            }
            return power;
        }
    }
}
