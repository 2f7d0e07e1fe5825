using System;
using System.IO;
using System.Linq;
using Shuzhi.Json;

namespace Shuzhi.Tests
{
    /// <summary>Text of every plane through the library and back, and text that is none.</summary>
    internal static class TextTests
    {
        private static readonly string[] Names = { "𬱖", "㛃", "䶮", "王𬱖", "\U0010FFFF", "é\u0301", "买买提·吐尔逊" };

        private static readonly string[] Broken = { "\ud873", "王\udc56", "\udc56\ud873", "张\0三" };

        [Test]
        private static void NamesOfEveryPlaneComeBackAsTheyWere()
        {
            OperationInfo grant = OperationInfo.Find("access.grant");
            Check.True(grant != null, "operation access.grant");
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                foreach (string name in Names)
                {
                    string request = "{\"actor\":" + JsonValue.Of(name) + ",\"role\":\"street_officer\","
                        + "\"scope_kind\":\"division\",\"scope\":\"" + Street.Code + "\"}";
                    ContractDocument answer = grant.Call(session, grant.ParseRequest(request));
                    Check.Same(name, Find(JsonValue.Parse(answer.ToJson()), "actor").AsText());
                }
            }
        }

        /// <summary>The first entry of that name, at any depth.</summary>
        private static JsonValue Find(JsonValue value, string name)
        {
            if (value.Kind != JsonKind.Object)
            {
                return null;
            }
            return value[name] ?? value.Entries.Values.Select(inner => Find(inner, name)).FirstOrDefault(found => found != null);
        }

        [Test]
        private static void PathsOfEveryPlaneAreFiles()
        {
            using (Street street = new Street())
            {
                foreach (string name in Names.Take(4))
                {
                    PlatformOptions options = street.Options();
                    options.Path = Path.Combine(street.Folder, name + ".db");
                    Platform.Open(options).Dispose();
                    Check.True(File.Exists(options.Path), options.Path);
                }
            }
        }

        [Test]
        private static void TextThatIsNoUnicodeIsRefusedBeforeTheCall()
        {
            using (Street street = new Street())
            using (Session session = street.Session())
            {
                foreach (string text in Broken)
                {
                    Check.Same("path", Refusal(() => Platform.Open(text)).Field);
                    Check.Same("actor", Refusal(() => street.Platform.OpenSession(text, Street.Code)).Field);
                    Check.Same("purpose", Refusal(() => street.Platform.OpenSession(
                        new SessionOptions { Actor = "a", Street = Street.Code, Purpose = text })).Field);
                    Refusal(() => street.Platform.SetClock(text));
                    RefusedByEveryRequest(session, text);
                }
            }
        }

        private static void RefusedByEveryRequest(Session session, string text)
        {
            foreach (OperationInfo operation in OperationInfo.All)
            {
                ContractDocument request = operation.ParseRequest("{}");
                var property = request.GetType().GetProperties().FirstOrDefault(p => p.PropertyType == typeof(string));
                if (property != null)
                {
                    property.SetValue(request, text, null);
                    Check.True(Refusal(() => operation.Call(session, request)).Field != null, operation.Name);
                }
            }
        }

        private static InvalidException Refusal(Action action)
        {
            return Check.Throws<InvalidException>(action);
        }
    }
}
