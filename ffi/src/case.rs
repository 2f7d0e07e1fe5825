//! Cases (事项).

use std::ffi::{c_char, c_void};

use shuzhi_core::Error;
use shuzhi_core::case::ListCases;
use shuzhi_core::contract::{read_document, write_document};

use crate::boundary::{boundary, call, handle, null, text};
use crate::error::ErrorHandle;
use crate::session::SessionHandle;

/// Gives every case of a list to row(context, case), one after another, whatever their number.
///
/// Request ListCases, as for shuzhi_case_list; its limit says how many are read at a time. A result of row other
/// than 0 ends the walk, which is a success. The rows run in the calling thread, between reads and inside none, so
/// row may call the library; what is written meanwhile may or may not come up. The case is borrowed for the row.
/// *error is freed with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_each(
    session: *const SessionHandle,
    request: *const c_char,
    row: Option<unsafe extern "C" fn(context: *mut c_void, item: *const c_char) -> i32>,
    context: *mut c_void,
    error: *mut *mut ErrorHandle,
) -> i32 {
    let body = || {
        // SAFETY: as promised by the caller.
        let (session, request) = unsafe { (handle("session", session)?, text("request", request)?) };
        let row = row.ok_or_else(|| null("row"))?;
        let mut request: ListCases = read_document(request)?;
        loop {
            let page = session.session.cases().list(request.clone())?;
            for case in &page.items {
                let item = std::ffi::CString::new(write_document(case)?)
                    .map_err(|_| Error::internal("an answer holds NUL"))?;
                // SAFETY: the host gave the callback for these arguments.
                if unsafe { row(context, item.as_ptr()) } != 0 {
                    return Ok(());
                }
            }
            match page.next {
                Some(next) => request.cursor = Some(next),
                None => return Ok(()),
            }
        }
    };
    // SAFETY: as promised by the caller.
    unsafe { boundary(error, body) }
}

/// Creates or changes an office (承办单位).
/// Request PutOffice, response OfficeResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_put_office(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().put_office(r)) }
}

/// Lists the offices.
/// Request ListOffices, response OfficeList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_list_offices(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().list_offices(r)) }
}

/// Creates or changes a category (事项分类).
/// Request PutCategory, response CategoryResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_put_category(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().put_category(r)) }
}

/// Lists the categories.
/// Request ListCategories, response CategoryList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_list_categories(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().list_categories(r)) }
}

/// Creates or changes a routing rule (派单规则).
/// Request PutRoutingRule, response RoutingRuleResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_put_routing_rule(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().put_routing_rule(r)) }
}

/// Lists the routing rules.
/// Request ListRoutingRules, response RoutingRuleList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_list_routing_rules(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().list_routing_rules(r)) }
}

/// Hands a case in (上报) and routes it.
/// Request NewCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_submit(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().submit(r)) }
}

/// Hands many cases in, in one transaction.
/// Request NewCases, response BulkResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_submit_many(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().submit_many(r)) }
}

/// Verifies a case on the spot (核实).
/// Request CaseStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_verify(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().verify(r)) }
}

/// Files a case (立案).
/// Request FileCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_file(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().file(r)) }
}

/// Refuses a case with a reason (不予受理).
/// Request CaseReasonStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_refuse(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().refuse(r)) }
}

/// Gives a case to an office and starts its clocks (派遣).
/// Request DispatchCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_dispatch(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().dispatch(r)) }
}

/// Accepts an order (签收).
/// Request CaseStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_accept(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().accept(r)) }
}

/// Sends an order back with a reason (退回).
/// Request CaseReasonStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_return_order(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().return_order(r)) }
}

/// Reports the result (处置反馈).
/// Request ReportCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_report(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().report(r)) }
}

/// Inspects the result (核查).
/// Request InspectCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_inspect(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().inspect(r)) }
}

/// Closes a case (结案).
/// Request CaseStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_close(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().close(r)) }
}

/// Records a call back (回访).
/// Request FollowUpCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_follow_up(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().follow_up(r)) }
}

/// Reopens a closed case within the window (重办).
/// Request CaseReasonStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_reopen(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().reopen(r)) }
}

/// Stops the clock (挂账).
/// Request CaseReasonStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_suspend(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().suspend(r)) }
}

/// Lets the clock go on (恢复).
/// Request CaseReasonStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_resume(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().resume(r)) }
}

/// Withdraws a case (作废).
/// Request CaseReasonStep, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_withdraw(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().withdraw(r)) }
}

/// Gives a case more time (延期).
/// Request ExtendCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_extend(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().extend(r)) }
}

/// Notes the cases that have run past their limit (超期扫描).
/// Request SweepCases, response SweepResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_sweep(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().sweep(r)) }
}

/// Reads one case, masked.
/// Request GetCase, response CaseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_get(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().get(r)) }
}

/// Lists cases, newest first, masked; searches their text.
/// Request ListCases, response CaseList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_list(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().list(r)) }
}

/// Tells the life of a case, step by step (办理过程).
/// Request GetCase, response Timeline.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_timeline(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().timeline(r)) }
}

/// Reveals name and telephone of who asked; the read is logged.
/// Request GetCase, response Reporter.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_reveal_reporter(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().reveal_reporter(r)) }
}

/// Computes the rates of a period (三率) with their parts.
/// Request CaseFigures, response CaseFiguresResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_case_figures(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.cases().figures(r)) }
}
