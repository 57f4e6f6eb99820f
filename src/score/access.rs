//! Evidence on a use of the account to log-odds, as of payments: prior + Σ strength.
//!
//! The sum is naive: device, network, program and hour are taken as independent once each has backed off by itself, as Freeman et al.
//! 2016 take them (and measure that it ranks well); whoever has a new device has its program in its version, which is the one
//! dependence that is kept. Nothing is learnt from labels here but the habits themselves, and the counts of devices and networks.
//! Not here: what is measured (`feature::access`), and what becomes of it (`engine::access`).

use super::{Contribution, LEAST_SURE, MENTIONED, SUREST, Scored};
use crate::config::{AccessThresholds, Mode};
use crate::event::Outcome;
use crate::feature::AccessContext;
use crate::profile::access::Judged;
use crate::reason::Audience;
use crate::signal::{Detector, Live, Noticed, Setup, Signal, Tells, of_access};
use crate::sort::sort;
use crate::stats::math::ln;

/// One use in ten thousand is somebody else's before anything is known of it: where some percents of people lose an account in a year, open
/// it some thousand times, and a takeover comes in two or three times, 1e-4 is the upper end. Judgement.
const BASE_RATE: f64 = 1.0e-4;

/// What judging a use came to, beside its score.
#[derive(Debug, Clone)]
pub struct AccessTrace {
    /// The signals of the reasons, in their order.
    pub told: Vec<&'static Signal>,
    /// Log-odds of the score.
    pub log_odds: f64,
    /// Log-odds by what the holder may be shown.
    pub for_holder: f64,
    /// For the account's memory; its `story` is what patterns of takeovers come to, and the rest is merely unlike the habit.
    pub judged: Judged,
}

/// Adds the evidence up: first what the use's own values say, then what is a step of a story, which may ask for the first sum.
pub fn score_access(
    context: &mut AccessContext<'_>,
    setup: &Setup,
    who: Live,
    thresholds: AccessThresholds,
) -> (Scored, AccessTrace) {
    let (attributes, mut noticed) = noticed(context, setup, who, Tells::Value);
    context.attributes = attributes;
    let (story, steps) = noticed_steps(context, setup, who);
    noticed.extend(steps);
    sort(&mut noticed, |(a, ..), (b, ..)| a.cmp(b));
    let prior = ln(BASE_RATE / (1.0 - BASE_RATE));
    let mut for_holder = noticed.iter().fold(prior, |sum, (_, _, seen)| sum + seen.nats);
    let log_odds = for_holder.clamp(LEAST_SURE, SUREST);
    noticed.retain(|(_, _, seen)| seen.nats >= MENTIONED);
    // A stable sort: of equals the one that stands first in the registry.
    sort(&mut noticed, |(_, _, a), (_, _, b)| b.nats.total_cmp(&a.nats));
    let mut base = log_odds;
    let (mut reasons, mut told) = (Vec::new(), Vec::new());
    for (_, signal, seen) in noticed {
        base -= seen.nats;
        if signal.reason.audience() == Audience::Operator {
            for_holder -= seen.nats;
        }
        reasons.push(Contribution {
            code: signal.reason.code.to_owned(),
            contribution: seen.nats,
            params: seen.params,
            unless: None,
        });
        told.push(signal);
    }
    let trace = AccessTrace {
        told,
        log_odds,
        for_holder,
        judged: Judged {
            attributes,
            story,
            log_odds: for_holder.clamp(LEAST_SURE, SUREST),
            proves: context.proves(),
        },
    };
    let mut scored = Scored::of(base, log_odds, reasons, &thresholds.0);
    // Who is asked can be told why. Of a use of which nothing is known there is nothing to tell, and all of them would be asked; but
    // whoever sets the threshold to nothing wants just that.
    let is_told = !scored.reasons.is_empty() || thresholds.0.challenge <= 0.0;
    if scored.outcome == Outcome::Challenge && !is_told {
        scored.outcome = Outcome::Allow;
    }
    (scored, trace)
}

/// What was noticed, with the signals' numbers in the registry.
type Found = Vec<(usize, &'static Signal, Noticed)>;

/// What the signals that look say that are of this kind, and the nats that it comes to. What is off says nothing anywhere.
fn noticed(context: &AccessContext<'_>, setup: &Setup, who: Live, kind: Tells) -> (f64, Found) {
    let mut found = Found::new();
    for (number, signal) in of_access() {
        let mode = setup.mode(number);
        let looks = mode == Mode::Live || (mode == Mode::Shadow && who == Live::AndShadows);
        if let (true, Detector::Access(tells, evaluate)) = (looks, signal.detector)
            && tells == kind
            && let Some(seen) = evaluate(context, setup.values(number))
        {
            found.push((number, signal, seen));
        }
    }
    (found.iter().map(|(_, _, seen)| seen.nats).sum(), found)
}

/// Steps, and the nats of those of them that the holder may be shown.
fn noticed_steps(context: &AccessContext<'_>, setup: &Setup, who: Live) -> (f64, Found) {
    let (_, found) = noticed(context, setup, who, Tells::Step);
    let own = found
        .iter()
        .filter(|(_, signal, _)| signal.reason.audience() == Audience::Holder);
    (own.map(|(_, _, seen)| seen.nats).sum(), found)
}
