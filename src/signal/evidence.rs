//! Evidence: what all suspicions have to say of one payment, and what they measured.

use super::declaration::Detector;
use super::{FEATURES, REGISTRY, Setup, Signal, of_payments};
use crate::config::Mode;
use crate::feature::{ABSENT, Context, FeatureVector, STRENGTH};
use crate::reason::{Audience, Explanation, Strength};

/// All that is suspicious about a payment.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// Which suspicion (its number in the registry) speaks, and how strongly.
    pub strengths: Vec<(usize, Strength)>,
    /// What was measured.
    pub features: FeatureVector,
}

/// Which reasons look.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Live {
    /// Those that decide.
    Only,
    /// Those in shadow too, as if they decided.
    AndShadows,
}

impl Evidence {
    /// True where a suspicion may be named as a reason: it spoke, or it measured something for the holder. A desk is told
    /// only of what was seen.
    pub fn speaks(&self, number: usize) -> bool {
        let spoke = self.strengths.iter().any(|(speaker, _)| *speaker == number);
        spoke
            || REGISTRY.get(number).is_some_and(|signal| {
                let before: usize = REGISTRY.iter().take(number).map(Signal::room).sum();
                let own = self.features.bytes().iter().skip(before).take(signal.room());
                signal.reason.audience() == Audience::Holder && own.into_iter().any(|byte| *byte != ABSENT)
            })
    }
}

/// Everything that is suspicious about a payment, given what was usual before it.
pub fn evaluate(context: &Context<'_>, setup: &Setup, who: Live) -> Evidence {
    let mut evidence = Evidence {
        strengths: Vec::new(),
        features: FeatureVector::absent(FEATURES),
    };
    let mut first = 0;
    for (number, signal) in of_payments() {
        let mode = setup.mode(number);
        let looks = mode == Mode::Live || (mode == Mode::Shadow && who == Live::AndShadows);
        if looks && let Detector::Payment(evaluate, _) = signal.detector {
            evidence.features.go_to(first);
            if let Some(strength) = evaluate(context, setup.values(number), &mut evidence.features) {
                if let Some(nats) = strength.nats() {
                    evidence.features.set_at(signal.features.len(), &STRENGTH, nats);
                }
                evidence.strengths.push((number, strength));
            }
        }
        first += signal.room();
    }
    evidence
}

impl Signal {
    /// What a message needs of this payment; nothing of what looks at no payment.
    pub fn explain(&self, number: usize, context: &Context<'_>, setup: &Setup) -> Explanation {
        match self.detector {
            Detector::Payment(_, explain) => explain(context, setup.values(number)),
            _ => Explanation::default(),
        }
    }
}
