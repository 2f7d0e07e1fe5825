//! Agreements.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = drafting();
    all.extend(life());
    all
}

fn drafting() -> Vec<Operation> {
    vec![
        write(
            "agreement.reach",
            |s, r| s.agreements().reach(r),
            "Records what the parties of a dispute agreed on (达成调解协议), in writing or orally.",
        ),
        write(
            "agreement.amend",
            |s, r| s.agreements().amend(r),
            "Changes an agreement (调解协议) before it takes effect; who signed it signs anew.",
        ),
        write(
            "agreement.sign",
            |s, r| s.agreements().sign(r),
            "Records that a party signed an agreement (当事人签名、盖章、按指印).",
        ),
        write(
            "agreement.sign_mediator",
            |s, r| s.agreements().sign_mediator(r),
            "Records that a mediator of the panel signed an agreement (调解员签名).",
        ),
        write(
            "agreement.seal",
            |s, r| s.agreements().seal(r),
            "Records that the committee sealed an agreement (加盖人民调解委员会印章).",
        ),
        write(
            "agreement.abandon",
            |s, r| s.agreements().abandon(r),
            "Gives an agreement (调解协议) up before it takes effect; mediation goes on.",
        ),
    ]
}

fn life() -> Vec<Operation> {
    vec![
        read(
            "agreement.get",
            |s, r| s.agreements().get(r),
            "An agreement (调解协议), for those who may know the dispute.",
        ),
        read(
            "agreement.list",
            |s, r| s.agreements().list(r),
            "Agreements (调解协议) in scope, without names and contents.",
        ),
        write(
            "agreement.record_performance",
            |s, r| s.agreements().record_performance(r),
            "Records that a duty of an agreement was performed (协议履行).",
        ),
        write(
            "agreement.record_breach",
            |s, r| s.agreements().record_breach(r),
            "Records that a duty of an agreement was not performed by its last day (协议未履行).",
        ),
        write(
            "agreement.request_confirmation",
            |s, r| s.agreements().request_confirmation(r),
            "Records that all parties together asked the court to confirm an agreement (申请司法确认).",
        ),
        write(
            "agreement.record_confirmation",
            |s, r| s.agreements().record_confirmation(r),
            "Records what came of a request for judicial confirmation (司法确认结果).",
        ),
        write(
            "agreement.settle_police",
            |s, r| s.agreements().settle_police(r),
            "Records that the police spare a penalty because an agreement was performed (治安案件).",
        ),
    ]
}
