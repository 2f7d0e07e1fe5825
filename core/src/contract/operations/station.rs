//! Stations (服务站点).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write("station.put", |s, r| s.stations().put(r), "Records or changes a station (服务站点)."),
        write(
            "station.close",
            |s, r| s.stations().close(r),
            "Closes a station after a last day, once nobody is to come after it (站点关闭).",
        ),
        read("station.get", |s, r| s.stations().get(r), "A station with what it offers today (服务站点)."),
        read(
            "station.list",
            |s, r| s.stations().list(r),
            "Stations by community, brand, kind, item offered or day (服务站点).",
        ),
        write(
            "station.offer",
            |s, r| s.stations().offer(r),
            "Offers a service item or a service of the station's own (服务项目).",
        ),
        write(
            "station.end_service",
            |s, r| s.stations().end_service(r),
            "Ends what a station offers (停止服务项目).",
        ),
        write(
            "station.staff",
            |s, r| s.stations().staff(r),
            "Puts an account on the staff of a station (站点工作人员).",
        ),
        write(
            "station.end_staff",
            |s, r| s.stations().end_staff(r),
            "Takes an account off the staff of a station (工作人员离岗).",
        ),
        write(
            "station.record_visit",
            |s, r| s.stations().record_visit(r),
            "Records that a merchant, a resident or somebody unnamed was served (服务记录).",
        ),
        write("station.book", |s, r| s.stations().book(r), "Makes an appointment at a station (预约)."),
        write(
            "station.cancel_appointment",
            |s, r| s.stations().cancel_appointment(r),
            "Cancels an appointment that has not begun (取消预约).",
        ),
        read(
            "station.list_appointments",
            |s, r| s.stations().list_appointments(r),
            "The appointments of a day, without their persons (预约).",
        ),
        write(
            "station.take_ticket",
            |s, r| s.stations().take_ticket(r),
            "Gives out the next queue number of today (取号).",
        ),
        write(
            "station.call_next",
            |s, r| s.stations().call_next(r),
            "Calls who comes next: appointments in their time, then the numbers (叫号).",
        ),
        write(
            "station.serve_ticket",
            |s, r| s.stations().serve_ticket(r),
            "Records that who was called has been served; it becomes a visit (服务完毕).",
        ),
        write(
            "station.miss_ticket",
            |s, r| s.stations().miss_ticket(r),
            "Records that who was called did not come (过号).",
        ),
        read(
            "station.queue",
            |s, r| s.stations().queue(r),
            "The queue of a day, as the screen of the station shows it (排队情况).",
        ),
    ]
}
