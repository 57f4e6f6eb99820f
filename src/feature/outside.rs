//! Outside the habit: what honest payments look like when people leave it, for a holiday, a new home, a first car.
//!
//! What is unlike the habit is held against the habit and against this, and the two are weighed together (`score`).
//! Not here: what is usual for whom (`profile`).

use crate::stats::argument::most_argued;
use crate::stats::burst::BurstHabit;
use crate::stats::student::StudentT;

/// Honest payments outside the habit spread by e² = 7.4 times either way around the usual, with heavy tails. Judgement:
/// a person whose lunch costs 20 buys things of 150 often, of 1,000 now and then, of 10,000 once in years.
const BROAD_SCALE: f64 = 2.0;
const BROAD_DOF: f64 = 5.0;
/// On a day outside the habit four others come along with a payment: others of the hour, others that are new, others of a kind
/// that is seldom paid. A belief worth ten such days. Judgement.
const OTHERS: f64 = 4.0;
const WEIGHT: f64 = 10.0;

/// What payments outside the habit look like, around the same place.
pub fn broad(usual: &StudentT) -> StudentT {
    StudentT {
        location: usual.location,
        scale: BROAD_SCALE,
        dof: BROAD_DOF,
    }
}

/// The most that so many others beside a payment argue against its being outside the habit, in nats.
pub(crate) fn crowd_outside(others: u32) -> f64 {
    most_argued(BurstHabit::new(OTHERS, WEIGHT).surprise(others))
}
