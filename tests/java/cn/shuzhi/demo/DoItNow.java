package cn.shuzhi.demo;

import cn.shuzhi.Case;
import cn.shuzhi.ConflictException;
import cn.shuzhi.Event;
import cn.shuzhi.EventList;
import cn.shuzhi.EventsSince;
import cn.shuzhi.GetCase;
import cn.shuzhi.Platform;
import cn.shuzhi.Session;
import java.io.BufferedReader;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A do-it-now platform (马上就办): takes requests in, has them verified, files, dispatches, inspects, closes and calls back.
 *
 * <p>It follows the street's events, its own and those of other platforms on the same file, and looks at every case that
 * an event is about. It is called with the file, the street, a seed, the number of threads and the file of requests.
 */
public final class DoItNow implements AutoCloseable {
    /** How long the platform rests between looks at the ledger when there is nothing to do. */
    private static final long REST_MILLIS = 10;

    private static final long PAGE = 1000;

    private final Platform platform;
    private final Session service;
    private final Desk desk;
    private final Intake intake;
    private final List<Request> requests;
    private final ExecutorService[] threads;
    private final AtomicInteger pending = new AtomicInteger();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();
    private final Set<String> later = ConcurrentHashMap.newKeySet();
    private final PrintStream out;
    private int taken;
    private long sequence;
    private boolean working;

    private DoItNow(String file, String street, String seed, int threads, Path requests, PrintStream out)
            throws IOException {
        this.out = out;
        this.requests = Request.read(requests);
        Map<String, Request> byNumber =
                this.requests.stream().collect(Collectors.toMap(Request::number, Function.identity()));
        String start = this.requests.get(0).text("arrives");
        platform = Platform.open(new Platform.Options()
                .path(file)
                .create(false)
                .fixedClock(start)
                .busyTimeoutMillis(60_000)
                .readers(threads));
        Staff staff = new Staff(platform, street);
        Dice dice = new Dice(seed);
        service = staff.service();
        desk = new Desk(staff, dice, byNumber);
        intake = new Intake(staff, dice);
        this.threads = new ExecutorService[threads];
        for (int i = 0; i < threads; i++) {
            this.threads[i] = Executors.newSingleThreadExecutor();
        }
    }

    /** Runs until the input says end or is closed. */
    public static void main(String[] arguments) throws IOException {
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, "UTF-8");
        try (DoItNow one = new DoItNow(
                arguments[0],
                arguments[1],
                arguments[2],
                Integer.parseInt(arguments[3]),
                Paths.get(arguments[4]),
                out)) {
            one.run();
        } catch (Throwable failed) {
            out.println("error " + String.valueOf(failed.getMessage()).replace('\n', ' '));
            failed.printStackTrace();
            System.exit(1);
        }
    }

    private void run() throws InterruptedException {
        BlockingQueue<String> orders = orders();
        String asked = null;
        while (true) {
            String order = orders.poll(REST_MILLIS, TimeUnit.MILLISECONDS);
            if ("end".equals(order)) {
                out.println("done resent=" + intake.resent() + " located=" + desk.located());
                return;
            } else if ("go".equals(order)) {
                go();
            } else if (order != null && order.startsWith("phase ")) {
                stop(order.substring("phase ".length()));
                out.println("set");
            } else if (order != null) {
                asked = order;
            }
            if (!working) {
                continue;
            }
            // Work that is under way may write an event: nothing may be pending before the ledger is read.
            boolean resting = pending.get() == 0;
            boolean moved = follow();
            if (failure.get() != null) {
                throw new IllegalStateException(failure.get().getMessage(), failure.get());
            }
            if (asked != null && resting && !moved) {
                out.println(asked);
                asked = null;
            }
        }
    }

    /** Lines of the input, read by a thread of their own; a closed input is an end. */
    private static BlockingQueue<String> orders() {
        BlockingQueue<String> orders = new LinkedBlockingQueue<>();
        Thread reader = new Thread(() -> {
            try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null; line = in.readLine()) {
                    orders.add(line);
                }
            } catch (IOException broken) {
                broken.printStackTrace();
            }
            orders.add("end");
        });
        reader.setDaemon(true);
        reader.start();
        return orders;
    }

    /** Stops at another instant: nobody works while one platform has the new time and the other has the old. */
    private void stop(String instant) {
        working = false;
        platform.setClock(instant);
        desk.clock(OffsetDateTime.parse(instant));
    }

    /** Takes in what has arrived, and looks again at what had to wait. */
    private void go() {
        working = true;
        List<String> waiting = new ArrayList<>(later);
        later.clear();
        waiting.forEach(this::look);
        while (taken < requests.size() && desk.arrived(requests.get(taken).text("arrives"))) {
            Request request = requests.get(taken++);
            start(request.number(), () -> intake.take(request));
        }
    }

    /** Reads the events since the last one and looks at their cases; whether there were any. */
    private boolean follow() {
        boolean moved = false;
        while (true) {
            EventList page = service.events().since(new EventsSince().sequence(sequence).limit(PAGE));
            for (Event event : page.getItems()) {
                if ("case".equals(event.getSubjectKind())) {
                    look(event.getSubject());
                }
            }
            moved |= page.getSequence() > sequence;
            sequence = page.getSequence();
            if (!page.isMore()) {
                return moved;
            }
        }
    }

    /** One case is always looked at by the same thread, so that no two of them step on each other. */
    private void look(String id) {
        start(id, () -> {
            Case one = service.cases().get(new GetCase().case_(id)).getCase();
            try {
                if (desk.look(one) == Desk.Look.LATER) {
                    later.add(id);
                }
            } catch (ConflictException moved) {
                // The other platform was faster: its event brings the case back.
                System.err.println(moved.getMessage());
            }
        });
    }

    private void start(String key, Runnable work) {
        pending.incrementAndGet();
        threads[Math.floorMod(key.hashCode(), threads.length)].execute(() -> {
            try {
                work.run();
            } catch (Throwable failed) {
                failure.compareAndSet(null, failed);
            } finally {
                pending.decrementAndGet();
            }
        });
    }

    /** Lets the work in hand end and closes the file. */
    @Override
    public void close() {
        for (ExecutorService thread : threads) {
            thread.shutdownNow();
        }
        platform.close();
    }
}
