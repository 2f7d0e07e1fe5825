using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using Shuzhi.Json;

namespace Shuzhi.Scenarios
{
    /// <summary>
    /// Replays scenarios through the typed classes: <c>ScenarioRunner OUT scenario.json…</c>. Each runs on a fresh
    /// database and writes <c>OUT/NAME.jsonl</c>, one line a step, in the form of <see cref="CanonicalJson"/>, so that
    /// the answers of all languages can be compared byte for byte. Expectations are checked on the way; the exit code
    /// is 1 when one is not met.
    /// </summary>
    internal sealed class ScenarioRunner
    {
        private readonly string name;
        private readonly Platform platform;
        private readonly Variables variables = new Variables();
        private readonly Dictionary<string, Session> named = new Dictionary<string, Session>();
        private readonly Dictionary<string, Session> opened = new Dictionary<string, Session>();
        private readonly List<string> mismatches;
        private Session current;

        private ScenarioRunner(string name, Platform platform, List<string> mismatches)
        {
            this.name = name;
            this.platform = platform;
            this.mismatches = mismatches;
        }

        private static int Main(string[] arguments)
        {
            if (arguments.Length < 2)
            {
                Console.Error.WriteLine("usage: ScenarioRunner OUT scenario.json…");
                return 2;
            }
            Directory.CreateDirectory(arguments[0]);
            List<string> mismatches = new List<string>();
            for (int i = 1; i < arguments.Length; i++)
            {
                Run(arguments[i], arguments[0], mismatches);
            }
            mismatches.ForEach(Console.Error.WriteLine);
            Console.WriteLine("csharp: " + (arguments.Length - 1) + " scenarios, " + mismatches.Count + " mismatches");
            return mismatches.Count == 0 ? 0 : 1;
        }

        private static void Run(string file, string folder, List<string> mismatches)
        {
            JsonValue scenario = JsonValue.Parse(File.ReadAllText(file));
            string name = Path.GetFileNameWithoutExtension(file);
            string street = Path.Combine(Path.GetTempPath(), "shuzhi-scenario-" + Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(street);
            try
            {
                PlatformOptions options = ContractDocument.Parse<PlatformOptions>((scenario["platform"] ?? Empty()).ToString());
                options.Path = Path.Combine(street, "street.db");
                StringBuilder lines = new StringBuilder();
                using (Platform platform = Platform.Open(options))
                {
                    ScenarioRunner runner = new ScenarioRunner(name, platform, mismatches);
                    for (int i = 0; i < scenario["steps"].Items.Count; i++)
                    {
                        lines.Append(CanonicalJson.Write(runner.Step(i, scenario["steps"].Items[i]))).Append('\n');
                    }
                }
                File.WriteAllText(Path.Combine(folder, name + ".jsonl"), lines.ToString(), new UTF8Encoding(false));
            }
            finally
            {
                Directory.Delete(street, true);
            }
        }

        private static JsonValue Empty()
        {
            return JsonValue.Of(new Dictionary<string, JsonValue>());
        }

        private JsonValue Step(int index, JsonValue step)
        {
            string operation = Text(step, "operation") ?? "";
            Dictionary<string, JsonValue> line = new Dictionary<string, JsonValue>
            {
                { "step", JsonValue.Of(index) },
                { "operation", JsonValue.Of(operation) }
            };
            string at = name + " step " + index + " " + operation + ": ";
            try
            {
                if (Text(step, "clock") != null)
                {
                    platform.SetClock(Text(step, "clock"));
                }
                JsonValue response = Call(Session(step), operation, variables.Replaced(step["request"] ?? Empty()));
                line.Add("response", response);
                Succeeded(at, step, response);
            }
            catch (ShuzhiException e)
            {
                JsonValue error = Error(e);
                line.Add("error", error);
                Failed(at, step, error, e);
            }
            return JsonValue.Of(line);
        }

        private static string Text(JsonValue value, string name)
        {
            JsonValue text = value[name];
            return text == null || text.Kind == JsonKind.Null ? null : text.AsText();
        }

        private Session Session(JsonValue step)
        {
            string alias = Text(step, "as");
            if (step["session"] != null)
            {
                Dictionary<string, JsonValue> actor =
                    new Dictionary<string, JsonValue>(variables.Replaced(step["session"]).Entries);
                alias = Text(step["session"], "name") ?? alias;
                actor.Remove("name");
                string key = CanonicalJson.Write(JsonValue.Of(actor));
                Session session;
                if (!opened.TryGetValue(key, out session))
                {
                    session = platform.OpenSession(ContractDocument.Parse<SessionOptions>(key));
                    opened.Add(key, session);
                }
                current = session;
                if (alias != null)
                {
                    named[alias] = current;
                }
            }
            else if (alias != null && !named.TryGetValue(alias, out current))
            {
                throw new InvalidDataException(name + ": no session is called " + alias);
            }
            if (current == null)
            {
                throw new InvalidDataException(name + ": a step has no session");
            }
            return current;
        }

        /// <summary>Document, typed request, typed method, typed answer, document.</summary>
        private JsonValue Call(Session session, string operation, JsonValue request)
        {
            OperationInfo found = OperationInfo.Find(operation);
            if (found == null)
            {
                throw new InvalidDataException(name + ": no operation " + operation);
            }
            return JsonValue.Parse(found.Call(session, found.ParseRequest(request.ToString())).ToJson());
        }

        private void Succeeded(string at, JsonValue step, JsonValue response)
        {
            foreach (KeyValuePair<string, JsonValue> save in (step["save"] ?? Empty()).Entries)
            {
                JsonValue value = Pointer.At(response, save.Value.AsText());
                if (value == null)
                {
                    mismatches.Add(at + save.Value.AsText() + " is not in the response");
                }
                variables.Save(save.Key, value ?? JsonValue.Null);
            }
            if (step["expect_error"] != null)
            {
                mismatches.Add(at + "expected the error " + step["expect_error"] + ", but it succeeded");
            }
            else if (step["expect"] != null)
            {
                Compare(at, "", variables.Replaced(step["expect"]), response);
            }
        }

        private void Failed(string at, JsonValue step, JsonValue error, ShuzhiException e)
        {
            if (step["expect_error"] == null)
            {
                mismatches.Add(at + "failed: " + e.Message);
                return;
            }
            Dictionary<string, JsonValue> whole = new Dictionary<string, JsonValue>(error.Entries);
            whole.Add("kind", JsonValue.Of(ErrorKindText.Of(e.Kind)));
            Compare(at, "error", variables.Replaced(step["expect_error"]), JsonValue.Of(whole));
        }

        private static JsonValue Error(ShuzhiException e)
        {
            return JsonValue.Of(new Dictionary<string, JsonValue>
            {
                { "code", JsonValue.Of(e.Code) },
                { "field", JsonValue.Of(e.Field) },
                { "rule", JsonValue.Of(e.Rule) }
            });
        }

        /// <summary>Objects may have more members than expected; null expects none.</summary>
        private void Compare(string at, string path, JsonValue expected, JsonValue actual)
        {
            JsonValue given = actual ?? JsonValue.Null;
            if (expected.Kind == JsonKind.Object && given.Kind == JsonKind.Object)
            {
                foreach (KeyValuePair<string, JsonValue> entry in expected.Entries)
                {
                    Compare(at, path + "/" + entry.Key, entry.Value, given[entry.Key]);
                }
            }
            else if (expected.Kind == JsonKind.List && given.Kind == JsonKind.List && expected.Items.Count == given.Items.Count)
            {
                for (int i = 0; i < expected.Items.Count; i++)
                {
                    Compare(at, path + "/" + i, expected.Items[i], given.Items[i]);
                }
            }
            else if (CanonicalJson.Write(expected) != CanonicalJson.Write(given))
            {
                string was = actual == null ? "absent" : given.ToString();
                mismatches.Add(at + path + " should be " + expected + ", is " + was);
            }
        }
    }
}
