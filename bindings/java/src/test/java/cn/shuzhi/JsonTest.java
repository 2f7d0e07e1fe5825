package cn.shuzhi;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import org.junit.Test;

public class JsonTest {
    /** U+2C396, U+36C3 and U+4DAE: characters of people's names, the first of them beyond the basic plane. */
    private static final String NAMES = "\uD870\uDF96\u36C3\u4DAE";

    @Test
    public void everyPlaneGoesAsUtf8WithANulBehindIt() {
        byte[] bytes = Json.write(new Session.Actor().actor(NAMES));
        assertArrayEquals(("{\"actor\":\"" + NAMES + "\"}\0").getBytes(StandardCharsets.UTF_8), bytes);
        assertEquals(4 + 3 + 3 + 1, Json.text("name", NAMES).length);
    }

    @Test
    public void unsetFieldsAreLeftOut() {
        assertEquals("{}\0", new String(Json.write(new Session.Actor()), StandardCharsets.UTF_8));
    }

    @Test
    public void aLoneSurrogateIsRefusedByField() {
        for (String name : Arrays.asList("\uD870", "\uDF96", "\uDF96\uD870", "李\uD870明", "\uD870\uD870\uDF96")) {
            InvalidException e =
                assertThrows(InvalidException.class, () -> Json.write(new Session.Actor().actor("a").purpose(name)));
            assertEquals("purpose", e.getField());
            assertEquals(100, e.getCode());
            assertThrows(InvalidException.class, () -> Json.text("clock", name));
        }
    }

    @Test
    public void aNulIsRefusedByField() {
        InvalidException e =
            assertThrows(InvalidException.class, () -> Json.write(new Session.Actor().actor("a\0b")));
        assertEquals("actor", e.getField());
        assertEquals("clock", assertThrows(InvalidException.class, () -> Json.text("clock", "\0")).getField());
    }

    @Test
    public void thePathNamesListsAndMembers() {
        Platform.Options options = new Platform.Options()
            .set("outer", Collections.singletonMap("list", Arrays.asList("fine", "\uD870")));
        InvalidException e = assertThrows(InvalidException.class, () -> Json.write(options));
        assertEquals("outer.list[1]", e.getField());
    }

    @Test
    public void nothingIsRefusedWithAName() {
        assertEquals("request", assertThrows(InvalidException.class, () -> Json.write(null)).getField());
    }

    @Test
    public void anUnreadableAnswerDoesNotQuoteItself() {
        byte[] answer = "{\"name\": 李".getBytes(StandardCharsets.UTF_8);
        InternalException e = assertThrows(InternalException.class, () -> Json.read(answer, Session.Actor.class));
        assertTrue(!e.toString().contains("李") && e.getCause() == null);
    }

    @Test
    public void aNewerAnswerIsRead() {
        byte[] answer = "{\"actor\": \"a\", \"since\": {\"version\": 9}}".getBytes(StandardCharsets.UTF_8);
        byte[] again = Json.write(Json.read(answer, Session.Actor.class));
        assertEquals("{\"actor\":\"a\"}\0", new String(again, StandardCharsets.UTF_8));
        assertEquals(Datum.UNRECOGNISED, Datum.of("a datum of tomorrow"));
    }
}
