package cn.shuzhi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Listeners, against the native library that {@code shuzhi.library.path} names. */
public class ListenerTest {
    private static final String STREET = "620102001000";
    private static final int LIMIT = 60_000;

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private final AtomicInteger actors = new AtomicInteger();
    private final Collection<Long> told = new ConcurrentLinkedQueue<>();
    private Platform platform;
    private Session session;

    @Before
    public void open() {
        platform = Platform.open(new Platform.Options()
            .path(folder.getRoot().toPath().resolve("street.db").toString())
            .durability("normal")
            .street(STREET)
            .securityAdministrator("security"));
        session = session();
    }

    @After
    public void close() {
        platform.close();
        assertEquals("nothing is held for a closed platform", 0, Listeners.count());
    }

    private Session session() {
        return platform.session(new Session.Actor().actor("security").street(STREET));
    }

    /** A call that states an event. */
    private void grant(Session by) {
        by.access().grant(new NewGrant()
            .actor("actor" + actors.incrementAndGet())
            .role(Role.STREET_OFFICER)
            .scopeKind(ScopeKind.DIVISION)
            .scope(STREET));
    }

    private Subscription collect() {
        return platform.listen((street, sequence) -> told.add(sequence));
    }

    @Test
    public void toldOfTheStreetAndTheSequence() {
        List<String> streets = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        platform.listen((street, sequence) -> {
            streets.add(street);
            threads.add(Thread.currentThread());
        });
        collect();
        grant(session);
        grant(session);
        assertEquals(Arrays.asList("620102001", "620102001"), streets);
        assertEquals(Arrays.asList(Thread.currentThread(), Thread.currentThread()), threads);
        Long[] sequences = told.toArray(new Long[0]);
        assertEquals(2, sequences.length);
        assertTrue(sequences[0] > 0);
        assertEquals(sequences[0] + 1, (long) sequences[1]);
    }

    @Test
    public void notToldOfReadsNorOfRefusedCalls() {
        collect();
        session.access().listGrants(new ListGrants());
        assertThrows(ShuzhiException.class, () -> session.access().grant(new NewGrant()));
        assertTrue(told.isEmpty());
    }

    @Test
    public void notToldAfterClose() {
        Subscription ended = collect();
        AtomicInteger other = new AtomicInteger();
        platform.listen((street, sequence) -> other.incrementAndGet());
        grant(session);
        ended.close();
        ended.close();
        grant(session);
        assertEquals(1, told.size());
        assertEquals(2, other.get());
    }

    @Test
    public void thePlatformClosesWithAnOpenSubscription() {
        Subscription subscription = collect();
        Subscription other = collect();
        grant(session);
        other.close();
        platform.close();
        assertEquals(0, Listeners.count());
        subscription.close();
        other.close();
        assertThrows(ClosedException.class, this::collect);
        assertThrows(ClosedException.class, () -> grant(session));
        assertEquals(2, told.size());
    }

    @Test
    public void aListenerIsNeeded() {
        assertEquals("listener", assertThrows(InvalidException.class, () -> platform.listen(null)).getField());
    }

    @Test
    public void aListenerThatThrowsDoesNotHarmTheCall() {
        RuntimeException exception = new IllegalStateException("thrown");
        Error error = new AssertionError("thrown");
        List<Throwable> handled = new ArrayList<>();
        platform.listen((street, sequence) -> {
            throw exception;
        });
        platform.listen((street, sequence) -> {
            throw error;
        });
        collect();
        Thread thread = Thread.currentThread();
        thread.setUncaughtExceptionHandler((in, thrown) -> {
            handled.add(thrown);
            throw new IllegalStateException("the handler throws too");
        });
        try {
            grant(session);
            grant(session);
        } finally {
            thread.setUncaughtExceptionHandler(null);
        }
        assertEquals(Arrays.asList(exception, error, exception, error), handled);
        assertEquals(2, told.size());
        assertFalse(Listeners.inside());
    }

    @Test(timeout = LIMIT)
    public void severalThreads() throws Exception {
        AtomicInteger own = new AtomicInteger();
        collect();
        run(4, n -> {
            try (Session mine = session()) {
                for (int i = 0; i < 25; i++) {
                    Subscription subscription = platform.listen((street, sequence) -> own.incrementAndGet());
                    grant(mine);
                    subscription.close();
                }
            }
        });
        assertEquals(100, told.size());
        assertEquals(100, new HashSet<>(told).size());
        assertTrue("each is told of its own events at least: " + own, own.get() >= 100);
    }

    @Test(timeout = LIMIT)
    public void aListenerOutlivesTheCollectionOfItsSubscription() {
        for (int i = 0; i < 50; i++) {
            collect();
        }
        for (int i = 0; i < 10; i++) {
            System.gc();
            System.runFinalization();
            List<byte[]> pressure = new ArrayList<>();
            for (int n = 0; n < 100; n++) {
                pressure.add(new byte[100_000]);
            }
            grant(session);
            assertEquals(50 * (i + 1), told.size());
        }
    }

    @Test(timeout = LIMIT)
    public void closingWaitsForTheListener() throws Exception {
        CountDownLatch entered = new CountDownLatch(1);
        CountDownLatch leave = new CountDownLatch(1);
        Subscription subscription = platform.listen((street, sequence) -> {
            entered.countDown();
            awaitQuietly(leave);
            told.add(sequence);
        });
        Thread writer = new Thread(() -> grant(session));
        writer.start();
        entered.await();
        AtomicInteger seen = new AtomicInteger(-1);
        Thread closer = new Thread(() -> {
            subscription.close();
            seen.set(told.size());
        });
        closer.start();
        closer.join(200);
        assertTrue("it waits", closer.isAlive());
        leave.countDown();
        closer.join();
        writer.join();
        assertEquals(1, seen.get());
    }

    @Test(timeout = LIMIT)
    public void everythingMayBeClosedInsideAListener() {
        AtomicReference<Subscription> own = new AtomicReference<>();
        own.set(platform.listen((street, sequence) -> {
            own.get().close();
            told.add(sequence);
        }));
        grant(session);
        grant(session);
        assertEquals(1, told.size());
        Session first = session;
        Subscription closing = platform.listen((street, sequence) -> first.close());
        grant(first);
        closing.close();
        assertThrows(ClosedException.class, () -> grant(first));
        Session second = session();
        Subscription last = platform.listen((street, sequence) -> platform.close());
        grant(second);
        assertThrows(ClosedException.class, () -> grant(second));
        last.close();
        second.close();
    }

    @Test(timeout = LIMIT)
    public void aListenerMayCallThePlatform() {
        AtomicReference<Subscription> inner = new AtomicReference<>();
        platform.listen((street, sequence) -> {
            if (inner.get() == null) {
                inner.set(collect());
                try (Session mine = session()) {
                    mine.access().listGrants(new ListGrants());
                    grant(mine);
                }
            }
        });
        grant(session);
        assertEquals(1, told.size());
    }

    @Test(timeout = LIMIT)
    public void closingUnderLoadIsSafe() throws Exception {
        for (int round = 0; round < 10; round++) {
            boolean inside = round % 2 == 0;
            AtomicInteger calls = new AtomicInteger();
            platform.listen((street, sequence) -> {
                if (calls.incrementAndGet() >= 10 && inside) {
                    platform.close();
                }
            });
            AtomicInteger ended = new AtomicInteger();
            run(4, n -> {
                try {
                    for (int i = 0; ; i++) {
                        Subscription subscription = collect();
                        try (Session mine = session()) {
                            grant(mine);
                        }
                        subscription.close();
                        if (i == 5 && n == 0 && !inside) {
                            platform.close();
                        }
                    }
                } catch (ClosedException e) {
                    ended.incrementAndGet();
                }
            });
            assertEquals(4, ended.get());
            platform.close();
            assertEquals(0, Listeners.count());
            open();
        }
    }

    private interface Work {
        void run(int number);
    }

    /** Runs the work in several threads; the first failure of any is a failure here. */
    private static void run(int count, Work work) throws InterruptedException {
        AtomicReference<Throwable> failure = new AtomicReference<>();
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int number = i;
            Thread thread = new Thread(() -> work.run(number));
            thread.setUncaughtExceptionHandler((in, thrown) -> failure.compareAndSet(null, thrown));
            threads.add(thread);
        }
        threads.forEach(Thread::start);
        for (Thread thread : threads) {
            thread.join();
        }
        assertNull(failure.get());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            assertTrue(latch.await(LIMIT, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
