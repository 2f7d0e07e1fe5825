//! The registry.

use shuzhi::registry::{
    AmendResident, BuildingList, BuildingResult, CompoundList, CompoundResult, DivisionList, DivisionResult,
    DwellingList, DwellingResult, Enterprise, EnterpriseList, EnterpriseResult, GetEnterprise, GetImport,
    GetResident, HouseholdList, HouseholdResult, ImportBatch, ImportList, ImportReport, ImportResidents,
    ListBuildings, ListCompounds, ListDivisions, ListDwellings, ListEnterprises, ListHouseholds, ListImports,
    ListResidents, NewResident, PutBuilding, PutCompound, PutDivision, PutDwelling, PutEnterprise,
    PutHousehold, Resident, ResidentList, ResidentResult, RevealResident, RevealedResident, SearchHits,
    SearchRegistry, UndoImport, UndoReport,
};

use crate::Result;

/// Places, residents and enterprises (基础台账).
#[derive(Debug, uniffi::Object)]
pub struct Registry(pub(crate) shuzhi::registry::Registry);

#[uniffi::export]
impl Registry {
    /// Creates or changes a division (行政区划).
    pub fn put_division(&self, request: PutDivision) -> Result<DivisionResult> {
        Ok(self.0.put_division(request)?)
    }

    /// Lists divisions in the order of their codes.
    pub fn list_divisions(&self, request: ListDivisions) -> Result<DivisionList> {
        Ok(self.0.list_divisions(request)?)
    }

    /// Creates or changes a compound (小区).
    pub fn put_compound(&self, request: PutCompound) -> Result<CompoundResult> {
        Ok(self.0.put_compound(request)?)
    }

    /// Lists compounds, oldest first.
    pub fn list_compounds(&self, request: ListCompounds) -> Result<CompoundList> {
        Ok(self.0.list_compounds(request)?)
    }

    /// Creates or changes a building (楼栋).
    pub fn put_building(&self, request: PutBuilding) -> Result<BuildingResult> {
        Ok(self.0.put_building(request)?)
    }

    /// Lists buildings, oldest first.
    pub fn list_buildings(&self, request: ListBuildings) -> Result<BuildingList> {
        Ok(self.0.list_buildings(request)?)
    }

    /// Creates or changes a dwelling (户室).
    pub fn put_dwelling(&self, request: PutDwelling) -> Result<DwellingResult> {
        Ok(self.0.put_dwelling(request)?)
    }

    /// Lists dwellings, oldest first.
    pub fn list_dwellings(&self, request: ListDwellings) -> Result<DwellingList> {
        Ok(self.0.list_dwellings(request)?)
    }

    /// Creates or changes a household (户).
    pub fn put_household(&self, request: PutHousehold) -> Result<HouseholdResult> {
        Ok(self.0.put_household(request)?)
    }

    /// Lists households, oldest first.
    pub fn list_households(&self, request: ListHouseholds) -> Result<HouseholdList> {
        Ok(self.0.list_households(request)?)
    }

    /// Records a resident (居民登记).
    pub fn add_resident(&self, request: NewResident) -> Result<ResidentResult> {
        Ok(self.0.add_resident(request)?)
    }

    /// Changes a resident, or moves them (居民变更).
    pub fn amend_resident(&self, request: AmendResident) -> Result<ResidentResult> {
        Ok(self.0.amend_resident(request)?)
    }

    /// Reads one resident, masked.
    pub fn get_resident(&self, request: GetResident) -> Result<Resident> {
        Ok(self.0.get_resident(request)?)
    }

    /// Lists residents, oldest record first, masked.
    pub fn list_residents(&self, request: ListResidents) -> Result<ResidentList> {
        Ok(self.0.list_residents(request)?)
    }

    /// Reveals sensitive fields of a resident; the read is logged.
    pub fn reveal_resident(&self, request: RevealResident) -> Result<RevealedResident> {
        Ok(self.0.reveal_resident(request)?)
    }

    /// Creates or changes an enterprise or other body (单位).
    pub fn put_enterprise(&self, request: PutEnterprise) -> Result<EnterpriseResult> {
        Ok(self.0.put_enterprise(request)?)
    }

    /// Reads one enterprise.
    pub fn get_enterprise(&self, request: GetEnterprise) -> Result<Enterprise> {
        Ok(self.0.get_enterprise(request)?)
    }

    /// Lists enterprises, oldest first.
    pub fn list_enterprises(&self, request: ListEnterprises) -> Result<EnterpriseList> {
        Ok(self.0.list_enterprises(request)?)
    }

    /// Imports residents from a file, or tries it (导入).
    pub fn import_residents(&self, request: ImportResidents) -> Result<ImportReport> {
        Ok(self.0.import_residents(request)?)
    }

    /// Lists imports, newest first.
    pub fn list_imports(&self, request: ListImports) -> Result<ImportList> {
        Ok(self.0.list_imports(request)?)
    }

    /// Reads an import.
    pub fn get_import(&self, request: GetImport) -> Result<ImportBatch> {
        Ok(self.0.get_import(request)?)
    }

    /// Undoes an import (撤销导入).
    pub fn undo_import(&self, request: UndoImport) -> Result<UndoReport> {
        Ok(self.0.undo_import(request)?)
    }

    /// Searches names and addresses, also by pinyin (检索).
    pub fn search(&self, request: SearchRegistry) -> Result<SearchHits> {
        Ok(self.0.search(request)?)
    }
}
