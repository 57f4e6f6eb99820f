//! Reliability of signals: how far each is believed among these people, as far as the others bear it out.
//!
//! Without labels nobody says which suspicions were right. But many signals look at each payment, and fraud shows in more
//! than one respect. A signal that speaks no oftener where others suspect a payment than it does anywhere tells little of
//! fraud here, whatever it tells elsewhere: an odd hour, say, where people keep no hours. So every payment counts by the
//! probability of fraud that the *other* signals give it beyond the base rate, and how often a signal speaks among those,
//! against how often it speaks at all, is held against the likelihood ratio that it claims. After Dawid and Skene, "Maximum
//! likelihood estimation of observer error-rates using the EM algorithm", Applied Statistics 28, 1979: observers judged by
//! one another, here one step for each payment. Integers, as all that crosses accounts. Where the population is of few
//! accounts, every signal is believed as it was shipped. Not here: what a signal says (`signal`), and what labels say of
//! it, from which weights are learnt (`score`).

use crate::map::SmallMap;
use crate::record::record;
use crate::stats::math::{exp, ln};

/// Reliability: what was seen of the signals so far.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Reliability {
    /// Suspected frauds: over all payments, the probability beyond the base rate, in parts.
    suspected: u64,
    /// By the signal's position in the list of all.
    signals: SmallMap<u16, SignalStats>,
}

record! { struct Reliability { suspected, signals } }

/// Statistics of one signal: how often it spoke, and in whose company.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
struct SignalStats {
    /// Payments it spoke of.
    spoke: u32,
    /// Nats that it claimed of them, in parts.
    nats: u64,
    /// Suspicion by the others, in parts.
    by_others: u64,
    /// Suspicion only because it spoke, in parts.
    by_itself: u64,
}

record! { struct SignalStats { spoke, nats, by_others, by_itself } }

/// Observations of the signals in one payment.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Observations {
    /// The probability of fraud beyond the base rate that all signals give it, in parts.
    pub suspected: u32,
    /// Each signal that spoke and is believed by its company.
    pub by_signal: Vec<Observation>,
}

/// Observation of one signal in one payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Observation {
    /// Its position in the list of all.
    pub signal: u16,
    /// The log-likelihood ratio that it claims, in parts of a nat.
    pub nats: u32,
    /// Suspicion by the others alone, in parts.
    pub by_others: u32,
    /// Suspicion beyond that, in parts.
    pub by_itself: u32,
}

record! { struct Observation { signal, nats, by_others, by_itself } }

/// Of probabilities and nats: a millionth, where the base rate is three in ten thousand.
const PARTS: f64 = 1_048_576.0;
/// The ratio that a signal was shipped with is believed like so many frauds, the same that stand behind the shipped base
/// rate (3 in 10,000 of 100,000 payments). On the handbook's tuning weeks without labels AP is .3130 with every signal
/// believed as shipped, .3174 with 10, .3171 with 30 and .3160 with 100.
const SHIPPED_FROM: f64 = 30.0;
/// However little the others bear it out, half of what it claims stays: they may be the ones that are wrong, and a fraud
/// that shows in one respect alone is still a fraud. Judgement; believing less gains .0002 on those weeks.
const LEAST_BELIEVED: f64 = 0.5;

/// In whole parts.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // what is beyond a u32's reach is taken as that
pub fn in_parts(value: f64) -> u32 {
    (value * PARTS) as u32
}

#[allow(clippy::cast_precision_loss)] // 2^53 parts are more payments than fit in memory
fn from_parts(parts: u64) -> f64 {
    parts as f64 / PARTS
}

impl Reliability {
    /// Counts a payment's suspicion.
    pub(super) fn suspect(&mut self, parts: u32) {
        self.suspected = self.suspected.saturating_add(u64::from(parts));
    }

    /// Counts a signal's word.
    pub(super) fn observe(&mut self, observation: Observation) {
        let stats = self.signals.entry(observation.signal);
        stats.spoke = stats.spoke.saturating_add(1);
        stats.nats = stats.nats.saturating_add(u64::from(observation.nats));
        stats.by_others = stats.by_others.saturating_add(u64::from(observation.by_others));
        stats.by_itself = stats.by_itself.saturating_add(u64::from(observation.by_itself));
    }

    /// Gives every signal another number; what has none is forgotten.
    pub(super) fn change_signals(&mut self, number: impl Fn(u16) -> Option<u16>) {
        let then = std::mem::take(&mut self.signals);
        for (signal, stats) in then.iter() {
            if let Some(now) = number(*signal) {
                *self.signals.entry(now) = *stats;
            }
        }
    }

    /// Belief in a signal: the share of its nats that counts, among so many payments.
    ///
    /// ln of (its share where others suspect) / (its share anywhere), over the nats that it claims on average; between
    /// `LEAST_BELIEVED` and 1, since company can take from a claim and not add to it.
    pub(super) fn belief(&self, signal: u16, payments: u32) -> f64 {
        let Some(stats) = self.signals.get(&signal).filter(|stats| stats.nats > 0) else {
            return 1.0;
        };
        let spoke = f64::from(stats.spoke);
        let claimed = from_parts(stats.nats) / spoke;
        let anywhere = spoke / f64::from(payments.max(stats.spoke));
        let suspected = from_parts(self.suspected.saturating_sub(stats.by_itself));
        let beside = from_parts(stats.by_others);
        let lift = (beside / anywhere + SHIPPED_FROM * exp(claimed)) / (suspected + SHIPPED_FROM);
        (ln(lift) / claimed).clamp(LEAST_BELIEVED, 1.0)
    }
}

impl Reliability {
    /// True where it can be what was read back: each spoke at least once, and of one payment no more than an observation holds.
    pub(super) fn is_sound(&self) -> bool {
        let is_sound = |stats: &SignalStats| {
            let most = u64::from(stats.spoke) * u64::from(u32::MAX);
            stats.spoke > 0 && stats.nats.max(stats.by_others).max(stats.by_itself) <= most
        };
        self.signals.values().all(is_sound)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const PAYMENTS: u32 = 100_000;

    /// A thousand payments are suspected by the others. One signal speaks of so many of those and of so many of the rest,
    /// each time claiming ten to one.
    fn believed(of_the_suspected: u32, of_the_rest: u32) -> f64 {
        let mut seen = Reliability::default();
        for number in 0..1_000 + of_the_rest {
            let by_others = in_parts(if number < 1_000 { 0.5 } else { 0.0 });
            seen.suspect(by_others);
            if number < of_the_suspected || number >= 1_000 {
                seen.observe(Observation {
                    signal: 7,
                    nats: in_parts(ln(10.0)),
                    by_others,
                    by_itself: 0,
                });
            }
        }
        seen.belief(7, PAYMENTS)
    }

    #[test]
    fn a_signal_that_speaks_where_others_suspect_is_believed_as_shipped() {
        // A tenth of the suspected and a hundredth of all: ten to one, as it claims.
        assert!((believed(100, 900) - 1.0).abs() < 1e-6);
        assert!((believed(500, 500) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn one_that_speaks_there_no_oftener_than_anywhere_is_believed_by_half() {
        assert!((believed(10, 990) - LEAST_BELIEVED).abs() < 1e-12);
        assert!((believed(0, 1_000) - LEAST_BELIEVED).abs() < 1e-12);
    }

    #[test]
    fn in_between_it_is_believed_in_part() {
        let part = believed(40, 960);
        assert!(part > LEAST_BELIEVED && part < 1.0, "{part}");
    }

    #[test]
    fn few_suspicions_change_nothing_to_speak_of() {
        let mut seen = Reliability::default();
        seen.suspect(in_parts(0.9));
        seen.observe(Observation {
            signal: 7,
            nats: in_parts(3.0),
            by_others: 0,
            by_itself: 0,
        });
        assert!(seen.belief(7, 100) > 0.98);
        assert!((seen.belief(8, 100) - 1.0).abs() < 1e-12, "never heard");
    }

    #[test]
    fn its_own_suspicion_does_not_bear_it_out_nor_count_against_it() {
        let mut seen = Reliability::default();
        for _ in 0..1_000 {
            seen.suspect(in_parts(0.5));
            seen.observe(Observation {
                signal: 7,
                nats: in_parts(3.0),
                by_others: 0,
                by_itself: in_parts(0.5),
            });
        }
        assert!((seen.belief(7, PAYMENTS) - 1.0).abs() < 1e-6);
    }
}
