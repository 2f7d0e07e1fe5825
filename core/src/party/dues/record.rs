//! Payments as stored.

use crate::Id;
use crate::store::Param;
use crate::store::document::Document;

pub(crate) use super::types::DuesPayment as PaymentRecord;

impl Document for PaymentRecord {
    const TABLE: &'static str = "party_payment";
    const KIND: &'static str = "dues_payment";
    const COLUMNS: &'static [&'static str] = &["member", "month"];

    fn id(&self) -> Id {
        self.id
    }

    fn keys(&self) -> Vec<Param<'_>> {
        vec![Param::Blob(self.member.as_bytes()), Param::Integer(self.month)]
    }
}
