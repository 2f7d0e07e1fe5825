/*
 * Bad callers: NULL and garbage into every function of the header: abuse FOLDER [BYTES], the size of large requests.
 *
 * The list of functions is made from the header, and a function without its part here does not compile. Nothing may
 * crash, leak or write an output on failure, and after all of it the street has to work as before.
 */
#include "check.h"
#include "street.h"

#include <math.h>
#include <stdint.h>

typedef int32_t operation(const shuzhi_session *, const char *, char **, shuzhi_error **);

static const char *folder;

/* A megabyte of request, or less under valgrind. */
static size_t large_request = 1 << 20;
static shuzhi_platform *platform;
static shuzhi_session *wang, *stranger;

/* Places that were never set: a function that reads or frees what stands there is found by valgrind. */
static char *const RUBBISH = (char *)(uintptr_t)0x5a5a5a5a;
static shuzhi_error *const OLD_ERROR = (shuzhi_error *)(uintptr_t)0x5a5a5a5a;

/* The call's error, checked and freed; its place holds rubbish again. `place` is read after the call, whatever the
 * order in which a compiler looks at arguments. */
static void refused(const char *name, int32_t code, int32_t expected, shuzhi_error **place) {
    shuzhi_error *error = *place;
    *place = OLD_ERROR;
    CHECK_ABOUT(expected == 0 ? code != 0 : code == expected, name);
    CHECK_ABOUT(error != OLD_ERROR && error != NULL && shuzhi_error_code(error) == code, name);
    if (error != OLD_ERROR && error != NULL) {
        CHECK_ABOUT(shuzhi_error_json(error)[0] == '{' && strlen(shuzhi_error_zh(error)) > 0, name);
        /* Values may be personal data: no refusal repeats one. */
        CHECK_ABOUT(strstr(shuzhi_error_json(error), "SECRET") == NULL, shuzhi_error_json(error));
        CHECK_ABOUT(code != SHUZHI_ERROR_INTERNAL, shuzhi_error_json(error));
        shuzhi_error_free(error);
    }
}

/* One request that may be good or bad; the answer has to be one or the other wholly. */
static void once(const char *name, operation *call, const shuzhi_session *session, const char *request) {
    char *response = RUBBISH;
    shuzhi_error *error = OLD_ERROR;
    int32_t code = call(session, request, &response, &error);
    if (code == 0) {
        CHECK_ABOUT(error == OLD_ERROR && response != RUBBISH && response[0] == '{', name);
        shuzhi_string_free(response);
    } else {
        CHECK_ABOUT(response == RUBBISH, name);
        refused(name, code, 0, &error);
    }
}

static char *repeated(const char *before, const char *part, size_t times, const char *after) {
    size_t length = strlen(part);
    char *text = malloc(strlen(before) + length * times + strlen(after) + 1), *end = text;
    if (text == NULL) {
        abort();
    }
    end += sprintf(end, "%s", before);
    for (size_t i = 0; i < times; i++, end += length) {
        memcpy(end, part, length);
    }
    strcpy(end, after);
    return text;
}

static const char *const REQUESTS[] = {
    "", " ", "0", "null", "true", "\"SECRET\"", "[]", "[{}]", "{", "{}", "{}x", "{\"", "\xef\xbb\xbf{}",
    "{\"unknown\": 1}", "{\"a\\u0000b\": 1}", "{\"\": {\"\": [[[[]]]]}}", "{\"limit\": \"SECRET\"}", "{\"limit\": -1}",
    "{\"limit\": 1e400}", "{\"limit\": 99999999999999999999}", "{\"cursor\": \"SECRET\"}", "{\"cursor\": \"\\u0000\"}",
    "{\"cursor\": \"\\ud800\"}", "{\"case\": \"\\ud83d\\ude00\\u0000\"}", "{\"case\": \"\"}", "{\"code\": \"'; --\"}",
    "{\"limit\": 1, \"limit\": 2}", "{\"revision\": 9223372036854775807}", "{\"longitude\": 1e308, \"latitude\": -0.0}",
    /* 20 not UTF-8: lone bytes, cut-off, overlong, surrogates, beyond the last plane. */
    "\xff", "{\"case\": \"\x80\"}", "{\"case\": \"\xe4\xb8\"}", "{\"case\": \"\xc0\xaf\"}", "{\"\xed\xa0\x80\": 1}",
    "{\"\xf4\x90\x80\x80\": 1}",
};

/* Pieces from which requests are thrown together; the series is the same in every run. */
static void thrown_together(const char *name, operation *call) {
    static const char *const pieces[] = {
        "{", "}", "[", "]", ":", ",", "\"", "\\", "\\u0000", "1", "-", "1e9", "null", "true", "case", "\"code\":", "\"id\":",
        "\"limit\":", "\"grid\":", "\"from\":", "\xe8\xa1\x97", "\xf0\xac\xb1\x96", "\xff", "\x01", " ",
    };
    uint64_t state = 88172645463325252u;
    for (int round = 0; round < 24; round++) {
        char request[512] = "{";
        for (size_t i = 0, count = 1 + (size_t)round; i < count; i++) {
            state ^= state << 13, state ^= state >> 7, state ^= state << 17;
            strcat(request, pieces[state % (sizeof pieces / sizeof *pieces)]);
        }
        once(name, call, wang, request);
    }
}

static void abuse_operation(const char *name, operation *call) {
    char *response = RUBBISH;
    shuzhi_error *error = OLD_ERROR;
    refused(name, call(NULL, "{}", &response, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused(name, call(wang, NULL, &response, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused(name, call(wang, "{}", NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    CHECK(response == RUBBISH);
    CHECK(call(NULL, NULL, NULL, NULL) == SHUZHI_ERROR_INVALID_POINTER);
    CHECK(call(wang, "{", &response, NULL) == SHUZHI_ERROR_INVALID_DOCUMENT && response == RUBBISH);
    for (size_t i = 0; i < sizeof REQUESTS / sizeof *REQUESTS; i++) {
        once(name, call, wang, REQUESTS[i]);
        once(name, call, stranger, REQUESTS[i]);
    }
    thrown_together(name, call);
    char *large[] = {
        repeated("{\"", "a", large_request, "\": 1}"),
        repeated("{\"cursor\": \"", "\xe8\xa1\x97", large_request / 3, "\"}"),
        repeated("", "[", large_request, ""),
        repeated("{\"actor\": ", "{\"a\":", large_request / 5, ""),
        repeated("{\"case\": \"", "\\u0000", large_request / 6, "\"}"),
        repeated("{\"limit\": ", "9", large_request, "}"),
    };
    for (size_t i = 0; i < sizeof large / sizeof *large; i++) {
        once(name, call, wang, large[i]);
        free(large[i]);
    }
}

static void abuse_abi_version(void) { CHECK(shuzhi_abi_version() == SHUZHI_ABI); }
static void abuse_version(void) { CHECK(strcmp(shuzhi_version(), SHUZHI_VERSION) == 0); }
static void abuse_contract_hash(void) { CHECK(strcmp(shuzhi_contract_hash(), SHUZHI_CONTRACT_HASH) == 0); }
static void abuse_string_free(void) { shuzhi_string_free(NULL); }
static void abuse_error_free(void) { shuzhi_error_free(NULL); }
static void abuse_error_code(void) { CHECK(shuzhi_error_code(NULL) == 0); }
static void abuse_error_kind(void) { CHECK(shuzhi_error_kind(NULL) == NULL); }
static void abuse_error_field(void) { CHECK(shuzhi_error_field(NULL) == NULL); }
static void abuse_error_rule(void) { CHECK(shuzhi_error_rule(NULL) == NULL); }
static void abuse_error_citation(void) { CHECK(shuzhi_error_citation(NULL) == NULL); }
static void abuse_error_zh(void) { CHECK(shuzhi_error_zh(NULL) == NULL); }
static void abuse_error_en(void) { CHECK(shuzhi_error_en(NULL) == NULL); }
static void abuse_error_json(void) { CHECK(shuzhi_error_json(NULL) == NULL); }

static void abuse_platform_open(void) {
    shuzhi_platform *opened = (shuzhi_platform *)RUBBISH;
    shuzhi_error *error = OLD_ERROR;
    char options[4200];
    refused("platform_open", shuzhi_platform_open(NULL, &opened, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("platform_open", shuzhi_platform_open("{}", NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    CHECK(shuzhi_platform_open("{\"path\": \"\"}", &opened, NULL) == SHUZHI_ERROR_INVALID);
    for (size_t i = 0; i < sizeof REQUESTS / sizeof *REQUESTS; i++) {
        refused("platform_open", shuzhi_platform_open(REQUESTS[i], &opened, &error), 0, &error);
    }
    /* A folder, a file in no folder, a file that is no database. */
    const char *const names[] = {"", "/no/such/folder.db", "/note.txt"};
    snprintf(options, sizeof options, "%s/note.txt", folder);
    FILE *note = fopen(options, "w");
    CHECK(note != NULL && fputs("a note that is longer than the head of a database, which has 100 bytes; it is left as it is, "
                                "for official records are never deleted", note) > 0);
    CHECK(note != NULL && fclose(note) == 0);
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        snprintf(options, sizeof options, "{\"path\": \"%s%s\"}", folder, names[i]);
        refused(options, shuzhi_platform_open(options, &opened, &error), 0, &error);
    }
    CHECK(opened == (shuzhi_platform *)RUBBISH);
}

static void abuse_platform_close(void) { shuzhi_platform_close(NULL); }

static void abuse_platform_set_clock(void) {
    static const char *const times[] = {"", "SECRET", "2026-13-01T00:00:00Z", "999999-01-01T00:00:00Z", "\xff"};
    shuzhi_error *error = OLD_ERROR;
    refused("set_clock", shuzhi_platform_set_clock(NULL, "", &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("set_clock", shuzhi_platform_set_clock(platform, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    for (size_t i = 0; i < sizeof times / sizeof *times; i++) {
        refused("set_clock", shuzhi_platform_set_clock(platform, times[i], &error), 0, &error);
    }
}

static void abuse_session_open(void) {
    shuzhi_session *opened = (shuzhi_session *)RUBBISH;
    shuzhi_error *error = OLD_ERROR;
    refused("session_open", shuzhi_session_open(NULL, "{}", &opened, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("session_open", shuzhi_session_open(platform, NULL, &opened, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("session_open", shuzhi_session_open(platform, "{}", NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    for (size_t i = 0; i < sizeof REQUESTS / sizeof *REQUESTS; i++) {
        refused("session_open", shuzhi_session_open(platform, REQUESTS[i], &opened, &error), 0, &error);
    }
    CHECK(opened == (shuzhi_session *)RUBBISH);
}

static void abuse_session_close(void) { shuzhi_session_close(NULL); }
static void abuse_session_interrupt(void) { CHECK(shuzhi_session_interrupt(NULL) == SHUZHI_ERROR_INVALID_POINTER); }

static void abuse_session_progress(void) {
    int64_t done = 7, total = 7;
    CHECK(shuzhi_session_progress(NULL, &done, &total) == SHUZHI_ERROR_INVALID_POINTER);
    CHECK(shuzhi_session_progress(wang, NULL, &total) == SHUZHI_ERROR_INVALID_POINTER);
    CHECK(shuzhi_session_progress(wang, &done, NULL) == SHUZHI_ERROR_INVALID_POINTER);
    CHECK(done == 7 && total == 7);
}

static void abuse_grid_locate(void) {
    const double wild[] = {NAN, INFINITY, -INFINITY, 1e308, -1e308, 180.1};
    char code[SHUZHI_GRID_CODE_SIZE] = "untouched";
    shuzhi_error *error = OLD_ERROR;
    refused("locate", shuzhi_grid_locate(NULL, 1, 1, 1, code, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("locate", shuzhi_grid_locate(wang, 1, 1, 1, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    for (size_t i = 0; i < sizeof wild / sizeof *wild; i++) {
        refused("locate", shuzhi_grid_locate(wang, wild[i], 36, 3, code, &error), SHUZHI_ERROR_INVALID, &error);
    }
    for (int32_t datum = -1; datum < 9; datum += 5) {
        CHECK((shuzhi_grid_locate(wang, 103, 36, datum, code, NULL) == 0) == (datum == 4));
    }
    CHECK(shuzhi_grid_locate(wang, 103, 36, INT32_MIN, code, NULL) == SHUZHI_ERROR_INVALID);
    CHECK(shuzhi_grid_locate(stranger, 103, 36, 1, code, NULL) == SHUZHI_ERROR_DENIED && code[0] == 0);
}

static void abuse_grid_locate_many(void) {
    const double points[] = {103, 36, 103, NAN};
    const int64_t counts[] = {-1, INT64_MIN, INT64_MAX, INT64_MAX / 16};
    char codes[2 * SHUZHI_GRID_CODE_SIZE] = "untouched";
    shuzhi_error *error = OLD_ERROR;
    refused("many", shuzhi_grid_locate_many(NULL, points, 1, 1, codes, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("many", shuzhi_grid_locate_many(wang, NULL, 1, 1, codes, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("many", shuzhi_grid_locate_many(wang, points, 1, 1, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("many", shuzhi_grid_locate_many(wang, points, 2, 1, codes, &error), SHUZHI_ERROR_INVALID, &error);
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++) {
        refused("many", shuzhi_grid_locate_many(wang, points, counts[i], 1, codes, &error), SHUZHI_ERROR_INVALID, &error);
    }
    CHECK(shuzhi_grid_locate_many(wang, NULL, 0, 1, NULL, NULL) == 0);
    CHECK(strcmp(codes, "untouched") == 0);
}

static int32_t never_row(void *context, const char *item) {
    (void)context, (void)item;
    CHECK(!"a row of a refused list");
    return 0;
}

static void abuse_case_each(void) {
    shuzhi_error *error = OLD_ERROR;
    refused("each", shuzhi_case_each(NULL, "{}", never_row, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("each", shuzhi_case_each(wang, NULL, never_row, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("each", shuzhi_case_each(wang, "{}", NULL, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    CHECK(shuzhi_case_each(wang, "\xff", never_row, NULL, NULL) == SHUZHI_ERROR_INVALID_UTF8);
    CHECK(shuzhi_case_each(stranger, "{}", never_row, NULL, NULL) == SHUZHI_ERROR_DENIED);
}

static void never_event(void *context, const char *street, int64_t sequence) {
    (void)context, (void)street, (void)sequence;
}

/* Ends itself from inside, which must not wait for itself. */
struct own {
    int64_t number;
    int told;
};

static void end_itself(void *context, const char *street, int64_t sequence) {
    struct own *own = context;
    (void)street, (void)sequence;
    own->told++;
    CHECK(shuzhi_event_unlisten(platform, own->number, NULL) == 0);
}

static void abuse_event_listen(void) {
    struct own own = {0, 0};
    int64_t number = 7;
    shuzhi_error *error = OLD_ERROR;
    refused("listen", shuzhi_event_listen(NULL, never_event, NULL, &number, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("listen", shuzhi_event_listen(platform, NULL, NULL, &number, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    refused("listen", shuzhi_event_listen(platform, never_event, NULL, NULL, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    CHECK(number == 7);
    CHECK(shuzhi_event_listen(platform, end_itself, &own, &own.number, NULL) == 0);
    grant(platform, "zhou", "grid_worker");
    grant(platform, "wu", "grid_worker");
    CHECK(own.told == 1);
    /* One that is never ended goes with the platform. */
    CHECK(shuzhi_event_listen(platform, never_event, NULL, &number, NULL) == 0);
}

static void abuse_event_unlisten(void) {
    const int64_t numbers[] = {-1, 0, INT64_MAX, INT64_MIN};
    shuzhi_error *error = OLD_ERROR;
    refused("unlisten", shuzhi_event_unlisten(NULL, 1, &error), SHUZHI_ERROR_INVALID_POINTER, &error);
    for (size_t i = 0; i < sizeof numbers / sizeof *numbers; i++) {
        refused("unlisten", shuzhi_event_unlisten(platform, numbers[i], &error), SHUZHI_ERROR_NOT_FOUND, &error);
    }
}

int main(int argc, char **argv) {
    if (argc != 2 && argc != 3) {
        fprintf(stderr, "usage: abuse FOLDER [BYTES]\n");
        return 2;
    }
    large_request = argc == 3 ? strtoul(argv[2], NULL, 10) : large_request;
    folder = argv[1];
    platform = open_street(folder, "abuse.db");
    furnish(platform);
    wang = open_session(platform, "wang");
    stranger = open_session(platform, "stranger");
#define FUNCTION(name) abuse_##name();
#define OPERATION(area, verb) abuse_operation(#area "." #verb, shuzhi_##area##_##verb);
#include "functions.inc"
    once("case.submit", shuzhi_case_submit, wang,
         "{\"category\": \"0101\", \"kind\": \"complaint\", \"channel\": \"hotline\", \"title\": \"路灯不亮\"}");
    shuzhi_session *shen = open_session(platform, "shen");
    char *response = NULL;
    CHECK(shuzhi_audit_verify(shen, "{}", &response, NULL) == 0 && strstr(response, "\"broken\"") == NULL);
    shuzhi_string_free(response);
    shuzhi_session_close(shen);
    shuzhi_session_close(stranger);
    shuzhi_session_close(wang);
    shuzhi_platform_close(platform);
    return checked();
}
