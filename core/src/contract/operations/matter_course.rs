//! Matters (办件): their handling and end.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = handling();
    all.extend(time());
    all
}

fn handling() -> Vec<Operation> {
    vec![
        write(
            "matter.pause",
            |s, r| s.matters().pause(r),
            "Stops the limits of a matter (中止计时) for a hearing, an inspection and the like, as told in writing.",
        ),
        write(
            "matter.resume",
            |s, r| s.matters().resume(r),
            "Lets the limits of a matter run on (恢复计时).",
        ),
        write(
            "matter.extend",
            |s, r| s.matters().extend(r),
            "Gives a matter more time by the head of the organ, once (延长期限).",
        ),
        write(
            "matter.record_check",
            |s, r| s.matters().record_check(r),
            "Records a check on the spot by at least two officers (实地核查).",
        ),
        write(
            "matter.ask_opinion",
            |s, r| s.matters().ask_opinion(r),
            "Asks another office for its opinion on a matter (征求意见).",
        ),
        write(
            "matter.give_opinion",
            |s, r| s.matters().give_opinion(r),
            "Gives the opinion of an office that was asked (反馈意见).",
        ),
        write(
            "matter.decide",
            |s, r| s.matters().decide(r),
            "Decides a matter (作出决定) by the power of its office.",
        ),
        write(
            "matter.deliver",
            |s, r| s.matters().deliver(r),
            "Records that the result reached the applicant (送达办结).",
        ),
    ]
}

fn time() -> Vec<Operation> {
    vec![
        write(
            "matter.renewals",
            |s, r| s.matters().renewals(r),
            "Deems renewals granted that nobody decided before the licence expired (视为准予延续).",
        ),
        write(
            "matter.sweep",
            |s, r| s.matters().sweep(r),
            "For schedulers: deems accepted, lets lapse and deems renewed what the passing of days settles (期限巡检).",
        ),
        read(
            "matter.deadlines",
            |s, r| s.matters().deadlines(r),
            "Open matters on which an office must act by a day, soonest first (期限清单), without names.",
        ),
        read(
            "matter.due",
            |s, r| s.matters().due(r),
            "How both limits of a matter were counted, with each pause and extension (时限说明).",
        ),
    ]
}
