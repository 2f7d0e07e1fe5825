//! Identifiers and codes.

use super::super::ParameterKind::Integer;
use super::super::Severity::Generally;
use super::super::SourceStatus::{U, V3};
use super::{LAW, OURS, RuleData, fixed};

const RESIDENT: &str = "GB 11643-1999 公民身份号码";
const CREDIT: &str = "GB 32100-2015 法人和其他组织统一社会信用代码编码规则";

pub(super) const RULES: &[RuleData] = &[
    RuleData {
        id: "identity.resident_number.form",
        status: V3,
        title: ["公民身份号码格式", "Form of the resident number"],
        text: [
            "十八位：六位地址码、八位出生日期、三位顺序码（奇数为男，偶数为女）、一位校验码；校验码 x 记为 X。",
            "18 characters: 6 address, 8 birth date, 3 sequence (odd male, even female), 1 check; x is written X.",
        ],
        citation: "GB 11643-1999（条款号未核实）",
        source: RESIDENT,
        parameters: &[fixed("length", Integer, "18", "位", ["号码长度", "Length"])],
        ..LAW
    },
    RuleData {
        id: "identity.resident_number.checksum",
        status: V3,
        title: ["公民身份号码校验", "Check character of the resident number"],
        text: [
            "第十八位应当与前十七位按模 11 加权计算的结果一致。",
            "The eighteenth character agrees with the weighted sum of the others modulo 11.",
        ],
        citation: "GB 11643-1999（条款号未核实）",
        source: RESIDENT,
        ..LAW
    },
    RuleData {
        id: "identity.resident_number.address",
        severity: Generally,
        status: V3,
        title: ["地址码可为历史区划", "The address may be historical"],
        text: [
            "地址码可能是已撤销的区划，不因未见于现行区划而拒绝。",
            "The address code may be of a division that is gone; an unknown one is no ground for refusal.",
        ],
        citation: "GB 11643-1999（条款号未核实）",
        source: RESIDENT,
        ..LAW
    },
    RuleData {
        id: "identity.resident_number.unique",
        title: ["公民身份号码唯一", "The resident number is unique"],
        text: ["公民身份号码是唯一的、终身不变的。", "A resident number belongs to one person, for life."],
        citation: "居民身份证法第三条",
        source: "中华人民共和国居民身份证法",
        ..LAW
    },
    RuleData {
        id: "identity.credit_code.form",
        status: V3,
        title: ["统一社会信用代码格式", "Form of the credit code"],
        text: [
            "十八位，由数字和大写字母组成，不使用 I、O、S、V、Z。",
            "18 digits and capital letters, without I, O, S, V and Z.",
        ],
        citation: "GB 32100-2015（条款号未核实）",
        source: CREDIT,
        parameters: &[fixed("length", Integer, "18", "位", ["代码长度", "Length"])],
        ..LAW
    },
    RuleData {
        id: "identity.credit_code.checksum",
        severity: Generally,
        status: V3,
        title: ["统一社会信用代码校验", "Check character of the credit code"],
        text: [
            "第十八位按模 31 校验；有在用代码不符，故只提示，不拒绝。",
            "The last character is a check modulo 31; some codes in use fail it, so it warns and does not refuse.",
        ],
        citation: "GB 32100-2015（条款号未核实）",
        source: CREDIT,
        ..LAW
    },
    RuleData {
        id: "identity.division_code",
        status: V3,
        title: ["统计用区划代码", "Division codes"],
        text: [
            "十二位：省 2、市 2、县 2、街道 3、社区 3；代码逐年变化，须连同版本年份保存。",
            "12 digits: province 2, prefecture 2, county 2, street 3, community 3; kept with their year.",
        ],
        citation: "统计用区划代码编制规则（条款号未核实）",
        source: "统计用区划代码的公开转载",
        parameters: &[fixed("length", Integer, "12", "位", ["代码长度", "Length"])],
        ..LAW
    },
    RuleData {
        id: "identity.phone",
        status: U,
        title: ["电话号码", "Telephone numbers"],
        text: [
            "手机号码为 1 开头的 11 位数字；固定电话为区号加 7 至 8 位；热线短号另行处理。",
            "A mobile number has 11 digits from 1; a landline has an area code and 7 or 8 digits; short codes apart.",
        ],
        citation: "未见可引用的条款",
        source: "通行号码规则",
        ..LAW
    },
    RuleData {
        id: "identity.coordinates.datum",
        title: ["坐标须注明坐标系", "Coordinates name their datum"],
        text: [
            "坐标须注明坐标系，统一存为 CGCS2000 并保留来源坐标系；未注明的不接收。",
            "Coordinates name their datum and are stored as CGCS2000 with it; an unlabelled pair is refused.",
        ],
        ..OURS
    },
];
