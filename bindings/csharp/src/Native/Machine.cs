using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace Shuzhi.Native
{
    /// <summary>The operating system and processor, without RuntimeInformation, which .NET Framework 4.6.1 doesn't have.</summary>
    internal static class Machine
    {
        internal static readonly bool IsWindows = Path.DirectorySeparatorChar == '\\';

        internal static readonly bool IsMac = !IsWindows && Directory.Exists("/System/Library/CoreServices");

        /// <summary>What the native library's file is called here.</summary>
        internal static string FileName
        {
            get { return IsWindows ? "shuzhi.dll" : IsMac ? "libshuzhi.dylib" : "libshuzhi.so"; }
        }

        /// <summary>Names of the folder below <c>runtimes/</c>, the most particular first.</summary>
        internal static IEnumerable<string> RuntimeIdentifiers()
        {
            string processor = Processor();
            if (IsWindows || IsMac)
            {
                yield return (IsWindows ? "win-" : "osx-") + processor;
                yield break;
            }
            if (Directory.Exists("/lib") && Directory.GetFiles("/lib", "ld-musl-*").Length > 0)
            {
                yield return "linux-musl-" + processor;
            }
            yield return "linux-" + processor;
        }

        private static string Processor()
        {
            bool wide = IntPtr.Size == 8;
            string name = IsWindows ? Environment.GetEnvironmentVariable("PROCESSOR_ARCHITECTURE") : Uname();
            name = (name ?? "").ToLowerInvariant();
            if (name.StartsWith("arm", StringComparison.Ordinal) || name == "aarch64")
            {
                return wide ? "arm64" : "arm";
            }
            if (name == "" || name.EndsWith("86", StringComparison.Ordinal) || name == "amd64" || name == "x86_64")
            {
                return wide ? "x64" : "x86";
            }
            return name;
        }

        /// <summary>The processor in the words of <c>uname -m</c>: the fifth of equally long fields.</summary>
        private static string Uname()
        {
            const int LinuxField = 65;
            const int MacField = 256;
            byte[] fields = new byte[16 * MacField];
            try
            {
                if (uname(fields) != 0)
                {
                    return null;
                }
            }
            catch (DllNotFoundException)
            {
                return null;
            }
            int start = 4 * (IsMac ? MacField : LinuxField);
            return Encoding.ASCII.GetString(fields, start, Array.IndexOf(fields, (byte)0, start) - start);
        }

        [DllImport("libc", CallingConvention = CallingConvention.Cdecl)]
        private static extern int uname([In, Out] byte[] fields);
    }
}
