package cn.shuzhi;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/** A call that was refused or failed. Its texts name fields, rules and limits, never a person's data. */
public class ShuzhiException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int code;
    private final String kind;
    private final String field;
    private final String rule;
    private final String citation;
    private final String zh;
    private final String en;
    private final transient Map<String, JsonNode> details;

    ShuzhiException(JsonNode document) {
        super(message(document));
        code = document.path("code").asInt(900);
        kind = document.path("kind").asText("internal");
        field = document.path("field").asText(null);
        rule = document.path("rule").asText(null);
        citation = document.path("citation").asText(null);
        zh = document.path("zh").asText("");
        en = document.path("en").asText("");
        Map<String, JsonNode> values = new LinkedHashMap<>();
        Iterator<Map.Entry<String, JsonNode>> fields = document.path("details").fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> entry = fields.next();
            values.put(entry.getKey(), entry.getValue());
        }
        details = Collections.unmodifiableMap(values);
    }

    /** The class of exception for an error document of the library. */
    static ShuzhiException of(JsonNode document) {
        switch (document.path("kind").asText()) {
            case "invalid":
                return new InvalidException(document);
            case "violation":
                return new ViolationException(document);
            case "denied":
                return new DeniedException(document);
            case "not_found":
                return new NotFoundException(document);
            case "conflict":
                return new ConflictException(document);
            case "busy":
                return new BusyException(document);
            case "interrupted":
                return new InterruptedCallException(document);
            case "storage":
                return document.path("code").asInt() == ClosedException.CODE
                    ? new ClosedException(document)
                    : new StorageException(document);
            default:
                return new InternalException(document);
        }
    }

    private static String message(JsonNode document) {
        StringBuilder text = new StringBuilder("[").append(document.path("code").asInt(900)).append("] ");
        if (document.hasNonNull("field")) {
            text.append(document.get("field").asText()).append(": ");
        }
        text.append(document.path("en").asText()).append(" / ").append(document.path("zh").asText());
        if (document.hasNonNull("rule")) {
            text.append(" (").append(document.get("rule").asText());
            if (document.hasNonNull("citation")) {
                text.append("; ").append(document.get("citation").asText());
            }
            text.append(')');
        }
        return text.toString();
    }

    /**
     * @return stable number, see {@link ContractInfo.Codes}
     */
    public final int getCode() {
        return code;
    }

    /**
     * @return class of the error as in documents: <code>invalid</code>, <code>violation</code> …
     */
    public final String getKind() {
        return kind;
    }

    /**
     * @return the field at fault as a path, or null
     */
    public final String getField() {
        return field;
    }

    /**
     * @return identifier of the rule, or null
     */
    public final String getRule() {
        return rule;
    }

    /**
     * @return the article the rule rests on, or null
     */
    public final String getCitation() {
        return citation;
    }

    /**
     * @return the reason in Chinese
     */
    public final String getZh() {
        return zh;
    }

    /**
     * @return the reason in English
     */
    public final String getEn() {
        return en;
    }

    /**
     * @return the numbers and codes that the rule saw
     */
    public final Map<String, JsonNode> getDetails() {
        return details == null ? Collections.emptyMap() : details;
    }
}
