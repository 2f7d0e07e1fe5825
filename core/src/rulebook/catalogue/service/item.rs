//! Service items (政务服务事项).

use super::super::ParameterKind::Integer;
use super::super::Severity::{Generally, Hard};
use super::super::SourceStatus::U;
use super::super::{LAW, OURS, RuleData, fixed};

const LICENSING: &str = "中华人民共和国行政许可法（2019年修正）";
const BUSINESS: &str = "优化营商环境条例";

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "item.limit.promised",
        title: ["承诺时限不长于法定时限", "A promise within the statutory limit"],
        text: [
            "在国家规定的办理时限内可以进一步压减时间并向社会公开；承诺时限不得长于法定时限。",
            "Localities may shorten the limits that the state sets, and tell it; what is promised is never longer than the statutory limit.",
        ],
        citation: "优化营商环境条例第三十六条第二款",
        source: BUSINESS,
        ..LAW
    },
    RuleData {
        id: "item.limit.licence",
        title: ["行政许可的法定时限", "The statutory limit of a licence"],
        text: [
            "行政许可自受理之日起二十日内决定，统一、联合、集中办理的四十五日内办结；法律、法规另有规定的除外，设定依据列明其他法律、法规的予以提示。",
            "A licence is decided within 20 working days of acceptance, within 45 when offices act jointly; where the basis names another law or regulation, which may set another limit, a longer one is told as a warning.",
        ],
        citation: "行政许可法第四十二条",
        source: LICENSING,
        parameters: &[
            fixed("days", Integer, "20", "工作日", ["一般时限", "Usual limit"]),
            fixed("joint", Integer, "45", "工作日", ["联合办理时限", "Limit of joint handling"]),
        ],
        ..LAW
    },
    RuleData {
        id: "item.basis",
        title: ["行政许可的设定依据", "The basis of a licence"],
        text: [
            "行政许可由法律、法规、规章依法设定，其他规范性文件不得设定；清单之外不得违法实施。",
            "A licence stands on a law, regulation or rule, never on another document; none is exercised outside the list.",
        ],
        citation: "行政许可法第十七条、优化营商环境条例第四十条",
        source: LICENSING,
        ..LAW
    },
    RuleData {
        id: "item.fee",
        title: ["收费须有依据", "A fee needs a basis"],
        text: [
            "实施行政许可不得收费，法律、行政法规另有规定的除外；行政事业性收费应当有法律、行政法规依据或者经国务院批准。事项收费应当列明依据。",
            "Licences are free unless a law or regulation says otherwise, and administrative charges need such a basis: an item with a fee names it.",
        ],
        citation: "行政许可法第五十八条、优化营商环境条例第二十五条",
        source: LICENSING,
        ..LAW
    },
    RuleData {
        id: "item.material.shared",
        title: ["共享获取的材料", "Materials that are obtained by sharing"],
        text: [
            "共享获取的材料注明向登记库核验的数据项，不向申请人收取；其他材料不得注明。",
            "A material that is obtained by sharing names what the registry is asked, and is never asked of the applicant; no other one does.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "item.code",
        severity: Generally,
        status: U,
        title: ["事项实施编码", "The implementation code of an item"],
        text: [
            "三十一位实施编码由统一社会信用代码十八位、行使层级一位和基本编码十二位组成。",
            "An implementation code of 31 characters has a credit code of 18, a level of one and a basic code of 12.",
        ],
        citation: "GB/T 39554.1-2020（条款未核对）",
        source: "GB/T 39554.1-2020",
        ..LAW
    },
    RuleData {
        id: "item.version.days",
        title: ["事项版本的生效日", "The days of the versions of an item"],
        text: [
            "事项各版本的生效日依次递增，自发布当日或者以后起；最新版本生效前不得撤销事项。",
            "Versions of an item begin one after the other, today or later; an item is not withdrawn before its newest version begins.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "item.power",
        severity: Generally,
        title: ["事项应有决定机构", "An item has an office that may decide it"],
        text: [
            "事项发布时，其办理机构应按权责清单有权决定该事项。",
            "When an item is published, its office should have the power to decide it by the list of powers and duties.",
        ],
        ..OURS
    },
    RuleData {
        id: "item.withdraw",
        severity: Generally,
        title: ["撤销事项时的在办件", "Open matters of a withdrawn item"],
        text: [
            "事项撤销后，此前收到的办件继续按其版本办理。",
            "Matters that were handed in before an item ends go on by their version.",
        ],
        ..OURS
    },
];
