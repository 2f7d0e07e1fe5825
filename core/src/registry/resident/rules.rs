//! Rules of residents: pure functions.

use chrono::{Datelike, NaiveDate};

use super::Person;
use super::types::{Resident, ResidentState};
use crate::identity::{CodeSet, GridCode, ResidentNumber, Sex};
use crate::ledger::counter::Contributions;
use crate::registry::rules::contributions;
use crate::rulebook::Rulebook;
use crate::{Error, Id, Result, Warning};

/// The code of a set that is given as code or as name; of an ethnic group also with 族.
pub(crate) fn coded(field: &str, set: CodeSet, text: &str) -> Result<String> {
    let text = text.trim();
    if let Some(item) = set.get(text) {
        return Ok(item.code.to_owned());
    }
    let bare = text.strip_suffix('族').unwrap_or(text);
    [text, bare, &format!("{bare}族")]
        .into_iter()
        .find_map(|name| set.code_of(name))
        .map(str::to_owned)
        .ok_or_else(|| {
            Error::invalid(
                field,
                format!("不是{}的代码或名称（{}）", set.zh, set.standard),
                format!("neither code nor name of the set {} ({})", set.name, set.standard),
            )
        })
}

/// Sex and birth date: those of the number, or else those given. What is given beside a number must agree with it.
pub(crate) fn sex_and_birth(
    number: Option<&ResidentNumber>,
    sex: Option<Sex>,
    birth: Option<NaiveDate>,
) -> Result<(Sex, Option<NaiveDate>)> {
    let Some(number) = number else { return Ok((sex.unwrap_or(Sex::Unknown), birth)) };
    if birth.is_some_and(|birth| birth != number.birth_date()) {
        return Err(Error::invalid(
            "birth",
            "出生日期与公民身份号码不一致",
            "the birth date is not that of the resident identity number",
        ));
    }
    let definite = sex.filter(|sex| matches!(sex, Sex::Male | Sex::Female));
    if definite.is_some_and(|sex| sex != number.sex()) {
        return Err(Error::invalid(
            "sex",
            "性别与公民身份号码不一致",
            "the sex is not that of the resident identity number",
        ));
    }
    Ok((number.sex(), Some(number.birth_date())))
}

/// Nobody is born after today, and residence does not end before it begins.
pub(crate) fn possible_days(person: &Person, today: NaiveDate) -> Result<()> {
    if person.birth.is_some_and(|birth| birth > today) {
        let field = if person.number.is_some() { "number" } else { "birth" };
        return Err(Error::invalid(field, "出生日期晚于今天", "the birth date is after today"));
    }
    crate::registry::rules::period("until", person.since, person.until)
}

/// When residence ends: as given, or today when the resident leaves or dies, or never while living here.
pub(crate) fn until(
    before: &Person,
    state: ResidentState,
    given: Option<NaiveDate>,
    today: NaiveDate,
) -> Option<NaiveDate> {
    match state {
        ResidentState::Living => given,
        _ if state == before.state => given.or(before.until),
        _ => given.or(Some(today)),
    }
}

/// 周岁: full years of age on `day`. Who was born on 29 February turns older on 1 March of other years.
pub(crate) fn age(birth: NaiveDate, day: NaiveDate) -> i64 {
    let before_birthday = (day.month(), day.day()) < (birth.month(), birth.day());
    i64::from(day.year() - birth.year()) - i64::from(before_birthday)
}

/// The likeness of two records with the same name and telephone, and nothing else to compare.
pub(crate) const NAME_AND_PHONE: u32 = 80;

/// How likely two records are of one person, in percent; 0 when nothing speaks for it. Two different resident
/// identity numbers speak against it, but one of them may be mistyped. The percentages are a design of this library.
pub(crate) fn likeness(one: &Person, other: &Person) -> u32 {
    let birth = one.name == other.name && one.birth.is_some() && one.birth == other.birth;
    let phone = one.phone.is_some() && one.phone == other.phone;
    let name = one.name == other.name;
    let apart = one.number.is_some() && other.number.is_some();
    match (birth, phone, name, apart) {
        (true, true, _, false) => 95,
        (true, true, _, true) => 70,
        (true, false, _, false) => 85,
        (true, false, _, true) => 50,
        (false, true, true, false) => NAME_AND_PHONE,
        (false, true, true, true) => 55,
        (false, true, false, _) => 30,
        (false, false, _, _) => 0,
    }
}

/// The likeness from which a record is told as a likely duplicate: rule `registry.resident.duplicate`.
pub(crate) fn telling_score(book: &Rulebook, street: &str, today: NaiveDate) -> Result<u32> {
    let score = book.integer("registry.resident.duplicate", "score", street, today)?;
    u32::try_from(score).map_err(|_| Error::internal("a score of the rulebook is negative"))
}

/// What is told about a record that may be of the same person.
pub(crate) fn duplicate(existing: Id, score: u32) -> Warning {
    Warning::new(
        "registry.resident.duplicate",
        "name",
        format!("可能与已有居民重复（相似度 {score}%），已有记录 {existing}"),
        format!("may be the same person as {existing} (likeness {score} %)"),
    )
}

/// What residents of one kind add to the counters.
pub(crate) fn contribution(person: &Person) -> Contributions {
    let grid = person.grid.as_ref().map(GridCode::as_str);
    let (kind, state) = (person.residence.word(), person.state.word());
    contributions("resident", kind, state, person.community.as_str(), grid, 1)
}

/// The record as ordinary answers show it.
pub(crate) fn shown(person: &Person, today: NaiveDate) -> Resident {
    let day = match person.state {
        ResidentState::Deceased => person.until.unwrap_or(today),
        _ => today,
    };
    Resident {
        id: person.id,
        name: person.name.clone(),
        number: person.number.as_ref().map(ResidentNumber::masked),
        sex: person.sex,
        age: person.birth.map(|birth| age(birth, day)),
        phone: person.phone.as_ref().map(|phone| phone.masked()),
        ethnic: person.ethnic.clone(),
        residence: person.residence,
        household: person.household,
        relation: person.relation.clone(),
        dwelling: person.dwelling,
        community: person.community,
        grid: person.grid,
        since: person.since,
        until: person.until,
        batch: person.batch,
        state: person.state,
        revision: person.revision,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::identity::{DivisionCode, Phone};
    use crate::registry::Residence;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn person() -> Person {
        Person {
            id: Id::from_bytes([0; 16]),
            name: "𬱖㛃".into(),
            number: None,
            sex: Sex::Unknown,
            birth: Some(day(1980, 2, 29)),
            phone: Some(Phone::parse("phone", "13812341234").unwrap()),
            ethnic: None,
            residence: Residence::Registered,
            household: None,
            relation: None,
            dwelling: None,
            community: DivisionCode::parse("community", "620102001001").unwrap(),
            grid: None,
            since: None,
            until: None,
            batch: None,
            state: ResidentState::Living,
            revision: 1,
        }
    }

    #[test]
    fn ages_are_full_years() {
        for (on, years) in
            [(day(2026, 2, 28), 45), (day(2026, 3, 1), 46), (day(2024, 2, 29), 44), (day(1980, 2, 29), 0)]
        {
            assert_eq!(age(day(1980, 2, 29), on), years, "{on}");
        }
    }

    #[test]
    fn a_number_decides_sex_and_birth_date() {
        let number = ResidentNumber::parse("number", "11010519491231002X").unwrap();
        let birth = Some(day(1949, 12, 31));
        assert_eq!(sex_and_birth(Some(&number), None, None).unwrap(), (Sex::Female, birth));
        assert_eq!(
            sex_and_birth(Some(&number), Some(Sex::Unspecified), birth).unwrap(),
            (Sex::Female, birth)
        );
        assert_eq!(sex_and_birth(Some(&number), Some(Sex::Male), None).unwrap_err().field(), Some("sex"));
        assert_eq!(
            sex_and_birth(Some(&number), None, Some(day(1949, 12, 30))).unwrap_err().field(),
            Some("birth")
        );
        assert_eq!(sex_and_birth(None, None, None).unwrap(), (Sex::Unknown, None));
    }

    #[test]
    fn likeness_weighs_name_birth_phone_and_numbers() {
        let one = person();
        let number = |text| Some(ResidentNumber::parse("number", text).unwrap());
        assert_eq!(likeness(&one, &one), 95);
        assert_eq!(likeness(&one, &Person { phone: None, ..one.clone() }), 85);
        assert_eq!(likeness(&one, &Person { birth: None, ..one.clone() }), 80);
        assert_eq!(likeness(&one, &Person { name: "王".into(), ..one.clone() }), 30);
        assert_eq!(likeness(&one, &Person { name: "王".into(), phone: None, ..one.clone() }), 0);
        let numbered = Person { number: number("11010519491231002X"), ..one.clone() };
        let another = Person { number: number("440524188001010014"), ..one.clone() };
        assert_eq!(likeness(&numbered, &another), 70);
        assert_eq!(likeness(&numbered, &one), 95);
    }

    #[test]
    fn ethnic_groups_and_relations_are_read_by_code_or_name() {
        for text in ["01", "汉族", "汉"] {
            assert_eq!(coded("ethnic", CodeSet::ETHNIC_GROUP, text).unwrap(), "01", "{text}");
        }
        assert_eq!(coded("ethnic", CodeSet::ETHNIC_GROUP, "火星族").unwrap_err().field(), Some("ethnic"));
        assert_eq!(coded("relation", CodeSet::FAMILY_RELATION, "户主").unwrap(), "02");
    }

    #[test]
    fn residence_ends_when_somebody_leaves() {
        let (one, today) = (person(), day(2026, 5, 1));
        assert_eq!(until(&one, ResidentState::Moved, None, today), Some(today));
        assert_eq!(until(&one, ResidentState::Deceased, Some(day(2026, 4, 1)), today), Some(day(2026, 4, 1)));
        let moved = Person { state: ResidentState::Moved, until: Some(day(2026, 1, 1)), ..one };
        assert_eq!(until(&moved, ResidentState::Moved, None, today), Some(day(2026, 1, 1)));
        assert_eq!(until(&moved, ResidentState::Living, None, today), None);
    }

    #[test]
    fn ordinary_answers_hold_neither_number_nor_birth_date() {
        let one = Person { number: ResidentNumber::parse("number", "11010519491231002X").ok(), ..person() };
        let text = serde_json::to_string(&shown(&one, day(2026, 5, 1))).unwrap();
        assert!(!text.contains("19491231") && !text.contains("1949-12-31") && !text.contains("13812341234"));
    }
}
