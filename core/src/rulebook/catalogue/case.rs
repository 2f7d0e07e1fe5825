//! Cases: intake, routing, limits, return, reopening, follow-up.

use super::super::ParameterKind::{Fraction, Integer, Limit};
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::{LAW, OURS, ParameterData, RuleData, fixed, settable};

const BEIJING: &str = "北京市接诉即办工作条例";
const TIERS: &str = "接诉即办地方标准征求意见稿（DB11，2021 年 12 月，据媒体报道）";

/// A tier of handling limits, whose value every jurisdiction may set.
const fn tier(
    id: &'static str,
    title: [&'static str; 2],
    text: [&'static str; 2],
    parameters: &'static [ParameterData],
) -> RuleData {
    RuleData {
        id,
        severity: Configurable,
        status: V3,
        title,
        text,
        citation: "北京市接诉即办工作条例第十三条要求派单载明时限，未规定具体时长",
        source: TIERS,
        parameters,
        ..LAW
    }
}

const fn limit(value: &'static str) -> ParameterData {
    settable("limit", Limit, value, "", ["办理时限", "Limit"], ["", ""])
}

pub(super) const RULES: &[RuleData] = &[
    RuleData {
        id: "case.category",
        title: ["诉求类型", "Kinds of request"],
        text: [
            "诉求分为咨询、求助、投诉、举报、建议。",
            "A request is a consultation, a request for help, a complaint, a report of a violation or a suggestion.",
        ],
        citation: "北京市接诉即办工作条例第二条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    tier(
        "case.deadline.emergency",
        ["紧急事项时限", "Emergencies"],
        [
            "危及生命财产安全的紧急事项在 2 小时内反馈，昼夜连续计算。",
            "An emergency to life or property is answered within 2 hours, round the clock.",
        ],
        &[limit("2 emergency_hour")],
    ),
    tier(
        "case.deadline.urgent",
        ["急迫事项时限", "Urgent matters"],
        [
            "水、电、气、热等急迫事项在 24 小时内反馈，昼夜连续计算。",
            "Urgent matters such as water, electricity, gas and heat are answered within 24 hours, round the clock.",
        ],
        &[limit("24 emergency_hour")],
    ),
    tier(
        "case.deadline.ordinary",
        ["一般事项时限", "Ordinary matters"],
        [
            "一般事项在 7 日内反馈；来源未写明是否为工作日，本库按工作日计算，可调整。",
            "Ordinary matters in 7 days; the source does not say which days, the library counts working days.",
        ],
        &[limit("7 working_day")],
    ),
    tier(
        "case.deadline.complex",
        ["疑难事项时限", "Complex matters"],
        [
            "疑难复杂事项在 15 日内反馈；来源未写明是否为工作日，本库按工作日计算，可调整。",
            "Complex matters in 15 days; the source does not say which days, the library counts working days.",
        ],
        &[limit("15 working_day")],
    ),
    RuleData {
        id: "case.deadline.accept",
        severity: Configurable,
        status: V3,
        title: ["签收时限", "Acceptance"],
        text: ["承办单位在 1 个工作日内签收。", "The unit in charge signs for a case within 1 working day."],
        citation: "某地 12345 热线办理规定（条款号未核实）",
        source: "地方规定的公开转载",
        parameters: &[settable("limit", Limit, "1 working_day", "", ["签收时限", "Limit"], ["", ""])],
        ..LAW
    },
    RuleData {
        id: "case.deadline.stated",
        title: ["派单载明时限", "An order states its limit"],
        text: ["派单应当载明办理时限。", "A work order states when it is to be done."],
        citation: "北京市接诉即办工作条例第十三条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.extension",
        severity: Configurable,
        title: ["延期", "Extension"],
        text: [
            "不能按期办结的，经负责人批准可以延期 1 次，不超过 5 个工作日，并告知诉求人理由。",
            "A case may be extended once, by 5 working days, with the approval of the head; the person is told why.",
        ],
        citation: "安阳市政务服务条例第五十条（延期一次五个工作日）；北京市接诉即办工作条例第十五条（说明理由）",
        source: "安阳市政务服务条例",
        jurisdiction: "4105",
        parameters: &[
            settable("limit", Limit, "5 working_day", "", ["每次延期", "Each extension"], ["", ""]),
            settable("maximum", Integer, "1", "次", ["延期次数上限", "Extensions at most"], ["0", "5"]),
        ],
        ..LAW
    },
    RuleData {
        id: "case.return.maximum",
        title: ["退回次数上限", "Returns at most"],
        text: [
            "承办单位可以说明理由退回派单；退回达到上限后由街道裁定承办单位，不得再退。",
            "A unit may return a case with a reason; after the last return the street rules who handles it.",
        ],
        citation: "次数为本库设计；异议机制见北京市接诉即办工作条例第十二条、滨州市网格化条例第十一条",
        parameters: &[settable(
            "count",
            Integer,
            "2",
            "次",
            ["退回次数上限", "Returns at most"],
            ["0", "10"],
        )],
        ..OURS
    },
    RuleData {
        id: "case.return.reason",
        title: ["退回说明理由", "A return gives its reason"],
        text: [
            "退回派单应当说明理由，指明认为应当承办的单位或者依据。",
            "A return states why, and which unit or text speaks for another.",
        ],
        severity: Hard,
        citation: "滨州市网格化条例第十一条（可以对派错作出说明）；必填为本库设计",
        ..OURS
    },
    RuleData {
        id: "case.reopen.window",
        title: ["重办期限与次数", "Reopening"],
        text: [
            "诉求人自办结之日起 15 日内可以要求重办，最多 2 次；是否在期限内以库存记录为准。",
            "A closed case may be reopened within 15 natural days and at most twice, judged by the stored record.",
        ],
        parameters: &[
            settable("window", Limit, "15 natural_day", "", ["重办期限", "Window"], ["", ""]),
            settable("maximum", Integer, "2", "次", ["重办次数上限", "Reopenings at most"], ["0", "10"]),
        ],
        ..OURS
    },
    RuleData {
        id: "case.first_receiver",
        title: ["首接负责", "First-receiver responsibility"],
        text: [
            "接到派单的单位不得推诿；需要其他单位办理的，由首接单位牵头协调。",
            "The unit that gets an order may not refuse it; when others are needed, it leads.",
        ],
        citation: "北京市接诉即办工作条例第十四条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.routing.at_once",
        title: ["即时派单", "Dispatch at once"],
        text: [
            "咨询能即时答复的即时答复，其他诉求按照派单目录即时派单。",
            "A consultation is answered at once if possible; all else is dispatched at once by the catalogue.",
        ],
        citation: "北京市接诉即办工作条例第十一条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.routing.unclear",
        title: ["责任不清的派单", "Unclear responsibility"],
        text: [
            "承办单位不明但地域明确的，派至所属地方协调；对派单有异议的，按异议程序处理。",
            "When the unit is unclear but the place is known, the place takes it; objections have their own review.",
        ],
        citation: "北京市接诉即办工作条例第十二条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.routing.community",
        title: ["不得转嫁社区", "Not pushed down to the community"],
        text: [
            "不得将社区职责清单以外的事项交由居民委员会办理。",
            "Matters outside the community's duty list may not be given to the residents' committee.",
        ],
        citation: "北京市接诉即办工作条例第十七条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.duplicate.merge",
        severity: Generally,
        status: V3,
        title: ["重复诉求并单", "Merging of repeated requests"],
        text: [
            "同一事项的重复诉求可以并单，并应指明主单，答复所有诉求人。",
            "Repeated requests about one matter are merged into a named master; everybody who asked is answered.",
        ],
        citation: "国办函〔2025〕66号（条款未核实）",
        source: "国办函〔2025〕66号的公开转载",
        ..LAW
    },
    RuleData {
        id: "case.inspection.separate",
        severity: Hard,
        title: ["核查与办理分离", "Inspection apart from handling"],
        text: ["核查人不得为该事项的办理人。", "Who inspects a case has not handled it."],
        ..OURS
    },
    RuleData {
        id: "case.refuse.reason",
        severity: Hard,
        title: ["不予受理说明理由", "A refusal gives its reason"],
        text: [
            "不予受理的，应当说明理由，并告知可以向何处反映。",
            "A case that is not accepted is refused with a reason and a word on where to turn.",
        ],
        citation: "本库设计；潍坊规定第十九条有不予受理的规定",
        ..OURS
    },
    RuleData {
        id: "case.anonymous",
        title: ["匿名诉求", "Anonymous requests"],
        text: [
            "允许匿名反映；匿名事项不回访，不计入解决率、满意率的分母。",
            "Requests may be anonymous; they are not called back and stay out of the solved and satisfied rates.",
        ],
        parameters: &[settable(
            "allowed",
            Integer,
            "1",
            "",
            ["是否允许匿名（1 是，0 否）", "Allowed (1 yes, 0 no)"],
            ["0", "1"],
        )],
        ..OURS
    },
    RuleData {
        id: "case.feedback",
        title: ["答复诉求人", "Answering the person"],
        text: [
            "承办单位应当联系诉求人，在时限内办理，并将结果告知诉求人和热线。",
            "The unit contacts the person, handles the matter in time, and tells the person and the line the result.",
        ],
        citation: "北京市接诉即办工作条例第十五条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.follow_up",
        title: ["回访", "Calling back"],
        text: [
            "时限届满后，通过电话、短信、网络等方式回访诉求人。",
            "After the limit the person is called back by phone, message or web.",
        ],
        citation: "北京市接诉即办工作条例第二十三条",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.follow_up.rates",
        severity: Configurable,
        status: U,
        title: ["三率的计算", "The three rates"],
        text: [
            "响应率为按时响应数除以派单数；解决率、满意率分别为已解决数、满意数除以有答复的回访数。分母为零时没有数值。",
            "Response: answered in time of all orders; solved and satisfied: of those called back who answered. No value without a denominator.",
        ],
        citation: "三率见北京市接诉即办工作条例第三十二条；分母未见公开规定",
        source: BEIJING,
        jurisdiction: "11",
        ..LAW
    },
    RuleData {
        id: "case.follow_up.weights",
        severity: Configurable,
        status: V3,
        title: ["三率的权重", "Weights of the rates"],
        text: [
            "综合得分中响应率、解决率、满意率的权重，各地不同。",
            "Weights of the response, solved and satisfied rates in a total; they differ from place to place.",
        ],
        citation: "准格尔旗公布的权重；北京市的权重未见公开规定",
        source: "准格尔旗的公开报道",
        jurisdiction: "150622",
        parameters: &[
            settable("response", Fraction, "30/100", "", ["响应率权重", "Response"], ["0/1", "1/1"]),
            settable("solved", Fraction, "35/100", "", ["解决率权重", "Solved"], ["0/1", "1/1"]),
            settable("satisfied", Fraction, "35/100", "", ["满意率权重", "Satisfied"], ["0/1", "1/1"]),
        ],
        ..LAW
    },
    RuleData {
        id: "case.ranking",
        severity: Configurable,
        status: V3,
        title: ["不搞片面排名", "No one-sided ranking"],
        text: [
            "评价按分档分类进行，默认不生成排名。",
            "Evaluation is by bands and classes; rankings are off by default.",
        ],
        citation: "国办函〔2025〕66号（条款未核实）",
        source: "国办函〔2025〕66号的公开转载",
        parameters: &[settable(
            "enabled",
            Integer,
            "0",
            "",
            ["是否生成排名（1 是，0 否）", "Rankings (1 yes, 0 no)"],
            ["0", "1"],
        )],
        ..LAW
    },
    RuleData {
        id: "case.file",
        title: ["一事一档", "A file for every matter"],
        text: [
            "对每一事项的办理全过程建立电子档案。",
            "The whole handling of every matter is kept in an electronic file.",
        ],
        citation: "滨州市网格化条例第十四条",
        source: "滨州市网格化条例",
        jurisdiction: "3716",
        parameters: &[fixed("complete", Integer, "1", "", ["全过程留痕", "Every step is kept"])],
        ..LAW
    },
];
