using System;
using System.Globalization;
using System.Text;

namespace Shuzhi.Json
{
    /// <summary>Writes doubles with the fewest digits that read back as the same number.</summary>
    internal static class NumberText
    {
        private const double SmallestNormal = 2.2250738585072014e-308;

        internal static string Of(double value)
        {
            if (value == 0)
            {
                return BitConverter.DoubleToInt64Bits(value) < 0 ? "-0.0" : "0.0";
            }
            string digits;
            int exponent;
            Shortest(Math.Abs(value), out digits, out exponent);
            StringBuilder text = new StringBuilder(24);
            if (value < 0)
            {
                text.Append('-');
            }
            Layout(text, digits, exponent + 1);
            return text.ToString();
        }

        /// <summary>Significant digits without trailing zeros, and the power of ten of the first one.</summary>
        private static void Shortest(double value, out string digits, out int exponent)
        {
            string text = null;
            // Fifteen digits that a double holds are found again; the smallest ones hold fewer.
            for (int decimals = value < SmallestNormal ? 0 : 14; decimals <= 16; decimals++)
            {
                text = value.ToString("E" + decimals.ToString(CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
                double back;
                // Older runtimes overflow on their own text of the largest double: more digits settle it.
                if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out back) && back == value)
                {
                    break;
                }
            }
            int mark = text.IndexOf('E');
            digits = text.Substring(0, mark).Replace(".", "").TrimEnd('0');
            exponent = int.Parse(text.Substring(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        }

        /// <summary>`point` digits stand before the decimal point; far away from it the exponent is spelt out.</summary>
        private static void Layout(StringBuilder text, string digits, int point)
        {
            if (digits.Length <= point && point <= 16)
            {
                text.Append(digits).Append('0', point - digits.Length).Append(".0");
            }
            else if (0 < point && point <= 16)
            {
                text.Append(digits, 0, point).Append('.').Append(digits, point, digits.Length - point);
            }
            else if (-5 < point && point <= 0)
            {
                text.Append("0.").Append('0', -point).Append(digits);
            }
            else
            {
                text.Append(digits[0]);
                if (digits.Length > 1)
                {
                    text.Append('.').Append(digits, 1, digits.Length - 1);
                }
                text.Append('e').Append((point - 1).ToString(CultureInfo.InvariantCulture));
            }
        }
    }
}
