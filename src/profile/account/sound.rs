//! An account as it is kept: its fields in their order, how many others pay from it, and that nothing of it came up later than it can
//! have.
//!
//! Not here: its habits, most of which answer for themselves.

use super::{Account, FAMILY};
use crate::record::record;

record! {
    checked struct Account {
        last_seen, clock, leapt_to, seen_payments, seen_visits, decisions, charges, velocity, amounts,
        kinds, peaks, recent_payments, visits, access, seen_entities, agreements, spend_rate, suspicion,
        reported_at, reports, answers, hours, novelty, novelty_overall, counterparties, shops, family,
    }
}

impl Account {
    /// A slice of one (`slice`) is asked no more; where all accounts are read, also how many arrivals there were.
    pub(super) fn is_sound(&self) -> bool {
        self.was_seen_by(u64::MAX)
    }

    /// True where it can be what was read back, and nothing of it came up after so many arrivals.
    pub(in crate::profile) fn was_seen_by(&self, arrivals: u64) -> bool {
        self.last_seen <= arrivals
            && self.family.0.len() <= FAMILY
            && self.counterparties.every(|habit| habit.is_sound_by(arrivals))
            && { self.family.0.values() }.all(|payer| payer.was_seen_by(arrivals))
    }
}
