package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 已关闭: the platform or session was closed before the call. */
public final class ClosedException extends StorageException {
    static final int CODE = 804;
    private static final long serialVersionUID = 1L;

    ClosedException(JsonNode document) {
        super(document);
    }

    ClosedException() {
        super(Json.error(CODE, "storage", null, "平台或会话已关闭", "the platform or session is closed"));
    }
}
