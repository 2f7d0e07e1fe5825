package cn.shuzhi;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.Test;

public class ShuzhiExceptionTest {
    private static ShuzhiException read(String document) {
        return ShuzhiException.of(Json.tree(document.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    public void everyKindHasItsClass() {
        Object[][] kinds = {
            {"invalid", 101, InvalidException.class},
            {"violation", 200, ViolationException.class},
            {"denied", 301, DeniedException.class},
            {"not_found", 400, NotFoundException.class},
            {"conflict", 502, ConflictException.class},
            {"busy", 600, BusyException.class},
            {"interrupted", 700, InterruptedCallException.class},
            {"storage", 801, StorageException.class},
            {"storage", 804, ClosedException.class},
            {"internal", 900, InternalException.class},
            {"a kind of tomorrow", 1000, InternalException.class},
        };
        for (Object[] kind : kinds) {
            ShuzhiException e = read("{\"kind\":\"" + kind[0] + "\",\"code\":" + kind[1] + ",\"zh\":\"中\",\"en\":\"en\"}");
            assertSame(kind[2], e.getClass());
            assertEquals(kind[1], e.getCode());
            assertEquals(kind[0], e.getKind());
            assertNull(e.getField());
            assertNull(e.getRule());
        }
    }

    @Test
    public void everythingThatTheLibrarySaysIsThere() {
        ShuzhiException e = read("{\"code\":200,\"kind\":\"violation\",\"field\":\"case.id\",\"rule\":\"case.reopen.window\","
            + "\"citation\":\"第 9 条\",\"zh\":\"已超过期限\",\"en\":\"too late\",\"details\":{\"days\":8,\"limit\":7}}");
        assertEquals("case.id", e.getField());
        assertEquals("case.reopen.window", e.getRule());
        assertEquals("第 9 条", e.getCitation());
        assertEquals("已超过期限", e.getZh());
        assertEquals("too late", e.getEn());
        assertEquals(8, e.getDetails().get("days").asInt());
        assertEquals("[200] case.id: too late / 已超过期限 (case.reopen.window; 第 9 条)", e.getMessage());
    }
}
