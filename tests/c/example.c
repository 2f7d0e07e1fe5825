/*
 * A host in C, step by step: example FOLDER.
 * It checks the library, opens a street, is told of facts, works with cases, and shows what a refusal holds.
 */
#include "check.h"
#include "street.h"

#include <jansson.h>

typedef int32_t operation(const shuzhi_session *, const char *, char **, shuzhi_error **);

/* Calls an operation; a host keeps one function like this one between its own types and the library. */
static json_t *ask(operation *call, const shuzhi_session *session, json_t *request) {
    char *document = json_dumps(request, JSON_COMPACT);
    char *response = NULL;
    shuzhi_error *error = NULL;
    json_t *answer = NULL;
    json_error_t problem;
    if (call(session, document, &response, &error) == 0) {
        answer = json_loads(response, JSON_ALLOW_NUL, &problem);
        shuzhi_string_free(response);
    } else {
        fprintf(stderr, "[%d] %s (%s)\n", shuzhi_error_code(error), shuzhi_error_en(error), shuzhi_error_zh(error));
        shuzhi_error_free(error);
    }
    free(document);
    json_decref(request);
    return answer;
}

/* Where the facts stand that a listener has been told of. */
struct news {
    int64_t sequence;
    int told;
};

static void on_events(void *context, const char *street, int64_t sequence) {
    struct news *news = context;
    CHECK(strcmp(street, STREET) == 0);
    news->sequence = sequence;
    news->told++;
}

/* Counts rows and stops at the second, for a context that says so. */
struct walk {
    int rows;
    int stop_at;
};

static int32_t on_case(void *context, const char *document) {
    struct walk *walk = context;
    CHECK(document[0] == '{' && strstr(document, "\"number\":") != NULL);
    return ++walk->rows == walk->stop_at;
}

static void work_with_cases(const shuzhi_session *wang) {
    for (int i = 0; i < 5; i++) {
        json_t *answer = ask(shuzhi_case_submit, wang,
                             json_pack("{s:s, s:s, s:s, s:s, s:s}", "category", "0101", "kind", "complaint", "channel",
                                       "hotline", "title", "路灯不亮", "address", "张掖路 𬱖㛃䶮 号"));
        CHECK(answer != NULL);
        const char *id = json_string_value(json_object_get(json_object_get(answer, "case"), "id"));
        json_t *read = ask(shuzhi_case_get, wang, json_pack("{s:s}", "case", id));
        json_t *address = json_object_get(json_object_get(read, "case"), "address");
        CHECK(address != NULL && strcmp(json_string_value(address), "张掖路 𬱖㛃䶮 号") == 0);
        json_decref(read);
        json_decref(answer);
    }
    struct walk all = {0, 0}, two = {0, 2};
    CHECK(shuzhi_case_each(wang, "{\"limit\": 2}", on_case, &all, NULL) == 0 && all.rows == 5);
    CHECK(shuzhi_case_each(wang, "{}", on_case, &two, NULL) == 0 && two.rows == 2);
    CHECK(shuzhi_case_each(wang, "{\"limit\": 0}", on_case, &two, NULL) == SHUZHI_ERROR_INVALID && two.rows == 2);
}

/* A refusal names the code, the rule or field, and the reason in two languages. */
static void read_a_refusal(const shuzhi_session *li) {
    char *response = NULL;
    shuzhi_error *error = NULL;
    const char *request = "{\"actor\": \"li\", \"role\": \"auditor\", \"scope_kind\": \"division\", \"scope\": \"" STREET "\"}";
    int32_t code = shuzhi_access_grant(li, request, &response, &error);
    CHECK(code == SHUZHI_ERROR_VIOLATION && response == NULL && shuzhi_error_code(error) == code);
    CHECK(strcmp(shuzhi_error_kind(error), "violation") == 0);
    CHECK(strcmp(shuzhi_error_rule(error), "access.administrators.separate") == 0);
    CHECK(shuzhi_error_citation(error) != NULL && shuzhi_error_field(error) == NULL);
    CHECK(strlen(shuzhi_error_zh(error)) > 0 && strlen(shuzhi_error_en(error)) > 0);
    CHECK(strstr(shuzhi_error_json(error), "\"kind\":\"violation\"") != NULL);
    shuzhi_error_free(error);
}

static void locate_points(const shuzhi_platform *platform, const shuzhi_session *wang) {
    const double points[] = {103.8321, 36.0611, 0.0, 0.0, 103.8321, 36.0611};
    char code[SHUZHI_GRID_CODE_SIZE] = "none", codes[3 * SHUZHI_GRID_CODE_SIZE];
    json_t *ring = json_pack("[{s:f,s:f},{s:f,s:f},{s:f,s:f},{s:f,s:f}]", "longitude", 103.83, "latitude", 36.06,
                             "longitude", 103.84, "latitude", 36.06, "longitude", 103.84, "latitude", 36.07, "longitude",
                             103.83, "latitude", 36.07);
    shuzhi_session *zhao = open_session(platform, "zhao");
    json_decref(ask(shuzhi_registry_put_division, zhao,
                    json_pack("{s:s, s:s}", "code", STREET "001", "name", "示例社区")));
    json_t *grid = ask(shuzhi_grid_define, zhao,
                       json_pack("{s:s, s:s, s:s, s:s, s:s, s:{s:[o]}}", "code", STREET "001001", "name", "第一网格",
                                 "community", STREET "001", "kind", "basic", "datum", "cgcs2000", "boundary", "rings",
                                 ring));
    CHECK(grid != NULL);
    json_decref(grid);
    shuzhi_session_close(zhao);
    CHECK(shuzhi_grid_locate(wang, points[0], points[1], SHUZHI_DATUM_CGCS2000, code, NULL) == 0);
    CHECK_ABOUT(strcmp(code, STREET "001001") == 0, code);
    memset(codes, 'x', sizeof codes);
    CHECK(shuzhi_grid_locate_many(wang, points, 3, SHUZHI_DATUM_WGS84, codes, NULL) == 0);
    CHECK(strcmp(codes, code) == 0 && codes[16] == 0 && strcmp(codes + 32, code) == 0);
}

int main(int argc, char **argv) {
    if (argc != 2) {
        fprintf(stderr, "usage: example FOLDER\n");
        return 2;
    }
    CHECK(shuzhi_abi_version() == SHUZHI_ABI);
    CHECK(strcmp(shuzhi_version(), SHUZHI_VERSION) == 0);
    CHECK_ABOUT(strcmp(shuzhi_contract_hash(), SHUZHI_CONTRACT_HASH) == 0, shuzhi_contract_hash());

    shuzhi_platform *platform = open_street(argv[1], "street.db");
    struct news news = {0, 0};
    int64_t listener = 0;
    need(shuzhi_event_listen(platform, on_events, &news, &listener, NULL), NULL, "listener");
    furnish(platform);
    CHECK(news.told > 0 && news.sequence >= news.told);

    shuzhi_session *li = open_session(platform, "li");
    shuzhi_session *wang = open_session(platform, "wang");
    read_a_refusal(li);
    locate_points(platform, wang);
    work_with_cases(wang);

    CHECK(shuzhi_event_unlisten(platform, listener, NULL) == 0);
    int told = news.told;
    CHECK(shuzhi_platform_set_clock(platform, "2026-05-07T09:00:00+08:00", NULL) == 0);
    grant(platform, "sun", "grid_worker");
    CHECK(news.told == told);

    /* Sessions may outlive the platform's file: they say so. */
    shuzhi_platform_close(platform);
    shuzhi_error *error = NULL;
    char *response = NULL;
    CHECK(shuzhi_case_list(wang, "{}", &response, &error) == SHUZHI_ERROR_STORAGE_CLOSED && response == NULL);
    shuzhi_error_free(error);
    shuzhi_session_close(li);
    shuzhi_session_close(wang);
    return checked();
}
