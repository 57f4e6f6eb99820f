//! 自动续费: a cheap trial that turns into a price at least ten times as high, or a subscription that grew by a fifth.
//!
//! Trials do turn paid, and at a fair price that is what was agreed: it is evidence, and little. A price that is high for
//! this payer too, or beyond every other subscription of his, is worth a word. A bill by use (power, rides) has no price of
//! its own: only one that stayed the same before can have risen.

use crate::event::Transaction;
use crate::feature::{Context, FeatureVector, ms};
use crate::money::Amount;
use crate::profile::agreement::Agreement;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "subscription-trap",
        family: Family::Household,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::money("before"),
            ParamSpec::flag("trial"),
            ParamSpec::duration("sinceMs"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own: a month and some days, a tenth, a fifth.
    days: f64 = 35.0, 1.0..=400.0;
    /// A price is so many times the trial's: the typology's own.
    times: f64 = 10.0, 1.5..=1e6;
    /// A subscription has grown by such a share: the typology's own.
    rise: f64 = 0.2, 0.01..=100.0;
}

/// A trap takes a price that is in the upper quarter of the payer's own amounts or beyond the other subscriptions, or one
/// that hides among them.
const STEEP_GIVEN_TRAP: f64 = 0.8;
const HIDDEN_GIVEN_TRAP: f64 = 0.2;
/// Honest, of all payments: a person takes up a trial a year, and one in eight of them costs a tenth or less of what follows
/// and is wanted all the same; two in five of those are as dear as that (of three subscriptions any may be the dearest).
const STEEP_GIVEN_HONEST: f64 = 5e-5;
const HIDDEN_GIVEN_HONEST: f64 = 7e-5;
const STEEP_TAIL: f64 = 0.25;
/// Some traps raise the price instead, by a fifth or by half.
const RISE_GIVEN_TRAP: f64 = 0.4;
/// Honest, of all payments: with a handful of subscriptions, one grows by a fifth every three years, by half in ten.
const RISE_GIVEN_HONEST: f64 = 3e-4;
const LEAP_GIVEN_HONEST: f64 = 1e-4;
const LEAP: f64 = 1.5;
/// A price is one that was charged at least twice in a row, and under this agreement no more often than weekly on the mean:
/// what is drawn every few days (a fare, a canteen) is a bill by use, however often two of them are alike, and whatever
/// holiday came between them.
const STEADY: u32 = 2;
const LEAST_DAYS: i64 = 6;

/// How this charge stands to the last one under its agreement.
enum Change {
    Trial { at_most: f64 },
    Rise { at_most: f64, times: f64 },
}

fn agreed<'a>(context: &Context<'a>) -> Option<&'a Agreement> {
    let agreement = context.account.agreements.of(context.payment)?;
    (context.payment.at > agreement.last_at).then_some(agreement)
}

fn change(context: &Context<'_>, settings: &Settings, agreement: &Agreement) -> Option<Change> {
    let (amount, last) = (value(context.payment), agreement.last_amount.to_f64());
    let at_most = last * settings.times;
    let is_young = context.payment.at.since(agreement.first_at) <= ms(settings.days, DAY);
    if is_young && amount >= at_most && amount > last {
        return Some(Change::Trial { at_most });
    }
    let at_most = last * (1.0 + settings.rise);
    let charged_for = context.payment.at.since(agreement.first_at);
    let is_spaced = charged_for >= i64::from(agreement.times).saturating_mul(LEAST_DAYS * DAY);
    let is_price = agreement.unchanged >= STEADY && is_spaced;
    (is_price && last > 0.0 && amount >= at_most).then(|| Change::Rise {
        at_most,
        times: amount / last,
    })
}

fn value(payment: &Transaction) -> f64 {
    payment.amount.to_f64()
}

/// High among the payer's own amounts, or dearer than whatever else is drawn at a steady price.
fn is_steep(context: &Context<'_>) -> bool {
    let dearest = context
        .account
        .agreements
        .dearest(context.payment.currency, STEADY);
    dearest.is_some_and(|dearest| context.payment.amount > dearest)
        || context.amount_habit().surprise() >= -ln(STEEP_TAIL)
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().is_habit() {
        return None;
    }
    let ratio = match change(context, settings, agreed(context)?)? {
        Change::Trial { .. } if is_steep(context) => STEEP_GIVEN_TRAP / STEEP_GIVEN_HONEST,
        Change::Trial { .. } => HIDDEN_GIVEN_TRAP / HIDDEN_GIVEN_HONEST,
        Change::Rise { times, .. } if times >= LEAP => RISE_GIVEN_TRAP / LEAP_GIVEN_HONEST,
        Change::Rise { .. } => RISE_GIVEN_TRAP / RISE_GIVEN_HONEST,
    };
    Some(Strength::Alone(ln(ratio)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let agreement = agreed(context);
    let change = agreement.and_then(|agreement| change(context, settings, agreement));
    let before = agreement.map_or(Amount::ZERO, |agreement| agreement.last_amount);
    let since = agreement.map_or(0, |agreement| context.payment.at.since(agreement.last_at));
    let quiet = change.as_ref().map(|change| match change {
        Change::Trial { at_most } | Change::Rise { at_most, .. } => *at_most,
    });
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("before", Param::Text(before.to_string())),
            ("trial", Param::Bool(matches!(change, Some(Change::Trial { .. })))),
            ("sinceMs", Param::Number(since as f64)),
        ]),
        unless: quiet
            .filter(|quiet| *quiet > 0.0)
            .map(|bound| context.at_most(bound)),
        subject: context.recent_payment.counterparty,
        also: Vec::new(),
    }
}
