package cn.shuzhi.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A request as it came in at the hotline, an application, a department or a grid worker. */
final class Request {
    private final JsonNode line;

    private Request(JsonNode line) {
        this.line = line;
    }

    static List<Request> read(Path file) throws IOException {
        ObjectMapper json = new ObjectMapper();
        List<Request> all = new ArrayList<>();
        for (String text : Files.readAllLines(file, StandardCharsets.UTF_8)) {
            all.add(new Request(json.readTree(text)));
        }
        return Collections.unmodifiableList(all);
    }

    /** A field's text, or null. */
    String text(String field) {
        return line.path(field).asText(null);
    }

    String number() {
        return text("number");
    }

    double longitude() {
        return line.path("longitude").asDouble();
    }

    double latitude() {
        return line.path("latitude").asDouble();
    }

    /** Whether it gives neither a name nor a telephone. */
    boolean anonymous() {
        return !line.has("name") && !line.has("phone");
    }
}
