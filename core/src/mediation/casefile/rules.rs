//! Rules of files: pure functions over records and days.

use chrono::NaiveDate;

use super::types::{DisputeDocumentKind, DisputePaper, DisputePaperKind, DossierItem, DossierOrigin};
use crate::mediation::agreement::{AgreementForm, AgreementState, MediationAgreement, rules as agreements};
use crate::mediation::dispute::DisputeEntryKind;
use crate::mediation::dispute::record::{DisputeRecord, EntryRecord, PartyRecord};
use crate::mediation::rules::conflict;
use crate::mediation::{DisputeSource, DisputeState};
use crate::registry::rules::count;
use crate::{Error, Id, Result, Warning};

/// The most pages of one paper.
pub(super) const MOST_PAGES: i64 = 9999;
/// The rule of how many papers a file holds.
pub(super) const LIMIT: &str = "dispute.paper.limit";
/// The rule of which papers a file has.
const PAPERS: &str = "dispute.file.papers";
/// Where the text of no regulation stands behind a refusal.
const OURS: &str = "本库设计，法规未作规定";
const CONFIRMATION: &str = "人民调解法第三十三条";

/// A digest: 64 hexadecimal digits.
pub(super) fn digest(value: &str) -> Result<String> {
    let value = value.trim().to_ascii_lowercase();
    if value.len() == 64 && value.bytes().all(|byte| byte.is_ascii_hexdigit()) {
        return Ok(value);
    }
    Err(Error::invalid("digest", "摘要应为 64 位十六进制数字", "a digest has 64 hexadecimal digits"))
}

/// A paper is of a party of the dispute, or of all of them.
pub(super) fn of_party(dispute: &DisputeRecord, party: Option<i64>) -> Result<()> {
    match party {
        Some(number) if dispute.party(number).is_none() => Err(Error::invalid(
            "party",
            "本纠纷没有该序号的当事人",
            "the dispute has no party of that running number",
        )),
        _ => Ok(()),
    }
}

/// A file holds no more papers than the street lets it (a design of this library).
pub(super) fn room(papers: i64, most: i64) -> Result<()> {
    if papers < most {
        return Ok(());
    }
    Err(Error::violation(
        LIMIT,
        OURS,
        format!("一件卷宗收存材料不超过 {most} 份"),
        format!("a file holds no more than {most} papers"),
    )
    .at("kind")
    .with("maximum", most))
}

/// A paper leaves a file only while the file is open: what is archived stays (RULES E-13).
pub(super) fn open(state: DisputeState) -> Result<()> {
    match state {
        DisputeState::Refused | DisputeState::Performed | DisputeState::Terminated => Err(conflict(
            format!("纠纷{}，卷宗材料不再撤出；有误的，另附卷宗情况说明", state.zh()),
            "the dispute is over and its file closed; a mistake is explained in a paper of its own",
        )),
        _ => Ok(()),
    }
}

/// The kind of entry of which a document is the record.
const fn entry_kind(kind: DisputeDocumentKind) -> Option<DisputeEntryKind> {
    match kind {
        DisputeDocumentKind::Session => Some(DisputeEntryKind::Session),
        DisputeDocumentKind::Investigation => Some(DisputeEntryKind::Investigation),
        DisputeDocumentKind::FollowUp => Some(DisputeEntryKind::FollowUp),
        _ => None,
    }
}

/// The entry goes with documents that are the record of one, and with no other.
pub(super) fn entry_of(kind: DisputeDocumentKind, entry: Option<Id>) -> Result<Option<Id>> {
    match (entry_kind(kind), entry) {
        (Some(_), None) => Err(Error::invalid(
            "entry",
            "制作调解、调查、回访记录应给出工作记录的标识",
            "the record of a session, an investigation or a visit is that of an entry",
        )),
        (None, Some(_)) => {
            Err(Error::invalid("entry", "该文书与工作记录无关", "the document is of no entry of the record"))
        }
        (_, entry) => Ok(entry),
    }
}

/// Whether a dispute has an occasion for a document: there is no agreement to write before there is one, and both parties
/// ask for its confirmation within the time of art. 33 (RULES E-19).
pub(super) fn printable(
    kind: DisputeDocumentKind,
    dispute: &DisputeRecord,
    entry: Option<&EntryRecord>,
    agreement: Option<&MediationAgreement>,
    today: NaiveDate,
) -> Result<()> {
    use DisputeDocumentKind as K;
    match kind {
        K::Application if dispute.source == DisputeSource::Initiative => Err(conflict(
            "人民调解委员会主动调解的纠纷没有申请书，请制作受理登记表",
            "nobody applied for what the committee took up by itself; its paper is the registration",
        )
        .at("kind")),
        K::Session | K::Investigation | K::FollowUp => {
            if entry.map(|entry| entry.0.kind) == entry_kind(kind) {
                return Ok(());
            }
            Err(Error::invalid("entry", "工作记录的类别与文书不符", "the entry is of another kind"))
        }
        K::Agreement => written(dispute, agreement, AgreementForm::Written),
        K::OralAgreement => written(dispute, agreement, AgreementForm::Oral),
        K::Termination if dispute.ending.is_none() => {
            Err(conflict("纠纷尚未终止调解", "the mediation has not been terminated").at("kind"))
        }
        K::Confirmation => confirmable(agreement, today),
        K::Notice | K::Cover | K::BackCover if dispute.accepted_on.is_none() => Err(conflict(
            "纠纷未受理，不告知权利义务，也不立卷",
            "a dispute that was not accepted has no notice and no file",
        )
        .at("kind")),
        _ => Ok(()),
    }
}

/// Whether there is an agreement in the form that the document is of: what was drafted before a party withdrew is none.
fn written(
    dispute: &DisputeRecord,
    agreement: Option<&MediationAgreement>,
    form: AgreementForm,
) -> Result<()> {
    let over = dispute.state == DisputeState::Terminated;
    let stands = |one: &MediationAgreement| match one.state {
        AgreementState::Abandoned => false,
        AgreementState::Drafted => !over,
        _ => true,
    };
    if agreement.is_some_and(|one| one.form == form && stands(one)) {
        return Ok(());
    }
    let zh = match form {
        AgreementForm::Written => "纠纷没有书面调解协议",
        AgreementForm::Oral => "纠纷没有口头调解协议",
    };
    Err(conflict(zh, "the dispute has no agreement of that form").at("kind"))
}

/// Both parties ask together, within thirty days of the day on which the agreement took effect (People's Mediation Law art.
/// 33, RULES E-19); what was asked in time may be written again. No court confirms a matter of status (RULES E-22).
fn confirmable(agreement: Option<&MediationAgreement>, today: NaiveDate) -> Result<()> {
    let effective = agreement.filter(|one| {
        one.effective_on.is_some() && !matches!(one.state, AgreementState::Void | AgreementState::Abandoned)
    });
    let Some(agreement) = effective else {
        return Err(conflict(
            "没有生效的调解协议，不能申请司法确认",
            "there is no agreement in effect to be confirmed",
        )
        .at("kind"));
    };
    agreements::confirmable(agreement).map_err(|error| error.at("kind"))?;
    match agreement.confirmable_to {
        Some(last) if agreement.confirmation.is_none() && last < today => Err(Error::violation(
            "dispute.document.confirmation",
            CONFIRMATION,
            format!("双方当事人应自调解协议生效之日起三十日内共同申请司法确认，期限已于 {last} 届满"),
            format!(
                "both parties ask for confirmation within thirty days of the effect; the last day was {last}"
            ),
        )
        .at("kind")
        .with("last", last.to_string())),
        _ => Ok(()),
    }
}

/// The name of a file: number and title, without what file systems can't hold.
pub(super) fn file_name(number: Option<&str>, title: &str, extension: &str) -> String {
    let number = number.unwrap_or("未编号");
    let name = format!("{number}-{title}.{extension}");
    name.chars()
        .map(|one| if one.is_control() || r#"\/:*?"<>|"#.contains(one) { '＿' } else { one })
        .collect()
}

/// What a file lacks of what it must hold (司发通〔2010〕239号, RULES E-29).
pub(super) fn incomplete(missing: &[DisputePaperKind]) -> Option<Warning> {
    if missing.is_empty() {
        return None;
    }
    let names: Vec<&str> = missing.iter().map(|kind| kind.zh()).collect();
    let words: Vec<&str> = missing.iter().map(|kind| kind.word()).collect();
    Some(Warning::new(
        PAPERS,
        "missing",
        format!("卷宗尚缺：{}", names.join("、")),
        format!("the file lacks: {}", words.join(", ")),
    ))
}

/// What a file holds and lacks: seven kinds of paper that every file has, seven that it has when they were used
/// (司发通〔2010〕239号, RULES E-29). A dispute that was not taken up has its registration only; one that was terminated has no
/// agreement, and no record of a session when none was held.
pub(super) fn items(
    dispute: &DisputeRecord,
    entries: &[EntryRecord],
    agreement: Option<&MediationAgreement>,
) -> Vec<DossierItem> {
    use DisputePaperKind as K;
    let shelf = Shelf { dispute, entries, agreement };
    let accepted = i64::from(dispute.accepted_on.is_some());
    let ended = dispute.state == DisputeState::Terminated;
    let held = entries.iter().any(|entry| entry.0.kind == DisputeEntryKind::Session);
    let talked = if ended && !held { 0 } else { accepted };
    let agreed = if ended { 0 } else { accepted };
    vec![
        shelf.known(K::Cover, DossierOrigin::Dispute, accepted, accepted),
        shelf.known(K::Application, DossierOrigin::Dispute, 1, 1),
        shelf.each_party(K::Notice, |_| accepted == 1, |party| party.noticed_on.is_some()),
        shelf.each_party(K::Identity, |_| accepted == 1, |_| false),
        shelf.noted(K::Session, DisputeEntryKind::Session, talked),
        shelf.agreement(agreed),
        shelf.known(K::BackCover, DossierOrigin::Dispute, accepted, accepted),
        shelf.each_party(
            K::Authority,
            |party| party.agent.as_ref().is_some_and(|one| !one.guardian),
            |_| false,
        ),
        shelf.noted(K::Investigation, DisputeEntryKind::Investigation, 0),
        shelf.known(K::Evidence, DossierOrigin::Added, 0, 0),
        shelf.performance(),
        shelf.noted(K::FollowUp, DisputeEntryKind::FollowUp, 0),
        shelf.confirmation(),
        shelf.known(K::Explanation, DossierOrigin::Added, 0, 0),
    ]
}

/// What a list of papers is drawn up from.
struct Shelf<'a> {
    dispute: &'a DisputeRecord,
    entries: &'a [EntryRecord],
    agreement: Option<&'a MediationAgreement>,
}

impl Shelf<'_> {
    fn added(&self, kind: DisputePaperKind) -> Vec<DisputePaper> {
        self.dispute.papers.iter().filter(|paper| paper.kind == kind).cloned().collect()
    }

    /// `own` papers come from `origin`, the others were added.
    fn known(&self, kind: DisputePaperKind, origin: DossierOrigin, due: i64, own: i64) -> DossierItem {
        let papers = self.added(kind);
        let sum = own + count(papers.len());
        let mut origins = Vec::new();
        if own > 0 {
            origins.push(origin);
        }
        if !papers.is_empty() {
            origins.push(DossierOrigin::Added);
        }
        DossierItem {
            kind,
            title: kind.zh().to_owned(),
            obligatory: kind <= DisputePaperKind::BackCover,
            due,
            count: sum,
            present: sum >= due.max(1),
            missing: (due - sum).max(0),
            missing_parties: Vec::new(),
            origins,
            entries: Vec::new(),
            agreement: None,
            pages: papers.iter().map(|paper| paper.pages).sum(),
            papers,
        }
    }

    /// A paper of each party for which one is `needed`; the record may have it already.
    fn each_party(
        &self,
        kind: DisputePaperKind,
        needed: impl Fn(&PartyRecord) -> bool,
        recorded: impl Fn(&PartyRecord) -> bool,
    ) -> DossierItem {
        let parties = &self.dispute.parties;
        let own = count(parties.iter().filter(|party| recorded(party)).count());
        let mut item = self.known(kind, DossierOrigin::Dispute, 0, own);
        let covers = |party: &PartyRecord| {
            recorded(party)
                || item.papers.iter().any(|paper| paper.party.is_none_or(|one| one == party.number))
        };
        let wanted: Vec<&PartyRecord> = parties.iter().filter(|party| needed(party)).collect();
        let missing = wanted.iter().filter(|party| !covers(party)).map(|party| party.number).collect();
        item.due = count(wanted.len());
        item.missing_parties = missing;
        item.missing = count(item.missing_parties.len());
        item.present = item.missing == 0 && item.count > 0;
        item
    }

    /// Entries of the record.
    fn noted(&self, kind: DisputePaperKind, entry: DisputeEntryKind, due: i64) -> DossierItem {
        let entries: Vec<Id> =
            self.entries.iter().filter(|one| one.0.kind == entry).map(|one| one.0.id).collect();
        let item = self.known(kind, DossierOrigin::Entries, due, count(entries.len()));
        DossierItem { entries, ..item }
    }

    /// The agreement once it is in effect: a draft is none yet, a signed copy alone is none either.
    fn agreement(&self, due: i64) -> DossierItem {
        let effective = self.agreement.filter(|one| {
            one.effective_on.is_some()
                && !matches!(one.state, AgreementState::Void | AgreementState::Abandoned)
        });
        let own = i64::from(effective.is_some());
        let item = self.known(DisputePaperKind::Agreement, DossierOrigin::Agreement, due, own);
        DossierItem {
            missing: (due - own).max(0),
            present: own == 1,
            agreement: effective.map(|one| one.id),
            ..item
        }
    }

    /// Proofs of what was performed.
    fn performance(&self) -> DossierItem {
        let proved =
            |one: &&MediationAgreement| one.duties.iter().filter(|duty| duty.proof.is_some()).count();
        let own = self.agreement.as_ref().map_or(0, proved);
        let item = self.known(DisputePaperKind::Performance, DossierOrigin::Agreement, 0, count(own));
        DossierItem { agreement: self.agreement.filter(|_| own > 0).map(|one| one.id), ..item }
    }

    /// What the court wrote, once confirmation was asked for.
    fn confirmation(&self) -> DossierItem {
        let asked = self.agreement.filter(|one| one.confirmation.is_some());
        let written = asked.and_then(|one| one.confirmation.as_ref()?.document.as_ref());
        let (due, own) = (i64::from(asked.is_some()), i64::from(written.is_some()));
        let item = self.known(DisputePaperKind::Confirmation, DossierOrigin::Agreement, due, own);
        DossierItem { agreement: asked.map(|one| one.id), ..item }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_hold_nothing_that_file_systems_refuse() {
        assert_eq!(file_name(None, "人民调解协议书", "md"), "未编号-人民调解协议书.md");
        let number = "(2026)甲/乙\\丙:*?\"<>|\u{1}人调字第1号";
        assert_eq!(
            file_name(Some(number), "人民调解协议书", "docx"),
            "(2026)甲＿乙＿丙＿＿＿＿＿＿＿＿人调字第1号-人民调解协议书.docx"
        );
    }

    #[test]
    fn a_closed_file_keeps_its_papers() {
        for state in DisputeState::ALL {
            let closed =
                matches!(state, DisputeState::Refused | DisputeState::Performed | DisputeState::Terminated);
            assert_eq!(open(*state).is_err(), closed, "{state:?}");
        }
        assert!(room(199, 200).is_ok() && room(200, 200).is_err());
        assert_eq!(digest(&format!(" {} ", "A".repeat(64))).unwrap(), "a".repeat(64));
    }

    #[test]
    fn only_records_of_entries_are_of_an_entry() {
        for kind in DisputeDocumentKind::ALL {
            let entry = Id::from_bytes([1; 16]);
            let needs = entry_kind(*kind).is_some();
            assert_eq!(entry_of(*kind, Some(entry)).is_ok(), needs, "{kind:?}");
            assert_eq!(entry_of(*kind, None).is_ok(), !needs, "{kind:?}");
        }
    }
}
