using System;
using System.Collections.Generic;

namespace Shuzhi
{
    /// <summary>Reads a list page by page, as it is walked.</summary>
    internal static class Pages
    {
        internal static IEnumerable<TItem> Each<TRequest, TAnswer, TItem>(
            TRequest request,
            Func<TRequest, TAnswer> call,
            Action<TRequest, string> setCursor,
            Func<TAnswer, string> next,
            Func<TAnswer, List<TItem>> items)
            where TRequest : ContractDocument
        {
            if (request == null)
            {
                throw new ArgumentNullException("request");
            }
            // The caller's request stays as it is, so that the walk may be repeated.
            return Walk((TRequest)request.ShallowCopy(), call, setCursor, next, items);
        }

        private static IEnumerable<TItem> Walk<TRequest, TAnswer, TItem>(
            TRequest start,
            Func<TRequest, TAnswer> call,
            Action<TRequest, string> setCursor,
            Func<TAnswer, string> next,
            Func<TAnswer, List<TItem>> items)
            where TRequest : ContractDocument
        {
            TRequest request = (TRequest)start.ShallowCopy();
            string cursor = null;
            do
            {
                TAnswer answer = call(request);
                foreach (TItem item in items(answer) ?? new List<TItem>())
                {
                    yield return item;
                }
                string following = next(answer);
                if (following != null && following == cursor)
                {
                    throw new InternalException("the list gave the same cursor twice");
                }
                cursor = following;
                setCursor(request, cursor);
            }
            while (!string.IsNullOrEmpty(cursor));
        }
    }
}
