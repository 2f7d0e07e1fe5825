package cn.shuzhi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.Test;

public class PagesTest {
    private final List<String> asked = new ArrayList<>();

    private Iterable<Integer> numbers(String first) {
        return Pages.all(first, cursor -> {
            asked.add(cursor);
            if (cursor == null) {
                return new Pages.Page<>(Arrays.asList(1, 2), "b");
            }
            return cursor.equals("b")
                ? new Pages.Page<>(Collections.emptyList(), "c")
                : new Pages.Page<>(Collections.singletonList(3), null);
        });
    }

    @Test
    public void pagesAreReadWhenTheyAreNeeded() {
        Iterator<Integer> items = numbers(null).iterator();
        assertEquals(Integer.valueOf(1), items.next());
        assertEquals(Integer.valueOf(2), items.next());
        assertEquals(1, asked.size());
        assertEquals("an empty page is passed over", Integer.valueOf(3), items.next());
        assertThrows(NoSuchElementException.class, items::next);
        assertEquals(Arrays.asList(null, "b", "c"), asked);
    }

    @Test
    public void readingBeginsAtTheCursorOfTheRequestEachTime() {
        Iterable<Integer> numbers = numbers("c");
        for (int round = 0; round < 2; round++) {
            for (int number : numbers) {
                assertEquals(3, number);
            }
        }
        assertEquals(Arrays.asList("c", "c"), asked);
    }
}
