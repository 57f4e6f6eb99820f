//! Evidence on a use of the account to log-odds, as of payments: prior + Σ strength.
//!
//! The sum is naive: device, network, program and hour are taken as independent once each has backed off by itself, as Freeman et al.
//! 2016 take them (and measure that it ranks well); whoever has a new device has its program in its version, which is the one
//! dependence that is kept. Nothing is learnt from labels here but the habits themselves, and the counts of devices and networks.
//! Not here: what is measured (`feature::access`), and what becomes of it (`engine::access`).

use super::{Contribution, LEAST_SURE, MENTIONED, SUREST, Scored};
use crate::config::{AccessThresholds, Mode};
use crate::feature::AccessContext;
use crate::profile::access::Judged;
use crate::reason::{Audience, Family};
use crate::signal::Detector;
use crate::signal::{Live, Noticed, Setup, Signal, of_access};
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
    /// Nats of patterns of takeovers: the rest is merely unlike the habit.
    pub pattern: f64,
    /// For the account's memory.
    pub judged: Judged,
}

/// Adds the evidence up.
pub fn score_access(
    context: &AccessContext<'_>,
    setup: &Setup,
    who: Live,
    thresholds: AccessThresholds,
) -> (Scored, AccessTrace) {
    let mut noticed: Vec<(&'static Signal, Noticed)> = Vec::new();
    let mut log_odds = ln(BASE_RATE / (1.0 - BASE_RATE));
    for (number, signal) in of_access() {
        let mode = setup.mode(number);
        let looks = mode == Mode::Live || (mode == Mode::Shadow && who == Live::AndShadows);
        if let (true, Detector::Access(evaluate)) = (looks, signal.detector)
            && let Some(seen) = evaluate(context, setup.values(number))
        {
            log_odds += seen.nats;
            noticed.push((signal, seen));
        }
    }
    let attributes = context.attributes();
    let story = noticed.iter().filter(|(signal, _)| is_pattern(signal));
    let story: f64 = story.map(|(_, seen)| seen.nats).sum();
    noticed.retain(|(_, seen)| seen.nats >= MENTIONED);
    // A stable sort: of equals the one that stands first in the registry.
    sort(&mut noticed, |(_, a), (_, b)| b.nats.total_cmp(&a.nats));
    let mut for_holder = log_odds;
    let log_odds = log_odds.clamp(LEAST_SURE, SUREST);
    let (mut base, mut pattern) = (log_odds, 0.0);
    let (mut reasons, mut told) = (Vec::new(), Vec::new());
    for (signal, seen) in noticed {
        base -= seen.nats;
        match signal.reason.audience() {
            Audience::Operator => for_holder -= seen.nats,
            Audience::Holder if signal.reason.family != Family::Anomaly => pattern += seen.nats,
            Audience::Holder => {}
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
        pattern,
        judged: Judged {
            attributes,
            story,
            log_odds: for_holder.clamp(LEAST_SURE, SUREST),
            proves: context.proves(),
        },
    };
    (Scored::of(base, log_odds, reasons, &thresholds.0), trace)
}

/// True of what is told of a story, and not of device, place, program and hour, which are measured anew each time.
fn is_pattern(signal: &Signal) -> bool {
    use crate::signal::access;
    let kinds = [
        access::login_new_device::SIGNAL.reason.code,
        access::login_new_network::SIGNAL.reason.code,
        access::login_new_country::SIGNAL.reason.code,
        access::login_new_agent::SIGNAL.reason.code,
        access::login_odd_hour::SIGNAL.reason.code,
    ];
    !kinds.contains(&signal.reason.code) && signal.reason.audience() == Audience::Holder
}
