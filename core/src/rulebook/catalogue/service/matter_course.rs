//! Matters: their course, decision and delivery, and what the passing of days settles.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally};
use super::super::SourceStatus::V3;
use super::super::{LAW, OURS, RuleData, fixed, settable};

/// A rule of the Administrative Licensing Law.
const ACT: RuleData = RuleData { source: "中华人民共和国行政许可法（2019年修正）", ..LAW };

/// What local rules on acceptance with gaps have, read in reproductions.
const GAPS: RuleData = RuleData {
    severity: Configurable,
    status: V3,
    citation: "各地容缺受理办法；与作出决定的先后由本库设计",
    source: "各地容缺受理办法的公开转载",
    ..LAW
};

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "matter.accept.deemed",
        title: ["视为受理", "Deemed accepted"],
        text: [
            "申请材料不齐全或者不符合法定形式的，应当当场或者在五个工作日内一次告知；逾期不告知的，自收到申请材料之日起即为受理。",
            "What is missing is told once, on the spot or within five working days; otherwise the matter is accepted from the day on which the materials came.",
        ],
        citation: "行政许可法第三十二条",
        parameters: &[fixed("days", Integer, "5", "工作日", ["答复期限", "Days to answer"])],
        ..ACT
    },
    RuleData {
        id: "matter.limit.unknown",
        severity: Generally,
        title: ["未能推算的期限", "A limit that can't be counted"],
        text: [
            "期限以工作日计算，不含法定节假日；届满日所在年份的节假日安排尚未录入的，不作推算，也不停止办理，录入后补算。",
            "Limits are in working days without statutory holidays; one that reaches into a year whose holidays are not loaded is not guessed and stops nothing, and is counted once they are.",
        ],
        citation: "行政许可法第八十二条",
        ..ACT
    },
    RuleData {
        id: "matter.pause.ground",
        title: ["不计入时限的环节", "What does not count towards the limits"],
        text: [
            "听证、招标、拍卖、检验、检测、检疫、鉴定和专家评审等依法需要的时间不计入办理时限，所需时间书面告知申请人；公示不在其列，不停止行政许可的时限。",
            "The limits stop only for what the law and so the item names, those of a licence not for publication; the applicant is told in writing how long it takes.",
        ],
        citation: "行政许可法第四十五条",
        ..ACT
    },
    RuleData {
        id: "matter.pause.told",
        severity: Generally,
        title: ["超过书面告知的时间", "A pause longer than told"],
        text: [
            "中止计时一般不超过书面告知申请人的时间。",
            "A pause generally takes no longer than the applicant was told in writing.",
        ],
        citation: "行政许可法第四十五条",
        ..ACT
    },
    RuleData {
        id: "matter.hearing.request",
        title: ["听证申请期限", "The time to ask for a hearing"],
        text: [
            "申请人、利害关系人在被告知听证权利之日起五个工作日内提出听证申请。",
            "A hearing is asked for within five working days of the notice of the right to it.",
        ],
        citation: "行政许可法第四十七条",
        parameters: &[fixed("days", Integer, "5", "工作日", ["申请期限", "Days to ask"])],
        ..ACT
    },
    RuleData {
        id: "matter.hearing.held",
        title: ["组织听证期限", "The time to hold a hearing"],
        text: [
            "行政机关应当在二十个工作日内组织听证；已经逾期举行的照实记录并提示。",
            "A hearing that was asked for is held within twenty working days; one that was held later is recorded with a warning.",
        ],
        citation: "行政许可法第四十七条",
        parameters: &[fixed("days", Integer, "20", "工作日", ["组织期限", "Days to hold it"])],
        ..ACT
    },
    RuleData {
        id: "matter.hearing.notice",
        title: ["听证通知", "Notice of a hearing"],
        text: [
            "举行听证的七个工作日前通知时间、地点；已经举行的照实记录并提示。",
            "Time and place are told seven working days before a hearing; one that was held sooner is recorded with a warning.",
        ],
        citation: "行政许可法第四十八条",
        parameters: &[fixed("days", Integer, "7", "工作日", ["提前天数", "Days before"])],
        ..ACT
    },
    RuleData {
        id: "matter.extension",
        title: ["延长办理期限", "More time"],
        text: [
            "经本行政机关负责人批准可以延长十个工作日；统一、联合、集中办理的，经本级人民政府负责人批准可以延长十五个工作日。届满前批准，只延长一次。",
            "The head of the organ extends the limit once, before it is over, by at most 10 working days; by 15 in joint handling.",
        ],
        citation: "行政许可法第四十二条",
        parameters: &[
            fixed("days", Integer, "10", "工作日", ["延长期限", "Extension"]),
            fixed(
                "joint_days",
                Integer,
                "15",
                "工作日",
                ["联合办理的延长期限", "Extension in joint handling"],
            ),
        ],
        ..ACT
    },
    RuleData {
        id: "matter.check.officers",
        title: ["实地核查人员", "Officers of a check on the spot"],
        text: [
            "需要对申请材料的实质内容进行核实的，应当指派两名以上工作人员进行核查。",
            "What was handed in is checked on the spot by at least two different officers.",
        ],
        citation: "行政许可法第三十四条",
        parameters: &[fixed("least", Integer, "2", "人", ["最少人数", "Officers at least"])],
        ..ACT
    },
    RuleData {
        id: "matter.opinion.due",
        severity: Generally,
        title: ["反馈期限与承诺时限", "An opinion due after the promise"],
        text: [
            "征求其他部门意见的反馈期限一般不晚于承诺办结日。",
            "An opinion is generally due before the promised day.",
        ],
        citation: "本库设计，法规未作规定",
        ..OURS
    },
    RuleData {
        id: "matter.opinion.late",
        severity: Generally,
        title: ["逾期反馈意见", "Late opinions"],
        text: [
            "被征求意见的部门一般在期限内反馈；逾期未反馈的不影响作出决定。",
            "An office that was asked generally answers in time; a decision does not wait for one that did not.",
        ],
        citation: "本库设计，法规未作规定",
        ..OURS
    },
    RuleData {
        id: "matter.opinion.against",
        severity: Generally,
        title: ["部门意见不一致", "Offices that do not agree"],
        text: [
            "有部门不同意的，一般不予准予。",
            "What an office does not agree to is generally not granted.",
        ],
        citation: "本库设计，法规未作规定",
        ..OURS
    },
    RuleData {
        id: "matter.review.limit",
        title: ["下级机关的审查期限", "The time of a lower organ's review"],
        text: [
            "依法应当先经下级行政机关审查后报上级行政机关决定的，下级行政机关应当自受理之日起二十个工作日内审查完毕；法律、法规另有规定的，依照其规定。逾期审查的照实记录并提示。",
            "Where a lower organ reviews a matter before a higher one decides it, the review ends within twenty working days of acceptance, unless another law says otherwise; a later one is recorded with a warning.",
        ],
        citation: "行政许可法第四十三条",
        // The article itself lets other laws name other days.
        parameters: &[settable("days", Integer, "20", "工作日", ["审查期限", "Days to review"], ["1", "90"])],
        ..ACT
    },
    RuleData {
        id: "matter.review.first",
        title: ["先经下级机关审查", "The lower organ's review comes first"],
        text: [
            "依法应当先经下级行政机关审查的，审查完毕后方可作出决定。",
            "What a lower organ reviews first is decided once the review has ended.",
        ],
        citation: "行政许可法第四十三条",
        ..ACT
    },
    RuleData {
        id: "matter.decide.power",
        title: ["决定权限", "The power to decide"],
        text: [
            "由具有权限的部门在其职权范围内作出决定：决定当日权责清单中有该事项的基本履职权限。",
            "A matter is decided by an office that holds the power for its item on that day, by the list of powers and duties.",
        ],
        citation: "行政许可法第二十二条",
        ..ACT
    },
    RuleData {
        id: "matter.decide.reasons",
        title: ["不予准予的理由与救济", "Reasons and remedies of a refusal"],
        text: [
            "不予准予的，应当说明理由，并告知申请人享有依法申请行政复议或者提起行政诉讼的权利。",
            "A refusal has its reason and tells that review may be asked for or a suit be brought.",
        ],
        citation: "行政许可法第三十八条",
        ..ACT
    },
    RuleData {
        id: "matter.decide.gap",
        title: ["容缺材料补齐后准予", "Nothing is granted with a gap"],
        text: [
            "容缺受理的，申请人承诺补交的材料补齐后方可准予。",
            "What was promised to follow is there before anything is granted.",
        ],
        ..GAPS
    },
    RuleData {
        id: "matter.decide.opinions",
        title: ["等待部门意见", "A decision waits for opinions"],
        text: [
            "被征求意见的部门未反馈且未到期的，不作决定。",
            "No decision is made while an opinion is open and not due yet.",
        ],
        citation: "本库设计，法规未作规定",
        ..OURS
    },
    RuleData {
        id: "matter.decide.promised",
        severity: Generally,
        title: ["超过承诺时限", "Later than promised"],
        text: [
            "一般在承诺时限内作出决定；超过的计为服务超期。",
            "A decision is generally made within the promised limit; a later one counts against the service.",
        ],
        citation: "本库设计，法规未作规定",
        ..OURS
    },
    RuleData {
        id: "matter.decide.statutory",
        severity: Generally,
        title: ["超过法定时限", "Later than the law allows"],
        text: [
            "应当在法定时限内作出决定；超过的照实记录，计为违法超期。",
            "A decision is made within the statutory limit; a later one is recorded and counts against its legality.",
        ],
        citation: "行政许可法第四十二条",
        ..ACT
    },
    RuleData {
        id: "matter.deliver.limit",
        severity: Generally,
        title: ["送达期限", "The time to deliver"],
        text: [
            "自作出决定之日起十个工作日内颁发、送达；逾期送达的照实记录并提示。",
            "The result is delivered within ten working days of the decision; a later delivery is recorded with a warning.",
        ],
        citation: "行政许可法第四十四条",
        parameters: &[fixed("days", Integer, "10", "工作日", ["送达期限", "Days to deliver"])],
        ..ACT
    },
    RuleData {
        id: "matter.gap.lapse",
        title: ["逾期未补齐容缺材料", "A promise that was not kept"],
        text: [
            "申请人未在承诺期限内补齐容缺材料的，视为撤回申请。",
            "Who does not hand in what was promised in time is taken to have withdrawn.",
        ],
        parameters: &[settable(
            "lapses",
            Integer,
            "1",
            "",
            ["是否视为撤回（1 是，0 否）", "Whether it lapses (1 yes, 0 no)"],
            ["0", "1"],
        )],
        ..GAPS
    },
    RuleData {
        id: "matter.renewal.deemed",
        title: ["视为准予延续", "Deemed renewed"],
        text: [
            "在许可有效期届满三十日前（另有规定的从其规定）申请延续，行政机关在届满前未作决定的，视为准予延续，不论是否已经受理；需要补正的，应在届满前补正。",
            "A renewal that was asked for thirty days before the licence expired, or as another rule says, and was not decided by then is deemed granted, whether it was accepted or not; what was to be corrected came before.",
        ],
        citation: "行政许可法第五十条",
        ..ACT
    },
];
