//! The registry (基础台账): places, residents, enterprises.

use std::ffi::c_char;

use crate::boundary::call;
use crate::error::ErrorHandle;
use crate::session::SessionHandle;

/// Creates or changes a division (区划).
/// Request PutDivision, response DivisionResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_put_division(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().put_division(r)) }
}

/// Lists divisions.
/// Request ListDivisions, response DivisionList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_divisions(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_divisions(r)) }
}

/// Creates or changes a compound (小区).
/// Request PutCompound, response CompoundResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_put_compound(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().put_compound(r)) }
}

/// Lists compounds.
/// Request ListCompounds, response CompoundList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_compounds(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_compounds(r)) }
}

/// Creates or changes a building (楼栋).
/// Request PutBuilding, response BuildingResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_put_building(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().put_building(r)) }
}

/// Lists buildings.
/// Request ListBuildings, response BuildingList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_buildings(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_buildings(r)) }
}

/// Creates or changes a dwelling (房屋).
/// Request PutDwelling, response DwellingResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_put_dwelling(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().put_dwelling(r)) }
}

/// Lists dwellings.
/// Request ListDwellings, response DwellingList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_dwellings(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_dwellings(r)) }
}

/// Creates or changes a household (户).
/// Request PutHousehold, response HouseholdResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_put_household(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().put_household(r)) }
}

/// Lists households.
/// Request ListHouseholds, response HouseholdList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_households(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_households(r)) }
}

/// Records a resident (居民).
/// Request NewResident, response ResidentResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_add_resident(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().add_resident(r)) }
}

/// Changes a resident, or notes a move.
/// Request AmendResident, response ResidentResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_amend_resident(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().amend_resident(r)) }
}

/// Reads a resident, masked.
/// Request GetResident, response Resident.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_get_resident(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().get_resident(r)) }
}

/// Lists residents, masked.
/// Request ListResidents, response ResidentList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_residents(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_residents(r)) }
}

/// Reveals sensitive fields of a resident; the read is logged.
/// Request RevealResident, response RevealedResident.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_reveal_resident(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().reveal_resident(r)) }
}

/// Creates or changes an enterprise (企业).
/// Request PutEnterprise, response EnterpriseResult.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_put_enterprise(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().put_enterprise(r)) }
}

/// Reads an enterprise, masked.
/// Request GetEnterprise, response Enterprise.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_get_enterprise(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().get_enterprise(r)) }
}

/// Lists enterprises, masked.
/// Request ListEnterprises, response EnterpriseList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_enterprises(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_enterprises(r)) }
}

/// Imports residents from CSV or XLSX, or tries it (导入).
/// Request ImportResidents, response ImportReport.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_import_residents(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().import_residents(r)) }
}

/// Lists imports, newest first.
/// Request ListImports, response ImportList.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_list_imports(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().list_imports(r)) }
}

/// Reads an import.
/// Request GetImport, response ImportBatch.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_get_import(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().get_import(r)) }
}

/// Takes an import back (撤销导入).
/// Request UndoImport, response UndoReport.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_undo_import(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().undo_import(r)) }
}

/// Searches names and addresses (检索).
/// Request SearchRegistry, response SearchHits.
///
/// *response is the caller's: free it with shuzhi_string_free; *error with shuzhi_error_free.
///
/// # Safety
/// The pointers are as the sections on ownership and threads say.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn shuzhi_registry_search(
    session: *const SessionHandle,
    request: *const c_char,
    response: *mut *mut c_char,
    error: *mut *mut ErrorHandle,
) -> i32 {
    // SAFETY: as promised by the caller.
    unsafe { call(session, request, response, error, |s, r| s.registry().search(r)) }
}
