//! Velocity: how payments, new counterparties and persons usually crowd together, which a burst is measured against.
//!
//! Each is a beta-geometric habit of how many others came along (`stats::burst`), so a market day, a traveller's evenings
//! or a stall's customers become a habit of their own.
//! Not here: what is suspicious about a crowd (`signal`).

use crate::event::PaymentType;
use crate::profile::recent_payment::{RecentPayment, RecentPayments, others};
use crate::record::record;
use crate::stats::burst::BurstHabit;
use crate::time::{DAY, HOUR, Millis};

/// The window in which payments count as one burst.
pub const BURST_WINDOW: i64 = HOUR;
/// The window in which new counterparties count together: an outing, and most fraud with one credential, is over in a day.
pub const NEWCOMER_WINDOW: i64 = DAY;
/// The window in which persons who send or receive count together: the longest of AMLSim's alert patterns.
pub const FAN_WINDOW: i64 = 20 * DAY;

/// In the hour before a payment a person not yet known made 0.3 others, worth ten payments. Judgement.
const PRIOR_PAYMENTS: f64 = 0.3;
/// In the day before somebody new is paid, 0.5 others were new: whoever is out in one new place goes to another one half
/// of the time. Judgement.
const PRIOR_NEWCOMERS: f64 = 0.5;
/// In a stretch of weeks with a transfer from or to a person, one other person sends, and one receives. Judgement.
const PRIOR_PERSONS: f64 = 1.0;
/// Weight of these, in observations; of the last there are only some eighteen in a year. Judgement.
const PRIOR_WEIGHT: f64 = 10.0;
const PRIOR_PERSONS_WEIGHT: f64 = 5.0;
/// A crowd of more than the movements that are kept is counted as so many, far beyond every habit.
const MOST: u32 = 64;

/// Burst tracker: how many usually come together in one stretch of time. Learnt when the stretch is over, so that a crowd
/// in the making is not its own habit.
#[derive(Debug, Clone, PartialEq)]
pub struct BurstTracker {
    habit: BurstHabit,
    /// Since when the present one lasts, and how many others were counted in it at most.
    open: Option<(Millis, u32)>,
}

record! { struct BurstTracker { habit, open } }

impl BurstTracker {
    fn new(prior: f64, weight: f64) -> Self {
        Self {
            habit: BurstHabit::new(prior, weight),
            open: None,
        }
    }

    /// One more has come, after so many others.
    fn observe(&mut self, at: Millis, others: u32, window_ms: i64) {
        self.open = match self.open {
            Some((since, most)) if at.since(since) < window_ms => Some((since, most.max(others))),
            over => {
                if let Some((_, most)) = over {
                    self.habit.observe(most);
                }
                Some((at, others))
            }
        };
    }

    /// −ln P(as many others).
    pub fn surprise(&self, others: u32) -> f64 {
        self.habit.surprise(others)
    }

    /// Expected number of others.
    pub fn mean(&self) -> f64 {
        self.habit.mean()
    }
}

/// Velocity habits of an account.
#[derive(Debug, Clone, PartialEq)]
pub struct Velocity {
    /// Other payments in the hour before a payment.
    pub payments: BurstHabit,
    /// Other new counterparties on a day with a new one, those of the same hour left out.
    pub newcomers: BurstTracker,
    /// Other persons who send money in weeks in which one does.
    pub senders: BurstTracker,
    /// Other persons who are sent money in weeks in which one is.
    pub receivers: BurstTracker,
}

record! { checked struct Velocity { payments, newcomers, senders, receivers } }

impl Default for Velocity {
    fn default() -> Self {
        Self {
            payments: BurstHabit::new(PRIOR_PAYMENTS, PRIOR_WEIGHT),
            newcomers: BurstTracker::new(PRIOR_NEWCOMERS, PRIOR_WEIGHT),
            senders: BurstTracker::new(PRIOR_PERSONS, PRIOR_PERSONS_WEIGHT),
            receivers: BurstTracker::new(PRIOR_PERSONS, PRIOR_PERSONS_WEIGHT),
        }
    }
}

impl Velocity {
    /// Lets habits fade.
    pub fn decay(&mut self, factor: f64) {
        self.payments.decay(factor);
        for tracker in [&mut self.newcomers, &mut self.senders, &mut self.receivers] {
            tracker.habit.decay(factor);
        }
    }

    /// Takes a transfer from or to a person in, which is among the movements already.
    pub fn observe_person(&mut self, recent_payment: &RecentPayment, recent_payments: &RecentPayments) {
        if let Some(of) = Fan::of(recent_payment) {
            let others = persons(recent_payments, of, recent_payment, FAN_WINDOW);
            match of {
                Fan::In => self.senders.observe(recent_payment.at, others, FAN_WINDOW),
                Fan::Out => self.receivers.observe(recent_payment.at, others, FAN_WINDOW),
            }
        }
    }

    /// Takes a payment in that so many others came before.
    pub fn learn_payment(&mut self, before: u32) {
        // Three more than three times the usual at most, so that an attack does not become the norm while it lasts, and a
        // market day does within a few.
        let usual = 3.0 * self.payments.mean() + 3.0;
        let most = (0..MOST).find(|count| f64::from(*count) >= usual);
        self.payments.observe(before.min(most.unwrap_or(MOST)));
    }

    /// Takes a payment to somebody new in, which is among the movements already.
    pub fn learn_newcomer(&mut self, payment: &RecentPayment, recent_payments: &RecentPayments) {
        let others = newcomers(recent_payments, payment, BURST_WINDOW);
        self.newcomers.observe(payment.at, others, NEWCOMER_WINDOW);
    }
}

/// Many to one, or one to many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fan {
    /// Persons send.
    In,
    /// Persons receive.
    Out,
}

impl Fan {
    /// Fan that a transfer belongs to; red packets are gifts, and shops no persons.
    pub fn of(recent_payment: &RecentPayment) -> Option<Self> {
        let is_between_persons =
            recent_payment.facts.is_with_person() && recent_payment.facts.kind == PaymentType::Transfer;
        match (
            is_between_persons,
            recent_payment.facts.is_in(),
            recent_payment.facts.is_out(),
        ) {
            (true, true, _) => Some(Self::In),
            (true, _, true) => Some(Self::Out),
            _ => None,
        }
    }
}

/// Number of persons other than this payment's who sent, or received, in the window that ends at it.
pub fn persons(recent_payments: &RecentPayments, of: Fan, but: &RecentPayment, window_ms: i64) -> u32 {
    let kin = recent_payments
        .within(but.at.get(), window_ms)
        .filter(|known| Fan::of(known) == Some(of));
    others(kin, but.counterparty)
}

/// Number of counterparties other than this payment's that were new and paid in the day before it, and so long before it.
pub fn newcomers(recent_payments: &RecentPayments, but: &RecentPayment, least_ago: i64) -> u32 {
    let new = recent_payments
        .within(but.at.get(), NEWCOMER_WINDOW)
        .filter(|known| known.was_new && known.facts.is_out() && but.at.since(known.at) >= least_ago);
    others(new, but.counterparty)
}

impl Velocity {
    /// Each begins where it begins on the first day, and counts no more than are kept.
    fn is_sound(&self) -> bool {
        let first = Self::default();
        let is_sound =
            |habit: &BurstHabit, first: &BurstHabit| habit.starts_as(first) && habit.is_below(MOST);
        let is_sound_tracker = |tracker: &BurstTracker, first: &BurstTracker| {
            is_sound(&tracker.habit, &first.habit) && tracker.open.is_none_or(|(_, most)| most <= MOST)
        };
        is_sound(&self.payments, &first.payments)
            && is_sound_tracker(&self.newcomers, &first.newcomers)
            && is_sound_tracker(&self.senders, &first.senders)
            && is_sound_tracker(&self.receivers, &first.receivers)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(number: i64) -> Millis {
        Millis::new(number * DAY).unwrap()
    }

    #[test]
    fn a_crowd_in_the_making_is_no_habit_yet_and_one_that_is_over_is() {
        let mut tracker = BurstTracker::new(1.0, 5.0);
        let before = tracker.surprise(9);
        for others in 0..10 {
            tracker.observe(day(1), others, DAY);
        }
        assert_eq!(tracker.surprise(9).to_bits(), before.to_bits());
        tracker.observe(day(3), 0, DAY);
        assert!(tracker.surprise(9) < before);
        assert!((tracker.mean() - (5.0 + 9.0) / 6.0).abs() < 1e-12);
    }
}
