//! Words, days and amounts as official Chinese papers write them.

use chrono::{Datelike, NaiveDate};

use super::types::{DisputeDocumentKind, DisputePaperKind};
use crate::Money;
use crate::mediation::dispute::AttendeeRole;
use crate::mediation::{DisputeSource, EndingReason, EscalationRisk, OtherRoute, PartySide, RefusalGround};

/// What stands where somebody writes by hand.
pub(super) const BLANK: &str = "＿＿＿＿＿＿＿＿";
/// The same for a day.
pub(super) const BLANK_DAY: &str = "＿＿＿＿年＿＿月＿＿日";

/// A day: 2026年6月15日.
pub(super) fn day(day: NaiveDate) -> String {
    format!("{}年{}月{}日", day.year(), day.month(), day.day())
}

/// A day, or the blank for one.
pub(super) fn day_or_blank(given: Option<NaiveDate>) -> String {
    given.map_or_else(|| BLANK_DAY.to_owned(), day)
}

/// An amount in figures and in capitals: 人民币12300.50元（大写：壹万贰仟叁佰元伍角整）.
pub(super) fn amount(amount: Money) -> String {
    format!("人民币{amount}元（大写：{}）", capitals(amount))
}

/// An amount in capitals (中文大写), by the habits of bills: zeros in a row are said once, and 整 stands after yuan or jiao.
pub(super) fn capitals(amount: Money) -> String {
    let fen = amount.fen().unsigned_abs();
    let (yuan, jiao, fen) = (fen / 100, fen / 10 % 10, fen % 10);
    let mut text = String::new();
    if yuan > 0 || (jiao == 0 && fen == 0) {
        say(yuan, &mut text);
        text.push('元');
    }
    if jiao > 0 {
        text.push(DIGITS[usize::try_from(jiao).unwrap_or(0)]);
        text.push('角');
    } else if yuan > 0 && fen > 0 {
        text.push('零');
    }
    if fen > 0 {
        text.push(DIGITS[usize::try_from(fen).unwrap_or(0)]);
        text.push('分');
    } else {
        text.push('整');
    }
    text
}

const DIGITS: [char; 10] = ['零', '壹', '贰', '叁', '肆', '伍', '陆', '柒', '捌', '玖'];
const UNITS: [(u64, char); 5] = [(100_000_000, '亿'), (10_000, '万'), (1_000, '仟'), (100, '佰'), (10, '拾')];

/// A whole number in capitals.
fn say(number: u64, text: &mut String) {
    let Some((size, unit)) = UNITS.into_iter().find(|(size, _)| number >= *size) else {
        text.push(DIGITS[usize::try_from(number).unwrap_or(0)]);
        return;
    };
    say(number / size, text);
    text.push(unit);
    let rest = number % size;
    if rest == 0 {
        return;
    }
    if rest < size / 10 {
        text.push('零');
    }
    say(rest, text);
}

impl DisputePaperKind {
    /// The name in Chinese.
    pub(super) const fn zh(self) -> &'static str {
        match self {
            Self::Cover => "卷宗封面",
            Self::Application => "人民调解申请书（受理登记表）",
            Self::Notice => "人民调解权利义务告知书",
            Self::Identity => "当事人身份证明",
            Self::Session => "人民调解记录",
            Self::Agreement => "人民调解协议书",
            Self::BackCover => "卷宗封底",
            Self::Authority => "授权委托书",
            Self::Investigation => "人民调解调查记录",
            Self::Evidence => "证据材料",
            Self::Performance => "履行凭证",
            Self::FollowUp => "人民调解回访记录",
            Self::Confirmation => "司法确认材料",
            Self::Explanation => "卷宗情况说明",
        }
    }
}

impl DisputeDocumentKind {
    /// The title in Chinese.
    pub(super) const fn zh(self) -> &'static str {
        match self {
            Self::Application => "人民调解申请书",
            Self::Registration => "人民调解受理登记表",
            Self::Notice => "人民调解权利义务告知书",
            Self::Session => "人民调解记录",
            Self::Investigation => "人民调解调查记录",
            Self::FollowUp => "人民调解回访记录",
            Self::Agreement => "人民调解协议书",
            Self::OralAgreement => "人民调解口头协议登记表",
            Self::Termination => "人民调解终止告知书",
            Self::Confirmation => "司法确认申请书",
            Self::Cover => "人民调解卷宗封面",
            Self::BackCover => "人民调解卷宗封底",
        }
    }
}

/// 当事人地位.
pub(super) const fn side(side: PartySide) -> &'static str {
    match side {
        PartySide::Applicant => "申请人",
        PartySide::Respondent => "被申请人",
        PartySide::ThirdParty => "第三人",
    }
}

/// 案件来源.
pub(super) const fn source(source: DisputeSource) -> &'static str {
    match source {
        DisputeSource::Application => "当事人申请",
        DisputeSource::Initiative => "人民调解委员会主动调解",
        DisputeSource::Court => "人民法院委托、移送",
        DisputeSource::Police => "公安机关移送",
        DisputeSource::Petition => "信访部门移送",
        DisputeSource::CitizenCase => "群众诉求转入",
    }
}

/// 激化风险.
pub(super) const fn risk(risk: EscalationRisk) -> &'static str {
    match risk {
        EscalationRisk::Low => "低",
        EscalationRisk::Medium => "中",
        EscalationRisk::High => "高",
    }
}

/// 参加身份.
pub(super) const fn role(role: AttendeeRole) -> &'static str {
    match role {
        AttendeeRole::Mediator => "调解员",
        AttendeeRole::Party => "当事人",
        AttendeeRole::Agent => "代理人（监护人）",
        AttendeeRole::Invited => "受邀参加人",
        AttendeeRole::Clerk => "记录人",
    }
}

/// 终止事由.
pub(super) const fn ending(reason: EndingReason) -> &'static str {
    match reason {
        EndingReason::NoAgreement => "经调解，各方当事人未能达成一致意见",
        EndingReason::ConsentRefused => "当事人明确表示不接受调解",
        EndingReason::Withdrawn => "当事人要求终止调解",
        EndingReason::TimeLimit => "调解期限届满，未能达成调解协议",
        EndingReason::Excluded => "受理后发现纠纷依法不适用人民调解",
        EndingReason::SettledElsewhere => "当事人已另行解决纠纷",
    }
}

/// 不予受理事由.
pub(super) const fn refusal(ground: RefusalGround) -> &'static str {
    match ground {
        RefusalGround::ReservedByLaw => "依法应当由专门机关管辖处理",
        RefusalGround::MediationForbidden => "法律、法规禁止采用民间调解方式解决",
        RefusalGround::CourtSeized => "人民法院已经受理或者解决",
        RefusalGround::PoliceSeized => "公安机关已经受理或者解决",
        RefusalGround::AgencySeized => "其他行政机关已经受理或者解决",
        RefusalGround::NotCivil => "不属于民间纠纷",
        RefusalGround::PartyRefuses => "当事人明确表示不接受调解",
    }
}

/// 其他途径.
pub(super) const fn route(route: OtherRoute) -> &'static str {
    match route {
        OtherRoute::Arbitration => "依法可以仲裁的，向仲裁机构申请仲裁",
        OtherRoute::Administrative => "依法由行政机关处理的，请求有关行政机关处理",
        OtherRoute::Litigation => "向有管辖权的人民法院提起诉讼",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn amounts_read_as_bills_write_them() {
        for (amount, capital) in [
            ("0", "零元整"),
            ("0.05", "伍分"),
            ("0.5", "伍角整"),
            ("0.55", "伍角伍分"),
            ("1", "壹元整"),
            ("10", "壹拾元整"),
            ("12300.5", "壹万贰仟叁佰元伍角整"),
            ("1409.50", "壹仟肆佰零玖元伍角整"),
            ("6007.14", "陆仟零柒元壹角肆分"),
            ("325.04", "叁佰贰拾伍元零肆分"),
            ("107000.53", "壹拾万柒仟元伍角叁分"),
            ("100700", "壹拾万零柒佰元整"),
            ("1000000", "壹佰万元整"),
            ("10000001.01", "壹仟万零壹元零壹分"),
            ("100010000", "壹亿零壹万元整"),
            ("120000000", "壹亿贰仟万元整"),
            ("100000000000", "壹仟亿元整"),
            ("99999999999.99", "玖佰玖拾玖亿玖仟玖佰玖拾玖万玖仟玖佰玖拾玖元玖角玖分"),
        ] {
            assert_eq!(capitals(Money::parse("amount", amount).unwrap()), capital, "{amount}");
        }
        assert_eq!(
            super::amount(Money::parse("amount", "12300.5").unwrap()),
            "人民币12300.50元（大写：壹万贰仟叁佰元伍角整）"
        );
        assert_eq!(super::day("2026-06-05".parse().unwrap()), "2026年6月5日");
        assert_eq!(day_or_blank(None), BLANK_DAY);
    }

    /// Reads capitals again, as somebody at a counter does.
    fn read(text: &str) -> i64 {
        let (mut total, mut section, mut digit) = (0, 0, 0);
        for one in text.chars() {
            let value = DIGITS.iter().position(|known| *known == one).map(|at| i64::try_from(at).unwrap());
            match (one, value) {
                (_, Some(value)) => digit = value,
                ('拾', _) => (section, digit) = (section + digit * 10, 0),
                ('佰', _) => (section, digit) = (section + digit * 100, 0),
                ('仟', _) => (section, digit) = (section + digit * 1_000, 0),
                ('万', _) => (total, section, digit) = (total + (section + digit) * 10_000, 0, 0),
                ('亿', _) => (total, section, digit) = ((total + section + digit) * 100_000_000, 0, 0),
                ('元', _) => (total, section, digit) = ((total + section + digit) * 100, 0, 0),
                ('角', _) => (total, digit) = (total + digit * 10, 0),
                ('分', _) => (total, digit) = (total + digit, 0),
                _ => {}
            }
        }
        total
    }

    proptest! {
        #[test]
        fn capitals_mean_their_amount(fen in 0_i64..=10_000_000_000_000) {
            let text = capitals(Money::from_fen(fen));
            prop_assert_eq!(read(&text), fen);
            prop_assert!(!text.contains("零零") && !text.contains("零元零"));
        }
    }
}
