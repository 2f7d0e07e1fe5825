using System;
using System.Collections.Generic;

namespace Shuzhi
{
    /// <summary>An operation by its name, for hosts that take requests as JSON (a message bus, a replay).</summary>
    public sealed class OperationInfo
    {
        private static readonly Lazy<Dictionary<string, OperationInfo>> ByName =
            new Lazy<Dictionary<string, OperationInfo>>(Index);

        private readonly Func<string, ContractDocument> parse;
        private readonly Func<Session, ContractDocument, ContractDocument> call;

        internal OperationInfo(
            string name, string function, bool writes, Func<string, ContractDocument> parse, Func<Session, ContractDocument, ContractDocument> call)
        {
            Name = name;
            Function = function;
            Writes = writes;
            this.parse = parse;
            this.call = call;
        }

        /// <summary>Every operation, by its name.</summary>
        public static IEnumerable<OperationInfo> All
        {
            get { return ByName.Value.Values; }
        }

        /// <summary>Its name: <c>case.submit</c>.</summary>
        public string Name { get; private set; }

        /// <summary>The C function: <c>shuzhi_case_submit</c>.</summary>
        public string Function { get; private set; }

        /// <summary>Whether it changes the database.</summary>
        public bool Writes { get; private set; }

        /// <summary>The operation of that name, or null.</summary>
        public static OperationInfo Find(string name)
        {
            OperationInfo found;
            return ByName.Value.TryGetValue(name, out found) ? found : null;
        }

        /// <summary>Reads a request of the operation.</summary>
        /// <exception cref="InvalidException">The text is no JSON, or has a field or value the request can't carry.</exception>
        public ContractDocument ParseRequest(string json)
        {
            return parse(json);
        }

        /// <summary>Calls the operation by its typed method.</summary>
        /// <exception cref="InvalidCastException">The request is one of another operation.</exception>
        /// <exception cref="ShuzhiException">The call is refused or failed.</exception>
        public ContractDocument Call(Session session, ContractDocument request)
        {
            if (session == null)
            {
                throw new ArgumentNullException("session");
            }
            return call(session, request);
        }

        private static Dictionary<string, OperationInfo> Index()
        {
            Dictionary<string, OperationInfo> index = new Dictionary<string, OperationInfo>(StringComparer.Ordinal);
            foreach (OperationInfo operation in Contract.Operations())
            {
                index.Add(operation.Name, operation);
            }
            return index;
        }
    }
}
