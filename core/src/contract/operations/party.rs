//! Party organisations, their posts, hubs and schemes.

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "party.propose",
            |s, r| s.party().propose(r),
            "Applies for a Party organisation (申请成立党组织).",
        ),
        write("party.reply", |s, r| s.party().reply(r), "Replies to an application (批复)."),
        write(
            "party.establish",
            |s, r| s.party().establish(r),
            "Holds the first meeting of an approved organisation: it is there from that day (成立).",
        ),
        write("party.file", |s, r| s.party().file(r), "Files a founding with the superior (备案)."),
        write(
            "party.found",
            |s, r| s.party().found(r),
            "Founds an organisation by decision of the superior, or enters an older one (上级决定、补录).",
        ),
        write("party.amend", |s, r| s.party().amend(r), "Changes an organisation from a day on."),
        write(
            "party.change_parent",
            |s, r| s.party().change_parent(r),
            "Puts an organisation below another one from a day on (调整隶属关系).",
        ),
        write("party.merge", |s, r| s.party().merge(r), "Lets organisations go up in another one (合并)."),
        write("party.split", |s, r| s.party().split(r), "Splits a branch (分设)."),
        write("party.dissolve", |s, r| s.party().dissolve(r), "Ends an organisation (撤销)."),
        read("party.get", |s, r| s.party().get(r), "Reads an organisation with the posts of a day (党组织)."),
        read("party.list", |s, r| s.party().list(r), "Lists organisations."),
        read("party.tree", |s, r| s.party().tree(r), "Reads the tree of a day (组织架构)."),
        write(
            "party.appoint",
            |s, r| s.party().appoint(r),
            "Gives a member a post of an organisation (任职).",
        ),
        write("party.end_post", |s, r| s.party().end_post(r), "Ends a post of an organisation (免职)."),
        read("party.list_posts", |s, r| s.party().list_posts(r), "Lists posts of organisations."),
        write(
            "party.appoint_hub",
            |s, r| s.party().appoint_hub(r),
            "Makes a member's home a hub (党员中心户).",
        ),
        write(
            "party.assign_households",
            |s, r| s.party().assign_households(r),
            "Says which households a hub looks after from a day on (联系户).",
        ),
        write("party.end_hub", |s, r| s.party().end_hub(r), "Ends a hub."),
        read("party.list_hubs", |s, r| s.party().list_hubs(r), "Lists the hubs of a day."),
        write(
            "party.put_scheme",
            |s, r| s.party().put_scheme(r),
            "Sets the tiers and the label of a scheme (架构方案).",
        ),
        read(
            "party.review",
            |s, r| s.party().review(r),
            "Lists every organisation that breaks a hard rule or departs from what generally is (体检).",
        ),
        read(
            "party.reminders",
            |s, r| s.party().reminders(r),
            "Lists what falls due: terms, meetings, probations, letters, branches too small or too large (提醒).",
        ),
        read("party.figures", |s, r| s.party().figures(r), "Tells the figures of the network (网络指标)."),
        read("party.list_schemes", |s, r| s.party().list_schemes(r), "Lists schemes, or those of a day."),
    ]
}
