//! The file of a dispute.

use super::super::ParameterKind::Integer;
use super::super::Severity::Generally;
use super::super::SourceStatus::V3;
use super::super::{LAW, OURS, RuleData, settable};

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "dispute.file.papers",
        severity: Generally,
        status: V3,
        title: ["卷宗材料", "The papers of a file"],
        text: [
            "卷宗一般应有封面、申请书或者受理登记表、权利义务告知书、身份证明、调解记录、调解协议书和封底；\
             形成授权委托书、调查记录、证据、履行凭证、回访记录、司法确认材料、卷宗情况说明的，一并归入。",
            "A file generally has a cover, the application or registration, the notice of rights and duties, proofs of \
             identity, the record of mediation, the agreement and a back cover; authorities, records of investigation, \
             evidence, proofs of performance, records of visits, papers of confirmation and an explanation are put \
             there when they were used.",
        ],
        citation: "司发通〔2010〕239号",
        source: "人民调解文书格式和卷宗标准的公开转载",
        ..LAW
    },
    RuleData {
        id: "dispute.document.confirmation",
        title: ["共同申请司法确认的期限", "When confirmation is asked for"],
        text: [
            "双方当事人可以自调解协议生效之日起三十日内共同申请司法确认；期限届满后不再制作申请书。",
            "Both parties ask for confirmation together within thirty days of the effect; after that no application is \
             written.",
        ],
        citation: "人民调解法第三十三条",
        source: "中华人民共和国人民调解法",
        ..LAW
    },
    RuleData {
        id: "dispute.paper.limit",
        title: ["卷宗收存材料的份数", "How many papers a file holds"],
        text: ["一件卷宗收存的材料不超过规定份数。", "A file holds no more papers than the street lets it."],
        parameters: &[settable(
            "maximum",
            Integer,
            "200",
            "份",
            ["收存材料份数上限", "Most papers"],
            ["1", "1000"],
        )],
        ..OURS
    },
];
