//! Population: what is known across accounts, reputations and rarities, as integers, read as of the last closed hour.
//!
//! Whatever crosses accounts must not depend on how they are partitioned or interleaved. So it is counts, never float
//! sums; and what comes in during an hour is set aside until a later hour begins, so that no payment reads what another
//! one of the same hour wrote. One phone has a population as well: it is just small.
//! Bounded: beyond the limit the eighth that came up least recently is forgotten at once, which is cheaper than a search
//! on every event, and counted.

mod amounts;
mod entity_stats;
mod fraud_runs;
mod labelled_hour;
mod places;
mod reliability;
mod reputation;
mod slice;
mod update;

use crate::event::{Digest, Payee, Transaction};
use crate::map::{OrderedMap, SmallMap};
use crate::money::Currency;
use crate::stats::math::ln;
use crate::time::Millis;
pub use amounts::Amounts;
pub use entity_stats::EntityStats;
pub use fraud_runs::{FraudRuns, Run};
pub use labelled_hour::{Change, WHOLE, hour_of};
pub use reliability::{Observation, Observations, Reliability, in_parts};
pub use reputation::Reputation;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;
use update::Update;

/// Currencies with a pooled distribution of amounts; further ones have none, which a host with more than these sees in
/// `amount` falling back to the account's own habits.
const CURRENCIES: usize = 32;

/// Accounts that make a population: with thirty, no single one's habits are a thirtieth of what is usual.
const MANY: u32 = 30;

/// A silence of all accounts longer than a year is believed at the second event after it, as for a single account; and
/// so is a way back: after a leap that was a slip, and for an old statement that comes in late, hours close again.
const LEAP: u32 = 366 * 24;

/// Population: everything known across accounts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Population {
    entities: OrderedMap<EntityStats>,
    amounts: SmallMap<Currency, Amounts>,
    reliability: Reliability,
    accounts: u32,
    payments: u32,
    frauds: u32,
    genuine: u32,
    open_hour: Option<i32>,
    /// Hour that a single event leapt to, far away; a second one there makes it believed.
    leapt_to: Option<i32>,
    waiting: Vec<Update>,
    /// Labels, each with the hour in which it became known: readable once a payment of a later one comes. A label opens no
    /// hour itself, so that one which is withdrawn leaves nothing behind.
    labels_waiting: Vec<(i32, Update)>,
    touched: u64,
    /// Entities forgotten for want of room.
    pub evicted: u32,
}

impl Population {
    /// Statistics of an entity.
    pub fn entity(&self, key: Digest) -> Option<&EntityStats> {
        self.entities.get(key)
    }

    /// The amounts of a currency.
    pub fn amounts(&self, currency: Currency) -> Option<&Amounts> {
        self.amounts.get(&currency)
    }

    /// Number of accounts that it was made of.
    pub const fn accounts(&self) -> u32 {
        self.accounts
    }

    /// True where others than the holder make it up: on one phone everybody is the holder.
    pub const fn is_of_many(&self) -> bool {
        self.accounts >= MANY
    }

    /// Belief in a signal, by its position in the list of all: the share of its nats that counts among these accounts.
    pub fn belief(&self, signal: u16) -> f64 {
        let believed = self.reliability.belief(signal, self.payments);
        if self.is_of_many() { believed } else { 1.0 }
    }

    /// Number of payments that it has seen.
    pub const fn payments(&self) -> u32 {
        self.payments
    }

    /// Payments that were labelled fraud, and genuine.
    pub const fn labels(&self) -> (u32, u32) {
        (self.frauds, self.genuine)
    }

    /// Number of entities.
    pub fn len(&self) -> usize {
        self.entities.len()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.entities.is_empty()
    }

    /// Closes the hours before this instant: what came in during them becomes readable. Late events close nothing. No
    /// more news wait than entities are kept: beyond that they become readable before their hour closes.
    pub fn close_hours_before(&mut self, at: Millis, most: usize) {
        let is_full = self.waiting.len() > most || self.labels_waiting.len() > most;
        if self.is_opened_by(hour_of(at)) || is_full {
            for update in std::mem::take(&mut self.waiting) {
                self.take_in(update, most);
            }
            let open = self.open_hour.filter(|_| self.labels_waiting.len() <= most);
            for (hour, update) in std::mem::take(&mut self.labels_waiting) {
                // One dated far ahead is a slip, and its word is good: it waits no longer than any other.
                if open.is_some_and(|open| hour >= open && hour.abs_diff(open) <= LEAP) {
                    self.labels_waiting.push((hour, update));
                } else {
                    self.take_in(update, most);
                }
            }
        }
    }

    /// Population as it would be readable at this instant.
    pub fn as_of(&self, at: Millis, most: usize) -> Cow<'_, Self> {
        let nothing_waits = self.waiting.is_empty() && self.labels_waiting.is_empty();
        if nothing_waits || self.open_hour.is_some_and(|open| hour_of(at) <= open) {
            return Cow::Borrowed(self);
        }
        let mut then = self.clone();
        then.close_hours_before(at, most);
        Cow::Owned(then)
    }

    /// Goes on to this hour, if an event there opens it.
    fn is_opened_by(&mut self, hour: i32) -> bool {
        if let Some(open) = self.open_hour {
            if open.abs_diff(hour) > LEAP {
                let before = self.leapt_to.replace(hour);
                if before.is_none_or(|before| before.abs_diff(hour) > LEAP) {
                    return false;
                }
            } else if hour <= open {
                return false;
            }
        }
        self.open_hour = Some(hour);
        self.leapt_to = None;
        true
    }

    /// A label that became known at this instant.
    pub fn enqueue_label(&mut self, entity: Digest, change: Change, known_at: Millis, most: usize) {
        self.hold_label(Update::Label { entity, change }, known_at, most);
    }

    /// Something that a label says: readable once the hour in which it became known has closed.
    fn hold_label(&mut self, update: Update, known_at: Millis, most: usize) {
        let hour = hour_of(known_at);
        if self.open_hour.is_some_and(|open| hour < open) {
            self.take_in(update, most);
        } else {
            self.labels_waiting.push((hour, update));
        }
    }

    /// Something that became known in this hour: readable once the hour has closed.
    fn enqueue(&mut self, update: Update, known_at: Millis, most: usize) {
        let hour = hour_of(known_at);
        if self.open_hour.is_some_and(|open| hour < open) {
            self.take_in(update, most);
        } else {
            self.waiting.push(update);
        }
    }

    /// An account that was not known before.
    pub fn enqueue_account(&mut self, at: Millis, most: usize) {
        self.enqueue(Update::Account, at, most);
    }

    /// A payment's word, whoever is to blame.
    pub fn count_label(&mut self, is_fraud: bool, undone: bool, known_at: Millis, most: usize) {
        self.hold_label(Update::Labelled { is_fraud, undone }, known_at, most);
    }

    /// Observations of the signals that a payment gives.
    pub fn observe(&mut self, observed: &Observations, at: Millis, most: usize) {
        if observed.suspected > 0 {
            self.enqueue(Update::Suspected(observed.suspected), at, most);
        }
        for observation in &observed.by_signal {
            self.enqueue(Update::Signal(*observation), at, most);
        }
    }

    /// A payment: that its counterparty was paid, and how its amount stands among all, in its merchant category and to its
    /// account's mean.
    pub fn learn(&mut self, payment: &Transaction, entities: Payee, usual_ln: f64, most: usize) {
        if let Some(entity) = entities.counterparty {
            self.enqueue(Update::Payment(entity), payment.at, most);
        }
        if !payment.amount.is_zero() {
            let ln = ln(payment.amount.to_f64());
            let currency = payment.currency;
            if let Some(merchant_category) = entities.merchant_category {
                self.enqueue(
                    Update::Price {
                        merchant_category,
                        currency,
                        ln,
                    },
                    payment.at,
                    most,
                );
            }
            let update = Update::Amount {
                currency,
                ln,
                ratio: ln - usual_ln,
            };
            self.enqueue(update, payment.at, most);
        }
    }

    fn take_in(&mut self, update: Update, most: usize) {
        match update {
            Update::Label { entity, change } => {
                let known = self.entity_mut(entity, most);
                known.reputation.change(change);
                if change.undone && known.is_empty() {
                    self.entities.remove(entity);
                }
            }
            Update::Payment(entity) => {
                let entity = self.entity_mut(entity, most);
                entity.payments = entity.payments.saturating_add(1);
            }
            Update::Price {
                merchant_category,
                currency,
                ln,
            } => self.entity_mut(merchant_category, most).charge(currency, ln),
            Update::Suspected(parts) => self.reliability.suspect(parts),
            Update::Signal(observation) => self.reliability.observe(observation),
            Update::Account => self.accounts = self.accounts.saturating_add(1),
            Update::Labelled { is_fraud, undone } => {
                let count = if is_fraud {
                    &mut self.frauds
                } else {
                    &mut self.genuine
                };
                *count = if undone {
                    count.saturating_sub(1)
                } else {
                    count.saturating_add(1)
                };
            }
            Update::Amount { currency, ln, ratio } => {
                self.payments = self.payments.saturating_add(1);
                if self.amounts.get(&currency).is_some() || self.amounts.len() < CURRENCIES {
                    let amounts = self.amounts.entry(currency);
                    amounts.amounts.observe(ln);
                    amounts.ratios.observe(ratio);
                }
            }
        }
    }

    fn entity_mut(&mut self, key: Digest, most: usize) -> &mut EntityStats {
        self.touched += 1;
        if self.entities.len() >= most && self.entities.position(key).is_none() {
            let forgotten = self.entities.forget_an_eighth(|entity| entity.last_seen);
            self.evicted = self.evicted.saturating_add(forgotten);
        }
        let entity = self.entities.get_or_put(key, EntityStats::default);
        entity.last_seen = self.touched;
        entity
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::time::HOUR;
    use proptest::prelude::*;

    fn at(hours: i64) -> Millis {
        Millis::new(hours * HOUR + 1).unwrap()
    }

    fn fraud(hour: i32) -> Change {
        Change {
            hour,
            blame: Some(255),
            undone: false,
        }
    }

    #[test]
    fn what_comes_in_during_an_hour_is_readable_in_the_next() {
        let (mut population, shop) = (Population::default(), Digest::of("shop"));
        population.close_hours_before(at(10), 10);
        population.enqueue_label(shop, fraud(5), at(10), 10);
        population.close_hours_before(at(10), 10);
        assert!(population.entity(shop).is_none());
        population.close_hours_before(at(9), 10); // late: closes nothing
        assert!(population.entity(shop).is_none());
        population.close_hours_before(at(11), 10);
        assert!(population.entity(shop).is_some());
    }

    #[test]
    fn a_label_of_a_closed_hour_is_readable_at_once() {
        let (mut population, shop) = (Population::default(), Digest::of("shop"));
        population.close_hours_before(at(10), 10);
        population.enqueue_label(shop, fraud(5), at(8), 10);
        assert_eq!(population.entity(shop).unwrap().reputation.totals(), (1.0, 0.0));
    }

    #[test]
    fn one_event_dated_9999_closes_no_hours_and_a_second_does() {
        let (mut population, shop) = (Population::default(), Digest::of("shop"));
        let in_9999 = at(70_000_000);
        population.close_hours_before(at(10), 10);
        population.enqueue_label(shop, fraud(5), at(10), 10);
        population.close_hours_before(in_9999, 10);
        assert!(population.entity(shop).is_none());
        population.close_hours_before(in_9999, 10);
        assert!(population.entity(shop).is_some());
    }

    #[test]
    fn after_a_leap_that_was_a_slip_hours_close_again() {
        let (mut population, shop) = (Population::default(), Digest::of("shop"));
        population.close_hours_before(at(70_000_000), 10); // the very first event: nothing speaks against it
        for hour in [10, 11] {
            population.close_hours_before(at(hour), 10);
        }
        population.enqueue_label(shop, fraud(5), at(11), 10);
        assert!(population.entity(shop).is_none());
        population.close_hours_before(at(12), 10);
        assert!(population.entity(shop).is_some());
    }

    #[test]
    fn leaps_from_one_end_of_all_time_to_the_other_are_none_that_confirm_each_other() {
        let mut population = Population::default();
        for time in [-8.64e15, 8.64e15, -7.0e15, 7.0e15] {
            population.close_hours_before(Millis::from_f64(time).unwrap(), 10);
        }
        assert_eq!(population.open_hour, Some(i32::MIN));
    }

    #[test]
    fn no_more_news_wait_than_parties_are_kept() {
        let mut population = Population::default();
        for number in 0..100_u8 {
            population.close_hours_before(at(0), 10);
            population.enqueue_label(Digest::of(&number.to_string()), fraud(0), at(0), 10);
        }
        assert!(population.waiting.len() <= 11 && population.len() <= 10);
    }

    proptest! {
        #[test]
        fn within_an_hour_the_order_does_not_matter(
            told in prop::collection::vec((0u8..5, 0u8..4, 0i32..50, any::<u8>()), 1..40), seed in any::<u64>(),
        ) {
            let run = |order: &[(u8, u8, i32, u8)]| {
                let mut population = Population::default();
                population.close_hours_before(at(0), 10);
                for (what, shop, hour, blame) in order {
                    let entity = Digest::of_parts(&["counterparty", &shop.to_string()]);
                    let blame = (what % 2 == 0).then_some(*blame);
                    match what {
                        0 | 1 => population.enqueue_label(entity, Change { hour: *hour, blame, undone: false }, at(0), 10),
                        2 => population.enqueue_account(at(0), 100),
                        3 => population.count_label(blame.is_some(), false, at(0), 100),
                        _ => {
                            population.enqueue(Update::Payment(entity), at(0), 100);
                            let (ln, ratio) = (f64::from(*hour), f64::from(*hour) / 8.0 - 3.0);
                            population.enqueue(Update::Amount { currency: Currency::CNY, ln, ratio }, at(0), 100);
                            let currency = if hour % 2 == 0 { Currency::CNY } else { Currency::parse("EUR").unwrap() };
                            population.enqueue(Update::Price { merchant_category: entity, currency, ln }, at(0), 100);
                        }
                    }
                }
                population.close_hours_before(at(1), 10);
                let entities: Vec<Option<EntityStats>> = (0..4)
                    .map(|shop: u8| population.entity(Digest::of_parts(&["counterparty", &shop.to_string()])))
                    .map(|entity| entity.map(|entity| EntityStats { last_seen: 0, ..entity.clone() }))
                    .collect();
                (entities, population.amounts(Currency::CNY).cloned(), population.accounts(), population.payments(), population.labels())
            };
            let mut other = told.clone();
            other.sort_by_key(|event| Digest::of(&format!("{seed}{event:?}")));
            prop_assert_eq!(run(&told), run(&other));
        }
    }

    #[test]
    fn beyond_the_bound_the_least_recent_go_and_are_counted() {
        let mut population = Population::default();
        for number in 0..9 {
            population.enqueue_label(Digest::of(&number.to_string()), fraud(0), at(0), 8);
        }
        population.close_hours_before(at(1), 8);
        assert!(population.len() <= 8 && population.evicted >= 1);
        assert!(population.entity(Digest::of("8")).is_some() && population.entity(Digest::of("0")).is_none());
    }
}
