//! Payments of a shelf in the order of their dates: those from a moment on are found without a walk over all.
//!
//! Made when somebody asks for it (`Shelf::order`), which most shelves never are; from then on it hears of every date. What it
//! heard since is put in order when it is asked for again: the newest cost a step, an old bill as many as are newer. What it
//! holds of rows that are gone, or have another date since, is left out when it comes up. A snapshot holds nothing of it.
//! Not here: the oldest, which go at a bound (`oldest`).

use super::oldest::Age;
use super::{Payment, Shelf};
use crate::event::Digest;
use crate::map::OrderedMap;
use crate::sort::sort;
use crate::time::{HOUR, Millis};

/// Dates of payments. Nothing that is known by the payments themselves counts where shelves are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct ByTime {
    ages: Vec<Age>,
    /// Heard since, in whatever order.
    heard: Vec<Age>,
    is_known: bool,
}

impl PartialEq for ByTime {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl ByTime {
    pub(super) const fn new() -> Self {
        Self {
            ages: Vec::new(),
            heard: Vec::new(),
            is_known: false,
        }
    }

    /// Hears of a payment's date, or that it has another one.
    pub(super) fn hear(&mut self, age: Age) {
        if self.is_known {
            self.heard.push(age);
        }
    }

    /// Puts what was heard in order. Of more than twice as many dates as payments most are of rows that are gone: anew.
    fn order(&mut self, payments: &OrderedMap<Payment>) {
        let held = self.ages.len() + self.heard.len();
        if !self.is_known || held / 2 > payments.len() {
            let ages = payments.keys().zip(payments.values());
            self.heard = ages.map(|(key, payment)| (payment.at, key)).collect();
            self.ages.clear();
            self.is_known = true;
        }
        let Some(first) = self.heard.iter().min().copied() else {
            return;
        };
        let from = self.ages.partition_point(|age| *age < first);
        self.ages.append(&mut self.heard);
        if let Some(unsorted) = self.ages.get_mut(from..) {
            sort(unsorted, Age::cmp);
        }
    }

    /// Dates from a moment on; nothing while they are not in order.
    fn since(&self, since: Millis) -> Option<&[Age]> {
        let is_ready = self.is_known && self.heard.is_empty();
        let from = self.ages.partition_point(|(at, _)| *at < since);
        self.ages.get(from..).filter(|_| is_ready)
    }
}

impl Shelf {
    /// Puts the payments in the order of their dates, so that those from a moment on are soon found.
    pub(in crate::ledger) fn order(&mut self) {
        self.by_time.order(&self.payments);
    }

    /// Places of the payments from a moment on. A walk over all where the shelf is not in order.
    pub fn since(&self, since: Millis) -> Vec<u32> {
        let Some(ages) = self.by_time.since(since) else {
            let rows = (0..).zip(self.payments());
            let rows = rows.filter(|(_, payment)| payment.at >= since);
            return rows.map(|(place, _)| place).collect();
        };
        let mut places = Vec::with_capacity(ages.len());
        for (at, key) in ages {
            let place = self.payments.position(*key).unwrap_or(usize::MAX);
            if self.at(place).is_some_and(|payment| payment.at == *at) {
                places.extend(u32::try_from(place));
            }
        }
        places.dedup(); // a date that came back was heard twice
        #[cfg(test)]
        places.iter().for_each(|_| crate::ledger::count_row());
        places
    }
}

impl Shelf {
    /// The payments from a moment on and before another, in whatever order. A walk over all where the shelf is not in order.
    pub fn between(&self, from: Millis, to: Millis) -> Vec<&Payment> {
        let is_within = |payment: &&Payment| from <= payment.at && payment.at < to;
        let Some(ages) = self.by_time.since(from) else {
            return self.payments().filter(is_within).collect();
        };
        let until = ages.partition_point(|(at, _)| *at < to);
        let mut found: Vec<&Payment> = Vec::new();
        for (at, key) in ages.iter().take(until) {
            let payment = self.payments.get(*key).filter(|payment| payment.at == *at);
            // A date that came back was heard twice.
            let is_new = |payment: &&Payment| found.last().is_none_or(|last| last.id() != payment.id());
            found.extend(payment.filter(is_new));
        }
        found
    }
}

/// The newest payments up to a moment, so many at most.
#[derive(Debug)]
pub struct Newest<'s> {
    /// The newest first.
    pub payments: Vec<&'s Payment>,
    /// Of the payments up to this moment some were left out.
    pub cut: Option<Millis>,
}

impl Shelf {
    /// The payments after one moment and up to another, the newest of them first and so many at most; but for the one of this id.
    /// A walk over all where the shelf is not in order.
    pub fn newest_between(&self, after: Millis, to: Millis, but: &str, most: usize) -> Newest<'_> {
        let but = Digest::of(but);
        let walked: Vec<Age>;
        let ages = match self.by_time.since(after) {
            Some(ages) => ages,
            None => {
                let all = self.payments.keys().zip(self.payments.values());
                let within = all.filter(|(_, payment)| after <= payment.at && payment.at <= to);
                let mut ages: Vec<Age> = within.map(|(key, payment)| (payment.at, key)).collect();
                sort(&mut ages, Age::cmp);
                walked = ages;
                &walked
            }
        };
        let until = ages.partition_point(|(at, _)| *at <= to);
        let mut newest = Newest {
            payments: Vec::new(),
            cut: None,
        };
        let mut before = None;
        for age in ages.iter().take(until).rev() {
            // A date that came back was heard twice.
            if age.0 <= after || age.1 == but || before == Some(*age) {
                continue;
            }
            before = Some(*age);
            let Some(payment) = self.payments.get(age.1).filter(|payment| payment.at == age.0) else {
                continue;
            };
            if newest.payments.len() == most {
                newest.cut = Some(age.0);
                break;
            }
            newest.payments.push(payment);
        }
        newest
    }

    /// All payments after this moment are still here: none was dropped or folded. Where a payment is known by its day, that day
    /// is another one elsewhere, by as much as zones lie apart.
    pub fn whole_after(&self) -> Option<Millis> {
        const ZONES: i64 = 26 * HOUR;
        let dropped = self.dropped_up_to.map(|(at, _)| at);
        let folded = self.months.last().map(|month| month.up_to.later(ZONES));
        dropped.max(folded)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::event::Transaction;
    use crate::ledger::Ledger;
    use crate::money::{Amount, Currency};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_payments_from_a_moment_on_are_the_same_in_order_and_by_a_walk(
            deeds in prop::collection::vec((0_u8..30, 0_i64..60, any::<bool>()), 1..120),
            most in 3_usize..40, since in 0_i64..60,
        ) {
            let (mut ledger, since) = (Ledger::default(), Millis::new(since).unwrap());
            for (id, at, is_asked) in deeds {
                let at = Millis::new(at).unwrap();
                let amount = Amount::parse("9.00").unwrap();
                ledger.keep(&Transaction::new(&id.to_string(), "a", at, amount, Currency::CNY), 0, most);
                if is_asked {
                    ledger.order("a");
                    let shelf = ledger.shelf("a").unwrap();
                    let walked = Shelf { by_time: ByTime::new(), ..shelf.clone() };
                    prop_assert!(shelf.by_time.since(since).is_some());
                    let mut found = shelf.since(since);
                    found.sort_unstable();
                    prop_assert_eq!(found, walked.since(since));
                    let (from, to) = (since, since.later(9));
                    let ids = |shelf: &Shelf| {
                        let within = shelf.between(from, to).into_iter();
                        let mut ids: Vec<String> = within.map(|payment| payment.id().to_owned()).collect();
                        ids.sort_unstable();
                        ids
                    };
                    prop_assert_eq!(ids(shelf), ids(&walked));
                }
            }
        }
    }
}
