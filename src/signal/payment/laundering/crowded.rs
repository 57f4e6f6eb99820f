//! Crowds of laundering: how strongly many persons to one account, or one account to many persons, speak.
//!
//! Fan-in and fan-out are one thought seen from two sides; what they share is here. Not here: their words.

use crate::feature::{Context, Crowd, is_material, ms};
use crate::profile::payment_velocity::Fan;
use crate::reason::{Strength, settings};
use crate::stats::argument::most_argued;
use crate::stats::burst::BurstHabit;
use crate::stats::math::ln;
use crate::time::DAY;

settings! {
    /// Five to ten parties in AMLSim's patterns.
    entities: f64 = 8.0, 3.0..=60.0;
    /// Five to twenty days there; more is not remembered.
    days: f64 = 20.0, 1.0..=20.0;
    /// One stretch of weeks in a hundred has as large a crowd by this account's habit.
    tail: f64 = 0.01, 1e-9..=0.5;
}

/// How often a launderer's transfer belongs to such a crowd. Judgement: one of some three ways to use an account.
const CROWD_GIVEN_LAUNDERING: f64 = 0.3;
/// How often an honest one does, where the account is not used so anyway: one person in thirty collects for a class trip or
/// a wedding in a year, with some fifteen transfers among eleven hundred payments, and half of them in sums that are large
/// for them. Judgement.
const CROWD_GIVEN_HONEST: f64 = 2.5e-4;
/// In such a collection eight others have given before, a belief worth ten of them. Judgement.
const COLLECTED_OTHERS: f64 = 8.0;
const COLLECTED_WEIGHT: f64 = 10.0;
/// How often laundering gathers and scatters through one account. Judgement.
const THROUGH_GIVEN_LAUNDERING: f64 = 0.3;
/// How often an honest transfer has as many on either side: a treasurer who pays a whole class back. Judgement: once in ten
/// years at three payments a day.
const THROUGH_GIVEN_HONEST: f64 = 1.0e-4;

/// The crowd that this transfer belongs to.
pub(super) fn crowd(context: &Context<'_>, settings: &Settings, of: Fan) -> Option<Crowd> {
    Crowd::of(context, of, ms(settings.days, DAY))
}

/// True where there are as many on the other side.
pub(super) fn is_through(settings: &Settings, crowd: &Crowd) -> bool {
    f64::from(crowd.opposite) >= settings.entities
}

/// How strongly a crowd speaks.
pub(super) fn strength(context: &Context<'_>, settings: &Settings, crowd: &Crowd) -> Option<Strength> {
    let is_crowd = f64::from(crowd.count) >= settings.entities;
    let is_unusual = crowd.surprise > -ln(settings.tail);
    if !is_crowd || !is_unusual || !is_material(context, crowd.sum) {
        return None;
    }
    if is_through(settings, crowd) {
        return Some(Strength::Alone(ln(
            THROUGH_GIVEN_LAUNDERING / THROUGH_GIVEN_HONEST
        )));
    }
    let collected = BurstHabit::new(COLLECTED_OTHERS, COLLECTED_WEIGHT);
    let beyond = most_argued(collected.surprise(crowd.count.saturating_sub(1)));
    Some(Strength::Alone(
        ln(CROWD_GIVEN_LAUNDERING / CROWD_GIVEN_HONEST) + beyond,
    ))
}
