namespace Shuzhi.Native
{
    /// <summary>One place where the native library was looked for.</summary>
    public sealed class LoadAttempt
    {
        internal LoadAttempt(string path, string reason)
        {
            Path = path;
            Reason = reason;
        }

        /// <summary>The path, or the bare file name for the system's own search.</summary>
        public string Path { get; private set; }

        /// <summary>Why it was not taken.</summary>
        public string Reason { get; private set; }
    }
}
