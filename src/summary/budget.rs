//! Budgets: what was spent, where that leads, and what is left.
//!
//! A projection adds to what was spent what earlier periods still spent after the same day and hour: its middle, and
//! between the least and the most of them. Nothing is assumed of how spending is distributed, and rent on the last day is
//! foreseen; of n periods the next one lies between their extremes with probability (n − 1) / (n + 1), as any order is
//! as likely as another. With fewer than four, days are taken for independent and alike, and the range is that of a sum
//! of so many (central limit): mean ± 1.28 deviations, four times in five. With less than two weeks nothing is projected.

use super::history::History;
use super::interval::Interval;
use super::query::SummaryQuery;
use super::recurring::Recurring;
use super::upcoming::expected;
use crate::config::{Budget, BudgetInterval};
use crate::error::{Code, Error, Result};
use crate::event::Digest;
use crate::money::Currency;
use crate::money::Money;
use crate::stats::median;
use crate::time::{DAY, Millis, Zone};
use serde::Serialize;

/// Earlier periods that are looked at: a year of months, a quarter of weeks.
const PERIODS: usize = 12;
/// Fewer than this say too little by their extremes: three in five of four.
const LEAST_PERIODS: usize = 4;
/// Days that a mean and a deviation are taken of, at least and at most.
const LEAST_DAYS: i64 = 14;
const MOST_DAYS: i64 = 90;
/// The tenth and ninetieth percentile of the normal distribution.
const FOUR_IN_FIVE: f64 = 1.281_551_565_545;

/// State of a budget in the period of today.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BudgetState {
    /// Of which category; of all where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Of which currency.
    pub currency: Currency,
    /// "week" or "month".
    pub interval: BudgetInterval,
    /// The period's first instant.
    pub from: Millis,
    /// The first after it.
    pub to: Millis,
    /// Limit.
    pub limit: Money,
    /// Sum spent so far.
    pub spent: Money,
    /// More was spent than may be.
    pub over: bool,
    /// Projection of where it is likely to end; what was spent, where nothing can be said.
    pub projected: Money,
    /// Likely not below.
    pub low: Money,
    /// Likely not above.
    pub high: Money,
    /// Basis of the projection: "periods", "days", or "none".
    pub basis: &'static str,
    /// Number of them.
    pub basis_count: usize,
    /// Recurring payments that are expected before it ends.
    pub upcoming: Money,
    /// The limit less what was spent and what is upcoming; may be less than nothing.
    pub left: Money,
}

/// The period of an interval that holds a moment, and so many before it, the latest first.
pub(super) fn periods(
    interval: BudgetInterval,
    at: Millis,
    count: usize,
    zone: &Zone,
) -> Result<Vec<(Millis, Millis)>> {
    let refused = || Error::new(Code::TimeInvalid).at_field("now");
    let interval = match interval {
        BudgetInterval::Week => Interval::Week,
        BudgetInterval::Month => Interval::Month,
    };
    let mut first = interval.begin(zone.date(at)?).ok_or_else(refused)?;
    let mut end = zone.midnight(interval.next(first).ok_or_else(refused)?)?;
    let mut all = Vec::with_capacity(count + 1);
    for _ in 0..=count {
        let begin = zone.midnight(first)?;
        all.push((begin, end));
        end = begin;
        first = first
            .previous_day()
            .and_then(|day| interval.begin(day))
            .ok_or_else(refused)?;
    }
    Ok(all)
}

fn spent_between(
    history: &History<'_>,
    (category, currency): (Option<usize>, Currency),
    from: Millis,
    to: Millis,
) -> Result<Money> {
    let within = history.spending(category, currency);
    let within = within.filter(|item| from <= item.at && item.at < to);
    within.map(|item| item.amount).try_fold(Money::ZERO, Money::plus)
}

/// Every budget's state.
pub(super) fn states(
    budgets: &[Budget],
    history: &History<'_>,
    recurring: &[Recurring],
    query: &SummaryQuery,
    zone: &Zone,
) -> Result<Vec<BudgetState>> {
    let today = query.today();
    let state = |budget: &Budget| state(budget, history, recurring, today, zone);
    budgets.iter().map(state).collect()
}

fn state(
    budget: &Budget,
    history: &History<'_>,
    recurring: &[Recurring],
    today: Millis,
    zone: &Zone,
) -> Result<BudgetState> {
    let periods = periods(budget.interval, today, PERIODS, zone)?;
    let (from, to) = periods.first().copied().unwrap_or((today, today));
    let key = key(budget, history);
    let spent = match key {
        Some(key) => spent_between(history, key, from, to.min(today.later(1)))?,
        None => Money::ZERO,
    };
    let limit = Money::from(budget.amount);
    let mut upcoming = Money::ZERO;
    for coming in expected(recurring, today, to, zone) {
        let is_meant = budget
            .category
            .as_ref()
            .is_none_or(|category| *category == coming.category);
        if is_meant && !coming.income && coming.currency == budget.currency {
            upcoming = upcoming.plus(coming.amount)?;
        }
    }
    let rest = rest(history, key, &periods, today, zone)?;
    let more = |rest: f64| spent.plus(Money::estimate(rest.max(0.0), budget.currency.digits()));
    Ok(BudgetState {
        category: budget.category.clone(),
        currency: budget.currency,
        interval: budget.interval,
        from,
        to,
        limit,
        spent,
        over: spent > limit,
        projected: more(rest.middle)?,
        low: more(rest.low)?,
        high: more(rest.high)?,
        basis: rest.basis,
        basis_count: rest.count,
        upcoming,
        left: limit.minus(spent)?.minus(upcoming)?,
    })
}

/// The number of the budget's category, and its currency; nothing where nothing is of that category.
pub(super) fn key(budget: &Budget, history: &History<'_>) -> Option<(Option<usize>, Currency)> {
    match &budget.category {
        None => Some((None, budget.currency)),
        Some(category) => {
            let known = history.categories.position(Digest::of(category))?;
            Some((Some(known), budget.currency))
        }
    }
}

/// Rest that is still to be spent.
struct Rest {
    middle: f64,
    low: f64,
    high: f64,
    basis: &'static str,
    count: usize,
}

#[allow(clippy::cast_precision_loss)] // days of a quarter
fn rest(
    history: &History<'_>,
    key: Option<(Option<usize>, Currency)>,
    periods: &[(Millis, Millis)],
    today: Millis,
    zone: &Zone,
) -> Result<Rest> {
    let mut rest = Rest {
        middle: 0.0,
        low: 0.0,
        high: 0.0,
        basis: "none",
        count: 0,
    };
    let (Some(key), Some(begins), Some(&(from, to))) = (key, history.begins(), periods.first()) else {
        return Ok(rest);
    };
    let into_day = today.since(zone.midnight(zone.date(today)?)?);
    let days_in = zone.day(today) - zone.day(from);
    let mut rests = Vec::new();
    for (begin, end) in periods.iter().skip(1).filter(|(begin, _)| *begin >= begins) {
        let date = zone.date(*begin)?.checked_add(time::Duration::days(days_in));
        let date = date.ok_or_else(|| Error::new(Code::TimeInvalid).at_field("now"))?;
        let point = zone.midnight(date)?.later(into_day + 1);
        rests.push(spent_between(history, key, point, *end)?.to_f64());
    }
    if rests.len() >= LEAST_PERIODS {
        rest.basis = "periods";
        rest.count = rests.len();
        rest.middle = median(&rests);
        rest.low = rests.iter().copied().fold(f64::INFINITY, f64::min);
        rest.high = rests.iter().copied().fold(0.0, f64::max);
        return Ok(rest);
    }
    let last = zone.day(today);
    let days = (last - zone.day(begins)).min(MOST_DAYS);
    if days < LEAST_DAYS {
        return Ok(rest);
    }
    let mut by_day = vec![0.0; usize::try_from(days).unwrap_or_default()];
    for item in history.spending(key.0, key.1) {
        let ago = usize::try_from(last - 1 - item.day).ok();
        if let Some(day) = ago.and_then(|ago| by_day.get_mut(ago)) {
            *day += item.amount.to_f64();
        }
    }
    let (n, left) = (by_day.len() as f64, to.since(today) as f64 / DAY as f64);
    let mean = by_day.iter().sum::<f64>() / n;
    let variance = by_day.iter().map(|day| (day - mean) * (day - mean)).sum::<f64>() / (n - 1.0);
    let half = FOUR_IN_FIVE * crate::stats::math::sqrt(variance * left);
    rest.basis = "days";
    rest.count = by_day.len();
    (rest.middle, rest.low, rest.high) = (mean * left, mean * left - half, mean * left + half);
    Ok(rest)
}
