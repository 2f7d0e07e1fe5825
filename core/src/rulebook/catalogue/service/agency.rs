//! Agency on people's behalf.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::V3;
use super::super::{LAW, OURS, RuleData, settable};

const ARTICLE_165: &str = "民法典第一百六十五条";

/// A rule of a local practice.
const PRACTICE: RuleData = RuleData {
    severity: Configurable,
    status: V3,
    citation: "政务服务帮办代办的地方做法，国家层面未作规定",
    source: "各地帮办代办的公开报道和地方标准目录",
    ..LAW
};

/// A rule of this library's design that nobody changes.
const DESIGN: RuleData = RuleData { severity: Hard, ..OURS };

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "agency.authority",
        title: ["代办的书面授权", "Written authority of an agent"],
        text: [
            "代办应当有服务对象签署的授权委托书，载明代理事项、权限和期限；超出事项、到期或者撤销后不得继续代办。授权的最长天数由街道设定，默认 365 日。",
            "An agency needs the client's signed authority with its items, scope and period; nothing is done outside them, nor after it expires or is revoked. The street sets its most days; 365 by default.",
        ],
        citation: ARTICLE_165,
        parameters: &[settable(
            "days",
            Integer,
            "365",
            "日",
            ["授权最长天数", "Most days of an authority"],
            ["1", "3650"],
        )],
        ..PRACTICE
    },
    RuleData {
        id: "agency.free",
        severity: Hard,
        title: ["代办、帮办不收费", "Agency is free of charge"],
        text: [
            "代办、帮办一律免费，系统不设收费项目。",
            "Acting for people and helping them is free: no fee can be recorded.",
        ],
        ..PRACTICE
    },
    RuleData {
        id: "agency.agents",
        severity: Generally,
        title: ["社区代办员人数", "Agents of a community"],
        text: [
            "每个社区一般有 1 至 2 名代办、帮办人员，超出的予以提示。",
            "A community generally has one or two agents; more are told.",
        ],
        parameters: &[settable(
            "maximum",
            Integer,
            "2",
            "人",
            ["代办、帮办人员上限", "Most agents"],
            ["1", "100"],
        )],
        ..PRACTICE
    },
    RuleData {
        id: "agency.matter",
        title: ["关联的办件", "The matter that is linked"],
        text: [
            "代办、帮办关联的办件，申请人应当是该服务对象，事项应当是该代办、帮办的事项。",
            "The matter that is linked is the client's own and about the item of the service.",
        ],
        ..DESIGN
    },
    RuleData {
        id: "agency.originals",
        title: ["原件交接", "Originals of the client"],
        text: [
            "接收原件应当出具收据；同名原件归还前不得再次接收，全部归还后方可办结，终止时应及时归还。",
            "Originals are taken against a receipt; one that is out is not taken again, a service is done when all are back, and when it ends they are to be given back.",
        ],
        ..DESIGN
    },
];
