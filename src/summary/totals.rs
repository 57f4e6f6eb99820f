//! Sums of money that never round, and the contract's `Totals` made of them.

use crate::error::Result;
use crate::money::{Amount, exact_sum};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// A signed exact sum.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub struct Money(Decimal);

impl Money {
    /// The sum of both.
    pub fn plus(self, other: Self) -> Result<Self> {
        // Of eight sums a payment adds to two or three; to the others it adds this zero, beside which nothing changes.
        let is_plain_zero = |sum: Decimal| sum.is_zero() && sum.scale() == 0 && sum.is_sign_positive();
        if is_plain_zero(other.0) && (is_plain_zero(self.0) || !self.0.is_zero()) {
            return Ok(self);
        }
        exact_sum(self.0, other.0).map(Self)
    }

    /// The difference.
    pub fn minus(self, other: Self) -> Result<Self> {
        exact_sum(self.0, -other.0).map(Self)
    }

    /// True for nothing.
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// For shares only.
    pub fn to_f64(self) -> f64 {
        self.0.to_f64().unwrap_or(0.0)
    }
}

impl From<Amount> for Money {
    fn from(amount: Amount) -> Self {
        Self(amount.decimal())
    }
}

impl core::fmt::Display for Money {
    /// The digits that the sum has; nothing is plainly 0, whatever it was the difference of.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        let shown = if self.is_zero() { Decimal::ZERO } else { self.0 };
        core::fmt::Display::fmt(&shown, f)
    }
}

/// One currency's sums over some payments.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Money to others, net of refunds, fees included.
    pub spent: Money,
    /// Money from others.
    pub received: Money,
    /// Received minus spent.
    pub net: Money,
    /// Paid back, of what was spent or received here.
    pub refunded: Money,
    /// The operator's charges; part of `spent`.
    pub fees: Money,
    /// What was not to be paid thanks to coupons.
    pub discounts: Money,
    /// Moved between own places.
    pub excluded: Money,
    /// Begun and not settled; in no other sum.
    pub pending: Money,
    /// Payments in `spent` or `received`.
    pub count: u32,
}

impl Totals {
    /// Adds another's sums.
    pub fn add(&mut self, other: &Self) -> Result<()> {
        self.spent = self.spent.plus(other.spent)?;
        self.received = self.received.plus(other.received)?;
        self.net = self.net.plus(other.net)?;
        self.refunded = self.refunded.plus(other.refunded)?;
        self.fees = self.fees.plus(other.fees)?;
        self.discounts = self.discounts.plus(other.discounts)?;
        self.excluded = self.excluded.plus(other.excluded)?;
        self.pending = self.pending.plus(other.pending)?;
        self.count = self.count.saturating_add(other.count);
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adding_nothing_changes_no_sum_and_not_how_it_is_written() {
        for text in ["0", "-0", "0.00", "-0.50", "12.30", "999999999999999.9999999"] {
            let sum = Money(text.parse().unwrap());
            let added = exact_sum(sum.0, Decimal::ZERO).unwrap();
            assert_eq!(
                sum.plus(Money::default()).unwrap().0.serialize(),
                added.serialize(),
                "{text}"
            );
        }
    }
}
