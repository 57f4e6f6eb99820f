//! Statistics of one entity over all accounts: a counterparty, device, network, merchant category or country.

use super::{CURRENCIES, Reputation};
use crate::map::SmallMap;
use crate::money::Currency;
use crate::record::record;
use crate::stats::{StudentT, WholeMoments};

/// Statistics of one entity.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct EntityStats {
    /// Reputation by labels.
    pub reputation: Reputation,
    /// Payments seen.
    pub payments: u32,
    /// ln(amount) of what a merchant category takes, by currency; of others it is not kept.
    pub(super) prices: SmallMap<Currency, WholeMoments>,
    pub(super) last_seen: u64,
    /// Uses of accounts that came from here.
    pub uses: u32,
    /// Accounts that somebody failed to come into from here: the day, how many on it, how many on the day before.
    pub(super) attacked: (i32, u32, u32),
}

record! { struct EntityStats { reputation, payments, prices, last_seen, uses, attacked } }

/// From thirty payments a standard deviation is known to an eighth, 1/√(2n).
const ENOUGH: u32 = 30;
/// A merchant category with one price has no spread; a twentieth of the amount is what tips and rounding make of it.
/// Judgement.
const LEAST_SPREAD: f64 = 0.05;

impl EntityStats {
    /// An amount that the merchant category took.
    pub(super) fn charge(&mut self, currency: Currency, ln_amount: f64) {
        if self.prices.get(&currency).is_some() || self.prices.len() < CURRENCIES {
            self.prices.entry(currency).observe(ln_amount);
        }
    }

    /// Another account that somebody failed to come into, on this day. Late ones count on the day before the last that is
    /// known, or not at all, so that their order changes nothing.
    pub(super) fn attack(&mut self, day: i32) {
        let (known, today, before) = self.attacked;
        self.attacked = match day.saturating_sub(known) {
            2.. => (day, 1, 0),
            1 => (day, 1, today),
            0 => (known, today.saturating_add(1), before),
            -1 => (known, today, before.saturating_add(1)),
            _ => return,
        };
    }

    /// Number of accounts that somebody failed to come into from here, on this day and the one before.
    pub fn attacked(&self, day: i32) -> u32 {
        let (known, today, before) = self.attacked;
        match day.saturating_sub(known) {
            ..=0 => today.saturating_add(before),
            1 => today,
            _ => 0,
        }
    }

    /// True where nothing is known: all that was said was taken back.
    pub(super) fn is_empty(&self) -> bool {
        self.payments == 0
            && self.uses == 0
            && self.attacked.1 == 0
            && self.prices.is_empty()
            && self.reputation.is_empty()
    }

    /// Usual ln(amount) in this merchant category, once enough were paid in this currency.
    pub fn usual_amount(&self, currency: Currency) -> Option<StudentT> {
        let prices = self.prices.get(&currency)?;
        (prices.count() >= ENOUGH).then(|| prices.predictive(LEAST_SPREAD))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trade_knows_its_prices_after_thirty_payments_in_each_currency_apart() {
        let (mut merchant_category, yen) = (EntityStats::default(), Currency::parse("JPY").unwrap());
        merchant_category.charge(yen, 9.0);
        for number in 0..ENOUGH {
            assert_eq!(merchant_category.usual_amount(Currency::CNY), None);
            merchant_category.charge(Currency::CNY, 3.0 + f64::from(number % 2));
        }
        let usual = merchant_category.usual_amount(Currency::CNY).unwrap();
        assert!((usual.location - 3.5).abs() < 1e-3 && usual.scale > 0.5);
        assert_eq!(merchant_category.usual_amount(yen), None);
    }
}
