//! Spend rate: how much money leaves in ordinary times, as sums that fade over two months.
//!
//! Sums of a day or a week are read from the recent payments themselves; these slow sums say what is usual, with whatever
//! is going on now taken out. f64, and one rate for each currency.

use crate::money::BEYOND;
use crate::profile::recent_payment::RecentPayment;
use crate::record::record;
use crate::sound::MOST_COUNTED;
use crate::stats::decay::remaining;
use crate::stats::decayed_sum::DecayedSum;
use crate::time::{DAY, Millis};

/// Half-life: two months hold each weekday eight times and payday twice.
const USUAL: i64 = 60 * DAY;

/// Fading sums of one currency.
#[derive(Debug, Clone, PartialEq)]
pub struct SpendRate {
    /// Amounts.
    pub spend_usual: DecayedSum,
    /// Squares of the amounts: how widely sums spread.
    pub squares_usual: DecayedSum,
    /// Games and tips.
    pub play_usual: DecayedSum,
    /// The first payment: before two months have passed, the slow sums are still filling.
    pub since: Option<Millis>,
}

record! { checked struct SpendRate { spend_usual, squares_usual, play_usual, since } }

/// The time before an instant, as far as it is known.
#[derive(Debug, Clone, Copy)]
pub struct Before {
    known_for: i64,
    /// Part that a slow sum which was full before it would still hold: so much is not filled yet.
    unfilled: f64,
}

impl Default for SpendRate {
    fn default() -> Self {
        Self {
            spend_usual: DecayedSum::new(USUAL),
            squares_usual: DecayedSum::new(USUAL),
            play_usual: DecayedSum::new(USUAL),
            since: None,
        }
    }
}

impl SpendRate {
    /// Takes a payment in.
    pub fn learn(&mut self, payment: &RecentPayment) {
        let (at, amount) = (payment.at.get(), payment.amount);
        self.spend_usual.add(at, amount);
        self.squares_usual.add(at, amount * amount);
        if payment.is_play {
            self.play_usual.add(at, amount);
        }
        self.since = Some(self.since.map_or(payment.at, |since| since.min(payment.at)));
    }

    /// Takes a payment back that was taken in.
    pub fn take_back(&mut self, payment: &RecentPayment) {
        let (at, amount) = (payment.at.get(), payment.amount);
        self.spend_usual.add(at, -amount);
        self.squares_usual.add(at, -amount * amount);
        if payment.is_play {
            self.play_usual.add(at, -amount);
        }
    }

    /// Usual sum of games and tips in a `span` before the one that ends at this instant, where the movements of that span
    /// are given; 0 where nothing is known of the time before it.
    pub fn play_before<'a>(
        &self,
        lately: impl Iterator<Item = &'a RecentPayment>,
        at: Millis,
        span: i64,
    ) -> f64 {
        let fresh: f64 = lately
            .filter(|recent_payment| recent_payment.is_play && recent_payment.facts.is_out())
            .map(|recent_payment| recent_payment.amount * left(at.since(recent_payment.at)))
            .sum();
        #[allow(clippy::cast_precision_loss)] // below 2^53
        let days = span as f64 / DAY as f64;
        self.before(at)
            .and_then(|before| before.per_day(self.play_usual.at(at.get()), fresh, span))
            .map_or(0.0, |per_day| per_day * days)
    }

    /// Money that usually leaves in thirty days, with so much of the slow sum left out; 0 where nothing is known yet.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn monthly_without(&self, at: Millis, part: f64) -> f64 {
        let Some(since) = self.since else {
            return 0.0;
        };
        let known_for = at.since(since).max(DAY);
        let filled = (1.0 - left(known_for)) * USUAL as f64 / DAY as f64 / core::f64::consts::LN_2;
        (self.spend_usual.at(at.get()) - part).max(0.0) / filled * 30.0
    }

    /// The time before this instant, to be asked what was usual in it. `None` before the first payment.
    pub fn before(&self, at: Millis) -> Option<Before> {
        let known_for = at.since(self.since?);
        Some(Before {
            known_for,
            unfilled: left(known_for),
        })
    }
}

impl Before {
    /// Rate per day that a slow sum, as it stands at the instant, came to before the span that ends there, where `fresh` is
    /// what that span put into it: what is going on now is no part of what is usual. `None` where too little came before.
    ///
    /// A steady stream of 1 a day leaves a sum of half-life h with (h / ln 2)·(2^(−span/h) − 2^(−known/h)) of it.
    #[allow(clippy::cast_precision_loss)] // below 2^53
    pub fn per_day(&self, slow: f64, fresh: f64, span: i64) -> Option<f64> {
        let filled = (left(span) - self.unfilled) * USUAL as f64 / DAY as f64 / core::f64::consts::LN_2;
        (self.known_for >= 2 * span).then(|| (slow - fresh).max(0.0) / filled)
    }
}

/// Remainder of a slow sum of 1 after so long.
#[allow(clippy::cast_precision_loss)] // below 2^53
pub fn left(ms: i64) -> f64 {
    remaining(ms as f64, USUAL as f64)
}

/// Most that a sum comes to: as many amounts as can be counted, of as much as there is (`sound`, `money`); of squares, its square.
const MOST: f64 = MOST_COUNTED * BEYOND;

impl SpendRate {
    fn is_sound(&self) -> bool {
        let first = DecayedSum::new(USUAL);
        self.spend_usual.is_like(&first, MOST)
            && self.squares_usual.is_like(&first, MOST * MOST)
            && self.play_usual.is_like(&first, MOST)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Transaction;
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
        let (mut spend_rate, at) = (SpendRate::default(), history.last().unwrap().at);
        history
            .iter()
            .for_each(|payment| spend_rate.learn(&RecentPayment::of(payment, false)));
        let lately: Vec<RecentPayment> = history
            .iter()
            .filter(|payment| at.since(payment.at) < 30 * DAY)
            .map(|payment| RecentPayment::of(payment, false))
            .collect();
        spend_rate.play_before(lately.iter(), at, 30 * DAY)
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

    #[test]
    fn what_is_going_on_now_is_no_part_of_what_is_usual() {
        let mut spend_rate = SpendRate::default();
        let at = |day: i64| Millis::new(day * DAY).unwrap();
        let mut pay = |day: i64, amount: &str| {
            let amount = Amount::parse(amount).unwrap();
            let payment = Transaction::new("id", "mei", at(day), amount, Currency::CNY);
            spend_rate.learn(&RecentPayment::of(&payment, false));
        };
        (0..100).for_each(|day| pay(day, "10"));
        pay(100, "5000");
        let per_day = |day: i64, fresh: f64| {
            let slow = spend_rate.spend_usual.at(at(day).get());
            spend_rate.before(at(day))?.per_day(slow, fresh, DAY)
        };
        let usual = per_day(100, 5000.0).unwrap();
        assert!((usual - 10.0).abs() < 0.5, "{usual}");
        assert!(per_day(1, 0.0).is_none());
    }
}
