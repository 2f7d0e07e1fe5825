//! Reminders and subsidies of mediation.

use super::super::ParameterKind::Integer;
use super::super::SourceStatus::U;
use super::super::{OURS, RuleData, settable};

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "mediation.reminder",
        title: ["调解提醒", "Reminders of mediation"],
        text: [
            "期限届满前若干日开始提醒：调解期限、层级期限、司法确认申请期限、履行期限、调委会任期和聘期。",
            "Limits, windows of confirmation, duties, terms and engagements are told of some days before they end.",
        ],
        parameters: &[settable("days", Integer, "7", "日", ["提前天数", "Days ahead"], ["0", "366"])],
        ..OURS
    },
    RuleData {
        id: "mediation.subsidy",
        status: U,
        title: ["以案定补", "Subsidies for settled disputes"],
        text: [
            "街道可以按调解成功的纠纷给予调解员补贴，区分协议形式和难易程度；标准由当地确定，未确定的为零。",
            "A street may pay its mediators for settled disputes by form and complexity; nothing while it has set nothing.",
        ],
        citation: "各地“以案定补”“以奖代补”办法，国家层面未定标准",
        source: "各地做法，标准由当地确定",
        parameters: &[
            settable(
                "written_simple",
                Integer,
                "0",
                "元",
                ["简单纠纷书面协议", "A simple dispute, written"],
                ["0", "100000"],
            ),
            settable(
                "written_complex",
                Integer,
                "0",
                "元",
                ["疑难复杂纠纷书面协议", "A complex dispute, written"],
                ["0", "100000"],
            ),
            settable(
                "oral_simple",
                Integer,
                "0",
                "元",
                ["简单纠纷口头协议", "A simple dispute, oral"],
                ["0", "100000"],
            ),
            settable(
                "oral_complex",
                Integer,
                "0",
                "元",
                ["疑难复杂纠纷口头协议", "A complex dispute, oral"],
                ["0", "100000"],
            ),
            settable(
                "complex_from",
                Integer,
                "50000",
                "元",
                ["疑难复杂纠纷的起点金额", "A dispute is complex from this amount on"],
                ["0", "1000000000"],
            ),
        ],
        ..OURS
    },
];
