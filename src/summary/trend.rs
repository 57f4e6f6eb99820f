//! Trends: what is usual of a month, by category and in all, and whether this one is unlike it.
//!
//! This month so far is held against the same days so far of the months before: their median, and around it three robust
//! deviations (Hampel, "The Influence Curve and its Role in Robust Estimation", JASA 69, 1974), which a few odd months do
//! not widen. Whether the level has changed: Pettitt's test ("A Non-Parametric Approach to the Change-Point Problem",
//! Applied Statistics 28, 1979), which knows nothing of distributions. Whether days of the week differ: Pearson's χ² of
//! payments by weekday. With fewer than six months nothing is called unusual, with fewer than twelve no level changed.

use super::history::{History, Item};
use super::interval::Interval;
use crate::error::{Code, Error, Result};
use crate::money::Currency;
use crate::money::Money;
use crate::sort::sort;
use crate::stats::hampel::outlier_bounds;
use crate::stats::median;
use crate::stats::pettitt::change_point;
use crate::stats::{chi_squared, sign_test};
use crate::time::{Millis, Zone};
use serde::Serialize;

/// Months that a level is taken of.
const USUAL: usize = 12;
const LEAST_MONTHS: usize = 6;
/// Months that a change of level is looked for in: two years, of which a year at least.
const LOOKED_AT: usize = 24;
const LEAST_FOR_CHANGE: usize = 12;

/// Room around months that are alike to the cent (rent): a twentieth more is still no oddity. Nor is in any category what is less than a
/// twentieth of all that is usual: a first coffee where none is usual.
const ROOM: f64 = 0.05;
/// A change of level is told where chance makes one as clear once in a hundred times.
const SURE: f64 = 0.01;
/// χ² of six degrees of freedom exceeds this once in a hundred times.
const WEEKDAYS_DIFFER: f64 = 16.812;
/// Below five expected a day, χ² is no longer χ² (Cochran's rule).
const LEAST_PAYMENTS: u32 = 35;
/// Groups told, the largest first.
const TOLD: usize = 40;

/// One category's months.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Trend {
    /// All where absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    /// Of which currency.
    pub currency: Currency,
    /// Whole months that are known.
    pub months: usize,
    /// True where they are too few to call anything unusual.
    pub short: bool,
    /// A whole month's usual.
    pub level: Money,
    /// This month so far.
    pub spent: Money,
    /// Lower bound of what is usual for as many days.
    pub low: Money,
    /// Middle of what is usual.
    pub usual: Money,
    /// Upper bound of what is usual.
    pub high: Money,
    /// This month is outside.
    pub unusual: bool,
    /// Since which month another level holds.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub changed_at: Option<Millis>,
    /// The level before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub level_before: Option<Money>,
    /// Shares of payments from Monday to Sunday, where days of the week differ.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub weekdays: Option<[f64; 7]>,
    /// Ratio of a day's cost in the week after the largest income to that of other days; where that is so in most months.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub after_payday: Option<f64>,
}

/// The months of a history: each its first instant, the instant as far into it as today is into its own, and its end.
struct Months(Vec<(Millis, Millis, Millis)>);

impl Months {
    /// This month first, then those before that are wholly known.
    fn before(today: Millis, begins: Millis, zone: &Zone) -> Result<Self> {
        let refused = || Error::new(Code::TimeInvalid).at_field("now");
        let date = zone.date(today)?;
        let into_day = today.since(zone.midnight(date)?);
        let days_in = i64::from(date.day()) - 1;
        let mut first = Interval::Month.begin(date).ok_or_else(refused)?;
        let mut end = zone.midnight(Interval::Month.next(first).ok_or_else(refused)?)?;
        let mut all = Vec::new();
        while all.len() <= LOOKED_AT {
            let begin = zone.midnight(first)?;
            if begin < begins && !all.is_empty() {
                break;
            }
            let point = first
                .checked_add(time::Duration::days(days_in))
                .ok_or_else(refused)?;
            all.push((begin, zone.midnight(point)?.later(into_day + 1).min(end), end));
            end = begin;
            first = first
                .previous_day()
                .and_then(|day| Interval::Month.begin(day))
                .ok_or_else(refused)?;
        }
        Ok(Self(all))
    }

    /// Number of the month that a moment is in, 0 for this one.
    fn of(&self, at: Millis) -> Option<usize> {
        let place = self.0.partition_point(|(begin, _, _)| *begin > at);
        self.0.get(place).filter(|(_, _, end)| at < *end).map(|_| place)
    }
}

/// Every category's, and all in one, for each currency.
pub(super) fn trends(history: &History<'_>, today: Millis, zone: &Zone) -> Result<Vec<Trend>> {
    let Some(begins) = history.begins() else {
        return Ok(Vec::new());
    };
    let months = Months::before(today, begins, zone)?;
    // Put in order once: of currencies and categories there may be as many as payments.
    let mut spent: Vec<&Item<'_>> = history.spent().collect();
    sort(&mut spent, |a, b| a.currency.cmp(&b.currency));
    let mut incomes: Vec<&Item<'_>> = history.items.iter().filter(|item| item.is_income).collect();
    sort(&mut incomes, |a, b| a.currency.cmp(&b.currency));
    let mut trends = Vec::new();
    // What was only taken off is none of a currency's, or a category's, own.
    let has_own = |items: &[&Item<'_>]| items.iter().any(|item| item.amount.is_positive());
    let in_currencies = spent.chunk_by(|a, b| a.currency == b.currency);
    for items in in_currencies.filter(|items| has_own(items)) {
        let Some(currency) = items.first().map(|item| item.currency) else {
            continue;
        };
        let first = incomes.partition_point(|item| item.currency < currency);
        let own = incomes.iter().skip(first).copied();
        let own = own.take_while(|item| item.currency == currency);
        let of_all = of_category(items, currency, &months, 0.0)?;
        let least = ROOM * of_all.usual.to_f64();
        // Where most months are empty nothing is usual, and nothing unlike it.
        let is_known = of_all.usual.is_positive();
        trends.push(Trend {
            after_payday: after_payday(own, items, &months),
            unusual: of_all.unusual && is_known,
            ..of_all
        });
        let mut of_categories = items.to_vec();
        sort(&mut of_categories, |a, b| a.category.cmp(&b.category));
        let in_categories = of_categories.chunk_by(|a, b| a.category == b.category);
        for items in in_categories.filter(|items| has_own(items)) {
            let name = items
                .first()
                .and_then(|item| history.categories.at(item.category));
            let trend = of_category(items, currency, &months, least)?;
            trends.push(Trend {
                category: name.map(|name| (*name).to_owned()),
                unusual: trend.unusual && is_known,
                ..trend
            });
        }
    }
    sort(&mut trends, |a: &Trend, b| {
        (a.category.is_some(), b.level, a.currency, &a.category).cmp(&(
            b.category.is_some(),
            a.level,
            b.currency,
            &b.category,
        ))
    });
    trends.truncate(TOLD);
    Ok(trends)
}

#[allow(clippy::cast_precision_loss)] // counts of payments
fn of_category(items: &[&Item<'_>], currency: Currency, months: &Months, least: f64) -> Result<Trend> {
    let count = months.0.len();
    let mut so_far = vec![Money::ZERO; count];
    let mut whole = vec![Money::ZERO; count];
    let mut weekdays = [0_u32; 7];
    for item in items {
        let Some(month) = months.of(item.at) else { continue };
        let is_so_far = months.0.get(month).is_some_and(|(_, point, _)| item.at < *point);
        for (sums, is_meant) in [(&mut whole, true), (&mut so_far, is_so_far)] {
            if let Some(sum) = sums.get_mut(month).filter(|_| is_meant) {
                *sum = sum.plus(item.amount)?;
            }
        }
        // 1970-01-01 was a Thursday.
        let weekday = usize::try_from((item.day + 3).rem_euclid(7)).unwrap_or_default();
        if let Some(count) = weekdays.get_mut(weekday) {
            *count += 1;
        }
    }
    let digits = currency.digits();
    let spent = so_far.first().copied().unwrap_or(Money::ZERO);
    let earlier = |sums: &[Money], most: usize| -> Vec<f64> {
        sums.iter().skip(1).take(most).map(|sum| sum.to_f64()).collect()
    };
    let before = earlier(&so_far, USUAL);
    let (usual, reach) = outlier_bounds(&before);
    let room = reach.max(ROOM * usual).max(least);
    let now = spent.to_f64();
    let all = earlier(&whole, LOOKED_AT);
    let change = change(&all);
    let short = before.len() < LEAST_MONTHS;
    Ok(Trend {
        category: None,
        currency,
        months: count.saturating_sub(1),
        short,
        level: Money::estimate(
            median(&earlier(&whole, change.map_or(USUAL, |(ago, _)| ago))),
            digits,
        ),
        spent,
        low: Money::estimate((usual - room).max(0.0), digits),
        usual: Money::estimate(usual, digits),
        high: Money::estimate(usual + room, digits),
        unusual: !short && (now > usual + room || now < usual - room),
        changed_at: change
            .and_then(|(ago, _)| months.0.get(ago))
            .map(|(begin, _, _)| *begin),
        level_before: change.map(|(_, level)| Money::estimate(level, digits)),
        weekdays: differing(weekdays),
        after_payday: None,
    })
}

/// Months since the level changed, and what it was before; the latest month stands first.
fn change(months: &[f64]) -> Option<(usize, f64)> {
    if months.len() < LEAST_FOR_CHANGE {
        return None;
    }
    let split = change_point(months, SURE)?;
    Some((split, median(months.get(split..).unwrap_or_default())))
}

/// Shares by weekday, where they differ.
fn differing(weekdays: [u32; 7]) -> Option<[f64; 7]> {
    let all: u32 = weekdays.iter().sum();
    let differ = all >= LEAST_PAYMENTS && chi_squared::of_equal_shares(&weekdays) > WEEKDAYS_DIFFER;
    differ.then(|| weekdays.map(|count| f64::from(count) / f64::from(all)))
}

/// The week after each month's largest income against the other days: told where six months at least agree so far that
/// a coin would once in twenty times (sign test: all of six, seven of eight, nine of eleven and more).
#[allow(clippy::cast_precision_loss)] // days and months
fn after_payday<'b, 'a: 'b>(
    incomes: impl Iterator<Item = &'b Item<'a>>,
    spent: &[&Item<'_>],
    months: &Months,
) -> Option<f64> {
    let mut paydays: Vec<Option<&Item<'_>>> = vec![None; months.0.len()];
    for item in incomes {
        let payday = months.of(item.at).and_then(|month| paydays.get_mut(month));
        if let Some(payday) = payday.filter(|known| known.is_none_or(|known| known.amount < item.amount)) {
            *payday = Some(item);
        }
    }
    let mut ratios = Vec::new();
    for payday in paydays.iter().skip(1).flatten() {
        // Thirty days from payday on: seven, and the rest.
        let (mut week, mut rest) = (0.0, 0.0);
        for item in spent {
            match item.day - payday.day {
                0..=6 => week += item.amount.to_f64() / 7.0,
                7..=29 => rest += item.amount.to_f64() / 23.0,
                _ => {}
            }
        }
        if rest > 0.0 {
            ratios.push(week / rest);
        }
    }
    let more = ratios.iter().filter(|ratio| **ratio > 1.0).count();
    let n = ratios.len();
    let agrees = n >= 6 && sign_test::tail(n, more) < 0.05;
    agrees.then(|| median(&ratios))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_step_is_seen_where_it_is_and_noise_is_none() {
        let mut months = vec![300.0, 310.0, 295.0, 305.0, 301.0, 298.0, 307.0];
        let noise = [
            100.0, 120.0, 95.0, 104.0, 110.0, 99.0, 101.0, 113.0, 97.0, 108.0, 94.0, 116.0,
        ];
        assert_eq!(change(&noise), None);
        months.extend(noise);
        assert_eq!(change(&months).map(|(ago, _)| ago), Some(7));
    }
}
