//! The level of recurring amounts: whether they keep one, and whether it has changed.

use crate::stats::math::{exp, ln};
use crate::stats::median;

/// An amount is near its level within a quarter either way (ln 1.28): ±10 % of drift twice is 22 %.
const NEAR: f64 = 0.25;
/// A bill by use swings about its level by no more than three fifths upwards and three eighths downwards (ln 1.6): a quarter
/// either way about a mean that itself goes with the seasons. Judgement.
pub(super) const SWING: f64 = 0.47;
/// By season it swings by more (ln 4): power for cooling or heating is a few times that of a mild month. Judgement.
pub(super) const SEASON: f64 = 1.39;
/// One price is the same to within a hundredth, which an exchange rate moves it by.
const SAME: f64 = 0.01;
/// So often a price is charged before another one is its change and no other purchase.
const STEADY: usize = 3;
/// Half of them are nearer, as a tenth of drift either way has it: steps of amounts within ±10 % are under this in 99 series of
/// 100, those of withdrawals within ±25 % in every third (rolled, eight payments each).
const NEARER: f64 = 0.12;
/// One price in another currency moves by less than this from month to month. Judgement.
const STEADY_WITHIN: f64 = 0.05;
/// Amounts before that have to be near, but for a quarter of them: a price may change, a trial may come first.
const COVERED: f64 = 0.75;
/// Payments of one amount level that are remembered for it.
pub(super) const LEVEL: usize = 6;

/// The first cost half of the second, or less: it was a trial, and says nothing of the level.
pub(super) fn is_trial(amounts: &[f64]) -> bool {
    match amounts {
        [first, second, ..] => first * 2.0 <= *second,
        _ => false,
    }
}

/// True where amounts, but for a quarter of them, stay near those before, and half of them nearer.
#[allow(clippy::cast_precision_loss)] // a few dozen payments
pub(super) fn keeps_level(amounts: &[f64]) -> bool {
    let steps = steps(amounts);
    let within = |bound: f64| steps.iter().filter(|step| **step <= bound).count() as f64;
    let all = steps.len() as f64;
    within(NEAR) >= COVERED * all && within(NEARER) * 2.0 >= all
}

/// True of two amounts of one level.
pub(super) fn is_near(one: f64, other: f64) -> bool {
    ln(one / other).abs() <= NEAR
}

/// How far each amount is from those before.
fn steps(amounts: &[f64]) -> Vec<f64> {
    let step = |place: usize| {
        let before = amounts.get(place.saturating_sub(3)..place).unwrap_or_default();
        let amount = amounts.get(place).copied().unwrap_or_default();
        ln(amount / median(before)).abs()
    };
    (1..amounts.len()).map(step).collect()
}

/// True where all are a price, which an exchange rate may move.
pub(super) fn is_steady(amounts: &[f64]) -> bool {
    is_one_price(amounts) || steps(amounts).iter().all(|step| *step <= STEADY_WITHIN)
}

/// True where amounts swing about one level by so much at most, as bills by use do: all of them.
pub(super) fn swings_about_level(amounts: &[f64], by: f64) -> bool {
    let level = median(amounts);
    amounts.iter().all(|amount| ln(amount / level).abs() <= by)
}

/// True where all are one price, or one and, once it was charged a few times, the one that it changed to.
pub(super) fn is_one_price(amounts: &[f64]) -> bool {
    let is_same = |a: &&f64, b: &f64| ln(*a / b).abs() <= SAME;
    let Some(first) = amounts.first() else {
        return false;
    };
    let before = amounts.iter().take_while(|amount| is_same(amount, first)).count();
    let after = amounts.get(before..).unwrap_or_default();
    match after.first() {
        Some(price) => before >= STEADY && after.iter().all(|amount| is_same(&amount, price)),
        None => true,
    }
}

/// Since which payment, and by how much, the price differs from the one before.
///
/// A change is one beyond what amounts do by themselves: 3.5 robust deviations of the earlier ones (Iglewicz and Hoaglin,
/// "How to Detect and Handle Outliers", 1993), and one percent at least, for prices that never moved. Two earlier payments
/// make a price; the first of all is no price where it was a trial.
pub(super) fn price_change(amounts: &[f64]) -> Option<(usize, f64)> {
    let logs: Vec<f64> = amounts.iter().map(|amount| ln(*amount)).collect();
    let differs = |place: usize| {
        let before = logs
            .get(place.saturating_sub(LEVEL)..place)
            .filter(|before| before.len() >= 2)?;
        let level = median(before);
        let deviations: Vec<f64> = before.iter().map(|log| (log - level).abs()).collect();
        // With few to tell from, drift of a tenth is taken for possible.
        let usual = if before.len() < 4 && median(&deviations) > 0.0 {
            0.2
        } else {
            0.0
        };
        let bound = (3.5 * 1.4826 * median(&deviations)).max(0.01).max(usual);
        let after = logs.get(place..)?;
        (after.iter().all(|log| (log - level).abs() > bound)).then(|| exp(level))
    };
    // The latest change: from its place on every payment has the new price.
    let (place, before) = (2..logs.len()).rev().find_map(|place| {
        let before = differs(place)?;
        let is_first = place < 3 || differs(place - 1).is_none();
        is_first.then_some((place, before))
    })?;
    Some((place, median(amounts.get(place..)?) - before))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_price_may_change_once_it_was_charged_a_few_times() {
        assert!(is_one_price(&[15.0, 15.0, 15.0]) && is_one_price(&[15.0, 15.0, 15.0, 22.0, 22.0]));
        assert!(!is_one_price(&[15.0, 15.0, 22.0]) && !is_one_price(&[15.0, 15.0, 15.0, 22.0, 15.0]));
    }

    #[test]
    fn a_price_that_never_moved_changes_by_a_coin_and_one_that_drifts_does_not_change_by_drifting() {
        let change = |amounts: &[f64]| price_change(amounts).map(|(place, by)| (place, (by * 100.0).round()));
        assert_eq!(change(&[15.0, 15.0, 15.0, 18.0, 18.0]), Some((3, 300.0)));
        assert_eq!(change(&[15.0, 15.0, 15.0, 15.0]), None);
        assert_eq!(change(&[14.0, 15.5, 14.6, 15.9, 14.2, 15.1]), None);
        assert_eq!(change(&[14.0, 15.5, 14.6, 15.9, 14.2, 25.0]), Some((5, 1040.0)));
    }
}
