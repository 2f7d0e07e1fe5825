package cn.shuzhi;

import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The listeners that are to be told, by the key that goes through native code as their context. An entry holds its
 * listener until it is ended or its platform is closed.
 */
final class Listeners {
    /** The one callback of all listeners. It is never collected, so that native code never calls what is gone. */
    static final Native.EventCallback CALLBACK = Listeners::told;

    private static final Map<Long, Subscription> OPEN = new ConcurrentHashMap<>();
    private static final AtomicLong KEYS = new AtomicLong();

    /** How many listeners the thread is inside of; absent for none. */
    private static final ThreadLocal<Integer> INSIDE = new ThreadLocal<>();

    private Listeners() {}

    /** A key that no other listener has had; never NULL as a pointer. */
    static long newKey() {
        return KEYS.incrementAndGet();
    }

    static void add(long key, Subscription subscription) {
        OPEN.put(key, subscription);
    }

    /** No call of it begins any more; false when it was removed before. */
    static boolean remove(long key) {
        return OPEN.remove(key) != null;
    }

    /** Forgets the listeners of a platform that is closed. */
    static void removeAll(Handle platform) {
        OPEN.values().removeIf(subscription -> subscription.isOf(platform));
    }

    static int count() {
        return OPEN.size();
    }

    /** Whether this thread runs a listener: what waits for calls to end would then wait for itself. */
    static boolean inside() {
        return INSIDE.get() != null;
    }

    /** Nothing may leave it by an exception: native code is below. */
    private static void told(Pointer context, Pointer street, long sequence) {
        try {
            Subscription subscription = OPEN.get(Pointer.nativeValue(context));
            if (subscription != null) {
                String text = new String(Native.bytes(street), StandardCharsets.UTF_8);
                tell(subscription.listener(), text, sequence);
            }
        } catch (Throwable dropped) {
            // The memory has run out, or the handler of exceptions has failed itself.
        }
    }

    private static void tell(Listener listener, String street, long sequence) {
        Integer outer = INSIDE.get();
        INSIDE.set(outer == null ? 1 : outer + 1);
        try {
            listener.onEvents(street, sequence);
        } catch (Throwable thrown) {
            Thread thread = Thread.currentThread();
            thread.getUncaughtExceptionHandler().uncaughtException(thread, thrown);
        } finally {
            if (outer == null) {
                INSIDE.remove();
            } else {
                INSIDE.set(outer);
            }
        }
    }
}
