//! Counts of one kind of value (devices, say), fading, and how many different ones there were.
//!
//! What is not among them has the mass that a Pitman–Yor process leaves it: with n seen, K of them different, a concentration a and a
//! discount d it is (a + d·K) / (n + a). Whoever comes from somewhere else each time has a K near n, and nothing new is news there;
//! whoever never does has one (Teh, "A hierarchical Bayesian language model based on Pitman–Yor processes", ACL 2006, whose back-off
//! this is; with d = 0 it is the smoothing that Freeman et al. 2016 use).

use crate::event::Digest;
use crate::record::record;
use crate::sound::is_count;

/// Different values kept of each kind: whoever has more has no habit in it.
const KEPT: usize = 16;
/// Below this a value is forgotten: a single use after six half-lives, a year and a half.
const FORGOTTEN: f64 = 1.0 / 64.0;
/// Concentration: before anything is seen the account is like the population, worth one use.
const CONCENTRATION: f64 = 1.0;
/// Counts of one kind of value.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Counts {
    values: Vec<(Digest, f64)>,
}

record! { struct Counts { values } }

impl Counts {
    /// How many were seen, faded.
    pub fn weight(&self) -> f64 {
        self.values.iter().map(|(_, count)| count).sum()
    }

    /// How often this one was.
    pub fn of(&self, value: Digest) -> f64 {
        let found = self.values.iter().find(|(known, _)| *known == value);
        found.map_or(0.0, |(_, count)| *count)
    }

    /// True where nothing was seen.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Number of different ones.
    #[allow(clippy::cast_precision_loss)] // at most KEPT
    pub fn different(&self) -> f64 {
        self.values.len() as f64
    }

    /// Share of this value by itself, and the share that is left for what it backs off to.
    pub fn shares(&self, value: Digest) -> (f64, f64) {
        let (seen, discount) = (self.weight(), self.discount());
        let own = (self.of(value) - discount).max(0.0);
        let kept: f64 = self
            .values
            .iter()
            .map(|(_, count)| (count - discount).max(0.0))
            .sum();
        let all = seen + CONCENTRATION;
        (own / all, (all - kept) / all)
    }

    /// Discount of each different value, by how many came once and how many twice: n₁ / (n₁ + 2·n₂), one of each before anything is seen
    /// (Ney, Essen and Kneser, "On structuring probabilistic dependences in stochastic language modelling", Computer Speech and
    /// Language 8, 1994). Where everything comes once it nears 1, and what is new is no news.
    fn discount(&self) -> f64 {
        let (mut once, mut twice) = (1.0, 0.5);
        for (_, count) in &self.values {
            if *count <= 1.0 {
                once += 1.0;
            } else if *count <= 2.0 {
                twice += 1.0;
            }
        }
        once / (once + 2.0 * twice)
    }

    /// Adds so many uses, or takes them back.
    pub(super) fn add(&mut self, value: Digest, times: f64) {
        match self.values.iter_mut().find(|(known, _)| *known == value) {
            Some((_, count)) => *count = (*count + times).max(0.0),
            None if times > 0.0 => {
                if self.values.len() >= KEPT {
                    let least = self
                        .values
                        .iter()
                        .enumerate()
                        .min_by(|a, b| a.1.1.total_cmp(&b.1.1));
                    if let Some((place, _)) = least {
                        self.values.remove(place);
                    }
                }
                self.values.push((value, times));
            }
            None => {}
        }
        self.values.retain(|(_, count)| *count >= FORGOTTEN);
    }

    pub(super) fn decay(&mut self, factor: f64) {
        self.values.iter_mut().for_each(|(_, count)| *count *= factor);
        self.values.retain(|(_, count)| *count >= FORGOTTEN);
    }

    pub(super) fn is_sound(&self) -> bool {
        self.values.len() <= KEPT && self.values.iter().all(|(_, count)| is_count(*count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_new_is_no_news_to_whoever_always_comes_from_somewhere_else() {
        let (mut settled, mut roaming) = (Counts::default(), Counts::default());
        for day in 0..12 {
            settled.add(Digest::of("home"), 1.0);
            roaming.add(Digest::of(&day.to_string()), 1.0);
        }
        let (new, home) = (Digest::of("elsewhere"), Digest::of("home"));
        assert!(settled.shares(new).1 < 0.15 && roaming.shares(new).1 > 0.5);
        let (own, left) = settled.shares(home);
        assert!((own + left - 1.0).abs() < 1e-12 && own > 0.8);
        assert_eq!(Counts::default().shares(new), (0.0, 1.0));
    }

    #[test]
    fn a_thousand_devices_take_no_more_room_than_a_few_and_what_is_taken_back_is_gone() {
        let mut counts = Counts::default();
        for number in 0..1000 {
            counts.add(Digest::of(&number.to_string()), 1.0);
        }
        assert!(counts.different() <= 16.0 && counts.is_sound());
        let mut counts = Counts::default();
        counts.add(Digest::of("a"), 1.0);
        counts.add(Digest::of("a"), -1.0);
        assert!(counts.is_empty());
    }
}
