//! How fast money leaves: counts and sums that fade over a day, a week and two months.
//!
//! The fast ones say what happens now, the slow one what is usual; their ratio is velocity without a window's edge.
//! Sums are f64 and of one currency, the account's commonest is not asked for: each currency has its own pace.

use crate::event::Transaction;
use crate::profile::movement::Movement;
use crate::stats::decay::remaining;
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
        if is_play {
            self.play_usual.add(at, amount);
        }
        self.since = Some(self.since.map_or(payment.at, |since| since.min(payment.at)));
    }

    /// What games and tips came to in an ordinary `span` before the one that ends at this instant, where the movements of
    /// that span are given; 0 where nothing is known of the time before it.
    ///
    /// The slow sum less what the span itself put into it, over what a steady stream of 1 a day would have left there.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn play_before<'a>(&self, lately: impl Iterator<Item = &'a Movement>, at: Millis, span: i64) -> f64 {
        let left = |ms: i64| remaining(ms as f64, USUAL as f64);
        let fresh: f64 = lately
            .filter(|movement| movement.is_play && movement.is_out())
            .map(|movement| movement.amount * left(at.since(movement.at)))
            .sum();
        let known_for = self.since.map_or(0, |since| at.since(since));
        if known_for < 2 * span {
            return 0.0;
        }
        let days = USUAL as f64 / DAY as f64 / core::f64::consts::LN_2 * (left(span) - left(known_for));
        let earlier = (self.play_usual.at(at.get()) - fresh).max(0.0);
        earlier / days * (span as f64 / DAY as f64)
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
        slow.at(at.get()) / (full * (1.0 - remaining(days, half_life)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};

    fn top_up(day: i64, amount: &str) -> Transaction {
        let mut payment = Transaction::new(
            &day.to_string(),
            "mei",
            Millis::new(day * DAY).unwrap(),
            Amount::parse(amount).unwrap(),
            Currency::CNY,
        );
        payment.category = Some("games".to_owned());
        payment
    }

    /// What the month before the last one came to, by this history.
    fn before(history: &[Transaction]) -> f64 {
        let (mut pace, at) = (Pace::default(), history.last().unwrap().at);
        history.iter().for_each(|payment| pace.learn(payment, true));
        let lately: Vec<Movement> = history
            .iter()
            .filter(|payment| at.since(payment.at) < 30 * DAY)
            .map(|payment| Movement::of(payment, false))
            .collect();
        pace.play_before(lately.iter(), at, 30 * DAY)
    }

    #[test]
    fn a_steady_month_of_play_is_what_it_is_and_a_wild_one_does_not_count_as_usual() {
        let steady: Vec<Transaction> = (0..200).map(|day| top_up(day, "10")).collect();
        let wild: Vec<Transaction> = (0..200)
            .map(|day| top_up(day, if day < 180 { "10" } else { "500" }))
            .collect();
        assert!((before(&steady) - 300.0).abs() < 10.0, "{}", before(&steady));
        assert!((before(&wild) - 300.0).abs() < 10.0, "{}", before(&wild));
    }

    #[test]
    fn of_the_first_two_months_nothing_is_said() {
        let short: Vec<Transaction> = (0..50).map(|day| top_up(day, "10")).collect();
        assert!(before(&short).abs() < f64::EPSILON);
    }
}
