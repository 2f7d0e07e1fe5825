//! Shared resources (资源共享).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = resources();
    all.extend(bookings());
    all
}

fn resources() -> Vec<Operation> {
    vec![
        write(
            "resource.put",
            |s, r| s.resources().put(r),
            "Records a hall, court, parking place, course or the like that a unit opens (共享资源), or changes it as a whole.",
        ),
        write(
            "resource.renew_agreement",
            |s, r| s.resources().renew_agreement(r),
            "Adds the next agreement to a shared resource (续签共享协议).",
        ),
        write(
            "resource.close",
            |s, r| s.resources().close(r),
            "Closes a shared resource after a last day (停止开放); bookings after it stand in the way, or are cancelled with it.",
        ),
        read("resource.get", |s, r| s.resources().get(r), "A shared resource (共享资源)."),
        read(
            "resource.list",
            |s, r| s.resources().list(r),
            "Shared resources (共享资源) by community, kind, unit and the day on which they are open.",
        ),
    ]
}

fn bookings() -> Vec<Operation> {
    vec![
        write(
            "resource.book",
            |s, r| s.resources().book(r),
            "Books a shared resource (预约); no time is booked twice.",
        ),
        write(
            "resource.cancel_booking",
            |s, r| s.resources().cancel_booking(r),
            "Cancels a booking (取消预约): by the account that made it, or by who serves there.",
        ),
        write(
            "resource.record_use",
            |s, r| s.resources().record_use(r),
            "Records what became of a booking (使用登记): used, or nobody came.",
        ),
        write(
            "resource.reveal_booking",
            |s, r| s.resources().reveal_booking(r),
            "Reveals who booked, for the session's purpose (查阅敏感信息); the read is logged.",
        ),
        read(
            "resource.list_bookings",
            |s, r| s.resources().list_bookings(r),
            "Bookings of a shared resource (预约) by day and time; names are seen by who writes the resource only.",
        ),
        read(
            "resource.free",
            |s, r| s.resources().free(r),
            "The free times of a shared resource on a day (空闲时段).",
        ),
    ]
}
