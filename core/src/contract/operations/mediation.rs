//! Mediation: committees, mediators, rooms, the scheme.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = mediators();
    all.extend(bodies());
    all
}

fn mediators() -> Vec<Operation> {
    vec![
        write(
            "mediation.record_mediator",
            |s, r| s.mediation().record_mediator(r),
            "Records a people's mediator (人民调解员).",
        ),
        write(
            "mediation.amend_mediator",
            |s, r| s.mediation().amend_mediator(r),
            "Changes a mediator (人民调解员).",
        ),
        write(
            "mediation.end_mediator",
            |s, r| s.mediation().end_mediator(r),
            "Ends somebody's being a mediator (解聘、离任), once disputes and seats are handed over.",
        ),
        read(
            "mediation.get_mediator",
            |s, r| s.mediation().get_mediator(r),
            "A mediator (人民调解员) with committees, load and leave; the telephone is masked.",
        ),
        read(
            "mediation.list_mediators",
            |s, r| s.mediation().list_mediators(r),
            "Mediators (人民调解员) by committee, kind, field, language and who is free.",
        ),
        write(
            "mediation.reveal_mediator_phone",
            |s, r| s.mediation().reveal_mediator_phone(r),
            "The telephone (联系电话) of a mediator; the read is logged.",
        ),
        write(
            "mediation.engage_mediator",
            |s, r| s.mediation().engage_mediator(r),
            "Engages a mediator for a committee (聘任).",
        ),
        write(
            "mediation.end_engagement",
            |s, r| s.mediation().end_engagement(r),
            "Ends an engagement by a committee (解聘).",
        ),
        write(
            "mediation.put_leave",
            |s, r| s.mediation().put_leave(r),
            "Records a leave of a mediator (请假).",
        ),
        write(
            "mediation.cancel_leave",
            |s, r| s.mediation().cancel_leave(r),
            "Takes a leave back or ends it early (销假).",
        ),
    ]
}

fn bodies() -> Vec<Operation> {
    vec![
        write(
            "mediation.put_committee",
            |s, r| s.mediation().put_committee(r),
            "Records or changes a people's mediation committee (人民调解委员会) with its members.",
        ),
        read(
            "mediation.get_committee",
            |s, r| s.mediation().get_committee(r),
            "A mediation committee (人民调解委员会) with its members and open disputes.",
        ),
        read(
            "mediation.list_committees",
            |s, r| s.mediation().list_committees(r),
            "Mediation committees (人民调解委员会) of the street.",
        ),
        write(
            "mediation.renew_term",
            |s, r| s.mediation().renew_term(r),
            "Records the election of a mediation committee (换届): new members, a new term of three years.",
        ),
        write(
            "mediation.dissolve_committee",
            |s, r| s.mediation().dissolve_committee(r),
            "Dissolves a mediation committee (撤销) that has no open dispute.",
        ),
        write(
            "mediation.put_room",
            |s, r| s.mediation().put_room(r),
            "Records or changes a personal studio or dispatched room (个人调解工作室、派驻调解室).",
        ),
        read(
            "mediation.list_rooms",
            |s, r| s.mediation().list_rooms(r),
            "Rooms of mediation (个人调解工作室、派驻调解室).",
        ),
        write(
            "mediation.close_room",
            |s, r| s.mediation().close_room(r),
            "Closes a room of mediation (调解室).",
        ),
        write(
            "mediation.put_scheme",
            |s, r| s.mediation().put_scheme(r),
            "Sets the street's scheme of mediation (调解方案): levels, forces, panels, elders, partners.",
        ),
        read(
            "mediation.list_schemes",
            |s, r| s.mediation().list_schemes(r),
            "Schemes of mediation (调解方案), or the one of a day.",
        ),
    ]
}
