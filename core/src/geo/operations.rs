//! Converting positions.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};

use super::{Datum, Point, convert};
use crate::access::Capability;
use crate::platform::Session;
use crate::{Error, Result};

/// The most positions of a call.
const MOST: usize = 10_000;

/// Positions and their datums.
#[derive(Debug, Clone)]
pub struct Geo(pub(crate) Session);

impl Session {
    /// Positions and their datums.
    pub fn geo(&self) -> Geo {
        Geo(self.clone())
    }
}

/// Positions to be converted from one datum to another.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
#[serde(deny_unknown_fields)]
pub struct ConvertPositions {
    /// The positions, at most 10,000.
    pub items: Vec<super::Coordinate>,
    /// The datum that they are in.
    pub from: Datum,
    /// The datum that is wanted.
    pub to: Datum,
}

/// Converted positions.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, JsonSchema)]
#[cfg_attr(feature = "uniffi", derive(uniffi::Record))]
pub struct ConvertedPositions {
    /// The positions, in the order of the request.
    pub items: Vec<super::Coordinate>,
    /// The datum that they are in.
    pub datum: Datum,
}

impl Geo {
    /// Converts positions between datums; the inverse of a shifted datum is exact to better than a millimetre.
    ///
    /// # Errors
    /// `Invalid` for a position that is none, naming its place in the list; `Denied` without any grant.
    pub fn convert(&self, request: ConvertPositions) -> Result<ConvertedPositions> {
        if request.items.len() > MOST {
            return Err(Error::invalid(
                "items",
                "一次最多 10000 个坐标",
                "a call has at most 10,000 positions",
            )
            .with("items", request.items.len()));
        }
        let items = request
            .items
            .iter()
            .enumerate()
            .map(|(index, item)| {
                let point = Point::new(item.longitude, item.latitude)
                    .map_err(|error| error.within(&format!("items[{index}]")))?;
                Ok(convert(point, request.from, request.to).into())
            })
            .collect::<Result<Vec<_>>>()?;
        self.0.read(|view| {
            view.access().anywhere(Capability::ReadConfiguration)?;
            Ok(ConvertedPositions { items, datum: request.to })
        })
    }
}
