package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 冲突: the record has moved on, or a request key was used for another request. */
public final class ConflictException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    ConflictException(JsonNode document) {
        super(document);
    }
}
