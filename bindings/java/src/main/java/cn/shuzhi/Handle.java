package cn.shuzhi;

import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * A native handle that is freed once, and never while a call uses it.
 *
 * <p>The state counts the calls in flight; the sign bit says that closing has begun.
 */
final class Handle {
    private static final long CLOSING = Long.MIN_VALUE;

    private final AtomicLong state = new AtomicLong();
    private final Pointer pointer;
    private final Consumer<Pointer> free;
    private boolean freed;

    Handle(Pointer pointer, Consumer<Pointer> free) {
        this.pointer = pointer;
        this.free = free;
    }

    /** Begins a call. Whoever gets the pointer calls {@link #release()}. */
    Pointer acquire() {
        while (true) {
            long current = state.get();
            if (current < 0) {
                throw new ClosedException();
            }
            if (state.compareAndSet(current, current + 1)) {
                return pointer;
            }
        }
    }

    /** Begins a call beside one that keeps {@link #close()} waiting; null when nothing runs any more. */
    Pointer acquireBesideCalls() {
        while (true) {
            long current = state.get();
            if (current == CLOSING) {
                return null;
            }
            if (state.compareAndSet(current, current + 1)) {
                return pointer;
            }
        }
    }

    void release() {
        if (state.decrementAndGet() == CLOSING) {
            synchronized (this) {
                notifyAll();
            }
        }
    }

    boolean isClosed() {
        return state.get() < 0;
    }

    /** Refuses new calls, waits for those in flight, then frees. Later and concurrent closes wait for the first. */
    void close() {
        while (true) {
            long current = state.get();
            if (current < 0 || state.compareAndSet(current, current | CLOSING)) {
                break;
            }
        }
        boolean interrupted = false;
        synchronized (this) {
            while (state.get() != CLOSING) {
                try {
                    wait();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
            if (!freed) {
                freed = true;
                free.accept(pointer);
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
