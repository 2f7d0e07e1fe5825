//! Orders (点单).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    let mut all = offers();
    all.extend(steps());
    all.extend(reading());
    all
}

fn offers() -> Vec<Operation> {
    vec![
        write(
            "order.put_offer",
            |s, r| s.orders().put_offer(r),
            "Records an entry of the service list (服务清单), or changes it as a whole.",
        ),
        write(
            "order.end_offer",
            |s, r| s.orders().end_offer(r),
            "Ends an entry of the service list (服务清单) after a last day.",
        ),
        read(
            "order.list_offers",
            |s, r| s.orders().list_offers(r),
            "The service list (服务清单) by kind, community, unit and day.",
        ),
    ]
}

fn steps() -> Vec<Operation> {
    vec![
        write("order.place", |s, r| s.orders().place(r), "Places an order for a service (点单)."),
        write(
            "order.assign",
            |s, r| s.orders().assign(r),
            "Gives an order to an offer of the service list (派单).",
        ),
        write(
            "order.accept",
            |s, r| s.orders().accept(r),
            "Records that the supplier takes an order (接单).",
        ),
        write(
            "order.decline",
            |s, r| s.orders().decline(r),
            "Records that the supplier does not take an order (退单); it waits for another offer.",
        ),
        write(
            "order.deliver",
            |s, r| s.orders().deliver(r),
            "Records that an order was delivered (服务完成).",
        ),
        write(
            "order.review",
            |s, r| s.orders().review(r),
            "Reviews a delivered order (评单), once, by who placed it.",
        ),
        write(
            "order.cancel",
            |s, r| s.orders().cancel(r),
            "Cancels an order that was not delivered yet (取消).",
        ),
    ]
}

fn reading() -> Vec<Operation> {
    vec![
        read(
            "order.propose",
            |s, r| s.orders().propose(r),
            "Offers that fit an order (供需匹配), the best first, with the reasons.",
        ),
        read("order.get", |s, r| s.orders().get(r), "An order (订单); the telephone is masked."),
        read(
            "order.list",
            |s, r| s.orders().list(r),
            "Orders (订单) by state, kind, place and offer, open or overdue, without names and texts.",
        ),
        write(
            "order.reveal_contact",
            |s, r| s.orders().reveal_contact(r),
            "Reveals who placed an order, for the session's purpose (查阅敏感信息); the read is logged.",
        ),
    ]
}
