//! 自动续费: a cheap trial that turns into a price at least ten times as high, or a subscription that grew by a fifth.
//!
//! Trials do turn paid, and at a fair price that is what was agreed: it is evidence, and little. A price that is high for
//! this payer too, or beyond every other subscription of his, is worth a word. A bill by use (power, rides) has no price of its own: only one that
//! stayed the same before can have risen.

use crate::event::Transaction;
use crate::money::Amount;
use crate::profile::agreement::Agreement;
use crate::signal::payment::{AmountHabit, leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
    Unless,
};
use crate::stats::math::ln;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    code: "subscription-trap",
    family: Family::Home,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("before", ParamKind::Money),
        ("trial", ParamKind::Boolean),
        ("sinceMs", ParamKind::Duration),
    ],
    settings: &[
        // The typology's own: a month and some days, a tenth, a fifth.
        Setting {
            name: "days",
            default: 35.0,
            least: 1.0,
            most: 400.0,
        },
        Setting {
            name: "times",
            default: 10.0,
            least: 1.5,
            most: 1e6,
        },
        Setting {
            name: "rise",
            default: 0.2,
            least: 0.01,
            most: 100.0,
        },
    ],
    measures: &[],
    see,
    tell,
};

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

fn agreed<'a>(look: &Look<'a>) -> Option<&'a Agreement> {
    let agreement = look.account.agreements.of(look.payment)?;
    (look.payment.at > agreement.last_at).then_some(agreement)
}

fn change(look: &Look<'_>, agreement: &Agreement) -> Option<Change> {
    let (amount, last) = (value(look.payment), agreement.last_amount.to_f64());
    let at_most = last * look.setting("times");
    let is_young = look.payment.at.since(agreement.first_at) <= ms(look.setting("days"), DAY);
    if is_young && amount >= at_most && amount > last {
        return Some(Change::Trial { at_most });
    }
    let at_most = last * (1.0 + look.setting("rise"));
    let charged_for = look.payment.at.since(agreement.first_at);
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
fn is_steep(look: &Look<'_>) -> bool {
    let dearest = look.account.agreements.dearest(look.payment.currency, STEADY);
    dearest.is_some_and(|dearest| look.payment.amount > dearest)
        || AmountHabit::of(look).surprise(look) >= -ln(STEEP_TAIL)
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    let ratio = match change(look, agreed(look)?)? {
        Change::Trial { .. } if is_steep(look) => STEEP_GIVEN_TRAP / STEEP_GIVEN_HONEST,
        Change::Trial { .. } => HIDDEN_GIVEN_TRAP / HIDDEN_GIVEN_HONEST,
        Change::Rise { times, .. } if times >= LEAP => RISE_GIVEN_TRAP / LEAP_GIVEN_HONEST,
        Change::Rise { .. } => RISE_GIVEN_TRAP / RISE_GIVEN_HONEST,
    };
    Some(Strength::Alone(ln(ratio)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn tell(look: &Look<'_>) -> Told {
    let agreement = agreed(look);
    let change = agreement.and_then(|agreement| change(look, agreement));
    let before = agreement.map_or(Amount::ZERO, |agreement| agreement.last_amount);
    let since = agreement.map_or(0, |agreement| look.payment.at.since(agreement.last_at));
    let quiet = change.as_ref().map(|change| match change {
        Change::Trial { at_most } | Change::Rise { at_most, .. } => *at_most,
    });
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("before", Param::Text(before.to_string())),
            ("trial", Param::Bool(matches!(change, Some(Change::Trial { .. })))),
            ("sinceMs", Param::Number(since as f64)),
        ]),
        unless: quiet.filter(|quiet| *quiet > 0.0).map(Unless::amount_at_most),
        subject: look.movement.counterparty,
        also: Vec::new(),
    }
}
