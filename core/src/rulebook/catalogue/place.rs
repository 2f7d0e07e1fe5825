//! Grids, the registry of people, households and places, and imports.

use super::super::ParameterKind::{Integer, Limit};
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::{LAW, OURS, RuleData, fixed, settable};

const BINZHOU: &str = "滨州市网格化条例";

pub(super) const RULES: &[RuleData] = &[
    RuleData {
        id: "grid.code",
        status: V3,
        title: ["网格编码", "Grid codes"],
        text: [
            "十五位：县级区划 6 位、街道 3 位、社区 3 位、网格 3 位；自西向东、自北向南编号。",
            "15 digits: county 6, street 3, community 3, grid 3; numbered west to east, north to south.",
        ],
        citation: "GB/T 30428.1（结构据北京市地方标准转载）；DB6101/T 3185-2024（编号顺序）",
        source: "DB6101/T 3185-2024 等标准的公开转载",
        parameters: &[fixed("length", Integer, "15", "位", ["编码长度", "Length"])],
        ..LAW
    },
    RuleData {
        id: "grid.code.community",
        severity: Hard,
        title: ["编码与社区一致", "A code begins with its community"],
        text: [
            "网格编码的前 12 位与所属社区的区划代码一致，一个网格只属于一个社区。",
            "The first twelve digits of a grid code are those of its community; a grid belongs to one community.",
        ],
        citation: "编码结构见 DB6101/T 3185-2024（条款号未核实）；不一致即拒绝为本库设计",
        ..OURS
    },
    RuleData {
        id: "grid.boundary.overlap",
        status: U,
        title: ["网格不重叠", "Grids do not overlap"],
        text: [
            "同一时期的网格边界不得重叠；缝隙作为提示给出。",
            "Grids of one time do not overlap; gaps are told as warnings.",
        ],
        citation: "边界清晰见滨州市网格化条例第六条；“不重不漏”未见条文",
        source: BINZHOU,
        ..LAW
    },
    RuleData {
        id: "grid.division",
        title: ["不再另行划分", "No second division"],
        text: [
            "各部门在已划定的网格内开展工作，不再另行划分。",
            "Departments work on the grids there are and draw none of their own.",
        ],
        citation: "滨州市网格化条例第六条",
        source: BINZHOU,
        jurisdiction: "3716",
        ..LAW
    },
    RuleData {
        id: "grid.size",
        severity: Generally,
        status: V3,
        title: ["网格规模", "Size of a grid"],
        text: [
            "网格一般为 300 至 500 户；此为地方标准，全国数值未核实。",
            "A grid generally has 300 to 500 households; a local standard, not verified for the country.",
        ],
        citation: "海口市秀英区网格化标准（2020 年，条款号未核实）",
        source: "海口市秀英区标准的公开转载",
        jurisdiction: "460105",
        parameters: &[
            settable("minimum", Integer, "300", "户", ["户数下限", "Households at least"], ["1", "10000"]),
            settable("maximum", Integer, "500", "户", ["户数上限", "Households at most"], ["1", "10000"]),
        ],
        ..LAW
    },
    RuleData {
        id: "grid.dedicated",
        status: V3,
        title: ["专属网格", "Dedicated grids"],
        text: [
            "机关、学校、医院、企业、楼宇、市场可设专属网格，且只属于一个社区或者村。",
            "An office, school, hospital, enterprise, building or market may be a grid of its own, in exactly one community.",
        ],
        citation: "DB6101/T 3185-2024（条款号未核实）",
        source: "DB6101/T 3185-2024 的公开转载",
        jurisdiction: "6101",
        ..LAW
    },
    RuleData {
        id: "grid.post.leader",
        severity: Generally,
        title: ["一格一网格长", "One leader a grid"],
        text: [
            "同一时期一个网格一般只有一名网格长；另设的给出提示。",
            "A grid generally has one leader at a time; a second one is told.",
        ],
        citation: "人员配置为各地做法，未见全国条文；提示为本库设计",
        ..OURS
    },
    RuleData {
        id: "grid.close.assigned",
        severity: Generally,
        title: ["撤销网格前调整归属", "Move what belongs to a grid before it closes"],
        text: [
            "撤销网格时仍有楼栋或居民属于该网格的，给出提示。",
            "Buildings and residents that still belong to a grid being closed are told.",
        ],
        ..OURS
    },
    RuleData {
        id: "grid.publish",
        severity: Generally,
        title: ["网格公示", "Publication of grids"],
        text: [
            "公布网格名称、范围、人员姓名和联系方式、监督电话，并及时更新。",
            "A grid's name, area, staff, contacts and supervision phone are published and kept current.",
        ],
        citation: "滨州市网格化条例第六条",
        source: BINZHOU,
        jurisdiction: "3716",
        ..LAW
    },
    RuleData {
        id: "grid.matter.list",
        severity: Configurable,
        title: ["网格事项清单", "List of grid matters"],
        text: [
            "网格事项实行清单管理；网格员当场处置或者上报，承办单位按时办理并反馈，对派错可以说明。",
            "Grid matters follow a list; the grid worker settles or reports, the unit finishes in time and answers.",
        ],
        citation: "滨州市网格化条例第十条、第十一条",
        source: BINZHOU,
        jurisdiction: "3716",
        ..LAW
    },
    RuleData {
        id: "registry.household.head",
        severity: Hard,
        title: ["一户一户主", "One head a household"],
        text: [
            "一个户在同一时间只有一名户主，户主须为该户成员。",
            "A household has one head at a time, who is a member of it.",
        ],
        citation: "户口登记条例第五条（按户登记、设主管人；未核对原文）；唯一性为本库设计",
        ..OURS
    },
    RuleData {
        id: "registry.household.number",
        severity: Hard,
        title: ["户号唯一", "Household numbers are unique"],
        text: [
            "同一街道内户号不重复；户号为空的不得合并为一户。",
            "A household number is used once in a street; empty numbers never merge families.",
        ],
        ..OURS
    },
    RuleData {
        id: "registry.person.number",
        severity: Hard,
        title: ["一人一档", "One record a person"],
        text: [
            "同一公民身份号码只建一份档案；暂无号码的使用临时编号，补号时合并并保留历史。",
            "A resident number has one record; without a number a provisional one is used, merged later with its history.",
        ],
        citation: "居民身份证法第三条（号码唯一）；一人一档为本库设计",
        ..OURS
    },
    RuleData {
        id: "registry.resident.duplicate",
        severity: Generally,
        title: ["疑似重复人员", "Perhaps the same person"],
        text: [
            "姓名、出生日期、电话、住址相近的给出相似度提示，由人确认，不自动合并。",
            "Similar name, birth date, phone and address give a scored warning; a person decides, nothing merges itself.",
        ],
        parameters: &[settable(
            "score",
            Integer,
            "30",
            "分",
            ["提示分数（百分制）", "Score that warns (of 100)"],
            ["1", "100"],
        )],
        ..OURS
    },
    RuleData {
        id: "registry.residence.period",
        severity: Hard,
        title: ["居住时段", "Periods of residence"],
        text: [
            "居住终止日不早于起始日；同一人同一类别的居住时段不重叠。",
            "A residence ends no earlier than it begins; those of one person and kind do not overlap.",
        ],
        ..OURS
    },
    RuleData {
        id: "registry.care.review",
        title: ["关爱对象复核", "Review of care groups"],
        text: [
            "关爱对象须有依据、复核日期和终止日期，到期复核。",
            "Membership of a care group has a legal basis, a review date and an end.",
        ],
        parameters: &[settable(
            "period",
            Limit,
            "12 natural_month",
            "",
            ["复核周期", "Review"],
            ["1 natural_month", "36 natural_month"],
        )],
        ..OURS
    },
    RuleData {
        id: "registry.building.grid",
        severity: Generally,
        title: ["楼栋位置与网格一致", "A building lies in its grid"],
        text: [
            "楼栋坐标所在网格与所填网格不一致的，给出提示，以所填为准。",
            "A building whose position lies in another grid than the given one is told; the given one stands.",
        ],
        ..OURS
    },
    RuleData {
        id: "registry.import.columns",
        severity: Generally,
        title: ["导入列", "Columns of an import"],
        text: [
            "不识别的列忽略并提示其列号，不提示列名。",
            "A column that is not known is left out and told by its number, never by its name.",
        ],
        ..OURS
    },
    RuleData {
        id: "registry.import.undo",
        severity: Hard,
        title: ["撤销导入", "Taking an import back"],
        text: [
            "批次中有居民在导入后被修改的，不得整批撤销；可以保留这些居民，只撤销其余的。",
            "An import of which residents were changed since is not taken back whole; those may be kept, the others go.",
        ],
        ..OURS
    },
    RuleData {
        id: "registry.import.row",
        severity: Hard,
        title: ["逐行校验", "Every row is checked"],
        text: [
            "导入逐行校验，错误注明行和列；有错误的行不入库，其余不受影响。",
            "An import checks every row and names row and column; a wrong row changes nothing.",
        ],
        ..OURS
    },
    RuleData {
        id: "registry.import.dry_run",
        severity: Generally,
        title: ["先试后导", "A trial before an import"],
        text: ["正式导入前宜先试运行。", "A dry run generally goes before the import."],
        ..OURS
    },
    RuleData {
        id: "registry.import.size",
        title: ["单次导入行数", "Rows of an import"],
        text: ["单次导入的行数有上限。", "One import has a greatest number of rows."],
        parameters: &[settable(
            "rows",
            Integer,
            "1000000",
            "行",
            ["行数上限", "Rows at most"],
            ["1", "1000000"],
        )],
        ..OURS
    },
];
