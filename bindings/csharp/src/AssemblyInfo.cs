using System;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Shuzhi;

[assembly: AssemblyTitle("Shuzhi")]
[assembly: AssemblyProduct("Shuzhi 数治")]
[assembly: AssemblyDescription("The embeddable model of a Chinese sub-district: people, places, cases, rules and figures")]
[assembly: AssemblyVersion(Contract.LibraryVersion)]
[assembly: AssemblyInformationalVersion(Contract.LibraryVersion)]
[assembly: CLSCompliant(true)]
[assembly: ComVisible(false)]
[assembly: InternalsVisibleTo("Shuzhi.Tests")]
