//! Sharing of data (数据共享).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "sharing.permit",
            |s, r| s.sharing().permit(r),
            "Permits an item to ask the registry one field instead of the citizen (共享授权).",
        ),
        write(
            "sharing.end_permit",
            |s, r| s.sharing().end_permit(r),
            "Ends a permit to ask the registry (终止共享授权).",
        ),
        read(
            "sharing.list_permits",
            |s, r| s.sharing().list_permits(r),
            "Permits to ask the registry (共享授权) by item, field and day.",
        ),
        write(
            "sharing.ask",
            |s, r| s.sharing().ask(r),
            "Asks the registry one field for a matter (共享查询), by permit and purpose; the read is logged, the answer is not kept.",
        ),
        read(
            "sharing.list_inquiries",
            |s, r| s.sharing().list_inquiries(r),
            "What was asked of the registry for a matter (共享查询记录), without the answers.",
        ),
    ]
}
