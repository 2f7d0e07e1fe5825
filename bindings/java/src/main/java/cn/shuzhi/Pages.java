package cn.shuzhi;

import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Function;

/** Reading lists that come in pages. */
final class Pages {
    private Pages() {}

    /** Items and where the next page begins; no next, no more pages. */
    static final class Page<T> {
        private final List<T> items;
        private final String next;

        Page(List<T> items, String next) {
            this.items = items;
            this.next = next;
        }
    }

    static <T> Iterable<T> all(String first, Function<String, Page<T>> read) {
        return () -> new Reader<>(read, first);
    }

    private static final class Reader<T> implements Iterator<T> {
        private final Function<String, Page<T>> read;
        private Iterator<T> items = Collections.emptyIterator();
        private String cursor;
        private boolean more = true;

        Reader(Function<String, Page<T>> read, String first) {
            this.read = read;
            this.cursor = first;
        }

        @Override
        public boolean hasNext() {
            while (!items.hasNext() && more) {
                Page<T> page = read.apply(cursor);
                items = page.items.iterator();
                cursor = page.next;
                more = cursor != null;
            }
            return items.hasNext();
        }

        @Override
        public T next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            return items.next();
        }
    }
}
