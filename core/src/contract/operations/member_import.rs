//! Imports of members, and where members work.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "member.import_members",
            |s, r| s.members().import_members(r),
            "Imports members from CSV or XLSX, or tries it (党员导入).",
        ),
        read(
            "member.list_imports",
            |s, r| s.members().list_imports(r),
            "Lists imports of members, newest first.",
        ),
        read("member.get_import", |s, r| s.members().get_import(r), "Reads an import of members."),
        write(
            "member.undo_import",
            |s, r| s.members().undo_import(r),
            "Takes an import of members back (撤销导入).",
        ),
        write(
            "member.link_enterprise",
            |s, r| s.members().link_enterprise(r),
            "Notes at which enterprise a member works (从业单位).",
        ),
    ]
}
