//! Disputes: their mediation.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = panel();
    all.extend(record());
    all.extend(course());
    all
}

fn panel() -> Vec<Operation> {
    vec![
        write(
            "dispute.give_notice",
            |s, r| s.disputes().give_notice(r),
            "Tells parties their rights and duties (权利义务告知); mediation begins when every party was told and is willing.",
        ),
        write(
            "dispute.record_consent",
            |s, r| s.disputes().record_consent(r),
            "Records what a party says to being mediated (同意或者拒绝调解); one clear refusal ends it.",
        ),
        read(
            "dispute.check_conflicts",
            |s, r| s.disputes().check_conflicts(r),
            "Conflicts of interest (利害关系) of mediators with the parties, without names.",
        ),
        read(
            "dispute.propose_panel",
            |s, r| s.disputes().propose_panel(r),
            "A panel (调解组) that fits the scheme, with who was left out and why.",
        ),
        write(
            "dispute.assign_panel",
            |s, r| s.disputes().assign_panel(r),
            "Seats a panel (组成调解组): assigned, or chosen by the parties.",
        ),
        write(
            "dispute.replace_mediator",
            |s, r| s.disputes().replace_mediator(r),
            "Ends the seat of a mediator and may give it to another (更换调解员).",
        ),
        write("dispute.recuse", |s, r| s.disputes().recuse(r), "Ends the session's own seat (自行回避)."),
    ]
}

fn record() -> Vec<Operation> {
    vec![
        write(
            "dispute.hold_session",
            |s, r| s.disputes().hold_session(r),
            "Records a mediation session (调解会议) with its attendance.",
        ),
        write(
            "dispute.record_investigation",
            |s, r| s.disputes().record_investigation(r),
            "Records what was found out (调查).",
        ),
        write(
            "dispute.record_note",
            |s, r| s.disputes().record_note(r),
            "Records other work on a dispute (其他工作记录).",
        ),
        write(
            "dispute.invite",
            |s, r| s.disputes().invite(r),
            "Asks partners, kin, neighbours or experts to join in (邀请参与、三所联动), with the parties' consent.",
        ),
        write(
            "dispute.record_follow_up",
            |s, r| s.disputes().record_follow_up(r),
            "Records a visit after settlement (回访).",
        ),
    ]
}

fn course() -> Vec<Operation> {
    vec![
        write(
            "dispute.extend",
            |s, r| s.disputes().extend(r),
            "Extends the time limit, when every party agrees (延期).",
        ),
        write(
            "dispute.rise",
            |s, r| s.disputes().rise(r),
            "Hands a dispute up to the next level of the scheme (升级).",
        ),
        write(
            "dispute.take_over",
            |s, r| s.disputes().take_over(r),
            "Takes over a dispute that nobody looks after (接办).",
        ),
        write(
            "dispute.withdraw",
            |s, r| s.disputes().withdraw(r),
            "Ends mediation because a party does not want it any more (撤回).",
        ),
        write(
            "dispute.terminate",
            |s, r| s.disputes().terminate(r),
            "Ends mediation without agreement, the parties told of other routes (终止调解).",
        ),
    ]
}
