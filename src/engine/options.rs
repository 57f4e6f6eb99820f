//! Options of a batch: which assessments are wanted back, and when an import was made.

use crate::event::Outcome;
use crate::time::Millis;
use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// Assessments that are wanted back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Wanted {
    /// Of every accepted event.
    #[default]
    All,
    /// Only of those that are not plainly allowed.
    Flagged,
    /// None.
    None,
}

impl Wanted {
    pub(super) fn wants(self, outcome: Outcome) -> bool {
        match self {
            Self::All => true,
            Self::Flagged => outcome != Outcome::Allow,
            Self::None => false,
        }
    }
}

/// Options of a batch.
#[derive(Debug, Clone, Copy, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields, default)]
pub struct IngestOptions {
    /// Assessments to return.
    pub assessments: Wanted,
    /// Time of an import's export; what is over 30 days older teaches in silence, and its payments are told by it where they
    /// say no time of an export themselves.
    #[serde(deserialize_with = "moment")]
    pub as_of: Option<Millis>,
    /// Newest payment of the import that this batch is a part of, where nobody knows when it was exported.
    #[serde(deserialize_with = "moment")]
    pub newest: Option<Millis>,
}

impl IngestOptions {
    /// When the import was made, as far as is known.
    pub(super) fn imported(&self) -> Option<Millis> {
        self.as_of.or(self.newest)
    }
}

/// A moment that is told, and not in another unit: taken for one, it would silence an import or none of it.
fn moment<'de, D: Deserializer<'de>>(from: D) -> core::result::Result<Option<Millis>, D::Error> {
    let number = Option::<f64>::deserialize(from)?;
    let told = number.map(Millis::told).transpose();
    told.map_err(|error| D::Error::custom(error.code.as_str()))
}
