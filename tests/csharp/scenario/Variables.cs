using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Shuzhi.Json;

namespace Shuzhi.Scenarios
{
    /// <summary>What earlier steps saved, for <c>${name}</c> in later ones.</summary>
    internal sealed class Variables
    {
        private static readonly Regex Pattern = new Regex("\\$\\{([A-Za-z0-9_]+)\\}");

        private readonly Dictionary<string, JsonValue> saved = new Dictionary<string, JsonValue>();

        internal void Save(string name, JsonValue value)
        {
            saved[name] = value;
        }

        /// <summary>The document with variables replaced. A text that is a variable alone becomes its value.</summary>
        internal JsonValue Replaced(JsonValue value)
        {
            switch (value.Kind)
            {
                case JsonKind.Text:
                    return Replaced(value.AsText());
                case JsonKind.List:
                    return JsonValue.Of(value.Items.Select(Replaced).ToList());
                case JsonKind.Object:
                    return JsonValue.Of(value.Entries.ToDictionary(entry => entry.Key, entry => Replaced(entry.Value)));
                default:
                    return value;
            }
        }

        private JsonValue Replaced(string text)
        {
            Match whole = Pattern.Match(text);
            if (whole.Success && whole.Length == text.Length)
            {
                return Value(whole);
            }
            return JsonValue.Of(Pattern.Replace(text, match =>
            {
                JsonValue value = Value(match);
                return value.Kind == JsonKind.Text ? value.AsText() : value.ToString();
            }));
        }

        private JsonValue Value(Match match)
        {
            JsonValue value;
            if (!saved.TryGetValue(match.Groups[1].Value, out value))
            {
                throw new InvalidDataException("nothing was saved as " + match.Groups[1].Value);
            }
            return value;
        }
    }
}
