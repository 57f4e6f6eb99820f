//! What is to be told of series: a payment that did not come, a price that rose, a charge after the series had ended.
//!
//! Facts for their holder, each with the moment that it happened at; whether they are still news is for those to say who
//! tell them (`crate::engine`). A payment is missed only once its account has shown a later one: a file that ends says nothing
//! of what came after it. Bills by use have no price that rises, and what stopped has to be a price to be known again.
//! Not here: finding series (`recurring`), and words on them (`series`, `wanted`).

use super::Sources;
use super::history::History;
use super::opened::opened;
use super::price::{is_near, is_one_price};
use super::query::SummaryQuery;
use super::recurring::Recurring;
use super::series::SeriesState;
use super::wanted::as_said;
use crate::error::Result;
use crate::ledger::Payment;
use crate::money::{Currency, Money};
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Payments that prove a series beyond doubt: half a year of months, none left out.
const CERTAIN: usize = 6;
/// A week's habit that is left out once is no news; a month's payment is. Days.
const RARE: f64 = 28.0;
/// Banks close for a week at the longest holidays (the first of October, Spring Festival), and what was due then comes after.
const GRACE: i64 = 7 * DAY;

/// What happened to a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SeriesTurn {
    /// A payment that was due did not come.
    Missed {
        /// It is told on a person's word, and not on evidence alone.
        is_confirmed: bool,
    },
    /// The latest payment is the first at a higher price.
    Risen {
        /// The price before.
        before: Money,
    },
    /// It had ended, by what a person said or since nothing came, and has charged again.
    Again {
        /// When it had ended.
        ended_at: Millis,
        /// A person said that it does not recur.
        is_said: bool,
    },
}

/// News of a series.
#[derive(Debug, Clone, PartialEq)]
pub struct SeriesNews {
    /// Id of the series.
    pub id: String,
    /// Account of its latest payment.
    pub account_id: String,
    /// To or from whom.
    pub counterparty: String,
    /// True for money that comes in.
    pub is_income: bool,
    /// The latest payment's amount.
    pub amount: Money,
    /// Of what.
    pub currency: Currency,
    /// The latest payment.
    pub event_id: String,
    /// When it happened: the latest payment, or the day on which one was due.
    pub at: Millis,
    /// From when on it is news.
    pub known_at: Millis,
    /// What happened.
    pub turn: SeriesTurn,
}

/// Last payments of a stream by which it may have news.
const LAST: usize = 4;
/// Gaps of a series differ by less: month from month by three days, and a weekend on either side. Days.
const UNLIKE: i64 = 7 * DAY;
/// The shortest gap of a series.
const SHORTEST: i64 = 6 * DAY;

/// True where some series may have news that are younger than `for_so_long`: to read all that belongs together costs fifty times
/// as much, and most days have none. Asks of single rows what a series would show, and errs by saying yes.
pub fn may_have_news(sources: &Sources<'_>, today: Millis, for_so_long: i64) -> bool {
    if !sources.series.is_empty() {
        return true; // of what persons said anything may follow
    }
    sources.ledger.shelves().any(|(_, shelf)| {
        let is_plain = |row: &&Payment| row.facts.has_moved() && !row.facts.is_refund() && row.at <= today;
        let rows = shelf.payments().filter(is_plain);
        let key = |row: &Payment| row.payee_word().or(row.party_word());
        let mut rows: Vec<_> = rows
            .filter_map(|row| Some((key(row)?, row.facts.direction, row.at, row.amount().to_f64())))
            .collect();
        sort(&mut rows, |a, b| (a.0, a.1, a.2).cmp(&(b.0, b.1, b.2)));
        rows.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).any(|stream| {
            let all: Vec<(Millis, f64)> = stream.iter().map(|row| (row.2, row.3)).collect();
            // Of several series at one payee each has its price.
            let prices = all.iter().rev().take(LAST).map(|row| row.1);
            let of_price = |price: f64| {
                let same = all.iter().filter(|row| row.1.total_cmp(&price).is_eq());
                same.copied().collect::<Vec<_>>()
            };
            may_be_news(&all, today, for_so_long)
                || prices
                    .map(of_price)
                    .any(|same| may_be_news(&same, today, for_so_long))
        })
    })
}

fn may_be_news(stream: &[(Millis, f64)], today: Millis, for_so_long: i64) -> bool {
    let &[
        ..,
        (first_at, first),
        (before_at, before),
        (previous_at, previous),
        (at, amount),
    ] = stream
    else {
        return false;
    };
    let (early, middle, late) = (
        before_at.since(first_at),
        previous_at.since(before_at),
        at.since(previous_at),
    );
    let is_price = is_one_price(&[first, before, previous]);
    if !is_price || (early - middle).abs() > UNLIKE || middle < SHORTEST {
        return false;
    }
    let is_new = today.since(at) <= for_so_long;
    let is_on_beat = (late - middle).abs() <= UNLIKE;
    let has_risen = is_new && amount > previous && is_on_beat;
    let is_again = is_new && late > 2 * middle;
    // From the day after the next one on, and as long as it is news.
    let since = today.since(at);
    let is_missed = is_on_beat && since > middle && since <= middle + UNLIKE + 2 * GRACE + for_so_long;
    has_risen || is_again || is_missed && middle >= 3 * UNLIKE
}

/// News of every series by a moment, account by account.
pub fn series_news(sources: &Sources<'_>, today: Millis) -> Result<Vec<SeriesNews>> {
    let zone = sources.zone;
    zone.date(today)?; // beyond the calendar nothing recurs
    let query = SummaryQuery::over(today, today.later(1));
    let by_days = sources.ledger.by_days_of(zone);
    let rows = opened(by_days.as_ref().unwrap_or(sources.ledger), sources, &query)?;
    let mut all = Vec::new();
    for history in &History::read(&rows, &query, zone)?.by_owner() {
        for (one, dismissed) in as_said(history, sources.series, today, zone) {
            let of_account = history.items.iter().chain(&history.without_cost);
            let of_account = of_account.filter(|item| item.account == one.kept.account_id);
            let seen = of_account.map(|item| item.at).max();
            let came = came_beside(history, &one);
            let seen = seen.filter(|_| !came).unwrap_or_default();
            all.extend(news(&one, dismissed, seen.min(today)));
        }
    }
    Ok(all)
}

/// True where a like sum came from or went to the same side since the next one was due, on whichever day.
fn came_beside(history: &History<'_>, one: &Recurring) -> bool {
    let (from, _, _) = one.kept.due;
    let mut all = history.items.iter().chain(&history.without_cost);
    all.any(|item| {
        let is_of_it = item.counterparty == one.counterparty
            && item.is_income == one.income
            && item.currency == one.currency;
        is_of_it && item.at >= from && is_near(item.amount.to_f64(), one.kept.last_amount.to_f64())
    })
}

/// News of one series, as far as its account has been seen.
fn news(one: &Recurring, dismissed: Option<Millis>, seen: Millis) -> Vec<SeriesNews> {
    let kept = &one.kept;
    let told = |at: Millis, known_at: Millis, turn: SeriesTurn| SeriesNews {
        id: one.id.clone(),
        account_id: kept.account_id.clone(),
        counterparty: one.counterparty.clone(),
        is_income: one.income,
        amount: kept.last_amount,
        currency: one.currency,
        event_id: one.event_ids.last().cloned().unwrap_or_default(),
        at,
        known_at,
        turn,
    };
    let is_out = !one.income && kept.is_price;
    let mut all = Vec::new();
    if let Some(ended_at) = dismissed {
        let turn = SeriesTurn::Again {
            ended_at,
            is_said: true,
        };
        if is_out && one.last_at > ended_at {
            all.push(told(one.last_at, one.last_at, turn));
        }
        return all;
    }
    let is_confirmed = one.state == SeriesState::Confirmed;
    let is_certain = is_confirmed || kept.is_whole && kept.is_price && one.count >= CERTAIN;
    let (_, due, until) = kept.due;
    let late = until.later(GRACE + 1); // the first moment of the day after
    if is_certain && one.every_days >= RARE && late <= seen {
        all.push(told(due, late, SeriesTurn::Missed { is_confirmed }));
    }
    if let Some(before) = kept.before.filter(|before| is_out && *before < kept.last_amount) {
        all.push(told(one.last_at, one.last_at, SeriesTurn::Risen { before }));
    }
    if let Some(ended_at) = kept.stopped_at.filter(|_| is_out) {
        let turn = SeriesTurn::Again {
            ended_at,
            is_said: false,
        };
        all.push(told(one.last_at, one.last_at, turn));
    }
    all
}
