//! Calls through the C functions, as a host makes them.

use std::ffi::{CStr, CString, c_char, c_void};
use std::path::PathBuf;
use std::ptr::{null, null_mut};
use std::sync::Arc;

use serde_json::Value;
use shuzhi_core::{Error, ErrorKind, Listener, code};

use crate::access::{shuzhi_access_grant, shuzhi_access_list_grants};
use crate::boundary::{boundary, hold, owned};
use crate::error::*;
use crate::event::shuzhi_event_since;
use crate::grid::{shuzhi_grid_locate, shuzhi_grid_locate_many};
use crate::listener::{shuzhi_event_listen, shuzhi_event_unlisten};
use crate::platform::*;
use crate::session::*;
use crate::version::*;

type Operation =
    unsafe extern "C" fn(*const SessionHandle, *const c_char, *mut *mut c_char, *mut *mut ErrorHandle) -> i32;

/// An open street in a folder of its own, with a session of its security administrator.
struct Street {
    folder: PathBuf,
    platform: *mut PlatformHandle,
    session: *mut SessionHandle,
}

impl Street {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("shuzhi-ffi-{name}-{}", std::process::id()));
        std::fs::create_dir_all(&folder).unwrap();
        let path = folder.join("street.db").display().to_string();
        let options = serde_json::json!({
            "path": path, "street": "620102001", "security_administrator": "li",
            "clock": {"fixed": "2026-05-06T09:00:00+08:00"}, "ids": {"seed": 1},
        });
        let (mut platform, mut session) = (null_mut(), null_mut());
        let options = c(&options.to_string());
        assert_eq!(unsafe { shuzhi_platform_open(options.as_ptr(), &raw mut platform, null_mut()) }, 0);
        let actor = c(r#"{"actor": "li", "street": "620102001000"}"#);
        assert_eq!(unsafe { shuzhi_session_open(platform, actor.as_ptr(), &raw mut session, null_mut()) }, 0);
        Self { folder, platform, session }
    }

    fn call(&self, operation: Operation, request: &str) -> Result<Value, Value> {
        let (mut response, mut error) = (null_mut(), null_mut());
        let request = c(request);
        let code = unsafe { operation(self.session, request.as_ptr(), &raw mut response, &raw mut error) };
        if code == 0 {
            assert!(error.is_null());
            let answer = json(response);
            unsafe { shuzhi_string_free(response) };
            return Ok(answer);
        }
        assert!(response.is_null());
        Err(taken(code, error))
    }

    fn grant(&self, actor: &str) -> Result<Value, Value> {
        let request = serde_json::json!({
            "actor": actor, "role": "auditor", "scope_kind": "division", "scope": "620102001000",
        });
        self.call(shuzhi_access_grant, &request.to_string())
    }

    fn close_platform(&mut self) {
        unsafe { shuzhi_platform_close(std::mem::replace(&mut self.platform, null_mut())) };
    }
}

impl Drop for Street {
    fn drop(&mut self) {
        self.close_platform();
        unsafe { shuzhi_session_close(self.session) };
        std::fs::remove_dir_all(&self.folder).unwrap();
    }
}

fn c(text: &str) -> CString {
    CString::new(text).unwrap()
}

fn json(text: *const c_char) -> Value {
    serde_json::from_str(unsafe { CStr::from_ptr(text) }.to_str().unwrap()).unwrap()
}

/// The document of an error, freed.
fn taken(code: i32, error: *mut ErrorHandle) -> Value {
    let document = json(unsafe { shuzhi_error_json(error) });
    assert_eq!(
        (document["code"].as_i64(), unsafe { shuzhi_error_code(error) }),
        (Some(i64::from(code)), code)
    );
    unsafe { shuzhi_error_free(error) };
    document
}

#[test]
fn an_operation_answers_with_a_document() {
    let street = Street::new("answer");
    let granted = street.grant("𬱖").unwrap();
    assert_eq!(granted["grant"]["actor"], "𬱖");
    let listed = street.call(shuzhi_access_list_grants, "{}").unwrap();
    assert_eq!(listed["items"].as_array().unwrap().len(), 2);
}

#[test]
fn refusals_carry_code_kind_rule_and_both_languages() {
    let street = Street::new("refusals");
    let refused = street.grant("li").unwrap_err();
    assert_eq!(refused["code"], code::VIOLATION);
    assert_eq!(refused["rule"], "access.administrators.separate");
    assert_eq!(street.call(shuzhi_access_grant, "{").unwrap_err()["code"], code::INVALID_DOCUMENT);
    let unknown = street.call(shuzhi_access_list_grants, r#"{"a\u0000b": 1}"#).unwrap_err();
    assert_eq!(unknown["kind"], "invalid");
    assert_eq!(street.call(shuzhi_event_since, r#"{"sequence": 0}"#).unwrap_err()["code"], code::DENIED);
}

#[test]
fn accessors_give_the_parts_of_the_document() {
    let part = |text: *const c_char| {
        (!text.is_null()).then(|| unsafe { CStr::from_ptr(text) }.to_str().unwrap().to_owned())
    };
    let kinds = [
        ErrorKind::Invalid,
        ErrorKind::Violation,
        ErrorKind::Denied,
        ErrorKind::NotFound,
        ErrorKind::Conflict,
        ErrorKind::Busy,
        ErrorKind::Interrupted,
        ErrorKind::Storage,
        ErrorKind::Internal,
    ];
    for kind in kinds {
        for error in
            [Error::new(kind, 1, "中\0文", "english"), Error::violation("a.b", "第一条", "甲", "a").at("x\0")]
        {
            let given = ErrorHandle::give(&error);
            unsafe {
                let document = json(shuzhi_error_json(given));
                let text = |name: &str| document[name].as_str().map(|text| text.replace('\0', "\u{fffd}"));
                assert_eq!(part(shuzhi_error_kind(given)), text("kind"));
                assert_eq!(part(shuzhi_error_field(given)), text("field"));
                assert_eq!(part(shuzhi_error_rule(given)), text("rule"));
                assert_eq!(part(shuzhi_error_citation(given)), text("citation"));
                assert_eq!(part(shuzhi_error_zh(given)), text("zh"));
                assert_eq!(part(shuzhi_error_en(given)), text("en"));
                shuzhi_error_free(given);
            }
        }
    }
}

#[test]
fn null_is_refused_by_name_and_frees_nothing() {
    let street = Street::new("null");
    let request = c("{}");
    let mut response: *mut c_char = null_mut();
    let calls: [(&str, *const SessionHandle, *const c_char, *mut *mut c_char); 3] = [
        ("session", null(), request.as_ptr(), &raw mut response),
        ("request", street.session, null(), &raw mut response),
        ("response", street.session, request.as_ptr(), null_mut()),
    ];
    for (name, session, request, response) in calls {
        let mut error = null_mut();
        let code = unsafe { shuzhi_access_list_grants(session, request, response, &raw mut error) };
        assert_eq!(code, code::INVALID_POINTER);
        assert_eq!(taken(code, error)["field"], name);
        assert_eq!(unsafe { shuzhi_access_list_grants(session, request, response, null_mut()) }, code);
    }
    unsafe {
        shuzhi_string_free(null_mut());
        shuzhi_error_free(null_mut());
        shuzhi_session_close(null_mut());
        shuzhi_platform_close(null_mut());
        assert_eq!(shuzhi_error_code(null()), 0);
        assert!(shuzhi_error_json(null()).is_null());
        assert_eq!(shuzhi_session_interrupt(null()), code::INVALID_POINTER);
    }
}

#[test]
fn outputs_stay_as_they_are_on_failure() {
    let street = Street::new("outputs");
    let mut mark = 7_u8;
    let mut response: *mut c_char = (&raw mut mark).cast();
    let request = CString::new(b"{\"actor\": \"\xff\"}".to_vec()).unwrap();
    // The error place holds rubbish, as it does when a host has not set it.
    let mut error: *mut ErrorHandle = (&raw mut mark).cast();
    let code = unsafe {
        shuzhi_access_list_grants(street.session, request.as_ptr(), &raw mut response, &raw mut error)
    };
    assert_eq!(code, code::INVALID_UTF8);
    assert_eq!(taken(code, error)["details"]["byte"], 11);
    assert_eq!(response.cast(), &raw mut mark);
    let mut codes = [7; 32];
    let points = [103.8, 36.0, 500.0, 36.0];
    let code = unsafe {
        shuzhi_grid_locate_many(street.session, points.as_ptr(), 2, 1, codes.as_mut_ptr().cast(), null_mut())
    };
    assert_ne!(code, 0);
    assert_eq!(codes, [7; 32]);
}

#[test]
fn a_panicking_listener_leaves_the_call_done_and_the_platform_working() {
    struct Panics;
    impl Listener for Panics {
        fn on_events(&self, _: &str, _: i64) {
            panic!("a listener fails")
        }
    }
    let street = Street::new("panic");
    let platform = unsafe { &(*street.platform).platform };
    let number = platform.listen(Arc::new(Panics));
    // The grant is committed: to call it refused would make the host grant twice.
    street.grant("wang").unwrap();
    platform.unlisten(number);
    assert_eq!(street.call(shuzhi_access_list_grants, "{}").unwrap()["items"].as_array().unwrap().len(), 2);
    street.grant("zhao").unwrap();
}

#[test]
fn a_panic_tells_no_text_that_was_made_at_run_time() {
    let name = String::from("张三");
    let failure = hold::<()>(|| panic!("{name}")).unwrap_err();
    assert_eq!(failure.code(), code::INTERNAL);
    assert!(!failure.to_string().contains("张三"));
    assert_eq!(unsafe { boundary(null_mut(), || panic!("on purpose")) }, code::INTERNAL);
    assert_eq!(owned("a\0b".into()).unwrap_err().code(), code::INTERNAL);
}

#[test]
fn a_platform_may_be_closed_before_its_sessions() {
    let mut street = Street::new("closed");
    street.close_platform();
    assert_eq!(street.call(shuzhi_access_list_grants, "{}").unwrap_err()["code"], code::STORAGE_CLOSED);
}

#[test]
fn an_interrupted_session_refuses_the_next_long_call() {
    let street = Street::new("interrupt");
    assert_eq!(unsafe { shuzhi_session_interrupt(street.session) }, 0);
    let (mut done, mut total) = (-1, -1);
    assert_eq!(unsafe { shuzhi_session_progress(street.session, &raw mut done, &raw mut total) }, 0);
    assert_eq!((done, total), (0, 0));
    let code = unsafe { shuzhi_session_progress(street.session, null_mut(), &raw mut total) };
    assert_eq!(code, code::INVALID_POINTER);
}

#[test]
fn points_without_a_grid_have_an_empty_code() {
    let street = Street::new("locate");
    // Only places are asked for, so the session needs a grant for them.
    let request =
        r#"{"actor": "wang", "role": "street_officer", "scope_kind": "division", "scope": "620102001"}"#;
    street.call(shuzhi_access_grant, request).unwrap();
    let actor = c(r#"{"actor": "wang", "street": "620102001000"}"#);
    let mut session = null_mut();
    unsafe {
        assert_eq!(shuzhi_session_open(street.platform, actor.as_ptr(), &raw mut session, null_mut()), 0);
        let mut code = [7_u8; 17];
        assert_eq!(shuzhi_grid_locate(session, 103.8, 36.0, 3, code.as_mut_ptr().cast(), null_mut()), 0);
        assert_eq!((&code[..16], code[16]), (&[0; 16][..], 7));
        let mut error = null_mut();
        let wrong = shuzhi_grid_locate(session, 103.8, 36.0, 5, code.as_mut_ptr().cast(), &raw mut error);
        assert_eq!(taken(wrong, error)["field"], "datum");
        assert_eq!(shuzhi_grid_locate_many(session, null(), 0, 1, null_mut(), null_mut()), 0);
        for (count, field) in [(-1, "count"), (i64::MAX, "count"), (1, "lonlat")] {
            let mut error = null_mut();
            let wrong =
                shuzhi_grid_locate_many(session, null(), count, 1, code.as_mut_ptr().cast(), &raw mut error);
            assert_eq!(taken(wrong, error)["field"], field);
        }
        shuzhi_session_close(session);
    }
}

#[test]
fn a_listener_is_told_until_it_is_ended() {
    unsafe extern "C" fn note(context: *mut c_void, street: *const c_char, sequence: i64) {
        assert_eq!(unsafe { CStr::from_ptr(street) }.to_str(), Ok("620102001"));
        unsafe { *context.cast::<i64>() = sequence };
    }
    let street = Street::new("listener");
    let mut seen = 0_i64;
    let context = (&raw mut seen).cast();
    let mut number = 0;
    unsafe {
        assert_eq!(shuzhi_event_listen(street.platform, None, context, &raw mut number, null_mut()), 102);
        assert_eq!(shuzhi_event_listen(street.platform, Some(note), context, &raw mut number, null_mut()), 0);
    }
    street.grant("wang").unwrap();
    let first = seen;
    assert!(first > 0);
    unsafe {
        assert_eq!(shuzhi_event_unlisten(street.platform, number, null_mut()), 0);
        assert_eq!(shuzhi_event_unlisten(street.platform, number, null_mut()), code::NOT_FOUND);
        assert_eq!(shuzhi_event_unlisten(street.platform, -1, null_mut()), code::NOT_FOUND);
    }
    street.grant("zhao").unwrap();
    assert_eq!(seen, first);
}

#[test]
fn versions_are_those_of_the_core() {
    let text = |text: *const c_char| unsafe { CStr::from_ptr(text) }.to_str().unwrap();
    assert_eq!(shuzhi_abi_version(), shuzhi_core::contract::ABI);
    assert_eq!(text(shuzhi_version()), shuzhi_core::VERSION);
    assert_eq!(text(shuzhi_contract_hash()).len(), 64);
}
