//! Correction: what a holder says of the category of a counterparty. It holds for all its payments, past and future.

use crate::error::Result;
use crate::event::field::Field;
use crate::event::raw::RawEvent;
use crate::time::Millis;

/// A correction, validated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Correction {
    pub counterparty: String,
    /// Empty where an earlier one is taken back.
    pub category: String,
    pub at: Millis,
}

impl Correction {
    /// Validates raw values: all three are required, though the category may be empty in an object.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let (mut counterparty, mut category, mut at) = (String::new(), String::new(), Millis::default());
        for reading in raw.readings() {
            match reading.field {
                Field::Counterparty => counterparty = reading.filled()?,
                Field::Category => reading.text()?.clone_into(&mut category),
                Field::At => at = reading.time()?,
                _ => {} // of other kinds: the caller's own here
            }
        }
        raw.require(&[Field::Counterparty, Field::At])?;
        if raw.dialect == super::Dialect::Typed {
            raw.require(&[Field::Category])?;
        }
        Ok(Self {
            counterparty,
            category,
            at,
        })
    }
}
