//! A payment in a country where this payer has not paid before.
//!
//! A log-likelihood ratio: fraud crosses borders more often than its victims do (EBA and ECB, report on payment fraud,
//! 2024: 71 % of the value of card fraud in the first half of 2023 was across a border, while most payments were not).
//! Honest people travel, and a journey is the commonest way of leaving the habit; so held against a payment outside the
//! habit a new country says next to nothing, and by itself it never raises an alert.
//! What labels said of the country, new or not, is measured for the weights.

use crate::event::Digest;
use crate::feature::{Context, FeatureVector, LABEL_ODDS, features, label_odds};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "new-country",
        family: Family::Anomaly,
        params: &[ParamSpec::country("country"), ParamSpec::number("payments")],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Silent where the ratio is below e^0.7, about two, as a new counterparty is.
    quiet: f64 = 0.7, 0.0..=20.0;
}

features! {
    /// −ln of the share of this payer's payments that come from a new country, where this one does; 0 where it does not.
    NOVELTY: "novelty" in 0.0..8.0;
    /// What labels said of the country.
    LABELS: "labels" in LABEL_ODDS;
}

/// How often fraud comes from a country where the victim never paid. Judgement: fewer frauds than cross a border, since
/// the victim knows some of the countries behind it.
const NEW_GIVEN_FRAUD: f64 = 0.3;
/// How often an honest payment outside the habit does. A person who pays three times a day leaves the habit about twice a
/// year (`score`), and whoever travels goes to a country for the first time about once in one. Judgement; a journey brings
/// nights, hotels and strange shops along, which all speak beside it.
const NEW_GIVEN_OUTSIDE: f64 = 0.5;
/// Before much is known, one payment in a hundred is in a new country, worth twenty payments: the first country of all is
/// one, and travellers show themselves soon. Judgement.
const PRIOR_SHARE: f64 = 0.01;
const PRIOR_WEIGHT: f64 = 20.0;

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let country = context
        .payment
        .country
        .as_deref()
        .filter(|_| context.facts().leaves())?;
    if let Some(labels) = label_odds(context, context.entities.country) {
        vector.set(&LABELS, labels);
    }
    let countries = &context.account.seen_entities.countries;
    if countries.is_empty() {
        return None;
    }
    if countries.get(Digest::of(country)).is_some() {
        vector.set(&NOVELTY, 0.0);
        return None;
    }
    let share = countries.novelty(PRIOR_SHARE, PRIOR_WEIGHT);
    vector.set(&NOVELTY, -ln(share));
    let ratio = ln(NEW_GIVEN_FRAUD / share);
    (ratio > settings.quiet).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(NEW_GIVEN_FRAUD / NEW_GIVEN_OUTSIDE),
    })
}

fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let country = context.payment.country.clone().unwrap_or_default();
    Explanation {
        subject: Some(Digest::of(&country)),
        params: Params::of([
            ("country", Param::Text(country)),
            (
                "payments",
                Param::Number(context.account.seen_entities.countries.weight()),
            ),
        ]),
        ..Explanation::default()
    }
}
