//! A payment, validated into being: whoever holds a `Transaction` need not check it again.
//!
//! The shape is the contract's `Transaction`. Absence is `None`, never an empty text or a zero.
//! `Debug` shows no names, notes or numbers of accounts; `Serialize` gives the contract's object, for statements.

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::parts::{Context, Counterparty, Instrument, Location, Original, SameAs};
use crate::event::raw::{
    Authentication, Channel, CounterpartyKind, Dialect, Direction, InstrumentKind, PaymentType, RawEvent,
    Status, TimePrecision, located,
};
use crate::money::{Amount, Currency};
use crate::time::{Millis, UtcOffset};
use serde::Serialize;
use std::borrow::Cow;

/// A payment of one account.
#[derive(Clone, PartialEq, Serialize)]
#[serde(tag = "kind", rename = "transaction", rename_all = "camelCase")]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Transaction {
    pub id: String,
    pub account_id: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub holder_id: Option<String>,
    pub at: Millis,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub utc_offset: Option<UtcOffset>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time_precision: Option<TimePrecision>,
    /// When the export that tells it was made; a live word has none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub exported_at: Option<Millis>,
    pub direction: Direction,
    #[serde(rename = "type")]
    pub kind: PaymentType,
    pub status: Status,
    pub amount: Amount,
    pub currency: Currency,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub original: Option<Original>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fee_included: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub discount: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub points: Option<f64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refunded: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub balance_after: Option<Amount>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub refund_of: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub same_as: Option<SameAs>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub counterparty: Option<Counterparty>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub order_id: Option<String>,
    /// The operator's own number of the payment, as its desk asks for it; `id` is the caller's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// Every other number under which this row, or the payment that it refunds, may be named elsewhere.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub references: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub mcc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub channel: Option<Channel>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub instrument: Option<Instrument>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authentication: Option<Authentication>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub agreement_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub payer_account_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub context: Option<Context>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub country: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub location: Option<Location>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub description: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Transaction {
    /// The least that a payment is; the rest is absent.
    pub fn new(id: &str, account_id: &str, at: Millis, amount: Amount, currency: Currency) -> Self {
        Self {
            id: id.to_owned(),
            account_id: account_id.to_owned(),
            holder_id: None,
            at,
            utc_offset: None,
            time_precision: None,
            exported_at: None,
            direction: Direction::Debit,
            kind: PaymentType::Purchase,
            status: Status::Completed,
            amount,
            currency,
            original: None,
            fee: None,
            fee_included: None,
            discount: None,
            points: None,
            refunded: None,
            balance_after: None,
            refund_of: None,
            same_as: None,
            counterparty: None,
            order_id: None,
            reference: None,
            references: Vec::new(),
            mcc: None,
            category: None,
            channel: None,
            instrument: None,
            authentication: None,
            agreement_id: None,
            payer_account_id: None,
            context: None,
            country: None,
            location: None,
            device_id: None,
            ip: None,
            description: None,
            note: None,
        }
    }

    /// Validates raw values into a payment, or says which field is wrong and how.
    ///
    /// Objects must name `kind`, `id`, `accountId`, `at`, `direction`, `type`, `status`, `amount` and `currency`.
    /// In text sources only `id`, `at`, `amount` and `currency` are required: the account is "default", the
    /// direction debit, the type purchase, the status completed.
    pub fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let mut seen = Required::default();
        let mut payment = Self::new("", "default", Millis::default(), Amount::ZERO, Currency::CNY);
        let mut counterparty = Counterparty::default();
        let mut context = Context::default();
        let (mut original_amount, mut original_currency) = (None, None);
        let (mut same_account, mut same_id) = (None, None);
        let (mut latitude, mut longitude) = (None, None);
        let (mut instrument_id, mut instrument_kind, mut instrument_last4) = (None, None, None);
        for reading in raw.readings() {
            seen.mark(reading.field);
            match reading.field {
                Field::Kind => {
                    reading.text()?;
                }
                Field::Id => payment.id = reading.filled()?,
                Field::AccountId => payment.account_id = reading.filled()?,
                Field::HolderId => payment.holder_id = reading.optional()?,
                Field::At => payment.at = reading.time()?,
                Field::UtcOffset => payment.utc_offset = Some(reading.offset()?),
                Field::TimePrecision => payment.time_precision = Some(reading.word(TimePrecision::parse)?),
                Field::ExportedAt => payment.exported_at = Some(reading.time()?),
                Field::Direction => payment.direction = reading.word(Direction::parse)?,
                Field::Type => payment.kind = reading.word(PaymentType::parse)?,
                Field::Status => payment.status = reading.word(Status::parse)?,
                Field::Amount => payment.amount = reading.amount()?,
                Field::Currency => payment.currency = reading.currency()?,
                Field::OriginalAmount => original_amount = Some(reading.amount()?),
                Field::OriginalCurrency => original_currency = Some(reading.currency()?),
                Field::Fee => payment.fee = Some(reading.amount()?),
                Field::FeeIncluded => payment.fee_included = Some(reading.truth()?),
                Field::Discount => payment.discount = Some(reading.amount()?),
                Field::Points => payment.points = Some(reading.number()?),
                Field::Refunded => payment.refunded = Some(reading.amount()?),
                Field::BalanceAfter => payment.balance_after = Some(reading.amount()?),
                Field::RefundOf => payment.refund_of = reading.optional()?,
                Field::SameAsAccountId => same_account = reading.optional()?,
                Field::SameAsId => same_id = reading.optional()?,
                Field::CounterpartyId => counterparty.id = reading.optional()?,
                Field::CounterpartyName => counterparty.name = reading.optional()?,
                Field::CounterpartyKind => counterparty.kind = Some(reading.word(CounterpartyKind::parse)?),
                Field::OrderId => payment.order_id = reading.optional()?,
                Field::Reference => payment.reference = reading.optional()?,
                Field::References => payment.references = reading.references()?,
                Field::Mcc => payment.mcc = Some(reading.mcc()?),
                Field::Category => payment.category = reading.optional()?,
                Field::Channel => payment.channel = Some(reading.word(Channel::parse)?),
                Field::InstrumentId => instrument_id = reading.optional()?,
                Field::InstrumentKind => instrument_kind = Some(reading.word(InstrumentKind::parse)?),
                Field::InstrumentLast4 => instrument_last4 = reading.optional()?,
                Field::Authentication => payment.authentication = Some(reading.word(Authentication::parse)?),
                Field::AgreementId => payment.agreement_id = reading.optional()?,
                Field::PayerAccountId => payment.payer_account_id = reading.optional()?,
                Field::ContextCall => context.call = Some(reading.truth()?),
                Field::ContextScreenShare => context.screen_share = Some(reading.truth()?),
                Field::ContextRemoteControl => context.remote_control = Some(reading.truth()?),
                Field::Country => payment.country = Some(reading.country()?),
                Field::Latitude => latitude = Some(reading.number()?),
                Field::Longitude => longitude = Some(reading.number()?),
                Field::DeviceId => payment.device_id = reading.optional()?,
                Field::Ip => payment.ip = reading.optional()?,
                Field::Description => payment.description = reading.optional()?,
                Field::Note => payment.note = reading.optional()?,
                // A counterparty is an object; of a text table it is a column that no payment has.
                Field::Counterparty if raw.dialect == Dialect::Typed => {
                    return Err(reading.misfit(&["object"]));
                }
                _ => {} // of other kinds: the caller's own here
            }
        }
        seen.complete(raw.dialect)?;
        payment.original = pair(
            original_amount,
            original_currency,
            Field::OriginalAmount,
            Field::OriginalCurrency,
        )?
        .map(|(amount, currency)| Original { amount, currency });
        payment.same_as = pair(same_account, same_id, Field::SameAsAccountId, Field::SameAsId)?
            .map(|(account_id, id)| SameAs { account_id, id });
        payment.location = located(latitude, longitude)?;
        payment.counterparty = Some(counterparty).filter(|given| *given != Counterparty::default());
        payment.context = Some(context).filter(|given| *given != Context::default());
        payment.instrument = match (instrument_id, instrument_kind, instrument_last4) {
            (None, None, None) => None,
            (id, kind, last4) => Some(Instrument {
                id,
                kind: kind.unwrap_or(InstrumentKind::Other),
                last4,
            }),
        };
        Ok(payment)
    }

    /// The key under which the other side is remembered; made anew by each call, so prepared payments carry its digest.
    pub fn counterparty_key(&self) -> Option<Cow<'_, str>> {
        self.counterparty.as_ref()?.key()
    }
}

/// Required fields that were met.
#[derive(Default)]
struct Required(u16);

/// In the order in which a missing one is reported.
const REQUIRED: [Field; 9] = [
    Field::Id,
    Field::At,
    Field::Amount,
    Field::Currency,
    Field::Kind,
    Field::AccountId,
    Field::Direction,
    Field::Type,
    Field::Status,
];
/// Number of them that a text source must have too.
const REQUIRED_OF_TEXT: usize = 4;

impl Required {
    fn mark(&mut self, field: Field) {
        if let Some(bit) = REQUIRED.iter().position(|required| *required == field) {
            self.0 |= 1 << bit;
        }
    }

    fn complete(&self, dialect: Dialect) -> Result<()> {
        let needed = if dialect == Dialect::Text {
            REQUIRED_OF_TEXT
        } else {
            REQUIRED.len()
        };
        match REQUIRED
            .iter()
            .take(needed)
            .enumerate()
            .find(|(bit, _)| self.0 & (1 << bit) == 0)
        {
            Some((_, field)) => Err(Error::new(Code::FieldMissing).at_field(field.name())),
            None => Ok(()),
        }
    }
}

/// Both or neither; one without the other is a missing field.
fn pair<A, B>(a: Option<A>, b: Option<B>, name_a: Field, name_b: Field) -> Result<Option<(A, B)>> {
    match (a, b) {
        (Some(a), Some(b)) => Ok(Some((a, b))),
        (None, None) => Ok(None),
        (Some(_), None) => Err(Error::new(Code::FieldMissing).at_field(name_b.name())),
        (None, Some(_)) => Err(Error::new(Code::FieldMissing).at_field(name_a.name())),
    }
}

impl core::fmt::Debug for Transaction {
    /// Enough to find it in one's own data; nothing that tells about a person.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Transaction")
            .field("id", &self.id)
            .field("at", &self.at.get())
            .field("direction", &self.direction)
            .field("type", &self.kind)
            .field("status", &self.status)
            .finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::raw::Value;

    fn object(values: &[(Field, Value<'static>)]) -> RawEvent<'static> {
        let text = |text: &'static str| Value::Text(text.into());
        let mut all = vec![
            (Field::Kind, text("transaction")),
            (Field::Id, text("1")),
            (Field::AccountId, text("a")),
            (Field::At, Value::Number(0.0)),
            (Field::Direction, text("debit")),
            (Field::Type, text("purchase")),
            (Field::Status, text("completed")),
            (Field::Amount, text("10.10")),
            (Field::Currency, text("CNY")),
        ];
        for (field, value) in values {
            all.retain(|(known, _)| known != field);
            all.push((*field, value.clone()));
        }
        RawEvent {
            dialect: Dialect::Typed,
            values: all,
        }
    }

    #[test]
    fn money_as_a_number_is_refused_by_name() {
        let error = Transaction::read(&object(&[(Field::Amount, Value::Number(10.1))])).unwrap_err();
        assert_eq!((error.code, error.field), (Code::AmountNotString, Some("amount")));
    }

    #[test]
    fn each_required_field_is_named_when_it_is_missing() {
        for field in REQUIRED {
            let mut raw = object(&[]);
            raw.values.retain(|(known, _)| *known != field);
            let error = Transaction::read(&raw).unwrap_err();
            assert_eq!(
                (error.code, error.field),
                (Code::FieldMissing, Some(field.name()))
            );
        }
    }

    #[test]
    fn a_refusal_quotes_amounts_but_no_names() {
        let shown = Transaction::read(&object(&[(Field::Amount, Value::Text("1,2,3".into()))])).unwrap_err();
        assert_eq!(shown.value.as_deref(), Some("1,2,3"));
        let hidden =
            Transaction::read(&object(&[(Field::CounterpartyName, Value::Number(7.0))])).unwrap_err();
        assert_eq!(hidden.value.as_deref(), Some("number"), "its type alone");
    }

    #[test]
    fn half_a_location_is_no_location() {
        let error = Transaction::read(&object(&[(Field::Latitude, Value::Number(31.2))])).unwrap_err();
        assert_eq!(
            (error.code, error.field),
            (Code::FieldMissing, Some("location.lon"))
        );
    }

    #[test]
    fn debug_shows_nothing_personal() {
        let raw = object(&[(Field::CounterpartyName, Value::Text("Li Lei".into()))]);
        let payment = Transaction::read(&raw).unwrap();
        assert!(!format!("{payment:?}").contains("Li Lei"));
    }
}
