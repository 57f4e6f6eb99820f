//! Events: payments, uses of the account, promises, what is said and decided of them afterwards, and what a person does and
//! says about alerts, categories, pairs and series; validated into being.
//!
//! `field` names the fields, `raw` holds values that nobody has checked yet, a file of each kind turns them into events,
//! `vocabulary` has the closed lists, in which `word` finds one, `entity` the keys of whom an event involves. Another kind is refused by name
//! (`kind-unsupported`).

mod access;
mod act;
pub mod address;
pub mod agent;
pub mod category;
mod correction;
mod decision;
mod digest;
mod entity;
mod expectation;
pub mod export;
mod facts;
mod field;
mod label;
pub mod name;
mod packed;
mod parts;
pub(crate) mod quote;
mod raw;
mod series_word;
mod transaction;
mod verdict;
mod version;
mod vocabulary;
mod word;

pub use access::{Access, Subject};
pub use act::{Act, Action, Deed};
pub use address::Address;
pub use correction::Correction;
pub use decision::{Decision, EventRef};
pub use digest::{Digest, Fingerprint};
pub use entity::{Entities, Payee, counterparty_key, device_key, network_key};
pub use expectation::{Expectation, Goods};
pub use facts::{Facts, Mcc};
pub use field::Field;
pub use label::Label;
pub use packed::Packed;
pub use parts::{Context, Counterparty, Instrument, Location, Original, SameAs};
pub(crate) use raw::is_country;
pub use raw::{Dialect, RawEvent, Source, Value};
pub use series_word::{SeriesDeed, SeriesWord};
pub use transaction::Transaction;
pub use verdict::Verdict;
pub use version::{Made, Told, Version};
pub use vocabulary::{
    AccessAction, ActWord, Authentication, Awaited, Channel, CounterpartyKind, Direction, Disposition,
    InstrumentKind, LabelWord, Method, Outcome, PaymentType, PromiseState, ReferredKind, Relation,
    SeriesVerb, Status, TimePrecision,
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
    /// Act: something that a person did with an alert.
    Act(Box<Act>),
    /// Correction of a counterparty's category.
    Correction(Box<Correction>),
    /// Decision on a pair of payments.
    Decision(Box<Decision>),
    /// Word on a series of payments.
    Series(Box<SeriesWord>),
}

/// Every kind that is taken.
pub const KINDS: [&str; 9] = [
    "transaction",
    "access",
    "expectation",
    "label",
    "verdict",
    "act",
    "correction",
    "decision",
    "recurring",
];

impl Event {
    /// Validates raw values into an event of the kind that they name; a payment where they name none.
    pub fn read(raw: &RawEvent<'_>) -> Result<Self> {
        Self::read_by(raw, &Self::read_kept)
    }

    /// The same, where kinds that only whoever keeps payments can follow are read by another reader.
    pub fn read_by(raw: &RawEvent<'_>, kept: &dyn Fn(&RawEvent<'_>) -> Result<Self>) -> Result<Self> {
        match raw.peek(Field::Kind) {
            None | Some("transaction") => Ok(Self::Transaction(Box::new(Transaction::read(raw)?))),
            Some("access") => Ok(Self::Access(Box::new(Access::read(raw)?))),
            Some("label") => Ok(Self::Label(Label::read(raw)?)),
            Some("verdict") => Ok(Self::Verdict(Verdict::read(raw)?)),
            Some("act") => Ok(Self::Act(Box::new(Act::read(raw)?))),
            Some("expectation" | "correction" | "decision" | "recurring") => kept(raw),
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

    /// Reads what is said or promised of payments.
    pub fn read_kept(raw: &RawEvent<'_>) -> Result<Self> {
        Ok(match raw.peek(Field::Kind) {
            Some("expectation") => Self::Expectation(Box::new(Expectation::read(raw)?)),
            Some("correction") => Self::Correction(Box::new(Correction::read(raw)?)),
            Some("decision") => Self::Decision(Box::new(Decision::read(raw)?)),
            _ => Self::Series(Box::new(SeriesWord::read(raw)?)),
        })
    }

    /// The id of its own, which only what happens has: what is said of it has none.
    pub fn id(&self) -> Option<&str> {
        match self {
            Self::Transaction(payment) => Some(&payment.id),
            Self::Access(access) => Some(&access.id),
            Self::Expectation(promise) => Some(&promise.id),
            Self::Label(_)
            | Self::Verdict(_)
            | Self::Act(_)
            | Self::Correction(_)
            | Self::Decision(_)
            | Self::Series(_) => None,
        }
    }

    /// When it happened, was promised, became known, was done or decided.
    pub fn at(&self) -> Millis {
        match self {
            Self::Transaction(payment) => payment.at,
            Self::Access(access) => access.at,
            Self::Expectation(promise) => promise.at,
            Self::Label(label) => label.at,
            Self::Verdict(verdict) => verdict.at,
            Self::Act(act) => act.at,
            Self::Correction(correction) => correction.at,
            Self::Decision(decision) => decision.at,
            Self::Series(word) => word.at,
        }
    }

    /// The account that it is of; empty where it names none.
    pub fn account_id(&self) -> &str {
        match self {
            Self::Transaction(payment) => &payment.account_id,
            Self::Access(access) => &access.account_id,
            Self::Expectation(promise) => &promise.account_id,
            Self::Label(label) => &label.account_id,
            Self::Verdict(verdict) => &verdict.account_id,
            Self::Act(act) => act.account_id.as_deref().unwrap_or_default(),
            Self::Decision(decision) => &decision.a.account_id,
            Self::Correction(_) | Self::Series(_) => "",
        }
    }

    /// The payment, where it is one.
    pub fn payment(&self) -> Option<&Transaction> {
        match self {
            Self::Transaction(payment) => Some(payment),
            _ => None,
        }
    }
}

/// Longest text taken in one field, in bytes of UTF-8: descriptions in statements stay below 1 kB.
pub const MAX_TEXT: usize = 4096;
/// Numbers in `references` at most: an order, its payment, its refund and what a wallet, a card and a shop call each of them.
pub const MAX_REFERENCES: usize = 8;
/// Longest of them, in bytes: the longest order numbers that payment interfaces take have 255 characters.
pub const MAX_REFERENCE: usize = 256;

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
            error.value.clone()
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

    #[test]
    fn other_numbers_of_a_payment_come_as_a_list_or_as_one_cell_of_a_table() {
        let list = |texts: &[&'static str]| Value::List(texts.iter().map(|text| (*text).into()).collect());
        let read = |dialect, value| {
            let mut event = raw(&[
                (Field::Id, "1"),
                (Field::At, "1970-01-01T00:00:00Z"),
                (Field::Amount, "1.00"),
                (Field::Currency, "CNY"),
            ]);
            event.values.push((Field::References, value));
            event.dialect = dialect;
            // An object has its time as a number, and has to name more.
            for (field, value) in &mut event.values {
                if *field == Field::At && dialect == Dialect::Typed {
                    *value = Value::Number(0.0);
                }
            }
            if dialect == Dialect::Typed {
                let more = [
                    (Field::Kind, "transaction"),
                    (Field::AccountId, "a"),
                    (Field::Direction, "debit"),
                    (Field::Type, "purchase"),
                    (Field::Status, "completed"),
                ];
                event.values.extend(raw(&more).values);
            }
            Transaction::read(&event).map(|payment| payment.references)
        };
        let one_cell = read(Dialect::Text, Value::Text(" W1 | T2||".into()));
        assert_eq!(one_cell.unwrap(), ["W1", "T2"]);
        let typed =
            |value| read(Dialect::Typed, value).map_err(|error| (error.code, error.field, error.expected));
        assert_eq!(typed(list(&["W1", "T2", "W1"])).unwrap(), ["W1", "T2"]);
        // A text by itself may have meant one number or several: an object says which.
        for value in [Value::Text("W1|T2".into()), Value::Other("array".into())] {
            let expected = &["string[]"][..];
            assert_eq!(typed(value), Err((Code::FieldType, Some("references"), expected)));
        }
        for (value, code) in [
            (list(&["W1", ""]), Code::FieldEmpty),
            (
                list(&["1", "2", "3", "4", "5", "6", "7", "8", "9"]),
                Code::ListTooLong,
            ),
            (
                Value::List(vec!["9".repeat(MAX_REFERENCE + 1).into()]),
                Code::ListTooLong,
            ),
        ] {
            assert_eq!(typed(value).unwrap_err().0, code);
        }
    }
}
