//! Stubs: what stays of a payment that was dropped while one that is kept refers to it.
//!
//! A refund that is kept longer than what it pays back would otherwise be money from nowhere. So of a dropped payment which a
//! kept one names by its id or order, a kept refund by any number of its own, the sum that is left of it stays, with its month and category; no
//! name, no note. It goes with the last payment that refers to it. Not here: what is made of it.

use super::{Payment, Shelf};
use crate::event::{Digest, Direction};
use crate::map::OrderedMap;
use crate::money::{Amount, Currency};
use crate::record::record;
use crate::time::UtcOffset;

/// Stubs of one shelf. Of a hundred payments a few are paid back, most within weeks: so many refunds of payments that are gone
/// already reach back over years.
pub(super) const STUBS: usize = 512;

/// What stays of a dropped payment.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // as of a payment
pub struct Stub {
    pub id: String,
    pub order: Option<String>,
    /// Whose balance fell.
    pub direction: Direction,
    /// What was left of it when it was dropped: without what had been paid back by its own word.
    pub left: Amount,
    pub currency: Currency,
    /// Category by its statement.
    pub category: Option<String>,
    /// Its month by its own clock: 12 for each year, from 0 for January of year 0.
    pub month: i32,
}

record! { struct Stub { id, order, direction, left, currency, category, month } }

/// Names under which kept payments refer to others, and how many do. Made anew where there is none, as the oldest are.
#[derive(Debug, Clone, Default)]
pub(super) struct Names(Option<OrderedMap<u32>>);

impl PartialEq for Names {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

fn by_id(id: &str) -> Digest {
    Digest::of_parts(&["id", id])
}

fn by_order(order: &str) -> Digest {
    Digest::of_parts(&["order", order])
}

/// Names under which a payment refers to others: what a refund calls them may be an id there, or an order.
fn referred(payment: &Payment) -> impl Iterator<Item = Digest> {
    payment
        .named_ids()
        .flat_map(|number| [by_id(number), by_order(number)])
}

impl Names {
    pub(super) const fn new() -> Self {
        Self(None)
    }

    /// A payment is kept, or is about to change or to go.
    pub(super) fn count(&mut self, payment: &Payment, is_kept: bool) {
        let Some(names) = &mut self.0 else {
            return;
        };
        for name in referred(payment) {
            let count = names.get_or_put(name, || 0);
            *count = if is_kept {
                count.saturating_add(1)
            } else {
                count.saturating_sub(1)
            };
            if *count == 0 {
                names.remove(name);
            }
        }
    }

    fn name(&self, id: &str, order: Option<&str>) -> bool {
        let is_named = |name: Digest| self.0.as_ref().is_some_and(|names| names.get(name).is_some());
        is_named(by_id(id)) || order.is_some_and(|order| is_named(by_order(order)))
    }
}

impl Shelf {
    /// What stays of a payment that was dropped, while one that is kept refers to it.
    pub fn stub(&self, id: &str) -> Option<&Stub> {
        self.stubs.get(Digest::of(id))
    }

    /// Every stub, in the order in which their payments were dropped.
    pub fn stubs(&self) -> impl Iterator<Item = &Stub> {
        self.stubs.values()
    }

    /// Finds the names under which kept payments refer to others; to be asked before one of them goes.
    pub(super) fn know_names(&mut self) {
        if self.names.0.is_none() {
            self.names.0 = Some(OrderedMap::new());
            for payment in self.payments.values() {
                self.names.count(payment, true);
            }
        }
    }

    /// Lets a payment go that has left the shelf: what it leaves, and what goes with it.
    pub(super) fn let_go(&mut self, payment: &Payment) {
        self.names.count(payment, false);
        let order = payment.order();
        // A refund of the same order is no payment that another refund of it pays back.
        let named_by = order.filter(|_| !payment.facts.is_refund());
        if self.names.name(payment.id(), named_by) {
            let stub = self.stub_of(payment);
            self.stubs.put(Digest::of(payment.id()), stub);
            self.keep_most_recent_stubs();
        }
        if referred(payment).next().is_some() && !self.stubs.is_empty() {
            let names = &self.names;
            self.stubs
                .retain(|stub| names.name(&stub.id, stub.order.as_deref()));
        }
    }

    fn keep_most_recent_stubs(&mut self) {
        while self.stubs.len() > STUBS {
            let oldest = self.stubs.keys().zip(self.stubs.values());
            let oldest = oldest
                .min_by_key(|(key, stub)| (stub.month, *key))
                .map(|(key, _)| key);
            if oldest.and_then(|key| self.stubs.remove(key)).is_none() {
                return;
            }
        }
    }

    fn stub_of(&self, payment: &Payment) -> Stub {
        let date = UtcOffset::new(payment.offset).and_then(|offset| offset.date(payment.at));
        let month = date.map_or(0, |date| 12 * date.year() + i32::from(u8::from(date.month())) - 1);
        Stub {
            id: payment.id().to_owned(),
            order: payment
                .order()
                .map(str::to_owned)
                .filter(|_| !payment.facts.is_refund()),
            direction: payment.facts.direction,
            left: payment
                .amount()
                .minus_or_zero(payment.refunded().unwrap_or(Amount::ZERO))
                .unwrap_or(payment.amount()),
            currency: payment.currency,
            category: self.category(payment).map(str::to_owned),
            month,
        }
    }
}
