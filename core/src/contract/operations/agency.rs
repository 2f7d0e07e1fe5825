//! Agency services (代办、帮办).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = standing();
    all.extend(steps());
    all.extend(reading());
    all
}

fn standing() -> Vec<Operation> {
    vec![
        write(
            "agency.open",
            |s, r| s.agency().open(r),
            "Takes an agency service on (代办、帮办受理), an agency with the client's written authority; it is free of charge.",
        ),
        write(
            "agency.renew_authority",
            |s, r| s.agency().renew_authority(r),
            "Records another written authority (续签授权) of an agency.",
        ),
        write(
            "agency.revoke_authority",
            |s, r| s.agency().revoke_authority(r),
            "Takes an authority back at once (撤销授权), by the client's own account or for the client.",
        ),
        write(
            "agency.link_matter",
            |s, r| s.agency().link_matter(r),
            "Links the matter (关联办件) that was handed in for the client.",
        ),
        write(
            "agency.complete",
            |s, r| s.agency().complete(r),
            "Completes an agency service (代办办结), once every original is back.",
        ),
        write(
            "agency.end",
            |s, r| s.agency().end(r),
            "Ends an agency service that the client no longer wishes (终止代办).",
        ),
    ]
}

fn steps() -> Vec<Operation> {
    vec![
        write(
            "agency.record_step",
            |s, r| s.agency().record_step(r),
            "Records what was done for the client (代办记录).",
        ),
        write(
            "agency.take_original",
            |s, r| s.agency().take_original(r),
            "Takes an original from the client against a receipt (接收原件).",
        ),
        write(
            "agency.return_original",
            |s, r| s.agency().return_original(r),
            "Gives an original back to the client (归还原件).",
        ),
        write(
            "agency.plan_visit",
            |s, r| s.agency().plan_visit(r),
            "Plans a visit at the home of a client who can't come (预约上门).",
        ),
        write(
            "agency.record_visit",
            |s, r| s.agency().record_visit(r),
            "Records that a planned visit took place (上门记录).",
        ),
    ]
}

fn reading() -> Vec<Operation> {
    vec![
        read(
            "agency.get",
            |s, r| s.agency().get(r),
            "Shows an agency service with its client (代办、帮办详情).",
        ),
        read(
            "agency.list",
            |s, r| s.agency().list(r),
            "Lists agency services (代办、帮办列表) without names.",
        ),
        write(
            "agency.reveal_client",
            |s, r| s.agency().reveal_client(r),
            "Reveals a client's name and whole telephone (查阅服务对象信息); the read log keeps it.",
        ),
    ]
}
