//! Chinese text search (中文检索): every text is cut into overlapping pieces of two characters.
//!
//! A word of two characters is one piece, so no dictionary can miss it; a longer word is the conjunction of its
//! pieces, checked against the text; a single character is the beginning of a piece. Names are found by their
//! pinyin and its initials as well.

use pinyin::ToPinyin;

/// Characters that are written without spaces: CJK ideographs of every plane, kana and hangul.
fn is_ideograph(character: char) -> bool {
    matches!(u32::from(character),
        0x3005..=0x3007 | 0x3040..=0x30FF | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xAC00..=0xD7AF
        | 0xF900..=0xFAFF | 0x20000..=0x3FFFF)
}

/// Runs of ideographs, and words of other letters and digits in lower case.
fn runs(text: &str) -> Vec<(bool, String)> {
    let mut runs: Vec<(bool, String)> = Vec::new();
    let mut open = false;
    for character in text.chars() {
        let ideograph = is_ideograph(character);
        if !ideograph && !character.is_alphanumeric() {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some((kind, run)) if open && *kind == ideograph => run.extend(character.to_lowercase()),
            _ => runs.push((ideograph, character.to_lowercase().collect())),
        }
        open = true;
    }
    runs
}

/// The pieces of `text` for the index, separated by spaces.
pub(crate) fn pieces(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for (ideograph, run) in runs(text) {
        if !ideograph {
            push(&mut out, &run);
            continue;
        }
        let mut characters = run.char_indices().peekable();
        while let Some((start, first)) = characters.next() {
            let end =
                characters.peek().map_or(start + first.len_utf8(), |(next, second)| next + second.len_utf8());
            push(&mut out, &run[start..end]);
        }
    }
    out
}

/// The pieces of a person's name: the name itself, its pinyin, and the initials of its pinyin.
pub(crate) fn name_pieces(name: &str) -> String {
    let mut out = pieces(name);
    let syllables: Vec<&str> = name.to_pinyin().flatten().map(|syllable| syllable.plain()).collect();
    if !syllables.is_empty() {
        push(&mut out, &syllables.concat());
        let initials: String = syllables.iter().filter_map(|syllable| syllable.chars().next()).collect();
        if initials.len() > 1 {
            push(&mut out, &initials);
        }
    }
    out
}

fn push(out: &mut String, piece: &str) {
    if !out.is_empty() {
        out.push(' ');
    }
    out.push_str(piece);
}

/// A search: what to ask the index, and what the text itself must hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Query {
    /// The expression of the full-text index.
    pub(crate) expression: String,
    /// Runs that a hit's text must hold, in lower case; empty when the index alone is exact.
    pub(crate) recheck: Vec<String>,
    /// Every run that was typed, for texts that are not in the index yet.
    runs: Vec<(bool, String)>,
}

/// Words as they were typed, in lower case, that change between ideographs and other letters or digits (路6): the
/// index knows their parts, not that they stand together.
fn mixed_words(text: &str) -> impl Iterator<Item = String> {
    text.split(|character: char| !is_ideograph(character) && !character.is_alphanumeric())
        .map(str::to_lowercase)
        .filter(|word| runs(word).len() > 1)
}

/// Cuts what a person typed into a [`Query`]; `None` when there is nothing to look for.
pub(crate) fn query(text: &str) -> Option<Query> {
    let mut terms = Vec::new();
    let mut recheck = Vec::new();
    let typed = runs(text);
    for (ideograph, run) in typed.iter().cloned() {
        let length = run.chars().count();
        if !ideograph || length == 1 {
            terms.push(format!("\"{run}\"*"));
            continue;
        }
        let indexed = pieces(&run);
        let mut whole: Vec<&str> = indexed.split(' ').collect();
        // The last character stands alone only at the end of a run; the text may go on.
        whole.pop();
        terms.extend(whole.iter().map(|piece| format!("\"{piece}\"")));
        if length > 2 {
            recheck.push(run);
        }
    }
    recheck.extend(mixed_words(text));
    if terms.is_empty() {
        None
    } else {
        Some(Query { expression: terms.join(" AND "), recheck, runs: typed })
    }
}

impl Query {
    /// Whether `text` holds every run in full.
    pub(crate) fn holds(&self, text: &str) -> bool {
        if self.recheck.is_empty() {
            return true;
        }
        let text = text.to_lowercase();
        self.recheck.iter().all(|run| text.contains(run.as_str()))
    }

    /// Whether texts that are not in the index would be found by it: ideographs anywhere, words by their beginning.
    pub(crate) fn finds(&self, texts: &[&str]) -> bool {
        // A run of ideographs has no case and no gaps: it stands in the text as it was typed.
        self.runs.iter().all(|(ideograph, run)| {
            texts
                .iter()
                .any(|text| if *ideograph { text.contains(run.as_str()) } else { begins_a_word(text, run) })
        }) && (self.recheck.is_empty() || {
            let texts: Vec<String> = texts.iter().map(|text| text.to_lowercase()).collect();
            self.recheck.iter().all(|run| texts.iter().any(|text| text.contains(run.as_str())))
        })
    }
}

fn begins_a_word(text: &str, word: &str) -> bool {
    runs(text).iter().any(|(ideograph, run)| !*ideograph && run.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_become_overlapping_pairs_and_words_stay_whole() {
        assert_eq!(pieces("张掖路12号A座"), "张掖 掖路 路 12 号 a 座");
        assert_eq!(pieces("𬱖㛃䶮"), "𬱖㛃 㛃䶮 䶮");
        assert_eq!(pieces(" ,。"), "");
    }

    #[test]
    fn names_are_found_by_pinyin() {
        assert_eq!(name_pieces("王小明"), "王小 小明 明 wangxiaoming wxm");
        assert_eq!(name_pieces("Anna"), "anna");
    }

    #[test]
    fn queries_recheck_only_what_the_index_cannot_know() {
        let short = query("小明").unwrap();
        assert_eq!((short.expression.as_str(), short.recheck.len()), ("\"小明\"", 0));
        assert!(short.finds(&["王小明的家"]) && !short.finds(&["小王明"]));
        let mixed = query("A座 张掖").unwrap();
        assert!(mixed.finds(&["张掖路", "a座"]) && !mixed.finds(&["张掖路ba座"]));
        let joined = query("路6").unwrap();
        assert!(joined.finds(&["庆阳路6号"]) && !joined.finds(&["庆阳路12号6单元"]));
        assert!(joined.holds("庆阳路6号") && !joined.holds("庆阳路12号6单元"));
        let long = query("张掖路街道").unwrap();
        assert_eq!(long.expression, "\"张掖\" AND \"掖路\" AND \"路街\" AND \"街道\"");
        assert!(long.holds("兰州市张掖路街道") && !long.holds("张掖和掖路以及路街、街道"));
        assert_eq!(query("王").unwrap().expression, "\"王\"*");
        assert_eq!(query("wang").unwrap().expression, "\"wang\"*");
        assert_eq!(query("!?"), None);
    }
}
