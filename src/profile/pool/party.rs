//! One counterparty, device, network, trade or country, over all accounts.

use super::Reputation;
use crate::money::Currency;
use crate::stats::WholeMoments;
use crate::stats::student::StudentT;
use serde::{Deserialize, Serialize};

/// What is known of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Party {
    /// What labels said.
    pub reputation: Reputation,
    /// Payments seen.
    pub payments: u32,
    /// The hour of the first and of the last payment.
    pub first_hour: i32,
    /// The same.
    pub last_hour: i32,
    /// What amounts a trade takes; of others they are not kept.
    pub(super) prices: Option<Box<Prices>>,
    pub(super) last_seen: u64,
}

/// ln(amount), in the currency that the trade was first paid in: hosts with several see the rest among all payments.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub(super) struct Prices {
    currency: Currency,
    amounts: WholeMoments,
}

/// From thirty payments a standard deviation is known to an eighth, 1/√(2n).
const ENOUGH: u32 = 30;
/// A trade with one price has no spread; a twentieth of the amount is what tips and rounding make of it. Judgement.
const LEAST_SPREAD: f64 = 0.05;

impl Party {
    /// A payment in this hour.
    pub(super) fn pay(&mut self, hour: i32) {
        if self.payments == 0 {
            self.first_hour = hour;
            self.last_hour = hour;
        }
        self.payments = self.payments.saturating_add(1);
        self.first_hour = self.first_hour.min(hour);
        self.last_hour = self.last_hour.max(hour);
    }

    /// An amount that the trade took.
    pub(super) fn charge(&mut self, currency: Currency, ln_amount: f64) {
        let none = || {
            Box::new(Prices {
                currency,
                amounts: WholeMoments::default(),
            })
        };
        let prices = self.prices.get_or_insert_with(none);
        if prices.currency == currency {
            prices.amounts.observe(ln_amount);
        }
    }

    /// What ln(amount) is usual in this trade, once enough were paid in this currency.
    pub fn usual_amount(&self, currency: Currency) -> Option<StudentT> {
        let prices = self
            .prices
            .as_ref()
            .filter(|prices| prices.currency == currency)?;
        (prices.amounts.count() >= ENOUGH).then(|| prices.amounts.predictive(LEAST_SPREAD))?
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trade_knows_its_prices_after_thirty_payments_and_in_its_own_currency() {
        let mut trade = Party::default();
        for number in 0..ENOUGH {
            assert_eq!(trade.usual_amount(Currency::CNY), None);
            trade.charge(Currency::CNY, 3.0 + f64::from(number % 2));
            trade.charge(Currency::parse("JPY").unwrap(), 9.0);
        }
        let usual = trade.usual_amount(Currency::CNY).unwrap();
        assert!((usual.location - 3.5).abs() < 1e-3 && usual.scale > 0.5);
        assert_eq!(trade.usual_amount(Currency::parse("JPY").unwrap()), None);
    }
}
