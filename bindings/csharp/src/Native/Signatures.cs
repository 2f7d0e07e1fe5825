using System;
using System.Runtime.InteropServices;

namespace Shuzhi.Native
{
    // Cdecl is spelt out everywhere: the default of 32-bit Windows is another one and corrupts the stack.
    // Outputs are "ref" with a zero put in before, because the library writes them only on success.

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int NumberFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate IntPtr TextFunction();

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void HandleAction(IntPtr handle);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate IntPtr ErrorTextFunction(IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int PlatformOpenFunction(byte[] options, ref IntPtr platform, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int SetClockFunction(IntPtr platform, byte[] time, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int SessionOpenFunction(IntPtr platform, byte[] actor, ref IntPtr session, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void ProgressFunction(IntPtr session, ref long done, ref long total);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int OperationFunction(IntPtr session, byte[] request, ref IntPtr response, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int LocateFunction(
        IntPtr session, double longitude, double latitude, int datum, [In, Out] byte[] code, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int LocateManyFunction(
        IntPtr session, double[] lonlat, long count, int datum, [In, Out] byte[] codes, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate void EventCallback(IntPtr context, IntPtr street, long sequence);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int ListenFunction(
        IntPtr platform, EventCallback callback, IntPtr context, ref long number, ref IntPtr error);

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    internal delegate int UnlistenFunction(IntPtr platform, long number, ref IntPtr error);
}
