//! Payments like one: purchases that somebody made, of the category, way of paying, kind of instrument or want of a confirmation
//! (in the same way of paying) that a payment has; what a run is counted of.
//!
//! As the suspicion compares them: by the merchant's code before the category that a payment came with, and whatever a person has
//! said of the category since. Not here: which categories sums are of (`summary::category`), and whether a run is rare (`feature`).

use crate::event::Mcc;
use crate::event::category::key_of_merchant;
use crate::ledger::{Payment, Shelf};
use crate::options::entries;
use serde::Deserialize;

/// Whom the payments are like, and in what.
#[derive(Debug, Clone, PartialEq, Default)]
#[allow(missing_docs)] // the contract's names
pub struct Like {
    pub id: String,
    pub part: Alike,
}

entries! {
    Like {
        "in": part,
    }
    needs {
        "id": id,
    }
}

/// What they have in common.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs)] // the contract's names
pub enum Alike {
    #[default]
    Category,
    Channel,
    Instrument,
    Confirmation,
}

impl Alike {
    /// What a payment has of it, as a number: two that are alike have the same. Nothing where it is no purchase that somebody made,
    /// or does not say.
    pub(super) fn of(self, shelf: &Shelf, payment: &Payment) -> Option<u32> {
        let facts = &payment.facts;
        if !facts.is_chosen_purchase() {
            return None;
        }
        let channel = facts.channel.map_or(0, |channel| channel as u32 + 1);
        match self {
            Self::Category => key_of_merchant(facts.mcc.map(Mcc::get), shelf.category(payment)),
            Self::Channel => Some(channel),
            Self::Instrument => facts.instrument.map(|kind| kind as u32),
            Self::Confirmation => facts.is_unconfirmed().then_some(channel),
        }
    }
}
