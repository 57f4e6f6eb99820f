//! The answer to a query, in the contract's shape: it is never stored, so it is serialised as it stands.

use super::budget::BudgetState;
use super::convert::Missing;
use super::recurring::Recurring;
use super::tally::{Sums, Tally};
use super::totals::{Sum, Totals};
use super::trend::Trend;
use super::upcoming::Upcoming;
use super::{ByCurrency, period::Range};
use crate::error::Result;
use crate::money::Currency;
use crate::money::Money;
use crate::sort::sort;
use crate::time::{Millis, OffsetFrom, Zone};
use serde::{Serialize, Serializer};

/// Groups that changed most that are listed.
const MOVERS: usize = 5;

/// Summary: where the money went.
#[derive(Debug, Clone, PartialEq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Summary {
    /// Over the whole range.
    #[serde(serialize_with = "by_currency")]
    pub totals: ByCurrency,
    /// The same in one currency, where that was asked for and every rate was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<Converted>,
    /// Rates that were not given.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub missing_rates: Vec<Missing>,
    /// By interval, every one of the range, also empty ones.
    pub series: Vec<Slice>,
    /// By the wanted key, the most spent first.
    pub groups: Vec<Group>,
    /// The time compared with.
    #[serde(serialize_with = "maybe_by_currency", skip_serializing_if = "Option::is_none")]
    pub previous: Option<ByCurrency>,
    /// Groups that changed most against it, the largest change first.
    pub movers: Vec<Mover>,
    /// Ids of the payments that cost the most.
    pub largest: Vec<String>,
    /// Counterparties that were paid for the first time.
    pub first_time: Vec<FirstTime>,
    /// Series that come again and again.
    pub recurring: Vec<Recurring>,
    /// Payments of them that are expected until the end of the range.
    pub upcoming: Vec<Upcoming>,
    /// States of the configured budgets.
    pub budgets: Vec<BudgetState>,
    /// By category, what is usual of a month, and whether this one is unlike it.
    pub trends: Vec<Trend>,
    /// Quality: what was left out or guessed.
    pub quality: Vec<Quality>,
    /// Offsets by which its days were reckoned, over all the time that it tells of: whoever names a day of it names it by
    /// these, whichever clock is on the wall.
    pub offsets: Vec<OffsetFrom>,
}

/// Sums in one currency.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Converted {
    /// Currency.
    pub currency: Currency,
    /// The sums.
    pub totals: Totals,
}

impl Serialize for Converted {
    fn serialize<S: Serializer>(&self, to: S) -> std::result::Result<S::Ok, S::Error> {
        self.totals.written(to, Some(self.currency))
    }
}

/// One interval.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Slice {
    /// Its first instant.
    pub from: Millis,
    /// The first instant after it.
    pub to: Millis,
    /// Totals of it.
    #[serde(serialize_with = "by_currency")]
    pub totals: ByCurrency,
    /// The same in one currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<Totals>,
}

/// One key's part.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// The category, the counterparty, …; empty where the payment does not tell.
    pub key: String,
    /// Totals under it.
    #[serde(serialize_with = "by_currency")]
    pub totals: ByCurrency,
    /// The same in one currency.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub converted: Option<Totals>,
    /// Of what was spent in all groups that cost something: what is less than nothing (a refund in its own period) stands apart and
    /// has none. Only where there is one currency, or all is converted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
    /// Spent against the time compared with, as a ratio minus one; as `share`, and where something was spent before.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub change: Option<f64>,
}

/// A group that changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Mover {
    /// The group's.
    pub key: String,
    /// The currency with the most payments, or the one that all is converted to.
    pub currency: Currency,
    /// Now.
    pub spent: Money,
    /// In the time compared with.
    pub before: Money,
}

/// A counterparty that was never paid before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FirstTime {
    /// Its name.
    pub counterparty: String,
    /// Time of the first.
    pub at: Millis,
    /// Amount of that.
    pub amount: Money,
    /// In which currency.
    pub currency: Currency,
}

/// Something that a reader of the totals should know.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quality {
    /// Permanent name.
    pub code: &'static str,
    /// Number of payments.
    pub count: u32,
    /// Amount, where it is one currency's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub amount: Option<Money>,
    /// Of which.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub currency: Option<Currency>,
}

impl Quality {
    /// Of payments whose amounts say nothing.
    pub(super) const fn counted(code: &'static str, count: u32) -> Self {
        Self {
            code,
            count,
            amount: None,
            currency: None,
        }
    }
}

fn by_currency<S: Serializer>(totals: &ByCurrency, to: S) -> Result<S::Ok, S::Error> {
    to.collect_map(totals.iter())
}

fn maybe_by_currency<S: Serializer>(totals: &Option<ByCurrency>, to: S) -> Result<S::Ok, S::Error> {
    match totals {
        Some(totals) => by_currency(totals, to),
        None => to.serialize_none(),
    }
}

/// In what amounts of several groups can be compared.
#[derive(Debug, Clone, Copy)]
enum Basis {
    Converted(Currency),
    Only(Currency),
}

impl Basis {
    fn spent(self, sums: &Sums) -> Money {
        match self {
            Self::Converted(_) => sums.converted.of(Sum::Spent),
            Self::Only(currency) => sums
                .by
                .get(&currency)
                .map_or(Money::ZERO, |totals| totals.of(Sum::Spent)),
        }
    }

    const fn currency(self) -> Currency {
        match self {
            Self::Converted(currency) | Self::Only(currency) => currency,
        }
    }
}

impl Summary {
    /// Says by which offsets its moments are to be told.
    pub(super) fn reckoned_by(&mut self, zone: &Zone, (from, to): Range) {
        let (mut first, mut last) = (from, to);
        for one in &self.recurring {
            first = first.min(one.last_at);
            last = last.max(one.next_to);
        }
        for budget in &self.budgets {
            first = first.min(budget.from);
            last = last.max(budget.to);
        }
        self.offsets = zone.between(first, last);
    }

    pub(super) fn of(tally: &Tally<'_>, slices: Vec<Range>) -> Result<Self> {
        let missing = tally
            .rates
            .as_ref()
            .map(|rates| rates.missing())
            .unwrap_or_default();
        let into = tally
            .rates
            .as_ref()
            .map(|rates| rates.to())
            .filter(|_| missing.is_empty());
        let whole = tally.sums.first().cloned().unwrap_or_default();
        let only = whole.by.iter().next().filter(|_| whole.by.len() == 1);
        let basis = match into {
            Some(currency) => Some(Basis::Converted(currency)),
            None => only.map(|(currency, _)| Basis::Only(*currency)),
        };
        // Movers of several currencies are told in the main one; shares of several are not told.
        let moving = basis.or_else(|| tally.main_currency().map(Basis::Only));
        let mut quality = tally.quality();
        let windows = tally.sums.len();
        if windows > 1 && tally.is_short_of_history() {
            quality.push(Quality::counted("history-short", 0));
        }
        let series = slices.into_iter().zip(&tally.series);
        Ok(Self {
            converted: into.map(|currency| Converted {
                currency,
                totals: whole.converted,
            }),
            missing_rates: missing,
            series: series
                .map(|((from, to), sums)| Slice {
                    from,
                    to,
                    totals: sums.by.clone(),
                    converted: into.map(|_| sums.converted),
                })
                .collect(),
            groups: groups(tally, basis, into.is_some())?,
            previous: if windows > 1 { Some(before(tally)?) } else { None },
            movers: if windows > 1 {
                movers(tally, moving)?
            } else {
                Vec::new()
            },
            largest: tally.largest(),
            quality,
            totals: whole.by,
            ..Self::default()
        })
    }
}

/// Totals before, sum by sum: of one time its own, of several the median.
fn before(tally: &Tally<'_>) -> Result<ByCurrency> {
    let others = tally.sums.get(1..).unwrap_or_default();
    if let [one] = others {
        return Ok(one.by.clone());
    }
    let mut median = ByCurrency::default();
    let nothing = Totals::default();
    for currency in others
        .iter()
        .flat_map(|sums| sums.by.iter())
        .map(|(currency, _)| *currency)
    {
        let all: Vec<&Totals> = others
            .iter()
            .map(|sums| sums.by.get(&currency).unwrap_or(&nothing))
            .collect();
        *median.entry(currency) = Totals::median(&all, currency.digits())?;
    }
    Ok(median)
}

/// Cost of a group before.
fn spent_before(windows: &[Sums], basis: Basis) -> Result<Option<Money>> {
    let mut spent: Vec<Money> = windows.iter().skip(1).map(|sums| basis.spent(sums)).collect();
    sort(&mut spent, Money::cmp);
    let (low, high) = (spent.len().saturating_sub(1) / 2, spent.len() / 2);
    match (spent.get(low), spent.get(high)) {
        (Some(low), Some(high)) if low == high => Ok(Some(*low)),
        (Some(low), Some(high)) => Ok(Some(low.plus(*high)?.halved(basis.currency().digits()))),
        _ => Ok(None),
    }
}

/// What the groups that cost something cost together: a share of the balance would be beyond one where another group is less
/// than nothing.
fn spent_by_groups(tally: &Tally<'_>, basis: Basis) -> Result<Money> {
    let spent = tally
        .groups
        .values()
        .filter_map(|grouped| grouped.windows.first());
    let spent = spent.map(|sums| basis.spent(sums));
    spent
        .filter(|spent| spent.is_positive())
        .try_fold(Money::ZERO, Money::plus)
}

fn groups(tally: &Tally<'_>, basis: Option<Basis>, is_converted: bool) -> Result<Vec<Group>> {
    let all = match basis {
        Some(basis) => Some(spent_by_groups(tally, basis)?.to_f64()),
        None => None,
    };
    let mut groups = Vec::with_capacity(tally.groups.len());
    for grouped in tally.groups.values() {
        let Some(sums) = grouped.windows.first().filter(|sums| !sums.by.is_empty()) else {
            continue;
        };
        let spent = basis.map(|basis| basis.spent(sums).to_f64());
        let before = match basis {
            Some(basis) => spent_before(&grouped.windows, basis)?.map(Money::to_f64),
            None => None,
        };
        groups.push(Group {
            key: grouped.key.clone(),
            totals: sums.by.clone(),
            converted: is_converted.then_some(sums.converted),
            share: ratio(spent.filter(|spent| *spent >= 0.0), all),
            change: ratio(spent, before).map(|ratio| ratio - 1.0),
        });
    }
    // By what was spent, in one currency or the first; equal ones by key, so that the order never wavers.
    let weight = |group: &Group| {
        let first = group.totals.values().next().map(|totals| totals.of(Sum::Spent));
        let converted = group.converted.as_ref().map(|totals| totals.of(Sum::Spent));
        converted.or(first).unwrap_or(Money::ZERO)
    };
    sort(&mut groups, |a, b| (weight(b), &a.key).cmp(&(weight(a), &b.key)));
    Ok(groups)
}

fn movers(tally: &Tally<'_>, basis: Option<Basis>) -> Result<Vec<Mover>> {
    let Some(basis) = basis else { return Ok(Vec::new()) };
    let mut movers = Vec::new();
    for grouped in tally.groups.values() {
        let spent = grouped
            .windows
            .first()
            .map_or(Money::ZERO, |sums| basis.spent(sums));
        let before = spent_before(&grouped.windows, basis)?.unwrap_or(Money::ZERO);
        if spent != before {
            let change = spent.minus(before)?;
            let size = change.max(change.negated());
            movers.push((size, grouped.key.as_str(), spent, before));
        }
    }
    sort(&mut movers, |a: &(Money, &str, Money, Money), b| {
        (b.0, a.1).cmp(&(a.0, b.1))
    });
    movers.truncate(MOVERS);
    let mover = |(_, key, spent, before): (Money, &str, Money, Money)| Mover {
        key: key.to_owned(),
        currency: basis.currency(),
        spent,
        before,
    };
    Ok(movers.into_iter().map(mover).collect())
}

fn ratio(part: Option<f64>, whole: Option<f64>) -> Option<f64> {
    match (part, whole) {
        (Some(part), Some(whole)) if whole > 0.0 => Some(part / whole),
        _ => None,
    }
}
