//! Party members: transfer of the relation, members here for a time, dues and study.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "member.apply_transfer",
            |s, r| s.members().apply_transfer(r),
            "Applies for a letter to another organisation (组织关系转接).",
        ),
        write(
            "member.issue_letter",
            |s, r| s.members().issue_letter(r),
            "Issues a letter in three parts (开具介绍信).",
        ),
        write(
            "member.receive_letter",
            |s, r| s.members().receive_letter(r),
            "Accepts a letter at the receiving branch (接收).",
        ),
        write(
            "member.return_receipt",
            |s, r| s.members().return_receipt(r),
            "Notes that the receipt is back (回执) and moves the relation.",
        ),
        write(
            "member.reissue_letter",
            |s, r| s.members().reissue_letter(r),
            "Issues a letter again after it expired or was lost (重新开具).",
        ),
        write(
            "member.withdraw_transfer",
            |s, r| s.members().withdraw_transfer(r),
            "Gives a transfer up (撤回转接).",
        ),
        read(
            "member.list_letters",
            |s, r| s.members().list_letters(r),
            "Lists letters, oldest first; those about to expire.",
        ),
        read("member.get_letter", |s, r| s.members().get_letter(r), "Reads one letter (介绍信)."),
        write(
            "member.report_in",
            |s, r| s.members().report_in(r),
            "Records a mobile or double-reporting member (流动党员、双报到).",
        ),
        write(
            "member.end_report",
            |s, r| s.members().end_report(r),
            "Ends the record of a mobile or double-reporting member.",
        ),
        write(
            "member.go_away",
            |s, r| s.members().go_away(r),
            "Notes that a member is away for a time (外出流动).",
        ),
        write("member.come_back", |s, r| s.members().come_back(r), "Notes that a member is back (返回)."),
        write(
            "member.record_service",
            |s, r| s.members().record_service(r),
            "Records service of a double-reporting member (双报到服务).",
        ),
        write(
            "member.set_income",
            |s, r| s.members().set_income(r),
            "Notes the income that dues are reckoned from (月收入); no answer tells it.",
        ),
        write("member.pay_dues", |s, r| s.members().pay_dues(r), "Records dues that were paid (交纳党费)."),
        read(
            "member.list_dues",
            |s, r| s.members().list_dues(r),
            "Lists what members owe and paid, month by month (党费台账).",
        ),
        write(
            "member.record_study",
            |s, r| s.members().record_study(r),
            "Records hours of study (学习培训学时).",
        ),
        read(
            "member.list_study",
            |s, r| s.members().list_study(r),
            "Lists how the year of members stands: study or service (学时统计).",
        ),
    ]
}
