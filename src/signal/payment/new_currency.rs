//! A payment in a currency in which this payer has not paid before, without a journey that explains it.
//!
//! A log-likelihood ratio, as with a new country; and where the country is new as well, the currency is that country's and
//! says nothing further. What counts is the merchant's currency (`original`), where the payment tells it.

use crate::event::Digest;
use crate::money::{Amount, Currency};
use crate::signal::payment::leaves;
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic,
};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "new-currency",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("payments", ParamKind::Number),
    ],
    settings: &[
        // Silent where the ratio is below e^0.7, about two, as a new counterparty is.
        Setting {
            name: "quiet",
            default: 0.7,
            least: 0.0,
            most: 20.0,
        },
    ],
    measures: &[NOVELTY],
    see,
    tell,
};

/// −ln of the share of this payer's payments that bring a new currency, where this one does; 0 where it does not.
const NOVELTY: Measure = Measure {
    name: "novelty",
    low: 0.0,
    high: 8.0,
};

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
fn asked(look: &Look<'_>) -> (Amount, Currency) {
    let payment = look.payment;
    payment
        .original
        .as_ref()
        .map_or((payment.amount, payment.currency), |original| {
            (original.amount, original.currency)
        })
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let presence = &look.account.presence;
    if !leaves(look.payment) || presence.currencies.is_empty() {
        return None;
    }
    let (_, currency) = asked(look);
    if presence.currencies.get(Digest::of(currency.as_str())).is_some() {
        measured.note(0, &NOVELTY, 0.0);
        return None;
    }
    let share = presence.currencies.news(PRIOR_SHARE, PRIOR_WEIGHT);
    measured.note(0, &NOVELTY, -ln(share));
    let is_journey = look.payment.country.as_deref().is_some_and(|country| {
        !presence.countries.is_empty() && presence.countries.get(Digest::of(country)).is_none()
    });
    let ratio = ln(NEW_GIVEN_FRAUD / share);
    (ratio > look.setting("quiet") && !is_journey).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(NEW_GIVEN_FRAUD / NEW_GIVEN_OUTSIDE),
    })
}

fn tell(look: &Look<'_>) -> Told {
    let (amount, currency) = asked(look);
    Told {
        params: Params::of([
            ("amount", Param::Text(amount.to_string())),
            ("currency", Param::Text(currency.to_string())),
            (
                "payments",
                Param::Number(look.account.presence.currencies.weight()),
            ),
        ]),
        subject: Some(Digest::of(currency.as_str())),
        ..Told::default()
    }
}
