//! The expert model, as it is shipped: what each signal's evidence comes to before any label has taught, and what it tells
//! of the signals.
//!
//! Strengths are log-likelihood ratios, and add up, with three exceptions. What is merely unlike the habit is believed as
//! far as the other signals bear it out among these people (`population::Reliability`); a pattern of scams, of takeovers or
//! of flows is its own evidence. An honest payment that leaves the habit leaves it in several respects at once (a new phone
//! is dear, from a new shop, on a free afternoon); adding those up as if they were independent would count one novelty
//! three times. So all that is unlike the habit is weighed together against a mixture: with probability `OUTSIDE_HABIT` the
//! honest payment is one of those. The joint ratio is then shared out in proportion to what each would have said alone. And
//! two causes that can each explain a fraud add their odds. Not here: what labels taught (`learned`), and how far that
//! counts (`score`).

use crate::population::Population;
use crate::population::{Observation, Observations, in_parts};
use crate::reason::{Family, Strength};
use crate::signal::{Evidence, OF_PAYMENTS, REGISTRY};
use crate::stats::math::{exp, ln, ln_1p, logistic, logit};

/// One honest payment in five hundred is outside the habit: at three a day about twice a year. Judgement.
const OUTSIDE_HABIT: f64 = 0.002;

/// What the evidence comes to by expert judgement.
pub(super) struct ExpertModel {
    /// Each signal's share, in nats.
    pub(super) shares: [f64; OF_PAYMENTS],
    /// What the account's own evidence tells of the signals. Other causes do not enter: whoever blames the counterparty
    /// says nothing of whether an hour is odd.
    pub(super) observed: Observations,
}

/// One signal's claim, and how far it is believed.
struct Claim {
    number: usize,
    /// As it was said.
    said: Strength,
    /// As far as it is believed.
    believed: Strength,
}

impl ExpertModel {
    /// Of what was seen, where the log-odds before it are these.
    pub(super) fn of(
        evidence: &Evidence,
        prior: f64,
        population: &Population,
        (assurance, passed): (f64, f64),
    ) -> Self {
        let claims: Vec<Claim> = evidence
            .strengths
            .iter()
            .map(|(number, said)| Claim::new(*number, *said, population))
            .collect();
        let mixed = share_of_novelty(&claims);
        let mut shares = [0.0; OF_PAYMENTS];
        let (mut account, mut other) = (0.0, 0.0);
        for claim in &claims {
            let nats = match claim.believed {
                Strength::Alone(ratio) => ratio,
                Strength::Unlike { habit, .. } => habit * mixed,
                Strength::OtherCause(probability) => (logit(probability) - prior).max(0.0),
                Strength::Apart => continue,
            };
            if matches!(claim.believed, Strength::OtherCause(_)) {
                other += nats;
            } else {
                account += nats;
            }
            if let Some(share) = shares.get_mut(claim.number) {
                *share += nats;
            }
        }
        let observed = observed(&claims, &shares, prior, account);
        account -= assure(&claims, &mut shares, &[Family::Anomaly], assurance);
        account -= assure(&claims, &mut shares, &[Family::Anomaly, Family::Takeover], passed);
        // Two causes that can each explain a fraud: their odds add up, not their log-odds.
        if account > 0.0 && other > 0.0 {
            let (more, less) = (account.max(other), account.min(other));
            let joint = more + ln_1p(exp(less - more) - exp(-more));
            let scale = joint / (account + other);
            shares.iter_mut().for_each(|share| *share *= scale);
        }
        Self { shares, observed }
    }
}

/// Lets counter-evidence of so many nats lower what these families say (what is merely unlike the habit; where a challenge was passed,
/// what looks like a takeover too), never below nothing. Returns by how much. That a
/// shop was reported is no oddity of its payer: whose hand paid there says nothing of the shop.
fn assure(claims: &[Claim], shares: &mut [f64; OF_PAYMENTS], families: &[Family], assurance: f64) -> f64 {
    let is_of =
        |claim: &Claim, families: &[Family]| family(claim.number).is_some_and(|of| families.contains(&of));
    let share = |claim: &Claim| shares.get(claim.number).copied().unwrap_or(0.0);
    // Whoever is deceived pays by the own hand, and so does a child that was lent the phone.
    let own_hand = [Family::Scam, Family::Household];
    if claims
        .iter()
        .any(|claim| is_of(claim, &own_hand) && share(claim) > 0.0)
    {
        return 0.0;
    }
    let oddities = || {
        let mere = |claim: &&Claim| is_of(claim, families) && !matches!(claim.said, Strength::OtherCause(_));
        claims.iter().filter(mere)
    };
    let oddity: f64 = oddities().map(share).sum();
    if oddity <= 0.0 || assurance <= 0.0 {
        return 0.0;
    }
    let left = (1.0 - assurance / oddity).max(0.0);
    for claim in oddities() {
        if let Some(share) = shares.get_mut(claim.number) {
            *share *= left;
        }
    }
    oddity * (1.0 - left)
}

impl Claim {
    fn new(number: usize, said: Strength, population: &Population) -> Self {
        // A pattern of scams, of takeovers or of flows is its own evidence, and comes without the company of other oddities.
        let is_mere_oddity = family(number) == Some(Family::Anomaly);
        let belief = match u16::try_from(number) {
            Ok(signal) if is_mere_oddity => population.belief(signal),
            _ => 1.0,
        };
        let believed = match said {
            Strength::Alone(ratio) => Strength::Alone(ratio * belief),
            Strength::Unlike { habit, outside } => Strength::Unlike {
                habit: habit * belief,
                outside: outside * belief,
            },
            Strength::OtherCause(_) | Strength::Apart => said,
        };
        Self {
            number,
            said,
            believed,
        }
    }
}

fn family(number: usize) -> Option<Family> {
    REGISTRY.get(number).map(|signal| signal.reason.family)
}

/// What the claims tell of one another: how much is suspected by all, and by all others than each.
fn observed(claims: &[Claim], shares: &[f64], prior: f64, account: f64) -> Observations {
    if claims.is_empty() {
        return Observations::default();
    }
    // What the desk suspects of the money's flow is no fraud against the holder.
    let share = |claim: &Claim| shares.get(claim.number).copied().unwrap_or(0.0);
    let of_laundering = claims
        .iter()
        .filter(|claim| family(claim.number) == Some(Family::Laundering));
    let account = of_laundering.fold(account, |rest, claim| rest - share(claim));
    let before = logistic(prior);
    let beyond = |nats: f64| in_parts(logistic(prior + nats) - before);
    let suspected = beyond(account);
    let observation = |claim: &Claim| {
        let nats = claim.said.nats()?;
        let by_others = beyond(account - share(claim)).min(suspected);
        Some(Observation {
            signal: u16::try_from(claim.number).ok()?,
            nats: in_parts(nats),
            by_others,
            by_itself: suspected - by_others,
        })
    };
    let oddities = claims
        .iter()
        .filter(|claim| family(claim.number) == Some(Family::Anomaly));
    Observations {
        suspected,
        by_signal: oddities.filter_map(observation).collect(),
    }
}

/// What is left of everything unlike the habit once it is weighed against leaving the habit, as a share of its sum.
fn share_of_novelty(claims: &[Claim]) -> f64 {
    let (habit, outside) = claims
        .iter()
        .fold((0.0, 0.0), |(habit, outside), claim| match claim.believed {
            Strength::Unlike {
                habit: this,
                outside: that,
            } => (habit + this, outside + that),
            Strength::Alone(_) | Strength::OtherCause(_) | Strength::Apart => (habit, outside),
        });
    if habit <= 0.0 {
        return 1.0;
    }
    let honest = (1.0 - OUTSIDE_HABIT) * exp(-habit) + OUTSIDE_HABIT * exp(-outside);
    (-ln(honest) / habit).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::signal;

    fn claim(code: &str, said: Strength) -> Claim {
        let is_it = |signal: &signal::Signal| signal.reason.code == code;
        Claim {
            number: REGISTRY.iter().position(is_it).unwrap(),
            said,
            believed: said,
        }
    }

    #[test]
    fn the_own_hand_lowers_an_odd_hour_and_not_what_others_reported_of_the_shop() {
        let odd = claim("odd-hour", Strength::Alone(2.0));
        let reported = claim("counterparty-risk", Strength::OtherCause(0.9));
        let mut shares = [0.0; OF_PAYMENTS];
        shares[odd.number] = 2.0;
        shares[reported.number] = 3.0;
        let numbers = (odd.number, reported.number);
        let lowered = assure(&[odd, reported], &mut shares, &[Family::Anomaly], 1.5);
        assert_eq!((lowered, shares[numbers.0], shares[numbers.1]), (1.5, 0.5, 3.0));
    }
}
