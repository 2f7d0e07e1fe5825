using System;
using System.IO;
using System.Linq;
using System.Text;

namespace Shuzhi.Tests
{
    /// <summary>Finding and checking the native library. The last test loads it for all that follow.</summary>
    internal static class LoaderTests
    {
        private static LibraryLoadException Failure(string path)
        {
            Library.Path = path;
            LibraryLoadException failure = Check.Throws<LibraryLoadException>(() => { string unused = Library.Version; });
            foreach (Native.LoadAttempt attempt in failure.Attempts)
            {
                Check.Contains(attempt.Path + ": " + attempt.Reason, failure.Message);
                Check.True(attempt.Reason.Length > 5, "reason of " + attempt.Path);
            }
            Check.Contains(Library.PathVariable, failure.Message);
            return failure;
        }

        private static string NewFolder()
        {
            string folder = Path.Combine(Path.GetTempPath(), "shuzhi-loader-" + Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(folder);
            return folder;
        }

        private static string RealLibrary()
        {
            string path = Environment.GetEnvironmentVariable(Library.PathVariable);
            Check.True(File.Exists(path), Library.PathVariable + " must name the library's file");
            return path;
        }

        [Test]
        private static void AnExplicitPathIsTheOnlyOneTried()
        {
            string missing = Path.Combine(Path.GetTempPath(), "没有", "libshuzhi.so");
            LibraryLoadException failure = Failure(missing);
            Check.Same(1, failure.Attempts.Count, "attempts");
            Check.Same(missing, failure.Attempts[0].Path);
            Check.Same("no such file", failure.Attempts[0].Reason);
        }

        [Test]
        private static void AFolderMeansTheLibraryInItOrItsRuntimes()
        {
            string folder = NewFolder();
            LibraryLoadException failure = Failure(folder);
            Check.True(failure.Attempts.Count >= 2, "attempts");
            Check.Same(folder, Path.GetDirectoryName(failure.Attempts[0].Path));
            Check.Contains(Path.Combine(folder, "runtimes"), failure.Attempts[1].Path);
            Check.Same("native", Path.GetFileName(Path.GetDirectoryName(failure.Attempts[1].Path)));
            Directory.Delete(folder, true);
        }

        [Test]
        private static void AFileThatIsNoLibraryIsToldWithTheReason()
        {
            string folder = NewFolder();
            string file = Path.Combine(folder, "数治.so");
            File.WriteAllText(file, "text");
            Check.Same(file, Failure(file).Attempts.Single().Path);
            Directory.Delete(folder, true);
        }

        [Test]
        private static void AnotherLibraryIsToldByItsMissingFunction()
        {
            const string Maps = "/proc/self/maps";
            if (!File.Exists(Maps))
            {
                Console.WriteLine("no /proc here: another library can't be found by it");
                return;
            }
            string other = File.ReadAllLines(Maps)
                .Where(line => line.Contains("/libc.so") || line.Contains("/libc-") || line.Contains("/ld-musl"))
                .Select(line => line.Substring(line.IndexOf('/')))
                .First();
            Check.Contains("shuzhi_abi_version", Failure(other).Attempts.Single().Reason);
        }

        [Test]
        private static void ALibraryOfAnotherContractIsRefused()
        {
            byte[] bytes = File.ReadAllBytes(RealLibrary());
            byte[] hash = Encoding.ASCII.GetBytes(Contract.Hash);
            int found = 0;
            for (int at = Find(bytes, hash, 0); at >= 0; at = Find(bytes, hash, at + hash.Length))
            {
                bytes[at] = (byte)(bytes[at] == '0' ? '1' : '0');
                found++;
            }
            Check.True(found > 0, "the library holds its hash as text");
            string folder = NewFolder();
            string changed = Path.Combine(folder, "changed.so");
            File.WriteAllBytes(changed, bytes);
            string reason = Failure(changed).Attempts.Single().Reason;
            Check.Contains(Contract.Hash, reason);
            Check.Contains("one release", reason);
            Directory.Delete(folder, true);
        }

        private static int Find(byte[] bytes, byte[] wanted, int start)
        {
            for (int at = Array.IndexOf(bytes, wanted[0], start); at >= 0; at = Array.IndexOf(bytes, wanted[0], at + 1))
            {
                int same = 0;
                while (same < wanted.Length && at + same < bytes.Length && bytes[at + same] == wanted[same])
                {
                    same++;
                }
                if (same == wanted.Length)
                {
                    return at;
                }
            }
            return -1;
        }

        [Test]
        private static void WithoutAPathEveryPlaceIsNamed()
        {
            string configured = RealLibrary();
            Environment.SetEnvironmentVariable(Library.PathVariable, null);
            try
            {
                LibraryLoadException failure = Failure(null);
                string beside = Path.GetDirectoryName(typeof(Library).Assembly.Location);
                Check.Same(beside, Path.GetDirectoryName(failure.Attempts[0].Path));
                Check.Contains(Path.Combine(beside, "runtimes"), failure.Attempts[1].Path);
                string last = failure.Attempts[failure.Attempts.Count - 1].Path;
                Check.Same(last, Path.GetFileName(last), "the system's own search comes last");
            }
            finally
            {
                Environment.SetEnvironmentVariable(Library.PathVariable, configured);
            }
        }

        [Test]
        private static void ZTheRuntimesFolderIsSearched()
        {
            string folder = NewFolder();
            string path = Failure(folder).Attempts[1].Path;
            Directory.CreateDirectory(Path.GetDirectoryName(path));
            File.Copy(RealLibrary(), path);
            Check.Same(path, Library.LoadedPath);
            Check.Same(Contract.LibraryVersion, Library.Version);
            Check.Throws<InvalidOperationException>(() => Library.Path = "/elsewhere");
            Library.Path = folder;
            Directory.Delete(folder, true);
        }
    }
}
