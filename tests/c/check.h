/* Checks that count, and go on. */
#ifndef SHUZHI_TEST_CHECK_H
#define SHUZHI_TEST_CHECK_H

#include <stdatomic.h>
#include <stdio.h>
#include <stdlib.h>

static atomic_int passed, failed;

#define CHECK(condition) CHECK_ABOUT(condition, "")

#define CHECK_ABOUT(condition, about)                                                          \
    do {                                                                                       \
        if (condition) {                                                                       \
            passed++;                                                                          \
        } else {                                                                               \
            failed++;                                                                          \
            fprintf(stderr, "%s:%d: %s %.300s\n", __FILE__, __LINE__, #condition, about);          \
        }                                                                                      \
    } while (0)

/* The exit code of a test program. */
static inline int checked(void) {
    printf("%d checks passed, %d failed\n", (int)passed, (int)failed);
    return passed > 0 && failed == 0 ? EXIT_SUCCESS : EXIT_FAILURE;
}

#endif
