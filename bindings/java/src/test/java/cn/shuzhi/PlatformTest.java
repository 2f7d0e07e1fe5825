package cn.shuzhi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** Against the native library that {@code shuzhi.library.path} names. */
public class PlatformTest {
    private static final String STREET = "620102001000";

    @Rule
    public final TemporaryFolder folder = new TemporaryFolder();

    private Platform.Options options() {
        return new Platform.Options()
            .path(folder.getRoot().toPath().resolve("street.db").toString())
            .fixedClock("2026-05-06T09:00:00+08:00")
            .seed(42)
            .street(STREET)
            .securityAdministrator("security");
    }

    private static Session.Actor actor() {
        return new Session.Actor().actor("security").street(STREET);
    }

    @Test
    public void closingTwiceIsFine() {
        Platform platform = Platform.open(options());
        Session session = platform.session(actor());
        session.close();
        session.close();
        platform.close();
        platform.close();
    }

    @Test
    public void useAfterCloseIsAnException() {
        Platform platform = Platform.open(options());
        Session closed = platform.session(actor());
        Session open = platform.session(actor());
        closed.close();
        assertEquals(804, assertThrows(ClosedException.class, () -> closed.locate(103.8, 36.0, Datum.CGCS2000)).getCode());
        platform.close();
        assertThrows(ClosedException.class, () -> open.locate(103.8, 36.0, Datum.CGCS2000));
        assertThrows(ClosedException.class, () -> open.locateMany(new double[] {103.8, 36.0}, Datum.CGCS2000));
        assertThrows(ClosedException.class, () -> platform.session(actor()));
        assertThrows(ClosedException.class, () -> platform.setClock("2026-05-07T09:00:00+08:00"));
        assertThrows(ClosedException.class, open::progress);
        open.interrupt();
        open.close();
    }

    @Test
    public void closingWhileOtherThreadsCallIsSafe() throws Exception {
        for (int round = 0; round < 20; round++) {
            Platform platform = Platform.open(options());
            AtomicInteger ended = new AtomicInteger();
            CountDownLatch running = new CountDownLatch(4);
            List<Thread> threads = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                Session session = platform.session(actor());
                threads.add(new Thread(() -> {
                    running.countDown();
                    try {
                        while (true) {
                            session.progress();
                            call(session);
                        }
                    } catch (ClosedException e) {
                        ended.incrementAndGet();
                    }
                }));
            }
            threads.forEach(Thread::start);
            running.await();
            platform.close();
            for (Thread thread : threads) {
                thread.join();
            }
            assertEquals(4, ended.get());
        }
    }

    private static void call(Session session) {
        try {
            session.locateMany(new double[] {103.8, 36.0, 103.9, 36.1}, Datum.GCJ02);
        } catch (DeniedException e) {
            assertEquals(300, e.getCode());
        }
    }

    @Test
    public void theLibrarysErrorsArrive() {
        InvalidException e = assertThrows(InvalidException.class, () -> Platform.open(new Platform.Options()));
        assertFalse(e.getZh().isEmpty());
        assertFalse(e.getEn().isEmpty());
        try (Platform platform = Platform.open(options())) {
            assertThrows(InvalidException.class, () -> platform.setClock("yesterday"));
            assertThrows(InvalidException.class, () -> platform.session(new Session.Actor().actor("a").street("62")));
        }
    }

    @Test
    public void textThatIsNoUnicodeIsRefusedBeforeTheCall() {
        assertThrows(InvalidException.class, () -> Platform.open(options().path("\uD870")));
        assertThrows(InvalidException.class, () -> Platform.open(options().path("a\0b")));
        try (Platform platform = Platform.open(options());
            Session session = platform.session(actor())) {
            assertThrows(InvalidException.class, () -> platform.session(actor().purpose("\uDF96")));
            assertThrows(InvalidException.class, () -> session.locateMany(new double[3], Datum.CGCS2000));
            assertThrows(InvalidException.class, () -> session.locate(103.8, 36.0, null));
            assertEquals(0, session.locateMany(new double[0], Datum.CGCS2000).length);
        }
    }

    @Test
    public void pathsOfEveryPlaneAreFiles() {
        String root = folder.getRoot().getPath();
        for (String name : new String[] {"\uD870\uDF96", "\uD870\uDF97", "\u36C3", "\u4DAE"}) {
            Platform.open(options().path(root + "/" + name + ".db")).close();
            Platform.open(options().path(root + "/" + name + ".db").create(false)).close();
        }
        String[] files = folder.getRoot().list((directory, name) -> name.endsWith(".db"));
        assertEquals(4, files.length);
    }
}
