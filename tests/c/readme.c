/* The example of the README: open a street, hand a case in, read the answer. */
#include <shuzhi.h>
#include <stdio.h>

int main(int argc, char **argv) {
    shuzhi_platform *platform = NULL;
    shuzhi_session *session = NULL;
    shuzhi_error *error = NULL;
    char *response = NULL;
    int32_t code = shuzhi_platform_open(argc > 1 ? argv[1] : "{\"path\": \"street.db\"}", &platform, &error);
    if (code == 0) code = shuzhi_session_open(platform, "{\"actor\": \"wang\", \"street\": \"620102001\"}", &session, &error);
    if (code == 0) code = shuzhi_case_submit(session, "{\"category\": \"0101\", \"kind\": \"complaint\", \"channel\": \"hotline\", \"title\": \"路灯不亮\"}", &response, &error);
    puts(code == 0 ? response : shuzhi_error_json(error));
    shuzhi_string_free(response);
    shuzhi_error_free(error);
    shuzhi_session_close(session);
    shuzhi_platform_close(platform);
    return code;
}
