//! Party organisations: when one must be, how it is founded, its tiers and terms.

use super::super::super::ParameterKind::Integer;
use super::super::super::Severity::{Configurable, Generally, Hard};
use super::super::super::SourceStatus::{U, V2, V3};
use super::super::{LAW, OURS, RuleData, fixed, settable};

const BRANCH: &str = "中国共产党支部工作条例（试行）";

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "party.branch.minimum",
        status: V3,
        title: ["成立党支部", "When a branch must be"],
        text: [
            "凡有正式党员 3 人以上的，都应当成立党支部；不足 3 人的不能单独成立。",
            "Three full members or more form a branch; fewer can't form one alone.",
        ],
        citation: "中国共产党章程第三十条；中国共产党支部工作条例（试行）第四条",
        source: BRANCH,
        parameters: &[fixed("full", Integer, "3", "人", ["正式党员不少于", "Full members at least"])],
        ..LAW
    },
    RuleData {
        id: "party.branch.size",
        severity: Generally,
        status: V2,
        title: ["党支部人数", "Size of a branch"],
        text: ["党支部党员人数一般不超过 50 人。", "A branch generally has at most 50 members."],
        citation: "中国共产党支部工作条例（试行）第四条",
        source: BRANCH,
        parameters: &[settable(
            "maximum",
            Integer,
            "50",
            "人",
            ["党员不超过", "Members at most"],
            ["10", "200"],
        )],
        ..LAW
    },
    RuleData {
        id: "party.branch.project",
        severity: Generally,
        status: V3,
        title: ["项目党支部", "Branches of projects"],
        text: [
            "为期 6 个月以上的工程、工作项目，符合条件的应当成立党支部。",
            "A project of six months or more that qualifies has its own branch.",
        ],
        citation: "中国共产党支部工作条例（试行）第五条",
        source: BRANCH,
        parameters: &[settable(
            "months",
            Integer,
            "6",
            "个月",
            ["工期不少于", "Months at least"],
            ["1", "24"],
        )],
        ..LAW
    },
    RuleData {
        id: "party.branch.committee",
        severity: Generally,
        status: V2,
        title: ["支部委员会", "Committee of a branch"],
        text: [
            "正式党员 7 人以上的党支部设支部委员会，由 3 至 5 人组成，一般不超过 7 人；不足 7 人的设 1 名书记，必要时设 1 名副书记。",
            "A branch of seven full members or more has a committee of 3 to 5, generally at most 7; a smaller one a secretary and, if needed, a deputy.",
        ],
        citation: "中国共产党支部工作条例（试行）第二十条（条款号未核实）",
        source: BRANCH,
        parameters: &[
            settable("full", Integer, "7", "人", ["正式党员不少于", "Full members at least"], ["3", "50"]),
            settable("minimum", Integer, "3", "人", ["委员不少于", "Committee members at least"], ["3", "5"]),
            settable("maximum", Integer, "7", "人", ["委员不超过", "Committee members at most"], ["5", "11"]),
        ],
        ..LAW
    },
    RuleData {
        id: "party.general_branch.size",
        severity: Generally,
        status: V3,
        title: ["党总支人数", "Size of a general branch"],
        text: [
            "党员 50 人以上、100 人以下的，设立党总支；因工作需要可以报批后设立。",
            "50 to under 100 members form a general branch; exceptions need approval.",
        ],
        citation: "中国共产党党和国家机关基层组织工作条例、国有企业基层组织工作条例（试行）关于设置的规定",
        source: "机关、国企基层组织工作条例；其他领域参照",
        parameters: &[settable(
            "minimum",
            Integer,
            "50",
            "人",
            ["党员不少于", "Members at least"],
            ["10", "100"],
        )],
        ..LAW
    },
    RuleData {
        id: "party.committee.size",
        severity: Generally,
        status: V3,
        title: ["基层党委人数", "Size of a committee"],
        text: [
            "党员 100 人以上的，设立党的基层委员会；因工作需要可以报批后设立。",
            "100 members or more form a committee; exceptions need approval.",
        ],
        citation: "中国共产党党和国家机关基层组织工作条例、国有企业基层组织工作条例（试行）关于设置的规定",
        source: "机关、国企基层组织工作条例；其他领域参照",
        parameters: &[settable(
            "minimum",
            Integer,
            "100",
            "人",
            ["党员不少于", "Members at least"],
            ["20", "500"],
        )],
        ..LAW
    },
    RuleData {
        id: "party.joint.units",
        severity: Generally,
        status: V3,
        title: ["联合党支部覆盖单位", "Units of a joint branch"],
        text: [
            "正式党员不足 3 人的单位，按照地域相邻、行业相近、规模适当、便于管理的原则成立联合党支部，覆盖单位一般不超过 5 个。",
            "Units with fewer than three full members form a joint branch with near and like ones, generally at most five.",
        ],
        citation: "中国共产党支部工作条例（试行）第五条",
        source: BRANCH,
        parameters: &[settable("maximum", Integer, "5", "个", ["单位不超过", "Units at most"], ["2", "20"])],
        ..LAW
    },
    RuleData {
        id: "party.temporary",
        severity: Hard,
        status: V3,
        title: ["临时党支部", "Temporary branches"],
        text: [
            "组织关系不转接的临时机构，经批准该机构的上级党组织同意成立临时党支部，班子由上级指定；一般不发展党员、不处分处置党员、不收缴党费、不选举代表和换届。",
            "A temporary body has a temporary branch by decision of the superior; relations stay where they were, its officers are appointed.",
        ],
        citation: "中国共产党支部工作条例（试行）关于临时党支部的规定（条款号未核实）",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "party.group.minimum",
        severity: Configurable,
        status: U,
        title: ["党小组", "Groups"],
        text: [
            "党员人数较多或者分散的党支部可以划分党小组，每组党员 3 人以上，其中正式党员 1 人以上。",
            "A large or scattered branch has groups of three members or more, one of them full.",
        ],
        citation: "中国共产党支部工作条例（试行）关于党小组的规定（条款号未核实）",
        source: BRANCH,
        parameters: &[
            settable("members", Integer, "3", "人", ["党员不少于", "Members at least"], ["2", "20"]),
            settable("full", Integer, "1", "人", ["正式党员不少于", "Full members at least"], ["1", "5"]),
        ],
        ..LAW
    },
    RuleData {
        id: "party.founding.reply",
        severity: Generally,
        status: V2,
        title: ["成立批复时限", "Reply to an application"],
        text: [
            "基层单位提出申请，所在基层党委召开会议研究决定并批复，批复时间一般不超过 1 个月；党员大会选举产生班子后报上级备案。上级也可以直接作出成立决定。",
            "The unit applies, the committee replies within a month, the meeting elects, and the result is filed; the superior may decide by itself.",
        ],
        citation: "中国共产党支部工作条例（试行）第六条",
        source: BRANCH,
        parameters: &[settable("months", Integer, "1", "个月", ["批复不超过", "Months at most"], ["1", "6"])],
        ..LAW
    },
    RuleData {
        id: "party.change.approval",
        severity: Generally,
        status: V3,
        title: ["调整和撤销", "Change and dissolution"],
        text: [
            "党支部的调整和撤销，一般由党支部报基层党委批准，也可以由基层党委直接作出决定，并报上级组织部门备案。",
            "Changes and dissolution are approved or decided by the committee and filed with the superior.",
        ],
        citation: "中国共产党支部工作条例（试行）关于调整和撤销的规定（条款号未核实）",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "party.change.members",
        severity: Hard,
        title: ["撤销先安置党员", "Members before the end"],
        text: [
            "撤销党组织前，应当先将党员和下级组织转到其他党组织。",
            "Before an organisation ends its members and what stands below it go to another.",
        ],
        citation: "本库设计；依据党章第八条：每个党员都必须编入党的一个支部、小组或其他特定组织",
        ..OURS
    },
    RuleData {
        id: "party.term",
        severity: Configurable,
        status: V3,
        title: ["任期", "Terms"],
        text: [
            "村、社区党的委员会、总支部委员会、支部委员会每届任期 5 年；其他党总支、党支部一般 3 年；基层党委一般 5 年。",
            "Five years in villages and communities and for committees; generally three for other general branches and branches.",
        ],
        citation: "中国共产党章程第三十一条；中国共产党支部工作条例（试行）关于任期的规定",
        source: "中国共产党章程",
        parameters: &[
            settable("community", Integer, "5", "年", ["社区党组织", "In communities"], ["3", "5"]),
            settable("unit", Integer, "3", "年", ["其他单位党组织", "In other units"], ["2", "5"]),
            settable("committee", Integer, "5", "年", ["基层党委", "Committees"], ["3", "5"]),
        ],
        ..LAW
    },
    RuleData {
        id: "party.term.overdue",
        severity: Generally,
        status: V3,
        title: ["按期换届", "Elections when a term ends"],
        text: [
            "任期届满应当按期换届；提前或者延期换届应当报上级批准，延长期限一般不超过 1 年。",
            "An election is held when the term ends; earlier or later needs approval, generally within a year.",
        ],
        citation: "中国共产党基层组织选举工作条例第三条",
        source: "中国共产党基层组织选举工作条例",
        parameters: &[
            settable("months", Integer, "12", "个月", ["延期不超过", "Months late at most"], ["0", "12"]),
            settable("notice", Integer, "6", "个月", ["提前提醒", "Months of notice"], ["1", "24"]),
        ],
        ..LAW
    },
    RuleData {
        id: "party.tree.tier",
        severity: Hard,
        status: V3,
        title: ["组织层级", "Tiers of the tree"],
        text: [
            "街道党工委—社区党委（党总支、党支部）—网格党支部—楼宇党小组—党员中心户；下级组织隶属于相应的上级组织，同类组织方可合并。层级为本库所定，架构方案只定其名称。",
            "Work committee, community committee, grid branch, building group, hub household: each stands below a fitting one and merges with its like. The library sets the tiers; a scheme only names them.",
        ],
        citation: "中国共产党支部工作条例（试行）；街道实践（层级为本库所定）",
        source: "街道实践",
        ..LAW
    },
    RuleData {
        id: "party.tree.cycle",
        severity: Hard,
        title: ["隶属关系不成环", "No cycles"],
        text: ["上级党组织不得是该组织本身或者其下级。", "No organisation stands below itself."],
        ..OURS
    },
    RuleData {
        id: "party.post.full_member",
        status: V3,
        title: ["任职须为正式党员", "Posts are held by full members"],
        text: [
            "党组织的书记、副书记、委员由正式党员担任；预备党员没有表决权、选举权和被选举权。",
            "Posts are held by full members; those on probation neither vote nor stand.",
        ],
        citation: "中国共产党章程第七条；中国共产党基层组织选举工作条例第五条",
        source: "中国共产党章程",
        ..LAW
    },
    RuleData {
        id: "party.post.one_secretary",
        severity: Hard,
        title: ["一名书记", "One secretary"],
        text: ["同一时期一个党组织只有一名书记。", "An organisation has one secretary at a time."],
        citation: "中国共产党支部工作条例（试行）关于支部委员会的规定；唯一性为本库设计",
        ..OURS
    },
    RuleData {
        id: "party.post.secretary_standing",
        severity: Generally,
        status: V3,
        title: ["书记党龄", "Standing of a secretary"],
        text: [
            "党支部书记一般应有 1 年以上党龄。",
            "A secretary has generally been a full member for a year.",
        ],
        citation: "中国共产党支部工作条例（试行）关于党支部书记的规定（条款号未核实）",
        source: BRANCH,
        parameters: &[settable(
            "months",
            Integer,
            "12",
            "个月",
            ["党龄不少于", "Months at least"],
            ["0", "60"],
        )],
        ..LAW
    },
    RuleData {
        id: "party.post.vacancy",
        severity: Generally,
        status: V3,
        title: ["及时补选", "Vacancies"],
        text: [
            "书记、副书记、委员出现空缺的，应当及时补选；必要时上级党组织可以指派。",
            "A vacancy is filled by a by-election in time; the superior may appoint when necessary.",
        ],
        citation: "中国共产党支部工作条例（试行）关于补选的规定（条款号未核实）",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "party.hub.households",
        severity: Generally,
        status: V3,
        title: ["党员中心户联系户数", "Households of a hub"],
        text: [
            "每名党员中心户一般联系 5 至 15 户；全国无统一数。",
            "A hub generally looks after 5 to 15 households; there is no national number.",
        ],
        citation: "地方做法（如山东诸城），全国无统一规定",
        source: "地方做法的公开报道",
        parameters: &[
            settable("minimum", Integer, "5", "户", ["不少于", "At least"], ["1", "50"]),
            settable("maximum", Integer, "15", "户", ["不超过", "At most"], ["1", "100"]),
        ],
        ..LAW
    },
    RuleData {
        id: "party.hub.member",
        severity: Hard,
        title: ["党员中心户为党员", "A hub is a member"],
        text: [
            "党员中心户由在册党员担任；同一时期一户只由一名党员中心户联系。",
            "A hub is a member of the organisation; a household is looked after by one hub at a time.",
        ],
        ..OURS
    },
    RuleData {
        id: "party.scheme",
        severity: Configurable,
        title: ["架构方案", "Schemes"],
        text: [
            "纵向领导体系、联动治理体系的层级和名称由街道设定；默认四级：社区党组织、网格党支部、楼宇党小组、党员中心户。",
            "Tiers and names are the street's own; four by default: community organisation, grid branch, building group, hub household.",
        ],
        ..OURS
    },
];
