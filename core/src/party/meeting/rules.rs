//! Rules of organisational life: pure functions of what the records of the day say.

use chrono::{Datelike, NaiveDate};

use super::types::{BranchMeetingKind, MeetingDecision, MeetingQuestion};
use crate::party::{OrganisationKind, Votes};
use crate::{Error, Result, Warning};

/// 支部工作条例 on meetings of members and of the committee.
const BRANCH_REGULATIONS: &str = "中国共产党支部工作条例（试行）";

/// Whether an organisation of this kind holds such meetings (RULES ): a group its own, life meetings and talks;
/// a branch everything but meetings of a group; what stands above branches no theme day, life meeting and appraisal.
pub(crate) fn holds(organisation: OrganisationKind, kind: BranchMeetingKind) -> bool {
    use BranchMeetingKind as K;
    if organisation.is_group() {
        matches!(kind, K::GroupMeeting | K::LifeMeeting | K::Talk)
    } else if organisation.is_branch() {
        kind != K::GroupMeeting
    } else {
        matches!(kind, K::MembersMeeting | K::CommitteeMeeting | K::Lecture | K::SecretaryLecture | K::Talk)
    }
}

/// Refuses a meeting that the kind of organisation does not hold; see [`holds`].
pub(crate) fn held_by(organisation: OrganisationKind, kind: BranchMeetingKind) -> Result<()> {
    if holds(organisation, kind) {
        return Ok(());
    }
    Err(Error::violation(
        "meeting.kind",
        "中国共产党支部工作条例（试行）第十一条至第十九条",
        format!("{}不召开该类会议", organisation.zh()),
        "an organisation of this kind holds no such meeting",
    )
    .at("kind")
    .with("organisation_kind", organisation.word())
    .with("kind", kind.word()))
}

/// Refuses a day after today or on which the organisation was not there.
pub(crate) fn held_on(on: NaiveDate, today: NaiveDate, there: bool) -> Result<()> {
    let refuse = |zh: &str, en: &str| {
        Err(Error::violation("meeting.day", "本库设计，法规未作规定", zh, en)
            .at("on")
            .with("on", on.to_string())
            .with("today", today.to_string()))
    };
    if on > today {
        return refuse("会议日期晚于今日，未召开的会议不能记录", "the day of the meeting is yet to come");
    }
    if !there {
        return refuse("该日组织尚未成立或者已经撤销", "the organisation was not there on that day");
    }
    Ok(())
}

/// Whether questions are put to the vote in such a meeting.
pub(crate) fn votes_in(kind: BranchMeetingKind) -> bool {
    use BranchMeetingKind as K;
    matches!(kind, K::MembersMeeting | K::CommitteeMeeting | K::GroupMeeting)
}

/// Whether enough are there: at least half of those who should be (半数以上, RULES ).
///
/// 11 should come: 6 are enough. 10: 5.
pub(crate) fn quorate(present: i64, entitled: i64) -> bool {
    entitled > 0 && 2 * present >= entitled
}

/// How many ayes a question needs: more than half of those with a vote who should be there, whoever was (RULES A-19).
pub(crate) fn needed(entitled: i64) -> i64 {
    entitled / 2 + 1
}

/// Refuses a meeting, or its votes, to which fewer than half came.
pub(crate) fn quorum(kind: BranchMeetingKind, present: i64, entitled: i64) -> Result<()> {
    if quorate(present, entitled) {
        return Ok(());
    }
    let (rule, citation) = match kind {
        BranchMeetingKind::CommitteeMeeting => ("meeting.committee_quorum", "第十二条"),
        _ => ("meeting.quorum", "第十一条"),
    };
    let least = (entitled + 1) / 2;
    Err(Error::violation(
        rule,
        format!("{BRANCH_REGULATIONS}{citation}"),
        format!("应到 {entitled} 人，实到 {present} 人，不足半数（至少 {least} 人）"),
        format!("{present} of {entitled} were there, fewer than half (at least {least})"),
    )
    .at("present")
    .with("entitled", entitled)
    .with("present", present)
    .with("needed", least))
}

/// Refuses numbers that can't be votes.
fn counted(index: usize, votes: Votes) -> Result<()> {
    let written = votes.written.unwrap_or(0);
    let numbers = [votes.entitled, votes.present, votes.ayes, votes.nays, votes.abstentions, written];
    if numbers.iter().all(|number| (0..=1_000_000).contains(number)) {
        return Ok(());
    }
    Err(Error::invalid(
        format!("questions[{index}].votes"),
        "票数应为 0 至 1000000 的整数",
        "votes are whole numbers from 0 to 1000000",
    ))
}

/// The decision on a question, or the refusal of votes that do not fit the roll (RULES A-19): those with a vote and those of
/// them who were there are what the records say; every vote is one of theirs or was sent in writing by one who was not.
pub(crate) fn decide(
    index: usize,
    question: &MeetingQuestion,
    text: String,
    entitled: i64,
    present: i64,
) -> Result<MeetingDecision> {
    let votes = question.votes;
    let written = votes.written.unwrap_or(0);
    counted(index, votes)?;
    let refuse = |zh: String, en: String| {
        Err(Error::violation("meeting.votes", format!("{BRANCH_REGULATIONS}第十一条"), zh, en)
            .at(format!("questions[{index}].votes"))
            .with("entitled", entitled)
            .with("present", present)
            .with("given_entitled", votes.entitled)
            .with("given_present", votes.present)
            .with("ayes", votes.ayes)
            .with("nays", votes.nays)
            .with("abstentions", votes.abstentions)
            .with("written", written))
    };
    if votes.entitled != entitled || votes.present != present {
        return refuse(
            format!("按当日名册应到会有表决权 {entitled} 人、实到 {present} 人，与所填不符"),
            format!("by the roll of the day {entitled} have a vote and {present} of them were there"),
        );
    }
    if votes.ayes > entitled {
        return refuse(
            format!("赞成 {} 票，多于应到会有表决权 {entitled} 人", votes.ayes),
            format!("{} ayes are more than the {entitled} with a vote", votes.ayes),
        );
    }
    if written > entitled - present {
        return refuse(
            format!("书面意见 {written} 份，多于未到会的 {} 人", entitled - present),
            format!("{written} written opinions are more than the {} who were away", entitled - present),
        );
    }
    let given = votes.ayes + votes.nays + votes.abstentions;
    if given != present + written {
        return refuse(
            format!("赞成、反对、弃权共 {given} 票，应为 {} 票", present + written),
            format!("ayes, nays and abstentions are {given}, not {}", present + written),
        );
    }
    let needed = needed(entitled);
    Ok(MeetingDecision {
        text,
        votes,
        needed,
        passed: votes.ayes >= needed,
        important_matter: question.important_matter.unwrap_or(false),
    })
}

/// Refuses somebody who was told to be there, or to be excused, without being one of the meeting.
pub(crate) fn not_on_the_roll(field: String, expected: usize) -> Error {
    Error::violation(
        "meeting.roll",
        "中国共产党支部工作条例（试行）第十一条至第十三条",
        "当日名册上没有该人，列席人员只记人数",
        "nobody of that identifier is on the roll of the day; who attends without being a member is only counted",
    )
    .at(field)
    .with("expected", i64::try_from(expected).unwrap_or(i64::MAX))
}

/// Tells of a life meeting before the last quarter (RULES A-24, generally).
pub(crate) fn late_in_the_year(on: NaiveDate, first_month: i64) -> Option<Warning> {
    (i64::from(on.month()) < first_month).then(|| {
        Warning::new(
            "meeting.life_meeting",
            "on",
            format!("组织生活会一般在 {first_month} 月以后召开"),
            format!("a life meeting is generally held from month {first_month} on"),
        )
    })
}

/// Tells that a lecture counts as an ordinary one: whoever gave it was not the secretary of the organisation on that day.
pub(crate) fn no_lecture_of_the_secretary() -> Warning {
    Warning::new(
        "meeting.secretary_lecture",
        "lecturer",
        "授课人当日不是该组织的书记，按一般党课记录",
        "the lecturer is not the secretary of the organisation on that day; this counts as an ordinary lecture",
    )
}

/// Tells of an important matter that a committee decided before the members' meeting passed it (RULES A-28).
pub(crate) fn before_the_members(index: usize) -> Warning {
    Warning::new(
        "meeting.important_matter",
        format!("questions[{index}].important_matter"),
        "村、社区重要事项决定前应当经党支部党员大会讨论，此前没有同一事项通过的记录",
        "an important matter of a community passes the members' meeting first; no such decision is on record",
    )
}

/// Reads a time of day, HH:MM; refuses anything else.
pub(crate) fn time_of_day(field: &str, text: Option<&str>) -> Result<Option<String>> {
    text.map(|text| {
        let read = chrono::NaiveTime::parse_from_str(text, "%H:%M");
        match read {
            Ok(time) if text.len() == 5 => Ok(time.format("%H:%M").to_string()),
            _ => Err(Error::invalid(field, "时间应写作 HH:MM", "a time is written HH:MM")),
        }
    })
    .transpose()
}
