//! Spending history: what was spent and received, payment by payment and over all that is kept, of which statistics are
//! made. Folded months are sums only: they say who was paid before, and from when on there is every payment.

use super::opened::Opened;
use super::query::{By, SummaryQuery};
use super::tally::{UNKNOWN, key_of};
use super::{FirstTime, count};
use crate::error::Result;
use crate::event::{Channel, Digest, Direction};
use crate::ledger::{Group, Payment, Sum};
use crate::link::{Note, Role, RowRef};
use crate::map::OrderedMap;
use crate::money::Currency;
use crate::money::Money;
use crate::sort::sort;
use crate::time::{DAY, Millis, Zone};

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
    /// Account that it is a row of.
    pub(super) account: &'a str,
    /// Whose it is: the holder, or the account where none is told.
    pub(super) owner: &'a str,
    /// The number of its category's name.
    pub(super) category: usize,
    pub(super) currency: Currency,
    /// Amount that it cost, or brought in; never both.
    pub(super) amount: Money,
    pub(super) is_income: bool,
    pub(super) is_standing: bool,
    /// Cash from a machine: it pays nobody.
    pub(super) is_cash: bool,
    /// Agreement that it was drawn under, where that has an id.
    pub(super) agreement: Option<Digest>,
    /// It cost or brought something in the end.
    pub(super) is_settled: bool,
}

/// Every payment that cost or brought something, by time.
#[derive(Debug)]
pub(super) struct History<'a> {
    pub(super) items: Vec<Item<'a>>,
    /// Refunds in their own period, with negative amounts.
    taken_off: Vec<Item<'a>>,
    /// Payments that came and cost or brought nothing in the end, or not yet: paid back, undone, held, on their way. In no sum,
    /// and a beat of what comes again all the same.
    pub(super) without_cost: Vec<Item<'a>>,
    pub(super) categories: OrderedMap<&'a str>,
    /// Up to when payments are folded: single ones from before are not all there are.
    folded_to: Option<Millis>,
    /// Counterparties of folded months to whom something was spent, and when first.
    folded_payees: Vec<(&'a str, Millis)>,
}

/// True of a charge, or of money for the holder, that came whatever became of it: no own move, no refund, no attempt, and no
/// row that another one tells.
fn came_by_itself(payment: &Payment, note: &Note) -> bool {
    let facts = payment.facts;
    note.role == Role::Plain
        && !facts.status.never_moved()
        && !facts.is_own_move()
        && !facts.is_refund()
        && !payment.amount().is_zero()
}

impl<'a> History<'a> {
    /// Of the accounts that are asked for.
    pub(super) fn read(opened: &Opened<'a>, query: &SummaryQuery, zone: &Zone) -> Result<Self> {
        let rows = &opened.rows;
        let (mut items, mut taken_off, mut without_cost) = (Vec::new(), Vec::new(), Vec::new());
        let mut categories = OrderedMap::new();
        let wanted = rows.accounts.iter().enumerate();
        for (number, account) in wanted.filter(|(_, account)| account.is_wanted) {
            for (place, (payment, note)) in account.rows().enumerate() {
                let counted = count::count(rows, payment, &note, query)?;
                let is_settled = counted.cost.is_positive() || counted.income.is_positive();
                let (amount, is_income, to) = match (counted.cost, counted.income) {
                    (cost, _) if cost.is_positive() => (cost, false, &mut items),
                    (_, income) if income.is_positive() => (income, true, &mut items),
                    (cost, _) if !cost.is_zero() => (cost, false, &mut taken_off),
                    (_, income) if !income.is_zero() => (income, true, &mut taken_off),
                    _ if came_by_itself(payment, &note) => {
                        let is_income = payment.facts.direction == Direction::Credit;
                        (payment.amount().into(), is_income, &mut without_cost)
                    }
                    _ => continue,
                };
                // A refund in its own period is taken off what its payment was for.
                let keyed = match note.role {
                    Role::PaysBack { of, .. } => of,
                    _ => RowRef {
                        account: number,
                        place,
                    },
                };
                let category = key_of(By::Category, opened, keyed);
                let digest = Digest::of(category);
                let known = categories.position(digest);
                to.push(Item {
                    at: payment.at,
                    day: zone.day(payment.at),
                    id: payment.id(),
                    counterparty: opened.payee(number, payment).map_or(UNKNOWN, |payee| payee.shown),
                    account: &account.shelf.account_id,
                    owner: account.shelf.holder().unwrap_or(&account.shelf.account_id),
                    category: known.unwrap_or_else(|| categories.put(digest, category)),
                    currency: payment.currency,
                    amount,
                    is_income,
                    is_standing: payment.facts.is_standing(),
                    is_cash: payment.facts.channel == Some(Channel::Atm),
                    agreement: payment.agreement(),
                    is_settled,
                });
            }
        }
        sort(&mut items, |a: &Item<'_>, b| (a.at, a.id).cmp(&(b.at, b.id)));
        let (mut folded_to, mut folded_payees) = (None, Vec::new());
        for (account, reading, month) in opened.months(query.refunds) {
            folded_to = folded_to.max(Some(month.up_to));
            let is_spent = |group: &&Group| {
                let spent = group.part.sums.iter().any(|(sum, _)| *sum == Sum::Spent);
                spent && group.key.readings & reading != 0
            };
            for group in month.groups.iter().filter(is_spent) {
                let payee = opened.payee_of_group(account, group);
                folded_payees.extend(payee.map(|payee| (payee.shown, month.first)));
            }
        }
        Ok(Self {
            items,
            taken_off,
            without_cost,
            categories,
            folded_to,
            folded_payees,
        })
    }

    /// What each owner has of it.
    pub(super) fn by_owner(self) -> Vec<Self> {
        let mut all = self.items;
        all.extend(self.without_cost);
        sort(&mut all, |a: &Item<'_>, b| {
            (a.owner, a.at, a.id).cmp(&(b.owner, b.at, b.id))
        });
        let own = |items: &[Item<'a>]| Self {
            items: items.iter().filter(|item| item.is_settled).copied().collect(),
            taken_off: Vec::new(),
            without_cost: items.iter().filter(|item| !item.is_settled).copied().collect(),
            categories: self.categories.clone(),
            folded_to: self.folded_to,
            folded_payees: Vec::new(),
        };
        all.chunk_by(|a, b| a.owner == b.owner).map(own).collect()
    }

    /// Beginning of all that is kept payment by payment: before it a few stand for many.
    pub(super) fn begins(&self) -> Option<Millis> {
        let is_whole = |item: &&Item<'a>| self.folded_to.is_none_or(|folded| item.at >= folded);
        self.items.iter().find(is_whole).map(|item| item.at)
    }

    /// Every payment by which something was spent; then refunds in their own period, of which the amounts are below zero.
    pub(super) fn spent(&self) -> impl Iterator<Item = &Item<'a>> {
        let all = self.items.iter().chain(&self.taken_off);
        all.filter(|item| !item.is_income)
    }

    /// Payments by which something was spent, of one category or all, in one currency; then refunds in their own period.
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
        self.items.iter().chain(&self.taken_off).filter(wanted)
    }

    /// Counterparties paid in the range and never before; those of a folded month are known from its beginning. Where nothing is kept from before, nobody can be said to be new.
    pub(super) fn first_time(&self, query: &SummaryQuery) -> Vec<FirstTime> {
        let first = self.items.first().map(|item| item.at);
        let folded = self.folded_payees.iter().map(|(_, at)| *at);
        if folded
            .chain(first)
            .min()
            .is_none_or(|begins| begins >= query.from)
        {
            return Vec::new();
        }
        let mut known: OrderedMap<()> = OrderedMap::new();
        for (payee, _) in self.folded_payees.iter().filter(|(_, at)| *at < query.to) {
            known.put(Digest::of(payee), ());
        }
        // Who gave the money back was paid all the same.
        for item in self
            .without_cost
            .iter()
            .filter(|item| !item.is_income && item.at < query.from)
        {
            known.put(Digest::of(item.counterparty), ());
        }
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

/// What came, each once: a payment that cost nothing, or not yet, gives way to one of the same sum within the days that a card
/// takes to post.
pub(super) fn came<'b, 'a>(items: &[&'b Item<'a>]) -> Vec<&'b Item<'a>> {
    /// A weekend, and the working days around it.
    const POSTED_WITHIN: i64 = 5 * DAY;
    let is_it = |item: &Item<'_>, other: &&&Item<'_>| other.is_settled && other.amount == item.amount;
    let is_told_again = |place: usize, item: &Item<'_>| {
        let is_near = |other: &&&Item<'_>| other.at.since(item.at).abs() <= POSTED_WITHIN;
        let later = items.iter().skip(place).take_while(is_near);
        let earlier = items.iter().take(place).rev().take_while(is_near);
        later.chain(earlier).any(|other| is_it(item, &other))
    };
    let each = items.iter().enumerate();
    each.filter(|(place, item)| item.is_settled || !is_told_again(*place, item))
        .map(|(_, item)| *item)
        .collect()
}
