package cn.shuzhi;

import com.sun.jna.Pointer;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
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
    private final AtomicBoolean freeing = new AtomicBoolean();
    /** Closed inside a listener: the last call frees, since nobody may be waiting. */
    private volatile boolean unattended;

    private volatile boolean freed;

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
            if (unattended) {
                freeOnce();
            }
            wake();
        }
    }

    boolean isClosed() {
        return state.get() < 0;
    }

    /**
     * Refuses new calls, waits for those in flight, then frees. Later and concurrent closes wait for the first.
     *
     * <p>Inside a listener it does not wait, because the listener runs in a call itself: the last call frees.
     */
    void close() {
        state.getAndUpdate(current -> current | CLOSING);
        if (Listeners.inside()) {
            unattended = true;
            if (state.get() == CLOSING) {
                freeOnce();
            }
            return;
        }
        boolean interrupted = await(() -> state.get() == CLOSING);
        freeOnce();
        if (await(() -> freed) || interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    /** Frees without holding the lock: what runs there may wait for calls whose listeners close this handle too. */
    private void freeOnce() {
        if (freeing.compareAndSet(false, true)) {
            try {
                free.accept(pointer);
            } finally {
                freed = true;
                wake();
            }
        }
    }

    private synchronized void wake() {
        notifyAll();
    }

    /** Whether the thread was interrupted meanwhile. */
    private synchronized boolean await(BooleanSupplier end) {
        boolean interrupted = false;
        while (!end.getAsBoolean()) {
            try {
                wait();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        return interrupted;
    }
}
