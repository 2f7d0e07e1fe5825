package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 违反规则: a hard rule forbids it; the rule, its article and the numbers are here. */
public final class ViolationException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    ViolationException(JsonNode document) {
        super(document);
    }
}
