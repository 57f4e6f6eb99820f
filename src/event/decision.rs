//! Decision: a person's word on whether two movements of money belong together. It stands over whatever evidence says.

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::raw::{RawEvent, ReferredKind, Relation, Value};
use crate::record::record;
use crate::time::Millis;

/// Reference to an event, as others name it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct EventRef {
    pub account_id: String,
    pub id: String,
    pub kind: ReferredKind,
}

record! { struct EventRef { account_id, id, kind } }

impl EventRef {
    /// Reference to a payment.
    pub fn payment(account_id: &str, id: &str) -> Self {
        Self {
            account_id: account_id.to_owned(),
            id: id.to_owned(),
            kind: ReferredKind::Transaction,
        }
    }
}

/// A decision, validated.
#[derive(Debug, Clone, PartialEq, Eq)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Decision {
    pub a: EventRef,
    pub b: EventRef,
    pub relation: Relation,
    /// Whether it is so; nothing where an earlier word is taken back.
    pub is: Option<bool>,
    pub at: Millis,
}

/// Words that a decision can end in.
const WORDS: &[&str] = &["true", "false", "withdrawn"];

impl Decision {
    /// Validates raw values: everything but the kinds of the two is required, and of objects their accounts too.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let unnamed = || EventRef::payment("default", "");
        let (mut a, mut b) = (unnamed(), unnamed());
        let (mut relation, mut is, mut at) = (Relation::SamePayment, None, Millis::default());
        for reading in raw.readings() {
            match reading.field {
                Field::FirstAccountId => a.account_id = reading.filled()?,
                Field::FirstId => a.id = reading.filled()?,
                Field::FirstKind => a.kind = reading.word(ReferredKind::parse)?,
                Field::SecondAccountId => b.account_id = reading.filled()?,
                Field::SecondId => b.id = reading.filled()?,
                Field::SecondKind => b.kind = reading.word(ReferredKind::parse)?,
                Field::Relation => relation = reading.word(Relation::parse)?,
                Field::At => at = reading.time()?,
                Field::Is => {
                    is = match reading.value {
                        Value::Text(word) if word == "withdrawn" => None,
                        Value::Bool(_) => Some(reading.truth()?),
                        Value::Text(_) if raw.dialect == super::Dialect::Text => Some(reading.truth()?),
                        Value::Text(_) => return Err(reading.refuse(Code::ValueUnknown).expecting(WORDS)),
                        _ => return Err(reading.misfit(&["boolean", "string"])),
                    }
                }
                _ => {} // of other kinds: the caller's own here
            }
        }
        if raw.dialect == super::Dialect::Typed {
            raw.require(&[Field::FirstAccountId, Field::SecondAccountId])?;
        }
        raw.require(&[
            Field::FirstId,
            Field::SecondId,
            Field::Relation,
            Field::Is,
            Field::At,
        ])?;
        if a == b {
            return Err(Error::new(Code::ValueUnknown).at_field(Field::SecondId.name()));
        }
        Ok(Self {
            a,
            b,
            relation,
            is,
            at,
        })
    }
}
