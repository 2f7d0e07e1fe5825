using System;
using System.Runtime.InteropServices;
using System.Text;

namespace Shuzhi.Native
{
    /// <summary>Text that crosses the border as NUL-terminated UTF-8, never in the code page of the machine.</summary>
    internal static class Utf8Text
    {
        private const int RetainedBytes = 256 * 1024;

        [ThreadStatic]
        private static byte[] spare;

        internal static unsafe int Length(IntPtr text)
        {
            byte* start = (byte*)text;
            byte* at = start;
            while (*at != 0)
            {
                at++;
            }
            return checked((int)(at - start));
        }

        /// <summary>Short text of the library or the system; null for NULL.</summary>
        internal static string Read(IntPtr text)
        {
            if (text == IntPtr.Zero)
            {
                return null;
            }
            byte[] bytes = new byte[Length(text)];
            Marshal.Copy(text, bytes, 0, bytes.Length);
            return Encoding.UTF8.GetString(bytes);
        }

        /// <summary>The bytes of a document in a buffer of the thread, valid until it reads the next one.</summary>
        internal static byte[] Borrow(IntPtr text, out int count)
        {
            count = Length(text);
            byte[] bytes = spare;
            if (bytes == null || bytes.Length < count)
            {
                bytes = new byte[Math.Max(count, 4096)];
                spare = bytes.Length <= RetainedBytes ? bytes : spare;
            }
            Marshal.Copy(text, bytes, 0, count);
            return bytes;
        }
    }
}
