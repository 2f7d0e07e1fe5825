//! The search for items, from memory: names, aliases, codes, materials and results.

use chrono::NaiveDate;

use super::record::ServiceItem;
use super::types::ServiceItemMatch;
use crate::Id;

/// Every published version with its texts as they are compared. Built once a change of the items, not once a search.
#[derive(Debug, Default)]
pub(crate) struct Lookup(Vec<Entry>);

#[derive(Debug)]
struct Entry {
    item: Id,
    number: i64,
    first: NaiveDate,
    /// The first day on which it is no longer in force.
    end: Option<NaiveDate>,
    code: String,
    name: String,
    /// One a line.
    aliases: String,
    content: String,
}

/// A version that has all the words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) item: Id,
    pub(super) number: i64,
    pub(super) found: ServiceItemMatch,
}

impl Lookup {
    pub(crate) fn of<'a>(items: impl Iterator<Item = &'a ServiceItem>) -> Self {
        let mut entries: Vec<Entry> = items.flat_map(entries).collect();
        entries.sort_by(|one, other| (&one.code, one.number).cmp(&(&other.code, other.number)));
        Self(entries)
    }

    /// The versions in force on a day that have every word, best first; among equals by code.
    pub(super) fn find(&self, words: &[String], day: NaiveDate) -> Vec<Hit> {
        let mut hits: Vec<Hit> = self.0.iter().filter_map(|entry| entry.hit(words, day)).collect();
        hits.sort_by_key(|hit| hit.found);
        hits
    }
}

fn entries(item: &ServiceItem) -> impl Iterator<Item = Entry> {
    item.versions.iter().enumerate().map(|(index, version)| {
        let next = item.versions.get(index + 1).map(|next| next.valid_from);
        let end = match (next, item.withdrawn_on) {
            (Some(next), Some(withdrawn)) => Some(next.min(withdrawn)),
            (next, withdrawn) => next.or(withdrawn),
        };
        let aliases: Vec<String> = version.aliases.iter().map(|alias| fold(alias)).collect();
        let mut content = fold(&version.result);
        for material in &version.materials {
            content.push('\n');
            content.push_str(&fold(&material.name));
        }
        Entry {
            item: item.id,
            number: version.number,
            first: version.valid_from,
            end,
            code: fold(&item.code),
            name: fold(&version.name),
            aliases: aliases.join("\n"),
            content,
        }
    })
}

impl Entry {
    fn hit(&self, words: &[String], day: NaiveDate) -> Option<Hit> {
        if day < self.first || self.end.is_some_and(|end| end <= day) {
            return None;
        }
        // A hit is as good as the word that stands in the least place.
        let mut found = None;
        for word in words {
            found = found.max(Some(self.place(word)?));
        }
        Some(Hit { item: self.item, number: self.number, found: found? })
    }

    fn place(&self, word: &str) -> Option<ServiceItemMatch> {
        use ServiceItemMatch as M;
        if self.code == word {
            return Some(M::Code);
        }
        match self.name.find(word) {
            Some(0) if self.name.len() == word.len() => return Some(M::Name),
            Some(0) => return Some(M::NameStart),
            Some(_) => return Some(M::NamePart),
            None => {}
        }
        if self.aliases.contains(word) {
            return Some(M::Alias);
        }
        (self.code.contains(word) || self.content.contains(word)).then_some(M::Content)
    }
}

/// The words of a search, as texts are compared.
pub(super) fn words(text: &str) -> Vec<String> {
    fold(text).split_whitespace().map(str::to_owned).collect()
}

/// Lower case, and letters and digits of full width (Ａ, １) as those of half width.
fn fold(text: &str) -> String {
    let narrow = |character: char| match character {
        '\u{3000}' => ' ',
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(character) - 0xFEE0).unwrap_or(character),
        character => character,
    };
    text.chars().map(narrow).flat_map(char::to_lowercase).collect()
}
