//! Recurring payments: subscriptions, rent, instalments, wages.
//!
//! A counterparty's payments of one currency are tried for a rhythm (`proof`), all together; where they keep none, apart by
//! agreements, prices and dates (`apart`). Next come what follows: the price's change, what is missed, what has ended, and when
//! and how much next.

use super::apart::{apart, twice_a_month};
use super::beat::{BEATS, Beat, MONTH};
use super::history::{History, Item, came};
use super::period::months_on;
use super::price::{LEVEL, is_one_price, is_trial, price_change};
use super::proof::{Picked, kept};
use super::series::{SeriesState, SeriesWords, id_of};
use crate::error::Result;
use crate::money::Currency;
use crate::money::Money;
use crate::sort::sort;
use crate::stats::median;
use crate::stats::rhythm::Rhythm;
use crate::time::{Millis, Zone};
use serde::Serialize;
use time::Date;

/// The latest payments that are looked at: habits change, and two years of months tell enough.
const LOOKED_AT: usize = 26;
/// So many prices of one shop are few: a rent and a parking space.
const PRICES: usize = 2;

/// A payment that comes again.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Recurring {
    /// Id, the same after another import.
    pub id: String,
    /// What it rests on.
    pub state: SeriesState,
    /// To or from whom.
    pub counterparty: String,
    /// True for money that comes in.
    pub income: bool,
    /// Of the latest payment.
    pub category: String,
    /// Of all of them.
    pub currency: Currency,
    /// The level now.
    pub amount: Money,
    /// Between these the next one is expected.
    pub low: Money,
    /// The upper end.
    pub high: Money,
    /// Name of the rhythm.
    pub every: &'static str,
    /// Its mean length.
    pub every_days: f64,
    /// Number that were seen.
    pub count: usize,
    /// The last one.
    pub last_at: Millis,
    /// Time at which the next one is expected; where it has ended, at which it would have been.
    pub next_at: Millis,
    /// Not before.
    pub next_from: Millis,
    /// Not after: then it is missed.
    pub next_to: Millis,
    /// By how much the latest price differs from the one before, where it does.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub price_change: Option<Money>,
    /// It should have come, and has not.
    pub missed: bool,
    /// Two in a row did not come.
    pub ended: bool,
    /// It began with a trial: the first cost half of the next, or less.
    pub trial: bool,
    /// The oldest first.
    pub event_ids: Vec<String>,
    #[serde(skip)]
    pub(super) rhythm: (Rhythm, bool, i64),
    #[serde(skip)]
    pub(super) kept: Kept,
}

/// How a series was kept so far, for those who tell of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Kept {
    /// Account of the latest payment.
    pub(super) account_id: String,
    /// All are one price, or one and that which it changed to.
    pub(super) is_price: bool,
    /// No beat was ever left out.
    pub(super) is_whole: bool,
    /// The latest payment's amount.
    pub(super) last_amount: Money,
    /// The price before, where the latest payment is the first at another one.
    pub(super) before: Option<Money>,
    /// The payment before the latest one, where two beats or more were left out in between.
    pub(super) stopped_at: Option<Millis>,
    /// When the next one after the latest on a beat is due: not before, at, and not after.
    pub(super) due: (Millis, Millis, Millis),
}

/// Everything that recurs, what is due next first. Payments dated beyond the calendar recur in no month.
pub(super) fn recurring(
    history: &History<'_>,
    words: &SeriesWords,
    today: Millis,
    zone: &Zone,
) -> Vec<Recurring> {
    let mut order: Vec<&Item<'_>> = history
        .items
        .iter()
        .chain(&history.without_cost)
        .filter(|item| !item.counterparty.is_empty() && !item.is_cash && item.at <= today)
        .collect();
    let stream = |item: &&Item<'_>| (item.is_income, item.currency);
    sort(&mut order, |a, b| {
        (a.counterparty, stream(a), a.at, a.id).cmp(&(b.counterparty, stream(b), b.at, b.id))
    });
    let find = |items: &[&Item<'_>], picked: Picked, every: Option<&str>, place| {
        let found = of_stream(items, picked, history, today, zone, every)
            .ok()
            .flatten()?;
        let id = id_of(items, found.every, place);
        Some(Recurring { id, ..found })
    };
    let mut all = Vec::new();
    for items in order.chunk_by(|a, b| a.counterparty == b.counterparty && stream(a) == stream(b)) {
        let items = &came(items);
        let before = all.len();
        all.extend(find(items, Picked::None, None, 0));
        let is_found = all.len() > before;
        let mut like = if is_found && words.is_empty() {
            Vec::new()
        } else {
            apart(items)
        };
        // The oldest first: a second subscription at a shop leaves the first one's id as it was.
        sort(&mut like, |a, b| {
            let began = |part: &[&Item<'_>]| part.first().map(|item| (item.at, item.id.to_owned()));
            began(a).cmp(&began(b))
        });
        if !is_found {
            let whole = [items.clone()];
            let parts = if like.is_empty() {
                whole.as_slice()
            } else {
                like.as_slice()
            };
            let picked = if parts.len() <= PRICES {
                Picked::Price
            } else {
                Picked::Amount
            };
            for part in parts {
                let found = find(part, picked, None, all.len() - before).filter(|_| !like.is_empty());
                let is_none = found.is_none();
                all.extend(found);
                for date in is_none.then(|| twice_a_month(part, zone)).into_iter().flatten() {
                    all.extend(find(&date, Picked::Date, None, all.len() - before));
                }
            }
        }
        // What a person said is one stays one while two of its payments are on a beat; those of like amounts first.
        for beat in BEATS.iter().filter(|_| !words.is_empty()) {
            let id = id_of(items, beat.name, 0);
            if words.confirm(&id) && !all.iter().any(|one: &Recurring| one.id == id) {
                let parts = like.iter().map(Vec::as_slice).chain([items.as_slice()]);
                let thin = parts.filter_map(|items| find(items, Picked::Amount, Some(beat.name), 0));
                all.extend(thin.max_by_key(|one| one.count));
            }
        }
    }
    in_order(&mut all);
    all
}

/// One series of the payments of several, in the rhythm of the first; nothing where together they keep none.
pub(super) fn joined(
    history: &History<'_>,
    parts: &[Recurring],
    today: Millis,
    zone: &Zone,
) -> Option<Recurring> {
    let every = parts.first()?.every;
    let is_part = |item: &&Item<'_>| {
        let mut ids = parts.iter().flat_map(|one| &one.event_ids);
        ids.any(|id| id == item.id)
    };
    let items: Vec<&Item<'_>> = history.items.iter().filter(is_part).collect();
    of_stream(&items, Picked::None, history, today, zone, Some(every))
        .ok()
        .flatten()
}

/// What is due next comes first.
pub(super) fn in_order(all: &mut [Recurring]) {
    sort(all, |a: &Recurring, b| {
        (a.ended, a.next_at, &a.counterparty).cmp(&(b.ended, b.next_at, &b.counterparty))
    });
}

/// The series that a stream is. Of one that a person confirmed the rhythm, `every`, is known, and asks for no proof.
fn of_stream(
    items: &[&Item<'_>],
    picked: Picked,
    history: &History<'_>,
    today: Millis,
    zone: &Zone,
    every: Option<&str>,
) -> Result<Option<Recurring>> {
    let items = items
        .get(items.len().saturating_sub(LOOKED_AT)..)
        .unwrap_or_default();
    let amounts: Vec<f64> = items.iter().map(|item| item.amount.to_f64()).collect();
    match kept(items, &amounts, picked, zone, every)? {
        Some(kept) => series_of(items, &amounts, kept, history, today, zone),
        None => Ok(None),
    }
}

/// The first instant of the day of a beat.
pub(super) fn moment(beat: f64, is_months: bool, zone: &Zone) -> Result<Millis> {
    let refused = || crate::error::Error::new(crate::error::Code::TimeInvalid);
    #[allow(clippy::cast_possible_truncation)] // within the calendar, which is checked
    let date = if is_months {
        let months = beat.floor();
        let january = Date::from_calendar_date(0, time::Month::January, 1).ok();
        let first = january
            .and_then(|first| months_on(first, months as i32))
            .ok_or_else(refused)?;
        let length = first.month().length(first.year());
        let day = ((beat - months) * f64::from(length)).round() as u8 + 1;
        first.replace_day(day.min(length)).map_err(|_| refused())?
    } else {
        let days = time::Duration::days(beat.round() as i64);
        let epoch = Date::from_ordinal_date(1970, 1).ok();
        epoch
            .and_then(|epoch| epoch.checked_add(days))
            .ok_or_else(refused)?
    };
    zone.midnight(date)
}

#[allow(clippy::cast_precision_loss)] // a few dozen payments
fn series_of(
    items: &[&Item<'_>],
    amounts: &[f64],
    (rhythm, beat): (Rhythm, Beat),
    history: &History<'_>,
    today: Millis,
    zone: &Zone,
) -> Result<Option<Recurring>> {
    let (Some(last), Some(&(last_beat, _))) = (items.last(), rhythm.met.last()) else {
        return Ok(None);
    };
    let digits = last.currency.digits();
    let unit = if beat.is_months { MONTH } else { 1.0 };
    // The next may drift as far as any so far, and a day is always possible.
    let drift = (rhythm.widest * unit).max(1.0).ceil() / unit;
    let due = |number: i64| -> Result<(Millis, Millis, Millis)> {
        let at = |shift: f64| moment(rhythm.beat(number) + shift, beat.is_months, zone);
        Ok((at(-drift)?, at(0.0)?, at(drift)?.later(crate::time::DAY - 1)))
    };
    let first_due = due(last_beat + 1)?;
    let missed = first_due.2 < today;
    let ended = due(last_beat + 2)?.2 < today;
    let mut next = last_beat + 1;
    if missed && !ended {
        next = last_beat + 2;
    }
    let (next_from, next_at, next_to) = due(next)?;
    let changed = price_change(amounts);
    let since = changed.map_or(0, |(place, _)| place);
    let level = amounts
        .get(since.max(amounts.len().saturating_sub(LEVEL))..)
        .unwrap_or_default();
    let since_trial = amounts.get(usize::from(is_trial(amounts))..).unwrap_or_default();
    let is_new = changed.is_some_and(|(place, _)| place + 1 == amounts.len());
    let place_before = |(_, place): &(i64, usize)| items.get(*place).map(|item| item.at);
    let stopped_at = match rhythm.met.as_slice() {
        [.., before, (last, _)] if last - before.0 > 2 => place_before(before),
        _ => None,
    };
    let kept = Kept {
        account_id: last.account.to_owned(),
        is_price: is_one_price(since_trial),
        is_whole: usize::try_from(rhythm.beats()) == Ok(items.len()) && rhythm.met.len() == items.len(),
        last_amount: last.amount,
        before: items
            .len()
            .checked_sub(2)
            .and_then(|place| items.get(place))
            .map(|item| item.amount)
            .filter(|_| is_new),
        stopped_at,
        due: first_due,
    };
    let ends = level
        .iter()
        .fold((f64::INFINITY, 0.0_f64), |(low, high), amount| {
            (low.min(*amount), high.max(*amount))
        });
    Ok(Some(Recurring {
        id: String::new(),
        state: SeriesState::Seen,
        counterparty: last.counterparty.to_owned(),
        income: last.is_income,
        category: history
            .categories
            .at(last.category)
            .map_or_else(String::new, |name| (*name).to_owned()),
        currency: last.currency,
        amount: Money::estimate(median(level), digits),
        low: Money::estimate(ends.0, digits),
        high: Money::estimate(ends.1, digits),
        every: beat.name,
        every_days: beat.days,
        count: items.len(),
        last_at: last.at,
        next_at,
        next_from,
        next_to,
        price_change: changed.map(|(_, by)| Money::estimate(by, digits)),
        missed: missed && !ended,
        ended,
        trial: is_trial(amounts),
        event_ids: items.iter().map(|item| item.id.to_owned()).collect(),
        rhythm: (rhythm, beat.is_months, next),
        kept,
    }))
}
