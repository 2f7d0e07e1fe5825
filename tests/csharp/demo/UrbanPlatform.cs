using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;

namespace Shuzhi.Demo
{
    /// <summary>
    /// An urban-management platform (数字城管): the offices of the street work off the orders that they find in the street's
    /// file. It is called with the file, the street, a seed and the number of threads.
    /// </summary>
    internal sealed class UrbanPlatform
    {
        private const int RestMilliseconds = 5;

        private readonly List<Office> offices = new List<Office>();
        private readonly List<Counter> counters = new List<Counter>();
        private readonly TextWriter output;
        private Platform platform;
        private int asked;
        private Exception failure;

        private UrbanPlatform(TextWriter output)
        {
            this.output = output;
        }

        /// <summary>The last question whether there is anything left to do.</summary>
        internal int Asked
        {
            get { return Volatile.Read(ref asked); }
        }

        /// <summary>The instant at which the clock stands; it moves only while no counter is at work.</summary>
        internal DateTimeOffset Now { get; private set; }

        internal static int Main(string[] arguments)
        {
            TextWriter output = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { AutoFlush = true };
            try
            {
                UrbanPlatform one = new UrbanPlatform(output);
                one.Run(arguments[0], arguments[1], arguments[2], int.Parse(arguments[3], CultureInfo.InvariantCulture));
                return 0;
            }
            catch (Exception failed)
            {
                output.WriteLine("error " + failed.Message.Replace('\n', ' '));
                Console.Error.WriteLine(failed);
                return 1;
            }
        }

        internal void Fail(Exception failed)
        {
            Interlocked.CompareExchange(ref failure, failed, null);
        }

        private void Run(string file, string street, string seed, int threads)
        {
            // The first line tells the time: a clock that stands must stand somewhere.
            string first = Console.In.ReadLine();
            if (first == null)
            {
                return;
            }
            PlatformOptions options = new PlatformOptions
            {
                Path = file,
                Create = false,
                Clock = new ClockOptions { Fixed = Instant(first) },
                BusyTimeoutMs = 60000,
                Readers = threads
            };
            using (platform = Platform.Open(options))
            {
                Open(street, new Dice(seed), threads);
                for (string order = first; order != null && order != "end"; order = Console.In.ReadLine())
                {
                    Obey(order);
                }
                counters.ForEach(counter => counter.End());
                output.WriteLine("done offices=" + offices.Count + " refused_returns=" + offices.Sum(one => one.RefusedReturns));
            }
        }

        /// <summary>One counter a thread; the offices of the street are dealt out to them.</summary>
        private void Open(string street, Dice dice, int threads)
        {
            using (Session service = platform.OpenSession("cg", street))
            {
                foreach (Shuzhi.OfficeRecord one in service.Cases.ListOffices().Items)
                {
                    offices.Add(new Office(platform, street, one.Code, dice));
                }
            }
            for (int i = 0; i < threads; i++)
            {
                List<Office> dealt = offices.Where((office, place) => place % threads == i).ToList();
                counters.Add(new Counter(this, dealt));
            }
            counters.ForEach(counter => counter.Start());
        }

        private void Obey(string order)
        {
            if (order.StartsWith("phase ", StringComparison.Ordinal))
            {
                // Nobody works while one platform has the new time and the other has the old.
                counters.ForEach(counter => counter.Stop());
                platform.SetClock(Instant(order));
                Now = DateTimeOffset.Parse(Instant(order), CultureInfo.InvariantCulture);
                output.WriteLine("set");
            }
            else if (order == "go")
            {
                counters.ForEach(counter => counter.Go());
            }
            else
            {
                Answer(order, int.Parse(order.Substring("quiet ".Length), CultureInfo.InvariantCulture));
            }
        }

        /// <summary>Answers once every counter has gone round all its offices and found nothing.</summary>
        private void Answer(string order, int question)
        {
            Volatile.Write(ref asked, question);
            while (counters.Any(counter => counter.Idle < question))
            {
                if (Volatile.Read(ref failure) != null)
                {
                    throw new InvalidOperationException(failure.Message, failure);
                }
                Thread.Sleep(RestMilliseconds);
            }
            output.WriteLine(order);
        }

        private static string Instant(string order)
        {
            return order.Substring("phase ".Length);
        }
    }
}
