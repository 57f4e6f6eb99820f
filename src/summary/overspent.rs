//! Budgets that are overspent, asked after every payment: by the rows of the period and of what may belong to them.
//!
//! A ledger holds years, and a budget asks of a month. So the rows of the period are looked at alone first: where they come to
//! less than the budget even if nothing was paid back and nothing was the holder's own move, it is not spent, and that is the
//! end of it. Only else what belongs together is found, among the rows of the period and those within the reach of links
//! (`link::REACH`); and only where rows that are known by their days alone are reckoned by another zone, or where a correction
//! is of an id whose name none of them tells, among all.
//! Not here: where a budget is likely to end (`budget`).

use super::Sources;
use super::budget::{key, periods};
use super::category::stated;
use super::count::count;
use super::history::History;
use super::opened::opened;
use super::payees::payee_of;
use super::query::SummaryQuery;
use super::tally::UNKNOWN;
use crate::config::Budget;
use crate::error::Result;
use crate::event::{Digest, Direction};
use crate::ledger::{Payment, Shelf};
use crate::link::{REACH, Role, RowRef, linked_since};
use crate::map::OrderedMap;
use crate::money::Money;
use crate::sort::sort;
use crate::time::{DAY, Millis, Zone};

/// A budget in one of its periods: its first instant, and the first one after it.
pub type Period<'a> = (&'a Budget, Millis, Millis);

/// A budget that is spent, and more.
#[derive(Debug, Clone, PartialEq)]
pub struct Overspent<'a> {
    /// Budget.
    pub budget: &'a Budget,
    /// Its period.
    pub from: Millis,
    /// The first instant after the period.
    pub to: Millis,
    /// Sum spent.
    pub spent: Money,
    /// The payment that went beyond, by its id, and when.
    pub by: (String, Millis),
}

/// Period of a budget that holds a moment.
pub fn period_of<'a>(budget: &'a Budget, at: Millis, zone: &Zone) -> Result<Period<'a>> {
    let period = periods(budget.interval, at, 0, zone)?;
    let (from, to) = period.first().copied().unwrap_or((at, at));
    Ok((budget, from, to))
}

/// Those of these budgets that are overspent in their periods, by an account or its household. Soon found where the shelves are
/// in order.
#[inline(never)]
pub fn overspent<'a>(sources: &Sources<'a>, account: &str, all: &[Period<'a>]) -> Result<Vec<Overspent<'a>>> {
    let shelves = household(sources, account);
    let mut open = all.to_vec();
    open.retain(|period| may_be_beyond(sources, &shelves, *period));
    let Some(since) = open.iter().map(|(_, from, _)| *from).min() else {
        return Ok(Vec::new());
    };
    let Some(rows) = SpentRows::since(sources, account, &shelves, since)? else {
        return overspent_in_all(sources, account, &open);
    };
    let mut found = Vec::new();
    for period in open {
        let (budget, _, _) = period;
        let of_it = rows.0.iter().filter(|row| {
            let is_of_category = |category: &String| row.category == category;
            row.payment.currency == budget.currency && budget.category.as_ref().is_none_or(is_of_category)
        });
        let mut told = of_it.map(|row| (row.payment.at, row.payment.id(), row.cost));
        found.extend(sum_of(period, &mut told)?);
    }
    Ok(found)
}

/// The same by all that is kept.
fn overspent_in_all<'a>(
    sources: &Sources<'a>,
    account: &str,
    all: &[Period<'a>],
) -> Result<Vec<Overspent<'a>>> {
    let holder = sources.ledger.shelf(account).and_then(Shelf::holder);
    let query = SummaryQuery {
        account_id: Some(account.to_owned()).filter(|_| holder.is_none()),
        holder_id: holder.map(str::to_owned),
        ..SummaryQuery::default()
    };
    let by_days = sources.ledger.by_days_of(sources.zone);
    let ledger = by_days.as_ref().unwrap_or(sources.ledger);
    let history = History::read(&opened(ledger, sources, &query)?, &query, sources.zone)?;
    let mut found = Vec::new();
    for period in all {
        let Some((category, currency)) = key(period.0, &history) else {
            continue;
        };
        let of_it = history.spending(category, currency);
        let mut told = of_it.map(|item| (item.at, item.id, item.amount));
        found.extend(sum_of(*period, &mut told)?);
    }
    Ok(found)
}

/// A budget's sum of these rows: when each was, its id and what it cost, by time, and then what was taken off.
#[inline(never)]
fn sum_of<'a>(
    (budget, from, to): Period<'a>,
    rows: &mut dyn Iterator<Item = (Millis, &str, Money)>,
) -> Result<Option<Overspent<'a>>> {
    let (mut spent, mut by) = (Money::ZERO, None);
    for (at, id, cost) in rows.filter(|(at, ..)| from <= *at && *at < to) {
        spent = spent.plus(cost)?;
        if spent > budget.amount.into() {
            by.get_or_insert_with(|| (id.to_owned(), at));
        }
    }
    Ok(by.map(|by| Overspent {
        budget,
        from,
        to,
        spent,
        by,
    }))
}

/// The shelves that an account is read with: its holder's, or its own.
fn household<'a>(sources: &Sources<'a>, account: &str) -> Vec<&'a Shelf> {
    let shelf = sources.ledger.shelf(account);
    match shelf.and_then(Shelf::holder) {
        None => shelf.into_iter().collect(),
        holder => {
            let all = sources.ledger.shelves().map(|(_, shelf)| shelf);
            all.filter(|shelf| shelf.holder() == holder).collect()
        }
    }
}

/// Rows of a shelf from a moment on, as another zone may have their days: at most two days apart.
#[inline(never)]
fn rows_since(shelf: &Shelf, since: Millis) -> Vec<&Payment> {
    let places = shelf.since(since.later(-2 * DAY));
    let rows = places.into_iter();
    rows.filter_map(|place| shelf.at(place as usize)).collect()
}

/// False where a budget cannot be overspent in its period, whatever belongs together: all that was paid, with every fee, is
/// within it. A row costs its own amount and fee at most, and counts for its own category; but a fee of what pays back counts
/// for what it pays back.
fn may_be_beyond(sources: &Sources<'_>, shelves: &[&Shelf], (budget, from, to): Period<'_>) -> bool {
    let (zone, apart) = (sources.zone, 2 * DAY); // of a day that another zone has
    let is_filed = budget.category.is_some() && !sources.corrections.is_empty();
    let names = is_filed.then(|| names_of_ids(shelves, from));
    let mut most = Money::ZERO;
    for shelf in shelves {
        for payment in shelf.between(from.later(-apart), to.later(apart)) {
            let at = payment.at_in(zone);
            if payment.currency != budget.currency || at < from || at >= to {
                continue;
            }
            let is_of = budget.category.as_deref().is_none_or(|category| {
                let filed = category_of(sources, shelf, payment, names.as_ref());
                filed.is_none_or(|filed| filed == category)
            });
            let amount = Some(payment.amount());
            let amount = amount.filter(|_| is_of && payment.facts.direction == Direction::Debit);
            for part in [amount, payment.fee()].into_iter().flatten() {
                match most.plus(part.into()) {
                    Ok(sum) => most = sum,
                    Err(_) => return true,
                }
            }
        }
    }
    most > budget.amount.into()
}

/// Row by which something was spent, or that was taken off what was.
struct SpentRow<'a> {
    payment: &'a Payment,
    category: &'a str,
    cost: Money,
}

/// Such rows of a stretch of time, by time, and then what was taken off.
struct SpentRows<'a>(Vec<SpentRow<'a>>);

impl<'a> SpentRows<'a> {
    /// From a moment on; nothing where that takes all that is kept.
    fn since(
        sources: &Sources<'a>,
        account: &str,
        shelves: &[&'a Shelf],
        since: Millis,
    ) -> Result<Option<Self>> {
        let is_of_other_day = |payment: &Payment| payment.at_in(sources.zone) != payment.at;
        let far = since.later(-REACH);
        if shelves
            .iter()
            .any(|shelf| rows_since(shelf, far).into_iter().any(is_of_other_day))
        {
            return Ok(None);
        }
        let links = crate::link::Sources {
            ledger: sources.ledger,
            decisions: sources.decisions,
            calendars: sources.calendars,
        };
        let rows = linked_since(links, account, far)?;
        let names = (!sources.corrections.is_empty()).then(|| names_of_ids(shelves, since));
        let query = SummaryQuery::default();
        let (mut spent, mut taken_off) = (Vec::new(), Vec::new());
        for (number, account) in rows.accounts.iter().enumerate() {
            for place in account.shelf.since(since) {
                let row_ref = RowRef {
                    account: number,
                    place: place as usize,
                };
                let Some(payment) = rows.payment(row_ref) else {
                    continue;
                };
                let note = rows.note(row_ref);
                let counted = count(&rows, payment, &note, &query)?;
                let cost = counted.cost;
                let to = match cost.is_positive() {
                    true => &mut spent,
                    false if counted.income.is_positive() || cost.is_zero() => continue,
                    false => &mut taken_off,
                };
                // What pays back counts for what its payment was for.
                let keyed = match note.role {
                    Role::PaysBack { of, .. } => of,
                    _ => row_ref,
                };
                let shelf = rows.accounts.get(keyed.account).map(|account| account.shelf);
                let filed = shelf.zip(rows.payment(keyed));
                let filed = filed.and_then(|(shelf, of)| category_of(sources, shelf, of, names.as_ref()));
                let Some(category) = filed else {
                    return Ok(None);
                };
                to.push(SpentRow {
                    payment,
                    category,
                    cost,
                });
            }
        }
        sort(&mut spent, |a: &SpentRow<'_>, b| {
            (a.payment.at, a.payment.id()).cmp(&(b.payment.at, b.payment.id()))
        });
        spent.extend(taken_off);
        Ok(Some(Self(spent)))
    }
}

/// When each id last came with a name, the payment's id, and the name.
type Names<'a> = OrderedMap<(Millis, &'a str, &'a str)>;

/// The newest name of each id that rows from a moment on have.
#[inline(never)]
fn names_of_ids<'a>(shelves: &[&'a Shelf], since: Millis) -> Names<'a> {
    let mut names = Names::new();
    for shelf in shelves {
        for payment in rows_since(shelf, since) {
            let word = |word: Option<_>| shelf.word_at(word?);
            let Some((id, name)) = word(payment.party_word()).zip(word(payment.payee_word())) else {
                continue;
            };
            let told = (payment.at, payment.id(), name);
            let known = names.get_or_put(Digest::of(id), || told);
            if (told.0, told.1) > (known.0, known.1) {
                *known = told;
            }
        }
    }
    names
}

/// Category of a row: as its holder says, else as it is told. Nothing where a correction may be of a name that none of these rows
/// tells.
#[inline(never)]
fn category_of<'a>(
    sources: &Sources<'a>,
    shelf: &'a Shelf,
    payment: &'a Payment,
    names: Option<&Names<'a>>,
) -> Option<&'a str> {
    let mut corrected = None;
    if let (Some(names), Some((word, is_id))) = (names, payee_of(payment)) {
        let own = Digest::of(shelf.word_at(word)?);
        let by_name = match is_id {
            true => Digest::of(names.get(own)?.2),
            false => own,
        };
        let corrections = sources.corrections;
        corrected = corrections.at(by_name).or_else(|| corrections.at(own));
    }
    Some(corrected.or_else(|| stated(shelf, payment)).unwrap_or(UNKNOWN))
}
