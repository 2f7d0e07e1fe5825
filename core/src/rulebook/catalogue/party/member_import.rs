//! Imports of members.

use super::super::super::Severity::{Generally, Hard};
use super::super::{OURS, RuleData};

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "member.import.columns",
        severity: Generally,
        title: ["党员导入列", "Columns of an import of members"],
        text: [
            "不识别的列忽略并提示其列号，不提示列名。",
            "A column that is not known is left out and told by its number, never by its name.",
        ],
        ..OURS
    },
    RuleData {
        id: "member.import.row",
        severity: Hard,
        title: ["党员逐行校验", "Every row of an import of members is checked"],
        text: [
            "逐行校验，错误注明行和列；各阶段日期依次先后，预备党员须有入党日期，正式党员还须有转正日期；有错误的行不入库，其余不受影响。",
            "Every row is checked, errors name row and column; the days of the stages follow one another, a member has the day of joining, a full one also that of confirmation; a wrong row changes nothing.",
        ],
        citation: "各阶段的先后见中国共产党发展党员工作细则；逐行校验为本库设计",
        ..OURS
    },
    RuleData {
        id: "member.import.person",
        severity: Hard,
        title: ["一人一档、一人一支部", "One record and one branch a person"],
        text: [
            "公民身份号码已有党员档案或者在文件中重复的，不予导入；号码属于在册居民的，与居民档案关联。",
            "A number that a member has already, or that the file repeats, is refused; one of a resident is linked to the resident's record.",
        ],
        citation: "中国共产党章程第八条（每个党员编入一个支部、小组）；一人一档为本库设计",
        ..OURS
    },
    RuleData {
        id: "member.import.undo",
        severity: Hard,
        title: ["撤销党员导入", "Taking an import of members back"],
        text: [
            "批次中有党员在导入后被修改或者被其他记录引用的，不得整批撤销；可以保留这些党员，只撤销其余的。",
            "An import of which members were changed since, or are named by other records, is not taken back whole; those may be kept, the others go.",
        ],
        ..OURS
    },
];
