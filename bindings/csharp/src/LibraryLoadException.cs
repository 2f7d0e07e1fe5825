using System;
using System.Collections.Generic;
using System.Text;
using Shuzhi.Native;

namespace Shuzhi
{
    /// <summary>The native library was not found or is not the one this package was made for.</summary>
    public sealed class LibraryLoadException : DllNotFoundException
    {
        internal LibraryLoadException(IReadOnlyList<LoadAttempt> attempts)
            : base(Describe(attempts))
        {
            Attempts = attempts;
        }

        /// <summary>Every path that was tried, in order, and why it was not taken.</summary>
        public IReadOnlyList<LoadAttempt> Attempts { get; private set; }

        private static string Describe(IReadOnlyList<LoadAttempt> attempts)
        {
            StringBuilder text = new StringBuilder();
            text.Append(Machine.FileName).Append(" (").Append(IntPtr.Size * 8).Append("-bit) could not be loaded. Set ");
            text.Append(Library.PathVariable).Append(" or Shuzhi.Library.Path to the file or its folder. Tried:");
            foreach (LoadAttempt attempt in attempts)
            {
                text.Append("\n  ").Append(attempt.Path).Append(": ").Append(attempt.Reason);
            }
            return text.ToString();
        }
    }
}
