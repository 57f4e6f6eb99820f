//! Verdict of the operator's server on an event; it has the last word over the device.

use crate::error::Result;
use crate::event::Outcome;
use crate::event::access::Subject;
use crate::event::field::Field;
use crate::event::raw::RawEvent;
use crate::time::Millis;

/// A verdict, validated.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Verdict {
    pub account_id: String,
    pub of: Subject,
    /// Time at which it was reached.
    pub at: Millis,
    pub outcome: Outcome,
    /// Source of the decision, in the operator's own words.
    pub source: String,
}

impl Verdict {
    /// Validates raw values: the event it is about, when, what and by whom are required, and of objects the account too.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let mut account_id = "default".to_owned();
        let (mut transaction, mut access) = (None, None);
        let (mut at, mut outcome, mut source) = (Millis::default(), Outcome::Allow, String::new());
        for reading in raw.readings() {
            match reading.field {
                Field::AccountId => account_id = reading.filled()?,
                Field::At => at = reading.time()?,
                Field::OfTransactionId => transaction = Some(reading.filled()?),
                Field::OfAccessId => access = Some(reading.filled()?),
                Field::Outcome => outcome = reading.word(Outcome::parse)?,
                Field::Source => source = reading.filled()?,
                _ => {} // of other kinds: the caller's own here
            }
        }
        let of = Subject::of(transaction, access)?;
        raw.require(&[Field::At, Field::Outcome, Field::Source])?;
        if raw.dialect == super::Dialect::Typed {
            raw.require(&[Field::AccountId])?;
        }
        Ok(Self {
            account_id,
            of,
            at,
            outcome,
            source,
        })
    }
}
