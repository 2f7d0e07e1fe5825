//! Party members: imports.

use shuzhi::party::coverage::{LinkEnterprise, MemberEnterprise};
use shuzhi::party::member_import::{ImportMembers, MemberImportReport, MemberUndoReport};
use shuzhi::registry::{GetImport, ImportBatch, ImportList, ListImports, UndoImport};

use crate::Members;
use crate::Result;

#[uniffi::export]
impl Members {
    /// Imports members from CSV or XLSX, or tries it (党员导入).
    pub fn import_members(&self, request: ImportMembers) -> Result<MemberImportReport> {
        Ok(self.0.import_members(request)?)
    }

    /// Lists imports of members, newest first.
    pub fn list_imports(&self, request: ListImports) -> Result<ImportList> {
        Ok(self.0.list_imports(request)?)
    }

    /// Reads an import of members.
    pub fn get_import(&self, request: GetImport) -> Result<ImportBatch> {
        Ok(self.0.get_import(request)?)
    }

    /// Takes an import of members back (撤销导入).
    pub fn undo_import(&self, request: UndoImport) -> Result<MemberUndoReport> {
        Ok(self.0.undo_import(request)?)
    }

    /// Notes at which enterprise a member works (从业单位).
    pub fn link_enterprise(&self, request: LinkEnterprise) -> Result<MemberEnterprise> {
        Ok(self.0.link_enterprise(request)?)
    }
}
