using System;
using Shuzhi.Native;

namespace Shuzhi
{
    /// <summary>
    /// The native library: where it is looked for, and which one was loaded. An explicit path is
    /// <see cref="Path"/>, else the application's property <c>SHUZHI_LIBRARY_PATH</c> (runtimeconfig, or
    /// <c>AppDomain.SetData</c>), else the environment variable of that name; then nothing else is tried. Without one:
    /// beside the assembly, in <c>runtimes/&lt;rid&gt;/native/</c> beside it, then the system's own search.
    /// </summary>
    public static class Library
    {
        /// <summary>Name of the environment variable and of the application's property.</summary>
        public const string PathVariable = "SHUZHI_LIBRARY_PATH";

        private static string path;

        /// <summary>The file of the native library or its folder; set before the first use. Null searches.</summary>
        /// <exception cref="InvalidOperationException">The library has been loaded already.</exception>
        public static string Path
        {
            get
            {
                return path;
            }

            set
            {
                if (NativeLibrary.IsLoaded && value != path)
                {
                    throw new InvalidOperationException("the native library is loaded already");
                }
                path = value;
            }
        }

        /// <summary>The path it was loaded from. Loads it if need be.</summary>
        /// <exception cref="LibraryLoadException">It can't be loaded.</exception>
        public static string LoadedPath
        {
            get { return NativeLibrary.Current.Path; }
        }

        /// <summary>Its version. Loads it if need be.</summary>
        /// <exception cref="LibraryLoadException">It can't be loaded.</exception>
        public static string Version
        {
            get { return Utf8Text.Read(NativeLibrary.Current.Version()); }
        }

        internal static string ConfiguredPath()
        {
            string[] places =
            {
                path,
                AppDomain.CurrentDomain.GetData(PathVariable) as string,
                Environment.GetEnvironmentVariable(PathVariable)
            };
            return Array.Find(places, place => !string.IsNullOrEmpty(place));
        }
    }
}
