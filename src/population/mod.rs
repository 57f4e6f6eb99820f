//! Population: what is known across accounts, reputations and rarities, as integers, read as of the last closed hour.
//!
//! Whatever crosses accounts must not depend on how they are partitioned or interleaved. So it is counts, never float
//! sums; and what comes in during an hour is set aside until a later hour begins, so that no payment reads what another
//! one of the same hour wrote. One phone has a population as well: it is just small. Where accounts are spread over several
//! engines, each reads one that it is given, edition by edition, and sets aside what its own accounts add (`total`).
//! Bounded: beyond the limit the eighth that came up least recently is forgotten at once, which is cheaper than a search
//! on every event, and counted.

mod additions;
mod amounts;
mod entity_stats;
mod fraud_runs;
mod given;
mod labelled_hour;
mod open_hour;
mod places;
mod reliability;
mod reputation;
mod slice;
mod total;
mod update;

use crate::event::{Digest, Entities, Payee, Transaction};
use crate::map::{OrderedMap, SmallMap};
use crate::money::Currency;
use crate::record::record;
use crate::stats::math::ln;
use crate::time::Millis;
use additions::Aside;
pub use additions::{Additions, Edition};
pub use amounts::Amounts;
pub use entity_stats::EntityStats;
pub use fraud_runs::{FraudRuns, Run};
pub use labelled_hour::{Change, WHOLE, hour_of};
use open_hour::OpenHour;
pub use reliability::{Observation, Observations, Reliability, in_parts};
pub use reputation::Reputation;
use std::borrow::Cow;
pub use total::Total;
use update::Update;

/// Currencies with a pooled distribution of amounts; further ones have none, which a host with more than these sees in
/// `amount` falling back to the account's own habits.
const CURRENCIES: usize = 32;

/// Accounts that make a population: with thirty, no single one's habits are a thirtieth of what is usual.
const MANY: u32 = 30;

/// Population: everything known across accounts.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Population {
    entities: OrderedMap<EntityStats>,
    amounts: SmallMap<Currency, Amounts>,
    reliability: Reliability,
    accounts: u32,
    payments: u32,
    frauds: u32,
    genuine: u32,
    hours: OpenHour,
    waiting: Vec<Update>,
    /// Labels, each with the hour in which it became known: readable once a payment of a later one comes. A label opens no
    /// hour itself, so that one which is withdrawn leaves nothing behind.
    labels_waiting: Vec<(i32, Update)>,
    touched: u64,
    /// Entities forgotten for want of room.
    pub evicted: u32,
    /// What its own accounts add, while it reads what it is given.
    aside: Option<Box<Aside>>,
}

record! {
    checked struct Population {
        entities, amounts, reliability, accounts, payments, frauds, genuine, hours,
        waiting, labels_waiting, touched, evicted; aside,
    }
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
        if self.aside.is_none() && (self.hours.is_opened_by(hour_of(at)) || is_full) {
            for update in std::mem::take(&mut self.waiting) {
                self.take_in(update, most);
            }
            let has_room = self.labels_waiting.len() <= most;
            let mut undone = Vec::new();
            for (hour, update) in std::mem::take(&mut self.labels_waiting) {
                if has_room && self.hours.holds(hour) {
                    self.labels_waiting.push((hour, update));
                } else if update.is_undone() {
                    undone.push(update);
                } else {
                    self.take_in(update, most);
                }
            }
            // What was said first: which hours a reputation keeps apart must not depend on the order within one.
            undone.into_iter().for_each(|update| self.take_in(update, most));
        }
    }

    /// Population as it would be readable at this instant.
    pub fn as_of(&self, at: Millis, entities: &Entities, currency: Currency, most: usize) -> Cow<'_, Self> {
        let nothing_waits = self.waiting.is_empty() && self.labels_waiting.is_empty();
        if nothing_waits || self.hours.get().is_some_and(|open| hour_of(at) <= open) {
            return Cow::Borrowed(self);
        }
        let mut then = self.slice_to_come(entities, currency);
        then.close_hours_before(at, most);
        Cow::Owned(then)
    }

    /// A label that became known at this instant.
    pub fn enqueue_label(&mut self, entity: Digest, change: Change, known_at: Millis, most: usize) {
        self.hold_label(Update::Label { entity, change }, known_at, most);
    }

    /// Something that a label says: readable once the hour in which it became known has closed.
    fn hold_label(&mut self, update: Update, known_at: Millis, most: usize) {
        let (hour, is_late) = (hour_of(known_at), self.hours.has_closed(hour_of(known_at)));
        if let Some(aside) = &mut self.aside {
            aside.add(hour, update, is_late);
        } else if is_late {
            self.take_in(update, most);
        } else {
            self.labels_waiting.push((hour, update));
        }
    }

    /// Something that became known in this hour: readable once the hour has closed.
    fn enqueue(&mut self, update: Update, known_at: Millis, most: usize) {
        let (hour, is_late) = (hour_of(known_at), self.hours.has_closed(hour_of(known_at)));
        if let Some(aside) = &mut self.aside {
            aside.add(hour, update, is_late);
        } else if is_late {
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

    /// A use of an account: from which device, network, country and program.
    pub fn learn_use(&mut self, entities: impl Iterator<Item = Digest>, at: Millis, most: usize) {
        for entity in entities.chain([all_uses()]) {
            self.enqueue(Update::Use(entity), at, most);
        }
    }

    /// Somebody failed to come into one more account from a network.
    pub fn learn_attack(&mut self, network: Digest, at: Millis, most: usize) {
        let day = at.day();
        self.enqueue(
            Update::Attack {
                network,
                day: i32::try_from(day).unwrap_or(i32::MAX),
            },
            at,
            most,
        );
    }

    /// Number of uses from an entity, and of all.
    pub fn uses(&self, entity: Digest) -> (u32, u32) {
        let of = |key| self.entities.get(key).map_or(0, |known| known.uses);
        (of(entity), of(all_uses()))
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
            Update::Use(entity) => {
                let entity = self.entity_mut(entity, most);
                entity.uses = entity.uses.saturating_add(1);
            }
            Update::Attack { network, day } => self.entity_mut(network, most).attack(day),
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

/// Key of the count of all uses.
fn all_uses() -> Digest {
    Digest::of("uses")
}

impl Population {
    fn is_sound(&self) -> bool {
        let counted = self.amounts.values().map(|amounts| amounts.amounts.count());
        let is_counted = counted.fold(0_u64, u64::saturating_add) <= u64::from(self.payments);
        let waiting = self.waiting.iter();
        self.amounts.len() <= CURRENCIES
            && is_counted
            && self.amounts.values().all(Amounts::is_sound)
            && self.reliability.is_sound()
            && self.entities.every(|entity| entity.last_seen <= self.touched)
            && { waiting.chain(self.labels_waiting.iter().map(|(_, update)| update)) }.all(Update::is_sound)
    }
}

#[cfg(test)]
mod tests;
