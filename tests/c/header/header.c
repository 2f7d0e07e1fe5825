/* The header by itself, twice, in C99 and C11: the first thing included, so that it has to bring what it uses. */
#include "shuzhi.h"
#include "shuzhi.h"

/* What crosses the border has these sizes everywhere; a negative size stops the compiler, in C99 too. */
typedef char int32_has_four_bytes[sizeof(int32_t) == 4 ? 1 : -1];
typedef char int64_has_eight_bytes[sizeof(int64_t) == 8 ? 1 : -1];
typedef char double_has_eight_bytes[sizeof(double) == 8 ? 1 : -1];
typedef char code_has_fifteen_digits[SHUZHI_GRID_CODE_SIZE == 16 ? 1 : -1];

/* Only pointers to handles exist. */
static const shuzhi_platform *platform;
static const shuzhi_session *session;

int main(void) {
    (void)sizeof(int32_has_four_bytes);
    (void)sizeof(int64_has_eight_bytes);
    (void)sizeof(double_has_eight_bytes);
    (void)sizeof(code_has_fifteen_digits);
    return platform == 0 && session == 0 && shuzhi_abi_version() == SHUZHI_ABI ? 0 : 1;
}
