#include "canonical.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void append(struct text *text, const char *bytes, size_t length) {
    if (text->length + length + 1 > text->capacity) {
        text->capacity = 2 * (text->length + length + 1);
        text->bytes = realloc(text->bytes, text->capacity);
        if (text->bytes == NULL) {
            abort();
        }
    }
    memcpy(text->bytes + text->length, bytes, length);
    text->length += length;
    text->bytes[text->length] = 0;
}

static void string(struct text *text, const char *bytes, size_t length) {
    static const char escaped[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    append(text, "\"", 1);
    for (size_t i = 0; i < length; i++) {
        char known = bytes[i], code[8];
        const char *found = known == 0 ? NULL : strchr(escaped, known);
        if (found != NULL) {
            snprintf(code, sizeof code, "\\%c", letters[found - escaped]);
            append(text, code, 2);
        } else if ((unsigned char)known < 0x20) {
            snprintf(code, sizeof code, "\\u%04x", (unsigned char)known);
            append(text, code, 6);
        } else {
            append(text, &known, 1);
        }
    }
    append(text, "\"", 1);
}

static void number(struct text *text, const json_t *value) {
    /* The largest double has 309 digits before the point. */
    char digits[400];
    int length;
    if (json_is_integer(value)) {
        length = snprintf(digits, sizeof digits, "%" JSON_INTEGER_FORMAT, json_integer_value(value));
    } else {
        length = snprintf(digits, sizeof digits, "%.9f", json_real_value(value));
        while (digits[length - 1] == '0') {
            length--;
        }
        length -= digits[length - 1] == '.';
        if (length == 2 && strncmp(digits, "-0", 2) == 0) {
            digits[0] = '0';
            length = 1;
        }
    }
    append(text, digits, (size_t)length);
}

/* Bytes of UTF-8 are in the order of code points. */
static int by_name(const void *one, const void *other) {
    return strcmp(*(const char *const *)one, *(const char *const *)other);
}

static void object(struct text *text, const json_t *value) {
    size_t count = 0, size = json_object_size(value);
    const char **names = calloc(size + 1, sizeof *names);
    const char *name;
    json_t *member;
    if (names == NULL) {
        abort();
    }
    json_object_foreach((json_t *)value, name, member) {
        if (!json_is_null(member)) {
            names[count++] = name;
        }
    }
    qsort(names, count, sizeof *names, by_name);
    append(text, "{", 1);
    for (size_t i = 0; i < count; i++) {
        append(text, ",", i > 0);
        string(text, names[i], strlen(names[i]));
        append(text, ":", 1);
        canonical(text, json_object_get(value, names[i]));
    }
    append(text, "}", 1);
    free(names);
}

void canonical(struct text *text, const json_t *value) {
    if (json_is_object(value)) {
        object(text, value);
    } else if (json_is_array(value)) {
        append(text, "[", 1);
        for (size_t i = 0; i < json_array_size(value); i++) {
            append(text, ",", i > 0);
            canonical(text, json_array_get(value, i));
        }
        append(text, "]", 1);
    } else if (json_is_string(value)) {
        string(text, json_string_value(value), json_string_length(value));
    } else if (json_is_number(value)) {
        number(text, value);
    } else {
        const char *word = json_is_true(value) ? "true" : json_is_false(value) ? "false" : "null";
        append(text, word, strlen(word));
    }
}

char *canonical_text(const json_t *value) {
    struct text text = {NULL, 0, 0};
    canonical(&text, value);
    return text.bytes;
}
