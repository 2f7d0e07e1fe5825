//! Disputes: the file and its papers (卷宗).

use shuzhi::mediation::casefile::{
    AddDisputePaper, DisputeDocument, DisputeDossier, DisputePaperResult, GetDisputeDossier,
    RemoveDisputePaper, RenderDispute,
};

use crate::Disputes;
use crate::Result;

#[uniffi::export]
impl Disputes {
    /// Lists the papers of a dispute's file (卷宗目录): what is there, where it comes from, what is missing.
    pub fn file(&self, request: GetDisputeDossier) -> Result<DisputeDossier> {
        Ok(self.0.file(request)?)
    }

    /// Adds a paper to a dispute's file (收存材料): proofs of identity, evidence, signed copies.
    pub fn add_paper(&self, request: AddDisputePaper) -> Result<DisputePaperResult> {
        Ok(self.0.add_paper(request)?)
    }

    /// Takes a paper out of a dispute's file (撤出材料) while the file is open.
    pub fn remove_paper(&self, request: RemoveDisputePaper) -> Result<DisputePaperResult> {
        Ok(self.0.remove_paper(request)?)
    }

    /// Writes a document of a dispute (制作文书) from its record, as Markdown or DOCX.
    pub fn render(&self, request: RenderDispute) -> Result<DisputeDocument> {
        Ok(self.0.render(request)?)
    }
}
