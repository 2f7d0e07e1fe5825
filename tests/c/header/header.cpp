// The header by itself, twice, in C++17.
#include "shuzhi.h"
#include "shuzhi.h"

static_assert(sizeof(int32_t) == 4 && sizeof(int64_t) == 8 && sizeof(double) == 8, "the sizes of the border");

int main() {
    shuzhi_error *error = nullptr;
    const int32_t code = shuzhi_session_open(nullptr, "{}", nullptr, &error);
    const bool named = shuzhi_error_code(error) == code && shuzhi_error_field(error) != nullptr;
    shuzhi_error_free(error);
    return named && code == SHUZHI_ERROR_INVALID_POINTER ? 0 : 1;
}
