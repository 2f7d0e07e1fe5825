/* Documents as the same text in every language. */
#ifndef SHUZHI_TEST_CANONICAL_H
#define SHUZHI_TEST_CANONICAL_H

#include <jansson.h>
#include <stddef.h>

/* Text that grows; the caller frees `bytes`. */
struct text {
    char *bytes;
    size_t length;
    size_t capacity;
};

void append(struct text *text, const char *bytes, size_t length);

/*
 * Members sorted by code point, null members left out, no spaces, only the escapes that JSON needs, and numbers that
 * are not whole with at most nine decimals.
 */
void canonical(struct text *text, const json_t *value);

/* The same as a string of its own, which the caller frees. */
char *canonical_text(const json_t *value);

#endif
