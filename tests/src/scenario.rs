//! Replays `tests/scenarios/*.json` through the table of operations and writes one canonical line a step, so that
//! the answers of every language can be compared byte for byte.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use serde_json::Value;
use shuzhi::contract::{Operation, operations};
use shuzhi::{Actor, Options, Platform, Session};

/// Replays one scenario on a fresh file; its lines.
///
/// # Errors
/// A broken scenario, or an answer that is not what it expects.
pub fn replay(path: &Path) -> Result<Vec<String>> {
    let text = std::fs::read_to_string(path).with_context(|| format!("{}", path.display()))?;
    let folder = tempfile::tempdir()?;
    replay_text(&text, &folder.path().join("street.db")).with_context(|| format!("{}", path.display()))
}

/// Replays the text of a scenario on the file at `database`, which may hold other streets already.
///
/// # Errors
/// As [`replay`].
pub fn replay_text(text: &str, database: &Path) -> Result<Vec<String>> {
    let scenario: Value = serde_json::from_str(text)?;
    let mut options = scenario["platform"].clone();
    options["path"] = Value::String(database.display().to_string());
    let platform = Platform::open(serde_json::from_value::<Options>(options)?)?;
    let mut replay = Replay {
        platform: platform.clone(),
        operations: operations().into_iter().map(|operation| (operation.name, operation)).collect(),
        sessions: BTreeMap::new(),
        session: None,
        saved: BTreeMap::new(),
    };
    let steps = scenario["steps"].as_array().ok_or_else(|| anyhow!("a scenario has steps"))?;
    let mut lines = Vec::with_capacity(steps.len());
    for (index, step) in steps.iter().enumerate() {
        let line = replay.step(index, step).with_context(|| format!("step {index}"))?;
        lines.push(line);
    }
    platform.close()?;
    Ok(lines)
}

struct Replay {
    platform: Platform,
    operations: BTreeMap<&'static str, Operation>,
    sessions: BTreeMap<String, Session>,
    session: Option<Session>,
    saved: BTreeMap<String, Value>,
}

impl Replay {
    fn step(&mut self, index: usize, step: &Value) -> Result<String> {
        if let Some(clock) = step["clock"].as_str() {
            self.platform.set_clock(clock)?;
        }
        self.choose_session(step)?;
        let session = self.session.as_ref().ok_or_else(|| anyhow!("no session"))?;
        let name = step["operation"].as_str().ok_or_else(|| anyhow!("no operation"))?;
        let operation = self.operations.get(name).ok_or_else(|| anyhow!("no operation {name}"))?;
        let request = match step.get("request") {
            Some(request) => self.fill(request)?,
            None => serde_json::json!({}),
        };
        let mut line = BTreeMap::from([("operation", Value::from(name)), ("step", Value::from(index))]);
        match operation.call(session, &request.to_string()) {
            Ok(response) => {
                let response: Value = serde_json::from_str(&response)?;
                if !step["expect_error"].is_null() {
                    bail!("{name} was expected to fail and answered {response}");
                }
                if let Some(expected) = step.get("expect") {
                    let expected = self.fill(expected)?;
                    matches(&expected, Some(&response), "")
                        .map_err(|why| anyhow!("{name}: {why}\nin {response}"))?;
                }
                self.save(step, &response)?;
                line.insert("response", response);
            }
            Err(error) => {
                let report = serde_json::to_value(error.report())?;
                let Some(expected) = step.get("expect_error") else { bail!("{name}: {error}") };
                matches(&self.fill(expected)?, Some(&report), "")
                    .map_err(|why| anyhow!("{name}: {why}\nin {report}"))?;
                line.insert(
                    "error",
                    serde_json::json!({
                        "code": report["code"], "field": report["field"], "rule": report["rule"],
                    }),
                );
            }
        }
        let mut text = String::new();
        canonical(&serde_json::to_value(line)?, &mut text);
        Ok(text)
    }

    fn choose_session(&mut self, step: &Value) -> Result<()> {
        let name = step["as"].as_str();
        if let Some(actor) = step.get("session") {
            let session = self.platform.session(serde_json::from_value::<Actor>(self.fill(actor)?)?)?;
            if let Some(name) = name {
                self.sessions.insert(name.to_owned(), session.clone());
            }
            self.session = Some(session);
        } else if let Some(name) = name {
            let session = self.sessions.get(name).ok_or_else(|| anyhow!("no session named {name}"))?;
            self.session = Some(session.clone());
        }
        Ok(())
    }

    fn save(&mut self, step: &Value, response: &Value) -> Result<()> {
        for (name, pointer) in step["save"].as_object().into_iter().flatten() {
            // What the patterns of the other runners find between `${` and `}`.
            if !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_') {
                bail!("a value is saved under letters, digits and _, not as {name}");
            }
            let pointer = pointer.as_str().ok_or_else(|| anyhow!("a pointer is a string"))?;
            let value =
                response.pointer(pointer).ok_or_else(|| anyhow!("nothing at {pointer} in {response}"))?;
            self.saved.insert(name.clone(), value.clone());
        }
        Ok(())
    }

    /// Puts saved values into the strings of a document.
    fn fill(&self, value: &Value) -> Result<Value> {
        Ok(match value {
            Value::String(text) => self.fill_text(text)?,
            Value::Array(items) => {
                Value::Array(items.iter().map(|item| self.fill(item)).collect::<Result<_>>()?)
            }
            Value::Object(members) => Value::Object(
                members
                    .iter()
                    .map(|(name, member)| Ok((name.clone(), self.fill(member)?)))
                    .collect::<Result<_>>()?,
            ),
            other => other.clone(),
        })
    }

    fn fill_text(&self, text: &str) -> Result<Value> {
        if let Some(name) = text.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'))
            && let Some(value) = self.saved.get(name)
        {
            return Ok(value.clone());
        }
        let mut filled = String::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once("${") {
            let (name, tail) = after.split_once('}').ok_or_else(|| anyhow!("an open ${{ in {text}"))?;
            let value = self.saved.get(name).ok_or_else(|| anyhow!("nothing saved as {name}"))?;
            filled.push_str(before);
            match value {
                Value::String(value) => filled.push_str(value),
                other => write!(filled, "{other}")?,
            }
            rest = tail;
        }
        filled.push_str(rest);
        Ok(Value::String(filled))
    }
}

/// Whether `actual` holds all that is expected of it; else what is missing, and where.
///
/// # Errors
/// The first difference, in words.
pub fn matches(expected: &Value, actual: Option<&Value>, at: &str) -> Result<(), String> {
    match (expected, actual) {
        (Value::Null, None | Some(Value::Null)) => Ok(()),
        (Value::Object(members), Some(actual)) => members
            .iter()
            .try_for_each(|(name, member)| matches(member, actual.get(name), &format!("{at}/{name}"))),
        (Value::Array(items), Some(Value::Array(actual))) => {
            if items.len() != actual.len() {
                return Err(format!("{at} has {} items, {} are expected", actual.len(), items.len()));
            }
            items
                .iter()
                .zip(actual)
                .enumerate()
                .try_for_each(|(index, (item, actual))| matches(item, Some(actual), &format!("{at}/{index}")))
        }
        (Value::Number(one), Some(Value::Number(other))) if one.as_f64() == other.as_f64() => Ok(()),
        (expected, Some(actual)) if expected == actual => Ok(()),
        (expected, actual) => {
            Err(format!("{at} is {}, {expected} is expected", actual.unwrap_or(&Value::Null)))
        }
    }
}

/// Writes a value with sorted keys, without nulls and spaces, numbers with at most nine decimals.
fn canonical(value: &Value, out: &mut String) {
    match value {
        Value::Null => out.push_str("null"),
        Value::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Value::Number(number) => canonical_number(number, out),
        Value::String(text) => canonical_text(text, out),
        Value::Array(items) => {
            out.push('[');
            for (index, item) in items.iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                canonical(item, out);
            }
            out.push(']');
        }
        Value::Object(members) => {
            let sorted: BTreeMap<&String, &Value> =
                members.iter().filter(|(_, value)| !value.is_null()).collect();
            out.push('{');
            for (index, (name, member)) in sorted.into_iter().enumerate() {
                if index > 0 {
                    out.push(',');
                }
                canonical_text(name, out);
                out.push(':');
                canonical(member, out);
            }
            out.push('}');
        }
    }
}

fn canonical_number(number: &serde_json::Number, out: &mut String) {
    if let (false, Some(value)) = (number.is_i64() || number.is_u64(), number.as_f64()) {
        let text = format!("{value:.9}");
        let text = text.trim_end_matches('0').trim_end_matches('.');
        out.push_str(if text == "-0" { "0" } else { text });
    } else {
        out.push_str(&number.to_string());
    }
}

fn canonical_text(text: &str, out: &mut String) {
    out.push('"');
    for character in text.chars() {
        match character {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\u{8}' => out.push_str("\\b"),
            '\u{c}' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            control if u32::from(control) < 0x20 => {
                out.push_str(&format!("\\u{:04x}", u32::from(control)));
            }
            other => out.push(other),
        }
    }
    out.push('"');
}
