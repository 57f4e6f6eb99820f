//! Spending history: what was spent and received, payment by payment and over all that is kept, of which statistics are
//! made.

use super::links::Accounts;
use super::query::{By, SummaryQuery};
use super::tally::{UNKNOWN, key_of};
use super::totals::Money;
use super::{FirstTime, count};
use crate::error::Result;
use crate::event::Digest;
use crate::map::OrderedMap;
use crate::money::Currency;
use crate::sort::sort;
use crate::time::{Millis, Zone};

/// First-time counterparties listed.
const FIRST_TIMES: usize = 50;

/// A payment, as statistics see it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Item<'a> {
    pub(super) at: Millis,
    /// Local day, from 1970-01-01.
    pub(super) day: i64,
    pub(super) id: &'a str,
    pub(super) counterparty: &'a str,
    /// The number of its category's name.
    pub(super) category: usize,
    pub(super) currency: Currency,
    /// Amount that it cost, or brought in; never both.
    pub(super) amount: Money,
    pub(super) is_income: bool,
    pub(super) is_standing: bool,
}

/// Every payment that cost or brought something, by time.
#[derive(Debug)]
pub(super) struct History<'a> {
    pub(super) items: Vec<Item<'a>>,
    pub(super) categories: OrderedMap<&'a str>,
}

impl<'a> History<'a> {
    /// Of the accounts that are asked for.
    pub(super) fn read(accounts: &Accounts<'a>, query: &SummaryQuery, zone: &Zone) -> Result<Self> {
        let mut items = Vec::new();
        let mut categories = OrderedMap::new();
        for account in accounts.all.iter().filter(|account| account.is_wanted) {
            for (payment, link) in account.rows() {
                let counted = count::count(payment, &link, query)?;
                let (amount, is_income) = match (counted.cost, counted.income) {
                    (cost, _) if cost.is_positive() => (cost, false),
                    (_, income) if income.is_positive() => (income, true),
                    _ => continue,
                };
                let category = key_of(By::Category, account, payment);
                let digest = Digest::of(category);
                let known = categories.position(digest);
                items.push(Item {
                    at: payment.at,
                    day: zone.day(payment.at),
                    id: &payment.id,
                    counterparty: account.payee(payment).map_or(UNKNOWN, |payee| payee.shown),
                    category: known.unwrap_or_else(|| categories.put(digest, category)),
                    currency: payment.currency,
                    amount,
                    is_income,
                    is_standing: payment.facts.is_standing,
                });
            }
        }
        sort(&mut items, |a: &Item<'_>, b| (a.at, a.id).cmp(&(b.at, b.id)));
        Ok(Self { items, categories })
    }

    /// Beginning of all that is kept.
    pub(super) fn begins(&self) -> Option<Millis> {
        self.items.first().map(|item| item.at)
    }

    /// Payments by which something was spent, of one category or all, in one currency.
    pub(super) fn spending(
        &self,
        category: Option<usize>,
        currency: Currency,
    ) -> impl Iterator<Item = &Item<'a>> + Clone {
        let wanted = move |item: &&Item<'a>| {
            !item.is_income
                && item.currency == currency
                && category.is_none_or(|category| item.category == category)
        };
        self.items.iter().filter(wanted)
    }

    /// Counterparties paid in the range and never before. Where nothing is kept from before, nobody can be said to be new.
    pub(super) fn first_time(&self, query: &SummaryQuery) -> Vec<FirstTime> {
        if self.begins().is_none_or(|begins| begins >= query.from) {
            return Vec::new();
        }
        let mut known: OrderedMap<()> = OrderedMap::new();
        let mut new = Vec::new();
        for item in self
            .items
            .iter()
            .filter(|item| !item.is_income && item.at < query.to)
        {
            let key = Digest::of(item.counterparty);
            if item.counterparty.is_empty() || known.position(key).is_some() {
                continue;
            }
            known.put(key, ());
            if item.at >= query.from && new.len() < FIRST_TIMES {
                new.push(FirstTime {
                    counterparty: item.counterparty.to_owned(),
                    at: item.at,
                    amount: item.amount,
                    currency: item.currency,
                });
            }
        }
        new
    }
}
