package cn.shuzhi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import com.sun.jna.Pointer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Test;

public class HandleTest {
    private final Pointer pointer = new Pointer(4096);
    private final AtomicInteger frees = new AtomicInteger();
    private final Handle handle = new Handle(pointer, p -> frees.incrementAndGet());

    @Test
    public void closingTwiceFreesOnce() {
        handle.close();
        handle.close();
        assertEquals(1, frees.get());
        assertThrows(ClosedException.class, handle::acquire);
        assertNull(handle.acquireBesideCalls());
    }

    @Test
    public void closeWaitsForCallsInFlight() throws Exception {
        assertSame(pointer, handle.acquire());
        Thread closer = new Thread(handle::close);
        closer.start();
        while (!handle.isClosed()) {
            Thread.yield();
        }
        assertThrows(ClosedException.class, handle::acquire);
        assertNotNull("an interrupt still reaches the running call", handle.acquireBesideCalls());
        handle.release();
        assertEquals(0, frees.get());
        handle.release();
        closer.join();
        assertEquals(1, frees.get());
    }

    @Test
    public void aCallNeverMeetsAFreedHandle() throws Exception {
        for (int round = 0; round < 200; round++) {
            AtomicBoolean freed = new AtomicBoolean();
            AtomicBoolean misused = new AtomicBoolean();
            Handle shared = new Handle(pointer, p -> freed.set(true));
            CountDownLatch started = new CountDownLatch(3);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                threads.add(new Thread(() -> {
                    started.countDown();
                    try {
                        while (true) {
                            shared.acquire();
                            if (freed.get()) {
                                misused.set(true);
                            }
                            shared.release();
                        }
                    } catch (ClosedException e) {
                        assertEquals(804, e.getCode());
                    }
                }));
            }
            threads.forEach(Thread::start);
            started.await();
            shared.close();
            for (Thread thread : threads) {
                thread.join();
            }
            assertTrue(freed.get());
            assertTrue(!misused.get());
        }
    }
}
