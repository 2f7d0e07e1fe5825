package cn.shuzhi;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** The native library could not be loaded. The message names every place that was tried, and why it failed. */
public final class LibraryLoadException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final ArrayList<String> attempts;

    LibraryLoadException(List<String> attempts, Throwable cause) {
        super("the native library of Shuzhi " + ContractInfo.VERSION + " could not be loaded:\n  "
            + String.join("\n  ", attempts), cause);
        this.attempts = new ArrayList<>(attempts);
    }

    /**
     * @return one line a place: where, and why it failed
     */
    public List<String> getAttempts() {
        return Collections.unmodifiableList(attempts);
    }
}
