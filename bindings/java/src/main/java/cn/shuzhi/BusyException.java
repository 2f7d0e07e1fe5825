package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 繁忙: the write lock was not had in time; the call may be repeated as it was. */
public final class BusyException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    BusyException(JsonNode document) {
        super(document);
    }
}
