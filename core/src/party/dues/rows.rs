//! SQL of dues.

use std::collections::BTreeMap;

use super::record::PaymentRecord;
use crate::Money;
use crate::registry::rows::Conditions;
use crate::store::{Connection, Param, document};
use crate::{Id, Result};

/// What a member paid for the months from `first` to `last`.
pub(crate) fn paid(
    connection: &Connection,
    street: &str,
    member: Id,
    first: i64,
    last: i64,
) -> Result<BTreeMap<i64, Money>> {
    let mut conditions = Conditions::street(street);
    conditions.and("member = ", Param::Blob(member.as_bytes()));
    conditions.and("month >= ", Param::Integer(first));
    conditions.and("month <= ", Param::Integer(last));
    let mut paid = BTreeMap::new();
    document::each(connection, &conditions, "month, id", |payment: PaymentRecord| {
        let sum: &mut Money = paid.entry(payment.month).or_insert(Money::ZERO);
        *sum = sum.plus(payment.amount);
        Ok(true)
    })?;
    Ok(paid)
}
