//! Names of people by frequency, generation and ethnic group.

use super::given::{
    ERAS, Era, TIBETAN_FEMALE, TIBETAN_FIRST, TIBETAN_MALE, UYGHUR_FATHER, UYGHUR_FEMALE, UYGHUR_MALE,
};
use super::rng::Dice;
use super::types::Sex;

/// Surnames with weights near their share of the population, in hundredths of a percent.
const SURNAMES: [(&str, u32); 107] = [
    ("王", 720),
    ("李", 700),
    ("张", 680),
    ("刘", 520),
    ("陈", 420),
    ("杨", 330),
    ("赵", 260),
    ("黄", 210),
    ("周", 190),
    ("吴", 190),
    ("徐", 150),
    ("孙", 150),
    ("马", 170),
    ("胡", 130),
    ("朱", 120),
    ("郭", 120),
    ("何", 120),
    ("林", 100),
    ("罗", 90),
    ("高", 110),
    ("郑", 80),
    ("梁", 80),
    ("谢", 70),
    ("宋", 80),
    ("唐", 65),
    ("许", 65),
    ("邓", 55),
    ("冯", 60),
    ("韩", 65),
    ("曹", 60),
    ("曾", 45),
    ("彭", 45),
    ("萧", 20),
    ("蔡", 40),
    ("潘", 40),
    ("田", 50),
    ("董", 55),
    ("袁", 45),
    ("于", 45),
    ("余", 40),
    ("叶", 35),
    ("蒋", 40),
    ("杜", 45),
    ("苏", 45),
    ("魏", 60),
    ("程", 40),
    ("吕", 40),
    ("丁", 38),
    ("沈", 30),
    ("任", 45),
    ("姚", 36),
    ("卢", 34),
    ("傅", 25),
    ("钟", 26),
    ("姜", 34),
    ("崔", 30),
    ("谭", 26),
    ("廖", 24),
    ("范", 34),
    ("汪", 36),
    ("陆", 26),
    ("金", 32),
    ("石", 34),
    ("戴", 24),
    ("贾", 34),
    ("韦", 16),
    ("夏", 26),
    ("邱", 22),
    ("方", 26),
    ("侯", 28),
    ("邹", 22),
    ("熊", 20),
    ("孟", 26),
    ("秦", 28),
    ("白", 34),
    ("江", 22),
    ("阎", 20),
    ("薛", 28),
    ("尹", 22),
    ("段", 24),
    ("雷", 26),
    ("黎", 14),
    ("史", 24),
    ("龙", 14),
    ("陶", 18),
    ("贺", 24),
    ("顾", 16),
    ("毛", 20),
    ("郝", 22),
    ("龚", 16),
    ("邵", 18),
    ("万", 18),
    ("钱", 16),
    ("严", 22),
    ("武", 22),
    ("戚", 6),
    ("祁", 20),
    ("柴", 14),
    ("牛", 16),
    ("漆", 6),
    ("缑", 4),
    ("脱", 3),
    ("达", 3),
    ("颉", 3),
    ("欧阳", 6),
    ("上官", 3),
    ("司马", 2),
];

/// Surnames frequent among 回, 东乡, 撒拉 and 保安 families of the region.
const MUSLIM_SURNAMES: [(&str, u32); 18] = [
    ("马", 420),
    ("丁", 40),
    ("王", 50),
    ("杨", 35),
    ("李", 40),
    ("张", 40),
    ("白", 35),
    ("海", 20),
    ("哈", 14),
    ("金", 25),
    ("沙", 20),
    ("虎", 10),
    ("罗", 18),
    ("赵", 18),
    ("韩", 45),
    ("妥", 14),
    ("牟", 14),
    ("喇", 8),
];

/// Ethnic groups (民族) of households with weights.
pub(super) const ETHNIC: [(&str, u32); 12] = [
    ("汉族", 9050),
    ("回族", 640),
    ("东乡族", 95),
    ("藏族", 85),
    ("满族", 45),
    ("土族", 20),
    ("蒙古族", 18),
    ("土家族", 14),
    ("维吾尔族", 10),
    ("撒拉族", 10),
    ("裕固族", 7),
    ("保安族", 6),
];

/// Characters outside the common sets, two of them outside the first plane or in extension A.
pub(super) const RARE: [char; 3] = ['𬱖', '㛃', '䶮'];

/// A surname as it is usual in an ethnic group; none where names have no surname.
pub(super) fn surname(ethnic: &str, dice: &mut Dice) -> &'static str {
    match ethnic {
        "藏族" | "维吾尔族" => "",
        "回族" | "东乡族" | "撒拉族" | "保安族" => dice.weighted::<&'static str>(&MUSLIM_SURNAMES),
        _ => dice.weighted::<&'static str>(&SURNAMES),
    }
}

/// A full name: the surname with a given name of the generation, or a name without surname.
pub(super) fn full(surname: &str, ethnic: &str, sex: Sex, year: i32, dice: &mut Dice) -> String {
    match ethnic {
        "藏族" => tibetan(sex, dice),
        "维吾尔族" => {
            let own = if sex == Sex::Male { &UYGHUR_MALE } else { &UYGHUR_FEMALE };
            format!("{}·{}", dice.pick(own), dice.pick(&UYGHUR_FATHER))
        }
        _ => {
            let mut name = String::with_capacity(surname.len() + 6);
            name.push_str(surname);
            push_given(&mut name, sex, year, dice);
            name
        }
    }
}

fn tibetan(sex: Sex, dice: &mut Dice) -> String {
    let last = if sex == Sex::Male { dice.pick(&TIBETAN_MALE) } else { dice.pick(&TIBETAN_FEMALE) };
    let mut first = dice.pick(&TIBETAN_FIRST);
    while first == last {
        first = dice.pick(&TIBETAN_FIRST);
    }
    format!("{first}{last}")
}

fn era(year: i32) -> &'static Era {
    ERAS.iter().find(|era| year < era.before).unwrap_or(&ERAS[ERAS.len() - 1])
}

/// A given name; one in some thousand has a rare character.
fn push_given(name: &mut String, sex: Sex, year: i32, dice: &mut Dice) {
    let era = era(year);
    let (first, last) =
        if sex == Sex::Male { (era.male_first, era.male_last) } else { (era.female_first, era.female_last) };
    let last = pick_char(last, dice);
    if dice.chance(era.single, 100) {
        name.push(last);
        return;
    }
    let first = pick_char(first, dice);
    name.push(first);
    let rare = dice.chance(1, 2_000).then(|| *dice.pick(&RARE));
    name.push(rare.unwrap_or(last));
}

fn pick_char(table: &str, dice: &mut Dice) -> char {
    // The tables are of three-byte characters only, which a test makes sure of.
    let at = dice.index(table.len() / 3) * 3;
    table[at..at + 3].chars().next().unwrap_or('安')
}
