using System;
using System.Globalization;
using System.Text;

namespace Shuzhi.Json
{
    /// <summary>Where in a document a reader or writer is, for the field name of an error.</summary>
    internal sealed class JsonPath
    {
        /// <summary>Documents nested deeper are refused; the library itself allows no more.</summary>
        internal const int MaximumDepth = 127;

        private string[] names = new string[8];
        private int[] indices = new int[8];
        private int depth;

        internal int Depth
        {
            get { return depth; }
        }

        internal void Reset()
        {
            depth = 0;
        }

        internal bool TryEnterObject()
        {
            return TryEnter(-1);
        }

        internal bool TryEnterArray()
        {
            return TryEnter(0);
        }

        private bool TryEnter(int index)
        {
            if (depth == MaximumDepth)
            {
                return false;
            }
            depth++;
            if (depth == names.Length)
            {
                Array.Resize(ref names, 2 * depth);
                Array.Resize(ref indices, 2 * depth);
            }
            names[depth] = null;
            indices[depth] = index;
            return true;
        }

        internal void Leave()
        {
            depth--;
        }

        internal void Name(string name)
        {
            names[depth] = name;
        }

        internal void Next()
        {
            indices[depth]++;
        }

        /// <summary><c>reporter.phones[2]</c>, or null at the root.</summary>
        public override string ToString()
        {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= depth; i++)
            {
                if (indices[i] >= 0)
                {
                    text.Append('[').Append(indices[i].ToString(CultureInfo.InvariantCulture)).Append(']');
                }
                else if (names[i] != null)
                {
                    text.Append(text.Length == 0 ? "" : ".").Append(names[i]);
                }
            }
            return text.Length == 0 ? null : text.ToString();
        }
    }
}
