//! Documents as Markdown: templates, and facts that stay text in them.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::{Serde, Value};
use minijinja::{Environment, ErrorKind, UndefinedBehavior};

use super::sheet::Sheet;
use super::types::DisputeDocumentKind;
use crate::{Error, Result};

/// Template files by name; those without a document of their own are parts of others.
const TEMPLATES: &[(&str, &str)] = &[
    ("parties", include_str!("templates/parties.md.j2")),
    ("parties_sign", include_str!("templates/parties_sign.md.j2")),
    ("committee_sign", include_str!("templates/committee_sign.md.j2")),
    ("duties", include_str!("templates/duties.md.j2")),
    ("application", include_str!("templates/application.md.j2")),
    ("registration", include_str!("templates/registration.md.j2")),
    ("notice", include_str!("templates/notice.md.j2")),
    ("session", include_str!("templates/entry.md.j2")),
    ("investigation", include_str!("templates/entry.md.j2")),
    ("follow_up", include_str!("templates/entry.md.j2")),
    ("agreement", include_str!("templates/agreement.md.j2")),
    ("oral_agreement", include_str!("templates/oral_agreement.md.j2")),
    ("termination", include_str!("templates/termination.md.j2")),
    ("confirmation", include_str!("templates/confirmation.md.j2")),
    ("cover", include_str!("templates/cover.md.j2")),
    ("back_cover", include_str!("templates/back_cover.md.j2")),
];

/// The text of a document.
pub(super) fn render(kind: DisputeDocumentKind, sheet: &Sheet) -> Result<String> {
    let text = filled(kind.word(), sheet).map_err(|error| Error::internal(error.to_string()))?;
    let mut lines: Vec<&str> = Vec::new();
    for line in text.lines().map(str::trim_end) {
        if !line.is_empty() || lines.last().is_some_and(|last| !last.is_empty()) {
            lines.push(line);
        }
    }
    Ok(lines.join("\n").trim_end().to_owned() + "\n")
}

fn filled(name: &str, sheet: &Sheet) -> std::result::Result<String, minijinja::Error> {
    let mut environment = Environment::empty();
    let syntax = SyntaxConfig::builder().trim_blocks(true).lstrip_blocks(true).build()?;
    environment.set_syntax(syntax);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_formatter(|out, _, value| {
        if value.is_undefined() || value.is_none() {
            return Err(minijinja::Error::from(ErrorKind::UndefinedError));
        }
        Ok(out.write_str(&escape(&value.to_string()))?)
    });
    for (name, source) in TEMPLATES {
        environment.add_template(name, source)?;
    }
    environment.get_template(name)?.render(Value::from(Serde(sheet)))
}

/// Characters that mean something to Markdown wherever they stand.
const SPECIAL: &str = r"\`*_[]<>#|~&$";

/// A fact as text that is no structure: what Markdown would read is escaped, each line after the first follows a hard break,
/// and what can't be seen (control characters, marks that turn the direction of writing) is left out.
pub(super) fn escape(text: &str) -> String {
    let breaks = ['\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}'];
    let lines = text.split(breaks).map(line).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\\\n")
}

fn line(text: &str) -> String {
    let seen: String = text.replace('\t', " ").chars().filter(|one| !hidden(*one)).collect();
    let text = seen.trim();
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    let mut escaped = String::with_capacity(text.len());
    for (at, one) in text.char_indices() {
        let marker = match one {
            '-' | '+' | '=' => at == 0,
            '.' | ')' => at > 0 && at == digits,
            _ => false,
        };
        if marker || SPECIAL.contains(one) {
            escaped.push('\\');
        }
        escaped.push(one);
    }
    escaped
}

fn hidden(one: char) -> bool {
    one.is_control()
        || matches!(one, '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}'
            | '\u{feff}' | '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn facts_are_no_structure() {
        for (fact, text) in [
            ("# 标题", r"\# 标题"),
            ("*a* _b_ `c`", r"\*a\* \_b\_ \`c\`"),
            ("|甲|乙|", r"\|甲\|乙\|"),
            ("- 一", r"\- 一"),
            ("3-1号", "3-1号"),
            ("1. 一", r"1\. 一"),
            ("12) 一", r"12\) 一"),
            ("1.5元", r"1\.5元"),
            ("付1.5元", "付1.5元"),
            ("<b>&amp;</b>", r"\<b\>\&amp;\</b\>"),
            ("![x](http://y)", r"!\[x\](http://y)"),
            ("甲\n\n- 乙\r\n# 丙", "甲\\\n\\- 乙\\\n\\# 丙"),
            ("甲\u{0}\u{1b}\u{202e}乙\t丙", "甲乙 丙"),
            ("    代码", "代码"),
            ("𬱖㛃䶮🏠", "𬱖㛃䶮🏠"),
            ("===", r"\==="),
            ("\u{0}- 一", r"\- 一"),
        ] {
            assert_eq!(escape(fact), text, "{fact:?}");
        }
    }

    proptest! {
        #[test]
        fn no_special_character_stands_alone(fact in any::<String>()) {
            let text = escape(&fact);
            let mut characters = text.chars();
            while let Some(one) = characters.next() {
                if one == '\\' {
                    prop_assert!(characters.next().is_some_and(|next| next.is_ascii_punctuation() || next == '\n'));
                } else {
                    prop_assert!(!SPECIAL.contains(one));
                }
            }
            prop_assert!(text.split("\\\n").all(|line| !line.contains('\n') && line.trim() == line));
        }
    }
}
