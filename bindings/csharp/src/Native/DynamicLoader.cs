using System;
using System.ComponentModel;
using System.Runtime.InteropServices;
using System.Text;

namespace Shuzhi.Native
{
    /// <summary>The operating system's loader, called directly: the runtimes redirect a DllImport each in its own way.</summary>
    internal abstract class DynamicLoader
    {
        private const int ResolveNow = 2;
        private const int KeepLocalOnMac = 4;

        internal static readonly DynamicLoader Host = Choose();

        /// <summary>Opens <paramref name="path"/>, or gives zero and the reason.</summary>
        internal abstract IntPtr Open(string path, out string reason);

        /// <summary>The address of a function, or zero.</summary>
        internal abstract IntPtr Symbol(IntPtr library, string name);

        private static DynamicLoader Choose()
        {
            if (Machine.IsWindows)
            {
                return new Windows();
            }
            if (Machine.IsMac)
            {
                return new Mac();
            }
            try
            {
                LibDl.dlerror();
                return new LinuxLibDl();
            }
            catch (DllNotFoundException)
            {
                // musl keeps the loader in libc itself.
                return new LinuxLibC();
            }
        }

        private static byte[] Utf8(string text)
        {
            return Encoding.UTF8.GetBytes(text + "\0");
        }

        private sealed class Windows : DynamicLoader
        {
            private const uint SearchBesideTheFile = 8;

            internal override IntPtr Open(string path, out string reason)
            {
                uint flags = path.IndexOf('\\') >= 0 ? SearchBesideTheFile : 0;
                IntPtr library = LoadLibraryExW(path, IntPtr.Zero, flags);
                int error = library == IntPtr.Zero ? Marshal.GetLastWin32Error() : 0;
                reason = error == 0 ? null : "error " + error + ": " + new Win32Exception(error).Message;
                return library;
            }

            internal override IntPtr Symbol(IntPtr library, string name)
            {
                return GetProcAddress(library, Utf8(name));
            }

            [DllImport("kernel32", CharSet = CharSet.Unicode, ExactSpelling = true, SetLastError = true)]
            private static extern IntPtr LoadLibraryExW(string path, IntPtr file, uint flags);

            [DllImport("kernel32", ExactSpelling = true)]
            private static extern IntPtr GetProcAddress(IntPtr library, byte[] name);
        }

        /// <summary>The three homes of dlopen differ in name only.</summary>
        private abstract class Unix : DynamicLoader
        {
            internal override IntPtr Open(string path, out string reason)
            {
                Error();
                IntPtr library = Open(Utf8(path));
                reason = library == IntPtr.Zero ? Utf8Text.Read(Error()) : null;
                return library;
            }

            internal override IntPtr Symbol(IntPtr library, string name)
            {
                return Find(library, Utf8(name));
            }

            protected abstract IntPtr Open(byte[] path);

            protected abstract IntPtr Find(IntPtr library, byte[] name);

            protected abstract IntPtr Error();
        }

        private sealed class LinuxLibDl : Unix
        {
            protected override IntPtr Open(byte[] path)
            {
                return LibDl.dlopen(path, ResolveNow);
            }

            protected override IntPtr Find(IntPtr library, byte[] name)
            {
                return LibDl.dlsym(library, name);
            }

            protected override IntPtr Error()
            {
                return LibDl.dlerror();
            }
        }

        private sealed class LinuxLibC : Unix
        {
            protected override IntPtr Open(byte[] path)
            {
                return LibC.dlopen(path, ResolveNow);
            }

            protected override IntPtr Find(IntPtr library, byte[] name)
            {
                return LibC.dlsym(library, name);
            }

            protected override IntPtr Error()
            {
                return LibC.dlerror();
            }
        }

        private sealed class Mac : Unix
        {
            protected override IntPtr Open(byte[] path)
            {
                return LibSystem.dlopen(path, ResolveNow | KeepLocalOnMac);
            }

            protected override IntPtr Find(IntPtr library, byte[] name)
            {
                return LibSystem.dlsym(library, name);
            }

            protected override IntPtr Error()
            {
                return LibSystem.dlerror();
            }
        }

        private static class LibDl
        {
            [DllImport("libdl.so.2", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlopen(byte[] path, int flags);

            [DllImport("libdl.so.2", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlsym(IntPtr library, byte[] name);

            [DllImport("libdl.so.2", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlerror();
        }

        private static class LibC
        {
            [DllImport("libc", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlopen(byte[] path, int flags);

            [DllImport("libc", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlsym(IntPtr library, byte[] name);

            [DllImport("libc", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlerror();
        }

        private static class LibSystem
        {
            [DllImport("/usr/lib/libSystem.dylib", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlopen(byte[] path, int flags);

            [DllImport("/usr/lib/libSystem.dylib", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlsym(IntPtr library, byte[] name);

            [DllImport("/usr/lib/libSystem.dylib", CallingConvention = CallingConvention.Cdecl)]
            internal static extern IntPtr dlerror();
        }
    }
}
