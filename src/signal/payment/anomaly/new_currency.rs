//! A payment in a currency in which this payer has not paid before, without a journey that explains it.
//!
//! A log-likelihood ratio, as with a new country; and where the country is new as well, the currency is that country's and
//! says nothing further. What counts is the merchant's currency (`original`), where the payment tells it.

use crate::event::Digest;
use crate::feature::{Context, FeatureVector, features};
use crate::money::{Amount, Currency};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "new-currency",
        family: Family::Anomaly,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::number("payments"),
        ],
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
    /// −ln of the share of this payer's payments that bring a new currency, where this one does; 0 where it does not.
    NOVELTY: "novelty" in 0.0..8.0;
}

/// How often fraud is in a currency that the victim never used. Judgement: less often than in a new country, since one
/// currency serves many (the euro, the dollar online).
const NEW_GIVEN_FRAUD: f64 = 0.2;
/// How often an honest payment outside the habit is. Judgement: a foreign web shop about once in three years, where the
/// habit is left twice a year.
const NEW_GIVEN_OUTSIDE: f64 = 0.15;
/// As with countries: before much is known, one payment in a hundred, worth twenty payments. Judgement.
const PRIOR_SHARE: f64 = 0.01;
const PRIOR_WEIGHT: f64 = 20.0;

/// What the merchant asked for.
fn asked(context: &Context<'_>) -> (Amount, Currency) {
    let payment = context.payment;
    payment
        .original
        .as_ref()
        .map_or((payment.amount, payment.currency), |original| {
            (original.amount, original.currency)
        })
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let seen_entities = &context.account.seen_entities;
    if !context.facts().leaves() || seen_entities.currencies.is_empty() {
        return None;
    }
    let (_, currency) = asked(context);
    if seen_entities
        .currencies
        .get(Digest::of(currency.as_str()))
        .is_some()
    {
        vector.set(&NOVELTY, 0.0);
        return None;
    }
    let share = seen_entities.currencies.novelty(PRIOR_SHARE, PRIOR_WEIGHT);
    vector.set(&NOVELTY, -ln(share));
    let is_journey = context.payment.country.as_deref().is_some_and(|country| {
        !seen_entities.countries.is_empty() && seen_entities.countries.get(Digest::of(country)).is_none()
    });
    let ratio = ln(NEW_GIVEN_FRAUD / share);
    (ratio > settings.quiet && !is_journey).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(NEW_GIVEN_FRAUD / NEW_GIVEN_OUTSIDE),
    })
}

fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let (amount, currency) = asked(context);
    Explanation {
        params: Params::of([
            ("amount", Param::Text(amount.to_string())),
            ("currency", Param::Text(currency.to_string())),
            (
                "payments",
                Param::Number(context.account.seen_entities.currencies.weight()),
            ),
        ]),
        subject: Some(Digest::of(currency.as_str())),
        ..Explanation::default()
    }
}
