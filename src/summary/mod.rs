//! Where the money went: totals, series and groups over the ledger, exact to the last digit.
//!
//! Every payment that moved money is counted once: `count` decides what it is (spent, received, moved between own
//! places), a refund nets against its payment in the payment's own period, once, whether the source wrote it as a row,
//! as a column or as both. Groups and series are the same counting under another key, so they add up to the totals.
//! Not here: conversion, budgets, recurring payments. What was left out or guessed is said in `quality`.

mod count;
mod interval;
mod query;
mod totals;

pub use interval::Interval;
pub use query::{By, Compare, SummaryQuery};
pub use totals::{Money, Totals};

use crate::catalogue::{Catalogue, Few};
use crate::error::Result;
use crate::event::Digest;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::money::{Amount, Currency};
use crate::time::{Millis, UtcOffset};
use count::{Counted, Counting};
use std::cmp::Reverse;

/// Intervals of one series; ten years of days.
pub const MAX_INTERVALS: usize = 3_660;
/// Largest payments listed.
const LARGEST: usize = 5;

/// Totals by currency.
pub type ByCurrency = Few<Currency, Totals>;

/// The answer to a query.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Summary {
    /// Over the whole range.
    pub totals: ByCurrency,
    /// By interval, every one of the range, also empty ones.
    pub series: Vec<Slice>,
    /// By the wanted key, the most spent first.
    pub groups: Vec<Group>,
    /// The same length of time before, where asked for.
    pub previous: Option<ByCurrency>,
    /// Ids of the payments that cost the most.
    pub largest: Vec<String>,
    /// What was left out or guessed.
    pub quality: Vec<Quality>,
}

/// One interval.
#[derive(Debug, Clone, PartialEq)]
pub struct Slice {
    /// Its first instant.
    pub from: Millis,
    /// The first instant after it.
    pub to: Millis,
    /// What was counted in it.
    pub totals: ByCurrency,
}

/// One key's part.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The category, the counterparty, …; empty where the payment does not tell.
    pub key: String,
    /// What was counted under it.
    pub totals: ByCurrency,
    /// Of all that was spent; only where there is one currency.
    pub share: Option<f64>,
    /// Spent against the previous period, as a ratio minus one; only where there is one currency and something before.
    pub change: Option<f64>,
}

/// Something that a reader of the totals should know.
#[derive(Debug, Clone, PartialEq)]
pub struct Quality {
    /// Permanent name.
    pub code: &'static str,
    /// How many payments.
    pub count: u32,
    /// How much, where it is one currency's.
    pub money: Option<(Money, Currency)>,
}

/// Answers a query from the ledger.
pub fn summarise(ledger: &Ledger, query: &SummaryQuery, offset: UtcOffset) -> Result<Summary> {
    let slices = interval::slices((query.from, query.to), query.interval, offset)?;
    let shelves: Vec<&Shelf> = match &query.account_id {
        Some(account) => ledger.shelf(account).into_iter().collect(),
        None => ledger.shelves().collect(),
    };
    let shelves: Vec<Countable<'_>> = shelves
        .into_iter()
        .map(|shelf| Counting::of(shelf).map(|counting| (shelf, counting)))
        .collect::<Result<_>>()?;
    let previous = match query.compare {
        Some(Compare::Previous) => {
            let length = query.to.since(query.from);
            Some(tally(&shelves, query.from.later(-length), query.from, query.by)?)
        }
        None => None,
    };
    let whole = tally(&shelves, query.from, query.to, query.by)?;
    let mut summary = Summary {
        series: series(&shelves, slices)?,
        groups: groups(&whole, previous.as_ref()),
        largest: whole.largest(),
        quality: whole.quality(),
        totals: whole.totals,
        previous: previous.map(|before| before.totals),
    };
    if ledger.evicted > 0 {
        summary.quality.push(Quality {
            code: "payments-evicted",
            count: ledger.evicted,
            money: None,
        });
    }
    Ok(summary)
}

/// What one pass over the payments of a range gives.
#[derive(Default)]
struct Tally {
    totals: ByCurrency,
    groups: Catalogue<(String, ByCurrency)>,
    /// The largest of each currency so far, the largest first.
    largest: Few<Currency, Vec<(Amount, Millis, String)>>,
    doubts: Few<(&'static str, Currency), (u32, Money)>,
}

/// A shelf, and which of its refunds pay back what: found once, and counted by in every pass.
type Countable<'a> = (&'a Shelf, Counting);

fn tally(shelves: &[Countable<'_>], from: Millis, to: Millis, by: Option<By>) -> Result<Tally> {
    let mut tally = Tally::default();
    for (shelf, counting) in shelves {
        for (place, payment) in shelf.payments().enumerate() {
            if payment.at >= from && payment.at < to {
                tally.take(shelf, payment, &counting.count(place, payment)?, by)?;
            }
        }
    }
    Ok(tally)
}

impl Tally {
    fn take(&mut self, shelf: &Shelf, payment: &Payment, counted: &Counted, by: Option<By>) -> Result<()> {
        for code in &counted.doubts {
            let (count, money) = self.doubts.entry((code, payment.currency));
            *count += 1;
            *money = money.plus(payment.amount.into())?;
        }
        if counted.is_nothing() {
            return Ok(());
        }
        self.totals.entry(payment.currency).add(&counted.totals)?;
        if let Some(by) = by {
            let key = by.key(shelf, payment);
            if by == By::Category && key == query::UNKNOWN {
                self.doubts.entry(("category-unknown", payment.currency)).0 += 1;
            }
            let group = self
                .groups
                .get_or_put(Digest::of(key), || (key.to_owned(), ByCurrency::default()));
            group.1.entry(payment.currency).add(&counted.totals)?;
        }
        self.rank(counted.net, payment);
        Ok(())
    }

    /// Puts a payment among the largest, if it belongs there; of equals the earlier comes first.
    fn rank(&mut self, cost: Amount, payment: &Payment) {
        let key = (Reverse(cost), payment.at, payment.id.as_str());
        let before = |(known, at, id): &&(Amount, Millis, String)| (Reverse(*known), *at, id.as_str()) <= key;
        let largest = self.largest.entry(payment.currency);
        let place = largest.iter().take_while(before).count();
        if place < LARGEST && !cost.is_zero() {
            largest.insert(place, (cost, payment.at, payment.id.clone()));
            largest.truncate(LARGEST);
        }
    }

    /// Of the currency with the most payments: amounts of several cannot be compared.
    fn largest(&self) -> Vec<String> {
        let main = self
            .totals
            .iter()
            .max_by_key(|(currency, totals)| (totals.count, Reverse(**currency)));
        let of_main = main.and_then(|(currency, _)| self.largest.get(currency));
        of_main
            .into_iter()
            .flatten()
            .map(|(_, _, id)| id.clone())
            .collect()
    }

    fn quality(&self) -> Vec<Quality> {
        self.doubts
            .iter()
            .map(|((code, currency), (count, money))| Quality {
                code,
                count: *count,
                money: (!money.is_zero()).then_some((*money, *currency)),
            })
            .collect()
    }
}

/// The intervals are in order and without gaps, so each payment is found by binary search.
fn series(shelves: &[Countable<'_>], slices: Vec<(Millis, Millis)>) -> Result<Vec<Slice>> {
    let mut series: Vec<Slice> = slices
        .into_iter()
        .map(|(from, to)| Slice {
            from,
            to,
            totals: ByCurrency::default(),
        })
        .collect();
    if series.is_empty() {
        return Ok(series);
    }
    for (shelf, counting) in shelves {
        for (place, payment) in shelf.payments().enumerate() {
            let position = series.partition_point(|slice| slice.to <= payment.at);
            let Some(slice) = series.get_mut(position).filter(|slice| slice.from <= payment.at) else {
                continue;
            };
            let counted = counting.count(place, payment)?;
            if !counted.is_nothing() {
                slice.totals.entry(payment.currency).add(&counted.totals)?;
            }
        }
    }
    Ok(series)
}

fn groups(whole: &Tally, previous: Option<&Tally>) -> Vec<Group> {
    let only = whole.totals.iter().next().filter(|_| whole.totals.len() == 1);
    let spent_in = |totals: &ByCurrency| {
        only.and_then(|(currency, _)| totals.get(currency))
            .map(|totals| totals.spent.to_f64())
    };
    let mut groups: Vec<Group> = Vec::with_capacity(whole.groups.len());
    // By what was spent in the first currency; equal ones by key, so that the order never wavers.
    let weight = |totals: &ByCurrency| {
        totals
            .values()
            .next()
            .map(|totals| totals.spent)
            .unwrap_or_default()
    };
    let mut order: Vec<(Reverse<Money>, &str, &ByCurrency)> = whole
        .groups
        .values()
        .map(|(key, totals)| (Reverse(weight(totals)), key.as_str(), totals))
        .collect();
    order.sort_unstable_by(|a, b| (a.0, a.1).cmp(&(b.0, b.1)));
    for (_, key, totals) in order {
        let spent = spent_in(totals);
        let all = only.map(|(_, totals)| totals.spent.to_f64());
        let before = previous.and_then(|before| before.groups.get(Digest::of(key)));
        let before = before.and_then(|(_, totals)| spent_in(totals));
        groups.push(Group {
            key: key.to_owned(),
            totals: totals.clone(),
            share: ratio(spent, all),
            change: ratio(spent, before).map(|ratio| ratio - 1.0),
        });
    }
    groups
}

fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    match (part, whole) {
        (Some(part), Some(whole)) if whole > 0.0 => Some(part / whole),
        _ => None,
    }
}
