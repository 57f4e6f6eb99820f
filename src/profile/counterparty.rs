//! Counterparty habits: what this account usually does with one of them.
//!
//! A rent of 3,000 is unlike everything else its payer does, and quite like the last rent. Keeping a small habit per
//! counterparty is what keeps such payments quiet. Names are not here: the key is a digest.

use crate::event::{Counterparty, Digest, Transaction};
use crate::map::SmallMap;
use crate::money::{Currency, FARTHEST_LN};
use crate::profile::class::Class;
use crate::profile::standing::Standing;
use crate::record::record;
use crate::stats::decay::DecayedMoments;
use crate::time::{DAY, Millis};

/// Dealings of one account with one counterparty.
#[derive(Debug, Clone, PartialEq)]
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
    /// Payments of the month in which the newest lies, months of thirty days from 1970.
    in_month: u8,
    /// How far it is trusted.
    pub standing: Standing,
}

record! {
    struct CounterpartyHabit {
        first_at, last_at, last_seen, amounts, repeats, in_person, name, from_afar, in_month, standing,
    }
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

    /// Number of payments to it before this one within its month. Of a month that has passed it is not known any more: many.
    pub const fn paid_in_month_of(&self, at: Millis) -> u8 {
        match month(at) - month(self.last_at) {
            0 => self.in_month,
            1.. => 0,
            _ => u8::MAX,
        }
    }

    /// Takes the time of one more payment in.
    pub(super) fn met_at(&mut self, at: Millis, arrival: u64) {
        if month(at) >= month(self.last_at) {
            self.in_month = self.paid_in_month_of(at).saturating_add(1);
        }
        self.last_at = self.last_at.max(at);
        self.last_seen = arrival;
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
            in_month: 0,
            standing: Standing::default(),
        }
    }
}

const fn month(at: Millis) -> i64 {
    at.get().div_euclid(30 * DAY)
}

impl CounterpartyHabit {
    /// True where it can be what was read back, and came up no later than so many arrivals ago.
    pub(super) fn is_sound_by(&self, arrivals: u64) -> bool {
        self.last_seen <= arrivals && self.first_at <= self.last_at && { self.amounts.values() }
            .all(|moments| moments.is_between(-FARTHEST_LN, FARTHEST_LN))
    }
}
