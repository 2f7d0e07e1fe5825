using System;
using System.Collections.Concurrent;
using System.Threading;

namespace Shuzhi.Native
{
    /// <summary>
    /// The listeners that are to be told, by the key that goes through native code as their context. Their platform
    /// holds them; here they are only found, so that a platform that is forgotten can be collected.
    /// </summary>
    internal static class Listeners
    {
        /// <summary>The one callback of all listeners. It is never collected: native code never calls what is gone.</summary>
        internal static readonly EventCallback Callback = Told;

        private static readonly ConcurrentDictionary<long, WeakReference<Subscription>> Open =
            new ConcurrentDictionary<long, WeakReference<Subscription>>();

        private static long keys;

        internal static int Count
        {
            get { return Open.Count; }
        }

        /// <summary>A key that no other listener has had; never NULL as a pointer.</summary>
        internal static long NewKey()
        {
            return Interlocked.Increment(ref keys);
        }

        internal static void Add(long key, Subscription subscription)
        {
            Open[key] = new WeakReference<Subscription>(subscription);
        }

        /// <summary>No call of it begins any more.</summary>
        internal static void Remove(long key)
        {
            WeakReference<Subscription> removed;
            Open.TryRemove(key, out removed);
        }

        /// <summary>Nothing may leave it by an exception: native code is below.</summary>
        private static void Told(IntPtr context, IntPtr street, long sequence)
        {
            try
            {
                WeakReference<Subscription> reference;
                Subscription subscription;
                if (Open.TryGetValue((long)context, out reference) && reference.TryGetTarget(out subscription))
                {
                    subscription.Tell(Utf8Text.Read(street), sequence);
                }
            }
            catch (ThreadAbortException)
            {
                // It would go on by itself after the catch.
                Thread.ResetAbort();
            }
            catch (Exception)
            {
                // The events are committed: a listener that fails can't be a failure of the call.
            }
        }
    }
}
