package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 内部错误: a defect of the library or of this package. */
public final class InternalException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    InternalException(JsonNode document) {
        super(document);
    }

    InternalException(String en) {
        super(Json.error(900, "internal", null, "内部错误：" + en, en));
    }
}
