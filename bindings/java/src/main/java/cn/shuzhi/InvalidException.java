package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 输入有误: a field can't be read or is out of its range. */
public final class InvalidException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    InvalidException(JsonNode document) {
        super(document);
    }

    InvalidException(String field, String zh, String en) {
        super(Json.error(100, "invalid", field, zh, en));
    }
}
