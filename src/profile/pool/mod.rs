//! What is known across accounts: reputations and rarities, as integers, read as of the last closed hour.
//!
//! Whatever crosses accounts must not depend on how they are partitioned or interleaved. So it is counts, never float
//! sums; and what comes in during an hour is set aside until a later hour begins, so that no payment reads what another
//! one of the same hour wrote. One phone has a pool as well: it is just small.
//! Bounded: beyond the limit the eighth that came up least recently is forgotten at once, which is cheaper than a search
//! on every event, and counted.

mod amounts;
mod corroboration;
mod news;
mod party;
mod places;
mod reputation;
mod slice;
mod standing;

pub use amounts::Amounts;
pub use corroboration::{Corroboration, Observed, Testimony, in_parts};
pub use party::Party;
pub use reputation::{Change, Reputation, WHOLE};
pub use standing::{Standing, Stretch};

use crate::catalogue::{Catalogue, Few};
use crate::event::{Digest, Transaction};
use crate::money::Currency;
use crate::stats::math::ln;
use crate::time::{HOUR, Millis};
use news::News;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// Currencies with a pooled distribution of amounts; further ones have none, which a host with more than these sees in
/// `amount` falling back to the account's own habits.
const CURRENCIES: usize = 32;

/// Accounts that make a pool: with thirty, no single one's habits are a thirtieth of what is usual.
const MANY: u32 = 30;

/// A silence of all accounts longer than a year is believed at the second event after it, as for a single account; and
/// so is a way back: after a leap that was a slip, and for an old statement that comes in late, hours close again.
const LEAP: u32 = 366 * 24;

/// Everything known across accounts.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Pool {
    parties: Catalogue<Party>,
    amounts: Few<Currency, Amounts>,
    corroboration: Corroboration,
    accounts: u32,
    payments: u32,
    frauds: u32,
    genuine: u32,
    open_hour: Option<i32>,
    /// Where a single event leapt to, far away; a second one there makes it believed.
    leapt_to: Option<i32>,
    waiting: Vec<News>,
    touched: u64,
    /// Parties forgotten for want of room.
    pub evicted: u32,
}

/// Whom a payment pays: its counterparty, and the trade of that.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Paid {
    /// By its key.
    pub counterparty: Option<Digest>,
    /// By its key.
    pub trade: Option<Digest>,
}

/// The hour of an instant, counted from 1970.
#[allow(clippy::cast_possible_truncation)] // times lie within 8.64e15 ms: 2.4e9 hours, held to an i32's reach
pub const fn hour_of(at: Millis) -> i32 {
    let hour = at.get().div_euclid(HOUR);
    if hour > i32::MAX as i64 {
        i32::MAX
    } else if hour < i32::MIN as i64 {
        i32::MIN
    } else {
        hour as i32
    }
}

impl Pool {
    /// What is known of a party.
    pub fn party(&self, key: Digest) -> Option<&Party> {
        self.parties.get(key)
    }

    /// The amounts of a currency.
    pub fn amounts(&self, currency: Currency) -> Option<&Amounts> {
        self.amounts.get(&currency)
    }

    /// How many accounts it was made of.
    pub const fn accounts(&self) -> u32 {
        self.accounts
    }

    /// True where others than the holder make it up: on one phone everybody is the holder.
    pub const fn is_of_many(&self) -> bool {
        self.accounts >= MANY
    }

    /// Which share of its nats a signal, by its position in the list of all, is believed among these accounts.
    pub fn belief(&self, signal: u16) -> f64 {
        let believed = self.corroboration.belief(signal, self.payments);
        if self.is_of_many() { believed } else { 1.0 }
    }

    /// How many payments it has seen.
    pub const fn payments(&self) -> u32 {
        self.payments
    }

    /// Payments that were labelled fraud, and genuine.
    pub const fn labels(&self) -> (u32, u32) {
        (self.frauds, self.genuine)
    }

    /// How many parties are known.
    pub fn len(&self) -> usize {
        self.parties.len()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.parties.is_empty()
    }

    /// Closes the hours before this instant: what came in during them becomes readable. Late events close nothing. No
    /// more news wait than parties are kept: beyond that they become readable before their hour closes.
    pub fn close_hours_before(&mut self, at: Millis, most: usize) {
        if self.is_opened_by(hour_of(at)) || self.waiting.len() > most {
            for news in std::mem::take(&mut self.waiting) {
                self.take_in(news, most);
            }
        }
    }

    /// What would be readable at this instant.
    pub fn as_of(&self, at: Millis, most: usize) -> Cow<'_, Self> {
        if self.waiting.is_empty() || self.open_hour.is_some_and(|open| hour_of(at) <= open) {
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
    pub fn tell_label(&mut self, party: Digest, change: Change, known_at: Millis, most: usize) {
        self.tell(News::Label { party, change }, known_at, most);
    }

    /// Something that became known in this hour: readable once the hour has closed.
    fn tell(&mut self, news: News, known_at: Millis, most: usize) {
        let hour = hour_of(known_at);
        if self.open_hour.is_some_and(|open| hour < open) {
            self.take_in(news, most);
        } else {
            self.waiting.push(news);
        }
    }

    /// An account that was not known before.
    pub fn tell_account(&mut self, at: Millis, most: usize) {
        self.tell(News::Account, at, most);
    }

    /// A payment's word, whoever is to blame.
    pub fn count_label(&mut self, is_fraud: bool, undone: bool, known_at: Millis, most: usize) {
        self.tell(News::Labelled { is_fraud, undone }, known_at, most);
    }

    /// What a payment tells of the signals.
    pub fn observe(&mut self, observed: &Observed, at: Millis, most: usize) {
        if observed.suspected > 0 {
            self.tell(News::Suspected(observed.suspected), at, most);
        }
        for testimony in &observed.testimonies {
            self.tell(News::Heard(*testimony), at, most);
        }
    }

    /// A payment: that its counterparty was paid, and how its amount stands among all, in its trade and to its account's mean.
    pub fn learn(&mut self, payment: &Transaction, parties: Paid, usual_ln: f64, most: usize) {
        if let Some(party) = parties.counterparty {
            self.tell(News::Payment(party), payment.at, most);
        }
        if !payment.amount.is_zero() {
            let ln = ln(payment.amount.to_f64());
            let currency = payment.currency;
            if let Some(trade) = parties.trade {
                self.tell(News::Price { trade, currency, ln }, payment.at, most);
            }
            let news = News::Amount {
                currency,
                ln,
                ratio: ln - usual_ln,
            };
            self.tell(news, payment.at, most);
        }
    }

    fn take_in(&mut self, news: News, most: usize) {
        match news {
            News::Label { party, change } => self.meet(party, most).reputation.change(change),
            News::Payment(party) => {
                let party = self.meet(party, most);
                party.payments = party.payments.saturating_add(1);
            }
            News::Price { trade, currency, ln } => self.meet(trade, most).charge(currency, ln),
            News::Suspected(parts) => self.corroboration.suspect(parts),
            News::Heard(testimony) => self.corroboration.hear(testimony),
            News::Account => self.accounts = self.accounts.saturating_add(1),
            News::Labelled { is_fraud, undone } => {
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
            News::Amount { currency, ln, ratio } => {
                self.payments = self.payments.saturating_add(1);
                if self.amounts.get(&currency).is_some() || self.amounts.len() < CURRENCIES {
                    let amounts = self.amounts.entry(currency);
                    amounts.amounts.observe(ln);
                    amounts.ratios.observe(ratio);
                }
            }
        }
    }

    fn meet(&mut self, key: Digest, most: usize) -> &mut Party {
        self.touched += 1;
        if self.parties.len() >= most && self.parties.position(key).is_none() {
            let forgotten = self.parties.forget_an_eighth(|party| party.last_seen);
            self.evicted = self.evicted.saturating_add(forgotten);
        }
        let party = self.parties.get_or_put(key, Party::default);
        party.last_seen = self.touched;
        party
    }
}

#[cfg(test)]
mod tests {
    use super::*;
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
        let (mut pool, shop) = (Pool::default(), Digest::of("shop"));
        pool.close_hours_before(at(10), 10);
        pool.tell_label(shop, fraud(5), at(10), 10);
        pool.close_hours_before(at(10), 10);
        assert!(pool.party(shop).is_none());
        pool.close_hours_before(at(9), 10); // late: closes nothing
        assert!(pool.party(shop).is_none());
        pool.close_hours_before(at(11), 10);
        assert!(pool.party(shop).is_some());
    }

    #[test]
    fn a_label_of_a_closed_hour_is_readable_at_once() {
        let (mut pool, shop) = (Pool::default(), Digest::of("shop"));
        pool.close_hours_before(at(10), 10);
        pool.tell_label(shop, fraud(5), at(8), 10);
        assert_eq!(pool.party(shop).unwrap().reputation.totals(), (1.0, 0.0));
    }

    #[test]
    fn one_event_dated_9999_closes_no_hours_and_a_second_does() {
        let (mut pool, shop) = (Pool::default(), Digest::of("shop"));
        let in_9999 = at(70_000_000);
        pool.close_hours_before(at(10), 10);
        pool.tell_label(shop, fraud(5), at(10), 10);
        pool.close_hours_before(in_9999, 10);
        assert!(pool.party(shop).is_none());
        pool.close_hours_before(in_9999, 10);
        assert!(pool.party(shop).is_some());
    }

    #[test]
    fn after_a_leap_that_was_a_slip_hours_close_again() {
        let (mut pool, shop) = (Pool::default(), Digest::of("shop"));
        pool.close_hours_before(at(70_000_000), 10); // the very first event: nothing speaks against it
        for hour in [10, 11] {
            pool.close_hours_before(at(hour), 10);
        }
        pool.tell_label(shop, fraud(5), at(11), 10);
        assert!(pool.party(shop).is_none());
        pool.close_hours_before(at(12), 10);
        assert!(pool.party(shop).is_some());
    }

    #[test]
    fn leaps_from_one_end_of_all_time_to_the_other_are_none_that_confirm_each_other() {
        let mut pool = Pool::default();
        for time in [-8.64e15, 8.64e15, -7.0e15, 7.0e15] {
            pool.close_hours_before(Millis::from_f64(time).unwrap(), 10);
        }
        assert_eq!(pool.open_hour, Some(i32::MIN));
    }

    #[test]
    fn no_more_news_wait_than_parties_are_kept() {
        let mut pool = Pool::default();
        for number in 0..100_u8 {
            pool.close_hours_before(at(0), 10);
            pool.tell_label(Digest::of(&number.to_string()), fraud(0), at(0), 10);
        }
        assert!(pool.waiting.len() <= 11 && pool.len() <= 10);
    }

    proptest! {
        #[test]
        fn within_an_hour_the_order_does_not_matter(
            told in prop::collection::vec((0u8..5, 0u8..4, 0i32..50, any::<u8>()), 1..40), seed in any::<u64>(),
        ) {
            let run = |order: &[(u8, u8, i32, u8)]| {
                let mut pool = Pool::default();
                pool.close_hours_before(at(0), 10);
                for (what, shop, hour, blame) in order {
                    let party = Digest::of_parts(&["counterparty", &shop.to_string()]);
                    let blame = (what % 2 == 0).then_some(*blame);
                    match what {
                        0 | 1 => pool.tell_label(party, Change { hour: *hour, blame, undone: false }, at(0), 10),
                        2 => pool.tell_account(at(0), 100),
                        3 => pool.count_label(blame.is_some(), false, at(0), 100),
                        _ => {
                            pool.tell(News::Payment(party), at(0), 100);
                            let (ln, ratio) = (f64::from(*hour), f64::from(*hour) / 8.0 - 3.0);
                            pool.tell(News::Amount { currency: Currency::CNY, ln, ratio }, at(0), 100);
                            let currency = if hour % 2 == 0 { Currency::CNY } else { Currency::parse("EUR").unwrap() };
                            pool.tell(News::Price { trade: party, currency, ln }, at(0), 100);
                        }
                    }
                }
                pool.close_hours_before(at(1), 10);
                let parties: Vec<Option<Party>> = (0..4)
                    .map(|shop: u8| pool.party(Digest::of_parts(&["counterparty", &shop.to_string()])))
                    .map(|party| party.map(|party| Party { last_seen: 0, ..party.clone() }))
                    .collect();
                (parties, pool.amounts(Currency::CNY).cloned(), pool.accounts(), pool.payments(), pool.labels())
            };
            let mut other = told.clone();
            other.sort_by_key(|event| Digest::of(&format!("{seed}{event:?}")));
            prop_assert_eq!(run(&told), run(&other));
        }
    }

    #[test]
    fn beyond_the_bound_the_least_recent_go_and_are_counted() {
        let mut pool = Pool::default();
        for number in 0..9 {
            pool.tell_label(Digest::of(&number.to_string()), fraud(0), at(0), 8);
        }
        pool.close_hours_before(at(1), 8);
        assert!(pool.len() <= 8 && pool.evicted >= 1);
        assert!(pool.party(Digest::of("8")).is_some() && pool.party(Digest::of("0")).is_none());
    }
}
