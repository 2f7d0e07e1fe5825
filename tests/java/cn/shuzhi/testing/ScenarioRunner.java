package cn.shuzhi.testing;

import cn.shuzhi.Operation;
import cn.shuzhi.Platform;
import cn.shuzhi.Session;
import cn.shuzhi.ShuzhiException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Replays scenarios through the typed classes: {@code ScenarioRunner OUT scenario.json…}.
 *
 * <p>Each scenario runs on a fresh database and writes {@code OUT/<name of its file>.jsonl}, one line a step, in the
 * form of {@link CanonicalJson}, so that the answers of all languages can be compared byte for byte. Expectations are
 * checked on the way; the exit code is 1 when one is not met.
 */
public final class ScenarioRunner {
    private static final ObjectMapper MAPPER = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);
    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z0-9_]+)\\}");
    private static final Map<String, Target> TARGETS = targets();

    private final String name;
    private final Platform platform;
    private final Map<String, JsonNode> saved = new HashMap<>();
    private final Map<String, Session> named = new HashMap<>();
    private final Map<JsonNode, Session> opened = new HashMap<>();
    private final List<String> mismatches = new ArrayList<>();
    private Session current;

    /** The typed method of an operation and the area that has it. */
    private static final class Target {
        private final Method area;
        private final Method method;

        Target(Method area, Method method) {
            this.area = area;
            this.method = method;
        }
    }

    private ScenarioRunner(String name, Platform platform) {
        this.name = name;
        this.platform = platform;
    }

    /**
     * @param arguments where the answers go, then scenario files
     * @throws Exception when a scenario can't be read or is no scenario
     */
    public static void main(String[] arguments) throws Exception {
        if (arguments.length < 2) {
            System.err.println("usage: ScenarioRunner OUT scenario.json…");
            System.exit(2);
        }
        Path out = Files.createDirectories(Paths.get(arguments[0]));
        List<String> mismatches = new ArrayList<>();
        for (int i = 1; i < arguments.length; i++) {
            mismatches.addAll(run(Paths.get(arguments[i]), out));
        }
        mismatches.forEach(System.err::println);
        System.out.println("java: " + (arguments.length - 1) + " scenarios, " + mismatches.size() + " mismatches");
        System.exit(mismatches.isEmpty() ? 0 : 1);
    }

    /**
     * Replays one scenario.
     *
     * @param file the scenario
     * @param out directory of the answers
     * @return what was not as expected
     * @throws Exception when the scenario can't be read or is no scenario
     */
    public static List<String> run(Path file, Path out) throws Exception {
        JsonNode scenario = MAPPER.readTree(Files.readAllBytes(file));
        String stem = file.getFileName().toString().replaceFirst("\\.json$", "");
        Path folder = Files.createTempDirectory("shuzhi-scenario-");
        try (PrintWriter lines = new PrintWriter(Files.newBufferedWriter(out.resolve(stem + ".jsonl")))) {
            Platform.Options options = new Platform.Options().path(folder.resolve("street.db").toString());
            Iterator<Map.Entry<String, JsonNode>> fields = scenario.path("platform").fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                options.set(field.getKey(), field.getValue());
            }
            try (Platform platform = Platform.open(options)) {
                ScenarioRunner runner = new ScenarioRunner(stem, platform);
                int index = 0;
                for (JsonNode step : scenario.path("steps")) {
                    lines.print(CanonicalJson.write(runner.step(index++, step)) + "\n");
                }
                return runner.mismatches;
            }
        } finally {
            remove(folder);
        }
    }

    private JsonNode step(int index, JsonNode step) throws Exception {
        String operation = step.path("operation").asText();
        if (step.hasNonNull("clock")) {
            platform.setClock(step.get("clock").asText());
        }
        ObjectNode line = MAPPER.createObjectNode().put("step", index).put("operation", operation);
        try {
            Session session = session(step);
            JsonNode response = call(session, operation, replaced(step.path("request")));
            line.set("response", response);
            Iterator<Map.Entry<String, JsonNode>> saves = step.path("save").fields();
            while (saves.hasNext()) {
                Map.Entry<String, JsonNode> save = saves.next();
                JsonNode value = response.at(save.getValue().asText());
                if (value.isMissingNode()) {
                    mismatch(index, operation, save.getValue().asText() + " is not in the response");
                }
                saved.put(save.getKey(), value);
            }
            if (step.has("expect_error")) {
                mismatch(index, operation, "expected the error " + step.get("expect_error") + ", but it succeeded");
            } else if (step.has("expect")) {
                compare(index, operation, "", replaced(step.get("expect")), response);
            }
        } catch (ShuzhiException e) {
            ObjectNode error = MAPPER.createObjectNode();
            error.put("code", e.getCode()).put("field", e.getField()).put("rule", e.getRule());
            line.set("error", error);
            ObjectNode whole = error.deepCopy().put("kind", e.getKind());
            if (step.has("expect_error")) {
                compare(index, operation, "error", replaced(step.get("expect_error")), whole);
            } else {
                mismatch(index, operation, "failed: " + e.getMessage());
            }
        }
        return line;
    }

    private Session session(JsonNode step) throws IOException {
        String as = step.path("as").asText(null);
        if (step.hasNonNull("session")) {
            JsonNode actor = replaced(step.get("session"));
            current = opened.get(actor);
            if (current == null) {
                current = platform.session(MAPPER.treeToValue(actor, Session.Actor.class));
                opened.put(actor, current);
            }
            if (as != null) {
                named.put(as, current);
            }
        } else if (as != null) {
            current = named.get(as);
        }
        if (current == null) {
            throw new IOException(name + ": a step has no session");
        }
        return current;
    }

    /** Document, typed request, typed method, typed answer, document. */
    private static JsonNode call(Session session, String operation, JsonNode request) throws Exception {
        Target target = TARGETS.get(operation);
        if (target == null) {
            throw new IOException("no operation " + operation);
        }
        JsonNode document = request.isMissingNode() ? MAPPER.createObjectNode() : request;
        Object typed = MAPPER.treeToValue(document, target.method.getParameterTypes()[0]);
        try {
            return MAPPER.valueToTree(target.method.invoke(target.area.invoke(session), typed));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof ShuzhiException) {
                throw (ShuzhiException) e.getCause();
            }
            throw e;
        }
    }

    private static Map<String, Target> targets() {
        Map<String, Target> targets = new TreeMap<>();
        for (Method area : Session.class.getMethods()) {
            for (Method method : area.getReturnType().getMethods()) {
                Operation operation = method.getAnnotation(Operation.class);
                if (operation != null) {
                    targets.put(operation.name(), new Target(area, method));
                }
            }
        }
        return targets;
    }

    private JsonNode replaced(JsonNode node) throws IOException {
        if (node.isTextual()) {
            return replaced(node.textValue());
        }
        if (node.isObject()) {
            ObjectNode copy = MAPPER.createObjectNode();
            Iterator<Map.Entry<String, JsonNode>> fields = node.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                copy.set(field.getKey(), replaced(field.getValue()));
            }
            return copy;
        }
        if (node.isArray()) {
            ArrayNode copy = MAPPER.createArrayNode();
            for (JsonNode item : node) {
                copy.add(replaced(item));
            }
            return copy;
        }
        return node;
    }

    private JsonNode replaced(String text) throws IOException {
        Matcher matcher = VARIABLE.matcher(text);
        StringBuilder result = new StringBuilder();
        int end = 0;
        while (matcher.find()) {
            JsonNode value = saved.get(matcher.group(1));
            if (value == null) {
                throw new IOException(name + ": nothing was saved as " + matcher.group(1));
            }
            if (matcher.group().equals(text)) {
                return value;
            }
            result.append(text, end, matcher.start()).append(value.asText());
            end = matcher.end();
        }
        return MAPPER.getNodeFactory().textNode(result.append(text.substring(end)).toString());
    }

    private void compare(int index, String operation, String path, JsonNode expected, JsonNode actual) {
        boolean absent = actual.isMissingNode() || actual.isNull();
        if (expected.isNull()) {
            if (!absent) {
                mismatch(index, operation, path + " should be absent, is " + actual);
            }
        } else if (expected.isObject() && actual.isObject()) {
            Iterator<Map.Entry<String, JsonNode>> fields = expected.fields();
            while (fields.hasNext()) {
                Map.Entry<String, JsonNode> field = fields.next();
                compare(index, operation, path + "/" + field.getKey(), field.getValue(), actual.path(field.getKey()));
            }
        } else if (expected.isArray() && actual.isArray() && expected.size() == actual.size()) {
            for (int i = 0; i < expected.size(); i++) {
                compare(index, operation, path + "/" + i, expected.get(i), actual.get(i));
            }
        } else {
            boolean same = expected.isNumber() && actual.isNumber()
                ? CanonicalJson.number(expected).equals(CanonicalJson.number(actual))
                : !absent && expected.equals(actual);
            if (!same) {
                mismatch(index, operation, path + " should be " + expected + ", is " + (absent ? "absent" : actual));
            }
        }
    }

    private void mismatch(int index, String operation, String text) {
        mismatches.add(name + " step " + index + " " + operation + ": " + text);
    }

    private static void remove(Path folder) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(folder)) {
            files = walk.collect(java.util.stream.Collectors.toList());
        }
        for (int i = files.size() - 1; i >= 0; i--) {
            Files.delete(files.get(i));
        }
    }
}
