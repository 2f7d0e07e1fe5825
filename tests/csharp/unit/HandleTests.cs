using System;
using System.Collections.Generic;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Threading;

namespace Shuzhi.Tests
{
    /// <summary>The life of platforms and sessions.</summary>
    internal static class HandleTests
    {
        private const double Longitude = 103.8;
        private const double Latitude = 36.0;

        [Test]
        private static void DisposingTwiceIsFine()
        {
            using (Street street = new Street())
            {
                Session session = street.Session();
                session.Dispose();
                session.Dispose();
                street.Platform.Dispose();
                street.Platform.Dispose();
            }
        }

        [Test]
        private static void UseAfterDisposeIsAnException()
        {
            using (Street street = new Street())
            {
                Session disposed = street.Session();
                Session orphan = street.Session();
                disposed.Dispose();
                EverythingThrows(disposed);
                street.Platform.Dispose();
                EverythingThrows(orphan);
                Check.Throws<ObjectDisposedException>(() => street.Session());
                Check.Throws<ObjectDisposedException>(() => street.Platform.SetClock("2026-05-06T09:00:00+08:00"));
                orphan.Dispose();
            }
        }

        private static void EverythingThrows(Session session)
        {
            Check.Throws<ObjectDisposedException>(() => session.Locate(Longitude, Latitude, Datum.Cgcs2000));
            Check.Throws<ObjectDisposedException>(() => session.LocateMany(new[] { Longitude, Latitude }, Datum.Cgcs2000));
            Check.Throws<ObjectDisposedException>(() => session.LocateMany(new double[0], Datum.Cgcs2000));
            Check.Throws<ObjectDisposedException>(() => session.Interrupt());
            Check.Throws<ObjectDisposedException>(() => { Progress unused = session.Progress; });
            foreach (OperationInfo operation in OperationInfo.All)
            {
                Check.Throws<ObjectDisposedException>(() => operation.Call(session, operation.ParseRequest("{}")));
            }
        }

        [Test]
        private static void NullsAreRefused()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                Check.Throws<ArgumentNullException>(() => Platform.Open((PlatformOptions)null));
                Check.Throws<ArgumentNullException>(() => street.Platform.OpenSession(null));
                Check.Throws<ArgumentNullException>(() => street.Platform.SetClock(null));
                Check.Throws<ArgumentNullException>(() => session.LocateMany(null, Datum.Cgcs2000));
                Check.Throws<InvalidException>(() => session.LocateMany(new double[3], Datum.Cgcs2000));
                Check.Throws<InvalidException>(() => session.Locate(Longitude, Latitude, Datum.Unrecognized));
                Check.Same(0, session.LocateMany(new double[0], Datum.Cgcs2000).Length);
            }
        }

        [Test]
        private static void DisposingUnderLoadIsSafe()
        {
            for (int round = 0; round < 30; round++)
            {
                using (Street street = new Street())
                {
                    bool wholePlatform = round % 2 == 0;
                    List<Session> sessions = Enumerable.Range(0, 4).Select(i => street.Session()).ToList();
                    EndedByDisposal(sessions, () =>
                    {
                        if (wholePlatform)
                        {
                            street.Platform.Dispose();
                        }
                        else
                        {
                            sessions.ForEach(session => session.Dispose());
                        }
                    });
                }
            }
        }

        /// <summary>Every thread calls until its session is gone, and meets nothing worse than that.</summary>
        private static void EndedByDisposal(List<Session> sessions, Action dispose)
        {
            int ended = 0;
            Exception worse = null;
            using (CountdownEvent running = new CountdownEvent(sessions.Count))
            {
                List<Thread> threads = sessions.Select(session => new Thread(() =>
                {
                    try
                    {
                        CallForever(session, running);
                    }
                    catch (ObjectDisposedException)
                    {
                        Interlocked.Increment(ref ended);
                    }
                    catch (Exception e)
                    {
                        worse = e;
                    }
                })).ToList();
                threads.ForEach(thread => thread.Start());
                running.Wait();
                dispose();
                threads.ForEach(thread => thread.Join());
            }
            Check.True(worse == null, "thread: " + worse);
            Check.Same(sessions.Count, ended, "threads ended by the disposal");
        }

        private static void CallForever(Session session, CountdownEvent running)
        {
            List<OperationInfo> reads = OperationInfo.All.Where(operation => !operation.Writes).ToList();
            for (int i = 0; ; i++)
            {
                try
                {
                    Progress unused = session.Progress;
                    if (i % 8 == 7)
                    {
                        session.Interrupt();
                    }
                    OperationInfo operation = reads[i % reads.Count];
                    operation.Call(session, operation.ParseRequest("{}"));
                    session.LocateMany(new[] { Longitude, Latitude, Longitude, Latitude }, Datum.Gcj02);
                }
                catch (ShuzhiException)
                {
                    // Refused, since nothing is granted or the request is empty: the library was reached all the same.
                }
                finally
                {
                    if (i == 0)
                    {
                        running.Signal();
                    }
                }
            }
        }

        [Test]
        private static void WhatIsForgottenIsCollected()
        {
            using (Street street = new Street())
            {
                for (int round = 0; round < 20; round++)
                {
                    Forget(street, round);
                    GC.Collect();
                    GC.WaitForPendingFinalizers();
                }
                using (Session session = street.Session())
                {
                    Check.Same(street.Platform, session.Platform);
                }
            }
        }

        /// <summary>Sessions nobody disposes, of this platform and of one that is itself forgotten.</summary>
        [MethodImpl(MethodImplOptions.NoInlining)]
        private static void Forget(Street street, int round)
        {
            for (int i = 0; i < 100; i++)
            {
                street.Session();
            }
            PlatformOptions options = street.Options();
            options.Path += round;
            Platform forgotten = Platform.Open(options);
            for (int i = 0; i < 5; i++)
            {
                forgotten.OpenSession(Street.Administrator, Street.Code);
            }
        }

        [Test]
        private static void ManyThreadsShareASession()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                Exception worse = null;
                List<Thread> threads = Enumerable.Range(0, 4).Select(n => new Thread(() =>
                {
                    try
                    {
                        for (int i = 0; i < 200; i++)
                        {
                            Progress progress = session.Progress;
                            Check.True(progress.Done >= 0 && progress.Total >= 0, "progress");
                            Session own = street.Session();
                            own.Dispose();
                            Reach(session);
                        }
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

        private static void Reach(Session session)
        {
            try
            {
                session.Locate(Longitude, Latitude, Datum.Wgs84);
            }
            catch (ShuzhiException e)
            {
                Check.True(e.Kind != ErrorKind.Internal, e.Message);
            }
        }
    }
}
