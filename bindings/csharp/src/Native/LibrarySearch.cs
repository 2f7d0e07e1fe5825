using System;
using System.Collections.Generic;
using System.IO;
using System.Reflection;

namespace Shuzhi.Native
{
    /// <summary>Where the native library is looked for, in order.</summary>
    internal static class LibrarySearch
    {
        /// <summary>The explicit path alone where one is set: a mistyped path must not load some other library.</summary>
        internal static IEnumerable<string> Candidates()
        {
            string wanted = Library.ConfiguredPath();
            if (wanted != null)
            {
                return Directory.Exists(wanted) ? Within(wanted) : new[] { Path.GetFullPath(wanted) };
            }
            List<string> found = new List<string>();
            foreach (string folder in Folders())
            {
                foreach (string path in Within(folder))
                {
                    if (!found.Contains(path))
                    {
                        found.Add(path);
                    }
                }
            }
            found.Add(Machine.FileName);
            return found;
        }

        private static IEnumerable<string> Within(string folder)
        {
            string full = Path.GetFullPath(folder);
            yield return Path.Combine(full, Machine.FileName);
            foreach (string identifier in Machine.RuntimeIdentifiers())
            {
                yield return Path.Combine(full, "runtimes", identifier, "native", Machine.FileName);
            }
        }

        /// <summary>The folders of this assembly and of the application; a web host runs a copy from elsewhere.</summary>
        private static IEnumerable<string> Folders()
        {
            Assembly assembly = typeof(LibrarySearch).Assembly;
            string beside = FolderOf(assembly);
            if (beside != null)
            {
                yield return beside;
            }
            string application = AppDomain.CurrentDomain.BaseDirectory;
            if (!string.IsNullOrEmpty(application))
            {
                string binaries = AppDomain.CurrentDomain.RelativeSearchPath;
                if (!string.IsNullOrEmpty(binaries))
                {
                    yield return Path.Combine(application, binaries.Split(';')[0]);
                }
                yield return application;
            }
        }

        private static string FolderOf(Assembly assembly)
        {
            try
            {
                string location = assembly.Location;
                return string.IsNullOrEmpty(location) ? null : Path.GetDirectoryName(location);
            }
            catch (NotSupportedException)
            {
                return null;
            }
        }
    }
}
