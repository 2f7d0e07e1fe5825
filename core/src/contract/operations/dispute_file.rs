//! The papers of a dispute's file, and the documents written from its record.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        read(
            "dispute.file",
            |s, r| s.disputes().file(r),
            "Lists the papers of a dispute's file (卷宗目录): what is there, where it comes from, what is missing.",
        ),
        write(
            "dispute.add_paper",
            |s, r| s.disputes().add_paper(r),
            "Adds a paper to a dispute's file (收存材料): proofs of identity, evidence, signed copies.",
        ),
        write(
            "dispute.remove_paper",
            |s, r| s.disputes().remove_paper(r),
            "Takes a paper out of a dispute's file (撤出材料) while the file is open.",
        ),
        read(
            "dispute.render",
            |s, r| s.disputes().render(r),
            "Writes a document of a dispute (制作文书) from its record, as Markdown or DOCX.",
        ),
    ]
}
