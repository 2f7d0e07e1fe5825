//! The file of a dispute (卷宗): which papers belong to it, which are there, and the documents that the library writes.
//!
//! What the parties say becomes text of a document and never its structure, telephones and numbers stay masked, and the same
//! record gives the same bytes.

mod chinese;
mod docx;
mod markdown;
mod rows;
mod rules;
mod sheet;
#[cfg(test)]
mod tests;
mod types;

pub use types::*;

use serde_json::json;

use crate::command::Command;
use crate::mediation::agreement::MediationAgreement;
use crate::mediation::agreement::record::AgreementRecord;
use crate::mediation::dispute::record::{DisputeRecord, EntryRecord};
use crate::mediation::dispute::{Disputes, rows as disputes, standing};
use crate::registry::rules as check;
use crate::store::document;
use crate::{Error, Id, Result};

/// The longest place in a host's store, in characters.
const LONGEST_URI: usize = 500;

impl Disputes {
    /// The list of the papers of a dispute's file (卷宗目录): what is there, where it comes from, and what is missing.
    ///
    /// # Errors
    /// `Denied` unless the session mediates the dispute, chairs its committee or stands on a party's side; `NotFound`.
    pub fn file(&self, request: GetDisputeDossier) -> Result<DisputeDossier> {
        let id = Id::parse("dispute", &request.dispute)?;
        self.0.read(|view| {
            let (dispute, _) = standing::to_read(view, id)?;
            let file = CaseFile::read(view.connection, view.street(), &dispute)?;
            Ok(file.dossier())
        })
    }

    /// Adds a paper that the library can't know to a dispute's file: proofs of identity, evidence, signed copies.
    ///
    /// # Errors
    /// `Violation` `dispute.paper.limit`; `Conflict` for another revision; `NotFound`; `Denied`; `Invalid`.
    pub fn add_paper(&self, request: AddDisputePaper) -> Result<DisputePaperResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let title = check::text("title", &request.title, check::LONGEST_NAME)?;
        check::optional_count("pages", Some(request.pages), 1, rules::MOST_PAGES)?;
        let uri = check::optional_text("uri", request.uri.as_deref(), LONGEST_URI)?;
        let digest = request.digest.as_deref().map(rules::digest).transpose()?;
        let on = check::optional_date("on", request.on.as_deref())?;
        let again = |command: &Command<'_>, paper| standing::to_mediate(command, id).map(|_| paper);
        let key = request.request_key.as_deref();
        self.0.write_once_if("dispute.add_paper", key, &request, again, |command| {
            let before = standing::to_mediate(command, id)?;
            check::revision(request.revision, before.revision)?;
            let today = command.now.date();
            let added_on = check::past_or_today("on", on, today)?;
            rules::of_party(&before, request.party)?;
            let book = &command.snapshot.rules.rulebook;
            let most = book.integer(rules::LIMIT, "maximum", before.community.as_str(), today)?;
            rules::room(check::count(before.papers.len()), most)?;
            let paper = DisputePaper {
                id: command.new_id(),
                kind: request.kind,
                party: request.party,
                title,
                pages: request.pages,
                uri,
                digest,
                added_on,
                added_by: command.actor().to_owned(),
            };
            let mut after = DisputeRecord { revision: before.revision + 1, ..before.clone() };
            after.papers.push(paper.clone());
            let facts = json!({"paper": paper.id, "kind": paper.kind, "pages": paper.pages});
            disputes::keep(command, Some(&before), &after, facts)?;
            Ok(result(paper, &after))
        })
    }

    /// Takes a paper out of a dispute's file while the file is open.
    ///
    /// # Errors
    /// `Conflict` for a file that is closed, or for another revision; `NotFound`; `Denied`; `Invalid`.
    pub fn remove_paper(&self, request: RemoveDisputePaper) -> Result<DisputePaperResult> {
        let id = Id::parse("dispute", &request.dispute)?;
        let paper = Id::parse("paper", &request.paper)?;
        let again = |command: &Command<'_>, paper| standing::to_mediate(command, id).map(|_| paper);
        let key = request.request_key.as_deref();
        self.0.write_once_if("dispute.remove_paper", key, &request, again, |command| {
            let before = standing::to_mediate(command, id)?;
            check::revision(request.revision, before.revision)?;
            let found = before.papers.iter().find(|one| one.id == paper).cloned();
            let gone = found.ok_or_else(|| Error::not_found("dispute_paper", paper))?;
            rules::open(before.state)?;
            let mut after = DisputeRecord { revision: before.revision + 1, ..before.clone() };
            after.papers.retain(|one| one.id != paper);
            let facts = json!({"paper": gone.id, "kind": gone.kind, "removed": true});
            disputes::keep(command, Some(&before), &after, facts)?;
            Ok(result(gone, &after))
        })
    }

    /// Writes a document of a dispute from its record (制作文书), as Markdown or DOCX. It names the parties; telephones and
    /// numbers are masked.
    ///
    /// # Errors
    /// `Violation` `dispute.document.confirmation`, `agreement.confirmation.matter`; `Conflict` for a document that the
    /// dispute has no occasion for;
    /// `NotFound`; `Denied` unless the session mediates the dispute, chairs its committee or stands on a party's side;
    /// `Invalid`.
    pub fn render(&self, request: RenderDispute) -> Result<DisputeDocument> {
        let id = Id::parse("dispute", &request.dispute)?;
        let entry = rules::entry_of(request.kind, check::optional_id("entry", request.entry.as_deref())?)?;
        self.0.read(|view| {
            let (dispute, _) = standing::to_read(view, id)?;
            let file = CaseFile::read(view.connection, view.street(), &dispute)?;
            let entry = entry.map(|entry| file.entry(entry)).transpose()?;
            rules::printable(request.kind, &dispute, entry, file.agreement.as_ref(), view.now.date())?;
            let sheet = sheet::Sheet::of(view, request.kind, &file, entry)?;
            let text = markdown::render(request.kind, &sheet)?;
            document_of(request.kind, request.format, dispute.number.as_deref(), text)
        })
    }
}

/// What a file is made of.
pub(super) struct CaseFile<'a> {
    dispute: &'a DisputeRecord,
    /// By their days.
    entries: Vec<EntryRecord>,
    agreement: Option<MediationAgreement>,
}

impl<'a> CaseFile<'a> {
    fn read(connection: &crate::store::Connection, street: &str, dispute: &'a DisputeRecord) -> Result<Self> {
        let entries = rows::entries(connection, street, dispute.id)?;
        let agreement: Option<AgreementRecord> = match dispute.agreement {
            Some(agreement) => document::get(connection, street, agreement)?,
            None => None,
        };
        Ok(Self { dispute, entries, agreement: agreement.map(|record| record.0) })
    }

    fn entry(&self, id: Id) -> Result<&EntryRecord> {
        let found = self.entries.iter().find(|entry| entry.0.id == id);
        found.ok_or_else(|| Error::not_found("dispute_entry", id).at("entry"))
    }

    fn dossier(&self) -> DisputeDossier {
        let items = rules::items(self.dispute, &self.entries, self.agreement.as_ref());
        let missing: Vec<DisputePaperKind> =
            items.iter().filter(|item| item.missing > 0).map(|item| item.kind).collect();
        DisputeDossier {
            dispute: self.dispute.id,
            number: self.dispute.number.clone(),
            state: self.dispute.state,
            complete: missing.is_empty(),
            warnings: rules::incomplete(&missing).into_iter().collect(),
            missing,
            items,
            revision: self.dispute.revision,
        }
    }
}

fn result(paper: DisputePaper, dispute: &DisputeRecord) -> DisputePaperResult {
    DisputePaperResult { paper, papers: check::count(dispute.papers.len()), revision: dispute.revision }
}

/// The answer that carries a text in the format that was asked for.
fn document_of(
    kind: DisputeDocumentKind,
    format: Option<DisputeDocumentFormat>,
    number: Option<&str>,
    text: String,
) -> Result<DisputeDocument> {
    let format = format.unwrap_or(DisputeDocumentFormat::Markdown);
    let title = kind.zh().to_owned();
    let extension = if format == DisputeDocumentFormat::Markdown { "md" } else { "docx" };
    let file_name = rules::file_name(number, &title, extension);
    let (markdown, docx_base64) = match format {
        DisputeDocumentFormat::Markdown => (Some(text), None),
        DisputeDocumentFormat::Docx => (None, Some(docx::base64(&docx::write(&text)?))),
    };
    Ok(DisputeDocument { title, file_name, markdown, docx_base64 })
}
