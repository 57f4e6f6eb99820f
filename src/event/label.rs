//! Label: what a person or a chargeback said of an event afterwards. The engine learns from it.

use crate::error::Result;
use crate::event::access::Subject;
use crate::event::field::Field;
use crate::event::raw::{LabelWord, RawEvent};
use crate::time::Millis;

/// A label, validated.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Label {
    pub account_id: String,
    pub of: Subject,
    /// Time at which it became known.
    pub at: Millis,
    pub word: LabelWord,
}

impl Label {
    /// Validates raw values: the event it is about, when it became known, and the word are required, and of objects the
    /// account too.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let mut account_id = "default".to_owned();
        let (mut transaction, mut access) = (None, None);
        let (mut at, mut word) = (Millis::default(), LabelWord::Legitimate);
        for reading in raw.readings() {
            match reading.field {
                Field::AccountId => account_id = reading.filled()?,
                Field::At => at = reading.time()?,
                Field::OfTransactionId => transaction = Some(reading.filled()?),
                Field::OfAccessId => access = Some(reading.filled()?),
                Field::Label => word = reading.word(LabelWord::parse)?,
                _ => {} // of other kinds: the caller's own here
            }
        }
        let of = Subject::of(transaction, access)?;
        raw.require(&[Field::At, Field::Label])?;
        if raw.dialect == super::Dialect::Typed {
            raw.require(&[Field::AccountId])?;
        }
        Ok(Self {
            account_id,
            of,
            at,
            word,
        })
    }
}
