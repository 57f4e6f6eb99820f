//! Gap: payments that were judged while none were kept, by a build that keeps none.
//!
//! Whoever keeps them afterwards lacks those rows until they are told again, and says so: sums are short by them, and what is waited
//! for may have come among them.
//! Not here: payments that a host kept none of by its own word (`Config.ledgerDays`).

use crate::record::record;
use crate::time::Millis;
use serde::Serialize;

/// Payments that are missing: how many, and of which time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Gap {
    /// The first of them.
    pub from: Millis,
    /// The last of them.
    pub to: Millis,
    /// How many payments.
    pub payments: u32,
}

record! { checked struct Gap { from, to, payments } }

/// Moment from which on payments are kept, where some came before and none of them was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptFrom(pub Millis);

record! { struct KeptFrom(at) }

impl Gap {
    /// Of one payment.
    pub const fn of(at: Millis) -> Self {
        Self {
            from: at,
            to: at,
            payments: 1,
        }
    }

    /// With one more, or with another word on one that was kept or is counted.
    #[must_use]
    pub fn and(self, at: Millis, is_new: bool) -> Self {
        Self {
            from: self.from.min(at),
            to: self.to.max(at),
            payments: self.payments.saturating_add(u32::from(is_new)),
        }
    }

    /// Without one that was told again; nothing is left after the last.
    pub fn without(self, at: Millis) -> Option<Self> {
        let payments = match (self.from..=self.to).contains(&at) {
            true => self.payments.saturating_sub(1),
            false => self.payments,
        };
        (payments > 0).then_some(Self { payments, ..self })
    }

    fn is_sound(&self) -> bool {
        self.from <= self.to && self.payments > 0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(day: i64) -> Millis {
        Millis::new(day).unwrap()
    }

    #[test]
    fn a_gap_is_closed_once_each_of_its_payments_was_told_again_and_by_no_other() {
        let gap = Gap::of(at(5)).and(at(3), true).and(at(9), true).and(at(4), false);
        assert_eq!((gap.from, gap.to, gap.payments), (at(3), at(9), 3));
        let open = gap.without(at(10)).and_then(|gap| gap.without(at(4)));
        assert_eq!(open.map(|gap| gap.payments), Some(2));
        let closed = open.and_then(|gap| gap.without(at(5))?.without(at(9)));
        assert_eq!(closed, None);
    }
}
