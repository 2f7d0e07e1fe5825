//! Calls by the contract: an account, an operation, a document.

use std::cell::RefCell;
use std::collections::{BTreeMap, HashMap};

use anyhow::{Context as _, Result, anyhow};
use serde_json::{Value, json};
use shuzhi::contract::{Operation, operations};
use shuzhi::{Actor, Platform, Session};

use super::STREET;

/// For what personal data is read; every such read is logged with it.
const PURPOSE: &str = "办理申请事项";

/// Operations by name, and a session for each account that has called.
pub(super) struct Desk<'a> {
    platform: &'a Platform,
    operations: BTreeMap<&'static str, Operation>,
    sessions: RefCell<HashMap<String, Session>>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(platform: &'a Platform) -> Self {
        let operations = operations().into_iter().map(|one| (one.name, one)).collect();
        Self { platform, operations, sessions: RefCell::default() }
    }

    /// Calls an operation in the name of an account.
    pub(super) fn call(&self, account: &str, name: &str, request: &Value) -> Result<Value> {
        let operation = self.operations.get(name).ok_or_else(|| anyhow!("no operation {name}"))?;
        let session = self.session(account)?;
        let answer = operation
            .call(&session, &request.to_string())
            .with_context(|| format!("{name} by {account}: {request}"))?;
        Ok(serde_json::from_str(&answer)?)
    }

    fn session(&self, account: &str) -> Result<Session> {
        let mut sessions = self.sessions.borrow_mut();
        if let Some(session) = sessions.get(account) {
            return Ok(session.clone());
        }
        let session = self.platform.session(Actor {
            actor: account.to_owned(),
            street: STREET.to_owned(),
            purpose: Some(PURPOSE.to_owned()),
            ..Actor::default()
        })?;
        sessions.insert(account.to_owned(), session.clone());
        Ok(session)
    }

    /// All rows of a list.
    pub(super) fn list(&self, account: &str, name: &str) -> Result<Vec<Value>> {
        let (mut all, mut cursor) = (Vec::new(), Value::Null);
        loop {
            let mut page = self.call(account, name, &json!({"limit": 1_000, "cursor": cursor}))?;
            if let Value::Array(items) = page["items"].take() {
                all.extend(items);
            }
            cursor = page["next"].take();
            if cursor.is_null() {
                return Ok(all);
            }
        }
    }
}

/// A text of an answer.
pub(super) fn text(answer: &Value, pointer: &str) -> Result<String> {
    let found = answer.pointer(pointer).and_then(Value::as_str);
    found.map(str::to_owned).with_context(|| format!("no {pointer} in {answer}"))
}
