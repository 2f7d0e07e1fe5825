package cn.shuzhi;

import com.fasterxml.jackson.annotation.JsonValue;
import com.sun.jna.Pointer;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * One database, open. Safe for use by several threads; several processes may open the same file at once.
 *
 * <p>{@link #close()} may be called from any thread and more than once: it waits for the calls in flight, closes the
 * sessions that are still open and ends the listeners. Whatever is called later throws a {@link ClosedException}.
 */
public final class Platform implements AutoCloseable {
    private final Handle handle;
    private final Set<Handle> sessions = Collections.synchronizedSet(new HashSet<>());

    private Platform(Pointer pointer) {
        handle = new Handle(pointer, this::free);
    }

    /**
     * Opens a database, makes it where there is none, and migrates an older one.
     *
     * @param options at least the path
     * @return the platform, to be closed by the caller
     * @throws LibraryLoadException when the native library can't be loaded
     * @throws ShuzhiException when the database can't be opened
     */
    public static Platform open(Options options) {
        byte[] document = Json.write(options);
        Native.load();
        long[] platform = new long[1];
        long[] error = new long[1];
        int result = Native.shuzhi_platform_open(document, platform, error);
        if (result != 0) {
            throw Native.failure(result, error);
        }
        return new Platform(new Pointer(platform[0]));
    }

    /**
     * Opens a session.
     *
     * @param actor who acts, where, and why
     * @return the session, to be closed by the caller
     * @throws ShuzhiException when the actor can't be read
     */
    public Session session(Session.Actor actor) {
        byte[] document = Json.write(actor);
        long[] session = new long[1];
        long[] error = new long[1];
        Pointer platform = handle.acquire();
        try {
            int result = Native.shuzhi_session_open(platform, document, session, error);
            if (result != 0) {
                throw Native.failure(result, error);
            }
            Handle opened = new Handle(new Pointer(session[0]), Native::shuzhi_session_close);
            sessions.add(opened);
            return new Session(this, opened);
        } finally {
            handle.release();
        }
    }

    /**
     * Sets the clock of a platform that was opened with a fixed one.
     *
     * @param time RFC 3339, such as <code>2026-05-06T09:00:00+08:00</code>
     */
    public void setClock(String time) {
        byte[] text = Json.text("clock", time);
        long[] error = new long[1];
        Pointer platform = handle.acquire();
        try {
            int result = Native.shuzhi_platform_set_clock(platform, text, error);
            if (result != 0) {
                throw Native.failure(result, error);
            }
        } finally {
            handle.release();
        }
    }

    /**
     * Tells a listener of the events that this process commits from now on.
     *
     * @param listener runs in the threads of the calls that state events
     * @return ends the listener when it is closed; may be left alone when the listener lives as long as the platform
     * @throws ShuzhiException when the listener can't be added
     */
    public Subscription listen(Listener listener) {
        if (listener == null) {
            throw new InvalidException("listener", "未给出监听者", "the listener is not given");
        }
        return Subscription.open(handle, listener);
    }

    void forget(Handle session) {
        sessions.remove(session);
    }

    /**
     * Closes the sessions and the platform after the calls in flight, and ends the listeners. A second close does
     * nothing. Inside a listener it does not wait for the calls in flight, since the listener runs in one.
     */
    @Override
    public void close() {
        handle.close();
    }

    private void free(Pointer platform) {
        // Nothing can open another session now: the handle is closing and no call runs on it.
        for (Handle session : sessions.toArray(new Handle[0])) {
            session.close();
        }
        sessions.clear();
        Native.shuzhi_platform_close(platform);
        Listeners.removeAll(handle);
    }

    /** How a platform is opened. */
    public static final class Options {
        private final Map<String, Object> values = new LinkedHashMap<>();

        /** Nothing set yet. */
        public Options() {}

        /**
         * @param value path of the database file
         * @return this
         */
        public Options path(String value) {
            return set("path", value);
        }

        /**
         * @param value whether a missing file is made; it is unless this is false
         * @return this
         */
        public Options create(boolean value) {
            return set("create", value);
        }

        /**
         * @param value <code>full</code> (a call that returned survives a power cut) or <code>normal</code> (it survives
         *     the end of the process)
         * @return this
         */
        public Options durability(String value) {
            return set("durability", value);
        }

        /**
         * @param value RFC 3339; the clock stands still and {@link Platform#setClock} moves it. For tests and replays.
         * @return this
         */
        public Options fixedClock(String value) {
            return set("clock", Collections.singletonMap("fixed", value));
        }

        /**
         * @param value identifiers are made from this number. For tests and replays.
         * @return this
         */
        public Options seed(long value) {
            return set("ids", Collections.singletonMap("seed", value));
        }

        /**
         * @param value how long a write waits for another process, in milliseconds
         * @return this
         */
        public Options busyTimeoutMillis(long value) {
            return set("busy_timeout_ms", value);
        }

        /**
         * @param value how many reads may run at once
         * @return this
         */
        public Options readers(int value) {
            return set("readers", value);
        }

        /**
         * @param value the actor who may grant roles in a new file
         * @return this
         */
        public Options securityAdministrator(String value) {
            return set("security_administrator", value);
        }

        /**
         * @param value 9 or 12 digits of the street that is made with a new file
         * @return this
         */
        public Options street(String value) {
            return set("street", value);
        }

        /**
         * @param value name of the street that is made with a new file
         * @return this
         */
        public Options streetName(String value) {
            return set("street_name", value);
        }

        /**
         * Sets an option that has no method of its own.
         *
         * @param name name in the options document
         * @param value a string, number, boolean, list or map
         * @return this
         */
        public Options set(String name, Object value) {
            values.put(name, value);
            return this;
        }

        @JsonValue
        private Map<String, Object> values() {
            return values;
        }
    }
}
