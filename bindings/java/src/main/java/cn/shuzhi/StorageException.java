package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;

/** 存储: disk full, file damaged, schema newer than the library, or closed. */
public class StorageException extends ShuzhiException {
    private static final long serialVersionUID = 1L;

    StorageException(JsonNode document) {
        super(document);
    }
}
