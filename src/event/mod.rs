//! Events: payments, uses of the account, promises, and what is said and decided of them afterwards; validated into being.
//!
//! `field` names the fields, `raw` holds values that nobody has checked yet, `transaction`, `access`, `expectation`, `label`
//! and `verdict` turn them into events, `vocabulary` has the closed lists, `entity` the keys of whom an event involves. Another kind is refused by name
//! (`kind-unsupported`).

mod access;
pub mod category;
mod digest;
mod entity;
mod expectation;
mod facts;
mod field;
mod label;
mod packed;
mod parts;
pub(crate) mod quote;
mod raw;
mod transaction;
mod verdict;
mod vocabulary;

pub use access::{Access, Subject};
pub use digest::{Digest, Fingerprint};
pub use entity::{Entities, Payee, counterparty_key, device_key, network_key};
pub use expectation::Expectation;
pub use facts::Facts;
pub use field::Field;
pub use label::Label;
pub use packed::Packed;
pub use parts::{Context, Counterparty, Instrument, Location, Original, SameAs};
pub use raw::{Dialect, RawEvent, Source, Value};
pub use transaction::Transaction;
pub use verdict::Verdict;
pub use vocabulary::{
    AccessAction, Authentication, Awaited, Channel, CounterpartyKind, Direction, InstrumentKind, LabelWord,
    Method, Outcome, PaymentType, PromiseState, Status, TimePrecision,
};

use crate::error::{Code, Error, Result};
use crate::time::Millis;

/// Event, by its kind.
#[derive(Debug, Clone, PartialEq)]
pub enum Event {
    /// A payment.
    Transaction(Box<Transaction>),
    /// Access: a use of the account.
    Access(Box<Access>),
    /// Promise.
    Expectation(Box<Expectation>),
    /// Label of one of them.
    Label(Label),
    /// Verdict of the operator's server on one of them.
    Verdict(Verdict),
}

/// Every kind that is taken.
pub const KINDS: [&str; 5] = ["transaction", "access", "expectation", "label", "verdict"];

impl Event {
    /// Validates raw values into an event of the kind that they name; a payment where they name none.
    pub fn read(raw: &RawEvent<'_>) -> Result<Self> {
        match raw.peek(Field::Kind) {
            None | Some("transaction") => Ok(Self::Transaction(Box::new(Transaction::read(raw)?))),
            Some("access") => Ok(Self::Access(Box::new(Access::read(raw)?))),
            Some("expectation") => Ok(Self::Expectation(Box::new(Expectation::read(raw)?))),
            Some("label") => Ok(Self::Label(Label::read(raw)?)),
            Some("verdict") => Ok(Self::Verdict(Verdict::read(raw)?)),
            Some(other) => {
                let error = Error::new(Code::KindUnsupported)
                    .at_field(Field::Kind.name())
                    .expecting(&KINDS);
                Err(match quote::choice(other, &KINDS) {
                    Some(slip) => error.with_value(slip),
                    None => error,
                })
            }
        }
    }

    /// The id of its own, which labels and verdicts have none of.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Transaction(payment) => Some(&payment.id),
            Self::Access(access) => Some(&access.id),
            Self::Expectation(promise) => Some(&promise.id),
            Self::Label(_) | Self::Verdict(_) => None,
        }
    }

    /// When it happened, was promised, became known or was decided.
    pub fn at(&self) -> Millis {
        match self {
            Self::Transaction(payment) => payment.at,
            Self::Access(access) => access.at,
            Self::Expectation(promise) => promise.at,
            Self::Label(label) => label.at,
            Self::Verdict(verdict) => verdict.at,
        }
    }

    /// The account that it is of.
    pub fn account_id(&self) -> &str {
        match self {
            Self::Transaction(payment) => &payment.account_id,
            Self::Access(access) => &access.account_id,
            Self::Expectation(promise) => &promise.account_id,
            Self::Label(label) => &label.account_id,
            Self::Verdict(verdict) => &verdict.account_id,
        }
    }

    /// The payment, where it is one.
    pub fn payment(&self) -> Option<&Transaction> {
        match self {
            Self::Transaction(payment) => Some(payment),
            Self::Access(_) | Self::Expectation(_) | Self::Label(_) | Self::Verdict(_) => None,
        }
    }
}

/// Longest text taken in one field, in bytes of UTF-8: descriptions in statements stay below 1 kB.
pub const MAX_TEXT: usize = 4096;

#[cfg(test)]
mod tests {
    use super::*;

    fn raw(values: &[(Field, &'static str)]) -> RawEvent<'static> {
        RawEvent {
            dialect: Dialect::Text,
            values: values
                .iter()
                .map(|(field, text)| (*field, Value::Text((*text).into())))
                .collect(),
        }
    }

    #[test]
    fn kinds_that_are_not_taken_are_refused_with_their_name() {
        let refused = |kind| {
            let error = Event::read(&raw(&[(Field::Kind, kind)])).unwrap_err();
            assert_eq!((error.code, error.expected), (Code::KindUnsupported, &KINDS[..]));
            error.value
        };
        assert_eq!(refused("Transactions").as_deref(), Some("Transactions"));
        assert_eq!(refused("Li Lei"), None);
    }

    #[test]
    fn a_label_is_about_exactly_one_event() {
        let about = |ids: &[(Field, &'static str)]| {
            let mut values = vec![
                (Field::Kind, "label"),
                (Field::At, "1970-01-01T00:00:00Z"),
                (Field::Label, "fraud"),
            ];
            values.extend(ids);
            Event::read(&raw(&values)).map_err(|error| (error.code, error.field))
        };
        let (payment, access) = ((Field::OfTransactionId, "7"), (Field::OfAccessId, "7"));
        assert!(about(&[payment]).is_ok() && about(&[access]).is_ok());
        assert_eq!(
            about(&[]).unwrap_err(),
            (Code::FieldMissing, Some("of.transactionId"))
        );
        assert_eq!(
            about(&[payment, access]).unwrap_err(),
            (Code::ValueUnknown, Some("of.accessId"))
        );
    }

    #[test]
    fn an_access_without_its_action_is_refused_by_the_field() {
        let error = Event::read(&raw(&[
            (Field::Kind, "access"),
            (Field::Id, "1"),
            (Field::At, "1970-01-01T00:00:00Z"),
        ]));
        assert_eq!(error.unwrap_err().field, Some("action"));
    }
}
