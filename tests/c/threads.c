/*
 * Many threads on one platform, one session, one listener: threads FOLDER.
 * Run under valgrind; every answer is checked, and the count of cases at the end.
 */
#include "check.h"
#include "street.h"

#include <pthread.h>

enum { THREADS = 6, ROUNDS = 8 };

static shuzhi_platform *platform;
static shuzhi_session *shared;
static atomic_long told;

static void on_events(void *context, const char *street, int64_t sequence) {
    CHECK(context == &told && street[0] == '6' && sequence > 0);
    told++;
}

static void succeed(int32_t code, char *response, shuzhi_error *error) {
    CHECK_ABOUT(code == 0 && response != NULL && error == NULL, error == NULL ? "" : shuzhi_error_json(error));
    shuzhi_string_free(response);
    shuzhi_error_free(error);
}

static void *work(void *context) {
    static const char request[] =
        "{\"category\": \"0101\", \"kind\": \"help\", \"channel\": \"citizen\", \"title\": \"路灯不亮\"}";
    const shuzhi_session *own = *(int *)context % 2 == 0 ? shared : open_session(platform, "wang");
    const double points[] = {103.8, 36.0, 103.9, 36.1};
    for (int round = 0; round < ROUNDS; round++) {
        char *response = NULL;
        char codes[2 * SHUZHI_GRID_CODE_SIZE];
        int64_t number = 0, done = -1, total = -1;
        shuzhi_error *error = NULL;
        int32_t code = shuzhi_case_submit(own, request, &response, &error);
        succeed(code, response, error);
        response = NULL, error = NULL;
        code = shuzhi_case_list(own, "{\"limit\": 3}", &response, &error);
        succeed(code, response, error);
        CHECK(shuzhi_grid_locate_many(own, points, 2, SHUZHI_DATUM_GCJ02, codes, NULL) == 0);
        CHECK(shuzhi_event_listen(platform, on_events, &told, &number, NULL) == 0);
        CHECK(shuzhi_session_progress(own, &done, &total) == 0 && done >= 0);
        /* A refusal in one thread leaves the others alone. */
        CHECK(shuzhi_case_get(own, "{\"case\": \"?\"}", &response, &error) != 0 && error != NULL);
        shuzhi_error_free(error);
        CHECK(shuzhi_event_unlisten(platform, number, NULL) == 0);
    }
    if (own != shared) {
        shuzhi_session_close((shuzhi_session *)own);
    }
    return NULL;
}

static int32_t count(void *context, const char *document) {
    (void)document;
    ++*(int *)context;
    return 0;
}

int main(int argc, char **argv) {
    pthread_t threads[THREADS];
    int numbers[THREADS], rows = 0;
    if (argc != 2) {
        fprintf(stderr, "usage: threads FOLDER\n");
        return 2;
    }
    platform = open_street(argv[1], "threads.db");
    furnish(platform);
    shared = open_session(platform, "wang");
    for (int i = 0; i < THREADS; i++) {
        numbers[i] = i;
        CHECK(pthread_create(&threads[i], NULL, work, &numbers[i]) == 0);
    }
    for (int i = 0; i < THREADS; i++) {
        pthread_join(threads[i], NULL);
    }
    CHECK(shuzhi_case_each(shared, "{\"limit\": 7}", count, &rows, NULL) == 0 && rows == THREADS * ROUNDS);
    shuzhi_session *shen = open_session(platform, "shen");
    char *response = NULL;
    shuzhi_error *error = NULL;
    int32_t code = shuzhi_audit_verify(shen, "{}", &response, &error);
    succeed(code, response, error);
    shuzhi_session_close(shen);
    shuzhi_session_close(shared);
    shuzhi_platform_close(platform);
    return checked();
}
