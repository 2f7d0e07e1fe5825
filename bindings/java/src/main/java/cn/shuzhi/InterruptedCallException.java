package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 已中断: the host interrupted the call; nothing has changed. */
public final class InterruptedCallException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    InterruptedCallException(JsonNode document) {
        super(document);
    }
}
