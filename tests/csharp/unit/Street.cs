using System;
using System.IO;

namespace Shuzhi.Tests
{
    /// <summary>A database in a folder of its own, with a fixed clock and repeatable identifiers.</summary>
    internal sealed class Street : IDisposable
    {
        internal const string Code = "620102001000";
        internal const string Administrator = "security";

        internal Street()
        {
            Folder = Path.Combine(Path.GetTempPath(), "shuzhi-" + Guid.NewGuid().ToString("N"));
            Directory.CreateDirectory(Folder);
            Platform = Platform.Open(Options());
        }

        internal string Folder { get; private set; }

        internal Platform Platform { get; private set; }

        internal PlatformOptions Options()
        {
            return new PlatformOptions
            {
                Path = Path.Combine(Folder, "street.db"),
                Clock = new ClockOptions { Fixed = "2026-05-06T09:00:00+08:00" },
                Ids = new IdOptions { Seed = 42 },
                Street = Code,
                StreetName = "示例街道",
                SecurityAdministrator = Administrator
            };
        }

        internal Session Session()
        {
            return Platform.OpenSession(Administrator, Code);
        }

        public void Dispose()
        {
            Platform.Dispose();
            Directory.Delete(Folder, true);
        }
    }
}
