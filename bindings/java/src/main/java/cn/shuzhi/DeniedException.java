package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 无权: no grant of the actor covers it. */
public final class DeniedException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    DeniedException(JsonNode document) {
        super(document);
    }
}
