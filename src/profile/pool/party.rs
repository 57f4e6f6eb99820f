//! One counterparty, device, network, trade or country, over all accounts.

use super::{CURRENCIES, Reputation};
use crate::catalogue::Few;
use crate::money::Currency;
use crate::stats::{StudentT, WholeMoments};
use serde::{Deserialize, Serialize};

/// What is known of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Party {
    /// What labels said.
    pub reputation: Reputation,
    /// Payments seen.
    pub payments: u32,
    /// ln(amount) of what a trade takes, by currency; of others it is not kept.
    pub(super) prices: Few<Currency, WholeMoments>,
    pub(super) last_seen: u64,
}

/// From thirty payments a standard deviation is known to an eighth, 1/√(2n).
const ENOUGH: u32 = 30;
/// A trade with one price has no spread; a twentieth of the amount is what tips and rounding make of it. Judgement.
const LEAST_SPREAD: f64 = 0.05;

impl Party {
    /// An amount that the trade took.
    pub(super) fn charge(&mut self, currency: Currency, ln_amount: f64) {
        if self.prices.get(&currency).is_some() || self.prices.len() < CURRENCIES {
            self.prices.entry(currency).observe(ln_amount);
        }
    }

    /// What ln(amount) is usual in this trade, once enough were paid in this currency.
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
        let (mut trade, yen) = (Party::default(), Currency::parse("JPY").unwrap());
        trade.charge(yen, 9.0);
        for number in 0..ENOUGH {
            assert_eq!(trade.usual_amount(Currency::CNY), None);
            trade.charge(Currency::CNY, 3.0 + f64::from(number % 2));
        }
        let usual = trade.usual_amount(Currency::CNY).unwrap();
        assert!((usual.location - 3.5).abs() < 1e-3 && usual.scale > 0.5);
        assert_eq!(trade.usual_amount(yen), None);
    }
}
