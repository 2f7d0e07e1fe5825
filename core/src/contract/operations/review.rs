//! Reviews (好差评).

use super::super::{Operation, read, write};

pub(super) fn all() -> Vec<Operation> {
    vec![
        write(
            "review.submit",
            |s, r| s.reviews().submit(r),
            "Gives the one review of a matter or of a visit to a station (好差评).",
        ),
        write(
            "review.verify",
            |s, r| s.reviews().verify(r),
            "Records whether a bad review is true (差评核实).",
        ),
        write(
            "review.mend",
            |s, r| s.reviews().mend(r),
            "Records what was done about a bad review (差评整改).",
        ),
        write(
            "review.call_back",
            |s, r| s.reviews().call_back(r),
            "Records a call to who gave a bad review under a name (实名差评回访).",
        ),
        read(
            "review.get",
            |s, r| s.reviews().get(r),
            "Shows a review with its comment (评价详情) to who handles it.",
        ),
        read(
            "review.list",
            |s, r| s.reviews().list(r),
            "Lists reviews (评价列表) without comments and names.",
        ),
        read(
            "review.rates",
            |s, r| s.reviews().rates(r),
            "Counts praise, mending and calls (好评率、差评整改率、实名差评回访率) by office, station or community.",
        ),
    ]
}
