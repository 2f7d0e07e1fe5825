using System.Text;

namespace Shuzhi.Demo
{
    /// <summary>
    /// What an office decides, made repeatable: the answer follows from the seed, the number of the request and the
    /// question, never from the order in which threads and processes ask.
    /// </summary>
    internal sealed class Dice
    {
        private readonly string seed;

        internal Dice(string seed)
        {
            this.seed = seed;
        }

        /// <summary>A number from 0 to 99.</summary>
        internal int Percent(string number, string question, long round)
        {
            ulong hash = 0xcbf29ce484222325;
            foreach (byte one in Encoding.UTF8.GetBytes(seed + "|" + number + "|" + question + "|" + round))
            {
                hash = unchecked((hash ^ one) * 0x100000001b3);
            }
            hash = unchecked((hash ^ (hash >> 33)) * 0xff51afd7ed558ccd);
            hash ^= hash >> 33;
            return (int)(hash % 100);
        }

        /// <summary>Whether it comes to pass, so many times in a hundred.</summary>
        internal bool Chance(int percent, string number, string question, long round)
        {
            return Percent(number, question, round) < percent;
        }
    }
}
