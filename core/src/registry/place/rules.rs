//! Rules of divisions, buildings and dwellings: pure functions.

use crate::identity::{DivisionCode, DivisionLevel, GridCode};
use crate::ledger::counter::Contributions;
use crate::registry::rules::contributions;
use crate::{Error, Result, Warning};

use super::types::{Building, Compound};

/// A division that a street records: itself, one above it, or one of its communities.
pub(super) fn recordable(street: &str, code: &DivisionCode) -> Result<()> {
    let inside = code.street_prefix() == Some(street);
    if inside || (code.level() < DivisionLevel::Street && street.starts_with(code.prefix())) {
        return Ok(());
    }
    Err(Error::invalid(
        "code",
        "区划应为本街道、其上级区划或其社区（村）",
        "a division is the street, one above it, or one of its communities",
    ))
}

/// A grid and a community that are given together belong together.
pub(crate) fn together(community: &DivisionCode, grid: Option<&GridCode>) -> Result<()> {
    match grid {
        Some(grid) if grid.community() != *community => {
            Err(Error::invalid("grid", "网格不属于所给社区", "the grid is not one of the given community")
                .with("community", community.as_str())
                .with("grid", grid.as_str()))
        }
        _ => Ok(()),
    }
}

/// A building whose place lies in another grid than the given one is told, not refused: places are often inexact.
pub(super) fn located_elsewhere(given: Option<&GridCode>, located: Option<&GridCode>) -> Option<Warning> {
    let (given, located) = (given?, located?);
    (given != located).then(|| {
        Warning::new(
            "registry.building.grid",
            "grid",
            format!("按坐标该楼栋位于网格 {located}，与所填网格不一致，请核对"),
            format!("by its place the building lies in grid {located}, not in the given one"),
        )
    })
}

/// What a compound adds to the counters.
pub(crate) fn of_compound(compound: &Compound) -> Contributions {
    contributions("compound", compound.management.word(), "", compound.community.as_str(), None, 1)
}

/// What a building adds to the counters.
pub(crate) fn of_building(building: &Building) -> Contributions {
    let grid = building.grid.as_ref().map(GridCode::as_str);
    contributions("building", "", "", building.community.as_str(), grid, 1)
}

/// What dwellings of a usage add to the counters.
pub(crate) fn of_dwellings(
    usage: &str,
    community: &DivisionCode,
    grid: Option<&GridCode>,
    count: i64,
) -> Contributions {
    contributions("dwelling", usage, "", community.as_str(), grid.map(GridCode::as_str), count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_street_records_itself_what_is_above_and_its_communities() {
        let code = |text| DivisionCode::parse("code", text).unwrap();
        for good in ["620000000000", "620100000000", "620102000000", "620102001000", "620102001003"] {
            assert!(recordable("620102001", &code(good)).is_ok(), "{good}");
        }
        for bad in ["630000000000", "620103000000", "620102002000", "620102002003"] {
            assert_eq!(recordable("620102001", &code(bad)).unwrap_err().field(), Some("code"), "{bad}");
        }
    }

    #[test]
    fn a_grid_belongs_to_its_community() {
        let community = DivisionCode::parse("community", "620102001003").unwrap();
        let grid = |text| GridCode::parse("grid", text).unwrap();
        assert!(together(&community, Some(&grid("620102001003001"))).is_ok());
        assert!(together(&community, None).is_ok());
        assert!(together(&community, Some(&grid("620102001004001"))).is_err());
        let (one, other) = (grid("620102001003001"), grid("620102001003002"));
        assert!(located_elsewhere(Some(&one), Some(&other)).is_some());
        assert!(located_elsewhere(Some(&one), None).is_none());
    }
}
