//! A card was put into the wallet on a device that had just come up, and high payments follow within two days.
//!
//! With a card's number and one code by message, a thief carries the card on his own phone. The first high payment after
//! it speaks, the second clearly. A new phone of one's own begins likewise, with lunches: those are not high. That the phone
//! is new is `new-device`'s to say and not counted again: here is what is paid on it.

use crate::event::{AccessAction, Digest};
use crate::feature::{Context, FeatureVector, ms};
use crate::profile::visits::last_of;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{HOUR, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "card-provisioned",
        family: Family::Takeover,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("sinceMs"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1037"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own two days and two payments.
    hours: f64 = 48.0, 1.0..=720.0;
    /// So many high payments: the typology's own two.
    count: f64 = 2.0, 1.0..=20.0;
    /// High is the upper twentieth: where it is rarer, the amount itself is evidence besides.
    tail: f64 = 0.05, 1e-9..=0.5;
}

/// Of the payments of a thief's phone on which a card was put nearly all are high, and most are the second high one in two
/// days.
const FIRST_GIVEN_THEFT: f64 = 0.9;
const MORE_GIVEN_THEFT: f64 = 0.8;
/// Of the payments of an own new phone, on which cards are put again nearly always: twice as many are high as on other days
/// (the phone's case, its contract), and one in six of them is the second within the two days. Judgement.
const FIRST_GIVEN_NEW_PHONE: f64 = 0.1;
const MORE_GIVEN_NEW_PHONE: f64 = 0.016;

struct Seen {
    bound_at: Millis,
    count: u32,
    spent: f64,
}

fn observe(context: &Context<'_>, settings: &Settings) -> Option<Seen> {
    let (payment, holder, window) = (context.payment, context.holder, ms(settings.hours, HOUR));
    let bind = last_of(&holder.visits, &[AccessAction::CardBind], payment.at, window)?;
    // The login that came first made the device known, minutes before the card.
    let is_new = |device: Digest| {
        holder
            .seen_entities
            .devices
            .is_newcomer(device, bind.at.later(-window))
    };
    if !bind.device.is_some_and(is_new) {
        return None;
    }
    let high = context.amount_habit().bound(-ln(settings.tail));
    let since = payment.at.since(bind.at);
    let (mut count, mut spent) = (0, 0.0);
    let before = holder
        .recent_payments
        .within(payment.at.get(), since.saturating_add(1))
        .filter(|recent_payment| recent_payment.facts.is_out() && recent_payment.currency == payment.currency)
        .map(|recent_payment| recent_payment.amount);
    for amount in before
        .chain([payment.amount.to_f64()])
        .filter(|amount| *amount >= high)
    {
        count += 1;
        spent += amount;
    }
    Some(Seen {
        bound_at: bind.at,
        count,
        spent,
    })
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    let seen = observe(context, settings)?;
    let is_high = context.amount_habit().surprise() >= -ln(settings.tail);
    if !is_high || seen.count == 0 {
        return None;
    }
    Some(Strength::Alone(if f64::from(seen.count) >= settings.count {
        ln(MORE_GIVEN_THEFT / MORE_GIVEN_NEW_PHONE)
    } else {
        ln(FIRST_GIVEN_THEFT / FIRST_GIVEN_NEW_PHONE)
    }))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let payment = context.payment;
    let seen = observe(context, settings).unwrap_or_else(|| Seen {
        bound_at: payment.at,
        count: 1,
        spent: payment.amount.to_f64(),
    });
    let (since, (count, spent)) = (
        payment.at.since(seen.bound_at),
        context.made(seen.count, seen.spent),
    );
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(count))),
            ("spent", context.estimate(spent)),
            ("currency", context.currency()),
            ("sinceMs", Param::Number(since as f64)),
        ])
        .at_least(context.is_cut(context.holder, since)),
        ..Explanation::default()
    }
}
