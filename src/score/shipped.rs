//! The shipped model: what each signal's evidence comes to before any label has taught, and what it tells of the signals.
//!
//! Strengths are log-likelihood ratios, and add up, with three exceptions. What is merely unlike the habit is believed as
//! far as the other signals bear it out among these people (`profile::pool::Corroboration`); a pattern of scams, of
//! takeovers or of flows is its own evidence. An honest payment that leaves the habit leaves it in several respects at
//! once (a new phone is dear, from a new shop, on a free afternoon); adding those up as if they were independent would
//! count one novelty three times. So all that is unlike the habit is weighed together against a mixture: with probability `OUTSIDE_HABIT` the honest payment is one of those. The joint ratio is then shared out in
//! proportion to what each would have said alone. And two causes that can each explain a fraud add their odds.
//! Not here: what labels taught (`weights`), and how far that counts (`score`).

use crate::profile::Pool;
use crate::profile::pool::{Observed, Testimony, in_parts};
use crate::signal::{ALL, Family, Sight, Strength};
use crate::stats::math::{exp, ln, ln_1p, logistic, logit};

/// One honest payment in five hundred is outside the habit: at three a day about twice a year. Judgement.
const OUTSIDE_HABIT: f64 = 0.002;

/// What the shipped evidence comes to.
pub(super) struct Shipped {
    /// Each signal's share, in nats.
    pub(super) shares: [f64; ALL.len()],
    /// What the account's own evidence tells of the signals. Other causes do not enter: whoever blames the counterparty
    /// says nothing of whether an hour is odd.
    pub(super) observed: Observed,
}

/// One signal's word.
struct Word {
    number: usize,
    /// As it was said.
    said: Strength,
    /// As far as it is believed.
    believed: Strength,
}

impl Shipped {
    /// Of what was seen, where the log-odds before it are these.
    pub(super) fn of(sight: &Sight, prior: f64, pool: &Pool) -> Self {
        let words: Vec<Word> = sight
            .evidence
            .iter()
            .map(|(number, said)| Word::new(*number, *said, pool))
            .collect();
        let mixed = share_of_novelty(&words);
        let mut shares = [0.0; ALL.len()];
        let (mut account, mut other) = (0.0, 0.0);
        for word in &words {
            let nats = match word.believed {
                Strength::Alone(ratio) => ratio,
                Strength::Unlike { habit, .. } => habit * mixed,
                Strength::OtherCause(probability) => (logit(probability) - prior).max(0.0),
                Strength::Apart => continue,
            };
            if matches!(word.believed, Strength::OtherCause(_)) {
                other += nats;
            } else {
                account += nats;
            }
            if let Some(share) = shares.get_mut(word.number) {
                *share += nats;
            }
        }
        let observed = observed(&words, &shares, prior, account);
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

impl Word {
    fn new(number: usize, said: Strength, pool: &Pool) -> Self {
        // A pattern of scams, of takeovers or of flows is its own evidence, and comes without the company of other oddities.
        let is_mere_oddity = ALL
            .get(number)
            .is_some_and(|signal| signal.family == Family::Unlike);
        let belief = match u16::try_from(number) {
            Ok(signal) if is_mere_oddity => pool.belief(signal),
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
    ALL.get(number).map(|signal| signal.family)
}

/// What the words tell of one another: how much is suspected by all, and by all others than each.
fn observed(words: &[Word], shares: &[f64], prior: f64, account: f64) -> Observed {
    if words.is_empty() {
        return Observed::default();
    }
    // What the desk suspects of the money's flow is no fraud against the holder.
    let share = |word: &Word| shares.get(word.number).copied().unwrap_or(0.0);
    let of_the_desk = words
        .iter()
        .filter(|word| family(word.number) == Some(Family::Desk));
    let account = of_the_desk.fold(account, |rest, word| rest - share(word));
    let before = logistic(prior);
    let beyond = |nats: f64| in_parts(logistic(prior + nats) - before);
    let suspected = beyond(account);
    let testimony = |word: &Word| {
        let nats = word.said.nats()?;
        let by_others = beyond(account - share(word)).min(suspected);
        Some(Testimony {
            signal: u16::try_from(word.number).ok()?,
            nats: in_parts(nats),
            by_others,
            by_itself: suspected - by_others,
        })
    };
    let oddities = words
        .iter()
        .filter(|word| family(word.number) == Some(Family::Unlike));
    Observed {
        suspected,
        testimonies: oddities.filter_map(testimony).collect(),
    }
}

/// What is left of everything unlike the habit once it is weighed against leaving the habit, as a share of its sum.
fn share_of_novelty(words: &[Word]) -> f64 {
    let (habit, outside) = words
        .iter()
        .fold((0.0, 0.0), |(habit, outside), word| match word.believed {
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
