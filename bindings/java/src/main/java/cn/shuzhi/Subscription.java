package cn.shuzhi;

import com.sun.jna.Pointer;

/**
 * A listener that is being told. It is told until {@link #close()} or until the platform is closed, also when nobody
 * holds the subscription any more.
 */
public final class Subscription implements AutoCloseable {
    private final Handle platform;
    private final Listener listener;
    private final long key = Listeners.newKey();
    private volatile long number;

    private Subscription(Handle platform, Listener listener) {
        this.platform = platform;
        this.listener = listener;
    }

    static Subscription open(Handle platform, Listener listener) {
        Subscription subscription = new Subscription(platform, listener);
        Pointer pointer = platform.acquire();
        try {
            subscription.begin(pointer);
        } finally {
            platform.release();
        }
        return subscription;
    }

    private void begin(Pointer pointer) {
        long[] given = new long[1];
        long[] error = new long[1];
        // Another thread may state events before the number is known here.
        Listeners.add(key, this);
        int result = Native.shuzhi_event_listen(pointer, Listeners.CALLBACK, new Pointer(key), given, error);
        if (result != 0) {
            Listeners.remove(key);
            throw Native.failure(result, error);
        }
        number = given[0];
    }

    Listener listener() {
        return listener;
    }

    boolean isOf(Handle other) {
        return platform == other;
    }

    /**
     * Ends the listener. When it returns, the listener does not run and won't again; only when called from inside a
     * listener, calls of it in other threads may still be ending. A second close does nothing, nor does one after the
     * platform was closed.
     */
    @Override
    public void close() {
        if (!Listeners.remove(key)) {
            return;
        }
        Pointer pointer = platform.acquireBesideCalls();
        if (pointer == null) {
            // The platform is being closed, which ends its listeners.
            platform.close();
            return;
        }
        long[] error = new long[1];
        try {
            int result = Native.shuzhi_event_unlisten(pointer, number, error);
            if (result != 0) {
                throw Native.failure(result, error);
            }
        } finally {
            platform.release();
        }
    }
}
