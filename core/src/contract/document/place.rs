//! Where in a document the reader stopped, as a path of fields.
//!
//! The reader tells line and column. The path is found from them afterwards, once a document was refused: noting it while
//! reading would compile every document of the contract a second time, a sixth of the library.

/// An object or a list that is open at some place of the text.
enum Open {
    /// With the name of the field that is being read.
    Object(Option<String>),
    /// With the number of the item that is being read.
    List(usize),
}

/// The path to the value at a line and column (both as the reader counts: lines from 1, bytes of the line that were read);
/// empty at the top.
pub(super) fn path_at(text: &str, line: usize, column: usize) -> String {
    let start: usize = text.split_inclusive('\n').take(line.saturating_sub(1)).map(str::len).sum();
    let read = text.as_bytes();
    let read = &read[..read.len().min(start + column)];
    let mut open: Vec<Open> = Vec::new();
    let mut rest = read.iter().enumerate();
    while let Some((at, byte)) = rest.next() {
        match byte {
            b'{' => open.push(Open::Object(None)),
            b'[' => open.push(Open::List(0)),
            b'}' | b']' => drop(open.pop()),
            b',' => match open.last_mut() {
                Some(Open::Object(name)) => *name = None,
                Some(Open::List(number)) => *number += 1,
                None => {}
            },
            b'"' => {
                let Some(end) = end_of_string(read, at + 1) else { break };
                if let Some(Open::Object(name @ None)) = open.last_mut() {
                    *name = serde_json::from_slice(&read[at..=end]).ok();
                }
                rest.by_ref().take(end - at).for_each(drop);
            }
            _ => {}
        }
    }
    // A bracket that was not expected is the value at fault, not the way to it.
    if matches!(read.last(), Some(b'{' | b'[')) {
        open.pop();
    }
    written(&open)
}

/// Where the string that begins at `from` ends.
fn end_of_string(text: &[u8], from: usize) -> Option<usize> {
    let mut escaped = false;
    for (at, byte) in text.iter().enumerate().skip(from) {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'"' => return Some(at),
            _ => {}
        }
    }
    None
}

fn written(open: &[Open]) -> String {
    let mut path = String::new();
    for one in open {
        match one {
            Open::Object(Some(name)) => {
                if !path.is_empty() {
                    path.push('.');
                }
                path.push_str(name);
            }
            Open::Object(None) => {}
            Open::List(number) => path.push_str(&format!("[{number}]")),
        }
    }
    path
}

#[cfg(test)]
mod tests {
    use super::path_at;

    #[test]
    fn the_path_leads_to_the_value_that_was_being_read() {
        let text = "{\"a\": 1,\n \"b\": {\"c\": [true, {\"d\\\"]\": \"x,}\", \"e\": 2}]},\n\"f\": 3}";
        let at = |needle: &str| {
            let offset = text.find(needle).unwrap() + needle.len();
            let line = text[..offset].matches('\n').count() + 1;
            let column = offset - text[..offset].rfind('\n').map_or(0, |newline| newline + 1);
            path_at(text, line, column)
        };
        assert_eq!(at("1"), "a");
        assert_eq!(at("true"), "b.c[0]");
        assert_eq!(at("\"x,}\""), "b.c[1].d\"]");
        assert_eq!(at("2"), "b.c[1].e");
        assert_eq!(at("2}"), "b.c[1]");
        assert_eq!(at("2}]"), "b.c");
        assert_eq!(at("[true, {"), "b.c[1]");
        assert_eq!(at("3"), "f");
        assert_eq!(at("3}"), "");
        assert_eq!(path_at("", 0, 0), "");
        assert_eq!(path_at("{\"a", 9, 9), "");
    }

    #[test]
    fn no_text_is_too_odd() {
        use proptest::prelude::*;
        proptest!(|(text in "[\\[\\]{}\",:a1\\\\ \n王]{0,40}", line in 0_usize..6, column in 0_usize..60)| {
            let _ = path_at(&text, line, column);
        });
    }
}
