package cn.shuzhi;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.ConcurrentHashMap;

/** Documents as NUL-terminated UTF-8 and back. */
final class Json {
    private static final ObjectMapper MAPPER = JsonMapper.builder()
        .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .disable(SerializationFeature.FAIL_ON_EMPTY_BEANS)
        .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
        .addModule(new SimpleModule().addSerializer(String.class, new StrictText()))
        .build();
    private static final ObjectWriter WRITER = MAPPER.writer();
    private static final ConcurrentHashMap<Class<?>, ObjectReader> READERS = new ConcurrentHashMap<>();

    private Json() {}

    /** The document with a NUL behind it. Text that is no Unicode is refused before anything is called. */
    static byte[] write(Object document) {
        if (document == null) {
            throw new InvalidException("request", "请求不能为空", "the request must not be null");
        }
        try {
            TerminatedBytes bytes = new TerminatedBytes();
            WRITER.writeValue(bytes, document);
            return bytes.terminated();
        } catch (JsonMappingException e) {
            throw invalid(path(e), e);
        } catch (IOException e) {
            throw invalid("request", e);
        }
    }

    /** A plain string with a NUL behind it. */
    static byte[] text(String field, String value) {
        if (value == null) {
            throw new InvalidException(field, "不能为空", "must not be null");
        }
        String fault = fault(value);
        if (fault != null) {
            throw unreadable(field, fault);
        }
        byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
        return Arrays.copyOf(bytes, bytes.length + 1);
    }

    static <T> T read(byte[] bytes, Class<T> type) {
        try {
            return READERS.computeIfAbsent(type, MAPPER::readerFor).readValue(bytes);
        } catch (IOException e) {
            // The cause is left out: its text may quote the answer.
            throw new InternalException("the answer is no " + type.getSimpleName());
        }
    }

    static JsonNode tree(byte[] bytes) {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new InternalException("the error is no document");
        }
    }

    static JsonNode error(int code, String kind, String field, String zh, String en) {
        ObjectNode document = MAPPER.createObjectNode().put("code", code).put("kind", kind);
        if (field != null) {
            document.put("field", field);
        }
        return document.put("zh", zh).put("en", en);
    }

    private static InvalidException invalid(String field, IOException e) {
        Throwable cause = e;
        while (cause != null) {
            if (cause instanceof NotText) {
                return unreadable(field, ((NotText) cause).fault);
            }
            cause = cause.getCause();
        }
        return new InvalidException(field, "无法写成文档", "can't be written as a document");
    }

    private static InvalidException unreadable(String field, String fault) {
        return fault.equals("NUL")
            ? new InvalidException(field, "文本不能含有 NUL 字符", "text must not hold the character NUL")
            : new InvalidException(field, "文本不是有效的 Unicode（代理项不成对）", "text is no Unicode: a surrogate stands alone");
    }

    private static String path(JsonMappingException e) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference part : e.getPath()) {
            if (part.getFieldName() == null) {
                path.append('[').append(part.getIndex()).append(']');
            } else {
                path.append(path.length() == 0 ? "" : ".").append(part.getFieldName());
            }
        }
        return path.length() == 0 ? "request" : path.toString();
    }

    /** What makes {@code text} unfit for a C string of UTF-8, or null. */
    static String fault(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 0) {
                return "NUL";
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c) || i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    return "surrogate";
                }
                i++;
            }
        }
        return null;
    }

    private static final class NotText extends JsonProcessingException {
        private static final long serialVersionUID = 1L;
        private final String fault;

        NotText(String fault) {
            super(fault);
            this.fault = fault;
        }
    }

    private static final class StrictText extends StdScalarSerializer<String> {
        private static final long serialVersionUID = 1L;

        StrictText() {
            super(String.class);
        }

        @Override
        public void serialize(String value, JsonGenerator out, SerializerProvider provider) throws IOException {
            String fault = fault(value);
            if (fault != null) {
                throw new NotText(fault);
            }
            out.writeString(value);
        }
    }

    private static final class TerminatedBytes extends ByteArrayOutputStream {
        TerminatedBytes() {
            super(512);
        }

        byte[] terminated() {
            write(0);
            return toByteArray();
        }
    }
}
