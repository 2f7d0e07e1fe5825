//! Access to records, protection of personal data, and the ledger.

use super::super::ParameterKind::{Integer, Limit};
use super::super::Severity::Hard;
use super::super::SourceStatus::U;
use super::{LAW, OURS, RuleData, fixed, settable};

const PIPL: &str = "中华人民共和国个人信息保护法";
const CYBERSECURITY: &str = "中华人民共和国网络安全法";

pub(super) const RULES: &[RuleData] = &[
    RuleData {
        id: "access.purpose",
        title: ["目的明确、最小范围", "Purpose and minimum scope"],
        text: [
            "处理个人信息应当具有明确、合理的目的，限于实现目的的最小范围；读取居民信息须说明目的。",
            "Personal data is handled for a clear purpose and no further; reading residents' data states the purpose.",
        ],
        citation: "个人信息保护法第六条",
        source: PIPL,
        ..LAW
    },
    RuleData {
        id: "access.sensitive",
        title: ["敏感个人信息", "Sensitive personal data"],
        text: [
            "敏感个人信息和不满十四周岁未成年人的个人信息，须有特定目的、充分必要性和严格保护措施；默认脱敏。",
            "Sensitive data, and that of children under 14, needs a specific purpose and strict protection; masked by default.",
        ],
        citation: "个人信息保护法第二十八条",
        source: PIPL,
        parameters: &[fixed("child_age", Integer, "14", "周岁", ["不满此年龄为敏感信息", "Under this age"])],
        ..LAW
    },
    RuleData {
        id: "access.retention",
        title: ["保存期限最短", "Shortest retention"],
        text: [
            "个人信息的保存期限应当为实现处理目的所必要的最短时间。",
            "Personal data is kept for the shortest time its purpose needs.",
        ],
        citation: "个人信息保护法第十九条",
        source: PIPL,
        ..LAW
    },
    RuleData {
        id: "access.state_organ",
        title: ["依法履职", "State organs keep to their duties"],
        text: [
            "国家机关处理个人信息应当依照法定权限、程序，不得超出履行法定职责所必需的范围和限度，并在境内存储。",
            "State organs handle personal data by lawful power and procedure, within their duty, and store it in China.",
        ],
        citation: "个人信息保护法第三十三条至第三十七条",
        source: PIPL,
        ..LAW
    },
    RuleData {
        id: "access.measures",
        title: ["保护措施", "Protective measures"],
        text: [
            "分类管理个人信息，采取加密、去标识化等措施，合理确定操作权限。",
            "Personal data is classified, encrypted or de-identified, and permissions are set with care.",
        ],
        citation: "个人信息保护法第五十一条",
        source: PIPL,
        ..LAW
    },
    RuleData {
        id: "access.administrators.separate",
        status: U,
        title: ["三权分立", "Three administrators"],
        text: [
            "系统管理员、安全管理员、审计管理员由不同的人担任，互不兼任，且不查看居民档案。",
            "System, security and audit administrators are different people; none does another's work or reads residents' records.",
        ],
        citation: "GB/T 22239-2019 第三级（原文未核对）",
        source: "GB/T 22239-2019 信息安全技术 网络安全等级保护基本要求",
        ..LAW
    },
    RuleData {
        id: "access.scope",
        severity: Hard,
        title: ["范围以库存为准", "Scope is the stored one"],
        text: [
            "可见范围由已授权的角色、地域和期限决定，不以调用者自述为准；没有授权即不可见。",
            "What can be seen follows stored grants of role, area and period, never the caller's claim; no grant, no row.",
        ],
        ..OURS
    },
    RuleData {
        id: "access.read_log",
        severity: Hard,
        title: ["读取留痕", "Reads are logged"],
        text: [
            "读取未脱敏的敏感字段，逐次记录人员、时间、目的和对象。",
            "Each read of an unmasked sensitive field is logged with person, time, purpose and subject.",
        ],
        ..OURS
    },
    RuleData {
        id: "ledger.retention",
        title: ["日志留存", "Retention of logs"],
        text: ["网络日志留存不少于六个月。", "Network logs are kept for at least six months."],
        citation: "网络安全法（2016）第二十一条",
        source: CYBERSECURITY,
        valid: ["2017-06-01", "2025-12-31"],
        parameters: &[settable(
            "period",
            Limit,
            "6 natural_month",
            "",
            ["留存期限", "Retention"],
            ["6 natural_month", ""],
        )],
        ..LAW
    },
    RuleData {
        id: "ledger.retention",
        title: ["日志留存", "Retention of logs"],
        text: ["网络日志留存不少于六个月。", "Network logs are kept for at least six months."],
        citation: "网络安全法（2025 年修正，施行日期未核对）第二十三条第三项",
        source: CYBERSECURITY,
        valid: ["2026-01-01", ""],
        parameters: &[settable(
            "period",
            Limit,
            "6 natural_month",
            "",
            ["留存期限", "Retention"],
            ["6 natural_month", ""],
        )],
        ..LAW
    },
    RuleData {
        id: "ledger.chain",
        severity: Hard,
        title: ["审计链", "The audit chain"],
        text: [
            "每一事实记入流水，以 SM3 链接前一条；改动任何一条都可查出。",
            "Every fact is an event linked to the one before by SM3; a change of any one is found.",
        ],
        ..OURS
    },
];
