//! Offices, their powers and duties, and their reorganisation (机构、权责清单、机构改革).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "office.put_power",
            |s, r| s.offices().put_power(r),
            "Records or changes an entry of the list of powers and duties (权责清单).",
        ),
        write(
            "office.end_power",
            |s, r| s.offices().end_power(r),
            "Ends an entry of the list of powers and duties (终止职责).",
        ),
        read(
            "office.list_powers",
            |s, r| s.offices().list_powers(r),
            "The list of powers and duties (权责清单), by office, kind, item and day.",
        ),
        read(
            "office.structure",
            |s, r| s.offices().structure(r),
            "The offices of a day with how many there are of each kind (机构设置).",
        ),
        write(
            "office.reorganise",
            |s, r| s.offices().reorganise(r),
            "Closes offices and moves their powers, open cases and open matters to another one (机构改革).",
        ),
        read(
            "office.list_reorganisations",
            |s, r| s.offices().list_reorganisations(r),
            "The reorganisations of the street (机构改革记录) with what each moved.",
        ),
    ]
}
