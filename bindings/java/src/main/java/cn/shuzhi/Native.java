package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.jna.Callback;
import com.sun.jna.NativeLibrary;
import com.sun.jna.Pointer;

/**
 * The C ABI by JNA direct mapping. Strings go as NUL-terminated bytes of UTF-8, whatever the host's encoding is;
 * a pointer comes back in an array of one {@code long}, which is empty unless the library wrote it.
 */
final class Native {
    private static boolean loaded;

    private Native() {}

    /** An operation: session, request, where the answer goes, where the error goes. */
    interface Call {
        int call(Pointer session, byte[] request, long[] response, long[] error);
    }

    /** The callback of listeners: the context that was given with it, the street in UTF-8, the newest event. */
    interface EventCallback extends Callback {
        void invoke(Pointer context, Pointer street, long sequence);
    }

    static native int shuzhi_platform_open(byte[] options, long[] platform, long[] error);

    static native void shuzhi_platform_close(Pointer platform);

    static native int shuzhi_platform_set_clock(Pointer platform, byte[] time, long[] error);

    static native int shuzhi_session_open(Pointer platform, byte[] actor, long[] session, long[] error);

    static native void shuzhi_session_close(Pointer session);

    static native void shuzhi_session_interrupt(Pointer session);

    static native void shuzhi_session_progress(Pointer session, long[] done, long[] total);

    static native int shuzhi_event_listen(
        Pointer platform, EventCallback callback, Pointer context, long[] number, long[] error);

    static native int shuzhi_event_unlisten(Pointer platform, long number, long[] error);

    static native int shuzhi_grid_locate(
        Pointer session, double longitude, double latitude, int datum, byte[] code, long[] error);

    static native int shuzhi_grid_locate_many(
        Pointer session, double[] points, long count, int datum, byte[] codes, long[] error);

    static native void shuzhi_string_free(Pointer string);

    static native Pointer shuzhi_error_json(Pointer error);

    static native void shuzhi_error_free(Pointer error);

    /** Loads and binds the library once; a failed attempt may be repeated. */
    static synchronized void load() {
        if (!loaded) {
            NativeLibrary library = LibraryLoader.load();
            com.sun.jna.Native.register(Native.class, library);
            com.sun.jna.Native.register(NativeOperations.class, library);
            loaded = true;
        }
    }

    /** A returned string, freed. */
    static byte[] take(long address) {
        Pointer string = new Pointer(address);
        try {
            return bytes(string);
        } finally {
            shuzhi_string_free(string);
        }
    }

    /** A borrowed string. */
    static byte[] bytes(Pointer string) {
        return string.getByteArray(0, Math.toIntExact(string.indexOf(0, (byte) 0)));
    }

    /** The exception for a result that is not 0; frees the error. */
    static ShuzhiException failure(int result, long[] error) {
        if (error[0] == 0) {
            return new InternalException("result " + result + " without an error");
        }
        Pointer pointer = new Pointer(error[0]);
        try {
            Pointer text = shuzhi_error_json(pointer);
            JsonNode document = text == null ? null : Json.tree(bytes(text));
            return document == null ? new InternalException("result " + result) : ShuzhiException.of(document);
        } finally {
            shuzhi_error_free(pointer);
        }
    }
}
