//! The template environment that the languages share.

use anyhow::Result;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{AutoEscape, Environment, UndefinedBehavior};
use serde::Serialize;

use crate::model::{camel, pascal, upper};
use crate::output::MARKER;

/// An environment without escaping in which a tag on a line of its own leaves no line, an undefined name is an error,
/// `marker` is the line of generated files, and `pascal`, `camel` and `upper` are filters.
pub(crate) fn environment() -> Result<Environment<'static>> {
    let mut environment = Environment::new();
    environment.set_syntax(
        SyntaxConfig::builder().keep_trailing_newline(true).trim_blocks(true).lstrip_blocks(true).build()?,
    );
    environment.set_auto_escape_callback(|_| AutoEscape::None);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.add_global("marker", MARKER);
    environment.add_filter("pascal", |name: &str| pascal(name));
    environment.add_filter("camel", |name: &str| camel(name));
    environment.add_filter("upper", |name: &str| upper(name));
    Ok(environment)
}

/// Anything that serde writes, as a value for a template.
pub(crate) fn value_of(source: impl Serialize) -> Value {
    Value::from(Serde(source))
}
