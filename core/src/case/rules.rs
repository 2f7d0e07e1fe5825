//! The rules of a case's life: pure functions of what is stored, what is asked, the rulebook and the time.

use crate::access::Capability;
use crate::calendar::{HandlingClock, Limit, LimitUnit, NaturalPeriod, Pause};
use crate::rulebook::RulesInForce;
use crate::{Error, Result, Timestamp, Warning, code};

use super::configuration::CaseConfiguration;
use super::types::{Case, CaseOutcome, CaseState, CaseTier, Satisfaction};

/// What is asked of a case.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Step<'a> {
    Verify { note: Option<&'a str> },
    File { category: Option<&'a str> },
    Refuse { reason: &'a str },
    Dispatch { office: Option<&'a str>, arbitrated: bool, note: Option<&'a str> },
    Accept { note: Option<&'a str> },
    Return { reason: &'a str },
    Report { outcome: CaseOutcome, result: &'a str },
    Inspect { passed: bool, note: Option<&'a str> },
    Close { note: Option<&'a str> },
    FollowUp { reached: bool, resolved: Option<bool>, satisfaction: Option<Satisfaction> },
    Reopen { reason: &'a str },
    Suspend { reason: &'a str },
    Resume { reason: &'a str },
    Withdraw { reason: &'a str },
    Extend { working_days: u32, reason: &'a str },
}

/// The ground on which a step is decided.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Ground<'a> {
    pub(crate) now: Timestamp,
    pub(crate) actor: &'a str,
    pub(crate) street: &'a str,
    pub(crate) rules: &'a RulesInForce,
    pub(crate) configuration: &'a CaseConfiguration,
    /// The stops of the case's clock so far.
    pub(crate) pauses: &'a [Pause],
}

/// What a step comes to.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Decision {
    pub(crate) case: Case,
    /// What the ledger keeps beside the states.
    pub(crate) note: Option<String>,
    pub(crate) warnings: Vec<Warning>,
}

impl Step<'_> {
    /// The word of the step, as in `case.verify`.
    pub(crate) fn word(&self) -> &'static str {
        match self {
            Self::Verify { .. } => "verify",
            Self::File { .. } => "file",
            Self::Refuse { .. } => "refuse",
            Self::Dispatch { .. } => "dispatch",
            Self::Accept { .. } => "accept",
            Self::Return { .. } => "return",
            Self::Report { .. } => "report",
            Self::Inspect { .. } => "inspect",
            Self::Close { .. } => "close",
            Self::FollowUp { .. } => "follow_up",
            Self::Reopen { .. } => "reopen",
            Self::Suspend { .. } => "suspend",
            Self::Resume { .. } => "resume",
            Self::Withdraw { .. } => "withdraw",
            Self::Extend { .. } => "extend",
        }
    }

    /// What its caller must be able to do.
    pub(crate) fn capability(&self) -> Capability {
        match self {
            Self::Verify { .. } => Capability::VerifyCase,
            Self::Accept { .. } | Self::Return { .. } | Self::Report { .. } => Capability::HandleCases,
            _ => Capability::ManageCases,
        }
    }

    /// The state after the step from `state`; `None` when the step is not allowed there.
    pub(crate) fn leads(&self, state: CaseState) -> Option<CaseState> {
        use CaseState as S;
        match (self, state) {
            (Self::Verify { .. }, S::Submitted) => Some(S::Verified),
            (Self::File { .. }, S::Submitted | S::Verified) => Some(S::Filed),
            (Self::Refuse { .. }, S::Submitted | S::Verified) => Some(S::Refused),
            (Self::Dispatch { .. }, S::Filed | S::Returned) => Some(S::Dispatched),
            (Self::Accept { .. }, S::Dispatched) => Some(S::Handling),
            (Self::Return { .. }, S::Dispatched) => Some(S::Returned),
            (Self::Report { .. }, S::Handling) => Some(S::Reported),
            (Self::Inspect { passed: true, .. }, S::Reported) => Some(S::Inspected),
            (Self::Inspect { passed: false, .. }, S::Reported) => Some(S::Handling),
            (Self::Close { .. }, S::Inspected) => Some(S::Closed),
            (Self::FollowUp { .. }, S::Closed) => Some(S::Closed),
            (Self::Reopen { .. }, S::Closed) => Some(S::Filed),
            (Self::Suspend { .. }, S::Handling) => Some(S::Suspended),
            (Self::Resume { .. }, S::Suspended) => Some(S::Handling),
            (Self::Extend { .. }, S::Handling) => Some(S::Handling),
            (Self::Withdraw { .. }, S::Submitted | S::Verified | S::Filed | S::Dispatched | S::Returned) => {
                Some(S::Withdrawn)
            }
            _ => None,
        }
    }
}

/// Decides a step: the case as it will be, or why not.
pub(crate) fn decide(before: &Case, step: &Step<'_>, ground: &Ground<'_>) -> Result<Decision> {
    let state = step.leads(before.state).ok_or_else(|| wrong_state(before, step))?;
    let mut case = before.clone();
    case.state = state;
    case.revision += 1;
    let mut warnings = Vec::new();
    let note = match *step {
        Step::Verify { note } => {
            case.verified_at = Some(ground.now);
            note
        }
        Step::File { category } => {
            file(&mut case, category, ground)?;
            None
        }
        Step::Refuse { reason } | Step::Withdraw { reason } => {
            case.closed_at = Some(ground.now);
            Some(reason)
        }
        Step::Dispatch { office, arbitrated, note } => {
            dispatch(&mut case, office, arbitrated, ground, &mut warnings)?;
            note
        }
        Step::Accept { note } => {
            accept(&mut case, ground);
            note
        }
        Step::Return { reason } => {
            may_return(before, ground)?;
            case.returns += 1;
            (case.accept_due_at, case.due_at) = (None, None);
            Some(reason)
        }
        Step::Report { outcome, result } => {
            case.outcome = Some(outcome);
            case.reported_at = Some(ground.now);
            case.reported_by = Some(ground.actor.to_owned());
            case.on_time = case.due_at.map(|due| ground.now <= due);
            Some(result)
        }
        Step::Inspect { passed, note } => {
            inspect(&mut case, passed, ground)?;
            note
        }
        Step::Close { note } => {
            case.closed_at = Some(ground.now);
            case.overdue = false;
            note
        }
        Step::FollowUp { reached, resolved, satisfaction } => {
            follow_up(&mut case, reached, resolved, satisfaction, ground)?;
            None
        }
        Step::Reopen { reason } => {
            reopen(&mut case, before, ground)?;
            Some(reason)
        }
        Step::Suspend { reason } => {
            case.suspended_at = Some(ground.now);
            case.due_at = None;
            Some(reason)
        }
        Step::Resume { reason } => {
            case.suspended_at = None;
            case.due_at = Some(due(&case, ground)?);
            Some(reason)
        }
        Step::Extend { working_days, reason } => {
            extend(&mut case, working_days, ground)?;
            Some(reason)
        }
    };
    Ok(Decision { case, note: note.map(str::to_owned), warnings })
}

fn wrong_state(case: &Case, step: &Step<'_>) -> Error {
    let allowed: Vec<&str> = CaseState::ALL
        .iter()
        .filter(|state| step.leads(**state).is_some())
        .map(|state| state.word())
        .collect();
    Error::conflict(
        code::CONFLICT_STATE,
        format!("案件当前状态为 {}，不能执行该步骤；可执行的状态：{}", case.state.word(), allowed.join("、")),
        format!("the case is {}, {} is possible in: {}", case.state.word(), step.word(), allowed.join(", ")),
    )
    .with("state", case.state.word())
    .with("allowed", allowed)
}

fn file(case: &mut Case, category: Option<&str>, ground: &Ground<'_>) -> Result<()> {
    if let Some(category) = category {
        let category = ground.configuration.usable_category(category)?;
        case.category.clone_from(&category.code);
        case.tier = category.tier;
    }
    case.filed_at = Some(ground.now);
    Ok(())
}

/// The limit of a case by its category, or by its tier (RULES C-13; `case.deadline.*`).
pub(crate) fn handling_limit(case: &Case, ground: &Ground<'_>) -> Result<Limit> {
    let category = ground.configuration.categories.get(&case.category);
    // A tier that was chosen for the one case goes before the category's own limit.
    if let Some(limit) =
        category.filter(|category| category.tier == case.tier).and_then(|c| c.limit.as_deref())
    {
        return Limit::parse("limit", limit);
    }
    let rule = match case.tier {
        CaseTier::Emergency => "case.deadline.emergency",
        CaseTier::Urgent => "case.deadline.urgent",
        CaseTier::Ordinary => "case.deadline.ordinary",
        CaseTier::Complex => "case.deadline.complex",
    };
    ground.rules.rulebook.limit(rule, "limit", ground.street, ground.now.date())
}

fn dispatch(
    case: &mut Case,
    office: Option<&str>,
    arbitrated: bool,
    ground: &Ground<'_>,
    warnings: &mut Vec<Warning>,
) -> Result<()> {
    let routed = case.office.clone();
    let chosen = office.or(routed.as_deref()).ok_or_else(|| {
        Error::invalid(
            "office",
            "没有派单规则可循，须指定承办单位",
            "no routing rule fits; an office must be named",
        )
    })?;
    let office = ground.configuration.open_office(chosen, ground.now.date()).ok_or_else(|| {
        Error::invalid("office", "没有该承办单位，或已撤销且无接续单位", "there is no such office in force")
            .with_code("office", chosen)
    })?;
    if case.returns >= returns_allowed(ground)? && !arbitrated {
        return Err(ground
            .rules
            .rulebook
            .violation(
                "case.return.maximum",
                ground.now.date(),
                "退回已达上限，须由街道裁定承办单位（arbitrated）",
                "returned as often as allowed: the street rules who handles it (arbitrated)",
            )
            .with("returns", case.returns));
    }
    if routed.as_deref() != Some(office.code.as_str()) && routed.is_some() {
        warnings.push(Warning::new(
            "case.routing.at_once",
            "office",
            "所选承办单位与派单规则不一致",
            "the office is not the one that the routing rules name",
        ));
    }
    if routed.as_deref() != Some(office.code.as_str()) {
        "dispatch".clone_into(&mut case.routing);
    }
    case.office = Some(office.code.clone());
    case.arbitrated = arbitrated;
    case.dispatched_at = Some(ground.now);
    case.ordered_at = case.ordered_at.or(Some(ground.now));
    (case.accepted_at, case.handler) = (None, None);
    let accept =
        ground.rules.rulebook.limit("case.deadline.accept", "limit", ground.street, ground.now.date())?;
    case.accept_due_at = Some(ends(HandlingClock::new(ground.now, accept), ground)?);
    case.limit = Some(handling_limit(case, ground)?.to_string());
    (case.extensions, case.extended_days) = (0, 0);
    case.overdue = false;
    case.due_at = Some(due(case, &Ground { pauses: &[], ..*ground })?);
    Ok(())
}

/// Where the handling clock of a dispatched case ends, with its pauses and extensions.
pub(crate) fn due(case: &Case, ground: &Ground<'_>) -> Result<Timestamp> {
    let (Some(started), Some(limit)) = (case.dispatched_at, case.limit.as_deref()) else {
        return Err(Error::internal("only a dispatched case has a limit"));
    };
    let mut clock = HandlingClock::new(started, Limit::parse("limit", limit)?);
    clock.pauses = ground.pauses.iter().copied().filter(|pause| pause.from >= started).collect();
    if case.extended_days > 0 {
        clock.extensions.push(Limit::new(case.extended_days, LimitUnit::WorkingDay));
    }
    ends(clock, ground)
}

fn ends(clock: HandlingClock, ground: &Ground<'_>) -> Result<Timestamp> {
    clock.due(ground.now, &ground.rules.calendar, &ground.rules.hours).map(|deadline| deadline.at)
}

fn accept(case: &mut Case, ground: &Ground<'_>) {
    case.accepted_at = Some(ground.now);
    case.handler = Some(ground.actor.to_owned());
    // The response rate counts an order once: by the office that accepts it first.
    if case.in_time.is_none() {
        case.in_time = case.accept_due_at.map(|due| ground.now <= due);
    }
}

fn returns_allowed(ground: &Ground<'_>) -> Result<u32> {
    let count =
        ground.rules.rulebook.integer("case.return.maximum", "count", ground.street, ground.now.date())?;
    Ok(u32::try_from(count).unwrap_or(0))
}

fn may_return(case: &Case, ground: &Ground<'_>) -> Result<()> {
    let allowed = returns_allowed(ground)?;
    if case.arbitrated {
        return Err(ground.rules.rulebook.violation(
            "case.first_receiver",
            ground.now.date(),
            "承办单位已由街道裁定，不得再退回",
            "the street has ruled which office handles it; it can't be returned",
        ));
    }
    if case.returns >= allowed {
        return Err(ground
            .rules
            .rulebook
            .violation(
                "case.return.maximum",
                ground.now.date(),
                format!("已退回 {} 次，上限 {allowed} 次", case.returns),
                format!("returned {} times, {allowed} at most", case.returns),
            )
            .with("returns", case.returns)
            .with("maximum", allowed));
    }
    Ok(())
}

fn inspect(case: &mut Case, passed: bool, ground: &Ground<'_>) -> Result<()> {
    let handled = [case.handler.as_deref(), case.reported_by.as_deref()];
    if handled.contains(&Some(ground.actor)) {
        return Err(ground.rules.rulebook.violation(
            "case.inspection.separate",
            ground.now.date(),
            "核查人不得为该事项的办理人",
            "who inspects a case has not handled it",
        ));
    }
    if passed {
        case.inspected_at = Some(ground.now);
    } else {
        case.reworks += 1;
        (case.reported_at, case.reported_by, case.on_time, case.outcome) = (None, None, None, None);
    }
    Ok(())
}

fn follow_up(
    case: &mut Case,
    reached: bool,
    resolved: Option<bool>,
    satisfaction: Option<Satisfaction>,
    ground: &Ground<'_>,
) -> Result<()> {
    if case.anonymous {
        return Err(ground.rules.rulebook.violation(
            "case.anonymous",
            ground.now.date(),
            "匿名诉求不回访，不计入解决率、满意率",
            "an anonymous request is not called back and stays out of the rates",
        ));
    }
    if reached != resolved.is_some() || reached != satisfaction.is_some() {
        let field = if reached == resolved.is_some() { "satisfaction" } else { "resolved" };
        return Err(Error::invalid(
            field,
            "联系上的，应记录是否解决和满意度；未联系上的，不应填写",
            "solved and satisfaction are told by who was reached, and by nobody else",
        ));
    }
    case.followed_up_at = Some(ground.now);
    (case.reached, case.resolved, case.satisfaction) = (Some(reached), resolved, satisfaction);
    Ok(())
}

/// Reopens within the window, counted from the stored closing (RULES: PEERS pain 3; `case.reopen.window`).
fn reopen(case: &mut Case, before: &Case, ground: &Ground<'_>) -> Result<()> {
    let today = ground.now.date();
    let book = &ground.rules.rulebook;
    let maximum = book.integer("case.reopen.window", "maximum", ground.street, today)?;
    if i64::from(before.reopens) >= maximum {
        return Err(book
            .violation(
                "case.reopen.window",
                today,
                format!("已重办 {} 次，上限 {maximum} 次", before.reopens),
                format!("reopened {} times, {maximum} at most", before.reopens),
            )
            .with("reopens", before.reopens)
            .with("maximum", maximum));
    }
    let closed = before.closed_at.ok_or_else(|| Error::internal("a closed case has its closing time"))?;
    let window = book.limit("case.reopen.window", "window", ground.street, today)?;
    let last = window_end(closed, window, ground)?;
    if ground.now > last {
        return Err(book
            .violation(
                "case.reopen.window",
                today,
                format!("重办期限为 {}，自结案次日起算，已于 {last} 届满", window.zh()),
                format!("the window of {window} after closing ended at {last}"),
            )
            .with("closed_at", closed.to_string())
            .with("window_end", last.to_string()));
    }
    case.reopens += 1;
    (case.closed_at, case.reported_at, case.reported_by, case.inspected_at) = (None, None, None, None);
    (case.on_time, case.outcome, case.arbitrated) = (None, None, false);
    (case.accepted_at, case.handler, case.accept_due_at, case.due_at) = (None, None, None, None);
    (case.followed_up_at, case.reached, case.resolved, case.satisfaction) = (None, None, None, None);
    case.returns = 0;
    Ok(())
}

/// The end of a window that opened at `from`: natural days end at 24:00, the last one moved off rest days.
fn window_end(from: Timestamp, window: Limit, ground: &Ground<'_>) -> Result<Timestamp> {
    if window.unit != LimitUnit::NaturalDay {
        return ends(HandlingClock::new(from, window), ground);
    }
    let period = NaturalPeriod { days: window.amount, ..Default::default() };
    let last = ground.rules.calendar.roll(period.last_day(from.date())?)?;
    let midnight = last.succ_opt().and_then(|next| next.and_hms_opt(0, 0, 0));
    let midnight = midnight.ok_or_else(|| Error::internal("the window ends outside the calendar"))?;
    Ok(Timestamp::from_local(midnight).plus_millis(-1))
}

fn extend(case: &mut Case, working_days: u32, ground: &Ground<'_>) -> Result<()> {
    let today = ground.now.date();
    let book = &ground.rules.rulebook;
    let each = book.limit("case.extension", "limit", ground.street, today)?;
    let maximum = book.integer("case.extension", "maximum", ground.street, today)?;
    let refuse = |zh: String, en: String| {
        Err(book
            .violation("case.extension", today, zh, en)
            .with("extensions", case.extensions)
            .with("working_days", working_days)
            .with("maximum", maximum))
    };
    if working_days == 0 {
        return Err(Error::invalid("working_days", "延期天数应大于零", "an extension has at least one day"));
    }
    if i64::from(case.extensions) >= maximum {
        return refuse(
            format!("已延期 {} 次，上限 {maximum} 次", case.extensions),
            format!("extended {} times, {maximum} at most", case.extensions),
        );
    }
    if working_days > each.amount {
        return refuse(format!("每次延期不超过 {}", each.zh()), format!("an extension is {each} at most"));
    }
    if case.due_at.is_some_and(|due| ground.now > due) {
        return refuse(
            "期限已过，不能再延期".to_owned(),
            "the limit has run out; it can't be extended".to_owned(),
        );
    }
    case.extensions += 1;
    case.extended_days += working_days;
    case.due_at = Some(due(case, ground)?);
    Ok(())
}

/// Whether a case is past its limit with no result reported.
pub(crate) fn is_overdue(case: &Case, now: Timestamp) -> bool {
    case.closed_at.is_none() && case.reported_at.is_none() && case.due_at.is_some_and(|due| now > due)
}
