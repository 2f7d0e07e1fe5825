using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;
using Shuzhi.Native;

namespace Shuzhi.Tests
{
    /// <summary>Who is told of events, until when, and what listeners may do.</summary>
    internal static class ListenerTests
    {
        private static int actors;

        /// <summary>A call that states an event.</summary>
        private static void Grant(Session session)
        {
            session.Access.Grant(new NewGrant
            {
                Actor = "actor" + Interlocked.Increment(ref actors),
                Role = Role.StreetOfficer,
                ScopeKind = ScopeKind.Division,
                Scope = Street.Code
            });
        }

        [Test]
        private static void ToldOfTheStreetAndTheSequence()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                List<string> streets = new List<string>();
                List<long> sequences = new List<long>();
                List<Thread> threads = new List<Thread>();
                street.Platform.Listen((code, sequence) =>
                {
                    streets.Add(code);
                    sequences.Add(sequence);
                    threads.Add(Thread.CurrentThread);
                });
                Grant(session);
                Grant(session);
                session.Access.ListGrants(new ListGrants());
                Check.Throws<InvalidException>(() => session.Access.Grant(new NewGrant()));
                Check.Same(2, streets.Count, "calls");
                Check.True(streets.All(code => code == "620102001"), "streets");
                Check.True(threads.All(thread => thread == Thread.CurrentThread), "threads");
                Check.True(sequences[0] > 0, "first sequence");
                Check.Same(sequences[0] + 1, sequences[1], "second sequence");
            }
        }

        [Test]
        private static void NotToldAfterDispose()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                int ended = 0;
                int other = 0;
                IDisposable subscription = street.Platform.Listen((code, sequence) => ended++);
                street.Platform.Listen((code, sequence) => other++);
                Grant(session);
                subscription.Dispose();
                subscription.Dispose();
                Grant(session);
                Check.Same(1, ended, "ended");
                Check.Same(2, other, "other");
            }
        }

        [Test]
        private static void ThePlatformIsDisposedWithAnOpenSubscription()
        {
            using (Street street = new Street())
            {
                Session session = street.Session();
                int before = Listeners.Count;
                IDisposable subscription = street.Platform.Listen((code, sequence) => { });
                Check.Same(before + 1, Listeners.Count, "listeners");
                Grant(session);
                street.Platform.Dispose();
                Check.Same(before, Listeners.Count, "listeners");
                subscription.Dispose();
                Check.Throws<ObjectDisposedException>(() => Grant(session));
                Check.Throws<ObjectDisposedException>(() => street.Platform.Listen((code, sequence) => { }));
                Check.Throws<ArgumentNullException>(() => street.Platform.Listen(null));
                Check.Same(before, Listeners.Count, "listeners");
            }
        }

        [Test]
        private static void AListenerThatThrowsDoesNotHarmTheCall()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                int told = 0;
                street.Platform.Listen((code, sequence) => { throw new InvalidOperationException("thrown"); });
                // Ends the thread on Mono, and is an exception of another kind on .NET.
                street.Platform.Listen((code, sequence) => Thread.CurrentThread.Abort());
                street.Platform.Listen((code, sequence) => told++);
                Grant(session);
                Grant(session);
                Check.Same(2, told, "told");
            }
        }

        [Test]
        private static void SeveralThreads()
        {
            using (Street street = new Street())
            {
                int own = 0;
                ConcurrentQueue<long> told = new ConcurrentQueue<long>();
                street.Platform.Listen((code, sequence) => told.Enqueue(sequence));
                Run(4, n =>
                {
                    using (Session session = street.Session())
                    {
                        for (int i = 0; i < 25; i++)
                        {
                            using (street.Platform.Listen((code, sequence) => Interlocked.Increment(ref own)))
                            {
                                Grant(session);
                            }
                        }
                    }
                });
                Check.Same(100, told.Count, "told");
                Check.Same(100, told.Distinct().Count(), "sequences");
                Check.True(own >= 100, "each is told of its own events at least: " + own);
            }
        }

        [Test]
        private static void AListenerOutlivesTheCollectionOfItsSubscription()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                int[] told = new int[1];
                for (int i = 0; i < 50; i++)
                {
                    Collect(street, told);
                }
                for (int i = 0; i < 10; i++)
                {
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                    List<byte[]> pressure = Enumerable.Range(0, 100).Select(n => new byte[100000]).ToList();
                    Grant(session);
                    Check.Same(50 * (i + 1), told[0], "told");
                    GC.KeepAlive(pressure);
                }
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Collect(Street street, int[] told)
        {
            street.Platform.Listen((code, sequence) => told[0]++);
        }

        [Test]
        private static void AForgottenPlatformTakesItsListenersAlong()
        {
            using (Street street = new Street())
            {
                int before = Listeners.Count;
                const int Rounds = 20;
                for (int round = 0; round < Rounds; round++)
                {
                    Forget(street, round);
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
                // Mono's collector may take what is on a stack for a reference.
                Check.True(Listeners.Count < before + Rounds, "listeners left: " + (Listeners.Count - before));
            }
        }

        /// <summary>A platform that nobody disposes, with a listener that refers to it.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Forget(Street street, int round)
        {
            PlatformOptions options = street.Options();
            options.Path += round;
            Platform forgotten = Platform.Open(options);
            int told = 0;
            forgotten.Listen((code, sequence) => told += forgotten == null ? 0 : 1);
            Grant(forgotten.OpenSession(Street.Administrator, Street.Code));
            Check.Same(1, told, "told");
        }

        [Test]
        private static void DisposingWaitsForTheListener()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            using (ManualResetEvent entered = new ManualResetEvent(false))
            using (ManualResetEvent leave = new ManualResetEvent(false))
            {
                int told = 0;
                int seen = -1;
                IDisposable subscription = street.Platform.Listen((code, sequence) =>
                {
                    entered.Set();
                    leave.WaitOne();
                    told++;
                });
                Thread writer = new Thread(() => Grant(session));
                writer.Start();
                entered.WaitOne();
                Thread closer = new Thread(() =>
                {
                    subscription.Dispose();
                    seen = told;
                });
                closer.Start();
                Check.True(!closer.Join(200), "it waits");
                leave.Set();
                closer.Join();
                writer.Join();
                Check.Same(1, seen, "seen");
            }
        }

        [Test]
        private static void EverythingMayBeDisposedInsideAListener()
        {
            using (Street street = new Street())
            {
                int told = 0;
                IDisposable own = null;
                own = street.Platform.Listen((code, sequence) =>
                {
                    own.Dispose();
                    told++;
                });
                Session first = street.Session();
                Grant(first);
                Grant(first);
                Check.Same(1, told, "told");
                using (street.Platform.Listen((code, sequence) => first.Dispose()))
                {
                    Grant(first);
                }
                Check.Throws<ObjectDisposedException>(() => Grant(first));
                Session second = street.Session();
                IDisposable last = street.Platform.Listen((code, sequence) => street.Platform.Dispose());
                Grant(second);
                Check.Throws<ObjectDisposedException>(() => Grant(second));
                last.Dispose();
            }
        }

        [Test]
        private static void AListenerMayCallThePlatform()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                int told = 0;
                IDisposable inner = null;
                street.Platform.Listen((code, sequence) =>
                {
                    if (inner == null)
                    {
                        inner = street.Platform.Listen((again, later) => told++);
                        using (Session mine = street.Session())
                        {
                            mine.Access.ListGrants(new ListGrants());
                            Grant(mine);
                        }
                    }
                });
                Grant(session);
                Check.Same(1, told, "told");
            }
        }

        [Test]
        private static void DisposingUnderLoadIsSafe()
        {
            for (int round = 0; round < 10; round++)
            {
                using (Street street = new Street())
                {
                    DisposedUnderLoad(street, round % 2 == 0);
                }
            }
        }

        private static void DisposedUnderLoad(Street street, bool inside)
        {
            int before = Listeners.Count;
            int calls = 0;
            int ended = 0;
            street.Platform.Listen((code, sequence) =>
            {
                if (Interlocked.Increment(ref calls) >= 10 && inside)
                {
                    street.Platform.Dispose();
                }
            });
            Run(4, n =>
            {
                try
                {
                    for (int i = 0; ; i++)
                    {
                        using (street.Platform.Listen((code, sequence) => { }))
                        using (Session session = street.Session())
                        {
                            Grant(session);
                        }
                        if (i == 5 && n == 0 && !inside)
                        {
                            street.Platform.Dispose();
                        }
                    }
                }
                catch (ObjectDisposedException)
                {
                    Interlocked.Increment(ref ended);
                }
            });
            Check.Same(4, ended, "threads ended by the disposal");
            Check.True(Listeners.Count <= before, "listeners left");
        }

        /// <summary>Runs the work in several threads; a failure of any is a failure here.</summary>
        private static void Run(int count, Action<int> work)
        {
            Exception worse = null;
            List<Thread> threads = Enumerable.Range(0, count).Select(n => new Thread(() =>
            {
                try
                {
                    work(n);
                }
                catch (Exception e)
                {
                    worse = e;
                }
            })).ToList();
            threads.ForEach(thread => thread.Start());
            threads.ForEach(thread => thread.Join());
            Check.True(worse == null, "thread: " + worse);
        }
    }
}
