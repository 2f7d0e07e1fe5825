package cn.shuzhi;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.sun.jna.Pointer;
import java.nio.charset.StandardCharsets;

/**
 * Who acts on a {@link Platform}, and the areas of what they may do. Safe for use by several threads.
 *
 * <p>{@link #close()} may be called from any thread and more than once: it waits for the calls in flight. A session that
 * is not closed goes with its platform.
 */
public final class Session extends AreaAccess implements AutoCloseable {
    /** Bytes of one grid code in the C ABI, with the NUL behind it. */
    private static final int CODE = 16;

    private final Platform platform;
    private final Handle handle;

    Session(Platform platform, Handle handle) {
        this.platform = platform;
        this.handle = handle;
    }

    @Override
    Session self() {
        return this;
    }

    /** The way of every operation. */
    <T> T call(Native.Call operation, Object request, Class<T> answer) {
        byte[] document = Json.write(request);
        long[] response = new long[1];
        long[] error = new long[1];
        byte[] text;
        Pointer session = handle.acquire();
        try {
            int result = operation.call(session, document, response, error);
            if (result != 0) {
                throw Native.failure(result, error);
            }
            text = Native.take(response[0]);
        } finally {
            handle.release();
        }
        return Json.read(text, answer);
    }

    /**
     * Finds the grid of a point without a document.
     *
     * @param longitude degrees
     * @param latitude degrees
     * @param datum what the degrees refer to
     * @return code of the grid, or null where there is none
     */
    public String locate(double longitude, double latitude, Datum datum) {
        int number = number(datum);
        byte[] code = new byte[CODE];
        long[] error = new long[1];
        Pointer session = handle.acquire();
        try {
            int result = Native.shuzhi_grid_locate(session, longitude, latitude, number, code, error);
            if (result != 0) {
                throw Native.failure(result, error);
            }
        } finally {
            handle.release();
        }
        return code(code, 0);
    }

    /**
     * Finds the grids of many points in one call.
     *
     * @param points longitude, latitude, longitude, latitude …
     * @param datum what the degrees refer to
     * @return code of the grid of each point, or null where there is none
     */
    public String[] locateMany(double[] points, Datum datum) {
        if (points == null || points.length % 2 != 0) {
            throw new InvalidException("points", "坐标应成对给出", "points come as pairs");
        }
        int number = number(datum);
        String[] codes = new String[points.length / 2];
        if (codes.length == 0) {
            return codes;
        }
        byte[] found = new byte[Math.multiplyExact(codes.length, CODE)];
        long[] error = new long[1];
        Pointer session = handle.acquire();
        try {
            int result = Native.shuzhi_grid_locate_many(session, points, codes.length, number, found, error);
            if (result != 0) {
                throw Native.failure(result, error);
            }
        } finally {
            handle.release();
        }
        for (int i = 0; i < codes.length; i++) {
            codes[i] = code(found, i * CODE);
        }
        return codes;
    }

    private static String code(byte[] bytes, int start) {
        int end = start;
        while (end < start + CODE && bytes[end] != 0) {
            end++;
        }
        return end == start ? null : new String(bytes, start, end - start, StandardCharsets.US_ASCII);
    }

    /** The number of a datum in the C ABI. */
    private static int number(Datum datum) {
        switch (datum == null ? "" : datum.wire().replace("_", "").replace("-", "")) {
            case "cgcs2000":
                return 1;
            case "wgs84":
                return 2;
            case "gcj02":
                return 3;
            case "bd09":
                return 4;
            default:
                throw new InvalidException("datum", "未指明坐标系", "the datum is not named");
        }
    }

    /** Asks the calls that run on this session to stop; they throw an {@link InterruptedCallException}. */
    public void interrupt() {
        Pointer session = handle.acquireBesideCalls();
        if (session == null) {
            return;
        }
        try {
            Native.shuzhi_session_interrupt(session);
        } finally {
            handle.release();
        }
    }

    /**
     * @return how far the running call is
     */
    public Progress progress() {
        long[] done = new long[1];
        long[] total = new long[1];
        Pointer session = handle.acquireBesideCalls();
        if (session == null) {
            throw new ClosedException();
        }
        try {
            Native.shuzhi_session_progress(session, done, total);
        } finally {
            handle.release();
        }
        return new Progress(done[0], total[0]);
    }

    /**
     * Closes the session after the calls in flight. A second close does nothing. Inside a listener it does not wait:
     * the last call in flight closes the session.
     */
    @Override
    public void close() {
        handle.close();
        platform.forget(handle);
    }

    /** Who acts. */
    @JsonAutoDetect(
        fieldVisibility = JsonAutoDetect.Visibility.NONE,
        getterVisibility = JsonAutoDetect.Visibility.NONE,
        isGetterVisibility = JsonAutoDetect.Visibility.NONE)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    public static final class Actor {
        @JsonProperty("actor")
        private String actor;

        @JsonProperty("street")
        private String street;

        @JsonProperty("role")
        private String role;

        @JsonProperty("purpose")
        private String purpose;

        /** Nothing set yet. */
        public Actor() {}

        /**
         * @param value identifier that the host knows the person or system by
         * @return this
         */
        public Actor actor(String value) {
            actor = value;
            return this;
        }

        /**
         * @param value 12 digits of the street
         * @return this
         */
        public Actor street(String value) {
            street = value;
            return this;
        }

        /**
         * @param value the one role to act in; without it, every role that is granted
         * @return this
         */
        public Actor role(String value) {
            role = value;
            return this;
        }

        /**
         * @param value why personal data is read; without it, it is masked
         * @return this
         */
        public Actor purpose(String value) {
            purpose = value;
            return this;
        }
    }
}
