package cn.shuzhi;

/** How far the running call of a session is. */
public final class Progress {
    private final long done;
    private final long total;

    Progress(long done, long total) {
        this.done = done;
        this.total = total;
    }

    /**
     * @return units of work done
     */
    public long getDone() {
        return done;
    }

    /**
     * @return units of work in all; 0 while that is not known
     */
    public long getTotal() {
        return total;
    }

    @Override
    public String toString() {
        return done + "/" + total;
    }
}
