//! A request for every write operation of the area that goes through.

mod catalogue;
mod desk;
mod exchange;
mod matter;

use crate::good::Good;

pub(crate) fn requests() -> Vec<Good> {
    [catalogue::requests(), matter::requests(), desk::requests(), exchange::requests()].concat()
}
