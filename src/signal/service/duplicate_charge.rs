//! The same charge again: the same order, or the same counterparty and amount within minutes.
//!
//! Transit gates, vending machines and rounds of coffee repeat by habit; where this person has done so before at this
//! counterparty, it stays quiet, and so do fares and tickets, which are sold one for each person. An order on a screen, or a
//! large purchase that is no meal, is hardly ever meant twice: then the mistake is `likely`. Where the two stand under
//! different order numbers they may as well be two purchases: that is told as news, with both numbers. The same order number
//! twice is likely a mistake whatever else is usual. A charge that was paid back, or came to nothing, is not counted.

use crate::event::{Channel, Digest, Direction, Status, TimePrecision};
use crate::feature::{Context, FeatureVector};
use crate::money::Amount;
use crate::pending::Responsible;
use crate::profile::{Charge, Class};
use crate::reason::{
    Explanation, Family, Param, ParamSpec, Params, Reason, Role, Rule, Severity, Strength, settings,
};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{HOUR, MINUTE};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "duplicate-charge",
        family: Family::Service,
        severity: Rule::First {
            cases: &[("likely", Severity::Warning), ("otherOrder", Severity::Info)],
            otherwise: Severity::Notice,
        },
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::number("count"),
            ParamSpec::duration("withinMs"),
            ParamSpec::flag("sameOrder"),
            ParamSpec::flag("likely"),
            ParamSpec::flag("otherOrder"),
            ParamSpec::name("orderId"),
            ParamSpec::name(OTHER_ORDER_ID),
        ],
        settings: Settings::ALL,
        turn: Responsible::Merchant,
        since: "0.1.0",
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

/// Parameter that the engine fills in, which keeps the payments: the order number of the other charge.
pub const OTHER_ORDER_ID: &str = "otherOrderId";

settings! {
    /// A till that is asked twice answers within minutes; ten is the typology's own default.
    minutes: f64 = 10.0, 1.0..=1440.0;
    /// An order is settled within a day; what comes weeks later under its number is the next instalment.
    order_hours("orderHours"): f64 = 24.0, 1.0..=8784.0;
    /// One earlier repeat may itself have been a double charge; two are a habit.
    habit: f64 = 2.0, 1.0..=1000.0;
}

#[allow(clippy::cast_precision_loss)] // minutes in milliseconds
fn doubles<'a>(context: &Context<'a>, settings: &Settings) -> Option<Doubles<'a>> {
    let payment = context.payment;
    // What came back or was never drawn is charged once.
    let moves_money = payment.status == Status::Completed || payment.status.is_under_way();
    let has_time = payment.time_precision != Some(TimePrecision::Day);
    let is_agreed = payment.agreement_id.is_some() || payment.channel == Some(Channel::Recurring);
    let is_charge =
        payment.direction == Direction::Debit && moves_money && payment.refunded.is_none_or(Amount::is_zero);
    if !is_charge || !has_time || is_agreed {
        return None;
    }
    let order = payment.order_id.as_deref().map(Digest::of);
    let counterparty = context.recent_payment.counterparty;
    let window = settings.minutes * MINUTE as f64;
    let same = |charge: &&Charge| {
        !charge.refunded
            && charge.currency == payment.currency
            && charge.amount == payment.amount
            && charge.id != payment.id
            && payment.same_as_own() != Some(charge.id.as_str())
    };
    let day = settings.order_hours * HOUR as f64;
    let same_order = |charge: &Charge| {
        order.is_some()
            && charge.order == order
            && charge.counterparty == counterparty
            && (payment.at.since(charge.at).abs() as f64) <= day
    };
    let soon_after = |charge: &Charge| {
        counterparty.is_some()
            && charge.counterparty == counterparty
            && (payment.at.since(charge.at).abs() as f64) <= window
    };
    let doubles: Vec<&Charge> = context
        .holder
        .charges
        .iter()
        .filter(|charge| same_order(charge) || soon_after(charge))
        .filter(same)
        .collect();
    if doubles.is_empty() {
        return None; // nearly always, and no name is read
    }
    let is_same_order = doubles.iter().any(|charge| same_order(charge));
    let is_habit = context
        .counterparty
        .is_some_and(|habit| f64::from(habit.repeats) >= settings.habit);
    let is_meant = is_habit || payment.is_sold_per_person();
    let is_other_order = order.is_some()
        && doubles
            .iter()
            .all(|charge| charge.order.is_some() && charge.order != order);
    (is_same_order || !is_meant).then_some(Doubles {
        charges: doubles,
        is_same_order,
        is_other_order,
    })
}

/// True for what nobody buys twice within minutes: an order on a screen that is no game, or an amount in the upper fifth of
/// the payer's purchases that is no meal, fare or game. A second coffee is a second coffee.
fn is_bought_once(context: &Context<'_>) -> bool {
    let payment = context.payment;
    if payment.is_play() || payment.comes_in_rounds() || context.class != Class::Purchase {
        return false;
    }
    payment.channel == Some(Channel::Online) || {
        let usual = context.account.amounts.usual(payment.currency, context.class);
        context
            .ln_amount()
            .is_some_and(|value| usual.upper_surprise(value) >= -ln(LARGE_TAIL))
    }
}

/// The upper fifth.
const LARGE_TAIL: f64 = 0.2;

/// Earlier charges that this one repeats.
struct Doubles<'a> {
    charges: Vec<&'a Charge>,
    is_same_order: bool,
    /// Every one stands under another order number than this one.
    is_other_order: bool,
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    doubles(context, settings).map(|_| Strength::Apart)
}

#[allow(clippy::cast_precision_loss)] // at most sixteen charges, milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let payment = context.payment;
    let Some(Doubles {
        charges,
        is_same_order,
        is_other_order,
    }) = doubles(context, settings)
    else {
        return Explanation::default();
    };
    let within = charges
        .first()
        .map_or(0, |first| payment.at.since(first.at).abs());
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty_name()),
            ("count", Param::Number(charges.len() as f64 + 1.0)),
            ("withinMs", Param::Number(within as f64)),
            ("sameOrder", Param::Bool(is_same_order)),
            (
                "likely",
                Param::Bool(is_same_order || !is_other_order && is_bought_once(context)),
            ),
            ("otherOrder", Param::Bool(is_other_order)),
            (
                "orderId",
                Param::Text(
                    payment
                        .order_id
                        .clone()
                        .filter(|_| is_other_order)
                        .unwrap_or_default(),
                ),
            ),
            (OTHER_ORDER_ID, Param::Text(String::new())),
        ]),
        unless: None,
        subject: (context.recent_payment.counterparty)
            .or_else(|| payment.order_id.as_deref().map(Digest::of)),
        also: charges.iter().map(|charge| charge.id.clone()).collect(),
    }
}
