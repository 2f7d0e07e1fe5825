using System;
using System.Collections.Generic;
using System.Linq;
using System.Reflection;
using Shuzhi.Json;

namespace Shuzhi.Tests
{
    /// <summary>The generated classes, without the library.</summary>
    internal static class ContractTests
    {
        private static IEnumerable<Type> Documents()
        {
            return typeof(ContractDocument).Assembly.GetTypes().Where(type => type.IsSubclassOf(typeof(ContractDocument)));
        }

        private static IEnumerable<Type> Enums()
        {
            return typeof(ContractDocument).Assembly.GetTypes()
                .Where(type => type.IsEnum && typeof(ContractDocument).Assembly.GetType(type.FullName + "Text") != null);
        }

        [Test]
        private static void EveryOperationIsFoundByItsName()
        {
            List<OperationInfo> all = OperationInfo.All.ToList();
            Check.True(all.Count > 0, "operations");
            foreach (OperationInfo operation in all)
            {
                Check.Same(operation, OperationInfo.Find(operation.Name));
                Check.Same("shuzhi_" + operation.Name.Replace('.', '_'), operation.Function);
                Check.Same("{}", operation.ParseRequest("{}").ToJson(), operation.Name);
                InvalidException e = Check.Throws<InvalidException>(() => operation.ParseRequest("{\"没有\":1}"));
                Check.Same("没有", e.Field);
            }
            Check.Same(null, OperationInfo.Find("no.such"));
        }

        [Test]
        private static void EveryEnumKnowsItsTexts()
        {
            Check.True(Enums().Any(), "enums");
            foreach (Type type in Enums())
            {
                Type texts = type.Assembly.GetType(type.FullName + "Text");
                MethodInfo parse = texts.GetMethod("Parse");
                MethodInfo of = texts.GetMethod("Of");
                foreach (object value in Enum.GetValues(type))
                {
                    string text = (string)of.Invoke(null, new[] { value });
                    Check.Same(Convert.ToInt32(value) == 0, text == null, type.Name);
                    Check.Same(value, parse.Invoke(null, new object[] { text }), type.Name);
                }
                Check.Same(0, Convert.ToInt32(parse.Invoke(null, new object[] { "来自未来" })), type.Name);
            }
        }

        [Test]
        private static void EveryDocumentIsWrittenAsItWasRead()
        {
            Random random = new Random(3);
            foreach (Type type in Documents())
            {
                for (int i = 0; i < 20; i++)
                {
                    ContractDocument document = (ContractDocument)Fill(type, random, 0);
                    string json = document.ToJson();
                    ContractDocument copy = (ContractDocument)Activator.CreateInstance(type);
                    JsonReader reader = JsonReader.Of(json, false);
                    copy.ReadJson(reader);
                    reader.End();
                    Check.Same(json, copy.ToJson(), type.Name);
                }
            }
        }

        [Test]
        private static void AnAnswerMayHaveNewFieldsAndNewValues()
        {
            foreach (Type type in Documents())
            {
                ContractDocument document = (ContractDocument)Fill(type, new Random(5), 0);
                string json = document.ToJson();
                string more = "{\"来自未来\":[{\"a\":1},null]" + (json == "{}" ? "}" : "," + json.Substring(1));
                ContractDocument copy = (ContractDocument)Activator.CreateInstance(type);
                copy.ReadJson(JsonReader.Of(more, true));
                Check.Same(json, copy.ToJson(), type.Name);
            }
        }

        /// <summary>A value for every property.</summary>
        private static object Fill(Type type, Random random, int depth)
        {
            Type plain = Nullable.GetUnderlyingType(type) ?? type;
            if (plain == typeof(string))
            {
                return "𬱖\"\n" + random.Next();
            }
            if (plain == typeof(bool))
            {
                return random.Next(2) == 0;
            }
            if (plain == typeof(int) || plain == typeof(long))
            {
                return Convert.ChangeType(random.Next(int.MinValue, int.MaxValue), plain);
            }
            if (plain == typeof(double))
            {
                return random.NextDouble() * 180;
            }
            if (plain.IsEnum)
            {
                Array values = Enum.GetValues(plain);
                return values.GetValue(random.Next(1, values.Length));
            }
            if (plain == typeof(JsonValue))
            {
                return JsonValue.Parse("{\"x\":[1,null,\"y\"]}");
            }
            return plain.IsGenericType ? FillMany(plain, random, depth) : FillProperties(plain, random, depth);
        }

        private static object FillProperties(Type type, Random random, int depth)
        {
            object document = Activator.CreateInstance(type);
            foreach (PropertyInfo property in type.GetProperties())
            {
                // A record may hold records of its own kind.
                bool end = depth > 4 && !property.PropertyType.IsValueType && property.PropertyType != typeof(string);
                if (!end)
                {
                    property.SetValue(document, Fill(property.PropertyType, random, depth + 1), null);
                }
            }
            return document;
        }

        private static object FillMany(Type type, Random random, int depth)
        {
            object many = Activator.CreateInstance(type);
            Type[] of = type.GetGenericArguments();
            MethodInfo add = type.GetMethod("Add", of);
            for (int i = random.Next(3); i > 0; i--)
            {
                object item = Fill(of[of.Length - 1], random, depth + 1);
                add.Invoke(many, of.Length == 1 ? new[] { item } : new[] { "键" + i, item });
            }
            return many;
        }
    }
}
