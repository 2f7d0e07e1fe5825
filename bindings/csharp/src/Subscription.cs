using System;
using System.Threading;
using Shuzhi.Native;

namespace Shuzhi
{
    /// <summary>A listener that is being told, until it is disposed or its platform is.</summary>
    internal sealed class Subscription : IDisposable
    {
        private readonly Platform platform;
        private readonly Action<string, long> listener;
        private int ended;

        internal Subscription(Platform platform, Action<string, long> listener)
        {
            this.platform = platform;
            this.listener = listener;
            Key = Listeners.NewKey();
            Listeners.Add(Key, this);
        }

        /// <summary>Forgotten together with its platform.</summary>
        ~Subscription()
        {
            Listeners.Remove(Key);
        }

        /// <summary>What native code knows it by.</summary>
        internal long Key { get; private set; }

        /// <summary>What ends it in the library; 0 when it was refused.</summary>
        internal long Number { get; set; }

        internal void Tell(string street, long sequence)
        {
            listener(street, sequence);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref ended, 1) != 0)
            {
                return;
            }
            GC.SuppressFinalize(this);
            Listeners.Remove(Key);
            platform.Unlisten(this);
        }
    }
}
