//! Counterparty habits: what this account usually does with one of them.
//!
//! A rent of 3,000 is unlike everything else its payer does, and quite like the last rent. Keeping a small habit per
//! counterparty is what keeps such payments quiet. Names are not here: the key is a digest.

use crate::event::{Counterparty, Digest, Transaction};
use crate::map::SmallMap;
use crate::money::{Currency, FARTHEST_LN};
use crate::profile::class::Class;
use crate::profile::standing::Standing;
use crate::stats::decay::DecayedMoments;
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// Dealings of one account with one counterparty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CounterpartyHabit {
    /// The first payment to it.
    pub first_at: Millis,
    /// The newest payment to it, by the account's own time.
    pub last_at: Millis,
    /// Last arrival in which it came up: the least recent is evicted first.
    pub last_seen: u64,
    /// Natural logarithms of the amounts paid, by currency.
    pub amounts: SmallMap<Currency, DecayedMoments>,
    /// Repeats of the same amount within minutes: transit gates and vending machines do that.
    pub repeats: u16,
    /// Payments by somebody who stood there.
    pub in_person: u16,
    /// Part of the fingerprint of its name's key, where it is known by an id: whoever is named alike later can be told.
    pub name: u32,
    /// Payments from afar: on a screen, or drawn by itself.
    pub from_afar: u16,
    /// How far it is trusted.
    pub standing: Standing,
}

/// Time for which a person counts as new after the first transfer: a small one first and the large one minutes later is how
/// many scams go, so the small one makes nobody known on the same day. A shop is known once it was paid.
const NEW_FOR: i64 = DAY;

/// Time before its amounts say what is usual there: the second rent comes a month after the first, the second transfer of a
/// scam within hours or days.
const ESTABLISHED_AFTER: i64 = 7 * DAY;

impl CounterpartyHabit {
    /// True while it counts as somebody new.
    pub const fn is_new_at(&self, at: Millis, class: Class) -> bool {
        matches!(class, Class::Transfer) && at.since(self.first_at) < NEW_FOR
    }

    /// True once its own amounts say what is usual.
    pub const fn is_established_at(&self, at: Millis) -> bool {
        at.since(self.first_at) >= ESTABLISHED_AFTER
    }

    /// Met for the first time.
    pub fn new(payment: &Transaction, arrival: u64) -> Self {
        let at = payment.at;
        let side = payment
            .counterparty
            .as_ref()
            .filter(|side| side.id_key().is_some());
        let name = side.and_then(Counterparty::name_key);
        Self {
            name: name.map_or(0, |key| Digest::of(&key).short()),
            first_at: at,
            last_at: at,
            last_seen: arrival,
            amounts: SmallMap::default(),
            repeats: 0,
            in_person: 0,
            from_afar: 0,
            standing: Standing::default(),
        }
    }
}

impl CounterpartyHabit {
    /// True where it can be what was read back, and came up no later than so many arrivals ago.
    pub(super) fn is_sound_by(&self, arrivals: u64) -> bool {
        self.last_seen <= arrivals && self.first_at <= self.last_at && { self.amounts.values() }
            .all(|moments| moments.is_between(-FARTHEST_LN, FARTHEST_LN))
    }
}
