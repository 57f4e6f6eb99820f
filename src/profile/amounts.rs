//! Amounts that are usual: own class of payments over the account's own over the priors.
//!
//! ln(amount) is taken to be normal with unknown mean and precision (normal-gamma); each level starts at the one above
//! it, so there is no cliff between "warming up" and "known". Amounts are learnt clipped: an anomaly teaches little.

use crate::map::SmallMap;
use crate::money::{BEYOND, Currency, FARTHEST_LN};
use crate::profile::class::Class;
use crate::profile::counterparty::CounterpartyHabit;
use crate::record::record;
use crate::stats::decay::DecayedMoments;
use crate::stats::math::{exp, ln};
use crate::stats::predictive::NormalGamma;
use crate::stats::student::StudentT;

/// ln of a typical payment in a currency of which nothing is known, held with a tenth of an observation so that the
/// first real payment outweighs it tenfold: no absolute amount is assumed for yen, dong or dinar.
const PRIOR_LN_AMOUNT: f64 = 3.0;
const PRIOR_KAPPA: f64 = 0.1;
/// Shape and rate of the prior on the precision: a standard deviation of ln(amount) of 1.2, a spread of about 3.3
/// either way, worth three observations. The value is judgement (wallets mix coffees and groceries); three
/// pseudo-observations come from the handbook experiments.
const PRIOR_ALPHA: f64 = 1.5;
const PRIOR_BETA: f64 = PRIOR_ALPHA * 1.2 * 1.2;
/// A class of payments starts at the account's overall habit, with the weight of one observation.
const CLASS_KAPPA: f64 = 1.0;
/// A counterparty starts at the class's habit with a fifth of an observation: its first amount decides.
const COUNTERPARTY_KAPPA: f64 = 0.2;
/// Amounts at one counterparty spread less: a standard deviation of ln(amount) of 0.5, a factor of 1.6 either way.
const COUNTERPARTY_ALPHA: f64 = 1.0;
const COUNTERPARTY_BETA: f64 = COUNTERPARTY_ALPHA * 0.5 * 0.5;
/// An anomaly teaches no more than three of the usual scales from the usual place (Huber's clipping).
const CLIP_SCALES: f64 = 3.0;
/// Nor more than three times the mean, for the mean.
const CLIP_TIMES: f64 = 3.0;
/// The mean starts at the typical amount, with three pseudo-observations (from the handbook experiments).
const MEAN_PRIOR: f64 = 3.0;

/// ln(amount) by currency and class, and the mean amount by currency, fading.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct AmountHabits {
    overall: SmallMap<Currency, DecayedMoments>,
    by_class: SmallMap<(Currency, Class), DecayedMoments>,
    means: SmallMap<Currency, DecayedMoments>,
}

record! { checked struct AmountHabits { overall, by_class, means } }

/// Sum of the amounts whose logarithms these are. A spread above e² either way is taken as that: one odd amount is no crowd.
pub fn faded_sum(moments: &DecayedMoments) -> f64 {
    let spread = moments.variance().unwrap_or(0.0).min(4.0);
    moments.weight() * exp(moments.mean().unwrap_or(0.0) + spread / 2.0)
}

impl AmountHabits {
    /// Number of payments that this rests on, decayed.
    pub fn weight(&self) -> f64 {
        self.overall.values().map(DecayedMoments::weight).sum()
    }

    /// The same of one class in one currency.
    pub fn weight_of(&self, currency: Currency, class: Class) -> f64 {
        self.by_class
            .get(&(currency, class))
            .map_or(0.0, DecayedMoments::weight)
    }

    /// Lets every amount so far weigh `factor` times as much.
    pub fn decay(&mut self, factor: f64) {
        self.overall
            .values_mut()
            .for_each(|moments| moments.decay(factor));
        self.by_class
            .values_mut()
            .for_each(|moments| moments.decay(factor));
        self.means.values_mut().for_each(|moments| moments.decay(factor));
    }

    /// Usual ln(amount) for this currency and class.
    pub fn usual(&self, currency: Currency, class: Class) -> StudentT {
        self.belief(currency, class).predictive()
    }

    /// The same at a counterparty, and on how many payments it rests; `None` where none was in this currency.
    pub fn usual_at(
        &self,
        counterparty: &CounterpartyHabit,
        currency: Currency,
        class: Class,
    ) -> Option<(StudentT, f64)> {
        let there = counterparty.amounts.get(&currency)?;
        let belief = NormalGamma {
            mean: self.belief(currency, class).mean,
            kappa: COUNTERPARTY_KAPPA,
            alpha: COUNTERPARTY_ALPHA,
            beta: COUNTERPARTY_BETA,
        };
        Some((belief.posterior(there).predictive(), there.weight()))
    }

    /// ln of the mean amount in this currency: a mean is steadier than a mean of logarithms where small amounts abound.
    pub fn mean_ln(&self, currency: Currency, class: Class) -> f64 {
        let location = self.usual(currency, class).location;
        let seen = self.means.get(&currency);
        let Some((mean, weight)) = seen.and_then(|seen| Some((seen.mean()?, seen.weight()))) else {
            return location;
        };
        let prior = exp(location).min(mean);
        ln((mean * weight + prior * MEAN_PRIOR) / (weight + MEAN_PRIOR))
    }

    fn belief(&self, currency: Currency, class: Class) -> NormalGamma {
        let prior = NormalGamma {
            mean: PRIOR_LN_AMOUNT,
            kappa: PRIOR_KAPPA,
            alpha: PRIOR_ALPHA,
            beta: PRIOR_BETA,
        };
        let overall = match self.overall.get(&currency) {
            Some(moments) => prior.posterior(moments),
            None => prior,
        };
        let Some(own) = self.by_class.get(&(currency, class)) else {
            return overall;
        };
        let spread = overall.beta / overall.alpha;
        NormalGamma {
            mean: overall.mean,
            kappa: CLASS_KAPPA,
            alpha: PRIOR_ALPHA,
            beta: PRIOR_ALPHA * spread,
        }
        .posterior(own)
    }

    /// Takes an amount and its logarithm in, clipped. Zero has none: it is a fact for the ledger, not a habit.
    pub fn learn(&mut self, currency: Currency, class: Class, amount: f64, ln_amount: f64) {
        let usual = self.usual(currency, class);
        let means = self.means.entry(currency);
        let most = means.mean().map_or(amount, |mean| CLIP_TIMES * mean);
        means.observe(amount.min(most));
        let reach = CLIP_SCALES * usual.scale;
        let (least, most) = (usual.location - reach, usual.location + reach);
        // Not `clamp`: it stops the core where a bound is no number, and brings the printing of floats along to say so.
        let value = match ln_amount {
            low if low < least => least,
            high if high > most => most,
            usual => usual,
        };
        self.overall.entry(currency).observe(value);
        self.by_class.entry((currency, class)).observe(value);
    }
}

impl AmountHabits {
    fn is_sound(&self) -> bool {
        let mut logarithms = self.overall.values().chain(self.by_class.values());
        logarithms.all(|moments| moments.is_between(-FARTHEST_LN, FARTHEST_LN)) && { self.means.values() }
            .all(|means| means.is_between(0.0, BEYOND))
    }
}
