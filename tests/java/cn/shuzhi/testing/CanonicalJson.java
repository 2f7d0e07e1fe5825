package cn.shuzhi.testing;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * A document as the same text in every language: members sorted, null members left out, no spaces, only the escapes
 * that JSON needs, numbers that are not whole with at most nine decimals.
 */
final class CanonicalJson {
    private static final int DECIMALS = 9;

    private CanonicalJson() {}

    static String write(JsonNode node) {
        StringBuilder out = new StringBuilder();
        write(node, out);
        return out.toString();
    }

    private static void write(JsonNode node, StringBuilder out) {
        if (node.isObject()) {
            object(node, out);
        } else if (node.isArray()) {
            out.append('[');
            for (int i = 0; i < node.size(); i++) {
                out.append(i == 0 ? "" : ",");
                write(node.get(i), out);
            }
            out.append(']');
        } else if (node.isTextual()) {
            string(node.textValue(), out);
        } else if (node.isNumber()) {
            out.append(number(node));
        } else {
            out.append(node.asText());
        }
    }

    private static void object(JsonNode node, StringBuilder out) {
        TreeMap<String, JsonNode> members = new TreeMap<>();
        Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
        while (fields.hasNext()) {
            Map.Entry<String, JsonNode> field = fields.next();
            if (!field.getValue().isNull()) {
                members.put(field.getKey(), field.getValue());
            }
        }
        out.append('{');
        String separator = "";
        for (Map.Entry<String, JsonNode> member : members.entrySet()) {
            out.append(separator);
            string(member.getKey(), out);
            out.append(':');
            write(member.getValue(), out);
            separator = ",";
        }
        out.append('}');
    }

    static String number(JsonNode node) {
        if (node.isIntegralNumber()) {
            return node.bigIntegerValue().toString();
        }
        BigDecimal exact = node.isBigDecimal() ? node.decimalValue() : new BigDecimal(node.doubleValue());
        BigDecimal rounded = exact.setScale(DECIMALS, RoundingMode.HALF_EVEN);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private static void string(String text, StringBuilder out) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int known = "\"\\\b\f\n\r\t".indexOf(c);
            if (known >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(known));
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", (int) c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
