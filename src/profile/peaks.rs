//! Peaks: the largest payments of an account's last year or so, so that what it buys seldom and dearly is part of its usual.
//!
//! A person's amounts are not one bell: lunches by the hundred, and a dentist, a phone, a tuition fee now and then. The bell of
//! all payments calls each of those unheard of. How often a sum as large was honestly paid before can be counted instead, and
//! few sums have to be kept for it: of the large ones there are few. What is newer than a week counts for nothing, so that a
//! series of thefts does not vouch for itself.
//! Not here: what is usual otherwise (`amounts`), and what is suspicious (`signal`).

use crate::money::{Currency, FARTHEST_LN};
use crate::profile::class::Class;
use crate::record::record;
use crate::time::Millis;

/// Number that are kept. What was exceeded so often in a year comes about once a month, and is no rare sum.
const KEPT: usize = 12;
/// In all: two classes in four currencies. With more, the oldest goes first.
const IN_ALL: usize = 8 * KEPT;
/// For how many days: a year, and a month for what is due once a year and comes late.
pub const KEPT_FOR: i64 = 396;
/// What counts is older than this, as with a counterparty's amounts (`counterparty::ESTABLISHED_AFTER`).
const SETTLED_AFTER: i64 = 7;
/// As large: at least two thirds. The next dentist's bill is not the last one to the cent; amounts at one counterparty spread
/// by a factor of 1.6 either way (`amounts::COUNTERPARTY_BETA`).
const AS_LARGE: f64 = 0.405; // ln 1.5

/// A large payment in brief.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Peak {
    /// Day on which it was made.
    day: u16,
    ln_amount: f32,
    currency: Currency,
    class: Class,
    /// It was reported as a fraud: it vouches for nothing.
    is_disputed: bool,
}

record! { struct Peak { day, ln_amount, currency, class, is_disputed } }

impl Peak {
    /// Days since it was made.
    fn age(&self, at: Millis) -> i64 {
        at.day() - i64::from(self.day)
    }
}

/// The largest payments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Peaks(Vec<Peak>);

record! { checked struct Peaks(peaks) }

impl Peaks {
    /// Number of payments of the last year that were as large, and had settled before this instant.
    #[allow(clippy::cast_precision_loss)] // a dozen
    pub fn as_large(&self, currency: Currency, class: Class, ln_amount: f64, at: Millis) -> f64 {
        let is_one = |peak: &&Peak| {
            (peak.currency, peak.class) == (currency, class)
                && !peak.is_disputed
                && (SETTLED_AFTER..KEPT_FOR).contains(&peak.age(at))
                && f64::from(peak.ln_amount) + AS_LARGE >= ln_amount
        };
        self.0.iter().filter(is_one).count() as f64
    }

    /// Notes what was said last of a payment: that it was a fraud, or not.
    #[allow(clippy::cast_possible_truncation)] // as it was kept
    pub fn dispute(&mut self, ln_amount: f64, at: Millis, is_fraud: bool) {
        let is_it = |peak: &&mut Peak| {
            peak.day == at.short_day() && peak.ln_amount.to_bits() == (ln_amount as f32).to_bits()
        };
        self.0
            .iter_mut()
            .filter(is_it)
            .for_each(|peak| peak.is_disputed = is_fraud);
    }

    /// Takes a payment in, if it is among the largest of its kind.
    #[allow(clippy::cast_possible_truncation)] // a seventh digit of a logarithm is nothing
    pub fn learn(&mut self, currency: Currency, class: Class, ln_amount: f64, at: Millis) {
        let new = Peak {
            day: at.short_day(),
            ln_amount: ln_amount as f32,
            currency,
            class,
            is_disputed: false,
        };
        self.0.retain(|peak| peak.age(at) < KEPT_FOR);
        let is_kin = |peak: &Peak| (peak.currency, peak.class) == (currency, class);
        if self.0.iter().filter(|peak| is_kin(peak)).count() < KEPT {
            if self.0.len() >= IN_ALL
                && let Some(oldest) =
                    (0..self.0.len()).min_by_key(|place| self.0.get(*place).map(|peak| peak.day))
            {
                self.0.swap_remove(oldest);
            }
            self.0.push(new);
            return;
        }
        let least = self.0.iter_mut().filter(|peak| is_kin(peak));
        if let Some(least) = least.min_by(|a, b| a.ln_amount.total_cmp(&b.ln_amount))
            && least.ln_amount <= new.ln_amount
        {
            *least = new;
        }
    }
}

impl Peaks {
    fn is_sound(&self) -> bool {
        self.0.len() <= IN_ALL && { self.0.iter() }.all(|peak| f64::from(peak.ln_amount).abs() <= FARTHEST_LN)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::stats::math::ln;
    use crate::time::DAY;

    fn day(number: i64) -> Millis {
        Millis::new(20_000 * DAY + number * DAY).unwrap()
    }

    fn as_large(peaks: &Peaks, amount: f64, on: i64) -> f64 {
        peaks.as_large(Currency::CNY, Class::Purchase, ln(amount), day(on))
    }

    #[test]
    fn the_second_dentist_is_no_unheard_of_sum_and_a_car_still_is() {
        let mut peaks = Peaks::default();
        (0..90).for_each(|number| peaks.learn(Currency::CNY, Class::Purchase, ln(25.0), day(number)));
        peaks.learn(Currency::CNY, Class::Purchase, ln(3_000.0), day(90));
        assert!((as_large(&peaks, 3_900.0, 200) - 1.0).abs() < f64::EPSILON);
        assert!(as_large(&peaks, 60_000.0, 200) < f64::EPSILON);
    }

    #[test]
    fn a_theft_vouches_for_no_other_within_a_week_and_nothing_for_longer_than_a_year() {
        let mut peaks = Peaks::default();
        peaks.learn(Currency::CNY, Class::Purchase, ln(3_000.0), day(0));
        assert!(as_large(&peaks, 3_000.0, 6) < f64::EPSILON);
        assert!(as_large(&peaks, 3_000.0, 8) > 0.0);
        assert!(as_large(&peaks, 3_000.0, 400) < f64::EPSILON);
    }

    #[test]
    fn what_was_reported_vouches_for_nothing_until_the_report_is_taken_back() {
        let mut peaks = Peaks::default();
        peaks.learn(Currency::CNY, Class::Purchase, ln(3_000.0), day(0));
        peaks.dispute(ln(3_000.0), day(0), true);
        assert!(as_large(&peaks, 3_000.0, 30) < f64::EPSILON);
        peaks.dispute(ln(3_000.0), day(0), false);
        assert!(as_large(&peaks, 3_000.0, 30) > 0.0);
    }

    #[test]
    fn however_many_currencies_and_payments_there_are_only_so_many_are_kept() {
        let mut peaks = Peaks::default();
        for number in 0..2_000 {
            let currency =
                ["CNY", "USD", "EUR", "JPY"].map(|code| Currency::parse(code).unwrap())[number % 4];
            let class = [Class::Purchase, Class::Transfer][number / 4 % 2];
            peaks.learn(
                currency,
                class,
                (number % 97) as f64 / 10.0,
                day(i64::try_from(number).unwrap() / 10),
            );
        }
        assert!(peaks.0.len() <= IN_ALL);
    }
}
