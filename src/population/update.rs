//! Updates: what came in during an hour, set aside until it closes, one piece of it at a time.
//!
//! Taking it in is additions to integers, so the order within the hour does not matter.

use super::labelled_hour::Change;
use super::reliability::Observation;
use crate::event::Digest;
use crate::money::{Currency, FARTHEST_LN};
use crate::record::record;

/// Update that becomes readable when the hour closes.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) enum Update {
    /// A label about an entity.
    Label { entity: Digest, change: Change },
    /// A payment to an entity.
    Payment(Digest),
    /// Price paid in a merchant category.
    Price {
        merchant_category: Digest,
        currency: Currency,
        ln: f64,
    },
    /// Another account.
    Account,
    /// Suspicion of a payment, in parts.
    Suspected(u32),
    /// Observation of a signal in a payment.
    Signal(Observation),
    /// A label of any payment, or one that is taken back.
    Labelled { is_fraud: bool, undone: bool },
    /// An amount, and what it was to its account's mean.
    Amount { currency: Currency, ln: f64, ratio: f64 },
    /// A use of an account, from such an entity.
    Use(Digest),
    /// Another account that somebody failed to come into from a network, and the day.
    Attack { network: Digest, day: i32 },
}

record! {
    enum Update {
        0 = Label { entity, change }, 1 = Payment(entity), 2 = Price { merchant_category, currency, ln },
        3 = Account, 4 = Suspected(nats), 5 = Signal(observation), 6 = Labelled { is_fraud, undone },
        7 = Amount { currency, ln, ratio }, 8 = Use(entity), 9 = Attack { network, day },
    }
}

impl Update {
    /// True where a label says it.
    pub(super) const fn is_of_label(&self) -> bool {
        matches!(self, Self::Label { .. } | Self::Labelled { .. })
    }

    /// True where it takes back what was added.
    pub(super) const fn is_undone(&self) -> bool {
        match self {
            Self::Label { change, .. } => change.undone,
            Self::Labelled { undone, .. } => *undone,
            _ => false,
        }
    }

    /// True where it can be what was read back.
    pub(super) fn is_sound(&self) -> bool {
        match self {
            Self::Price { ln, .. } => ln.abs() <= FARTHEST_LN,
            Self::Amount { ln, ratio, .. } => ln.abs() <= FARTHEST_LN && ratio.abs() <= 2.0 * FARTHEST_LN,
            _ => true,
        }
    }
}
