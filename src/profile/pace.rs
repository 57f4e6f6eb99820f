//! How fast money leaves: counts and sums that fade over a day, a week and two months.
//!
//! The fast ones say what happens now, the slow one what is usual; their ratio is velocity without a window's edge.
//! Sums are f64 and of one currency, the account's commonest is not asked for: each currency has its own pace.

use crate::event::Transaction;
use crate::stats::decayed_sum::DecayedSum;
use crate::time::{DAY, Millis};
use serde::{Deserialize, Serialize};

/// Half-lives. A day and a week are the windows of the field's usual velocity features; two months hold each weekday
/// eight times and payday twice.
pub const DAILY: i64 = DAY;
/// The same.
pub const WEEKLY: i64 = 7 * DAY;
/// The same.
pub const USUAL: i64 = 60 * DAY;

/// Fading counts and sums of one currency.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)]
pub struct Pace {
    pub count_day: DecayedSum,
    pub count_week: DecayedSum,
    pub count_usual: DecayedSum,
    pub spend_day: DecayedSum,
    pub spend_week: DecayedSum,
    pub spend_usual: DecayedSum,
    /// Squares of the amounts: how widely sums spread.
    pub squares_usual: DecayedSum,
    /// Games and tips.
    pub play_usual: DecayedSum,
    /// The first payment: before two months have passed, the slow sums are still filling.
    pub since: Option<Millis>,
}

impl Default for Pace {
    fn default() -> Self {
        Self {
            count_day: DecayedSum::new(DAILY),
            count_week: DecayedSum::new(WEEKLY),
            count_usual: DecayedSum::new(USUAL),
            spend_day: DecayedSum::new(DAILY),
            spend_week: DecayedSum::new(WEEKLY),
            spend_usual: DecayedSum::new(USUAL),
            squares_usual: DecayedSum::new(USUAL),
            play_usual: DecayedSum::new(USUAL),
            since: None,
        }
    }
}

impl Pace {
    /// Takes a payment in.
    pub fn learn(&mut self, payment: &Transaction, is_play: bool) {
        let (at, amount) = (payment.at.get(), payment.amount.to_f64());
        for count in [&mut self.count_day, &mut self.count_week, &mut self.count_usual] {
            count.add(at, 1.0);
        }
        for spend in [&mut self.spend_day, &mut self.spend_week, &mut self.spend_usual] {
            spend.add(at, amount);
        }
        self.squares_usual.add(at, amount * amount);
        if is_play {
            self.play_usual.add(at, amount);
        }
        self.since = Some(self.since.map_or(payment.at, |since| since.min(payment.at)));
    }

    /// What a slow sum comes to per day, given how long it has been filling.
    ///
    /// A steady stream of 1 a day fills a sum with half-life h to (h / ln 2)·(1 − 2^(−t/h)) after t days.
    pub fn per_day(&self, slow: &DecayedSum, at: Millis) -> f64 {
        let Some(since) = self.since else {
            return 0.0;
        };
        #[allow(clippy::cast_precision_loss)] // below 2^53
        let days = (at.since(since).max(DAY) as f64) / DAY as f64;
        #[allow(clippy::cast_precision_loss)]
        let half_life = USUAL as f64 / DAY as f64;
        let full = half_life / core::f64::consts::LN_2;
        slow.at(at.get()) / (full * (1.0 - crate::stats::decay::remaining(days, half_life)))
    }

    /// What a slow sum came to per day before the span that ends at this instant, where `fresh` is what that span put into
    /// it: what is going on now is no part of what is usual. `None` where too little came before.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn per_day_before(&self, slow: &DecayedSum, fresh: f64, at: Millis, span: i64) -> Option<f64> {
        let known_for = at.since(self.since?);
        let filled = (left(span) - left(known_for)) * USUAL as f64 / DAY as f64 / core::f64::consts::LN_2;
        (known_for >= 2 * span).then(|| (slow.at(at.get()) - fresh).max(0.0) / filled)
    }
}

/// What is left in a slow sum of 1 after so long.
#[allow(clippy::cast_precision_loss)] // below 2^53
pub fn left(ms: i64) -> f64 {
    crate::stats::decay::remaining(ms as f64, USUAL as f64)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};

    #[test]
    fn what_is_going_on_now_is_no_part_of_what_is_usual() {
        let mut pace = Pace::default();
        let at = |day: i64| Millis::new(day * DAY).unwrap();
        let mut pay = |day: i64, amount: &str| {
            let amount = Amount::parse(amount).unwrap();
            pace.learn(
                &Transaction::new("id", "mei", at(day), amount, Currency::CNY),
                false,
            );
        };
        (0..100).for_each(|day| pay(day, "10"));
        pay(100, "5000");
        let before = pace
            .per_day_before(&pace.spend_usual, 5000.0, at(100), DAY)
            .unwrap();
        assert!((before - 10.0).abs() < 0.5, "{before}");
        assert!(pace.per_day_before(&pace.spend_usual, 0.0, at(1), DAY).is_none());
    }
}
