using System;
using System.Collections.Generic;
using System.Reflection;

namespace Shuzhi.Tests
{
    /// <summary>Marks a test: a static method without parameters.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    internal sealed class TestAttribute : Attribute
    {
    }

    internal sealed class TestFailure : Exception
    {
        internal TestFailure(string message)
            : base(message)
        {
        }
    }

    internal static class Check
    {
        internal static void True(bool truth, string what)
        {
            if (!truth)
            {
                throw new TestFailure(what);
            }
        }

        internal static void Same<T>(T expected, T actual, string what = "value")
        {
            if (!EqualityComparer<T>.Default.Equals(expected, actual))
            {
                throw new TestFailure(what + ": expected <" + expected + ">, got <" + actual + ">");
            }
        }

        internal static void Contains(string part, string text)
        {
            if (text == null || text.IndexOf(part, StringComparison.Ordinal) < 0)
            {
                throw new TestFailure("<" + part + "> is not in <" + text + ">");
            }
        }

        internal static T Throws<T>(Action action) where T : Exception
        {
            try
            {
                action();
            }
            catch (T expected)
            {
                return expected;
            }
            throw new TestFailure("expected " + typeof(T).Name + ", nothing was thrown");
        }
    }

    /// <summary>Runs the tests of the classes in the order given; any arguments choose classes by name.</summary>
    internal static class Program
    {
        // The loader comes first: its failures can only be seen before the library is loaded.
        private static readonly Type[] Classes =
        {
            typeof(LoaderTests), typeof(JsonTests), typeof(ContractTests), typeof(ErrorTests), typeof(PagesTests),
            typeof(TextTests), typeof(HandleTests), typeof(ListenerTests)
        };

        private static int Main(string[] arguments)
        {
            int passed = 0;
            int failed = 0;
            foreach (Type type in Classes)
            {
                if (arguments.Length > 0 && Array.IndexOf(arguments, type.Name) < 0)
                {
                    continue;
                }
                foreach (MethodInfo method in type.GetMethods(BindingFlags.Static | BindingFlags.NonPublic))
                {
                    if (method.GetCustomAttributes(typeof(TestAttribute), false).Length == 0)
                    {
                        continue;
                    }
                    if (Run(type, method))
                    {
                        passed++;
                    }
                    else
                    {
                        failed++;
                    }
                }
            }
            Console.WriteLine(passed + " passed, " + failed + " failed");
            return failed == 0 && passed > 0 ? 0 : 1;
        }

        private static bool Run(Type type, MethodInfo method)
        {
            try
            {
                method.Invoke(null, null);
                return true;
            }
            catch (TargetInvocationException e)
            {
                Console.WriteLine("FAILED " + type.Name + "." + method.Name + "\n" + e.InnerException);
                return false;
            }
        }
    }
}
