//! The oldest payments of a shelf by date, found without a walk over all for each: what goes first at a bound.
//!
//! The oldest eighth is looked for at once and held in a heap; what comes in older than its newest joins it. So a payment
//! costs a few steps on average, and which one goes depends on the payments alone, never on the order in which they came.
//! What the heap holds of rows that are gone, or have another date since, is left out when it comes up.
//! It is made anew where there is none: a snapshot holds nothing of it. Not here: what dropping a payment leaves (`stub`).

use super::Payment;
use crate::event::Digest;
use crate::map::OrderedMap;
use crate::sort::sort;
use crate::time::Millis;
use std::cmp::Reverse;
use std::collections::BinaryHeap;

/// Place of a payment in the order of dates: of two of one moment, by their ids' fingerprints.
pub(super) type Age = (Millis, Digest);

/// Share of the payments that is looked for at once: an eighth costs a sorted walk for every eighth that goes.
const SHARE: usize = 8;

/// The oldest of them. Nothing that is known by the payments themselves counts where shelves are compared.
#[derive(Debug, Clone, Default)]
pub(super) struct Oldest {
    ages: BinaryHeap<Reverse<Age>>,
    /// Every payment up to this age is among them.
    up_to: Option<Age>,
}

impl PartialEq for Oldest {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Oldest {
    pub(super) const fn new() -> Self {
        Self {
            ages: BinaryHeap::new(),
            up_to: None,
        }
    }

    /// Hears of a payment's date, or that it has another one.
    pub(super) fn hear(&mut self, age: Age) {
        if self.up_to.is_some_and(|up_to| age <= up_to) {
            self.ages.push(Reverse(age));
        }
    }

    /// Takes out the age of the oldest of these payments.
    pub(super) fn take(&mut self, payments: &OrderedMap<Payment>) -> Option<Age> {
        let is_there = |age: &Age| payments.get(age.1).is_some_and(|payment| payment.at == age.0);
        while let Some(Reverse(age)) = self.ages.pop() {
            if is_there(&age) {
                return Some(age);
            }
        }
        let mut all: Vec<Age> = payments
            .keys()
            .zip(payments.values())
            .map(|(key, payment)| (payment.at, key))
            .collect();
        sort(&mut all, Age::cmp);
        all.truncate(all.len() / SHARE + 1);
        self.up_to = all.last().copied();
        self.ages = all.into_iter().map(Reverse).collect();
        self.ages.pop().map(|Reverse(age)| age)
    }
}
