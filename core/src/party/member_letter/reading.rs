//! Letters read.

use std::collections::BTreeSet;

use super::record::LetterRecord;
use super::types::{GetLetter, LetterList, ListLetters, MemberLetter};
use super::{rows, sight};
use crate::access::Capability;
use crate::ledger::page;
use crate::party::member::Members;
use crate::party::reach;
use crate::registry::reach::Page;
use crate::registry::rules as check;
use crate::{Id, Result};

impl Members {
    /// Letters that organisations in scope send or receive, oldest first.
    ///
    /// # Errors
    /// `Denied`; `NotFound` for an unknown organisation.
    pub fn list_letters(&self, request: ListLetters) -> Result<LetterList> {
        let limit = page(request.limit, 100)?;
        let id = |field: &str, text: &Option<String>| {
            text.as_deref().map(|text| Id::parse(field, text)).transpose()
        };
        let organisation = id("organisation", &request.organisation)?;
        let filter = rows::Filter {
            state: request.state,
            member: id("member", &request.member)?,
            expiring_until: check::optional_date("expiring_until", request.expiring_until.as_deref())?,
            after: id("cursor", &request.cursor)?,
        };
        self.0.read(|view| {
            let (access, today) = (view.access(), view.now.date());
            let within = reach::within(&access, Capability::ReadMembers, &view.snapshot.party, today)?;
            let wanted: Option<BTreeSet<Id>> = match organisation {
                None => None,
                Some(organisation) => {
                    sight::reads(view, organisation)?;
                    Some(sight::with_all_below(view, organisation).into_iter().collect())
                }
            };
            let mut page = Page::new(limit);
            rows::list(view.connection, view.street(), &filter, |letter| {
                let seen = [&within, &wanted].into_iter().flatten().all(|some| touches(&letter, some));
                Ok(!seen || page.push(letter.shown(today)))
            })?;
            let (items, next) = page.finish(|letter| letter.id.to_string());
            Ok(LetterList { items, next })
        })
    }

    /// One letter.
    ///
    /// # Errors
    /// `NotFound`; `Denied` unless the sending or the receiving branch is in scope.
    pub fn get_letter(&self, request: GetLetter) -> Result<MemberLetter> {
        let id = Id::parse("letter", &request.letter)?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadMembers)?;
            let letter: LetterRecord = view.stored(id)?;
            let received = letter.destination.is_some_and(|to| sight::reads(view, to).is_ok());
            if !received {
                sight::reads(view, letter.origin)?;
            }
            Ok(letter.shown(view.now.date()))
        })
    }
}

/// Whether one of the organisations sends or receives a letter.
fn touches(letter: &LetterRecord, organisations: &BTreeSet<Id>) -> bool {
    organisations.contains(&letter.origin) || letter.destination.is_some_and(|to| organisations.contains(&to))
}
