//! The first payment to a shop, or a transfer to a person first paid today, by a person who rarely pays anybody new.
//!
//! A log-likelihood ratio: stolen wallets and scams pay somebody new nearly always; this person does so in a share of
//! payments that is learnt, apart for shops and for persons. That a payment goes to a person at all is part of it: much
//! fraud does, and little of what most people pay.

use crate::feature::{Context, FeatureVector, features};
use crate::profile::Class;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "new-counterparty",
        family: Family::Anomaly,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::share("share"),
            ParamSpec::number("payments"),
        ],
        settings: Settings::ALL,
        since: "0.1.0",
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Silent where the ratio is below e^0.7, about two: half of all payments going to somebody new is no news.
    quiet: f64 = 0.7, 0.0..=20.0;
}

features! {
    /// −ln of the share of this payer's payments that go to somebody new, where this one does; 0 where it does not.
    NOVELTY: "novelty" in 0.0..5.0;
}

/// How often fraud pays somebody whom the victim never paid. Judgement: mule accounts and card testers are new to the
/// victim nearly by definition; the rest are shops that the victim happens to use.
const NEW_GIVEN_FRAUD: f64 = 0.95;
/// How much of fraud goes by transfer to a person; the EBA and ECB report (2024) counts about half of the value so. Before
/// much is known, one payment in five does honestly, worth ten. Judgement.
const TRANSFER_GIVEN_FRAUD: f64 = 0.5;
const PRIOR_TRANSFERS: f64 = 0.2;
const PRIOR_WEIGHT: f64 = 10.0;
/// How often an honest payment outside the habit does: shops mostly (a dentist, a phone), and seldom a person to whom
/// nothing was ever sent. Judgement.
const fn new_given_outside(class: Class) -> f64 {
    match class {
        Class::Purchase => 0.7,
        Class::Transfer => 0.2,
    }
}

/// Payments that establish a shop across accounts: a month of one a day. A phone's own payments do not make it so: who
/// has paid somewhere that often is not new there.
const ESTABLISHED: u32 = 30;

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() || !context.has_counterparty() {
        return None;
    }
    if !context.is_to_new() {
        vector.set(&NOVELTY, 0.0);
        return None;
    }
    let share = context.account.new_share(context.class);
    vector.set(&NOVELTY, -ln(share));
    if is_established(context) {
        return None;
    }
    let ratio = ln(NEW_GIVEN_FRAUD / share) + to_a_person(context);
    (ratio > settings.quiet).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(NEW_GIVEN_FRAUD / new_given_outside(context.class)),
    })
}

/// True for a shop that many pay: no mule's and no trap's, so that being new to this payer says nothing against it.
fn is_established(context: &Context<'_>) -> bool {
    let entity = context
        .entities
        .counterparty
        .and_then(|key| context.population.entity(key));
    !context.facts().is_with_person() && entity.is_some_and(|entity| entity.payments >= ESTABLISHED)
}

/// What it says that a payment goes to a person, in nats; nothing where that is usual.
fn to_a_person(context: &Context<'_>) -> f64 {
    if context.class != Class::Transfer {
        return 0.0;
    }
    let (amounts, currency) = (&context.account.amounts, context.payment.currency);
    let transfers = amounts.weight_of(currency, Class::Transfer);
    let all = transfers + amounts.weight_of(currency, Class::Purchase);
    let share = (transfers + PRIOR_TRANSFERS * PRIOR_WEIGHT) / (all + PRIOR_WEIGHT);
    ln(TRANSFER_GIVEN_FRAUD / share).max(0.0)
}

fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("share", Param::Number(context.account.new_share(context.class))),
            ("payments", Param::Number(context.account.weight())),
        ]),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}
