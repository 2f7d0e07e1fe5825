using System;
using System.Collections.Generic;
using System.Globalization;
using Shuzhi.Json;
using Shuzhi.Native;

namespace Shuzhi
{
    /// <summary>
    /// A street's database, open. All members may be used from any thread. Disposing it disposes its sessions; a call
    /// that is under way in another thread ends in peace, and only then the database is closed.
    /// </summary>
    public sealed class Platform : IDisposable
    {
        private const int FirstPruning = 64;

        private readonly NativeLibrary library;
        private readonly PlatformHandle handle;
        private readonly List<WeakReference<SessionHandle>> sessions = new List<WeakReference<SessionHandle>>();
        private readonly HashSet<Subscription> subscriptions = new HashSet<Subscription>();
        private int pruneAt = FirstPruning;
        private bool disposed;

        private Platform(NativeLibrary library, PlatformHandle handle)
        {
            this.library = library;
            this.handle = handle;
        }

        /// <summary>Opens the database at <paramref name="path"/>, made if there is none, with the default options.</summary>
        /// <exception cref="ShuzhiException">It can't be opened.</exception>
        /// <exception cref="LibraryLoadException">The native library can't be loaded.</exception>
        public static Platform Open(string path)
        {
            return Open(new PlatformOptions { Path = path });
        }

        /// <summary>Opens a database.</summary>
        /// <exception cref="ShuzhiException">It can't be opened.</exception>
        /// <exception cref="LibraryLoadException">The native library can't be loaded.</exception>
        public static Platform Open(PlatformOptions options)
        {
            if (options == null)
            {
                throw new ArgumentNullException("options");
            }
            NativeLibrary library = NativeLibrary.Current;
            PlatformHandle handle = new PlatformHandle(library);
            JsonWriter writer = JsonWriter.Rent();
            options.WriteJson(writer);
            IntPtr platform = IntPtr.Zero;
            IntPtr error = IntPtr.Zero;
            int status = library.PlatformOpen(writer.Terminated(), ref platform, ref error);
            JsonWriter.Return(writer);
            library.Check(status, error);
            handle.Own(platform);
            return new Platform(library, handle);
        }

        /// <summary>Opens a session of <paramref name="actor"/>, an id known to the host, in a street.</summary>
        /// <exception cref="ShuzhiException">It is refused.</exception>
        /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
        public Session OpenSession(string actor, string street)
        {
            return OpenSession(new SessionOptions { Actor = actor, Street = street });
        }

        /// <summary>Opens a session: who acts, where and why. Sessions are cheap; dispose each.</summary>
        /// <exception cref="ShuzhiException">It is refused.</exception>
        /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
        public Session OpenSession(SessionOptions options)
        {
            if (options == null)
            {
                throw new ArgumentNullException("options");
            }
            JsonWriter writer = JsonWriter.Rent();
            options.WriteJson(writer);
            byte[] actor = writer.Terminated();
            SessionHandle session = OpenHandle(actor);
            JsonWriter.Return(writer);
            Remember(session);
            return new Session(library, session, this);
        }

        /// <summary>Sets the clock of a platform that was opened with a fixed one.</summary>
        /// <param name="rfc3339">A time with its offset, such as <c>2026-11-23T09:00:00+08:00</c>.</param>
        /// <exception cref="ShuzhiException">The text is no time, or the clock is the system's.</exception>
        /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
        public void SetClock(string rfc3339)
        {
            byte[] time = Terminated(rfc3339, "clock");
            bool held = false;
            try
            {
                Hold(ref held);
                IntPtr error = IntPtr.Zero;
                int status = library.PlatformSetClock(handle.DangerousGetHandle(), time, ref error);
                library.Check(status, error);
            }
            finally
            {
                Release(held);
            }
        }

        /// <summary>Sets the clock of a platform that was opened with a fixed one.</summary>
        /// <exception cref="ShuzhiException">The clock is the system's.</exception>
        /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
        public void SetClock(DateTimeOffset time)
        {
            SetClock(time.ToString("yyyy-MM-dd'T'HH:mm:ss.fffzzz", CultureInfo.InvariantCulture));
        }

        /// <summary>
        /// Calls <paramref name="listener"/> with the 9 digits of the street and the number of its newest event, whenever
        /// this process has committed events. It runs in the thread of the call that stated them, before that call
        /// returns, and in several threads at the same time, so it should be quick. What it throws is dropped: the call
        /// succeeds all the same. Events of other processes are read with <see cref="Events.Since"/>.
        /// </summary>
        /// <returns>
        /// Ends the listener when disposed: it then does not run and won't again. Only inside a listener disposing
        /// doesn't wait for calls of it in other threads. Without that, the listener ends with the platform.
        /// </returns>
        /// <exception cref="ObjectDisposedException">The platform is disposed.</exception>
        public IDisposable Listen(Action<string, long> listener)
        {
            if (listener == null)
            {
                throw new ArgumentNullException("listener");
            }
            Subscription subscription = new Subscription(this, listener);
            bool listening = false;
            try
            {
                Begin(subscription);
                listening = Remember(subscription);
            }
            finally
            {
                if (!listening)
                {
                    subscription.Dispose();
                }
            }
            if (!listening)
            {
                throw new ObjectDisposedException("Platform");
            }
            return subscription;
        }

        /// <summary>Ends the listeners and closes the sessions and the database. Doing it again is fine.</summary>
        public void Dispose()
        {
            List<WeakReference<SessionHandle>> open;
            List<Subscription> listening;
            lock (sessions)
            {
                disposed = true;
                listening = new List<Subscription>(subscriptions);
                open = new List<WeakReference<SessionHandle>>(sessions);
                sessions.Clear();
            }
            foreach (Subscription subscription in listening)
            {
                subscription.Dispose();
            }
            foreach (WeakReference<SessionHandle> reference in open)
            {
                SessionHandle session;
                if (reference.TryGetTarget(out session))
                {
                    session.Dispose();
                }
            }
            handle.Dispose();
        }

        /// <summary>Called once for each subscription.</summary>
        internal void Unlisten(Subscription subscription)
        {
            lock (sessions)
            {
                subscriptions.Remove(subscription);
            }
            bool held = false;
            try
            {
                handle.DangerousAddRef(ref held);
                IntPtr error = IntPtr.Zero;
                if (subscription.Number != 0
                    && library.EventUnlisten(handle.DangerousGetHandle(), subscription.Number, ref error) != 0)
                {
                    // Nobody finds the listener any more, so it is not told all the same.
                    library.ErrorFree(error);
                }
            }
            catch (ObjectDisposedException)
            {
                // The platform was closed meanwhile, which ended the listener.
            }
            finally
            {
                Release(held);
            }
        }

        private static byte[] Terminated(string text, string field)
        {
            if (text == null)
            {
                throw new ArgumentNullException(field);
            }
            foreach (char c in text)
            {
                if (c == '\0' || c > '~')
                {
                    throw new InvalidException(
                        ErrorCodes.Invalid, field, "时间应为带时区的 RFC 3339 格式", "a time is RFC 3339 with an offset");
                }
            }
            return System.Text.Encoding.ASCII.GetBytes(text + "\0");
        }

        private SessionHandle OpenHandle(byte[] actor)
        {
            SessionHandle session = new SessionHandle(library, handle);
            bool held = false;
            try
            {
                Hold(ref held);
                IntPtr opened = IntPtr.Zero;
                IntPtr error = IntPtr.Zero;
                int status = library.SessionOpen(handle.DangerousGetHandle(), actor, ref opened, ref error);
                library.Check(status, error);
                session.Own(opened);
                held = false;
            }
            finally
            {
                Release(held);
            }
            return session;
        }

        private void Begin(Subscription subscription)
        {
            bool held = false;
            try
            {
                Hold(ref held);
                long number = 0;
                IntPtr error = IntPtr.Zero;
                int status = library.EventListen(
                    handle.DangerousGetHandle(), Listeners.Callback, new IntPtr(subscription.Key), ref number, ref error);
                library.Check(status, error);
                subscription.Number = number;
            }
            finally
            {
                Release(held);
            }
        }

        /// <summary>False when the platform was disposed meanwhile.</summary>
        private bool Remember(Subscription subscription)
        {
            lock (sessions)
            {
                return !disposed && subscriptions.Add(subscription);
            }
        }

        private void Remember(SessionHandle session)
        {
            bool late;
            lock (sessions)
            {
                late = disposed;
                if (!late)
                {
                    Prune();
                    sessions.Add(new WeakReference<SessionHandle>(session));
                }
            }
            if (late)
            {
                session.Dispose();
                throw new ObjectDisposedException("Platform");
            }
        }

        /// <summary>Forgets closed sessions whenever their list has doubled.</summary>
        private void Prune()
        {
            if (sessions.Count < pruneAt)
            {
                return;
            }
            SessionHandle session;
            sessions.RemoveAll(reference => !reference.TryGetTarget(out session) || session.IsClosed);
            pruneAt = Math.Max(FirstPruning, 2 * sessions.Count);
        }

        private void Hold(ref bool held)
        {
            if (handle.IsClosed)
            {
                throw new ObjectDisposedException("Platform");
            }
            handle.DangerousAddRef(ref held);
        }

        private void Release(bool held)
        {
            if (held)
            {
                handle.DangerousRelease();
            }
        }
    }
}
