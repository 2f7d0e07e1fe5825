//! Matters (办件): intake and reading.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = intake();
    all.extend(reading());
    all
}

fn intake() -> Vec<Operation> {
    vec![
        write(
            "matter.apply",
            |s, r| s.matters().apply(r),
            "Hands a matter in (申请), for an applicant or online by the applicant's own account.",
        ),
        write(
            "matter.tell_missing",
            |s, r| s.matters().tell_missing(r),
            "Tells the applicant once everything that is missing (一次性告知).",
        ),
        write(
            "matter.supplement",
            |s, r| s.matters().supplement(r),
            "Takes materials of a matter that come later (补正).",
        ),
        write(
            "matter.accept",
            |s, r| s.matters().accept(r),
            "Accepts a matter (受理) with a certificate, and with a promise for what follows (容缺受理).",
        ),
        write(
            "matter.refuse",
            |s, r| s.matters().refuse(r),
            "Does not accept a matter (不予受理), with a certificate and the ground.",
        ),
        write(
            "matter.fulfil_gap",
            |s, r| s.matters().fulfil_gap(r),
            "Takes materials that were promised to follow (容缺补交).",
        ),
        write(
            "matter.withdraw",
            |s, r| s.matters().withdraw(r),
            "Takes a matter back (撤回) before it is decided.",
        ),
        write(
            "matter.reveal_applicant",
            |s, r| s.matters().reveal_applicant(r),
            "Number and telephone of an applicant (查阅敏感信息); the read is logged.",
        ),
    ]
}

fn reading() -> Vec<Operation> {
    vec![
        read(
            "matter.get",
            |s, r| s.matters().get(r),
            "A matter (办件) by identifier or number, for its applicant and who reads matters there.",
        ),
        read(
            "matter.list",
            |s, r| s.matters().list(r),
            "Matters (办件清单) in scope, or one's own, without names.",
        ),
    ]
}
