//! Tally, one pass over the payments: each is counted once and added wherever it belongs: the range and its intervals, the
//! times compared with, its group in each. Then the folded months, as far as a month can answer (`months`).

mod months;

use super::category::stated;
use super::convert::Rates;
use super::count::{Addend, Counted, count};
use super::opened::Opened;
use super::payees::payee_of;
use super::period::Range;
use super::query::{By, SummaryQuery};
use super::totals::Totals;
use super::{ByCurrency, Quality};
use crate::error::Result;
use crate::event::Digest;
use crate::ledger::{Payment, Word};
use crate::link::{Role, RowRef};
use crate::map::{OrderedMap, SmallMap};
use crate::money::Currency;
use crate::money::Money;
use crate::time::{Millis, Zone};
use std::cmp::Reverse;

/// Largest payments listed.
const LARGEST: usize = 5;
/// The key of what the payment does not tell.
pub(super) const UNKNOWN: &str = "";

/// Sums by currency, and all of them in one.
#[derive(Debug, Clone, Default)]
pub(super) struct Sums {
    pub(super) by: ByCurrency,
    pub(super) converted: Totals,
}

/// A key's sums in the range asked for, then in each of the times compared with.
#[derive(Debug)]
pub(super) struct Grouped {
    pub(super) key: String,
    pub(super) windows: Vec<Sums>,
}

/// Tally: what one pass gives.
#[derive(Debug)]
pub(super) struct Tally<'a> {
    query: &'a SummaryQuery,
    /// Somebody corrected a category.
    has_corrections: bool,
    zone: &'a Zone,
    windows: Vec<Range>,
    pub(super) rates: Option<Rates>,
    pub(super) sums: Vec<Sums>,
    pub(super) groups: OrderedMap<Grouped>,
    slices: Vec<Range>,
    pub(super) series: Vec<Sums>,
    /// The largest of each currency so far, the largest first.
    largest: SmallMap<Currency, Vec<(Money, Millis, &'a str)>>,
    doubts: SmallMap<(&'static str, Currency), (u32, Money)>,
    /// What is to be said of folded months, by code: of how many payments.
    notes: SmallMap<&'static str, u32>,
    /// The first payment of all that is kept.
    pub(super) begins: Option<Millis>,
    /// Group by account and by word, twice where that is of payees: most payments are to few.
    known: Vec<Vec<u32>>,
}

impl<'a> Tally<'a> {
    pub(super) fn new(
        query: &'a SummaryQuery,
        has_corrections: bool,
        zone: &'a Zone,
        others: Vec<Range>,
        slices: Vec<Range>,
    ) -> Result<Self> {
        let mut windows = vec![(query.from, query.to)];
        windows.extend(others);
        Ok(Self {
            query,
            has_corrections,
            zone,
            rates: query.convert.as_ref().map(Rates::of).transpose()?,
            sums: vec![Sums::default(); windows.len()],
            windows,
            groups: OrderedMap::new(),
            series: vec![Sums::default(); slices.len()],
            slices,
            largest: SmallMap::default(),
            doubts: SmallMap::default(),
            notes: SmallMap::default(),
            begins: None,
            known: Vec::new(),
        })
    }

    pub(super) fn read(&mut self, opened: &Opened<'a>) -> Result<()> {
        let rows = &opened.rows;
        self.known = rows
            .accounts
            .iter()
            .map(|account| vec![0; 2 * account.shelf.words()])
            .collect();
        for (number, account) in rows
            .accounts
            .iter()
            .enumerate()
            .filter(|(_, account)| account.is_wanted)
        {
            for (place, (payment, note)) in account.rows().enumerate() {
                let at = payment.at;
                self.begins = Some(self.begins.map_or(at, |begins| begins.min(at)));
                if !self.windows.iter().any(|(from, to)| *from <= at && at < *to) {
                    continue;
                }
                let row_ref = RowRef {
                    account: number,
                    place,
                };
                // A refund in its own period is taken off what its payment was for.
                let keyed = match note.role {
                    Role::PaysBack { of, .. } => of,
                    _ => row_ref,
                };
                if self.is_of_category(opened, keyed) {
                    self.take(opened, payment, keyed, &count(rows, payment, &note, self.query)?)?;
                }
            }
        }
        self.read_months(opened)
    }

    fn is_of_category(&self, opened: &Opened<'a>, keyed: RowRef) -> bool {
        let Some(wanted) = &self.query.category else {
            return true;
        };
        opened.row(keyed).is_some() && key_of(By::Category, opened, keyed) == wanted
    }

    fn take(
        &mut self,
        opened: &Opened<'a>,
        payment: &'a Payment,
        keyed: RowRef,
        counted: &Counted,
    ) -> Result<()> {
        let is_within = |(from, to): &Range| *from <= payment.at && payment.at < *to;
        let is_asked_for = self.windows.first().is_some_and(is_within);
        if is_asked_for {
            for (code, about) in counted.doubts.iter().flatten() {
                let (count, money) = self.doubts.entry((code, payment.currency));
                *count += 1;
                *money = money.plus(*about)?;
            }
        }
        if counted.is_nothing() {
            return Ok(());
        }
        let group = match self.query.by {
            Some(by) => self.group(opened, keyed, by),
            None => None,
        };
        let day = if self.rates.is_some() {
            self.zone.day(payment.at)
        } else {
            0
        };
        // The intervals are in order and without gaps.
        let slice = self.slices.partition_point(|(_, to)| *to <= payment.at);
        for number in 0..self.windows.len() {
            if self.windows.get(number).is_some_and(is_within) {
                self.add((number, group, slice), counted.addend(), payment.currency, day)?;
            }
        }
        if is_asked_for {
            if self.query.by == Some(By::Category) && group == self.groups.position(Digest::of(UNKNOWN)) {
                self.doubts.entry(("category-unknown", payment.currency)).0 += 1;
            }
            self.rank(counted.cost, payment);
        }
        Ok(())
    }

    /// Adds a part to the sums of a time, to its group there, and to its interval.
    fn add(
        &mut self,
        (number, group, slice): (usize, Option<usize>, usize),
        addend: Addend<'_>,
        currency: Currency,
        day: i64,
    ) -> Result<()> {
        let rates = &mut self.rates;
        let mut add = |sums: Option<&mut Sums>| {
            let Some(sums) = sums else { return Ok(()) };
            sums.by.entry(currency).take(addend)?;
            match rates {
                // An attempt without money asks for no rate.
                Some(rates) if !addend.sums.is_empty() => {
                    rates.add(&mut sums.converted, addend, currency, day)
                }
                _ => Ok(()),
            }
        };
        add(self.sums.get_mut(number))?;
        let grouped = group.and_then(|group| self.groups.at_mut(group));
        add(grouped.and_then(|grouped| grouped.windows.get_mut(number)))?;
        add(self.series.get_mut(slice).filter(|_| number == 0))
    }

    /// The number of the payment's group.
    fn group(&mut self, opened: &Opened<'a>, keyed: RowRef, by: By) -> Option<usize> {
        let (_, payment) = opened.row(keyed)?;
        let place = match by {
            By::Counterparty => payee_of(payment).map(|(word, is_id)| 2 * word.index() + usize::from(is_id)),
            By::Country => payment.country_word().map(Word::index),
            By::Category if !self.has_corrections => payment.category_word().map(Word::index),
            _ => None,
        };
        let known = place.and_then(|place| self.known.get_mut(keyed.account)?.get_mut(place));
        if let Some(number) = known.as_ref().and_then(|known| known.checked_sub(1)) {
            return Some(number as usize);
        }
        let key = key_of(by, opened, keyed);
        let number = group_of(&mut self.groups, key, self.windows.len());
        if let (Some(known), Ok(number)) = (known, u32::try_from(number + 1)) {
            *known = number;
        }
        Some(number)
    }

    /// Puts a payment among the largest, if it belongs there; of equals the earlier comes first.
    fn rank(&mut self, cost: Money, payment: &'a Payment) {
        let largest = self.largest.entry(payment.currency);
        if largest
            .get(LARGEST - 1)
            .is_some_and(|(least, _, _)| *least > cost)
            || !cost.is_positive()
        {
            return;
        }
        let key = (Reverse(cost), payment.at, payment.id());
        let before = |(known, at, id): &&(Money, Millis, &str)| (Reverse(*known), *at, *id) <= key;
        let place = largest.iter().take_while(before).count();
        if place < LARGEST {
            largest.insert(place, (cost, payment.at, payment.id()));
            largest.truncate(LARGEST);
        }
    }

    /// The currency with the most payments: amounts of several cannot be compared.
    pub(super) fn main_currency(&self) -> Option<Currency> {
        let (currency, _) = self
            .sums
            .first()?
            .by
            .iter()
            .max_by_key(|(currency, totals)| (totals.count, Reverse(**currency)))?;
        Some(*currency)
    }

    /// True where a time compared with lies partly before all that is kept.
    pub(super) fn is_short_of_history(&self) -> bool {
        let first = self.windows.iter().skip(1).map(|(from, _)| *from).min();
        first.is_some_and(|first| self.begins.is_none_or(|begins| begins > first))
    }

    pub(super) fn largest(&self) -> Vec<String> {
        let of_main = self.main_currency().and_then(|main| self.largest.get(&main));
        let listed = of_main.into_iter().flatten();
        listed.map(|(_, _, id)| (*id).to_owned()).collect()
    }

    pub(super) fn quality(&self) -> Vec<Quality> {
        let noted = self.notes.iter();
        let noted = noted.map(|(code, count)| Quality::counted(code, *count));
        self.doubts
            .iter()
            .map(|((code, currency), (count, money))| Quality {
                code,
                count: *count,
                amount: (!money.is_zero()).then_some(*money),
                currency: (!money.is_zero()).then_some(*currency),
            })
            .chain(noted)
            .collect()
    }
}

/// The number of the group of a key.
fn group_of(groups: &mut OrderedMap<Grouped>, key: &str, windows: usize) -> usize {
    let digest = Digest::of(key);
    groups.position(digest).unwrap_or_else(|| {
        let windows = vec![Sums::default(); windows];
        let key = key.to_owned();
        groups.put(digest, Grouped { key, windows })
    })
}

/// The key of a row.
pub(super) fn key_of<'a>(by: By, opened: &Opened<'a>, row_ref: RowRef) -> &'a str {
    let Some((shelf, payment)) = opened.row(row_ref) else {
        return UNKNOWN;
    };
    let payee = || opened.payee(row_ref.account, payment);
    let key = match by {
        By::Category => payee()
            .and_then(|payee| payee.corrected)
            .or_else(|| stated(shelf, payment)),
        By::Counterparty => payee().map(|payee| payee.shown),
        By::Channel => payment.facts.channel.map(|channel| channel.as_str()),
        By::Instrument => payment.facts.instrument.map(|kind| kind.as_str()),
        By::Country => shelf.country(payment),
        By::Currency => Some(payment.currency.as_str()),
        By::Type => Some(payment.facts.kind.as_str()),
    };
    key.unwrap_or(UNKNOWN)
}
