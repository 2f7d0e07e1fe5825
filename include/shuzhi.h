/*
 * Shuzhi (数治): the embeddable core of a sub-district (街道) governance platform.
 * Written by `cargo run -p shuzhi-ffi --example generate`; changes go into ffi/src.
 *
 * CALLS
 * Every operation is one function: a session, a request document, a place for the response document, a place for an
 * error. Documents are JSON; their schemas are in contract.json, under the names that each function gives.
 * A function returns 0, or one of SHUZHI_ERROR_*. It writes outputs only when it returns 0, and *error only when it
 * does not; what stood there before is neither read nor freed. `error` may be NULL, no other pointer may unless its
 * function says so: NULL is answered with SHUZHI_ERROR_INVALID_POINTER. No errno, no state of a thread is used.
 *
 * STRINGS
 * Strings are UTF-8 and end in NUL; others are answered with SHUZHI_ERROR_INVALID_UTF8. A response never holds NUL
 * inside: JSON writes it as an escape.
 *
 * OWNERSHIP
 * What is passed in stays the caller's and is not kept after the call (but a listener's context is).
 * What comes out is the caller's: handles end with their _close, responses with shuzhi_string_free, errors with
 * shuzhi_error_free. Each of them takes NULL; none may be called twice. `const char *` that is returned is borrowed.
 * A platform may be closed before its sessions: they then answer SHUZHI_ERROR_STORAGE_CLOSED, and are still closed.
 *
 * THREADS
 * Every handle may be used from any thread, and by many at the same time: reads run side by side, writes to one file
 * take turns. Only its end (_close, _free) needs it alone: no other call may be using the handle then, or later.
 * Calls block; the library starts no thread. A handle does not survive fork() in the child.
 *
 * DEFECTS
 * A defect of the library is answered with SHUZHI_ERROR_INTERNAL and never unwinds into the caller; the transaction
 * is rolled back and the handles go on working.
 */

#ifndef SHUZHI_H
#define SHUZHI_H

#include <stdint.h>

/* What shuzhi_abi_version() has to give. */
#define SHUZHI_ABI 1

/* The version of this header. */
#define SHUZHI_VERSION "0.1.0"

/* What shuzhi_contract_hash() gives for the contract of this header. */
#define SHUZHI_CONTRACT_HASH "83254bac821310802d4c8b285a2f02514c4ca81a3cc153ec578bb88695a0d9be"

/* A grid code of 15 digits with its NUL. */
#define SHUZHI_GRID_CODE_SIZE 16

/* 2000 国家大地坐标系 (EPSG:4490). */
#define SHUZHI_DATUM_CGCS2000 1

/* WGS-84, what satellite receivers give. */
#define SHUZHI_DATUM_WGS84 2

/* GCJ-02 (火星坐标): Amap, Tencent and others. */
#define SHUZHI_DATUM_GCJ02 3

/* BD-09: Baidu. */
#define SHUZHI_DATUM_BD09 4

/* A field can't be read or is out of range. */
#define SHUZHI_ERROR_INVALID 100

/* The request is no document of the operation. */
#define SHUZHI_ERROR_INVALID_DOCUMENT 101

/* A required pointer is NULL. */
#define SHUZHI_ERROR_INVALID_POINTER 102

/* A string is not UTF-8. */
#define SHUZHI_ERROR_INVALID_UTF8 103

/* A hard rule forbids it. */
#define SHUZHI_ERROR_VIOLATION 200

/* No grant covers it. */
#define SHUZHI_ERROR_DENIED 300

/* Personal data asked for without a purpose. */
#define SHUZHI_ERROR_DENIED_PURPOSE 301

/* No such record in sight. */
#define SHUZHI_ERROR_NOT_FOUND 400

/* The record has moved on. */
#define SHUZHI_ERROR_CONFLICT_REVISION 500

/* The record's state does not allow it. */
#define SHUZHI_ERROR_CONFLICT_STATE 501

/* The key was used for another request. */
#define SHUZHI_ERROR_CONFLICT_REQUEST_KEY 502

/* The identifier or code is taken. */
#define SHUZHI_ERROR_CONFLICT_EXISTS 503

/* The write lock was not had in time; the call may be repeated. */
#define SHUZHI_ERROR_BUSY 600

/* Interrupted by the host; nothing changed. */
#define SHUZHI_ERROR_INTERRUPTED 700

/* The store failed. */
#define SHUZHI_ERROR_STORAGE 800

/* The disk or a quota is full. */
#define SHUZHI_ERROR_STORAGE_FULL 801

/* The file is damaged; it is left as it is. */
#define SHUZHI_ERROR_STORAGE_CORRUPT 802

/* The database was written by a newer library. */
#define SHUZHI_ERROR_STORAGE_NEWER 803

/* The platform is closed. */
#define SHUZHI_ERROR_STORAGE_CLOSED 804

/* The file or its folder may not be written. */
#define SHUZHI_ERROR_STORAGE_READ_ONLY 805

/* The file can't be opened or reached. */
#define SHUZHI_ERROR_STORAGE_UNREACHABLE 806

/* The disk failed while reading or writing. */
#define SHUZHI_ERROR_STORAGE_IO 807

/* A defect of the library. */
#define SHUZHI_ERROR_INTERNAL 900

/**
 * A refused or failed call: code, kind, field, rule, citation, and the reason in Chinese and English.
 *
 * It holds no personal data. It never changes, so many threads may read it.
 */
typedef struct shuzhi_error shuzhi_error;

/**
 * An open database. It holds the file, its connections and the listeners.
 */
typedef struct shuzhi_platform shuzhi_platform;

/**
 * Who acts, in which street, and why. It keeps its platform's memory alive, though not its file open.
 */
typedef struct shuzhi_session shuzhi_session;

#ifdef __cplusplus
extern "C" {
#endif // __cplusplus

/**
 * The version of the C ABI; SHUZHI_ABI of the header that a host was compiled with has to equal it.
 */
int32_t shuzhi_abi_version(void);

/**
 * The version of the library, such as "0.1.0". Static: never freed.
 */
const char *shuzhi_version(void);

/**
 * SM3 of the contract.json that the library was built with, in lower-case hex. Static: never freed.
 */
const char *shuzhi_contract_hash(void);

/**
 * Frees a string that a function has given. NULL is fine, twice is not.
 */
void shuzhi_string_free(char *string);

/**
 * The stable code, one of SHUZHI_ERROR_*; 0 for NULL.
 */
int32_t shuzhi_error_code(const shuzhi_error *error);

/**
 * The class: invalid, violation, denied, not_found, conflict, busy, interrupted, storage or internal.
 * Borrowed: valid until shuzhi_error_free. NULL for NULL.
 */
const char *shuzhi_error_kind(const shuzhi_error *error);

/**
 * The field at fault, as a path (reporter.phone), or the parameter; NULL when there is none.
 * Borrowed: valid until shuzhi_error_free.
 */
const char *shuzhi_error_field(const shuzhi_error *error);

/**
 * The identifier of the violated rule; NULL when there is none. Borrowed: valid until shuzhi_error_free.
 */
const char *shuzhi_error_rule(const shuzhi_error *error);

/**
 * The article that the rule rests on; NULL when there is none. Borrowed: valid until shuzhi_error_free.
 */
const char *shuzhi_error_citation(const shuzhi_error *error);

/**
 * The reason in Chinese. Borrowed: valid until shuzhi_error_free. NULL for NULL.
 */
const char *shuzhi_error_zh(const shuzhi_error *error);

/**
 * The reason in English. Borrowed: valid until shuzhi_error_free. NULL for NULL.
 */
const char *shuzhi_error_en(const shuzhi_error *error);

/**
 * All of it as a document: {code, kind, field?, rule?, citation?, zh, en, details?}.
 * Borrowed: valid until shuzhi_error_free. NULL for NULL.
 */
const char *shuzhi_error_json(const shuzhi_error *error);

/**
 * Frees an error with the strings borrowed from it. NULL is fine, twice is not.
 */
void shuzhi_error_free(shuzhi_error *error);

/**
 * Opens a file, creates it or brings it to the newest schema, with an options document (Options in contract.json):
 * {"path", "durability"?, "busy_timeout_ms"?, "readers"?, "street"?, "security_administrator"?, …}.
 *
 * *platform is the caller's: end it with shuzhi_platform_close; *error with shuzhi_error_free.
 */
int32_t shuzhi_platform_open(const char *options,
                             shuzhi_platform **platform,
                             shuzhi_error **error);

/**
 * Closes the file after the calls in flight, and frees the handle. NULL is fine, twice is not. No other call may be
 * using the handle; sessions may, and answer SHUZHI_ERROR_STORAGE_CLOSED from then on until they are closed.
 */
void shuzhi_platform_close(shuzhi_platform *platform);

/**
 * Sets the clock of a platform that was opened with a fixed one ("clock": {"fixed": …}), to an RFC 3339 time.
 *
 * *error is freed with shuzhi_error_free.
 */
int32_t shuzhi_platform_set_clock(const shuzhi_platform *platform,
                                  const char *time,
                                  shuzhi_error **error);

/**
 * Copies the database into a new file while others go on working (备份).
 * Request BackupRequest, response BackupReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_platform_backup(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Checks the file, the audit chain, and every counter against a recount.
 * Request VerifyRequest, response VerifyReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_platform_verify(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Opens a session with an actor document (Actor in contract.json): {"actor", "street", "role"?, "purpose"?}.
 *
 * *session is the caller's: end it with shuzhi_session_close; *error with shuzhi_error_free.
 */
int32_t shuzhi_session_open(const shuzhi_platform *platform,
                            const char *actor,
                            shuzhi_session **session,
                            shuzhi_error **error);

/**
 * Ends a session. NULL is fine, twice is not. No other call may be using it.
 */
void shuzhi_session_close(shuzhi_session *session);

/**
 * Asks the long call of this session (import, verify, backup) to end: it answers SHUZHI_ERROR_INTERRUPTED and has
 * changed nothing. Without a call under way, the next one is refused so. Meant for another thread; never blocks.
 */
int32_t shuzhi_session_interrupt(const shuzhi_session *session);

/**
 * How much of the long call of this session is done, and of how much (0 while that is unknown). Meant for another
 * thread; never blocks.
 */
int32_t shuzhi_session_progress(const shuzhi_session *session,
                                int64_t *done,
                                int64_t *total);

/**
 * Makes a grant (授权).
 * Request NewGrant, response GrantResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_access_grant(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Ends a grant at once (撤销授权).
 * Request RevokeGrant, response GrantResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_access_revoke(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Lists grants, oldest first.
 * Request ListGrants, response GrantList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_access_list_grants(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Lists who read which sensitive fields, and why (查阅记录), newest first.
 * Request ListReads, response ReadLog.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_access_list_reads(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Lists events after a sequence number (事件).
 * Request EventsSince, response EventList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_event_since(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Lists the events about one record (记录沿革).
 * Request HistoryOf, response History.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_event_history(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Asks to be told of facts that this process commits: callback(context, street, sequence).
 *
 * The callback runs in the thread of the call that stated the facts, after the commit and before that call returns;
 * several may run at the same time. It must return soon, and must not throw or jump out. The street is borrowed for
 * the callback. The context stays the caller's, and has to live until the listener is ended. What other processes
 * commit is read with shuzhi_event_since, which is also how a host catches up.
 *
 * *number ends it again with shuzhi_event_unlisten; closing the platform ends it too. *error is freed with
 * shuzhi_error_free.
 */
int32_t shuzhi_event_listen(const shuzhi_platform *platform,
                            void (*callback)(void *context, const char *street, int64_t sequence),
                            void *context,
                            int64_t *number,
                            shuzhi_error **error);

/**
 * Ends a listener. When it returns, no callback is under way and none will come, so that the context may go; only
 * when called from inside a callback, those of other threads may still be ending.
 *
 * *error is freed with shuzhi_error_free.
 */
int32_t shuzhi_event_unlisten(const shuzhi_platform *platform,
                              int64_t number,
                              shuzhi_error **error);

/**
 * Recomputes the audit chain (审计链核验).
 * Request AuditRange, response AuditReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_audit_verify(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Reads the counts of one measure (计数).
 * Request ReadCounters, response CounterList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_counter_read(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Lists the rules with their sources (规则库).
 * Request ListRules, response RuleList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_rulebook_list(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Explains a rule and the parameters in force.
 * Request ExplainRule, response Explanation.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_rulebook_explain(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Sets a parameter of a rule for a place and a period (调整规则参数).
 * Request NewOverride, response OverrideResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_rulebook_override(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Loads the notice of a year (放假安排) and recomputes open deadlines.
 * Request PutCalendarYear, response CalendarYearResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_calendar_put_year(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Lists the years that are loaded.
 * Request ListCalendarYears, response CalendarYearList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_calendar_years(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Sets the working hours (工作时间) and recomputes open deadlines.
 * Request SetWorkingHours, response WorkingHoursResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_calendar_set_hours(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Tells when a limit ends, with pauses.
 * Request DeadlineRequest, response DeadlineAnswer.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_calendar_deadline(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Tells the day so many working days after another (工作日).
 * Request WorkingDaysRequest, response WorkingDaysAnswer.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_calendar_working_days(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Tells when a period of natural days, months or years ends (民法典 200–204).
 * Request NaturalPeriodRequest, response NaturalPeriodAnswer.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_calendar_natural_period(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Checks a code and tells what it says (证照代码).
 * Request CheckCode, response CheckedCode.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_identity_check(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Converts positions between datums (坐标转换).
 * Request ConvertPositions, response ConvertedPositions.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_geo_convert(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Finds the grid of a point today, in memory.
 *
 * The datum is one of SHUZHI_DATUM_*. Where there is no grid, the code is "".
 * code is the caller's and has SHUZHI_GRID_CODE_SIZE bytes; *error is freed with shuzhi_error_free.
 */
int32_t shuzhi_grid_locate(const shuzhi_session *session,
                           double longitude,
                           double latitude,
                           int32_t datum,
                           char *code,
                           shuzhi_error **error);

/**
 * Finds the grids of many points today, in memory: the short way for maps and for tracks.
 *
 * lonlat holds count pairs of longitude and latitude; codes has count times SHUZHI_GRID_CODE_SIZE bytes, and gets
 * a code, or "", for each. Both are the caller's. One bad pair refuses all; the error's details have its index.
 * *error is freed with shuzhi_error_free.
 */
int32_t shuzhi_grid_locate_many(const shuzhi_session *session,
                                const double *lonlat,
                                int64_t count,
                                int32_t datum,
                                char *codes,
                                shuzhi_error **error);

/**
 * Creates a grid with its boundary (网格).
 * Request NewGrid, response GridResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_define(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Changes name, telephone or households of a grid.
 * Request AmendGrid, response GridResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_amend(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Gives a grid another boundary from a day on (调整边界).
 * Request RedrawGrid, response GridResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_redraw(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Closes a grid (撤销网格).
 * Request CloseGrid, response GridResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_close(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Reads a grid with the boundary and staff of a day.
 * Request GetGrid, response GridDetail.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_get(const shuzhi_session *session,
                        const char *request,
                        char **response,
                        shuzhi_error **error);

/**
 * Lists grids.
 * Request ListGrids, response GridList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_list(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Appoints a grid leader or grid worker (网格长、网格员).
 * Request StaffGrid, response GridPostResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_staff(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Ends an appointment.
 * Request EndGridPost, response GridPostResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_end_post(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Lists appointments.
 * Request ListGridPosts, response GridPostList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_list_posts(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Finds the grid of a position, on a day.
 * Request LocateGrid, response GridLocation.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_find(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Finds overlaps and gaps between grids.
 * Request CheckGrids, response GridCheck.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_grid_check(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Creates or changes a division (区划).
 * Request PutDivision, response DivisionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_put_division(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists divisions.
 * Request ListDivisions, response DivisionList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_divisions(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Creates or changes a compound (小区).
 * Request PutCompound, response CompoundResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_put_compound(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists compounds.
 * Request ListCompounds, response CompoundList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_compounds(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Creates or changes a building (楼栋).
 * Request PutBuilding, response BuildingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_put_building(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists buildings.
 * Request ListBuildings, response BuildingList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_buildings(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Creates or changes a dwelling (房屋).
 * Request PutDwelling, response DwellingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_put_dwelling(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists dwellings.
 * Request ListDwellings, response DwellingList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_dwellings(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Creates or changes a household (户).
 * Request PutHousehold, response HouseholdResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_put_household(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Lists households.
 * Request ListHouseholds, response HouseholdList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_households(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Records a resident (居民).
 * Request NewResident, response ResidentResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_add_resident(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Changes a resident, or notes a move.
 * Request AmendResident, response ResidentResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_amend_resident(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Reads a resident, masked.
 * Request GetResident, response Resident.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_get_resident(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists residents, masked.
 * Request ListResidents, response ResidentList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_residents(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Reveals sensitive fields of a resident; the read is logged.
 * Request RevealResident, response RevealedResident.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_reveal_resident(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Creates or changes an enterprise (企业).
 * Request PutEnterprise, response EnterpriseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_put_enterprise(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Reads an enterprise, masked.
 * Request GetEnterprise, response Enterprise.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_get_enterprise(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Lists enterprises, masked.
 * Request ListEnterprises, response EnterpriseList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_enterprises(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Imports residents from CSV or XLSX, or tries it (导入).
 * Request ImportResidents, response ImportReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_import_residents(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Lists imports, newest first.
 * Request ListImports, response ImportList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_list_imports(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Reads an import.
 * Request GetImport, response ImportBatch.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_get_import(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Takes an import back (撤销导入).
 * Request UndoImport, response UndoReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_undo_import(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Searches names and addresses (检索).
 * Request SearchRegistry, response SearchHits.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_registry_search(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Gives every case of a list to row(context, case), one after another, whatever their number.
 *
 * Request ListCases, as for shuzhi_case_list; its limit says how many are read at a time. A result of row other
 * than 0 ends the walk, which is a success. The rows run in the calling thread, between reads and inside none, so
 * row may call the library; what is written meanwhile may or may not come up. The case is borrowed for the row.
 * *error is freed with shuzhi_error_free.
 */
int32_t shuzhi_case_each(const shuzhi_session *session,
                         const char *request,
                         int32_t (*row)(void *context, const char *item),
                         void *context,
                         shuzhi_error **error);

/**
 * Creates or changes an office (承办单位).
 * Request PutOffice, response OfficeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_put_office(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Lists the offices.
 * Request ListOffices, response OfficeList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_list_offices(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Creates or changes a category (事项分类).
 * Request PutCategory, response CategoryResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_put_category(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Lists the categories.
 * Request ListCategories, response CategoryList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_list_categories(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Creates or changes a routing rule (派单规则).
 * Request PutRoutingRule, response RoutingRuleResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_put_routing_rule(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists the routing rules.
 * Request ListRoutingRules, response RoutingRuleList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_list_routing_rules(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Hands a case in (上报) and routes it.
 * Request NewCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_submit(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Hands many cases in, in one transaction.
 * Request NewCases, response BulkResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_submit_many(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Verifies a case on the spot (核实).
 * Request CaseStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_verify(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Files a case (立案).
 * Request FileCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_file(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Refuses a case with a reason (不予受理).
 * Request CaseReasonStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_refuse(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Gives a case to an office and starts its clocks (派遣).
 * Request DispatchCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_dispatch(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Accepts an order (签收).
 * Request CaseStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_accept(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Sends an order back with a reason (退回).
 * Request CaseReasonStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_return_order(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Reports the result (处置反馈).
 * Request ReportCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_report(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Inspects the result (核查).
 * Request InspectCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_inspect(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Closes a case (结案).
 * Request CaseStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_close(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Records a call back (回访).
 * Request FollowUpCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_follow_up(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Reopens a closed case within the window (重办).
 * Request CaseReasonStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_reopen(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Stops the clock (挂账).
 * Request CaseReasonStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_suspend(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Lets the clock go on (恢复).
 * Request CaseReasonStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_resume(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Withdraws a case (作废).
 * Request CaseReasonStep, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_withdraw(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Gives a case more time (延期).
 * Request ExtendCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_extend(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Notes the cases that have run past their limit (超期扫描).
 * Request SweepCases, response SweepResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_sweep(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Reads one case, masked.
 * Request GetCase, response CaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_get(const shuzhi_session *session,
                        const char *request,
                        char **response,
                        shuzhi_error **error);

/**
 * Lists cases, newest first, masked; searches their text.
 * Request ListCases, response CaseList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_list(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Tells the life of a case, step by step (办理过程).
 * Request GetCase, response Timeline.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_timeline(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Reveals name and telephone of who asked; the read is logged.
 * Request GetCase, response Reporter.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_reveal_reporter(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Computes the rates of a period (三率) with their parts.
 * Request CaseFigures, response CaseFiguresResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_case_figures(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Twenty panels of the street's screen.
 * Request DashboardRequest, response Dashboard.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_indicator_dashboard(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * The screen of one grid.
 * Request GridScreenRequest, response GridScreen.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_indicator_grid(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Applies for a Party organisation (申请成立党组织).
 * Request ProposeOrganisation, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_propose(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Replies to an application (批复).
 * Request ReplyToProposal, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_reply(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Holds the first meeting of an approved organisation: it is there from that day (成立).
 * Request TakeFoundingStep, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_establish(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Files a founding with the superior (备案).
 * Request TakeFoundingStep, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_file(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Founds an organisation by decision of the superior, or enters an older one (上级决定、补录).
 * Request FoundOrganisation, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_found(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Changes an organisation from a day on.
 * Request AmendOrganisation, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_amend(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Puts an organisation below another one from a day on (调整隶属关系).
 * Request ChangeParent, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_change_parent(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Lets organisations go up in another one (合并).
 * Request MergeOrganisations, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_merge(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Splits a branch (分设).
 * Request SplitOrganisation, response SplitResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_split(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Ends an organisation (撤销).
 * Request DissolveOrganisation, response OrganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_dissolve(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Reads an organisation with the posts of a day (党组织).
 * Request GetOrganisation, response OrganisationDetail.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_get(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Lists organisations.
 * Request ListOrganisations, response OrganisationList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_list(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Reads the tree of a day (组织架构).
 * Request ReadTree, response OrganisationTree.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_tree(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Gives a member a post of an organisation (任职).
 * Request AppointToPost, response PartyPostResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_appoint(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Ends a post of an organisation (免职).
 * Request EndPartyPost, response PartyPostResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_end_post(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Lists posts of organisations.
 * Request ListPartyPosts, response PartyPostList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_list_posts(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Makes a member's home a hub (党员中心户).
 * Request AppointHub, response PartyHubResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_appoint_hub(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Says which households a hub looks after from a day on (联系户).
 * Request AssignHouseholds, response PartyHubResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_assign_households(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Ends a hub.
 * Request EndHub, response PartyHubResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_end_hub(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Lists the hubs of a day.
 * Request ListHubs, response PartyHubList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_list_hubs(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Sets the tiers and the label of a scheme (架构方案).
 * Request PutScheme, response PartyScheme.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_put_scheme(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Lists every organisation that breaks a hard rule or departs from what generally is (体检).
 * Request ReviewRequest, response PartyReview.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_review(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Lists what falls due: terms, meetings, probations, letters, branches too small or too large (提醒).
 * Request ReminderRequest, response PartyReminders.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_reminders(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Tells the figures of the network (网络指标).
 * Request FiguresRequest, response PartyFigures.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_figures(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Lists schemes, or those of a day.
 * Request ListSchemes, response SchemeList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_list_schemes(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Counts how far Party organisations and work cover enterprises and social organisations (两个覆盖).
 * Request CoverageRequest, response PartyCoverage.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_coverage(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Lists the units that coverage lacks (未覆盖单位).
 * Request ListUncovered, response UncoveredList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_list_uncovered(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Proposes which units could form a branch together (联合党支部).
 * Request ProposeJointBranches, response JointBranchProposals.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_propose_joint_branches(const shuzhi_session *session,
                                            const char *request,
                                            char **response,
                                            shuzhi_error **error);

/**
 * Sends an instructor to a unit (党建指导员).
 * Request AssignInstructor, response InstructorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_assign_instructor(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Ends the work of an instructor.
 * Request EndInstructor, response InstructorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_end_instructor(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Lists instructors.
 * Request ListInstructors, response InstructorList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_party_list_instructors(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Enters a member or applicant as the papers have it (党员信息补录).
 * Request RecordPartyMember, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_record(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Changes a member's particulars, observation or contact (修改党员信息).
 * Request AmendPartyMember, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_amend(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Puts a member into a group of the branch, or takes the member out (编入党小组).
 * Request AssignPartyGroup, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_assign_group(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Shows a member, masked, as of any day (党员信息).
 * Request GetPartyMember, response PartyMember.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_get(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Lists members within reach, as of any day (党员名册).
 * Request ListPartyMembers, response PartyMemberList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_list(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Reveals a member's sensitive fields for a declared purpose; the read is logged (查阅敏感信息).
 * Request RevealPartyMember, response RevealedPartyMember.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_reveal(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records an application for membership (入党申请).
 * Request ApplyForMembership, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_apply(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Records the branch's talk with an applicant (派人谈话).
 * Request RecordApplicantTalk, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_record_talk(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Makes an applicant an activist (确定入党积极分子).
 * Request MakePartyActivist, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_make_activist(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Records the half-yearly review of an activist (积极分子考察).
 * Request ReviewPartyActivist, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_review_activist(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Makes an activist a target of development (确定发展对象).
 * Request MakePartyTarget, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_make_target(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Records a branch meeting's resolution about a person, which waits for the superior committee (支部决议).
 * Request ResolveMembership, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_resolve(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Records the superior committee's decision on the waiting resolution (上级审批).
 * Request DecideMembership, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_decide(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Suspends the membership of one who is out of contact (停止党籍).
 * Request SuspendMembership, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_suspend(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Restores a suspended membership (恢复党籍).
 * Request RestoreMembership, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_restore(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Closes the record of one who died, gave up or has gone (记录终结).
 * Request ClosePartyMember, response PartyMemberResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_close_record(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Applies for a letter to another organisation (组织关系转接).
 * Request ApplyTransfer, response LetterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_apply_transfer(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Issues a letter in three parts (开具介绍信).
 * Request IssueLetter, response LetterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_issue_letter(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Accepts a letter at the receiving branch (接收).
 * Request ReceiveLetter, response LetterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_receive_letter(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Notes that the receipt is back (回执) and moves the relation.
 * Request ReturnReceipt, response LetterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_return_receipt(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Issues a letter again after it expired or was lost (重新开具).
 * Request ReissueLetter, response LetterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_reissue_letter(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Gives a transfer up (撤回转接).
 * Request WithdrawTransfer, response LetterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_withdraw_transfer(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Lists letters, oldest first; those about to expire.
 * Request ListLetters, response LetterList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_list_letters(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Reads one letter (介绍信).
 * Request GetLetter, response MemberLetter.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_get_letter(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records a mobile or double-reporting member (流动党员、双报到).
 * Request ReportIn, response ReportResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_report_in(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Ends the record of a mobile or double-reporting member.
 * Request EndReport, response ReportResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_end_report(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Notes that a member is away for a time (外出流动).
 * Request GoAway, response AbsenceResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_go_away(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Notes that a member is back (返回).
 * Request ComeBack, response AbsenceResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_come_back(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Records service of a double-reporting member (双报到服务).
 * Request RecordService, response ServiceResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_record_service(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Notes the income that dues are reckoned from (月收入); no answer tells it.
 * Request SetIncome, response IncomeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_set_income(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records dues that were paid (交纳党费).
 * Request PayDues, response DuesPaid.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_pay_dues(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Lists what members owe and paid, month by month (党费台账).
 * Request ListDues, response DuesList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_list_dues(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Records hours of study (学习培训学时).
 * Request RecordStudy, response StudyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_record_study(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Lists how the year of members stands: study or service (学时统计).
 * Request ListStudy, response StudyList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_list_study(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Imports members from CSV or XLSX, or tries it (党员导入).
 * Request ImportMembers, response MemberImportReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_import_members(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lists imports of members, newest first.
 * Request ListImports, response ImportList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_list_imports(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Reads an import of members.
 * Request GetImport, response ImportBatch.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_get_import(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Takes an import of members back (撤销导入).
 * Request UndoImport, response MemberUndoReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_undo_import(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Notes at which enterprise a member works (从业单位).
 * Request LinkEnterprise, response MemberEnterprise.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_member_link_enterprise(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Records a meeting that was held, with attendance and votes (组织生活).
 * Request HoldMeeting, response BranchMeetingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_hold(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Withdraws a meeting that was recorded in error (撤销误录).
 * Request WithdrawMeeting, response BranchMeetingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_withdraw(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Reads a meeting.
 * Request GetBranchMeeting, response BranchMeeting.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_get(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Lists meetings, oldest first.
 * Request ListBranchMeetings, response BranchMeetingList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_list(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Tells what organisational life was due, held and missing (三会一课落实情况).
 * Request MeetingCompliance, response MeetingComplianceTable.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_compliance(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Records or changes the appraisal of a member for a year (民主评议党员).
 * Request RecordAppraisal, response AppraisalResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_record_appraisal(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Lists the appraisals of an organisation's members for a year.
 * Request ListAppraisals, response AppraisalList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_list_appraisals(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Counts the grades of a year by organisation (民主评议汇总).
 * Request SummariseAppraisals, response AppraisalSummary.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_meeting_appraisal_summary(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Plans an election (换届选举、补选).
 * Request PlanElection, response PartyElectionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_plan(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Computes who should attend, with exclusions and their grounds (应到会选举人).
 * Request SetElectorate, response PartyElectionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_set_electorate(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Names the candidates for a post (候选人).
 * Request NominateCandidates, response PartyElectionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_nominate(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records a round of voting and tells who is elected (投票计票).
 * Request HoldElectionRound, response PartyElectionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_hold_round(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Records the superior's decision on the result (选举结果批复).
 * Request ApproveElection, response PartyElectionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_approve(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Cancels an election (取消选举).
 * Request CancelElection, response PartyElectionResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_cancel(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Reads an election with its result.
 * Request GetElection, response PartyElection.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_get(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Lists elections, oldest first.
 * Request ListElections, response PartyElectionList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_election_list(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records or changes a community's big committee (社区大党委).
 * Request PutBigCommittee, response BigCommitteeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_put_committee(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * A big committee (社区大党委) with its seats and member units of a day.
 * Request GetBigCommittee, response BigCommitteeStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_get_committee(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Big committees (社区大党委) in scope.
 * Request ListBigCommittees, response BigCommitteeList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_list_committees(const shuzhi_session *session,
                                          const char *request,
                                          char **response,
                                          shuzhi_error **error);

/**
 * Gives a Party member a seat on a big committee (大党委委员), full-time or part-time.
 * Request SeatMember, response SeatResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_seat(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Ends a seat on a big committee (大党委委员).
 * Request EndSeat, response SeatResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_end_seat(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Admits a body as a member unit (成员单位) of a big committee.
 * Request AdmitUnit, response MemberUnitResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_admit_unit(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Lets a member unit (成员单位) go once nothing that it has is open.
 * Request ReleaseUnit, response MemberUnitResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_release_unit(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * The telephone (联系电话) of a member unit; the read is logged.
 * Request RevealUnitContact, response UnitContact.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_reveal_contact(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Member units (成员单位) of a day, their telephones masked.
 * Request ListMemberUnits, response MemberUnitList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_list_units(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Joint governance (党建共治) in figures: units, meetings, tasks, entries and projects.
 * Request SummariseGovernance, response GovernanceSummary.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_summary(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Records a joint meeting (党建联席会议) with its resolutions and tasks.
 * Request HoldJointMeeting, response HeldJointMeeting.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_hold_meeting(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * A joint meeting (党建联席会议) with its tasks as they stand.
 * Request GetJointMeeting, response JointMeetingFile.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_get_meeting(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Joint meetings (党建联席会议) in scope.
 * Request ListJointMeetings, response JointMeetingList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_list_meetings(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Takes what a unit reports on a task (任务反馈), with evidence.
 * Request ReportGovernanceTask, response TaskStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_report_task(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Finds a reported task done (办结) or returns it (退回).
 * Request ReviewGovernanceTask, response TaskStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_review_task(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Gives a task a later last day (延期).
 * Request ExtendGovernanceTask, response TaskStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_extend_task(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Hands a task over to another member unit (转交).
 * Request HandOverGovernanceTask, response TaskStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_hand_over_task(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Gives a task up (撤销).
 * Request CancelGovernanceTask, response TaskStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_cancel_task(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Tasks (议定任务) by committee, unit, state and lateness.
 * Request ListGovernanceTasks, response GovernanceTaskList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_list_tasks(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Records or changes an entry of the list of resources or needs (资源清单、需求清单).
 * Request PutListEntry, response ListEntry.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_put_entry(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Withdraws a resource or a need (撤回).
 * Request WithdrawListEntry, response ListEntry.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_withdraw_entry(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Entries of the lists of resources and needs (资源清单、需求清单).
 * Request ListGovernanceEntries, response ListEntryPage.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_list_entries(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * The resources that fit each open need (供需对接), best first, with the reasons.
 * Request MatchListEntries, response EntryMatches.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_match_entries(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Starts a project for a need (派单), which takes its quantity off the resources.
 * Request StartGovernanceProject, response StartedGovernanceProject.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_start_project(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * The unit accepts a project (接单).
 * Request AcceptGovernanceProject, response GovernanceProjectStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_accept_project(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Finishes a project with its result (完成).
 * Request FinishGovernanceProject, response GovernanceProjectStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_finish_project(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Rates a finished project from 1 to 5, once (评单).
 * Request RateGovernanceProject, response GovernanceProjectStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_rate_project(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Gives a project up (取消); what it had taken goes back.
 * Request CancelGovernanceProject, response GovernanceProjectStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_cancel_project(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Projects (项目清单) by committee, unit and state.
 * Request ListGovernanceProjects, response GovernanceProjectList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_governance_list_projects(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Records a people's mediator (人民调解员).
 * Request RecordMediator, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_record_mediator(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Changes a mediator (人民调解员).
 * Request AmendMediator, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_amend_mediator(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Ends somebody's being a mediator (解聘、离任), once disputes and seats are handed over.
 * Request EndMediator, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_end_mediator(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * A mediator (人民调解员) with committees, load and leave; the telephone is masked.
 * Request GetMediator, response MediatorStanding.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_get_mediator(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Mediators (人民调解员) by committee, kind, field, language and who is free.
 * Request ListMediators, response MediatorList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_list_mediators(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * The telephone (联系电话) of a mediator; the read is logged.
 * Request RevealMediatorPhone, response MediatorPhone.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_reveal_mediator_phone(const shuzhi_session *session,
                                               const char *request,
                                               char **response,
                                               shuzhi_error **error);

/**
 * Engages a mediator for a committee (聘任).
 * Request EngageMediator, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_engage_mediator(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Ends an engagement by a committee (解聘).
 * Request EndMediatorEngagement, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_end_engagement(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Records a leave of a mediator (请假).
 * Request PutMediatorLeave, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_put_leave(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Takes a leave back or ends it early (销假).
 * Request CancelMediatorLeave, response MediatorResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_cancel_leave(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Records or changes a people's mediation committee (人民调解委员会) with its members.
 * Request PutMediationCommittee, response MediationCommitteeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_put_committee(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * A mediation committee (人民调解委员会) with its members and open disputes.
 * Request GetMediationCommittee, response MediationCommitteeFile.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_get_committee(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Mediation committees (人民调解委员会) of the street.
 * Request ListMediationCommittees, response MediationCommitteeList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_list_committees(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Records the election of a mediation committee (换届): new members, a new term of three years.
 * Request RenewMediationTerm, response MediationCommitteeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_renew_term(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Dissolves a mediation committee (撤销) that has no open dispute.
 * Request DissolveMediationCommittee, response MediationCommitteeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_dissolve_committee(const shuzhi_session *session,
                                            const char *request,
                                            char **response,
                                            shuzhi_error **error);

/**
 * Records or changes a personal studio or dispatched room (个人调解工作室、派驻调解室).
 * Request PutMediationRoom, response MediationRoomResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_put_room(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Rooms of mediation (个人调解工作室、派驻调解室).
 * Request ListMediationRooms, response MediationRoomList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_list_rooms(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Closes a room of mediation (调解室).
 * Request CloseMediationRoom, response MediationRoomResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_close_room(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Sets the street's scheme of mediation (调解方案): levels, forces, panels, elders, partners.
 * Request PutMediationScheme, response MediationScheme.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_put_scheme(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Schemes of mediation (调解方案), or the one of a day.
 * Request ListMediationSchemes, response MediationSchemeList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_list_schemes(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Figures of mediation in a period (人民调解统计): accepted, settled, terminated, success, amounts and days.
 * Request CountMediation, response MediationFigures.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_figures(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * What of mediation is due soon or over (调解提醒): limits, windows, duties, terms and engagements.
 * Request ListMediationReminders, response MediationReminderList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_reminders(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * What the street pays its mediators for settled disputes (以案定补).
 * Request CountMediationSubsidies, response MediationSubsidies.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_mediation_subsidies(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Registers a dispute (纠纷登记) with its parties, from an application or from what is handed over.
 * Request NewDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_register(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Accepts a dispute (受理): its number, its mediator and its time limit.
 * Request AcceptDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_accept(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Does not take a dispute up (不予受理), with the ground and the other routes.
 * Request RefuseDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_refuse(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Hands a dispute to another committee (移送) before it is mediated.
 * Request TransferDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_transfer(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Records steps against the escalation of a dispute and its report (防激化措施与报告).
 * Request ReportDisputeRisk, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_report_risk(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Hands a need that mediation found in as a case (调处中发现诉求), without names.
 * Request OpenDisputeCase, response DisputeCaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_open_case(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Reports the outcome of a dispute as the result of its case (办结关联案件).
 * Request CloseDisputeCase, response DisputeCaseResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_close_case(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Adds a party to a dispute (追加当事人).
 * Request AddDisputeParty, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_add_party(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Changes number, contact or account of a party (变更当事人信息).
 * Request AmendDisputeParty, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_amend_party(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Records who speaks for a party (代理人、监护人).
 * Request SetDisputeAgent, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_set_agent(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records that nobody speaks for a party any more (解除代理).
 * Request RemoveDisputeAgent, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_remove_agent(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Takes a party off a dispute before it is mediated (撤回当事人).
 * Request DropDisputeParty, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_drop_party(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Number, birth date and telephone of a party (查阅敏感信息); the read is logged.
 * Request RevealDisputeParty, response RevealedDisputeParty.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_reveal_party(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * A dispute (纠纷) as the session's standing lets it be seen.
 * Request GetDispute, response Dispute.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_get(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Disputes (纠纷清单) in scope, or one's own, without names.
 * Request ListDisputes, response DisputeList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_list(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * The disputes of a case (关联纠纷), without names.
 * Request FindCaseDisputes, response CaseDisputes.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_find_by_case(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * The record of a dispute (调解工作记录) for those who may know it.
 * Request ListDisputeEntries, response DisputeEntryList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_list_entries(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Tells parties their rights and duties (权利义务告知); mediation begins when every party was told and is willing.
 * Request GiveDisputeNotice, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_give_notice(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Records what a party says to being mediated (同意或者拒绝调解); one clear refusal ends it.
 * Request RecordDisputeConsent, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_record_consent(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Conflicts of interest (利害关系) of mediators with the parties, without names.
 * Request CheckMediatorConflicts, response MediatorConflictReport.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_check_conflicts(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * A panel (调解组) that fits the scheme, with who was left out and why.
 * Request ProposePanel, response PanelProposal.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_propose_panel(const shuzhi_session *session,
                                     const char *request,
                                     char **response,
                                     shuzhi_error **error);

/**
 * Seats a panel (组成调解组): assigned, or chosen by the parties.
 * Request AssignPanel, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_assign_panel(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Ends the seat of a mediator and may give it to another (更换调解员).
 * Request ReplaceMediator, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_replace_mediator(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Ends the session's own seat (自行回避).
 * Request RecuseMediator, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_recuse(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Records a mediation session (调解会议) with its attendance.
 * Request HoldDisputeSession, response DisputeEntryResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_hold_session(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Records what was found out (调查).
 * Request RecordDisputeInvestigation, response DisputeEntryResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_record_investigation(const shuzhi_session *session,
                                            const char *request,
                                            char **response,
                                            shuzhi_error **error);

/**
 * Records other work on a dispute (其他工作记录).
 * Request RecordDisputeNote, response DisputeEntryResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_record_note(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Asks partners, kin, neighbours or experts to join in (邀请参与、三所联动), with the parties' consent.
 * Request InviteToDispute, response DisputeEntryResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_invite(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Records a visit after settlement (回访).
 * Request RecordDisputeFollowUp, response DisputeEntryResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_record_follow_up(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Extends the time limit, when every party agrees (延期).
 * Request ExtendDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_extend(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Hands a dispute up to the next level of the scheme (升级).
 * Request RiseDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_rise(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Takes over a dispute that nobody looks after (接办).
 * Request TakeOverDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_take_over(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Ends mediation because a party does not want it any more (撤回).
 * Request WithdrawDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_withdraw(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Ends mediation without agreement, the parties told of other routes (终止调解).
 * Request TerminateDispute, response DisputeResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_terminate(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Lists the papers of a dispute's file (卷宗目录): what is there, where it comes from, what is missing.
 * Request GetDisputeDossier, response DisputeDossier.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_file(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Adds a paper to a dispute's file (收存材料): proofs of identity, evidence, signed copies.
 * Request AddDisputePaper, response DisputePaperResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_add_paper(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Takes a paper out of a dispute's file (撤出材料) while the file is open.
 * Request RemoveDisputePaper, response DisputePaperResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_remove_paper(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Writes a document of a dispute (制作文书) from its record, as Markdown or DOCX.
 * Request RenderDispute, response DisputeDocument.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_dispute_render(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Records what the parties of a dispute agreed on (达成调解协议), in writing or orally.
 * Request ReachAgreement, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_reach(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Changes an agreement (调解协议) before it takes effect; who signed it signs anew.
 * Request AmendAgreement, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_amend(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Records that a party signed an agreement (当事人签名、盖章、按指印).
 * Request SignAgreement, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_sign(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Records that a mediator of the panel signed an agreement (调解员签名).
 * Request SignAgreementAsMediator, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_sign_mediator(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Records that the committee sealed an agreement (加盖人民调解委员会印章).
 * Request SealAgreement, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_seal(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Gives an agreement (调解协议) up before it takes effect; mediation goes on.
 * Request AbandonAgreement, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_abandon(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * An agreement (调解协议), for those who may know the dispute.
 * Request GetAgreement, response AgreementReading.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_get(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Agreements (调解协议) in scope, without names and contents.
 * Request ListAgreements, response AgreementList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_list(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Records that a duty of an agreement was performed (协议履行).
 * Request RecordAgreementPerformance, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_record_performance(const shuzhi_session *session,
                                            const char *request,
                                            char **response,
                                            shuzhi_error **error);

/**
 * Records that a duty of an agreement was not performed by its last day (协议未履行).
 * Request RecordAgreementBreach, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_record_breach(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Records that all parties together asked the court to confirm an agreement (申请司法确认).
 * Request RequestJudicialConfirmation, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_request_confirmation(const shuzhi_session *session,
                                              const char *request,
                                              char **response,
                                              shuzhi_error **error);

/**
 * Records what came of a request for judicial confirmation (司法确认结果).
 * Request RecordJudicialConfirmation, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_record_confirmation(const shuzhi_session *session,
                                             const char *request,
                                             char **response,
                                             shuzhi_error **error);

/**
 * Records that the police spare a penalty because an agreement was performed (治安案件).
 * Request SettlePoliceCase, response AgreementResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agreement_settle_police(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Records or changes an entry of the list of powers and duties (权责清单).
 * Request PutOfficePower, response OfficePowerResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_office_put_power(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Ends an entry of the list of powers and duties (终止职责).
 * Request EndOfficePower, response OfficePowerResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_office_end_power(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * The list of powers and duties (权责清单), by office, kind, item and day.
 * Request ListOfficePowers, response OfficePowerList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_office_list_powers(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * The offices of a day with how many there are of each kind (机构设置).
 * Request GetOfficeStructure, response OfficeStructure.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_office_structure(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Closes offices and moves their powers, open cases and open matters to another one (机构改革).
 * Request ReorganiseOffices, response ReorganisationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_office_reorganise(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * The reorganisations of the street (机构改革记录) with what each moved.
 * Request ListReorganisations, response ReorganisationList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_office_list_reorganisations(const shuzhi_session *session,
                                           const char *request,
                                           char **response,
                                           shuzhi_error **error);

/**
 * Writes a service item (政务服务事项), or its next version (修订), as a draft.
 * Request DraftServiceItem, response ServiceItemResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_draft(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Publishes the draft of a service item from a day on (发布事项).
 * Request PublishServiceItem, response ServiceItemResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_publish(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Throws the draft of a service item away (删除草稿).
 * Request DropServiceItemDraft, response ServiceItemResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_drop_draft(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Ends a service item after a day (撤销事项); open matters go on.
 * Request WithdrawServiceItem, response ServiceItemResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_withdraw(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * A service item with its versions, and the one of a day (办事指南).
 * Request GetServiceItem, response ServiceItemOnDay.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_get(const shuzhi_session *session,
                        const char *request,
                        char **response,
                        shuzhi_error **error);

/**
 * Service items of a day (事项清单), or drafts.
 * Request ListServiceItems, response ServiceItemList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_list(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Searches service items by name, alias, code, material and result (事项检索).
 * Request SearchServiceItems, response ServiceItemHits.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_search(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Takes the shipped examples of service items over as drafts (示例事项).
 * Request LoadExampleItems, response ExampleItemsResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_item_load_examples(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Records or changes a station (服务站点).
 * Request PutStation, response StationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_put(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Closes a station after a last day, once nobody is to come after it (站点关闭).
 * Request CloseStation, response StationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_close(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * A station with what it offers today (服务站点).
 * Request GetStation, response StationFile.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_get(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Stations by community, brand, kind, item offered or day (服务站点).
 * Request ListStations, response StationList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_list(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Offers a service item or a service of the station's own (服务项目).
 * Request OfferAtStation, response StationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_offer(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Ends what a station offers (停止服务项目).
 * Request EndStationService, response StationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_end_service(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Puts an account on the staff of a station (站点工作人员).
 * Request AddStationStaff, response StationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_staff(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Takes an account off the staff of a station (工作人员离岗).
 * Request EndStationStaff, response StationResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_end_staff(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records that a merchant, a resident or somebody unnamed was served (服务记录).
 * Request RecordStationVisit, response StationVisitResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_record_visit(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Makes an appointment at a station (预约).
 * Request BookStation, response StationAppointmentResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_book(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Cancels an appointment that has not begun (取消预约).
 * Request CancelStationAppointment, response StationAppointmentResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_cancel_appointment(const shuzhi_session *session,
                                          const char *request,
                                          char **response,
                                          shuzhi_error **error);

/**
 * The appointments of a day, without their persons (预约).
 * Request ListStationAppointments, response StationAppointmentList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_list_appointments(const shuzhi_session *session,
                                         const char *request,
                                         char **response,
                                         shuzhi_error **error);

/**
 * Gives out the next queue number of today (取号).
 * Request TakeQueueTicket, response QueueTicketResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_take_ticket(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Calls who comes next: appointments in their time, then the numbers (叫号).
 * Request CallNextTicket, response CalledTicket.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_call_next(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records that who was called has been served; it becomes a visit (服务完毕).
 * Request ServeTicket, response ServedTicket.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_serve_ticket(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Records that who was called did not come (过号).
 * Request MissTicket, response QueueTicketResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_miss_ticket(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * The queue of a day, as the screen of the station shows it (排队情况).
 * Request GetStationQueue, response StationQueue.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_station_queue(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Hands a matter in (申请), for an applicant or online by the applicant's own account.
 * Request NewMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_apply(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Tells the applicant once everything that is missing (一次性告知).
 * Request TellMissing, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_tell_missing(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Takes materials of a matter that come later (补正).
 * Request SupplementMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_supplement(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Accepts a matter (受理) with a certificate, and with a promise for what follows (容缺受理).
 * Request AcceptMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_accept(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Does not accept a matter (不予受理), with a certificate and the ground.
 * Request RefuseMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_refuse(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Takes materials that were promised to follow (容缺补交).
 * Request FulfilMatterGap, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_fulfil_gap(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Takes a matter back (撤回) before it is decided.
 * Request WithdrawMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_withdraw(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Number and telephone of an applicant (查阅敏感信息); the read is logged.
 * Request RevealMatterApplicant, response RevealedMatterApplicant.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_reveal_applicant(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * A matter (办件) by identifier or number, for its applicant and who reads matters there.
 * Request GetMatter, response Matter.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_get(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Matters (办件清单) in scope, or one's own, without names.
 * Request ListMatters, response MatterList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_list(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Stops the limits of a matter (中止计时) for a hearing, an inspection and the like, as told in writing.
 * Request PauseMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_pause(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Lets the limits of a matter run on (恢复计时).
 * Request ResumeMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_resume(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Gives a matter more time by the head of the organ, once (延长期限).
 * Request ExtendMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_extend(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records a check on the spot by at least two officers (实地核查).
 * Request RecordMatterCheck, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_record_check(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Asks another office for its opinion on a matter (征求意见).
 * Request AskMatterOpinion, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_ask_opinion(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Gives the opinion of an office that was asked (反馈意见).
 * Request GiveMatterOpinion, response MatterOpinionGiven.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_give_opinion(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Decides a matter (作出决定) by the power of its office.
 * Request DecideMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_decide(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records that the result reached the applicant (送达办结).
 * Request DeliverMatter, response MatterResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_deliver(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Deems renewals granted that nobody decided before the licence expired (视为准予延续).
 * Request SweepMatterRenewals, response SweptMatters.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_renewals(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * For schedulers: deems accepted, lets lapse and deems renewed what the passing of days settles (期限巡检).
 * Request SweepMatters, response SweptMatters.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_sweep(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Open matters on which an office must act by a day, soonest first (期限清单), without names.
 * Request ListMatterDeadlines, response MatterDeadlineList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_deadlines(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * How both limits of a matter were counted, with each pause and extension (时限说明).
 * Request ExplainMatterClocks, response MatterClocks.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_matter_due(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Takes an agency service on (代办、帮办受理), an agency with the client's written authority; it is free of charge.
 * Request OpenAgency, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_open(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Records another written authority (续签授权) of an agency.
 * Request RenewAgencyAuthority, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_renew_authority(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Takes an authority back at once (撤销授权), by the client's own account or for the client.
 * Request RevokeAgencyAuthority, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_revoke_authority(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Links the matter (关联办件) that was handed in for the client.
 * Request LinkAgencyMatter, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_link_matter(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Completes an agency service (代办办结), once every original is back.
 * Request CompleteAgency, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_complete(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Ends an agency service that the client no longer wishes (终止代办).
 * Request EndAgency, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_end(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Records what was done for the client (代办记录).
 * Request RecordAgencyStep, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_record_step(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Takes an original from the client against a receipt (接收原件).
 * Request TakeAgencyOriginal, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_take_original(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Gives an original back to the client (归还原件).
 * Request ReturnAgencyOriginal, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_return_original(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Plans a visit at the home of a client who can't come (预约上门).
 * Request PlanAgencyVisit, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_plan_visit(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Records that a planned visit took place (上门记录).
 * Request RecordAgencyVisit, response AgencyResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_record_visit(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Shows an agency service with its client (代办、帮办详情).
 * Request GetAgency, response AgencyService.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_get(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Lists agency services (代办、帮办列表) without names.
 * Request ListAgency, response AgencyServiceList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_list(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Reveals a client's name and whole telephone (查阅服务对象信息); the read log keeps it.
 * Request RevealAgencyClient, response RevealedAgencyClient.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_agency_reveal_client(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Gives the one review of a matter or of a visit to a station (好差评).
 * Request SubmitServiceReview, response ServiceReviewReceipt.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_submit(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records whether a bad review is true (差评核实).
 * Request VerifyServiceReview, response ServiceReviewResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_verify(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records what was done about a bad review (差评整改).
 * Request MendServiceReview, response ServiceReviewResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_mend(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Records a call to who gave a bad review under a name (实名差评回访).
 * Request CallBackServiceReview, response ServiceReviewResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_call_back(const shuzhi_session *session,
                                const char *request,
                                char **response,
                                shuzhi_error **error);

/**
 * Shows a review with its comment (评价详情) to who handles it.
 * Request GetServiceReview, response ServiceReview.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_get(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Lists reviews (评价列表) without comments and names.
 * Request ListServiceReviews, response ServiceReviewList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_list(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Counts praise, mending and calls (好评率、差评整改率、实名差评回访率) by office, station or community.
 * Request CountServiceReviews, response ServiceReviewFigures.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_review_rates(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Records a hall, court, parking place, course or the like that a unit opens (共享资源), or changes it as a whole.
 * Request PutSharedResource, response SharedResourceResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_put(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Adds the next agreement to a shared resource (续签共享协议).
 * Request RenewResourceAgreement, response SharedResourceResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_renew_agreement(const shuzhi_session *session,
                                        const char *request,
                                        char **response,
                                        shuzhi_error **error);

/**
 * Closes a shared resource after a last day (停止开放); bookings after it stand in the way, or are cancelled with it.
 * Request CloseSharedResource, response SharedResourceResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_close(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * A shared resource (共享资源).
 * Request GetSharedResource, response SharedResource.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_get(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Shared resources (共享资源) by community, kind, unit and the day on which they are open.
 * Request ListSharedResources, response SharedResourceList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_list(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Books a shared resource (预约); no time is booked twice.
 * Request BookResource, response ResourceBookingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_book(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Cancels a booking (取消预约): by the account that made it, or by who serves there.
 * Request CancelResourceBooking, response ResourceBookingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_cancel_booking(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Records what became of a booking (使用登记): used, or nobody came.
 * Request RecordResourceUse, response ResourceBookingResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_record_use(const shuzhi_session *session,
                                   const char *request,
                                   char **response,
                                   shuzhi_error **error);

/**
 * Reveals who booked, for the session's purpose (查阅敏感信息); the read is logged.
 * Request RevealResourceBooking, response ResourceBookingContact.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_reveal_booking(const shuzhi_session *session,
                                       const char *request,
                                       char **response,
                                       shuzhi_error **error);

/**
 * Bookings of a shared resource (预约) by day and time; names are seen by who writes the resource only.
 * Request ListResourceBookings, response ResourceBookingList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_list_bookings(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * The free times of a shared resource on a day (空闲时段).
 * Request GetResourceFreeTimes, response ResourceFreeTimes.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_resource_free(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records an entry of the service list (服务清单), or changes it as a whole.
 * Request PutServiceOffer, response ServiceOfferResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_put_offer(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * Ends an entry of the service list (服务清单) after a last day.
 * Request EndServiceOffer, response ServiceOfferResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_end_offer(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * The service list (服务清单) by kind, community, unit and day.
 * Request ListServiceOffers, response ServiceOfferList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_list_offers(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

/**
 * Places an order for a service (点单).
 * Request PlaceServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_place(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * Gives an order to an offer of the service list (派单).
 * Request AssignServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_assign(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Records that the supplier takes an order (接单).
 * Request AcceptServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_accept(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Records that the supplier does not take an order (退单); it waits for another offer.
 * Request DeclineServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_decline(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Records that an order was delivered (服务完成).
 * Request DeliverServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_deliver(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * Reviews a delivered order (评单), once, by who placed it.
 * Request ReviewServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_review(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Cancels an order that was not delivered yet (取消).
 * Request CancelServiceOrder, response ServiceOrderResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_cancel(const shuzhi_session *session,
                            const char *request,
                            char **response,
                            shuzhi_error **error);

/**
 * Offers that fit an order (供需匹配), the best first, with the reasons.
 * Request ProposeServiceOffers, response OrderProposalList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_propose(const shuzhi_session *session,
                             const char *request,
                             char **response,
                             shuzhi_error **error);

/**
 * An order (订单); the telephone is masked.
 * Request GetServiceOrder, response ServiceOrder.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_get(const shuzhi_session *session,
                         const char *request,
                         char **response,
                         shuzhi_error **error);

/**
 * Orders (订单) by state, kind, place and offer, open or overdue, without names and texts.
 * Request ListServiceOrders, response ServiceOrderList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_list(const shuzhi_session *session,
                          const char *request,
                          char **response,
                          shuzhi_error **error);

/**
 * Reveals who placed an order, for the session's purpose (查阅敏感信息); the read is logged.
 * Request RevealServiceOrder, response ServiceOrderContact.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_order_reveal_contact(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Permits an item to ask the registry one field instead of the citizen (共享授权).
 * Request NewDataPermit, response DataPermitResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_sharing_permit(const shuzhi_session *session,
                              const char *request,
                              char **response,
                              shuzhi_error **error);

/**
 * Ends a permit to ask the registry (终止共享授权).
 * Request EndDataPermit, response DataPermitResult.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_sharing_end_permit(const shuzhi_session *session,
                                  const char *request,
                                  char **response,
                                  shuzhi_error **error);

/**
 * Permits to ask the registry (共享授权) by item, field and day.
 * Request ListDataPermits, response DataPermitList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_sharing_list_permits(const shuzhi_session *session,
                                    const char *request,
                                    char **response,
                                    shuzhi_error **error);

/**
 * Asks the registry one field for a matter (共享查询), by permit and purpose; the read is logged, the answer is not kept.
 * Request AskRegistry, response RegistryAnswer.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_sharing_ask(const shuzhi_session *session,
                           const char *request,
                           char **response,
                           shuzhi_error **error);

/**
 * What was asked of the registry for a matter (共享查询记录), without the answers.
 * Request ListDataInquiries, response DataInquiryList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_sharing_list_inquiries(const shuzhi_session *session,
                                      const char *request,
                                      char **response,
                                      shuzhi_error **error);

/**
 * Figures of services (政务服务统计): sections, items, stations, clients, sharing, agency, matters and reviews.
 * Request CountServices, response ServiceFigures.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_service_figures(const shuzhi_session *session,
                               const char *request,
                               char **response,
                               shuzhi_error **error);

/**
 * What of services is due soon or over (服务提醒): answers, decisions, deliveries, bad reviews and orders.
 * Request ListServiceReminders, response ServiceReminderList.
 *
 * *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
 */
int32_t shuzhi_service_reminders(const shuzhi_session *session,
                                 const char *request,
                                 char **response,
                                 shuzhi_error **error);

#ifdef __cplusplus
}  // extern "C"
#endif  // __cplusplus

#endif  /* SHUZHI_H */
