//! Offices (机构): powers, duties, reorganisations.

use shuzhi::service::office::{
    EndOfficePower, GetOfficeStructure, ListOfficePowers, ListReorganisations, OfficePowerList,
    OfficePowerResult, OfficeStructure, PutOfficePower, ReorganisationList, ReorganisationResult,
    ReorganiseOffices,
};

use crate::Result;

/// Offices, their powers and duties, and reorganisations (机构、权责清单).
#[derive(Debug, uniffi::Object)]
pub struct Offices(pub(crate) shuzhi::service::office::Offices);

#[uniffi::export]
impl Offices {
    /// Records or changes an entry of the list of powers and duties (权责清单).
    pub fn put_power(&self, request: PutOfficePower) -> Result<OfficePowerResult> {
        Ok(self.0.put_power(request)?)
    }

    /// Ends an entry of the list of powers and duties (终止职责).
    pub fn end_power(&self, request: EndOfficePower) -> Result<OfficePowerResult> {
        Ok(self.0.end_power(request)?)
    }

    /// The list of powers and duties (权责清单), by office, kind, item and day.
    pub fn list_powers(&self, request: ListOfficePowers) -> Result<OfficePowerList> {
        Ok(self.0.list_powers(request)?)
    }

    /// The offices of a day with how many there are of each kind (机构设置).
    pub fn structure(&self, request: GetOfficeStructure) -> Result<OfficeStructure> {
        Ok(self.0.structure(request)?)
    }

    /// Closes offices and moves their powers, open cases and open matters to another one (机构改革).
    pub fn reorganise(&self, request: ReorganiseOffices) -> Result<ReorganisationResult> {
        Ok(self.0.reorganise(request)?)
    }

    /// The reorganisations of the street (机构改革记录) with what each moved.
    pub fn list_reorganisations(&self, request: ListReorganisations) -> Result<ReorganisationList> {
        Ok(self.0.list_reorganisations(request)?)
    }
}
