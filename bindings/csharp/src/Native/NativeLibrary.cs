using System;
using System.Collections.Generic;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using Shuzhi.Json;

namespace Shuzhi.Native
{
    /// <summary>The loaded native library and its functions. Once loaded it stays for the life of the process.</summary>
    internal sealed class NativeLibrary
    {
        private static readonly object Gate = new object();
        private static volatile NativeLibrary current;

        private readonly OperationFunction[] operations = new OperationFunction[Contract.OperationCount];
        private readonly IntPtr library;

        private NativeLibrary(IntPtr library, string path)
        {
            this.library = library;
            Path = path;
            Version = Bind<TextFunction>("shuzhi_version");
            StringFree = Bind<HandleAction>("shuzhi_string_free");
            ErrorJson = Bind<ErrorTextFunction>("shuzhi_error_json");
            ErrorFree = Bind<HandleAction>("shuzhi_error_free");
            PlatformOpen = Bind<PlatformOpenFunction>("shuzhi_platform_open");
            PlatformClose = Bind<HandleAction>("shuzhi_platform_close");
            PlatformSetClock = Bind<SetClockFunction>("shuzhi_platform_set_clock");
            SessionOpen = Bind<SessionOpenFunction>("shuzhi_session_open");
            SessionClose = Bind<HandleAction>("shuzhi_session_close");
            SessionInterrupt = Bind<HandleAction>("shuzhi_session_interrupt");
            SessionProgress = Bind<ProgressFunction>("shuzhi_session_progress");
            EventListen = Bind<ListenFunction>("shuzhi_event_listen");
            EventUnlisten = Bind<UnlistenFunction>("shuzhi_event_unlisten");
            GridLocate = Bind<LocateFunction>("shuzhi_grid_locate");
            GridLocateMany = Bind<LocateManyFunction>("shuzhi_grid_locate_many");
        }

        /// <summary>The library, loaded at the first use. A failure is not remembered: the next use tries again.</summary>
        internal static NativeLibrary Current
        {
            get
            {
                NativeLibrary loaded = current;
                if (loaded == null)
                {
                    lock (Gate)
                    {
                        loaded = current ?? (current = Load());
                    }
                }
                return loaded;
            }
        }

        internal static bool IsLoaded
        {
            get { return current != null; }
        }

        internal string Path { get; private set; }

        internal TextFunction Version { get; private set; }

        internal HandleAction StringFree { get; private set; }

        internal ErrorTextFunction ErrorJson { get; private set; }

        internal HandleAction ErrorFree { get; private set; }

        internal PlatformOpenFunction PlatformOpen { get; private set; }

        internal HandleAction PlatformClose { get; private set; }

        internal SetClockFunction PlatformSetClock { get; private set; }

        internal SessionOpenFunction SessionOpen { get; private set; }

        internal HandleAction SessionClose { get; private set; }

        internal HandleAction SessionInterrupt { get; private set; }

        internal ProgressFunction SessionProgress { get; private set; }

        internal ListenFunction EventListen { get; private set; }

        internal UnlistenFunction EventUnlisten { get; private set; }

        internal LocateFunction GridLocate { get; private set; }

        internal LocateManyFunction GridLocateMany { get; private set; }

        /// <summary>An operation of the contract by its number there; bound when first called.</summary>
        internal OperationFunction Operation(int slot, string function)
        {
            OperationFunction bound = Volatile.Read(ref operations[slot]);
            if (bound == null)
            {
                bound = Bind<OperationFunction>(function);
                Volatile.Write(ref operations[slot], bound);
            }
            return bound;
        }

        /// <summary>Nothing for status 0, else the exception of the error, which is freed.</summary>
        internal void Check(int status, IntPtr error)
        {
            if (status == 0)
            {
                return;
            }
            if (error == IntPtr.Zero)
            {
                throw new InternalException("status " + status + " without an error");
            }
            ErrorReport report;
            try
            {
                IntPtr json = ErrorJson(error);
                int count;
                byte[] bytes = Utf8Text.Borrow(json, out count);
                report = ErrorReport.Read(new JsonReader(bytes, count, true));
            }
            catch (InvalidException damaged)
            {
                throw new InternalException("the error of status " + status + " can't be read: " + damaged.En);
            }
            finally
            {
                ErrorFree(error);
            }
            throw ShuzhiException.Of(report);
        }

        private static NativeLibrary Load()
        {
            List<LoadAttempt> attempts = new List<LoadAttempt>();
            foreach (string path in LibrarySearch.Candidates())
            {
                string reason;
                NativeLibrary loaded = Try(path, out reason);
                if (loaded != null)
                {
                    return loaded;
                }
                attempts.Add(new LoadAttempt(path, reason));
            }
            throw new LibraryLoadException(attempts);
        }

        private static NativeLibrary Try(string path, out string reason)
        {
            bool bare = path.IndexOf(System.IO.Path.DirectorySeparatorChar) < 0;
            if (!bare && !File.Exists(path))
            {
                reason = "no such file";
                return null;
            }
            IntPtr library = DynamicLoader.Host.Open(path, out reason);
            if (library == IntPtr.Zero)
            {
                return null;
            }
            try
            {
                reason = Mismatch(library);
                return reason == null ? new NativeLibrary(library, path) : null;
            }
            catch (EntryPointNotFoundException missing)
            {
                reason = missing.Message;
                return null;
            }
        }

        /// <summary>Why the library and this package don't belong together, or null.</summary>
        private static string Mismatch(IntPtr library)
        {
            int abi = Bind<NumberFunction>(library, "shuzhi_abi_version")();
            if (abi != Contract.AbiVersion)
            {
                return "its ABI version is " + abi + ", this package needs " + Contract.AbiVersion;
            }
            string hash = Utf8Text.Read(Bind<TextFunction>(library, "shuzhi_contract_hash")());
            if (hash != Contract.Hash)
            {
                string version = Utf8Text.Read(Bind<TextFunction>(library, "shuzhi_version")());
                return "its contract is " + hash + " (library " + version + "), this package was made from "
                    + Contract.Hash + " (library " + Contract.LibraryVersion + "); use files of one release";
            }
            return null;
        }

        private T Bind<T>(string name) where T : class
        {
            return Bind<T>(library, name);
        }

        private static T Bind<T>(IntPtr library, string name) where T : class
        {
            IntPtr address = DynamicLoader.Host.Symbol(library, name);
            if (address == IntPtr.Zero)
            {
                throw new EntryPointNotFoundException("it has no function " + name);
            }
            return (T)(object)Marshal.GetDelegateForFunctionPointer(address, typeof(T));
        }
    }
}
