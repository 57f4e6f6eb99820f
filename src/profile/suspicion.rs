//! Suspicion: what was odd about an account's own payments lately, fading.
//!
//! Whoever holds a stolen card uses it again within days, so the oddity of one payment is a reason to look harder at the
//! next. Only what the account itself explains is added up here, never a counterparty's fault.

use crate::record::record;
use crate::sound::MOST_COUNTED;
use crate::stats::decayed_sum::DecayedSum;
use crate::time::{DAY, Millis};

/// Half-lives. The handbook's AP on its tuning weeks is .003 better with a week and two days than with a week alone.
const WEEK: i64 = 7 * DAY;
const DAYS: i64 = 2 * DAY;
/// A payment is odd from this many nats on: the odds that it is the account's own fraud are then e^1.5, four to one,
/// against an equally likely other cause.
const ODD: f64 = 1.5;
/// So many nats are ordinary: one payment in twenty has more by chance, and those would add up to a suspicion of everybody.
const ORDINARY: f64 = 1.0;

/// Suspicion of one account.
#[derive(Debug, Clone, PartialEq)]
pub struct Suspicion {
    /// Nats, with a half-life of a week.
    pub week: DecayedSum,
    /// Nats, with a half-life of two days.
    pub days: DecayedSum,
    /// The last odd payment.
    pub odd_at: Option<Millis>,
}

record! { checked struct Suspicion { week, days, odd_at } }

impl Default for Suspicion {
    fn default() -> Self {
        Self {
            week: DecayedSum::new(WEEK),
            days: DecayedSum::new(DAYS),
            odd_at: None,
        }
    }
}

/// True where so many nats count at all.
pub fn is_odd(nats: f64) -> bool {
    nats > ORDINARY
}

impl Suspicion {
    /// Takes the oddity of a payment back that was taken in.
    pub fn take_back(&mut self, at: Millis, nats: f64) {
        if !is_odd(nats) {
            return;
        }
        self.week.add(at.get(), ORDINARY - nats);
        self.days.add(at.get(), ORDINARY - nats);
        let left = self.week.at(self.week.clock().unwrap_or_default());
        // Another one that stood out leaves more than this for a while.
        if left < ODD - ORDINARY {
            self.odd_at = self.odd_at.filter(|odd_at| *odd_at != at);
        }
    }

    /// Takes a payment's own oddity in, in nats.
    pub fn add(&mut self, at: Millis, nats: f64) {
        let nats = nats - ORDINARY;
        if nats <= 0.0 {
            return;
        }
        self.week.add(at.get(), nats);
        self.days.add(at.get(), nats);
        if nats + ORDINARY > ODD {
            self.odd_at = self.odd_at.max(Some(at));
        }
    }
}

impl Suspicion {
    /// A sum of nats is far below what can be counted.
    fn is_sound(&self) -> bool {
        let first = Self::default();
        self.week.is_like(&first.week, MOST_COUNTED) && self.days.is_like(&first.days, MOST_COUNTED)
    }
}
