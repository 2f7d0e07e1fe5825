using System;
using System.Collections.Generic;
using System.Linq;
using Shuzhi.Json;

namespace Shuzhi.Tests
{
    /// <summary>Walking a list page by page.</summary>
    internal static class PagesTests
    {
        private sealed class Query : ContractDocument
        {
            internal string Cursor { get; set; }

            internal override void ReadJson(JsonReader reader)
            {
                reader.Skip();
            }

            internal override void WriteJson(JsonWriter writer)
            {
                writer.Null();
            }
        }

        private sealed class Page
        {
            internal List<int> Items { get; set; }

            internal string Next { get; set; }
        }

        private static IEnumerable<int> Walk(Query query, Func<Query, Page> call)
        {
            return Pages.Each(query, call, (q, cursor) => q.Cursor = cursor, page => page.Next, page => page.Items);
        }

        [Test]
        private static void PagesAreReadAsTheyAreNeeded()
        {
            int calls = 0;
            Func<Query, Page> call = q =>
            {
                calls++;
                int from = q.Cursor == null ? 0 : int.Parse(q.Cursor);
                return new Page { Items = new List<int> { from, from + 1 }, Next = from == 4 ? null : (from + 2).ToString() };
            };
            Query query = new Query();
            IEnumerable<int> walk = Walk(query, call);
            Check.Same(0, calls, "calls before the walk");
            Check.Same("0,1,2", string.Join(",", walk.Take(3)));
            Check.Same(2, calls, "calls for three items");
            Check.Same("0,1,2,3,4,5", string.Join(",", walk));
            Check.Same(null, query.Cursor, "the caller's request");
        }

        [Test]
        private static void AnEmptyListEndsAtOnceAndACircleIsADefect()
        {
            Check.Same(0, Walk(new Query(), q => new Page()).Count());
            Check.Throws<InternalException>(() => Walk(new Query(), q => new Page { Next = "x" }).Count());
            Check.Throws<ArgumentNullException>(() => Walk(null, q => new Page()));
        }
    }
}
