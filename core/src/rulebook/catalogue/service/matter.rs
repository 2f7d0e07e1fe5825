//! Matters: intake.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::V3;
use super::super::{LAW, OURS, RuleData, fixed, settable};

const LICENSING: &str = "中华人民共和国行政许可法（2019年修正）";
const ARTICLE_32: &str = "行政许可法第三十二条";
const ARTICLE_32_4: &str = "行政许可法第三十二条第一款第四项";
const ARTICLE_32_5: &str = "行政许可法第三十二条第一款第五项";
const ARTICLE_50: &str = "行政许可法第五十条";
const ONLINE: &str = "国务院关于在线政务服务的若干规定";

/// A rule of the law; items of other kinds follow it too, by this library's design.
const STATUTE: RuleData = RuleData { citation: ARTICLE_32, source: LICENSING, ..LAW };

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "matter.applicant",
        title: ["事项面向的申请人", "Who may apply for an item"],
        text: [
            "申请人的类型应当在事项公布的申请人范围之内。",
            "An applicant is of a kind that the published item names.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "matter.channel",
        title: ["事项的办理渠道", "The ways to hand a matter in"],
        text: [
            "办件应当通过事项公布的渠道提出。",
            "A matter is handed in by a way that the published item names.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "matter.station",
        title: ["站点办理的事项", "What a station takes"],
        text: [
            "站点在开放期间办理其公布的事项。",
            "A station takes the items that it offers, while it is open.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "matter.residence",
        title: ["社会救助的申请地", "Where social assistance is applied for"],
        text: [
            "申请社会救助应当向户籍所在地的街道提出，临时救助向急难发生地的街道提出；基础台账显示申请人户籍不在本街道的，按设定拒绝或者提示。",
            "Social assistance is applied for at the street of household registration, temporary relief where the need arose; an applicant whom the registry has as registered elsewhere is refused or warned, as is set.",
        ],
        severity: Configurable,
        citation: "社会救助法第三十七条",
        source: "中华人民共和国社会救助法（自2026年7月1日起施行）",
        parameters: &[settable(
            "refuses",
            Integer,
            "1",
            "",
            ["是否拒绝（1 是，0 提示）", "Whether it is refused (1 yes, 0 warned)"],
            ["0", "1"],
        )],
        ..LAW
    },
    RuleData {
        id: "matter.material.shared",
        title: ["共享材料不重复收取", "What is shared is not asked for"],
        text: [
            "能够通过数据共享获取的材料，不得要求申请人提交；查无记录或者查询结果不能证明的除外。",
            "What is obtained by sharing data is never asked of the applicant, unless the registry was asked and did not bear it out.",
        ],
        citation: ONLINE,
        source: ONLINE,
        ..LAW
    },
    RuleData {
        id: "matter.material.unobtained",
        severity: Generally,
        title: ["共享未取得的材料", "What sharing did not obtain"],
        text: [
            "未能通过数据共享取得的材料，一次告知时一并告知，由申请人提交；申请人未提交的，受理、准予时予以提示。",
            "What could not be obtained by sharing is told with all that is missing and handed in by the applicant; where it is not there, acceptance and grant come with a warning.",
        ],
        ..OURS
    },
    RuleData {
        id: "matter.materials",
        title: ["必要材料", "Required materials"],
        text: [
            "申请材料齐全、符合法定形式的，应当受理；必要材料不齐的不予受理，即办件收件时即应齐全。其他类型事项参照执行。",
            "A matter is accepted with all required materials and not without them; what is done on the spot is handed in with them. Items that are no licences follow the same rule.",
        ],
        citation: ARTICLE_32_5,
        ..STATUTE
    },
    RuleData {
        id: "matter.notice.once",
        title: ["一次性告知", "Told once"],
        text: [
            "需要补正的全部内容应当一次告知申请人，不得再次告知。其他类型事项参照执行。",
            "Everything that is to be corrected is told once, and nothing is told again. Items that are no licences follow the same rule.",
        ],
        citation: ARTICLE_32_4,
        ..STATUTE
    },
    RuleData {
        id: "matter.notice.time",
        title: ["逾期不告知即为受理", "Deemed accepted"],
        text: [
            "应当当场或者在五个工作日内告知需要补正的内容，逾期不告知的，自收到申请材料之日起即为受理。其他类型事项参照执行。",
            "What is to be corrected is told on the spot or within five working days; otherwise the matter is deemed accepted from the day on which its materials came. Items that are no licences follow the same rule.",
        ],
        citation: ARTICLE_32_4,
        parameters: &[fixed("days", Integer, "5", "工作日", ["告知期限", "Days to tell"])],
        ..STATUTE
    },
    RuleData {
        id: "matter.refusal",
        title: ["不予受理", "A matter that is not accepted"],
        text: [
            "受理或者不予受理，应当出具加盖专用印章和注明日期的书面凭证；未经一次性告知的，不得以未补正为由不予受理。",
            "Acceptance and refusal come with a dated certificate under the special seal; nothing is refused as not corrected before the applicant was told what to correct.",
        ],
        ..STATUTE
    },
    RuleData {
        id: "matter.gap",
        title: ["容缺受理", "Materials that follow"],
        text: [
            "主要材料齐全、次要材料欠缺的，凭申请人的书面承诺先行受理；补交期限应短于承诺时限并不超过上限，逾期不再收取。",
            "A matter with its main materials is accepted on the applicant's written promise that the minor ones follow; they come sooner than the promised limit ends, within a number of working days, and not after.",
        ],
        status: V3,
        parameters: &[
            settable(
                "shorter",
                Integer,
                "2",
                "工作日",
                ["比承诺时限至少短", "Shorter than the promised limit by"],
                ["0", "20"],
            ),
            settable("maximum", Integer, "20", "工作日", ["补交期限上限", "At most"], ["1", "60"]),
        ],
        ..OURS
    },
    RuleData {
        id: "matter.renewal.early",
        title: ["延续申请的时间", "When a renewal is applied for"],
        text: [
            "被许可人需要延续许可有效期的，一般应当在有效期届满三十日前提出申请；法律、法规、规章另有规定的除外。",
            "A renewal is applied for thirty days before the licence expires, unless another rule says otherwise.",
        ],
        severity: Generally,
        citation: ARTICLE_50,
        // The article itself lets other laws and rules name other days.
        parameters: &[settable("days", Integer, "30", "日", ["提前", "Days ahead"], ["0", "365"])],
        ..STATUTE
    },
];
