//! Soundness of an account: how many others pay from it, and that nothing of it came up later than it can have.
//!
//! Not here: its habits, each of which answers for itself.

use super::{Account, FAMILY};
use crate::sound::checked;

checked!(Account);

impl Account {
    fn is_sound(&self) -> bool {
        self.family.len() <= FAMILY
    }

    /// True where nothing of it came up after so many arrivals.
    pub(in crate::profile) fn was_seen_by(&self, arrivals: u64) -> bool {
        self.last_seen <= arrivals
            && { self.counterparties.values() }.all(|habit| habit.last_seen <= arrivals)
            && { self.family.values() }.all(|payer| payer.was_seen_by(arrivals))
    }
}
