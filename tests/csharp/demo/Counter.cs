using System;
using System.Collections.Generic;
using System.Threading;

namespace Shuzhi.Demo
{
    /// <summary>A thread that goes round its offices again and again.</summary>
    internal sealed class Counter
    {
        private const int RestMilliseconds = 10;

        private readonly List<Office> offices;
        private readonly UrbanPlatform platform;
        private readonly Thread thread;
        private readonly object round = new object();
        private bool open;
        private volatile bool ending;
        private int idle;

        internal Counter(UrbanPlatform platform, List<Office> offices)
        {
            this.platform = platform;
            this.offices = offices;
            thread = new Thread(Run) { IsBackground = true };
        }

        /// <summary>The last question that a whole round without work has answered.</summary>
        internal int Idle
        {
            get { return Volatile.Read(ref idle); }
        }

        internal void Start()
        {
            thread.Start();
        }

        /// <summary>Waits for the round in hand and begins no other.</summary>
        internal void Stop()
        {
            lock (round)
            {
                open = false;
            }
        }

        internal void Go()
        {
            lock (round)
            {
                open = true;
            }
        }

        /// <summary>Lets the round in hand end.</summary>
        internal void End()
        {
            ending = true;
            thread.Join();
        }

        private void Run()
        {
            try
            {
                while (!ending)
                {
                    bool worked;
                    lock (round)
                    {
                        worked = open && Round();
                    }
                    if (!worked)
                    {
                        Thread.Sleep(RestMilliseconds);
                    }
                }
            }
            catch (Exception failed)
            {
                platform.Fail(failed);
            }
        }

        private bool Round()
        {
            // Read before the round: only a round that began after the question may answer it.
            int asked = platform.Asked;
            bool worked = false;
            foreach (Office office in offices)
            {
                worked |= office.Work(platform.Now);
            }
            if (!worked)
            {
                Volatile.Write(ref idle, asked);
            }
            return worked;
        }
    }
}
