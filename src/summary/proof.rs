//! Proof that payments keep a rhythm: which of seven, by days or by months, and whether chance or a habit would do as well.
//!
//! One is kept where three beats of four are met, three payments of four are on a beat, amounts stay near their level, and
//! chance alone would hardly do as well; of one price and on its due days (`due`) from the third payment. A bill by use swings
//! by more than a price: it is one where every payment is on its beat, a month long or longer, and so closely that chance is
//! out of the question, and by season where each is on its due day.
//! Not here: which payments are tried together (`recurring`, `apart`).

use super::beat::{BEATS, Beat, MONTH};
use super::due::{are_on_due_days, by_habit};
use super::history::Item;
use super::price::{SEASON, SWING, is_one_price, is_steady, is_trial, keeps_level, swings_about_level};
use crate::error::Result;
use crate::stats::rhythm::Rhythm;
use crate::time::Zone;
use time::Date;

/// A rhythm that chance keeps once in a hundred tries is too cheap for a wallet of a hundred shops; a standing agreement
/// says by itself that it will come again.
const CHANCE: f64 = 0.01;
const CHANCE_STANDING: f64 = 0.35;
/// Sums that drift prove less than a price, so it takes more beats: seven months, four quarters, three years.
const CHANCE_DRIFTING: f64 = 1e-3;
/// Amounts that keep no level prove nothing by themselves, so the days have to: of a hundred shops and seven rhythms one in
/// fourteen wallets has one by chance that does as well, before its amounts are looked at.
const CHANCE_VARYING: f64 = 1e-4;
/// Bills by use come by the month or more rarely; a market on Saturdays is a habit, not a bill. Days.
const BILL: f64 = 28.0;
/// Fewer than this are no series of bills: half a year of them.
const BILLS: usize = 6;
/// Two make no series: any two are one period apart.
const FEWEST: usize = 3;
/// Payers and banks are a day early or late: closer than this proves nothing more. Days.
const CLOSE: f64 = 1.0;
/// Of beats that are met, and of payments that are on one.
const COVERED: f64 = 0.75;
/// Better by half a day at the mean before a rarer rhythm is believed.
const CLEARLY: f64 = 0.5;

/// By what payments were picked out of all those of a counterparty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Picked {
    /// They are all.
    None,
    /// By their date of the month.
    Date,
    /// By their price, of the few that there are.
    Price,
    /// By their amount, of many: what was picked for being alike proves little by it.
    Amount,
}

/// The rhythm that they keep. Of those that a person confirmed the rhythm, `every`, is known, and asks for no proof.
#[allow(clippy::cast_precision_loss)] // a few dozen payments
pub(super) fn kept(
    items: &[&Item<'_>],
    amounts: &[f64],
    picked: Picked,
    zone: &Zone,
    every: Option<&str>,
) -> Result<Option<(Rhythm, Beat)>> {
    if items.len() < 2 {
        return Ok(None);
    }
    let standing = items.iter().filter(|item| item.is_standing).count();
    let is_standing = standing * 2 > items.len();
    let since_trial = amounts.get(usize::from(is_trial(amounts))..).unwrap_or_default();
    let is_steady = is_steady(since_trial);
    // Amounts that were picked for being alike are alike: a price is more than that.
    let is_picked = matches!(picked, Picked::Price | Picked::Amount);
    let is_level = every.is_some() || is_standing || is_steady || !is_picked && keeps_level(since_trial);
    let swings = |by| picked == Picked::None && items.len() >= BILLS && swings_about_level(amounts, by);
    let is_price = items.len() >= FEWEST && picked != Picked::Amount && is_one_price(since_trial);
    if !(is_level || is_price || swings(SEASON)) {
        return Ok(None);
    }
    let days: Vec<f64> = items.iter().map(|item| item.day as f64).collect();
    let mut dates = Vec::with_capacity(items.len());
    for item in items {
        dates.push(zone.date(item.at)?);
    }
    let months: Vec<f64> = dates.iter().map(|date| in_months(*date)).collect();
    let bound = match (is_standing, is_steady) {
        (true, _) => CHANCE_STANDING,
        (_, true) => CHANCE,
        _ => CHANCE_DRIFTING,
    };
    let mut best: Option<(Rhythm, Beat)> = None;
    for beat in BEATS
        .into_iter()
        .filter(|beat| every.is_none_or(|every| every == beat.name))
    {
        let unit = if beat.is_months { MONTH } else { 1.0 };
        let moments = if beat.is_months { &months } else { &days };
        let Some(rhythm) = Rhythm::fit(moments, beat.length, beat.tolerance / unit) else {
            continue;
        };
        let met = rhythm.met.len() as f64;
        let is_kept = met >= COVERED * rhythm.beats() as f64 && met >= COVERED * items.len() as f64;
        let chance = rhythm.by_chance(beat.tolerance / unit);
        let is_due = (is_price && by_habit(items.len(), &beat) <= CHANCE
            || swings(SEASON) && beat.days >= BILL)
            && are_on_due_days(&dates, &beat);
        let by_chance_so_close = rhythm.by_chance(rhythm.widest.max(CLOSE / unit));
        let is_bill = swings(SWING)
            && rhythm.met.len() == items.len()
            && beat.days >= BILL
            && by_chance_so_close <= CHANCE_VARYING;
        let is_proven = is_due || is_kept && (is_bill || is_level && chance <= bound);
        if !is_proven && every.is_none() {
            continue;
        }
        let spread = rhythm.spread * unit;
        let is_better = best.as_ref().is_none_or(|(known, of)| {
            let unit = if of.is_months { MONTH } else { 1.0 };
            known.spread * unit > spread + CLEARLY
        });
        if is_better {
            best = Some((rhythm, beat));
        }
    }
    Ok(best)
}

/// A date as months and a fraction: the end of February is as far on as the end of March.
fn in_months(date: Date) -> f64 {
    let months = date.year() * 12 + i32::from(u8::from(date.month())) - 1;
    f64::from(months) + f64::from(date.day() - 1) / f64::from(date.month().length(date.year()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn month_ends_are_one_day_of_the_month() {
        let date = |month, day| Date::from_calendar_date(2026, month, day).unwrap();
        let fraction = |date| in_months(date).fract();
        let (february, march) = (date(time::Month::February, 28), date(time::Month::March, 31));
        assert!((fraction(february) - fraction(march)).abs() < 0.01);
    }
}
