//! Joint governance.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = committee();
    all.extend(meetings());
    all.extend(lists());
    all
}

fn committee() -> Vec<Operation> {
    vec![
        write(
            "governance.put_committee",
            |s, r| s.governance().put_committee(r),
            "Records or changes a community's big committee (社区大党委).",
        ),
        read(
            "governance.get_committee",
            |s, r| s.governance().get_committee(r),
            "A big committee (社区大党委) with its seats and member units of a day.",
        ),
        read(
            "governance.list_committees",
            |s, r| s.governance().list_committees(r),
            "Big committees (社区大党委) in scope.",
        ),
        write(
            "governance.seat",
            |s, r| s.governance().seat(r),
            "Gives a Party member a seat on a big committee (大党委委员), full-time or part-time.",
        ),
        write(
            "governance.end_seat",
            |s, r| s.governance().end_seat(r),
            "Ends a seat on a big committee (大党委委员).",
        ),
        write(
            "governance.admit_unit",
            |s, r| s.governance().admit_unit(r),
            "Admits a body as a member unit (成员单位) of a big committee.",
        ),
        write(
            "governance.release_unit",
            |s, r| s.governance().release_unit(r),
            "Lets a member unit (成员单位) go once nothing that it has is open.",
        ),
        write(
            "governance.reveal_contact",
            |s, r| s.governance().reveal_contact(r),
            "The telephone (联系电话) of a member unit; the read is logged.",
        ),
        read(
            "governance.list_units",
            |s, r| s.governance().list_units(r),
            "Member units (成员单位) of a day, their telephones masked.",
        ),
        read(
            "governance.summary",
            |s, r| s.governance().summary(r),
            "Joint governance (党建共治) in figures: units, meetings, tasks, entries and projects.",
        ),
    ]
}

fn meetings() -> Vec<Operation> {
    vec![
        write(
            "governance.hold_meeting",
            |s, r| s.governance().hold_meeting(r),
            "Records a joint meeting (党建联席会议) with its resolutions and tasks.",
        ),
        read(
            "governance.get_meeting",
            |s, r| s.governance().get_meeting(r),
            "A joint meeting (党建联席会议) with its tasks as they stand.",
        ),
        read(
            "governance.list_meetings",
            |s, r| s.governance().list_meetings(r),
            "Joint meetings (党建联席会议) in scope.",
        ),
        write(
            "governance.report_task",
            |s, r| s.governance().report_task(r),
            "Takes what a unit reports on a task (任务反馈), with evidence.",
        ),
        write(
            "governance.review_task",
            |s, r| s.governance().review_task(r),
            "Finds a reported task done (办结) or returns it (退回).",
        ),
        write(
            "governance.extend_task",
            |s, r| s.governance().extend_task(r),
            "Gives a task a later last day (延期).",
        ),
        write(
            "governance.hand_over_task",
            |s, r| s.governance().hand_over_task(r),
            "Hands a task over to another member unit (转交).",
        ),
        write("governance.cancel_task", |s, r| s.governance().cancel_task(r), "Gives a task up (撤销)."),
        read(
            "governance.list_tasks",
            |s, r| s.governance().list_tasks(r),
            "Tasks (议定任务) by committee, unit, state and lateness.",
        ),
    ]
}

fn lists() -> Vec<Operation> {
    vec![
        write(
            "governance.put_entry",
            |s, r| s.governance().put_entry(r),
            "Records or changes an entry of the list of resources or needs (资源清单、需求清单).",
        ),
        write(
            "governance.withdraw_entry",
            |s, r| s.governance().withdraw_entry(r),
            "Withdraws a resource or a need (撤回).",
        ),
        read(
            "governance.list_entries",
            |s, r| s.governance().list_entries(r),
            "Entries of the lists of resources and needs (资源清单、需求清单).",
        ),
        read(
            "governance.match_entries",
            |s, r| s.governance().match_entries(r),
            "The resources that fit each open need (供需对接), best first, with the reasons.",
        ),
        write(
            "governance.start_project",
            |s, r| s.governance().start_project(r),
            "Starts a project for a need (派单), which takes its quantity off the resources.",
        ),
        write(
            "governance.accept_project",
            |s, r| s.governance().accept_project(r),
            "The unit accepts a project (接单).",
        ),
        write(
            "governance.finish_project",
            |s, r| s.governance().finish_project(r),
            "Finishes a project with its result (完成).",
        ),
        write(
            "governance.rate_project",
            |s, r| s.governance().rate_project(r),
            "Rates a finished project from 1 to 5, once (评单).",
        ),
        write(
            "governance.cancel_project",
            |s, r| s.governance().cancel_project(r),
            "Gives a project up (取消); what it had taken goes back.",
        ),
        read(
            "governance.list_projects",
            |s, r| s.governance().list_projects(r),
            "Projects (项目清单) by committee, unit and state.",
        ),
    ]
}
