//! Payments to one counterparty taken apart, where all together keep no rhythm: by their agreements, their amounts, and the two
//! days of the month that they come on.
//!
//! One shop may draw two subscriptions, and wages or a rent may come twice a month. Not here: whether what was taken apart
//! keeps a rhythm (`recurring`).

use super::history::Item;
use crate::sort::sort;
use crate::stats::math::ln;
use crate::time::Zone;

/// Amounts further apart than this are two prices (ln 1.16).
const APART: f64 = 0.15;
/// Days of one date: a weekend, and a working day on either side.
const WIDE: u8 = 5;
/// Days between two dates of a month: the first and the tenth are two, the first and the fifth may be one that drifts.
const BETWEEN: u8 = 7;
/// What comes around every month's end is one date: months are taken as of thirty days here.
const MONTH: u8 = 30;

type Part<'b, 'a> = Vec<&'b Item<'a>>;

fn by_time<'b, 'a>(mut part: Part<'b, 'a>) -> Part<'b, 'a> {
    sort(&mut part, |a, b| (a.at, a.id).cmp(&(b.at, b.id)));
    part
}

/// Payments of several agreements, each by itself, and those of like amounts; nothing where all are of one.
pub(super) fn apart<'b, 'a>(items: &[&'b Item<'a>]) -> Vec<Part<'b, 'a>> {
    let mut by_agreement: Part<'b, 'a> = items.to_vec();
    sort(&mut by_agreement, |a, b| {
        (a.agreement, a.at, a.id).cmp(&(b.agreement, b.at, b.id))
    });
    let groups = by_agreement.chunk_by(|a, b| a.agreement == b.agreement);
    let mut parts = Vec::new();
    for group in groups {
        let is_all = group.len() == items.len();
        if !is_all && group.first().is_some_and(|item| item.agreement.is_some()) {
            parts.push(group.to_vec());
        } else {
            parts.extend(alike(group, is_all));
        }
    }
    parts
}

/// Payments of like amounts, each price by itself.
fn alike<'b, 'a>(items: &[&'b Item<'a>], is_all: bool) -> Vec<Part<'b, 'a>> {
    let mut by_amount: Part<'b, 'a> = items.to_vec();
    sort(&mut by_amount, |a, b| a.amount.cmp(&b.amount));
    let near = |a: &&Item<'_>, b: &&Item<'_>| ln(b.amount.to_f64() / a.amount.to_f64()) <= APART;
    let groups = by_amount
        .chunk_by(near)
        .filter(|group| !is_all || group.len() < items.len());
    groups.map(|group| by_time(group.to_vec())).collect()
}

/// Payments on two dates of the month, each date by itself; nothing where they come on one, or on any.
pub(super) fn twice_a_month<'b, 'a>(items: &[&'b Item<'a>], zone: &Zone) -> Vec<Part<'b, 'a>> {
    let mut dated: Vec<(u8, &'b Item<'a>)> = Vec::with_capacity(items.len());
    for item in items {
        let Ok(date) = zone.date(item.at) else {
            return Vec::new();
        };
        dated.push((date.day().min(MONTH), item));
    }
    sort(&mut dated, |a, b| {
        (a.0, a.1.at, a.1.id).cmp(&(b.0, b.1.at, b.1.id))
    });
    // The month is a circle: it is opened where nothing comes for longest.
    let day = |place: usize| dated.get(place % dated.len().max(1)).map_or(0, |(day, _)| *day);
    let gap = |place: usize| {
        let turn = if place + 1 < dated.len() { 0 } else { MONTH };
        (day(place + 1) + turn).saturating_sub(day(place))
    };
    let Some(widest) = (0..dated.len()).max_by_key(|place| gap(*place)) else {
        return Vec::new();
    };
    dated.rotate_left((widest + 1) % items.len().max(1));
    let first = dated.first().map_or(0, |(day, _)| *day);
    let on = |day: u8| (day + MONTH - first) % MONTH;
    let dates: Vec<Vec<(u8, &'b Item<'a>)>> = dated
        .chunk_by(|a, b| on(b.0).saturating_sub(on(a.0)) < BETWEEN)
        .map(<[_]>::to_vec)
        .collect();
    let is_date = |date: &Vec<(u8, &Item<'_>)>| {
        let ends = date.first().zip(date.last());
        ends.is_some_and(|(first, last)| on(last.0).saturating_sub(on(first.0)) <= WIDE)
    };
    if dates.len() != 2 || !dates.iter().all(is_date) {
        return Vec::new();
    }
    let items_of = |date: Vec<(u8, &'b Item<'a>)>| by_time(date.into_iter().map(|(_, item)| item).collect());
    dates.into_iter().map(items_of).collect()
}
