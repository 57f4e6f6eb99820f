//! What flows through an account: who sends and who receives in a stretch of weeks, for suspicions of the operator's.
//!
//! Fan-in and fan-out are one thought seen from two sides; what they share is here. Not here: their words.

use crate::profile::bursts::{FAN_WINDOW, Fan, persons};
use crate::signal::payment::{is_material, ms};
use crate::signal::{Look, Setting, Strength};
use crate::stats::argument::most_argued;
use crate::stats::burst::BurstHabit;
use crate::stats::math::ln;
use crate::time::DAY;

/// What a host may set of both fans.
pub(crate) const FAN_SETTINGS: &[Setting] = &[
    // Five to ten parties in AMLSim's patterns.
    Setting {
        name: "parties",
        default: 8.0,
        least: 3.0,
        most: 60.0,
    },
    // Five to twenty days there; more is not remembered.
    Setting {
        name: "days",
        default: 20.0,
        least: 1.0,
        most: 20.0,
    },
    // One stretch of weeks in a hundred has as large a crowd by this account's habit.
    Setting {
        name: "tail",
        default: 0.01,
        least: 1e-9,
        most: 0.5,
    },
];

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

/// Many persons to one account, or one account to many persons.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Crowd {
    /// How many different persons, this one included.
    pub(crate) count: u32,
    /// What came, or went, in all.
    pub(crate) sum: f64,
    /// As many on the other side.
    pub(crate) is_both: bool,
    /// How many are usual.
    pub(crate) usual: f64,
    surprise: f64,
}

/// The crowd that this transfer belongs to; `None` for payments that no person sent, or received.
pub(crate) fn crowd(look: &Look<'_>, of: Fan) -> Option<Crowd> {
    let this = look.movement;
    if Fan::of(&this) != Some(of) || this.counterparty.is_none() {
        return None;
    }
    let (opposite, habit) = match of {
        Fan::In => (Fan::Out, &look.holder.bursts.senders),
        Fan::Out => (Fan::In, &look.holder.bursts.receivers),
    };
    let days = ms(look.setting("days"), DAY).min(FAN_WINDOW);
    let movements = &look.holder.movements;
    let before = persons(movements, of, &this, days);
    let kin = movements
        .within(this.at.get(), days)
        .filter(|known| Fan::of(known) == Some(of) && known.currency == this.currency);
    Some(Crowd {
        count: before + 1,
        sum: this.amount + kin.map(|known| known.amount).sum::<f64>(),
        is_both: f64::from(persons(movements, opposite, &this, days)) >= look.setting("parties"),
        usual: habit.mean() + 1.0,
        surprise: habit.surprise(before),
    })
}

/// How strongly a crowd speaks.
pub(crate) fn crowded(look: &Look<'_>, crowd: Crowd) -> Option<Strength> {
    let is_crowd = f64::from(crowd.count) >= look.setting("parties");
    let is_unusual = crowd.surprise > -ln(look.setting("tail"));
    if !is_crowd || !is_unusual || !is_material(look, crowd.sum) {
        return None;
    }
    if crowd.is_both {
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
