//! How much oftener payments that share something with this one were labelled fraud than payments are at all.
//!
//! ln of an odds ratio: of a trade, a country, a device or a network, against all labels. It is measured for the weights
//! alone: that a country's payments are often fraud is no evidence against a person until labels have shown how much of it
//! is left beside everything else.
//! Not here: counterparties, of whom it is asked whether they are misused just now (`counterparty-risk`).

use super::Context;
use crate::event::Digest;
use crate::stats::math::ln;

/// A party begins at the odds of all labels, worth so many of its own: where one payment in a hundred is fraud, the first
/// fraud among five labels makes it five times as bad, and not infinitely. With 5, 20 and 100 the AP of three simulated
/// wallets (benches/README.md) differs by .003 at most.
const PRIOR_WEIGHT: f64 = 20.0;

/// From a hundredth and less to 1,800 times the odds, five sixths of a nat to a knot.
pub const LABEL_ODDS: core::ops::Range<f64> = -5.0..7.5;

/// Of what is kept under this key; `None` where nothing was ever labelled there.
pub fn label_odds(context: &Context<'_>, key: Option<Digest>) -> Option<f64> {
    let reputation = &context.population.entity(key?)?.reputation;
    let (frauds, genuine) = reputation.totals();
    if frauds + genuine == 0.0 {
        return None; // every word was taken back: that is not even odds
    }
    let (all_frauds, all_genuine) = context.population.labels();
    let (all_frauds, all_genuine) = (f64::from(all_frauds) + 0.5, f64::from(all_genuine) + 0.5);
    let rate = all_frauds / (all_frauds + all_genuine);
    let odds = (frauds + PRIOR_WEIGHT * rate) / (genuine + PRIOR_WEIGHT * (1.0 - rate));
    Some(ln(odds) - ln(all_frauds / all_genuine))
}
