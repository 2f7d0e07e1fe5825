//! Reviews.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, RuleData, settable};

const POLICY: &str = "国务院办公厅关于建立政务服务“好差评”制度提高政务服务水平的意见（国办发〔2019〕51号）";

/// A rule of the policy, known by reproductions of it.
const REVIEWED: RuleData =
    RuleData { severity: Configurable, status: V3, citation: POLICY, source: POLICY, ..LAW };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "review.once",
        title: ["一事一评、一次一评", "One review of each"],
        text: [
            "一个办件评价一次，一次到站服务评价一次。",
            "A matter is reviewed once, and so is a visit to a station.",
        ],
        citation: "GB/T 39734-2020《政务服务“一次一评”“一事一评”工作规范》",
        source: "GB/T 39734-2020",
        ..REVIEWED
    },
    RuleData {
        id: "review.other",
        title: ["由申请人评价", "Who reviews"],
        text: [
            "评价由申请人本人作出；来电或者书面评价由工作人员登记的，应当与申请人留存的电话一致。",
            "The applicant reviews; what is taken down by telephone or on paper comes with the telephone that the applicant is known by.",
        ],
        ..REVIEWED
    },
    RuleData {
        id: "review.verify",
        severity: Generally,
        title: ["差评核实时限", "How soon a bad review is checked"],
        text: [
            "不满意、非常不满意为差评，应在 1 个工作日内核实；时限由街道设定，逾期予以提示。",
            "The two lowest levels are bad reviews, which are checked within one working day; the street sets the limit, and a late check is told.",
        ],
        parameters: &[settable(
            "days",
            Integer,
            "1",
            "工作日",
            ["差评核实时限", "Working days to check"],
            ["1", "30"],
        )],
        ..REVIEWED
    },
    RuleData {
        id: "review.mend",
        severity: Generally,
        title: ["差评整改时限", "How soon a bad review is mended"],
        text: [
            "经核实属实的差评，应在评价后 15 个工作日内整改；时限由街道设定，逾期予以提示。",
            "A bad review that is true is mended within fifteen working days after it; the street sets the limit, and a late mending is told.",
        ],
        parameters: &[settable(
            "days",
            Integer,
            "15",
            "工作日",
            ["差评整改时限", "Working days to mend"],
            ["1", "90"],
        )],
        ..REVIEWED
    },
    RuleData {
        id: "review.call_back",
        title: ["实名差评回访", "Calls about bad reviews"],
        text: [
            "对实名差评进行回访，匿名评价不作回访。",
            "Who gave a bad review under a name is called back; who gave none is not.",
        ],
        ..REVIEWED
    },
    RuleData {
        id: "review.rates",
        status: U,
        title: ["好差评的比率", "Rates of reviews"],
        text: [
            "好评率为基本满意以上的评价占全部评价的比例，差评整改率为已整改的占全部差评的比例，实名差评回访率为已接通回访的占实名差评的比例；只按科室、站点、社区统计，不对个人排名。",
            "Praise is levels 5, 4 and 3 out of all, mending the mended out of all bad ones, calls those reached out of the bad ones under a name; counted by office, station and community, never by persons.",
        ],
        ..REVIEWED
    },
];
