//! Standing: up to which sum a payee is known, by what was paid there and stood.
//!
//! A counterparty is known by degrees. A yuan that arrived a day ago says that the account exists, and nothing of whether twenty
//! thousand are safe there; a rent that was paid for a year says so of rents. What was paid stands once a week has passed over
//! it without a larger sum: the steps of a scam follow within hours and days, and whoever was robbed has mostly noticed.
//! A payee is paid in one currency nearly always: its first one is kept, and in another one nothing has stood yet.
//! Not here: what is usual there (`counterparty`), and what a sum beyond the standing means (`signal`).

use crate::money::Currency;
use crate::record::record;
use crate::time::{DAY, Millis};

/// Time after which a sum stands, as its amounts do (`counterparty::ESTABLISHED_AFTER`).
const STANDS_AFTER: i64 = 7 * DAY;
/// Steps to a nat in which sums are kept: an eighth, 13 %. A byte holds e^−8 to e^23, a third of a thousandth to ten billion.
const STEPS: f64 = 8.0;
const LEAST: f64 = -8.0;

/// Standing of one payee.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Currency of the sums.
    currency: Option<Currency>,
    /// Largest sum that stood, in steps; 0 for none.
    stood: u8,
    /// Largest sum since then, in steps, and when it was paid, in days from 1970.
    lately: u8,
    lately_on: u16,
}

record! { struct Standing { currency, stood, lately, lately_on } }

impl Standing {
    /// ln of the largest sum that has stood there until this instant; `None` where none has.
    pub fn stood(&self, currency: Currency, at: Millis) -> Option<f64> {
        if self.currency != Some(currency) {
            return None;
        }
        let stood = if self.has_settled(at) {
            self.stood.max(self.lately)
        } else {
            self.stood
        };
        (stood > 0).then(|| f64::from(stood) / STEPS + LEAST)
    }

    /// Takes a payment in.
    pub fn learn(&mut self, currency: Currency, ln_amount: f64, at: Millis) {
        if *self.currency.get_or_insert(currency) != currency {
            return;
        }
        if self.has_settled(at) {
            self.stood = self.stood.max(self.lately);
            self.lately = 0;
        }
        let steps = in_steps(ln_amount);
        if steps > self.stood && steps > self.lately {
            self.lately = steps;
            self.lately_on = at.short_day();
        }
    }

    fn has_settled(&self, at: Millis) -> bool {
        self.lately > 0 && at.get() - i64::from(self.lately_on) * DAY >= STANDS_AFTER
    }
}

#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // between the two bounds
fn in_steps(ln_amount: f64) -> u8 {
    let steps = (ln_amount - LEAST) * STEPS;
    if steps <= 1.0 {
        1
    } else if steps >= 255.0 {
        255
    } else {
        steps as u8
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::math::{exp, ln};

    fn day(number: i64) -> Millis {
        Millis::new(20_000 * DAY + number * DAY).unwrap()
    }

    fn known_for(standing: &Standing, on: i64) -> Option<f64> {
        standing.stood(Currency::CNY, day(on)).map(exp)
    }

    #[test]
    fn a_yuan_makes_nobody_known_before_a_week_and_then_for_a_yuan() {
        let mut standing = Standing::default();
        standing.learn(Currency::CNY, ln(1.0), day(0));
        assert_eq!(known_for(&standing, 6), None);
        assert!(known_for(&standing, 7).is_some_and(|sum| (0.8..=1.0).contains(&sum)));
    }

    #[test]
    fn a_rent_that_stood_stays_while_a_larger_sum_has_still_to_stand() {
        let mut standing = Standing::default();
        standing.learn(Currency::CNY, ln(2_400.0), day(0));
        standing.learn(Currency::CNY, ln(90_000.0), day(30));
        assert!(known_for(&standing, 33).is_some_and(|sum| (2_000.0..=2_400.0).contains(&sum)));
        assert!(known_for(&standing, 37).is_some_and(|sum| sum > 75_000.0));
    }

    #[test]
    fn in_another_currency_nothing_has_stood() {
        let mut standing = Standing::default();
        standing.learn(Currency::CNY, ln(2_400.0), day(0));
        assert_eq!(standing.stood(Currency::USD, day(60)), None);
    }
}
