//! Disputes: intake and reading.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = intake();
    all.extend(parties());
    all.extend(reading());
    all
}

fn intake() -> Vec<Operation> {
    vec![
        write(
            "dispute.register",
            |s, r| s.disputes().register(r),
            "Registers a dispute (纠纷登记) with its parties, from an application or from what is handed over.",
        ),
        write(
            "dispute.accept",
            |s, r| s.disputes().accept(r),
            "Accepts a dispute (受理): its number, its mediator and its time limit.",
        ),
        write(
            "dispute.refuse",
            |s, r| s.disputes().refuse(r),
            "Does not take a dispute up (不予受理), with the ground and the other routes.",
        ),
        write(
            "dispute.transfer",
            |s, r| s.disputes().transfer(r),
            "Hands a dispute to another committee (移送) before it is mediated.",
        ),
        write(
            "dispute.report_risk",
            |s, r| s.disputes().report_risk(r),
            "Records steps against the escalation of a dispute and its report (防激化措施与报告).",
        ),
        write(
            "dispute.open_case",
            |s, r| s.disputes().open_case(r),
            "Hands a need that mediation found in as a case (调处中发现诉求), without names.",
        ),
        write(
            "dispute.close_case",
            |s, r| s.disputes().close_case(r),
            "Reports the outcome of a dispute as the result of its case (办结关联案件).",
        ),
    ]
}

fn parties() -> Vec<Operation> {
    vec![
        write(
            "dispute.add_party",
            |s, r| s.disputes().add_party(r),
            "Adds a party to a dispute (追加当事人).",
        ),
        write(
            "dispute.amend_party",
            |s, r| s.disputes().amend_party(r),
            "Changes number, contact or account of a party (变更当事人信息).",
        ),
        write(
            "dispute.set_agent",
            |s, r| s.disputes().set_agent(r),
            "Records who speaks for a party (代理人、监护人).",
        ),
        write(
            "dispute.remove_agent",
            |s, r| s.disputes().remove_agent(r),
            "Records that nobody speaks for a party any more (解除代理).",
        ),
        write(
            "dispute.drop_party",
            |s, r| s.disputes().drop_party(r),
            "Takes a party off a dispute before it is mediated (撤回当事人).",
        ),
        write(
            "dispute.reveal_party",
            |s, r| s.disputes().reveal_party(r),
            "Number, birth date and telephone of a party (查阅敏感信息); the read is logged.",
        ),
    ]
}

fn reading() -> Vec<Operation> {
    vec![
        read(
            "dispute.get",
            |s, r| s.disputes().get(r),
            "A dispute (纠纷) as the session's standing lets it be seen.",
        ),
        read(
            "dispute.list",
            |s, r| s.disputes().list(r),
            "Disputes (纠纷清单) in scope, or one's own, without names.",
        ),
        read(
            "dispute.find_by_case",
            |s, r| s.disputes().find_by_case(r),
            "The disputes of a case (关联纠纷), without names.",
        ),
        read(
            "dispute.list_entries",
            |s, r| s.disputes().list_entries(r),
            "The record of a dispute (调解工作记录) for those who may know it.",
        ),
    ]
}
