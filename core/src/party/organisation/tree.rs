//! The tree of organisations in memory, as of any day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;

use super::record::{OrganisationRecord, Version};
use crate::{Error, Id, Result};

/// Every organisation of a street.
#[derive(Debug, Default)]
pub(crate) struct Organisations(BTreeMap<Id, OrganisationRecord>);

/// An organisation on its place in the tree.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Node<'a> {
    pub(crate) record: &'a OrganisationRecord,
    pub(crate) version: &'a Version,
    /// 0 at the top.
    pub(crate) depth: u32,
}

impl Organisations {
    pub(crate) fn new(records: impl IntoIterator<Item = OrganisationRecord>) -> Self {
        Self(records.into_iter().map(|record| (record.id, record)).collect())
    }

    pub(crate) fn get(&self, id: Id) -> Option<&OrganisationRecord> {
        self.0.get(&id)
    }

    /// The organisation, or the error of one that is not in sight.
    pub(crate) fn known(&self, id: Id) -> Result<&OrganisationRecord> {
        self.get(id).ok_or_else(|| Error::not_found("organisation", id))
    }

    /// What an organisation was on a day, if it was there.
    pub(crate) fn on(&self, id: Id, day: NaiveDate) -> Option<&Version> {
        self.get(id)?.on(day)
    }

    /// Every organisation ever applied for, in the order of their identifiers.
    pub(crate) fn all(&self) -> impl Iterator<Item = &OrganisationRecord> {
        self.0.values()
    }

    /// The organisations that are there on a day, with what they are.
    pub(crate) fn active(&self, day: NaiveDate) -> impl Iterator<Item = (&OrganisationRecord, &Version)> {
        self.all().filter_map(move |record| Some((record, record.on(day)?)))
    }

    /// The organisation and all above it. One that is not there on the day stands where it last stood.
    pub(crate) fn chain(&self, id: Id, day: NaiveDate) -> Vec<Id> {
        let mut chain = Vec::new();
        let mut next = Some(id);
        while let Some(id) = next.filter(|id| !chain.contains(id)) {
            chain.push(id);
            let record = self.get(id);
            let version = record.and_then(|record| record.on(day).or_else(|| record.versions.last()));
            next = version.and_then(|version| version.parent);
        }
        chain
    }

    /// The organisation itself, or the first of those that it went up in that is there on the day; itself when none is.
    pub(crate) fn heir(&self, id: Id, day: NaiveDate) -> Id {
        let mut heirs = vec![id];
        let mut next = 0;
        while let Some(heir) = heirs.get(next).copied() {
            let Some(record) = self.get(heir) else { break };
            if record.on(day).is_some() {
                return heir;
            }
            for successor in &record.successors {
                if !heirs.contains(successor) {
                    heirs.push(*successor);
                }
            }
            next += 1;
        }
        id
    }

    /// `from`, and every later day on which an organisation changed.
    pub(crate) fn changes_since(&self, from: NaiveDate) -> BTreeSet<NaiveDate> {
        let days = self.all().flat_map(|record| record.versions.iter().map(|version| version.from));
        days.filter(|day| *day > from).chain([from]).collect()
    }

    /// The tree of a day from `root` (or from every top), each organisation before those below it.
    pub(crate) fn walk(&self, root: Option<Id>, day: NaiveDate) -> Vec<Node<'_>> {
        let mut below: HashMap<Option<Id>, Vec<(&OrganisationRecord, &Version)>> = HashMap::new();
        for (record, version) in self.active(day) {
            // Whoever stands under something that is not there stands at the top, so that nobody is lost.
            let parent = version.parent.filter(|parent| self.on(*parent, day).is_some());
            below.entry(parent).or_default().push((record, version));
        }
        for children in below.values_mut() {
            children.sort_by_key(|one| (one.1.kind, one.0.id));
        }
        let mut nodes = Vec::with_capacity(self.0.len());
        let mut waiting: Vec<Node<'_>> = Vec::new();
        match root {
            Some(root) => waiting.extend(
                self.get(root).and_then(|record| Some(Node { record, version: record.on(day)?, depth: 0 })),
            ),
            None => push_children(&mut waiting, below.get(&None), 0),
        }
        while let Some(node) = waiting.pop() {
            nodes.push(node);
            push_children(&mut waiting, below.get(&Some(node.record.id)), node.depth + 1);
        }
        nodes
    }

    /// An organisation and all below it, on a day.
    pub(crate) fn with_all_below(&self, id: Id, day: NaiveDate) -> Vec<Id> {
        self.walk(Some(id), day).iter().map(|node| node.record.id).collect()
    }

    /// The nearest organisation that is no group, from `id` upwards: a group's branch, or `id` itself.
    pub(crate) fn branch_of(&self, id: Id, day: NaiveDate) -> Option<Id> {
        self.chain(id, day).into_iter().find(|id| {
            self.get(*id)
                .and_then(|record| record.on(day).or_else(|| record.versions.last()))
                .is_some_and(|version| !version.kind.is_group())
        })
    }
}

/// Puts children on the stack so that the first comes off first.
fn push_children<'a>(
    waiting: &mut Vec<Node<'a>>,
    children: Option<&Vec<(&'a OrganisationRecord, &'a Version)>>,
    depth: u32,
) {
    let children = children.into_iter().flatten().rev();
    waiting.extend(children.map(|(record, version)| Node { record, version, depth }));
}
