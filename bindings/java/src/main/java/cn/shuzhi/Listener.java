package cn.shuzhi;

/**
 * Told of events after this process has committed them.
 *
 * <p>It runs in the thread of the call that stated the events, before that call returns; several may run at the same
 * time, so it should be quick. What it throws goes to the {@link Thread.UncaughtExceptionHandler} of the thread: the
 * call succeeds all the same. Events of other processes are read with {@link Events#since}, which is also how a host
 * catches up.
 */
@FunctionalInterface
public interface Listener {
    /**
     * The street has new events.
     *
     * @param street 9 digits of the street
     * @param sequence number of the newest event
     */
    void onEvents(String street, long sequence);
}
