//! List of payments: the rows that a query asks for, the newest first, each with its part in the sums and why.
//!
//! A row's part is what `count` adds for it, so that the parts of a list add up to the totals of the same range, category and
//! way of counting refunds. A list is read page by page: what belongs together, and the order of the dates, are found once
//! and kept as long as the ledger stands as it did (`KeptList`); a page then costs what its filter has to look at.
//! Not here: a row's alerts, and whether it has any (`engine::payments`).

mod first;
mod like;
mod part;
mod query;

pub use part::{Counts, PartOfSums};
pub use query::PaymentQuery;

use super::Sources;
use super::opened::{Opened, opened, opened_over};
use super::payees::Spellings;
use super::query::{By, SummaryQuery};
use super::search::Search;
use super::tally::key_of;
use crate::error::{Code, Error, Result};
use crate::event::Digest;
use crate::event::category::is_play;
use crate::ledger::{Ledger, Payment, Shelf};
use crate::link::{KeptLinks, Role, RowRef, Rows};
use crate::sort::sort;
use crate::time::{Millis, Zone};
use first::Firsts;
use part::part;
use std::cmp::Ordering;

/// Rows of a page where the query tells no number: more than a screen shows, less than a hand scrolls through.
const A_PAGE: usize = 100;

/// Date of a row, and where it is.
type Dated = (Millis, u32, u32);

/// What a list is read by, as long as the ledger, what persons said and the calendars stand as they did.
#[derive(Debug)]
pub struct KeptList {
    scope: Scope,
    links: KeptLinks,
    spellings: Spellings,
    /// The newest first.
    by_date: Vec<Dated>,
}

/// Whose rows are listed, by which days.
#[derive(Debug, Clone, PartialEq)]
struct Scope {
    account_id: Option<String>,
    holder_id: Option<String>,
    zone: Zone,
}

impl KeptList {
    /// True where this was found for such a query: in a ledger whose days are the zone's as it stands.
    pub fn is_for(&self, query: &PaymentQuery, zone: &Zone) -> bool {
        self.scope == query.scope(zone)
    }
}

/// Page of a list.
#[derive(Debug)]
pub struct Page<'a> {
    opened: Opened<'a>,
    query: SummaryQuery,
    scope: Scope,
    by_date: Vec<Dated>,
    /// Rows, the newest first.
    pub found: Vec<RowRef>,
    /// How many rows there are on all pages.
    pub count: u32,
    /// What asks for the next page; nothing on the last.
    pub after: Option<String>,
}

/// Reads a page of a ledger whose days are the zone's. `is_flagged` tells, by account and id, what has an alert.
pub fn list<'a>(
    (ledger, zone): (&'a Ledger, &Zone),
    sources: &Sources<'a>,
    query: &PaymentQuery,
    kept: Option<KeptList>,
    is_flagged: &dyn Fn(&str, &str) -> bool,
) -> Result<Page<'a>> {
    if query.from.zip(query.to).is_some_and(|(from, to)| to <= from) {
        return Err(Error::new(Code::QueryInvalid).at_field("to"));
    }
    let summary = query.summary();
    let scope = query.scope(zone);
    let kept = kept.filter(|kept| kept.scope == scope);
    let again = kept.and_then(|kept| Some((kept.links.over(ledger)?, kept.spellings, kept.by_date)));
    let (opened, by_date) = match again {
        Some((rows, spellings, by_date)) => (opened_over(rows, spellings, sources), by_date),
        None => {
            let opened = opened(ledger, sources, &summary)?;
            let by_date = by_date(&opened.rows);
            (opened, by_date)
        }
    };
    let accounts = opened.rows.accounts.len();
    let mut filter = Filter {
        opened: &opened,
        query,
        summary: &summary,
        search: query.text.as_deref().map(|text| Search::of(text, accounts)),
        firsts: query.first.map(|_| Firsts::of(&opened, &by_date, &summary)),
        like: query.like.as_ref().and_then(|like| {
            let rows = by_date.iter().filter_map(|dated| opened.row(ref_of(dated)));
            let (shelf, payment) = rows.into_iter().find(|(_, payment)| payment.id() == like.id)?;
            like.part.of(shelf, payment)
        }),
        is_flagged,
    };
    let begin = by_date.partition_point(|(at, _, _)| *at >= summary.to);
    let end = by_date.partition_point(|(at, _, _)| *at >= summary.from);
    let asked = by_date.get(begin..end).unwrap_or_default();
    let shown_before = match &query.after {
        None => 0,
        Some(token) => past(&opened.rows, asked, token)?,
    };
    let most = query.limit.map_or(A_PAGE, |limit| limit as usize);
    let is_of_all = filter.is_of_all();
    let (mut found, mut count, mut has_more) = (Vec::new(), 0_u32, false);
    for (place, dated) in asked.iter().enumerate() {
        let row_ref = ref_of(dated);
        if is_of_all || filter.passes(row_ref)? {
            count = count.saturating_add(1);
            if place < shown_before {
                continue;
            }
            if found.len() < most {
                found.push(row_ref);
            } else {
                has_more = true;
            }
        }
    }
    let last = found.last().filter(|_| has_more);
    let after = last.and_then(|last| token_of(&opened.rows, *last));
    Ok(Page {
        opened,
        query: summary,
        scope,
        by_date,
        found,
        count,
        after,
    })
}

impl<'a> Page<'a> {
    /// The rows among which it was found, linked.
    pub const fn rows(&self) -> &Rows<'a> {
        &self.opened.rows
    }

    /// Shelf and payment of a row.
    pub fn row(&self, row_ref: RowRef) -> Option<(&'a Shelf, &'a Payment)> {
        self.opened.row(row_ref)
    }

    /// Category of a row as it is summed; empty where nobody knows.
    pub fn category(&self, row_ref: RowRef) -> &str {
        key_of(By::Category, &self.opened, keyed(&self.opened.rows, row_ref))
    }

    /// Part of the sums that a row has.
    pub fn part(&self, row_ref: RowRef) -> Result<PartOfSums> {
        part(&self.opened.rows, row_ref, &self.query)
    }

    /// What the next page is read by.
    pub fn kept(self) -> KeptList {
        KeptList {
            scope: self.scope,
            links: self.opened.rows.kept(),
            spellings: self.opened.spellings,
            by_date: self.by_date,
        }
    }
}

/// What a row has to be.
struct Filter<'q, 'a> {
    opened: &'q Opened<'a>,
    query: &'q PaymentQuery,
    summary: &'q SummaryQuery,
    search: Option<Search>,
    firsts: Option<Firsts>,
    /// What the payment has that others are to be like; nothing where it is not kept, and nothing is like it.
    like: Option<u32>,
    is_flagged: &'q dyn Fn(&str, &str) -> bool,
}

impl Filter<'_, '_> {
    /// True where nothing but the time is asked for.
    fn is_of_all(&self) -> bool {
        let unfiltered = PaymentQuery {
            category: None,
            counterparty: None,
            text: None,
            kinds: None,
            counts: None,
            flagged: None,
            play: None,
            first: None,
            left: None,
            channels: None,
            like: None,
            currency: None,
            least: None,
            most: None,
            ..self.query.clone()
        };
        *self.query == unfiltered
    }

    fn passes(&mut self, row_ref: RowRef) -> Result<bool> {
        let Some((shelf, payment)) = self.opened.row(row_ref) else {
            return Ok(false);
        };
        let query = self.query;
        let is = |by: By, wanted: &Option<String>| {
            wanted
                .as_ref()
                .is_none_or(|wanted| key_of(by, self.opened, keyed(&self.opened.rows, row_ref)) == wanted)
        };
        let is_flagged = || (self.is_flagged)(&shelf.account_id, payment.id());
        let is_play = || {
            let code = payment.facts.mcc.map(|mcc| format!("{:04}", mcc.get()));
            is_play(
                code.as_deref(),
                shelf.category(payment),
                shelf.counterparty(payment),
            )
        };
        let passes = query.currency.is_none_or(|currency| currency == payment.currency)
            && query.least.is_none_or(|least| payment.amount() >= least)
            && query.most.is_none_or(|most| payment.amount() <= most)
            && query
                .kinds
                .as_ref()
                .is_none_or(|kinds| kinds.contains(&payment.facts.kind))
            && query.left.is_none_or(|left| left == payment.facts.is_out())
            && query.channels.as_ref().is_none_or(|channels| {
                payment
                    .facts
                    .channel
                    .is_some_and(|channel| channels.contains(&channel))
            })
            && self
                .search
                .as_mut()
                .is_none_or(|search| search.finds(row_ref.account, shelf, payment))
            && is(By::Category, &query.category)
            && is(By::Counterparty, &query.counterparty)
            && query
                .like
                .as_ref()
                .is_none_or(|like| self.like.is_some() && like.part.of(shelf, payment) == self.like)
            && query.play.is_none_or(|play| play == is_play())
            && self
                .firsts
                .as_ref()
                .zip(query.first)
                .is_none_or(|(firsts, first)| first == firsts.has(self.opened, row_ref))
            && query.flagged.is_none_or(|flagged| flagged == is_flagged());
        match &query.counts {
            Some(counts) if passes => {
                let part = part(&self.opened.rows, row_ref, self.summary)?;
                Ok(counts.contains(&part.counts))
            }
            _ => Ok(passes),
        }
    }
}

/// The row under whose category and payee a row is summed: what it pays back is taken off there.
fn keyed(rows: &Rows<'_>, row_ref: RowRef) -> RowRef {
    match rows.note(row_ref).role {
        Role::PaysBack { of, .. } => of,
        _ => row_ref,
    }
}

/// The rows that are asked for by their dates, the newest first; of one moment by id, then by account.
fn by_date(rows: &Rows<'_>) -> Vec<Dated> {
    let mut dated: Vec<(Dated, &str)> = Vec::new();
    for (account, read) in (0..).zip(&rows.accounts).filter(|(_, read)| read.is_wanted) {
        let payments = (0..).zip(read.shelf.payments());
        dated.extend(payments.map(|(place, payment)| ((payment.at, account, place), payment.id())));
    }
    sort(
        &mut dated,
        |((at, account, _), id), ((other_at, other_account, _), other_id)| {
            let by_date: Ordering = other_at.cmp(at);
            by_date.then_with(|| (id, account).cmp(&(other_id, other_account)))
        },
    );
    dated.into_iter().map(|(dated, _)| dated).collect()
}

const fn ref_of((_, account, place): &Dated) -> RowRef {
    RowRef {
        account: *account as usize,
        place: *place as usize,
    }
}

/// What asks for the rows after this one: its date, and a fingerprint of which it is.
fn token_of(rows: &Rows<'_>, row_ref: RowRef) -> Option<String> {
    let of = rows.event_ref(row_ref)?;
    let at = rows.payment(row_ref)?.at;
    let digest = Digest::of_parts(&[&of.account_id, &of.id]);
    Some(format!("{}.{:016x}", at.get(), digest.half()))
}

/// How many of the rows lie up to the one that a token names.
fn past(rows: &Rows<'_>, asked: &[Dated], token: &str) -> Result<usize> {
    let refused = || Error::new(Code::QueryInvalid).at_field("after");
    let at: i64 = token
        .split('.')
        .next()
        .and_then(|at| at.parse().ok())
        .ok_or_else(refused)?;
    let at = Millis::new(at).map_err(|_| refused())?;
    let first = asked.partition_point(|(known, _, _)| *known > at);
    let of_moment = asked.iter().enumerate().skip(first);
    let mut of_moment = of_moment.take_while(|(_, (known, _, _))| *known == at);
    let is_it = |dated: &Dated| token_of(rows, ref_of(dated)).as_deref() == Some(token);
    let place = of_moment.find(|(_, dated)| is_it(dated));
    place.map(|(place, _)| place + 1).ok_or_else(refused)
}
