//! Services and mediation of a generated street: what its offices decide, who applies for what, how each matter goes, and
//! what is ordered, booked and quarrelled about.
//!
//! Times are told as waits, in instants of whoever plays them; people are told as lots, to be drawn from whoever lives there.

use serde::Serialize;

use super::rng::{Dice, Purpose};

/// For whom an item is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum Applicant {
    /// 成年居民.
    Adult,
    /// 六十岁以上.
    Elder,
    /// 八十岁以上.
    Aged,
    /// 个体工商户、企业.
    Body,
}

impl Applicant {
    /// The age that is asked for.
    #[must_use]
    pub fn age(self) -> i64 {
        match self {
            Self::Adult | Self::Body => 18,
            Self::Elder => 60,
            Self::Aged => 80,
        }
    }
}

/// An item of those that the library ships, and who decides it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct OfferedItem {
    /// Code of the example.
    pub code: &'static str,
    /// Office that decides it.
    pub office: &'static str,
    /// For whom.
    pub applicant: Applicant,
    /// Promised limit in working days.
    pub promised: i64,
    /// Whether a material may follow.
    pub follows: bool,
    /// Whether it is applied for where one is registered (户籍): social assistance is.
    pub registered: bool,
    /// Whether the place is inspected.
    pub inspected: bool,
}

const fn item(
    code: &'static str,
    office: &'static str,
    applicant: Applicant,
    promised: i64,
    follows: bool,
) -> OfferedItem {
    OfferedItem {
        code,
        office,
        applicant,
        promised,
        follows,
        registered: false,
        inspected: matches!(applicant, Applicant::Body),
    }
}

const fn at_home(item: OfferedItem) -> OfferedItem {
    OfferedItem { registered: true, ..item }
}

/// The items with how often they are asked for.
const ITEMS: [(OfferedItem, u32); 13] = [
    (item("SL-XK-01", "SC", Applicant::Adult, 1, false), 12),
    (item("SL-XK-02", "SC", Applicant::Body, 10, true), 8),
    (item("SL-XK-03", "SC", Applicant::Body, 15, true), 3),
    (item("SL-BM-01", "ZX", Applicant::Elder, 3, false), 14),
    (at_home(item("SL-JF-01", "MZ", Applicant::Adult, 20, true)), 9),
    (at_home(item("SL-JF-02", "MZ", Applicant::Elder, 20, true)), 3),
    (item("SL-JF-03", "MZ", Applicant::Adult, 3, true), 8),
    (at_home(item("SL-JF-04", "GF", Applicant::Adult, 30, true)), 6),
    (item("SL-JF-05", "GF", Applicant::Aged, 10, false), 9),
    (item("SL-FW-01", "GF", Applicant::Adult, 10, false), 5),
    (item("SL-FW-02", "ZX", Applicant::Adult, 1, false), 8),
    (item("SL-FW-03", "SB", Applicant::Adult, 0, false), 11),
    (item("SL-FW-04", "TY", Applicant::Adult, 5, false), 4),
];

/// Sections that the reform closes, and the one that takes over.
pub const CLOSED: ([&str; 3], &str) = (["MZ", "SB", "SC"], "GF");

/// Names of what units open to others, with kind, places and how the name begins.
pub const RESOURCES: [(&str, &str, i64); 4] = [
    ("hall", "职工礼堂", 120),
    ("court", "室内球场", 20),
    ("parking", "错时停车位", 12),
    ("course", "周末课堂", 30),
];

/// The service list: supplier, name, kind.
pub const OFFERS: [(&str, &str, &str); 6] = [
    ("夕阳红助老队", "上门理发", "care"),
    ("陇源社区医院", "上门测血压", "health"),
    ("同心律师事务所", "法律咨询", "legal"),
    ("金鼎职业学校", "家政技能培训", "employment"),
    ("白塔山书画社", "书法课堂", "culture"),
    ("老城志愿服务队", "四点半课堂", "volunteer"),
];

/// A step of a matter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum MatterStep {
    /// 一次性告知: a material is missing.
    Tell,
    /// 补正.
    Supplement,
    /// 共享查询: the registry is asked what the applicant need not bring.
    Ask,
    /// 受理.
    Accept,
    /// 容缺受理.
    Promise,
    /// 容缺补交.
    Fulfil,
    /// 不予受理, for the reason of that word.
    Refuse(&'static str),
    /// 撤回.
    Withdraw,
    /// 征求意见.
    AskOpinion,
    /// 反馈意见.
    Opinion,
    /// 实地核查.
    Check,
    /// 中止计时.
    Pause,
    /// 恢复计时.
    Resume,
    /// 作出决定.
    Decide(bool),
    /// 送达.
    Deliver,
    /// 评价: level and whether under a name.
    Review(&'static str, bool),
    /// 差评核实.
    Verify(bool),
    /// 差评整改.
    Mend,
    /// 实名差评回访.
    CallBack(bool),
}

impl MatterStep {
    /// Whether the applicant takes it, who has no office hours.
    #[must_use]
    pub fn is_applicants(self) -> bool {
        matches!(self, Self::Supplement | Self::Withdraw | Self::Review(..))
    }
}

/// Somebody who applies for something.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceNeed {
    /// The item.
    pub item: OfferedItem,
    /// Who, of those for whom it is.
    pub lot: u32,
    /// By which way, where the item allows it.
    pub channel: &'static str,
    /// Whether somebody acts on the applicant's behalf, where there is a grid worker.
    pub on_behalf: bool,
    /// Whether a required material is missing at first.
    pub lacking: bool,
    /// What happens, each step after a wait.
    pub course: Vec<(usize, MatterStep)>,
}

/// A step of an order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum OrderStep {
    /// 派单.
    Assign,
    /// 退单.
    Decline,
    /// 接单.
    Accept,
    /// 服务完成.
    Deliver,
    /// 评单: stars.
    Review(i64),
}

/// Something that is ordered from the service list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct OrderedService {
    /// Who.
    pub lot: u32,
    /// Place in the service list.
    pub offer: usize,
    /// What happens, each step after a wait.
    pub course: Vec<(usize, OrderStep)>,
}

/// A step of a dispute.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub enum DisputeStep {
    /// 受理、告知、征得同意.
    Accept,
    /// 选任调解员.
    Panel,
    /// 调解会.
    Session,
    /// 达成协议、签名、盖章.
    Agree,
    /// 未达成协议，终止.
    Terminate,
    /// 履行.
    Perform,
}

/// A quarrel of two neighbours.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quarrel {
    /// What it is about: category, facts, claim.
    pub about: (&'static str, &'static str, &'static str),
    /// Both sides.
    pub lots: [u32; 2],
    /// Whole yuan.
    pub amount: i64,
    /// What happens, each step after a wait.
    pub course: Vec<(usize, DisputeStep)>,
}

const QUARRELS: [(&str, &str, &str); 6] = [
    ("neighbour", "楼上水管老化，致楼下顶棚渗水", "维修并赔偿"),
    ("neighbour", "楼道堆放杂物，妨碍通行", "清理并补偿清运费用"),
    ("housing", "房屋租期届满，押金未退", "退还押金"),
    ("damages", "宠物未拴绳，咬伤他人", "赔偿医药费"),
    ("contract", "装修尾款与返工费用有争议", "结清尾款"),
    ("property", "地下车位使用费有争议", "返还多收费用"),
];

/// What goes on beside the cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct ServiceLife {
    /// Applications, in the order in which they come.
    pub needs: Vec<ServiceNeed>,
    /// Orders.
    pub orders: Vec<OrderedService>,
    /// Bookings: who, of which resource.
    pub bookings: Vec<(u32, usize)>,
    /// Visits to stations without a matter: who, and whether a merchant.
    pub visits: Vec<(u32, bool)>,
    /// Disputes.
    pub quarrels: Vec<Quarrel>,
}

/// The items of the street.
pub fn offered_items() -> impl Iterator<Item = OfferedItem> {
    ITEMS.iter().map(|(item, _)| *item)
}

/// So many applications, and as much else as goes with them; the same ones each time.
#[must_use]
pub fn service_life(seed: u64, applications: usize) -> ServiceLife {
    let dice = |index| Dice::new(seed, Purpose::Service, index);
    let (mut needs, mut orders, mut others) = (dice(0), dice(1), dice(2));
    let mut quarrels = dice(3);
    ServiceLife {
        needs: (0..applications).map(|_| need(&mut needs)).collect(),
        orders: (0..applications / 6).map(|_| order(&mut orders)).collect(),
        bookings: (0..(applications / 8).min(120))
            .map(|number| (lot(&mut others), number % RESOURCES.len()))
            .collect(),
        visits: (0..applications / 2).map(|_| (lot(&mut others), others.chance(2, 5))).collect(),
        quarrels: (0..(applications / 10).clamp(4, 48)).map(|_| quarrel(&mut quarrels)).collect(),
    }
}

fn lot(dice: &mut Dice) -> u32 {
    dice.below(u32::MAX)
}

fn wait(dice: &mut Dice, low: i64, high: i64) -> usize {
    usize::try_from(dice.between(low, high)).unwrap_or_default()
}

fn need(dice: &mut Dice) -> ServiceNeed {
    let item = *dice.weighted(&ITEMS);
    let channels = [("window", 40), ("station", 28), ("online", 14), ("terminal", 5), ("home_visit", 13)];
    let channel = *dice.weighted(&channels);
    let fate = dice.below(100);
    // Those who are old often have somebody act for them; nothing is missing of what is done on the spot.
    let often = if matches!(item.applicant, Applicant::Elder | Applicant::Aged) { 4 } else { 1 };
    ServiceNeed {
        item,
        lot: lot(dice),
        channel,
        on_behalf: item.applicant != Applicant::Body && dice.chance(often, 10),
        lacking: item.promised > 0 && (6..24).contains(&fate),
        course: course(&item, fate, dice),
    }
}

/// How a matter goes, by its fate of a hundred.
fn course(item: &OfferedItem, fate: u32, dice: &mut Dice) -> Vec<(usize, MatterStep)> {
    use MatterStep as S;
    let spot = item.promised == 0;
    match fate {
        0..3 if !spot => return vec![(1, S::Withdraw)],
        3..6 => return vec![(1, S::Refuse(if fate == 3 { "not_ours" } else { "not_eligible" }))],
        // What is missing never comes.
        6..8 if !spot => return vec![(1, S::Tell), (7, S::Refuse("not_corrected"))],
        _ => {}
    }
    let mut steps = Vec::new();
    let first = if spot { 0 } else { wait(dice, 0, 1) };
    match fate {
        8..24 if !spot => {
            steps.extend([(first, S::Tell), (wait(dice, 1, 3), S::Supplement), (1, S::Ask)]);
        }
        // Nobody answers for more than five working days: deemed accepted, and told so late.
        24..26 if !spot => steps.push((12, S::Ask)),
        _ => steps.push((first, S::Ask)),
    }
    if item.follows && fate >= 26 && dice.chance(2, 5) {
        steps.extend([(0, S::Promise), (1, S::Fulfil)]);
    } else {
        steps.push((0, S::Accept));
    }
    if item.inspected {
        steps.extend([(0, S::AskOpinion), (1, S::Check)]);
        if dice.chance(2, 5) {
            steps.extend([(0, S::Pause), (wait(dice, 2, 3), S::Resume)]);
        }
        steps.push((0, S::Opinion));
    }
    let longest = if item.promised <= 3 { 2 } else { 6 };
    let late = dice.chance(1, 12);
    let decide = if late { wait(dice, 5, 7) } else { wait(dice, 0, longest.min(item.promised)) };
    steps.extend([(decide, S::Decide(dice.chance(23, 25))), (wait(dice, 0, 2), S::Deliver)]);
    if dice.chance(13, 20) {
        review(&mut steps, late, dice);
    }
    steps
}

/// A review; who waited too long gives a bad one more often.
fn review(steps: &mut Vec<(usize, MatterStep)>, late: bool, dice: &mut Dice) {
    use MatterStep as S;
    let bad = if late { 90 } else { 5 };
    let levels = [
        ("very_satisfied", 52),
        ("satisfied", 30),
        ("basically_satisfied", 10),
        ("dissatisfied", bad),
        ("very_dissatisfied", bad / 2),
    ];
    let level = *dice.weighted(&levels);
    let named = dice.chance(3, 5);
    steps.push((wait(dice, 0, 1), S::Review(level, named)));
    if !level.contains("dissatisfied") {
        return;
    }
    let founded = dice.chance(4, 5);
    steps.push((1, S::Verify(founded)));
    // What was found untrue needs no mending.
    if founded {
        steps.push((1, S::Mend));
    }
    if named {
        steps.push((0, S::CallBack(dice.chance(9, 10))));
    }
}

fn order(dice: &mut Dice) -> OrderedService {
    use OrderStep as S;
    let mut course = vec![(1, S::Assign)];
    if dice.chance(1, 10) {
        course.extend([(1, S::Decline), (0, S::Assign)]);
    }
    course.extend([(1, S::Accept), (wait(dice, 1, 3), S::Deliver)]);
    if dice.chance(4, 5) {
        course.push((wait(dice, 0, 2), S::Review(dice.between(3, 5))));
    }
    OrderedService { lot: lot(dice), offer: dice.index(OFFERS.len()), course }
}

fn quarrel(dice: &mut Dice) -> Quarrel {
    use DisputeStep as S;
    let mut course = vec![(wait(dice, 0, 1), S::Accept), (1, S::Panel), (wait(dice, 1, 2), S::Session)];
    if dice.chance(1, 8) {
        course.push((1, S::Terminate));
    } else {
        course.push((wait(dice, 0, 1), S::Agree));
        if dice.chance(3, 5) {
            course.push((wait(dice, 1, 3), S::Perform));
        }
    }
    Quarrel {
        about: *dice.pick(&QUARRELS),
        lots: [lot(dice), lot(dice)],
        amount: 100 * dice.between(2, 80),
        course,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_seed_gives_the_same_life_and_more_of_it_begins_alike() {
        let life = service_life(7, 120);
        assert_eq!(life, service_life(7, 120));
        assert_eq!(life.needs[..], service_life(7, 240).needs[..120]);
        assert_ne!(life.needs, service_life(8, 120).needs);
        assert_eq!((life.needs.len(), life.orders.len(), life.quarrels.len()), (120, 20, 12));
    }

    #[test]
    fn every_way_of_a_matter_occurs_and_what_is_done_on_the_spot_lacks_nothing() {
        let life = service_life(2_026, 400);
        let occurs = |step: fn(&MatterStep) -> bool| {
            life.needs.iter().any(|need| need.course.iter().any(|(_, one)| step(one)))
        };
        assert!(occurs(|step| matches!(step, MatterStep::Tell)));
        assert!(occurs(|step| matches!(step, MatterStep::Fulfil)));
        assert!(occurs(|step| matches!(step, MatterStep::Refuse("not_corrected"))));
        assert!(occurs(|step| matches!(step, MatterStep::Withdraw)));
        assert!(occurs(|step| matches!(step, MatterStep::Resume)));
        assert!(occurs(|step| matches!(step, MatterStep::Decide(false))));
        assert!(occurs(|step| matches!(step, MatterStep::CallBack(_))));
        assert!(life.needs.iter().all(|need| need.item.promised > 0 || !need.lacking));
    }
}
