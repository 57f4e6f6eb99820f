//! Payments like one: purchases that somebody made, of the category, way of paying, kind of instrument or want of a confirmation
//! that a payment has; what a run is counted of.
//!
//! As the suspicion compares them: by the merchant's code before the category that a payment came with, and whatever a person has
//! said of the category since. Not here: which categories sums are of (`summary::category`), and whether a run is rare (`feature`).

use crate::event::category::key_of_merchant;
use crate::event::{Channel, InstrumentKind, Mcc};
use crate::ledger::{Payment, Shelf};
use serde::Deserialize;

/// Whom the payments are like, and in what.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(missing_docs)] // the contract's names
pub struct Like {
    pub id: String,
    #[serde(rename = "in")]
    pub part: Alike,
}

/// What they have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the contract's names
pub enum Alike {
    Category,
    Channel,
    Instrument,
    Confirmation,
}

/// What a payment has of it; two that are alike have the same.
#[derive(PartialEq, Eq)]
pub(super) enum Trait {
    Category(u32),
    Channel(Option<Channel>),
    Instrument(InstrumentKind),
    Unconfirmed,
}

impl Trait {
    /// Of a payment; nothing where it is no purchase that somebody made, or does not say.
    pub(super) fn of(part: Alike, shelf: &Shelf, payment: &Payment) -> Option<Self> {
        let facts = &payment.facts;
        if !facts.is_chosen_purchase() {
            return None;
        }
        match part {
            Alike::Category => {
                key_of_merchant(facts.mcc.map(Mcc::get), shelf.category(payment)).map(Self::Category)
            }
            Alike::Channel => Some(Self::Channel(facts.channel)),
            Alike::Instrument => facts.instrument.map(Self::Instrument),
            Alike::Confirmation => facts.is_unconfirmed().then_some(Self::Unconfirmed),
        }
    }
}
