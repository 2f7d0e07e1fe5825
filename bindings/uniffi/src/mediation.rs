//! Mediation: committees, mediators, rooms, the scheme (人民调解).

use shuzhi::mediation::committee::{
    AmendMediator, CancelMediatorLeave, CloseMediationRoom, DissolveMediationCommittee, EndMediator,
    EndMediatorEngagement, EngageMediator, GetMediationCommittee, GetMediator, ListMediationCommittees,
    ListMediationRooms, ListMediators, MediationCommitteeFile, MediationCommitteeList,
    MediationCommitteeResult, MediationRoomList, MediationRoomResult, MediatorList, MediatorPhone,
    MediatorResult, MediatorStanding, PutMediationCommittee, PutMediationRoom, PutMediatorLeave,
    RecordMediator, RenewMediationTerm, RevealMediatorPhone,
};
use shuzhi::mediation::scheme::{
    ListMediationSchemes, MediationScheme, MediationSchemeList, PutMediationScheme,
};

use crate::Result;

/// Committees, mediators, rooms, the scheme and figures of mediation (人民调解).
#[derive(Debug, uniffi::Object)]
pub struct Mediation(pub(crate) shuzhi::mediation::Mediation);

#[uniffi::export]
impl Mediation {
    /// Records a people's mediator (人民调解员).
    pub fn record_mediator(&self, request: RecordMediator) -> Result<MediatorResult> {
        Ok(self.0.record_mediator(request)?)
    }

    /// Changes a mediator (人民调解员).
    pub fn amend_mediator(&self, request: AmendMediator) -> Result<MediatorResult> {
        Ok(self.0.amend_mediator(request)?)
    }

    /// Ends somebody's being a mediator (解聘、离任), once disputes and seats are handed over.
    pub fn end_mediator(&self, request: EndMediator) -> Result<MediatorResult> {
        Ok(self.0.end_mediator(request)?)
    }

    /// A mediator (人民调解员) with committees, load and leave; the telephone is masked.
    pub fn get_mediator(&self, request: GetMediator) -> Result<MediatorStanding> {
        Ok(self.0.get_mediator(request)?)
    }

    /// Mediators (人民调解员) by committee, kind, field, language and who is free.
    pub fn list_mediators(&self, request: ListMediators) -> Result<MediatorList> {
        Ok(self.0.list_mediators(request)?)
    }

    /// The telephone (联系电话) of a mediator; the read is logged.
    pub fn reveal_mediator_phone(&self, request: RevealMediatorPhone) -> Result<MediatorPhone> {
        Ok(self.0.reveal_mediator_phone(request)?)
    }

    /// Engages a mediator for a committee (聘任).
    pub fn engage_mediator(&self, request: EngageMediator) -> Result<MediatorResult> {
        Ok(self.0.engage_mediator(request)?)
    }

    /// Ends an engagement by a committee (解聘).
    pub fn end_engagement(&self, request: EndMediatorEngagement) -> Result<MediatorResult> {
        Ok(self.0.end_engagement(request)?)
    }

    /// Records a leave of a mediator (请假).
    pub fn put_leave(&self, request: PutMediatorLeave) -> Result<MediatorResult> {
        Ok(self.0.put_leave(request)?)
    }

    /// Takes a leave back or ends it early (销假).
    pub fn cancel_leave(&self, request: CancelMediatorLeave) -> Result<MediatorResult> {
        Ok(self.0.cancel_leave(request)?)
    }

    /// Records or changes a people's mediation committee (人民调解委员会) with its members.
    pub fn put_committee(&self, request: PutMediationCommittee) -> Result<MediationCommitteeResult> {
        Ok(self.0.put_committee(request)?)
    }

    /// A mediation committee (人民调解委员会) with its members and open disputes.
    pub fn get_committee(&self, request: GetMediationCommittee) -> Result<MediationCommitteeFile> {
        Ok(self.0.get_committee(request)?)
    }

    /// Mediation committees (人民调解委员会) of the street.
    pub fn list_committees(&self, request: ListMediationCommittees) -> Result<MediationCommitteeList> {
        Ok(self.0.list_committees(request)?)
    }

    /// Records the election of a mediation committee (换届): new members, a new term of three years.
    pub fn renew_term(&self, request: RenewMediationTerm) -> Result<MediationCommitteeResult> {
        Ok(self.0.renew_term(request)?)
    }

    /// Dissolves a mediation committee (撤销) that has no open dispute.
    pub fn dissolve_committee(
        &self,
        request: DissolveMediationCommittee,
    ) -> Result<MediationCommitteeResult> {
        Ok(self.0.dissolve_committee(request)?)
    }

    /// Records or changes a personal studio or dispatched room (个人调解工作室、派驻调解室).
    pub fn put_room(&self, request: PutMediationRoom) -> Result<MediationRoomResult> {
        Ok(self.0.put_room(request)?)
    }

    /// Rooms of mediation (个人调解工作室、派驻调解室).
    pub fn list_rooms(&self, request: ListMediationRooms) -> Result<MediationRoomList> {
        Ok(self.0.list_rooms(request)?)
    }

    /// Closes a room of mediation (调解室).
    pub fn close_room(&self, request: CloseMediationRoom) -> Result<MediationRoomResult> {
        Ok(self.0.close_room(request)?)
    }

    /// Sets the street's scheme of mediation (调解方案): levels, forces, panels, elders, partners.
    pub fn put_scheme(&self, request: PutMediationScheme) -> Result<MediationScheme> {
        Ok(self.0.put_scheme(request)?)
    }

    /// Schemes of mediation (调解方案), or the one of a day.
    pub fn list_schemes(&self, request: ListMediationSchemes) -> Result<MediationSchemeList> {
        Ok(self.0.list_schemes(request)?)
    }
}
