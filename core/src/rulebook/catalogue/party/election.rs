//! Elections of Party organisations.

use super::super::ParameterKind::Integer;
use super::super::Severity::{Configurable, Generally, Hard};
use super::super::SourceStatus::{U, V3};
use super::super::{LAW, RuleData, settable};

const BRANCH: &str = "中国共产党支部工作条例（试行）（据公开转载）";
const ELECTION: &str = "中国共产党基层组织选举工作条例（据公开转载）";

pub(in super::super) const RULES: &[RuleData] = &[
    RuleData {
        id: "election.organisation",
        severity: Hard,
        status: V3,
        title: ["进行选举的组织", "Who elects"],
        text: [
            "党工委由上级派出，不经选举；临时党支部不进行换届，其负责人由上级指定；党小组不适用选举工作条例。",
            "A work committee is dispatched, the officers of a temporary branch are appointed, and groups have other rules.",
        ],
        citation: "中国共产党支部工作条例（试行）第八条；中国共产党基层组织选举工作条例",
        source: BRANCH,
        ..LAW
    },
    RuleData {
        id: "election.general_committee",
        severity: Configurable,
        status: V3,
        title: ["总支委员会", "The committee of a general branch"],
        text: [
            "党总支委员会由 5 至 7 人组成，一般不超过 9 人。",
            "The committee of a general branch has 5 to 7 members, generally not above 9.",
        ],
        citation: "党和国家机关基层组织工作条例、国有企业基层组织工作条例（条款号未核实）",
        source: "试题库和公开转载",
        parameters: &[
            settable("minimum", Integer, "5", "人", ["委员最少人数", "Members at least"], ["3", "9"]),
            settable(
                "maximum",
                Integer,
                "9",
                "人",
                ["委员一般上限", "Members generally at most"],
                ["5", "15"],
            ),
        ],
        ..LAW
    },
    RuleData {
        id: "election.seats",
        severity: Hard,
        status: V3,
        title: ["应选职务", "Posts to be elected"],
        text: [
            "换届时设委员会的选出委员，再由委员会选出书记、副书记；书记 1 名。",
            "At the end of a term the committee is elected, which elects the one secretary and the deputies.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.delegates",
        severity: Generally,
        status: V3,
        title: ["党员代表大会", "Congress of delegates"],
        text: [
            "党员 500 人以上，或者单位分散的，经批准可以召开党员代表大会；代表一般 100 至 200 名，最多不超过 300 名。",
            "With 500 members or scattered units delegates may meet, by approval; generally 100 to 200 of them, at most 300.",
        ],
        citation: "中国共产党基层组织选举工作条例第四条；代表名额据 1990 年暂行条例第七条，2020 年文本未核实",
        source: ELECTION,
        parameters: &[
            settable("members", Integer, "500", "人", ["党员人数", "Members"], ["100", "5000"]),
            settable("minimum", Integer, "100", "名", ["代表一般下限", "Delegates at least"], ["20", "200"]),
            settable("maximum", Integer, "200", "名", ["代表一般上限", "Delegates at most"], ["100", "300"]),
        ],
        ..LAW
    },
    RuleData {
        id: "election.electorate",
        severity: Hard,
        status: V3,
        title: ["应到会选举人", "Electors who should attend"],
        text: [
            "选举人为当日有选举权的正式党员；因重病、出国、停止党籍、留党察看、羁押、年老卧床、应转未转组织关系、外出流动等不计入应到会人数的，由支部注明并经批准。提名候选人后不再重新确定。",
            "Electors are full members with the right to vote; those not counted are named with a ground, noted and approved. They are not set again once candidates are named.",
        ],
        citation: "中国共产党基层组织选举工作条例第五条；不计入应到会人数的情形据组织工作指导口径",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.candidate",
        severity: Hard,
        status: V3,
        title: ["被选举人", "Who can be elected"],
        text: [
            "预备党员、留党察看期间的党员没有被选举权；被留置、逮捕的，权利停止行使。",
            "Those on probation or under observation can't be elected; the rights of those detained rest.",
        ],
        citation: "中国共产党基层组织选举工作条例第五条",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.surplus",
        severity: Configurable,
        status: V3,
        title: ["差额", "More candidates than seats"],
        text: [
            "委员候选人多于应选人数，差额不少于应选人数的 20%，不足 1 人的进为 1 人：应选 3 名的 4 名，5 名的 6 名，7 名的 9 名。",
            "Candidates for a committee exceed the seats by at least 20 percent, rounded up: 4 for 3, 6 for 5, 9 for 7.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        parameters: &[settable("percent", Integer, "20", "%", ["差额比例", "Surplus"], ["20", "100"])],
        ..LAW
    },
    RuleData {
        id: "election.equal",
        severity: Hard,
        status: V3,
        title: ["书记、副书记等额选举", "As many candidates as seats"],
        text: [
            "书记、副书记由委员会等额选举产生，从新当选的委员中提名；已有委员会的党组织补选书记、副书记的，由现任委员会从委员中等额选举。委员出缺的，由党员大会补选。",
            "The committee elects secretary and deputies from among its members, with as many candidates as seats; at a by-election the one that sits does. Vacancies of the committee itself are filled by the members.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.quorum",
        severity: Configurable,
        status: V3,
        title: ["到会人数", "Attendance"],
        text: [
            "参加选举的选举人不少于应到会人数的五分之四，方可进行选举。",
            "An election is held where at least four fifths of the electors who should attend are there.",
        ],
        citation: "中国共产党基层组织选举工作条例（第十八条左右，条款号未核实）；1990 年暂行条例为超过五分之四",
        source: ELECTION,
        parameters: &[settable("percent", Integer, "80", "%", ["到会比例", "Attendance"], ["80", "100"])],
        ..LAW
    },
    RuleData {
        id: "election.ballots",
        severity: Hard,
        status: V3,
        title: ["收回选票与发出选票", "Ballots collected and issued"],
        text: [
            "收回的选票等于或者少于发出的选票，选举有效；多于发出的，选举无效，应当重新选举。发出的不多于到会人数。",
            "A round stands where no more ballots are collected than issued, and no more issued than electors are there.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.count",
        severity: Hard,
        status: V3,
        title: ["计票", "The count"],
        text: [
            "有效票与无效票之和等于收回选票；每一候选人的赞成、反对、弃权之和等于有效票；每张选票所选人数不多于应选人数。",
            "Valid and invalid ballots are those collected; the votes on each candidate are the valid ones; no ballot names more than the seats.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.write_in",
        severity: Hard,
        status: V3,
        title: ["另选他人", "Names written in"],
        text: [
            "选举人可以投赞成票、反对票或者弃权；投反对票的可以另选他人，弃权的不得另选他人。",
            "Who votes against a candidate may write in another name; who abstains may not.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.scrutineer",
        severity: Hard,
        status: V3,
        title: ["监票人", "Scrutineers"],
        text: [
            "监票人从不是候选人的选举人中推选：党员大会选举的，各职务的候选人均不得担任；委员会选举的，书记、副书记候选人不得担任。",
            "Scrutineers are electors who are candidates for no post; where the committee elects, for none that it elects.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.majority",
        severity: Hard,
        status: V3,
        title: ["当选", "Who is elected"],
        text: [
            "得赞成票超过应到会选举人半数的当选；多于名额的，以得票多的当选；票数相等不能确定的，就其再次投票，得票多的当选。1990 年暂行条例以实到会人数计算。",
            "Elected is who has the ayes of more than half of the electors who should attend; of too many the first; ties are voted on again.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
    RuleData {
        id: "election.fewer",
        severity: Hard,
        status: U,
        title: ["减少名额", "Fewer seats"],
        text: [
            "当选人少于应选名额的，对不足的名额另行选举；接近应选名额的，经选举人同意也可以减少名额，委员会不少于规定人数。",
            "Seats that stay empty are voted on again; if few do, the electors may agree to leave them, above the fewest of a committee.",
        ],
        citation: "中国共产党基层组织选举工作条例（条款号未核实）",
        source: ELECTION,
        ..LAW
    },
];
