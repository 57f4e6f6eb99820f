//! Word on a series: what a person says of payments that come again, by the id that a summary gives the series.

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::raw::{RawEvent, SeriesVerb};
use crate::record::record;
use crate::time::Millis;

/// Deed: what is said of a series.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum SeriesDeed {
    /// It is one, however thin the evidence.
    Confirm,
    /// It is none, or none that is worth a word.
    Dismiss,
    /// It is part of the series with this id.
    Merge(String),
}

record! { enum SeriesDeed { 0 = Confirm, 1 = Dismiss, 2 = Merge(into) } }

/// A word on a series, validated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct SeriesWord {
    pub id: String,
    pub deed: SeriesDeed,
    pub at: Millis,
}

impl SeriesWord {
    /// Validates raw values: the series, what and when are required, and of a merger the other series.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let (mut id, mut into) = (String::new(), None);
        let (mut verb, mut at) = (SeriesVerb::Confirm, Millis::default());
        for reading in raw.readings() {
            match reading.field {
                Field::Id => id = reading.filled()?,
                Field::Do => verb = reading.word(SeriesVerb::parse)?,
                Field::Into => into = reading.optional()?,
                Field::At => at = reading.time()?,
                _ => {} // of other kinds: the caller's own here
            }
        }
        raw.require(&[Field::Id, Field::Do, Field::At])?;
        let other = || Error::new(Code::FieldMissing).at_field(Field::Into.name());
        let deed = match verb {
            SeriesVerb::Confirm => SeriesDeed::Confirm,
            SeriesVerb::Dismiss => SeriesDeed::Dismiss,
            SeriesVerb::Merge => SeriesDeed::Merge(into.ok_or_else(other)?),
        };
        if deed == SeriesDeed::Merge(id.clone()) {
            return Err(Error::new(Code::ValueUnknown).at_field(Field::Into.name()));
        }
        Ok(Self { id, deed, at })
    }
}
