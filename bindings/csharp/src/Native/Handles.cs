using System;
using System.Runtime.InteropServices;

namespace Shuzhi.Native
{
    /// <summary>
    /// Owns a native platform. A call in another thread holds a reference (DangerousAddRef), and so does every session:
    /// the platform is closed when it was disposed and the last of them has ended.
    /// </summary>
    internal sealed class PlatformHandle : SafeHandle
    {
        private readonly NativeLibrary library;

        internal PlatformHandle(NativeLibrary library)
            : base(IntPtr.Zero, true)
        {
            this.library = library;
        }

        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        internal void Own(IntPtr platform)
        {
            SetHandle(platform);
        }

        protected override bool ReleaseHandle()
        {
            library.PlatformClose(handle);
            return true;
        }
    }

    /// <summary>Owns a native session and a reference on its platform.</summary>
    internal sealed class SessionHandle : SafeHandle
    {
        private readonly NativeLibrary library;
        private readonly PlatformHandle platform;

        internal SessionHandle(NativeLibrary library, PlatformHandle platform)
            : base(IntPtr.Zero, true)
        {
            this.library = library;
            this.platform = platform;
        }

        public override bool IsInvalid
        {
            get { return handle == IntPtr.Zero; }
        }

        /// <summary>Takes over the session together with the reference that the caller holds on the platform.</summary>
        internal void Own(IntPtr session)
        {
            SetHandle(session);
        }

        protected override bool ReleaseHandle()
        {
            library.SessionClose(handle);
            platform.DangerousRelease();
            return true;
        }
    }
}
