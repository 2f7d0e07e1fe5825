package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 不存在: there is no such record in sight of the session. */
public final class NotFoundException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    NotFoundException(JsonNode document) {
        super(document);
    }
}
