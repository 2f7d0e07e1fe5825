/* A street of its own for each test program, in a folder given on the command line. */
#ifndef SHUZHI_TEST_STREET_H
#define SHUZHI_TEST_STREET_H

#include <shuzhi.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define STREET "620102001"

/* Prints why a call failed, frees the error and ends the program: for what a test needs before it begins. */
static inline void need(int32_t code, shuzhi_error *error, const char *what) {
    if (code != 0) {
        fprintf(stderr, "%s: %s\n", what, error == NULL ? "no error object" : shuzhi_error_json(error));
        shuzhi_error_free(error);
        exit(EXIT_FAILURE);
    }
}

static inline shuzhi_platform *open_street(const char *folder, const char *file) {
    char options[4096];
    shuzhi_platform *platform = NULL;
    shuzhi_error *error = NULL;
    snprintf(options, sizeof options,
             "{\"path\": \"%s/%s\", \"street\": \"" STREET "\", \"street_name\": \"示例街道\","
             " \"security_administrator\": \"li\", \"durability\": \"normal\","
             " \"clock\": {\"fixed\": \"2026-05-06T09:00:00+08:00\"}, \"ids\": {\"seed\": 1}}",
             folder, file);
    need(shuzhi_platform_open(options, &platform, &error), error, "platform");
    return platform;
}

static inline shuzhi_session *open_session(const shuzhi_platform *platform, const char *actor) {
    char document[256];
    shuzhi_session *session = NULL;
    shuzhi_error *error = NULL;
    snprintf(document, sizeof document, "{\"actor\": \"%s\", \"street\": \"" STREET "\"}", actor);
    need(shuzhi_session_open(platform, document, &session, &error), error, "session");
    return session;
}

static inline void grant(const shuzhi_platform *platform, const char *actor, const char *role) {
    char request[256];
    char *response = NULL;
    shuzhi_error *error = NULL;
    shuzhi_session *li = open_session(platform, "li");
    snprintf(request, sizeof request,
             "{\"actor\": \"%s\", \"role\": \"%s\", \"scope_kind\": \"division\", \"scope\": \"" STREET "000\"}", actor,
             role);
    need(shuzhi_access_grant(li, request, &response, &error), error, "grant");
    shuzhi_string_free(response);
    shuzhi_session_close(li);
}

/* Grants for zhao (system administrator), wang (street officer) and shen (auditor), and the category 0101. */
static inline void furnish(const shuzhi_platform *platform) {
    static const char *const categories[] = {
        "{\"code\": \"01\", \"name\": \"市政设施\", \"tier\": \"ordinary\"}",
        "{\"code\": \"0101\", \"parent\": \"01\", \"name\": \"路灯\", \"tier\": \"ordinary\"}",
    };
    grant(platform, "zhao", "system_administrator");
    grant(platform, "wang", "street_officer");
    grant(platform, "shen", "auditor");
    shuzhi_session *zhao = open_session(platform, "zhao");
    for (size_t i = 0; i < sizeof categories / sizeof *categories; i++) {
        char *response = NULL;
        shuzhi_error *error = NULL;
        need(shuzhi_case_put_category(zhao, categories[i], &response, &error), error, "category");
        shuzhi_string_free(response);
    }
    shuzhi_session_close(zhao);
}

#endif
