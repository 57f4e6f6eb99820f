//! A payment in a country where this payer has not paid before.
//!
//! A log-likelihood ratio: fraud crosses borders more often than its victims do (EBA and ECB, report on payment fraud,
//! 2024: 71 % of the value of card fraud in the first half of 2023 was across a border, while most payments were not).
//! Honest people travel, and a journey is the commonest way of leaving the habit; so held against a payment outside the
//! habit a new country says next to nothing, and by itself it never raises an alert.
//! What labels said of the country, new or not, is measured for the weights.

use crate::event::Digest;
use crate::signal::payment::{label_odds, label_odds_named, leaves};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "new-country",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[("country", ParamKind::Country), ("payments", ParamKind::Number)],
    settings: &[
        // Silent where the ratio is below e^0.7, about two, as a new counterparty is.
        Setting {
            name: "quiet",
            default: 0.7,
            least: 0.0,
            most: 20.0,
        },
    ],
    measures: &[NOVELTY, LABELS],
    see,
    tell,
};

/// −ln of the share of this payer's payments that come from a new country, where this one does; 0 where it does not.
const NOVELTY: Measure = Measure {
    name: "novelty",
    low: 0.0,
    high: 8.0,
};

/// What labels said of the country.
const LABELS: Measure = label_odds_named("labels");

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

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let country = look.payment.country.as_deref().filter(|_| leaves(look.payment))?;
    if let Some(labels) = label_odds(look, look.parties.country) {
        measured.note(1, &LABELS, labels);
    }
    let countries = &look.account.presence.countries;
    if countries.is_empty() {
        return None;
    }
    if countries.get(Digest::of(country)).is_some() {
        measured.note(0, &NOVELTY, 0.0);
        return None;
    }
    let share = countries.news(PRIOR_SHARE, PRIOR_WEIGHT);
    measured.note(0, &NOVELTY, -ln(share));
    let ratio = ln(NEW_GIVEN_FRAUD / share);
    (ratio > look.setting("quiet")).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(NEW_GIVEN_FRAUD / NEW_GIVEN_OUTSIDE),
    })
}

fn tell(look: &Look<'_>) -> Told {
    let country = look.payment.country.clone().unwrap_or_default();
    Told {
        subject: Some(Digest::of(&country)),
        params: Params::of([
            ("country", Param::Text(country)),
            (
                "payments",
                Param::Number(look.account.presence.countries.weight()),
            ),
        ]),
        ..Told::default()
    }
}
