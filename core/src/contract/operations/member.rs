//! Party members.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = book();
    all.extend(development());
    all
}

/// The book of members.
fn book() -> Vec<Operation> {
    vec![
        write(
            "member.record",
            |s, r| s.members().record(r),
            "Enters a member or applicant as the papers have it (党员信息补录).",
        ),
        write(
            "member.amend",
            |s, r| s.members().amend(r),
            "Changes a member's particulars, observation or contact (修改党员信息).",
        ),
        write(
            "member.assign_group",
            |s, r| s.members().assign_group(r),
            "Puts a member into a group of the branch, or takes the member out (编入党小组).",
        ),
        read("member.get", |s, r| s.members().get(r), "Shows a member, masked, as of any day (党员信息)."),
        read(
            "member.list",
            |s, r| s.members().list(r),
            "Lists members within reach, as of any day (党员名册).",
        ),
        write(
            "member.reveal",
            |s, r| s.members().reveal(r),
            "Reveals a member's sensitive fields for a declared purpose; the read is logged (查阅敏感信息).",
        ),
    ]
}

/// The way into the Party, and out of it.
fn development() -> Vec<Operation> {
    vec![
        write(
            "member.apply",
            |s, r| s.members().apply(r),
            "Records an application for membership (入党申请).",
        ),
        write(
            "member.record_talk",
            |s, r| s.members().record_talk(r),
            "Records the branch's talk with an applicant (派人谈话).",
        ),
        write(
            "member.make_activist",
            |s, r| s.members().make_activist(r),
            "Makes an applicant an activist (确定入党积极分子).",
        ),
        write(
            "member.review_activist",
            |s, r| s.members().review_activist(r),
            "Records the half-yearly review of an activist (积极分子考察).",
        ),
        write(
            "member.make_target",
            |s, r| s.members().make_target(r),
            "Makes an activist a target of development (确定发展对象).",
        ),
        write(
            "member.resolve",
            |s, r| s.members().resolve(r),
            "Records a branch meeting's resolution about a person, which waits for the superior committee (支部决议).",
        ),
        write(
            "member.decide",
            |s, r| s.members().decide(r),
            "Records the superior committee's decision on the waiting resolution (上级审批).",
        ),
        write(
            "member.suspend",
            |s, r| s.members().suspend(r),
            "Suspends the membership of one who is out of contact (停止党籍).",
        ),
        write("member.restore", |s, r| s.members().restore(r), "Restores a suspended membership (恢复党籍)."),
        write(
            "member.close_record",
            |s, r| s.members().close_record(r),
            "Closes the record of one who died, gave up or has gone (记录终结).",
        ),
    ]
}
