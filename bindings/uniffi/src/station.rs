//! Stations (服务站点).

use shuzhi::service::station::{
    AddStationStaff, BookStation, CallNextTicket, CalledTicket, CancelStationAppointment, CloseStation,
    EndStationService, EndStationStaff, GetStation, GetStationQueue, ListStationAppointments, ListStations,
    MissTicket, OfferAtStation, PutStation, QueueTicketResult, RecordStationVisit, ServeTicket, ServedTicket,
    StationAppointmentList, StationAppointmentResult, StationFile, StationList, StationQueue, StationResult,
    StationVisitResult, TakeQueueTicket,
};

use crate::Result;

/// Stations (服务站点): services, visits, appointments, the queue.
#[derive(Debug, uniffi::Object)]
pub struct Stations(pub(crate) shuzhi::service::station::Stations);

#[uniffi::export]
impl Stations {
    /// Records or changes a station (服务站点).
    pub fn put(&self, request: PutStation) -> Result<StationResult> {
        Ok(self.0.put(request)?)
    }

    /// Closes a station after a last day, once nobody is to come after it (站点关闭).
    pub fn close(&self, request: CloseStation) -> Result<StationResult> {
        Ok(self.0.close(request)?)
    }

    /// A station with what it offers today (服务站点).
    pub fn get(&self, request: GetStation) -> Result<StationFile> {
        Ok(self.0.get(request)?)
    }

    /// Stations by community, brand, kind, item offered or day (服务站点).
    pub fn list(&self, request: ListStations) -> Result<StationList> {
        Ok(self.0.list(request)?)
    }

    /// Offers a service item or a service of the station's own (服务项目).
    pub fn offer(&self, request: OfferAtStation) -> Result<StationResult> {
        Ok(self.0.offer(request)?)
    }

    /// Ends what a station offers (停止服务项目).
    pub fn end_service(&self, request: EndStationService) -> Result<StationResult> {
        Ok(self.0.end_service(request)?)
    }

    /// Puts an account on the staff of a station (站点工作人员).
    pub fn staff(&self, request: AddStationStaff) -> Result<StationResult> {
        Ok(self.0.staff(request)?)
    }

    /// Takes an account off the staff of a station (工作人员离岗).
    pub fn end_staff(&self, request: EndStationStaff) -> Result<StationResult> {
        Ok(self.0.end_staff(request)?)
    }

    /// Records that a merchant, a resident or somebody unnamed was served (服务记录).
    pub fn record_visit(&self, request: RecordStationVisit) -> Result<StationVisitResult> {
        Ok(self.0.record_visit(request)?)
    }

    /// Makes an appointment at a station (预约).
    pub fn book(&self, request: BookStation) -> Result<StationAppointmentResult> {
        Ok(self.0.book(request)?)
    }

    /// Cancels an appointment that has not begun (取消预约).
    pub fn cancel_appointment(&self, request: CancelStationAppointment) -> Result<StationAppointmentResult> {
        Ok(self.0.cancel_appointment(request)?)
    }

    /// The appointments of a day, without their persons (预约).
    pub fn list_appointments(&self, request: ListStationAppointments) -> Result<StationAppointmentList> {
        Ok(self.0.list_appointments(request)?)
    }

    /// Gives out the next queue number of today (取号).
    pub fn take_ticket(&self, request: TakeQueueTicket) -> Result<QueueTicketResult> {
        Ok(self.0.take_ticket(request)?)
    }

    /// Calls who comes next: appointments in their time, then the numbers (叫号).
    pub fn call_next(&self, request: CallNextTicket) -> Result<CalledTicket> {
        Ok(self.0.call_next(request)?)
    }

    /// Records that who was called has been served; it becomes a visit (服务完毕).
    pub fn serve_ticket(&self, request: ServeTicket) -> Result<ServedTicket> {
        Ok(self.0.serve_ticket(request)?)
    }

    /// Records that who was called did not come (过号).
    pub fn miss_ticket(&self, request: MissTicket) -> Result<QueueTicketResult> {
        Ok(self.0.miss_ticket(request)?)
    }

    /// The queue of a day, as the screen of the station shows it (排队情况).
    pub fn queue(&self, request: GetStationQueue) -> Result<StationQueue> {
        Ok(self.0.queue(request)?)
    }
}
