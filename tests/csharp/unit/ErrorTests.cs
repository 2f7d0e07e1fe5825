using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using System.Text;
using Shuzhi.Json;

namespace Shuzhi.Tests
{
    /// <summary>Errors of the library as exceptions.</summary>
    internal static class ErrorTests
    {
        private static readonly Dictionary<ErrorKind, Type> Classes = new Dictionary<ErrorKind, Type>
        {
            { ErrorKind.Invalid, typeof(InvalidException) },
            { ErrorKind.Violation, typeof(ViolationException) },
            { ErrorKind.Denied, typeof(DeniedException) },
            { ErrorKind.NotFound, typeof(NotFoundException) },
            { ErrorKind.Conflict, typeof(ConflictException) },
            { ErrorKind.Busy, typeof(BusyException) },
            { ErrorKind.Interrupted, typeof(InterruptedCallException) },
            { ErrorKind.Storage, typeof(StorageException) },
            { ErrorKind.Internal, typeof(InternalException) }
        };

        private static ShuzhiException Of(string json)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(json);
            return ShuzhiException.Of(ErrorReport.Read(new JsonReader(bytes, bytes.Length, true)));
        }

        [Test]
        private static void EveryKindHasItsClass()
        {
            foreach (ErrorKind kind in Enum.GetValues(typeof(ErrorKind)))
            {
                if (kind != ErrorKind.Unrecognized)
                {
                    ShuzhiException e = Of("{\"code\":1,\"kind\":\"" + ErrorKindText.Of(kind) + "\",\"zh\":\"因\",\"en\":\"why\"}");
                    Check.Same(Classes[kind], e.GetType());
                    Check.Same(kind, e.Kind);
                }
            }
            Check.Same(typeof(InternalException), Of("{\"code\":1,\"kind\":\"new\",\"zh\":\"因\",\"en\":\"why\"}").GetType());
        }

        [Test]
        private static void EverythingOfAnErrorArrives()
        {
            ShuzhiException e = Of("{\"code\":200,\"kind\":\"violation\",\"field\":\"reporter.phone\",\"rule\":\"case.reopen.window\","
                + "\"citation\":\"第三条\",\"zh\":\"为何\",\"en\":\"why\",\"details\":{\"limit\":3,\"more\":[1.5,null]},\"new\":{}}");
            Check.Same(200, e.Code);
            Check.Same("reporter.phone", e.Field);
            Check.Same("case.reopen.window", e.Rule);
            Check.Same("第三条", e.Citation);
            Check.Same("为何", e.Zh);
            Check.Same("why", e.En);
            Check.Same(3L, e.Details["limit"].AsWhole());
            Check.Same("[1.5,null]", e.Details["more"].ToString());
            Check.Same("[200] reporter.phone: why / 为何 (case.reopen.window; 第三条)", e.Message);
            Check.Same(0, Of("{\"code\":1,\"kind\":\"busy\",\"field\":null,\"zh\":\"\",\"en\":\"\"}").Details.Count);
        }

        [Test]
        private static void CodesAreDifferent()
        {
            List<object> codes = typeof(ErrorCodes).GetFields(BindingFlags.Static | BindingFlags.Public)
                .Select(field => field.GetValue(null)).ToList();
            Check.Same(codes.Count, codes.Distinct().Count());
        }

        [Test]
        private static void TheLibrarysErrorsArrive()
        {
            InvalidException e = Check.Throws<InvalidException>(() => Platform.Open(new PlatformOptions { Path = "" }));
            Check.Same("path", e.Field);
            Check.True(e.Zh.Length > 0 && e.En.Length > 0, "reasons");
            using (Street street = new Street())
            {
                Check.Throws<InvalidException>(() => street.Platform.OpenSession("someone", "62"));
                Check.Throws<InvalidException>(() => street.Platform.SetClock("yesterday"));
                Check.Throws<InvalidException>(() => street.Platform.SetClock("2026年11月23日"));
                street.Platform.SetClock(new DateTimeOffset(2026, 11, 23, 9, 0, 0, TimeSpan.FromHours(8)));
            }
            Check.Throws<StorageException>(() => Platform.Open("/没有/这个/文件夹/street.db"));
        }

        [Test]
        private static void EveryOperationAnswersAnEmptyRequest()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                foreach (OperationInfo operation in OperationInfo.All)
                {
                    Answer(session, operation, operation.ParseRequest("{}"));
                }
            }
        }

        /// <summary>An answer or an explained refusal: never a defect, a missing function or an unreadable document.</summary>
        private static void Answer(Session session, OperationInfo operation, ContractDocument request)
        {
            try
            {
                Check.True(operation.Call(session, request) != null, operation.Name);
            }
            catch (ShuzhiException e)
            {
                Check.True(e.Kind != ErrorKind.Internal && e.Zh.Length > 0 && e.En.Length > 0, operation.Name + ": " + e.Message);
            }
        }
    }
}
