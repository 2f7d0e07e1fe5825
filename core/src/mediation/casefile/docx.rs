//! Documents as DOCX: the few parts of Markdown that the templates use, as an Office Open XML file of four parts.
//!
//! Nothing is compressed and every time is the same, so the same text gives the same bytes everywhere.

use std::io::{Cursor, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

use crate::{Error, Result};

const CONTENT_TYPES: &str = include_str!("templates/docx/content_types.xml");
const RELATIONS: &str = include_str!("templates/docx/rels.xml");
const DOCUMENT_RELATIONS: &str = include_str!("templates/docx/document_rels.xml");
const STYLES: &str = include_str!("templates/docx/styles.xml");

const HEAD: &str = concat!(
    r#"<?xml version="1.0" encoding="UTF-8" standalone="yes"?>"#,
    "\n",
    r#"<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>"#,
);
/// A4 with the margins of official papers (公文).
const TAIL: &str = concat!(
    r#"<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>"#,
    r#"<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1588" w:header="851" w:footer="992" w:gutter="0"/>"#,
    "</w:sectPr></w:body></w:document>\n",
);

/// The bytes of the file.
pub(super) fn write(markdown: &str) -> Result<Vec<u8>> {
    let mut document = HEAD.to_owned();
    for block in blocks(markdown) {
        block.write(&mut document);
    }
    document.push_str(TAIL);
    let parts = [
        ("[Content_Types].xml", CONTENT_TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
    ];
    pack(&parts).map_err(|error| Error::internal(error.to_string()))
}

fn pack(parts: &[(&str, &str)]) -> zip::result::ZipResult<Vec<u8>> {
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Stored)
        .last_modified_time(DateTime::DEFAULT)
        .unix_permissions(0o644);
    let mut file = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        file.start_file(*name, options)?;
        file.write_all(text.as_bytes())?;
    }
    Ok(file.finish()?.into_inner())
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Style {
    Title,
    Heading,
    Body,
    Item,
    Right,
}

impl Style {
    /// Its name in the part of styles.
    const fn id(self) -> &'static str {
        match self {
            Self::Title => "Title",
            Self::Heading => "Heading1",
            Self::Body => "Normal",
            Self::Item => "Item",
            Self::Right => "Right",
        }
    }
}

#[derive(Debug, PartialEq, Eq)]
enum Run {
    Text { text: String, bold: bool },
    Break,
}

/// A paragraph.
#[derive(Debug, PartialEq, Eq)]
struct Block {
    style: Style,
    runs: Vec<Run>,
}

/// Walks the paragraphs of a text: headings, items of lists, paragraphs, and those to the right.
fn blocks(markdown: &str) -> Vec<Block> {
    let (mut blocks, mut open): (Vec<Block>, Option<(Style, String)>) = (Vec::new(), None);
    let mut right = false;
    let close = |open: &mut Option<(Style, String)>, blocks: &mut Vec<Block>| {
        if let Some((style, text)) = open.take() {
            blocks.push(Block { style, runs: runs(&text) });
        }
    };
    for line in markdown.lines() {
        match line {
            "" => close(&mut open, &mut blocks),
            r#"<div align="right">"# => right = true,
            "</div>" => right = false,
            _ => {
                if let Some((_, text)) = open.as_mut().filter(|(_, text)| text.ends_with("\\\n")) {
                    text.push_str(line);
                } else {
                    close(&mut open, &mut blocks);
                    let (style, text) = opened(line, right);
                    open = Some((style, text.to_owned()));
                }
                if let Some((_, text)) = open.as_mut().filter(|(_, text)| breaks(text)) {
                    text.push('\n');
                }
            }
        }
    }
    close(&mut open, &mut blocks);
    blocks
}

/// Whether a line ends in a hard break: a backslash that no other escapes.
fn breaks(line: &str) -> bool {
    line.bytes().rev().take_while(|byte| *byte == b'\\').count() % 2 == 1
}

/// What a line begins.
fn opened(line: &str, right: bool) -> (Style, &str) {
    if let Some(text) = line.strip_prefix("# ") {
        return (Style::Title, text);
    }
    if let Some(text) = line.strip_prefix("## ") {
        return (Style::Heading, text);
    }
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && line[digits..].starts_with(". ") {
        return (Style::Item, line);
    }
    (if right { Style::Right } else { Style::Body }, line)
}

/// The text of a paragraph: escapes undone, bold between two stars.
fn runs(text: &str) -> Vec<Run> {
    let (mut runs, mut run, mut bold) = (Vec::new(), String::new(), false);
    let flush = |run: &mut String, runs: &mut Vec<Run>, bold| {
        if !run.is_empty() {
            runs.push(Run::Text { text: std::mem::take(run), bold });
        }
    };
    let mut characters = text.chars().peekable();
    while let Some(one) = characters.next() {
        match (one, characters.peek()) {
            ('\\', Some('\n')) => {
                characters.next();
                flush(&mut run, &mut runs, bold);
                runs.push(Run::Break);
            }
            ('\\', Some(next)) if next.is_ascii_punctuation() => run.extend(characters.next()),
            ('*', Some('*')) => {
                characters.next();
                flush(&mut run, &mut runs, bold);
                bold = !bold;
            }
            _ => run.push(one),
        }
    }
    flush(&mut run, &mut runs, bold);
    runs
}

impl Block {
    fn write(&self, xml: &mut String) {
        xml.push_str(r#"<w:p><w:pPr><w:pStyle w:val=""#);
        xml.push_str(self.style.id());
        xml.push_str(r#""/></w:pPr>"#);
        for run in &self.runs {
            match run {
                Run::Break => xml.push_str("<w:r><w:br/></w:r>"),
                Run::Text { text, bold } => {
                    xml.push_str(if *bold { "<w:r><w:rPr><w:b/></w:rPr>" } else { "<w:r>" });
                    xml.push_str(r#"<w:t xml:space="preserve">"#);
                    escape(text, xml);
                    xml.push_str("</w:t></w:r>");
                }
            }
        }
        xml.push_str("</w:p>");
    }
}

/// Text in XML, without the characters that XML can't hold.
fn escape(text: &str, xml: &mut String) {
    for one in text.chars() {
        match one {
            '&' => xml.push_str("&amp;"),
            '<' => xml.push_str("&lt;"),
            '>' => xml.push_str("&gt;"),
            '\u{fffe}' | '\u{ffff}' => {}
            _ if one.is_control() => {}
            _ => xml.push(one),
        }
    }
}

const SIXTY_FOUR: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Bytes in Base64 (RFC 4648, with padding).
pub(super) fn base64(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for three in bytes.chunks(3) {
        let of = |at: usize| u32::from(three.get(at).copied().unwrap_or(0));
        let bits = of(0) << 16 | of(1) << 8 | of(2);
        for place in 0..4 {
            let six = (bits >> (18 - 6 * place) & 63) as usize;
            text.push(if place > three.len() { '=' } else { char::from(SIXTY_FOUR[six]) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn text(run: &str, bold: bool) -> Run {
        Run::Text { text: run.into(), bold }
    }

    #[test]
    fn bytes_become_base64() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        assert_eq!(base64(&[0xff, 0xfe, 0xfd]), "//79");
    }

    #[test]
    fn the_walker_knows_the_parts_that_templates_use() {
        let markdown = "# 标题\n\n## 一、事实\n\n**甲**：乙\\\n\\# 丙\n\n1. 一\n2. 二\n\n<div align=\"right\">\n\n签名\n\n\
                        </div>\n\n1\\. 末\n";
        let told: Vec<(Style, Vec<Run>)> =
            blocks(markdown).into_iter().map(|block| (block.style, block.runs)).collect();
        assert_eq!(
            told,
            [
                (Style::Title, vec![text("标题", false)]),
                (Style::Heading, vec![text("一、事实", false)]),
                (Style::Body, vec![text("甲", true), text("：乙", false), Run::Break, text("# 丙", false)]),
                (Style::Item, vec![text("1. 一", false)]),
                (Style::Item, vec![text("2. 二", false)]),
                (Style::Right, vec![text("签名", false)]),
                (Style::Body, vec![text("1. 末", false)]),
            ]
        );
        assert!(blocks("").is_empty());
        assert_eq!(runs("\\\\"), [text("\\", false)]);
        assert_eq!(blocks("甲\\\\\n乙").len(), 2, "an escaped backslash breaks nothing");
    }

    /// What a fact reads like in a paragraph of its own.
    fn said(fact: &str) -> Option<String> {
        let markdown = format!("事实：\n\n{}\n", crate::mediation::casefile::markdown::escape(fact));
        let mut blocks = blocks(&markdown);
        let block = (blocks.len() == 2).then(|| blocks.pop())??;
        assert_eq!(block.style, Style::Body, "{fact:?}");
        let said = block.runs.iter().map(|run| match run {
            Run::Text { text, bold: false } => text.as_str(),
            Run::Text { .. } => panic!("{fact:?} became bold"),
            Run::Break => "\n",
        });
        Some(said.collect())
    }

    #[test]
    fn what_facts_say_comes_out_as_it_was() {
        for fact in
            ["<w:p>&amp;", "**甲** \\ `乙` #", "1. 一", "🏠𬱖㛃䶮", "- 甲\n- 乙", "</div>", "a\\", "\\\\"]
        {
            assert_eq!(said(fact).as_deref(), Some(fact), "{fact:?}");
        }
        assert_eq!(said(" \n\u{0}"), None);
    }

    proptest! {
        #[test]
        fn no_fact_leaves_its_paragraph(fact in any::<String>(), line in "[-+=#*_`|<>&\\\\0-9.)(\\[\\] 甲\n]{0,20}") {
            said(&fact);
            let lines: Vec<&str> = line.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
            prop_assert_eq!(said(&line).unwrap_or_default(), lines.join("\n"));
        }
    }
}
