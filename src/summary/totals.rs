//! Totals: the contract's sums of one currency, exact in any order of adding (`money::Money`).

use crate::error::Result;
use crate::event::PaymentType;
pub use crate::ledger::Sum;
use crate::money::{Currency, Money};
use crate::sort::sort;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// The names across the boundary, in the order of the sums.
const NAMES: [&str; 10] = [
    "spent",
    "received",
    "net",
    "refunded",
    "fees",
    "discounts",
    "points",
    "excluded",
    "pending",
    "refundsPending",
];

/// One currency's sums over some payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    sums: [Money; NAMES.len()],
    /// Payments in `spent` or `received`: those made, and those that came in.
    pub count: u32,
    /// Those of them that came in.
    pub came_in: u32,
    /// Rows of nothing: coupons, rides on a pass. They are in no other count.
    pub zero: u32,
    /// Attempts that failed.
    pub failed: u32,
}

impl Totals {
    /// One of the sums.
    #[allow(clippy::indexing_slicing)] // as many as there are names
    pub const fn of(&self, sum: Sum) -> Money {
        self.sums[sum as usize]
    }

    /// Adds another's sums.
    pub fn plus(&mut self, other: &Self) -> Result<()> {
        for (sum, more) in self.sums.iter_mut().zip(&other.sums) {
            *sum = sum.plus(*more)?;
        }
        self.count_in([other.count, other.came_in, other.zero, other.failed]);
        Ok(())
    }

    /// Counts so many payments, how many of them came in, rows of nothing, and attempts that failed.
    pub(super) fn count_in(&mut self, [count, came_in, zero, failed]: [u32; 4]) {
        self.count = self.count.saturating_add(count);
        self.came_in = self.came_in.saturating_add(came_in);
        self.zero = self.zero.saturating_add(zero);
        self.failed = self.failed.saturating_add(failed);
    }

    /// Adds to a sum, and to `net` where it is part of that.
    pub(super) fn add(&mut self, sum: Sum, money: Money) -> Result<()> {
        self.put(sum, money)?;
        match sum {
            Sum::Spent => self.put(Sum::Net, money.negated()),
            Sum::Received => self.put(Sum::Net, money),
            _ => Ok(()),
        }
    }

    #[allow(clippy::indexing_slicing)] // as many as there are names
    fn put(&mut self, sum: Sum, money: Money) -> Result<()> {
        self.sums[sum as usize].grow(money)
    }

    /// Sum by sum the median of several; of an even number the mean of the middle two, rounded to the currency's digits.
    pub(super) fn median(all: &[&Self], digits: u32) -> Result<Self> {
        let mut median = Self::default();
        for (position, sum) in median.sums.iter_mut().enumerate() {
            let mut values: Vec<Money> = all
                .iter()
                .filter_map(|one| one.sums.get(position).copied())
                .collect();
            sort(&mut values, Money::cmp);
            let (low, high) = (values.len().saturating_sub(1) / 2, values.len() / 2);
            if let (Some(low), Some(high)) = (values.get(low), values.get(high)) {
                *sum = low.plus(*high)?.halved(digits);
            }
        }
        let counts = |read: fn(&Self) -> u32| {
            let mut counts: Vec<u32> = all.iter().map(|one| read(one)).collect();
            sort(&mut counts, u32::cmp);
            counts.get(counts.len() / 2).copied().unwrap_or_default()
        };
        (median.count, median.failed) = (counts(|one| one.count), counts(|one| one.failed));
        (median.came_in, median.zero) = (counts(|one| one.came_in), counts(|one| one.zero));
        Ok(median)
    }
}

impl Serialize for Totals {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        self.written(to, None)
    }
}

impl Totals {
    /// With the currency among the sums, where it stands nowhere else.
    pub(super) fn written<S: Serializer>(
        &self,
        to: S,
        currency: Option<Currency>,
    ) -> Result<S::Ok, S::Error> {
        let mut map = to.serialize_map(Some(NAMES.len() + 6))?;
        if let Some(currency) = currency {
            map.serialize_entry("currency", &currency)?;
        }
        for (name, money) in NAMES.iter().zip(&self.sums) {
            map.serialize_entry(name, money)?;
        }
        map.serialize_entry("count", &self.count)?;
        map.serialize_entry("made", &self.count.saturating_sub(self.came_in))?;
        map.serialize_entry("cameIn", &self.came_in)?;
        map.serialize_entry("zero", &self.zero)?;
        map.serialize_entry("failed", &self.failed)?;
        map.end()
    }
}

/// Types of payment that a query may leave out by choice.
pub(super) fn is_left_out(kind: PaymentType, by_choice: &[PaymentType]) -> bool {
    !by_choice.is_empty() && by_choice.contains(&kind)
}
