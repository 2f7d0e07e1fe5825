using System.Globalization;
using Shuzhi.Json;

namespace Shuzhi.Scenarios
{
    /// <summary>JSON pointers (RFC 6901).</summary>
    internal static class Pointer
    {
        /// <summary>The value at <paramref name="pointer"/>, or null where there is none.</summary>
        internal static JsonValue At(JsonValue value, string pointer)
        {
            if (pointer.Length == 0)
            {
                return value;
            }
            foreach (string part in pointer.Substring(1).Split('/'))
            {
                string name = part.Replace("~1", "/").Replace("~0", "~");
                int index;
                if (value == null)
                {
                    return null;
                }
                if (value.Kind == JsonKind.List)
                {
                    bool there = int.TryParse(name, NumberStyles.None, CultureInfo.InvariantCulture, out index)
                        && index < value.Items.Count;
                    value = there ? value.Items[index] : null;
                }
                else
                {
                    value = value[name];
                }
            }
            return value;
        }
    }
}
