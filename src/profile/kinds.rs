//! Kinds: on how many days an account paid in each way: by channel, by category, at somebody new, in a category new to it.
//!
//! A card that is used online on one day in fifteen has a rate of its own for that, whatever it does at tills; a run of online
//! payments is held against that rate. What is counted is days and not payments, since payments of a kind come several to an
//! outing. A kind is known by part of a fingerprint; one list for all, of bounded length.
//! Not here: which runs are rare (`feature::run`).

use crate::event::{Channel, Digest};
use crate::profile::recent_payment::RecentPayment;
use crate::record::record;
use crate::time::Millis;

/// Number that are kept: seven channels, some thirty categories of the taxonomy of which a person uses half.
const KEPT: usize = 32;

/// Way of paying that has a rate of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Through this channel.
    Channel,
    /// In this category.
    Category,
    /// From this kind of instrument.
    Instrument,
    /// Confirmed by nobody, through this channel, where the host says how payments are confirmed: tills let small sums pass by
    /// themselves, and an order that is always confirmed and for once is not is none of those.
    Unconfirmed,
    /// At a counterparty that is new, through this channel.
    NewCounterparty,
    /// In a category that is new, through this channel.
    NewCategory,
}

impl Kind {
    /// Every one.
    pub const ALL: [Self; 6] = [
        Self::Channel,
        Self::Category,
        Self::Instrument,
        Self::Unconfirmed,
        Self::NewCounterparty,
        Self::NewCategory,
    ];

    /// Code of its words in the messages, under `term.`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Channel => "run-channel",
            Self::Category => "run-category",
            Self::Instrument => "run-instrument",
            Self::Unconfirmed => "run-unconfirmed",
            Self::NewCounterparty => "run-new-counterparty",
            Self::NewCategory => "run-new-category",
        }
    }

    /// Key of a payment's kind; `None` where the payment is not of it, or does not say. Whether its counterparty and its category
    /// are new is the account's to say.
    pub fn key(self, payment: &RecentPayment, is_new: bool, in_new_category: bool) -> Option<u32> {
        let channel = payment.facts.channel.map(Channel::as_str);
        let named = |part: &str| Digest::of_parts(&[self.as_str(), part]).short();
        match self {
            Self::Channel => channel.map(named),
            Self::Category => payment.category,
            Self::Instrument => payment
                .facts
                .instrument
                .map(|instrument| named(instrument.as_str())),
            Self::Unconfirmed => payment
                .was_unconfirmed
                .then(|| named(channel.unwrap_or_default())),
            Self::NewCounterparty => is_new.then(|| named(channel.unwrap_or_default())),
            Self::NewCategory => in_new_category.then(|| named(channel.unwrap_or_default())),
        }
    }

    /// True of an earlier payment that is of the same kind as this one, which is of it.
    pub fn is_shared(self, payment: &RecentPayment, earlier: &RecentPayment, in_new_category: bool) -> bool {
        let (this, that) = (&payment.facts, &earlier.facts);
        match self {
            Self::Channel => this.channel == that.channel,
            Self::Category => payment.category == earlier.category,
            Self::Instrument => this.instrument == that.instrument,
            Self::Unconfirmed => earlier.was_unconfirmed && this.channel == that.channel,
            Self::NewCounterparty => earlier.was_new && this.channel == that.channel,
            Self::NewCategory => in_new_category && this.channel == that.channel,
        }
    }
}

/// Rate of one kind.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Rate {
    key: u32,
    /// Days on which it came up, fading, and payments on them.
    days: f32,
    payments: f32,
    /// First of them, in days from 1970.
    first: u16,
    /// The day that was counted last.
    counted: u16,
}

record! { struct Rate { key, days, payments, first, counted } }

/// Rates of all kinds of one account.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Kinds(Vec<Rate>);

record! { checked struct Kinds(rates) }

impl Kinds {
    /// Days on which it came up, and payments on them, faded; 0 for what never did.
    pub fn seen(&self, key: u32) -> (f64, f64) {
        self.get(key).map_or((0.0, 0.0), |rate| {
            (f64::from(rate.days), f64::from(rate.payments))
        })
    }

    /// True of a category that did not come up before this instant's day; of one that is not told nothing is new.
    pub fn is_new_category(&self, category: Option<u32>, at: Millis) -> bool {
        let came_before = |key| self.get(key).is_some_and(|rate| rate.first < at.short_day());
        category.is_some_and(|key| !came_before(key))
    }

    /// Lets every day so far weigh `factor` times as much.
    #[allow(clippy::cast_possible_truncation)] // a share
    pub fn decay(&mut self, factor: f64) {
        self.0.iter_mut().for_each(|rate| {
            rate.days *= factor as f32;
            rate.payments *= factor as f32;
        });
    }

    /// Counts the day for this kind, once.
    pub fn learn(&mut self, key: u32, at: Millis) {
        let day = at.short_day();
        if let Some(rate) = self.0.iter_mut().find(|rate| rate.key == key) {
            if rate.counted != day {
                rate.days += 1.0;
                rate.counted = day;
            }
            rate.payments += 1.0;
            rate.first = rate.first.min(day);
            return;
        }
        if self.0.len() >= KEPT
            && let Some(least) =
                (0..self.0.len()).min_by(|a, b| self.weight_at(*a).total_cmp(&self.weight_at(*b)))
        {
            self.0.swap_remove(least);
        }
        self.0.push(Rate {
            key,
            days: 1.0,
            payments: 1.0,
            first: day,
            counted: day,
        });
    }

    fn weight_at(&self, place: usize) -> f32 {
        self.0.get(place).map_or(0.0, |rate| rate.days)
    }

    fn get(&self, key: u32) -> Option<&Rate> {
        self.0.iter().find(|rate| rate.key == key)
    }
}

/// Most that is counted one by one in an f32, as in `sound`.
const MOST_COUNTED: f32 = 16_777_216.0; // 2^24

impl Kinds {
    /// A day has a payment at least.
    fn is_sound(&self) -> bool {
        let is_sound = |rate: &Rate| {
            (0.0..=MOST_COUNTED).contains(&rate.payments)
                && (0.0..=rate.payments).contains(&rate.days)
                && rate.first <= rate.counted
        };
        self.0.len() <= KEPT && self.0.iter().all(is_sound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::DAY;

    fn day(number: i64) -> Millis {
        Millis::new(20_000 * DAY + number * DAY).unwrap()
    }

    #[test]
    fn three_shops_on_one_day_are_one_outing_of_three_payments() {
        let mut kinds = Kinds::default();
        (0..3).for_each(|_| kinds.learn(7, day(1)));
        kinds.learn(7, day(2));
        assert_eq!(kinds.seen(7), (2.0, 4.0));
        assert_eq!(kinds.seen(8), (0.0, 0.0));
    }

    #[test]
    fn a_category_is_new_on_its_first_day_and_known_on_the_next() {
        let mut kinds = Kinds::default();
        kinds.learn(7, day(1));
        assert!(kinds.is_new_category(Some(7), day(1)) && !kinds.is_new_category(Some(7), day(2)));
        assert!(!kinds.is_new_category(None, day(2)));
    }

    #[test]
    fn the_rarest_makes_room() {
        let mut kinds = Kinds::default();
        (0..5).for_each(|number| kinds.learn(0, day(number)));
        (1..100).for_each(|key| kinds.learn(key, day(10)));
        assert!(kinds.0.len() <= KEPT && kinds.seen(0).0 > 4.0);
    }
}
