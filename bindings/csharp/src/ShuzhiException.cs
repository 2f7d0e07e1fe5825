using System;
using System.Collections.Generic;
using System.Text;
using Shuzhi.Json;

namespace Shuzhi
{
    /// <summary>
    /// A refused or failed call: which field or rule, and why, in Chinese and English. It holds no personal data. A
    /// call that failed has changed nothing.
    /// </summary>
    public abstract class ShuzhiException : Exception
    {
        private static readonly Dictionary<string, JsonValue> Nothing = new Dictionary<string, JsonValue>();

        internal ShuzhiException(ErrorKind kind, ErrorReport report)
            : base(report.ToMessage())
        {
            Kind = kind;
            Code = report.Code;
            Field = report.Field;
            Rule = report.Rule;
            Citation = report.Citation;
            Zh = report.Zh;
            En = report.En;
            Details = report.Details ?? Nothing;
        }

        /// <summary>Stable number; see <see cref="ErrorCodes"/>.</summary>
        public int Code { get; private set; }

        /// <summary>Class of the error; there is one exception class for each.</summary>
        public ErrorKind Kind { get; private set; }

        /// <summary>The field at fault, as a path (<c>reporter.phone</c>), or null.</summary>
        public string Field { get; private set; }

        /// <summary>Identifier of the violated rule, or null.</summary>
        public string Rule { get; private set; }

        /// <summary>The article the rule rests on, or null.</summary>
        public string Citation { get; private set; }

        /// <summary>The reason in Chinese.</summary>
        public string Zh { get; private set; }

        /// <summary>The reason in English.</summary>
        public string En { get; private set; }

        /// <summary>The numbers and codes that the rule saw; never null.</summary>
        public IReadOnlyDictionary<string, JsonValue> Details { get; private set; }

        internal static ShuzhiException Of(ErrorReport report)
        {
            switch (report.Kind)
            {
                case "invalid":
                    return new InvalidException(report);
                case "violation":
                    return new ViolationException(report);
                case "denied":
                    return new DeniedException(report);
                case "not_found":
                    return new NotFoundException(report);
                case "conflict":
                    return new ConflictException(report);
                case "busy":
                    return new BusyException(report);
                case "interrupted":
                    return new InterruptedCallException(report);
                case "storage":
                    return new StorageException(report);
                default:
                    return new InternalException(report);
            }
        }
    }

    /// <summary>输入有误: a field can't be read or is out of its range. Mend the request.</summary>
    public sealed class InvalidException : ShuzhiException
    {
        internal InvalidException(ErrorReport report)
            : base(ErrorKind.Invalid, report)
        {
        }

        internal InvalidException(int code, string field, string zh, string en)
            : base(ErrorKind.Invalid, new ErrorReport { Code = code, Field = field, Zh = zh, En = en })
        {
        }
    }

    /// <summary>违反规则: a hard rule forbids it. Rule, article and numbers are in the exception.</summary>
    public sealed class ViolationException : ShuzhiException
    {
        internal ViolationException(ErrorReport report)
            : base(ErrorKind.Violation, report)
        {
        }
    }

    /// <summary>无权: no grant of the actor covers it.</summary>
    public sealed class DeniedException : ShuzhiException
    {
        internal DeniedException(ErrorReport report)
            : base(ErrorKind.Denied, report)
        {
        }
    }

    /// <summary>不存在: there is no such record in sight of the session.</summary>
    public sealed class NotFoundException : ShuzhiException
    {
        internal NotFoundException(ErrorReport report)
            : base(ErrorKind.NotFound, report)
        {
        }
    }

    /// <summary>冲突: the record has moved on (revision or state), or a request key was used for another request.</summary>
    public sealed class ConflictException : ShuzhiException
    {
        internal ConflictException(ErrorReport report)
            : base(ErrorKind.Conflict, report)
        {
        }
    }

    /// <summary>繁忙: the write lock was not had in time. The call may be repeated as it was.</summary>
    public sealed class BusyException : ShuzhiException
    {
        internal BusyException(ErrorReport report)
            : base(ErrorKind.Busy, report)
        {
        }
    }

    /// <summary>已中断: the host interrupted the call by <see cref="Session.Interrupt"/>.</summary>
    public sealed class InterruptedCallException : ShuzhiException
    {
        internal InterruptedCallException(ErrorReport report)
            : base(ErrorKind.Interrupted, report)
        {
        }
    }

    /// <summary>存储: disk full, file corrupt, schema newer than the library, or the platform is closed.</summary>
    public sealed class StorageException : ShuzhiException
    {
        internal StorageException(ErrorReport report)
            : base(ErrorKind.Storage, report)
        {
        }
    }

    /// <summary>内部错误: a defect of the library or of this package.</summary>
    public sealed class InternalException : ShuzhiException
    {
        internal InternalException(ErrorReport report)
            : base(ErrorKind.Internal, report)
        {
        }

        internal InternalException(string en)
            : base(ErrorKind.Internal, new ErrorReport { Code = ErrorCodes.Internal, Zh = "内部错误：" + en, En = en })
        {
        }
    }

    /// <summary>The document of an error as the library gives it.</summary>
    internal sealed class ErrorReport
    {
        internal int Code { get; set; }

        internal string Kind { get; set; }

        internal string Field { get; set; }

        internal string Rule { get; set; }

        internal string Citation { get; set; }

        internal string Zh { get; set; }

        internal string En { get; set; }

        internal Dictionary<string, JsonValue> Details { get; set; }

        internal static ErrorReport Read(JsonReader reader)
        {
            ErrorReport report = new ErrorReport();
            reader.BeginObject();
            for (string name = reader.NextName(); name != null; name = reader.NextName())
            {
                if (reader.Null())
                {
                    continue;
                }
                switch (name)
                {
                    case "code":
                        report.Code = reader.Int32();
                        break;
                    case "kind":
                        report.Kind = reader.String();
                        break;
                    case "field":
                        report.Field = reader.String();
                        break;
                    case "rule":
                        report.Rule = reader.String();
                        break;
                    case "citation":
                        report.Citation = reader.String();
                        break;
                    case "zh":
                        report.Zh = reader.String();
                        break;
                    case "en":
                        report.En = reader.String();
                        break;
                    case "details":
                        report.Details = reader.Map(JsonValue.Read);
                        break;
                    default:
                        reader.Skip();
                        break;
                }
            }
            reader.End();
            return report;
        }

        /// <summary><c>[200] field: why / 为何 (rule; article)</c></summary>
        internal string ToMessage()
        {
            StringBuilder text = new StringBuilder();
            text.Append('[').Append(Code).Append("] ");
            if (Field != null)
            {
                text.Append(Field).Append(": ");
            }
            text.Append(En).Append(" / ").Append(Zh);
            if (Rule != null)
            {
                text.Append(" (").Append(Rule).Append(Citation == null ? "" : "; ").Append(Citation).Append(')');
            }
            return text.ToString();
        }
    }
}
