//! Closing while threads are calling.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Barrier, Mutex};

use serde_json::json;
use shuzhi::geo::Datum;
use shuzhi::{Error, code};

use crate::support::{check, found, new_case, open, session, try_open};

#[test]
fn closing_under_load_lets_each_call_succeed_or_refuses_it_as_closed() {
    const THREADS: usize = 8;
    let folder = tempfile::tempdir().unwrap();
    let path = found(folder.path());
    let mut acknowledged = Vec::new();
    for round in 0..6 {
        let platform = open(&path);
        let (numbers, refusals) = (Mutex::new(Vec::new()), Mutex::new(Vec::<Error>::new()));
        let (begun, done) = (Barrier::new(THREADS + 2), AtomicUsize::new(0));
        std::thread::scope(|scope| {
            for thread in 0..THREADS {
                let (officer, auditor) = (session(&platform, "jiedao"), session(&platform, "shenji"));
                let (numbers, refusals, begun, done) = (&numbers, &refusals, &begun, &done);
                let folder = folder.path();
                scope.spawn(move || {
                    begun.wait();
                    // Each works until it is refused: a call that is neither done nor refused would hang the test.
                    let error = loop {
                        let outcome = match thread % 5 {
                            0 | 1 => officer
                                .cases()
                                .submit(new_case())
                                .map(|result| numbers.lock().unwrap().push(result.case.number)),
                            2 => officer.cases().list(Default::default()).map(drop),
                            3 => officer.grids().locate_point(103.805, 36.055, Datum::Cgcs2000).map(drop),
                            _ if round % 2 == 0 => auditor.maintenance().verify(Default::default()).map(drop),
                            _ => {
                                let copy =
                                    folder.join(format!("copy-{round}-{}.db", done.load(Ordering::Relaxed)));
                                let request = serde_json::from_value(json!({ "path": copy })).unwrap();
                                auditor.maintenance().backup(request).map(drop)
                            }
                        };
                        match outcome {
                            Ok(()) => done.fetch_add(1, Ordering::Relaxed),
                            Err(error) => break error,
                        };
                    };
                    refusals.lock().unwrap().push(error);
                });
            }
            // Two close at once, once some calls are done: a call in flight is waited for.
            for _ in 0..2 {
                let (platform, begun, done) = (platform.clone(), &begun, &done);
                scope.spawn(move || {
                    begun.wait();
                    while done.load(Ordering::Relaxed) < 20 {
                        std::thread::yield_now();
                    }
                    platform.close().unwrap();
                });
            }
        });
        let refusals = refusals.into_inner().unwrap();
        assert_eq!(refusals.len(), THREADS);
        assert!(refusals.iter().all(|error| error.code() == code::STORAGE_CLOSED), "{refusals:?}");
        // Closed means closed: the log is in the file, a late call is refused, a third close does nothing.
        assert!(!path.with_extension("db-wal").exists());
        let late = platform.session(shuzhi::Actor {
            actor: "jiedao".into(),
            street: crate::support::STREET.into(),
            ..Default::default()
        });
        assert_eq!(late.expect_err("refused").code(), code::STORAGE_CLOSED);
        platform.close().unwrap();
        acknowledged.extend(numbers.into_inner().unwrap());
        assert_eq!(check(&path, &acknowledged).cases, i64::try_from(acknowledged.len()).unwrap());
    }
    assert!(try_open(&path).is_ok());
}
