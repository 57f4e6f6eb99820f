//! Something was promised that no statement shows: a refund, a coupon, an end of charges. Validated into being.
//!
//! The shape is the contract's `Expectation`. Not here: whether it comes true (`pending`).

use crate::error::{Code, Error, Result};
use crate::event::field::Field;
use crate::event::raw::{Awaited, Dialect, PromiseState, RawEvent};
use crate::money::{Amount, Currency};
use crate::record::record;
use crate::time::{Millis, UtcOffset};

/// Goods that a refund is for, where they went back: a shop's time begins when it has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Goods {
    /// None went back, or nobody said so.
    #[default]
    None,
    /// They went back, and nobody said that they arrived.
    UnderWay,
    /// The shop has had them since.
    Received(Millis),
}

record! { enum Goods { 0 = None, 1 = UnderWay, 2 = Received(at) } }

impl Goods {
    /// Since when the shop has them, where it has.
    pub const fn received_at(self) -> Option<Millis> {
        match self {
            Self::Received(at) => Some(at),
            Self::None | Self::UnderWay => None,
        }
    }
}

/// A promise, or what somebody asked for.
#[derive(Clone, PartialEq)]
#[allow(missing_docs)] // types.d.ts documents each field, for those who write them
pub struct Expectation {
    pub id: String,
    pub account_id: String,
    pub holder_id: Option<String>,
    pub at: Millis,
    pub utc_offset: Option<UtcOffset>,
    pub what: Awaited,
    pub transaction_id: Option<String>,
    pub amount: Option<Amount>,
    pub currency: Option<Currency>,
    pub until: Option<Millis>,
    pub state: PromiseState,
    pub reason: Option<String>,
    pub goods: Goods,
}

impl Expectation {
    /// Validates raw values, or says which field is wrong and how. What is awaited has to be recognisable when it comes:
    /// by a payment's id, or, of a refund or an arrival, by amount and currency; what is withdrawn or refused need not be
    /// said again. A date before the promise itself is refused (`until-before-at`), and so are goods of what is no refund.
    pub(super) fn read(raw: &RawEvent<'_>) -> Result<Self> {
        let mut promise = Self {
            id: String::new(),
            account_id: "default".to_owned(),
            holder_id: None,
            at: Millis::default(),
            utc_offset: None,
            what: Awaited::Refund,
            transaction_id: None,
            amount: None,
            currency: None,
            until: None,
            state: PromiseState::Open,
            reason: None,
            goods: Goods::None,
        };
        let mut returned = None;
        for reading in raw.readings() {
            match reading.field {
                Field::Id => promise.id = reading.filled()?,
                Field::AccountId => promise.account_id = reading.filled()?,
                Field::HolderId => promise.holder_id = reading.optional()?,
                Field::At => promise.at = reading.time()?,
                Field::UtcOffset => promise.utc_offset = Some(reading.offset()?),
                Field::What => promise.what = reading.word(Awaited::parse)?,
                Field::TransactionId => promise.transaction_id = reading.optional()?,
                Field::Amount => promise.amount = Some(reading.amount()?),
                Field::Currency => promise.currency = Some(reading.currency()?),
                Field::Until => promise.until = Some(reading.time()?),
                Field::State => promise.state = reading.word(PromiseState::parse)?,
                Field::Reason => promise.reason = reading.optional()?,
                Field::GoodsReturned => returned = Some(reading.truth()?),
                Field::GoodsReceivedAt => promise.goods = Goods::Received(reading.time()?),
                _ => {} // of other kinds: the caller's own here
            }
        }
        raw.require(&[Field::Id, Field::At, Field::What])?;
        if raw.dialect == Dialect::Typed {
            raw.require(&[Field::AccountId])?;
        }
        promise.goods = match (returned, promise.goods) {
            // What has arrived went back.
            (Some(false), Goods::Received(_)) => {
                return Err(Error::new(Code::ValueUnknown).at_field(Field::GoodsReturned.name()));
            }
            (Some(true), Goods::None) => Goods::UnderWay,
            (_, goods) => goods,
        };
        if promise.goods != Goods::None && promise.what != Awaited::Refund {
            return Err(Error::new(Code::ValueUnknown).at_field(Field::What.name()));
        }
        if promise.transaction_id.is_none() && promise.state == PromiseState::Open {
            match promise.what {
                Awaited::Refund | Awaited::Arrival => raw.require(&[Field::Amount, Field::Currency])?,
                Awaited::Cancellation | Awaited::Discount | Awaited::Points | Awaited::Release => {
                    raw.require(&[Field::TransactionId])?;
                }
            }
        }
        match promise.until {
            Some(until) if until < promise.at && promise.state == PromiseState::Open => {
                Err(Error::new(Code::UntilBeforeAt).at_field(Field::Until.name()))
            }
            _ => Ok(promise),
        }
    }
}

impl core::fmt::Debug for Expectation {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Expectation")
            .field("id", &self.id)
            .field("at", &self.at.get())
            .field("what", &self.what)
            .finish_non_exhaustive()
    }
}
