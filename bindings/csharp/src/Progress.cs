namespace Shuzhi
{
    /// <summary>How far a call has come: <see cref="Done"/> of <see cref="Total"/> items, 0 of 0 when none counts.</summary>
    public struct Progress
    {
        internal Progress(long done, long total)
            : this()
        {
            Done = done;
            Total = total;
        }

        /// <summary>Items done.</summary>
        public long Done { get; private set; }

        /// <summary>Items in all.</summary>
        public long Total { get; private set; }
    }
}
