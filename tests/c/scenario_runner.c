/*
 * Replays scenarios through the C functions: scenario_runner OUT scenario.json…
 *
 * Each scenario runs on a fresh database and writes OUT/<name of its file>.jsonl, one canonical line a step, so that
 * the answers of all languages can be compared byte for byte. Exit code 0: all as expected; 1: a mismatch; 2: usage.
 */
#include "canonical.h"

#include <errno.h>
#include <shuzhi.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

typedef int32_t operation(const shuzhi_session *, const char *, char **, shuzhi_error **);

static const struct {
    const char *name;
    operation *call;
} operations[] = {
#define FUNCTION(name)
#define OPERATION(area, verb) {#area "." #verb, shuzhi_##area##_##verb},
#include "functions.inc"
};

/* One scenario under way. */
struct replay {
    const char *name;
    shuzhi_platform *platform;
    shuzhi_session *session;
    json_t *opened; /* canonical actor document: session */
    json_t *named;  /* name: session */
    json_t *saved;  /* name: value */
    size_t step;
    const char *operation;
};

static int mismatches;

static void broken(const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    vfprintf(stderr, format, arguments);
    va_end(arguments);
    fputc('\n', stderr);
    exit(1);
}

static void mismatch(const struct replay *replay, const char *path, const char *what, const json_t *value) {
    char *text = value == NULL ? NULL : canonical_text(value);
    fprintf(stderr, "%s step %zu %s: %s %s%s%s\n", replay->name, replay->step, replay->operation, path, what,
            text == NULL ? "" : " ", text == NULL ? "" : text);
    free(text);
    mismatches++;
}

/* A handle in a table of JSON values: its address as a number. */
static json_t *boxed(shuzhi_session *session) {
    return json_integer((json_int_t)(intptr_t)session);
}

static shuzhi_session *unboxed(const json_t *value) {
    return (shuzhi_session *)(intptr_t)json_integer_value(value);
}

/* The text with ${name} replaced; a text that is exactly one name becomes the saved value itself. */
static json_t *filled_text(const struct replay *replay, const json_t *value) {
    const char *rest = json_string_value(value), *start;
    struct text text = {NULL, 0, 0};
    json_t *result;
    while ((start = strstr(rest, "${")) != NULL) {
        const char *end = strchr(start, '}');
        char name[128];
        json_t *saved;
        if (end == NULL || (size_t)(end - start) >= sizeof name) {
            broken("%s: ${ without its end", replay->name);
        }
        snprintf(name, sizeof name, "%.*s", (int)(end - start - 2), start + 2);
        saved = json_object_get(replay->saved, name);
        if (saved == NULL) {
            broken("%s: nothing was saved as %s", replay->name, name);
        }
        if (start == json_string_value(value) && end[1] == 0) {
            return json_incref(saved);
        }
        append(&text, rest, (size_t)(start - rest));
        if (json_is_string(saved)) {
            append(&text, json_string_value(saved), json_string_length(saved));
        } else {
            canonical(&text, saved);
        }
        rest = end + 1;
    }
    if (text.bytes == NULL) {
        return json_incref((json_t *)value);
    }
    append(&text, rest, strlen(rest));
    result = json_stringn(text.bytes, text.length);
    free(text.bytes);
    return result;
}

static json_t *filled(const struct replay *replay, json_t *value) {
    json_t *copy, *member;
    const char *name;
    size_t index;
    if (json_is_string(value)) {
        return filled_text(replay, value);
    }
    if (json_is_object(value)) {
        copy = json_object();
        json_object_foreach(value, name, member) {
            json_object_set_new(copy, name, filled(replay, member));
        }
        return copy;
    }
    if (json_is_array(value)) {
        copy = json_array();
        json_array_foreach(value, index, member) {
            json_array_append_new(copy, filled(replay, member));
        }
        return copy;
    }
    return json_incref(value);
}

/* Whether `actual` has all that is expected of it. */
static void compare(const struct replay *replay, const char *path, json_t *expected, json_t *actual) {
    bool absent = actual == NULL || json_is_null(actual);
    char *one, *other, deeper[1024];
    json_t *member;
    const char *name;
    size_t index;
    if (json_is_null(expected)) {
        if (!absent) {
            mismatch(replay, path, "should be absent, is", actual);
        }
    } else if (json_is_object(expected) && json_is_object(actual)) {
        json_object_foreach(expected, name, member) {
            snprintf(deeper, sizeof deeper, "%s/%s", path, name);
            compare(replay, deeper, member, json_object_get(actual, name));
        }
    } else if (json_is_array(expected) && json_is_array(actual) &&
               json_array_size(expected) == json_array_size(actual)) {
        json_array_foreach(expected, index, member) {
            snprintf(deeper, sizeof deeper, "%s/%zu", path, index);
            compare(replay, deeper, member, json_array_get(actual, index));
        }
    } else {
        one = canonical_text(expected);
        other = absent ? NULL : canonical_text(actual);
        if (absent || strcmp(one, other) != 0) {
            mismatch(replay, path, "should be", expected);
            mismatch(replay, path, "is", absent ? NULL : actual);
        }
        free(one);
        free(other);
    }
}

/* What a JSON pointer points to, or NULL. */
static json_t *at(json_t *value, const char *pointer) {
    while (value != NULL && *pointer == '/') {
        size_t length = strcspn(++pointer, "/");
        char name[256];
        snprintf(name, sizeof name, "%.*s", (int)length, pointer);
        value = json_is_array(value) ? json_array_get(value, strtoul(name, NULL, 10)) : json_object_get(value, name);
        pointer += length;
    }
    return value;
}

/* The step's session: given (and perhaps named), an earlier named one, or that of the step before. */
static int32_t choose_session(struct replay *replay, json_t *step, shuzhi_error **error) {
    json_t *actor = json_object_get(step, "session");
    const char *as = json_string_value(json_object_get(step, "as"));
    if (actor != NULL && !json_is_null(actor)) {
        json_t *document = filled(replay, actor);
        char *text = canonical_text(document);
        json_t *known = json_object_get(replay->opened, text);
        int32_t code = 0;
        if (known != NULL) {
            replay->session = unboxed(known);
        } else if ((code = shuzhi_session_open(replay->platform, text, &replay->session, error)) == 0) {
            json_object_set_new(replay->opened, text, boxed(replay->session));
        }
        free(text);
        json_decref(document);
        if (code != 0) {
            return code;
        }
        if (as != NULL) {
            json_object_set_new(replay->named, as, boxed(replay->session));
        }
    } else if (as != NULL) {
        json_t *known = json_object_get(replay->named, as);
        if (known == NULL) {
            broken("%s: no session is named %s", replay->name, as);
        }
        replay->session = unboxed(known);
    }
    if (replay->session == NULL) {
        broken("%s: a step has no session", replay->name);
    }
    return 0;
}

static int32_t call(struct replay *replay, json_t *step, json_t **response, shuzhi_error **error) {
    json_t *request = json_object_get(step, "request");
    size_t count = sizeof operations / sizeof *operations, index = 0;
    json_t *document;
    char *text, *answer = NULL;
    json_error_t problem;
    int32_t code = choose_session(replay, step, error);
    if (code != 0) {
        return code;
    }
    while (index < count && strcmp(operations[index].name, replay->operation) != 0) {
        index++;
    }
    if (index == count) {
        broken("%s: no operation %s", replay->name, replay->operation);
    }
    document = request == NULL ? json_object() : filled(replay, request);
    /* Seventeen digits give every double back as it was. */
    text = json_dumps(document, JSON_COMPACT | JSON_REAL_PRECISION(17));
    json_decref(document);
    code = operations[index].call(replay->session, text, &answer, error);
    free(text);
    if (code == 0) {
        *response = json_loads(answer, JSON_ALLOW_NUL, &problem);
        if (*response == NULL) {
            broken("%s: the response is no document: %s", replay->name, problem.text);
        }
        shuzhi_string_free(answer);
    }
    return code;
}

static void succeeded(struct replay *replay, json_t *step, json_t *response) {
    json_t *expected = json_object_get(step, "expect"), *pointer;
    const char *name;
    json_object_foreach(json_object_get(step, "save"), name, pointer) {
        json_t *value = at(response, json_string_value(pointer));
        if (value == NULL) {
            mismatch(replay, json_string_value(pointer), "is not in the response", NULL);
        } else {
            json_object_set(replay->saved, name, value);
        }
    }
    if (json_object_get(step, "expect_error") != NULL) {
        mismatch(replay, "", "succeeded, but was expected to fail with", json_object_get(step, "expect_error"));
    } else if (expected != NULL) {
        expected = filled(replay, expected);
        compare(replay, "", expected, response);
        json_decref(expected);
    }
}

static json_t *refused(struct replay *replay, json_t *step, const shuzhi_error *error) {
    static const char *const members[] = {"code", "field", "rule"};
    json_error_t problem;
    json_t *expected = json_object_get(step, "expect_error");
    json_t *whole = json_loads(shuzhi_error_json(error), JSON_ALLOW_NUL, &problem), *kept = json_object();
    for (size_t i = 0; i < sizeof members / sizeof *members; i++) {
        json_object_set(kept, members[i], json_object_get(whole, members[i]));
    }
    if (expected == NULL) {
        mismatch(replay, "", "failed:", whole);
    } else {
        expected = filled(replay, expected);
        compare(replay, "error", expected, whole);
        json_decref(expected);
    }
    json_decref(whole);
    return kept;
}

static void run_step(struct replay *replay, json_t *step, FILE *out) {
    json_t *line = json_object(), *response = NULL;
    const char *clock = json_string_value(json_object_get(step, "clock"));
    shuzhi_error *error = NULL;
    char *text;
    replay->operation = json_string_value(json_object_get(step, "operation"));
    if (replay->operation == NULL) {
        broken("%s step %zu has no operation", replay->name, replay->step);
    }
    if (clock != NULL && shuzhi_platform_set_clock(replay->platform, clock, &error) != 0) {
        broken("%s: clock: %s", replay->name, shuzhi_error_json(error));
    }
    json_object_set_new(line, "step", json_integer((json_int_t)replay->step));
    json_object_set_new(line, "operation", json_string(replay->operation));
    if (call(replay, step, &response, &error) == 0) {
        succeeded(replay, step, response);
        json_object_set_new(line, "response", response);
    } else {
        json_object_set_new(line, "error", refused(replay, step, error));
        shuzhi_error_free(error);
    }
    text = canonical_text(line);
    fprintf(out, "%s\n", text);
    free(text);
    json_decref(line);
}

static void run(const char *name, json_t *scenario, const char *path, FILE *out) {
    struct replay replay = {name, NULL, NULL, json_object(), json_object(), json_object(), 0, NULL};
    json_t *options = json_deep_copy(json_object_get(scenario, "platform")), *step, *session;
    shuzhi_error *error = NULL;
    const char *actor;
    char *text;
    options = options == NULL ? json_object() : options;
    json_object_set_new(options, "path", json_string(path));
    text = json_dumps(options, JSON_COMPACT);
    if (shuzhi_platform_open(text, &replay.platform, &error) != 0) {
        broken("%s: %s", name, shuzhi_error_json(error));
    }
    free(text);
    json_decref(options);
    json_array_foreach(json_object_get(scenario, "steps"), replay.step, step) {
        run_step(&replay, step, out);
    }
    json_object_foreach(replay.opened, actor, session) {
        shuzhi_session_close(unboxed(session));
    }
    shuzhi_platform_close(replay.platform);
    json_decref(replay.opened);
    json_decref(replay.named);
    json_decref(replay.saved);
}

/* The database and what SQLite puts beside it. */
static void remove_files(const char *folder, const char *path) {
    static const char *const endings[] = {"", "-wal", "-shm"};
    char file[4200];
    for (size_t i = 0; i < sizeof endings / sizeof *endings; i++) {
        snprintf(file, sizeof file, "%s%s", path, endings[i]);
        if (unlink(file) != 0 && errno != ENOENT) {
            perror(file);
        }
    }
    if (rmdir(folder) != 0) {
        perror(folder);
    }
}

static void replay_file(const char *directory, const char *file) {
    const char *slash = strrchr(file, '/'), *base = slash == NULL ? file : slash + 1;
    const char *temporary = getenv("TMPDIR");
    char name[256], folder[2048], path[2100], lines[4096];
    json_error_t problem;
    json_t *scenario = json_load_file(file, JSON_ALLOW_NUL, &problem);
    FILE *out;
    if (scenario == NULL || !json_is_array(json_object_get(scenario, "steps"))) {
        broken("%s: no scenario: %s (line %d)", file, problem.text, problem.line);
    }
    snprintf(name, sizeof name, "%.*s", (int)strcspn(base, "."), base);
    snprintf(folder, sizeof folder, "%s/shuzhi-scenario-XXXXXX", temporary == NULL ? "/tmp" : temporary);
    if (mkdtemp(folder) == NULL) {
        broken("%s: %s", folder, strerror(errno));
    }
    snprintf(path, sizeof path, "%s/street.db", folder);
    snprintf(lines, sizeof lines, "%s/%s.jsonl", directory, name);
    out = fopen(lines, "wb");
    if (out == NULL) {
        broken("%s: %s", lines, strerror(errno));
    }
    run(name, scenario, path, out);
    if (fclose(out) != 0) {
        broken("%s: %s", lines, strerror(errno));
    }
    remove_files(folder, path);
    json_decref(scenario);
}

int main(int argc, char **argv) {
    if (argc < 3) {
        fprintf(stderr, "usage: scenario_runner OUT scenario.json...\n");
        return 2;
    }
    if (mkdir(argv[1], 0777) != 0 && errno != EEXIST) {
        broken("%s: %s", argv[1], strerror(errno));
    }
    for (int i = 2; i < argc; i++) {
        replay_file(argv[1], argv[i]);
    }
    printf("c: %d scenarios, %d mismatches\n", argc - 2, mismatches);
    return mismatches == 0 ? 0 : 1;
}
