//! Most of the balance leaves within a day, where it is seldom left so low.
//!
//! Whoever takes an account over takes what is in it. The balance a day ago and what came in since, against what is left
//! after this payment; with how often the account was left that low before (its low-water mark). Honest people empty an
//! account too, for a car or a deposit, so it is a novelty, weighed with the others. What is drawn on credit, goes into own
//! funds or to the holder's own account drains nothing. Where no balance is told, it stays silent.

use crate::event::{Direction, Facts, InstrumentKind, PaymentType, Transaction};
use crate::feature::{Context, FeatureVector, features, ms};
use crate::profile::RecentPayment;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::stats::rarity::share_after;
use crate::time::HOUR;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "drain",
        family: Family::Takeover,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::share("gone"),
            ParamSpec::money("left"),
            ParamSpec::duration("windowMs"),
            ParamSpec::share("share"),
            ParamSpec::number("payments"),
        ],
        settings: Settings::ALL,
        techniques: &["F1006"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// Between the 80 and 90 % that the definition leaves open.
    gone: f64 = 0.85, 0.5..=1.0;
    /// Within so many hours: a takeover is over in a day.
    hours: f64 = 24.0, 1.0..=168.0;
}

features! {
    /// −ln of the share that is left: a half is 0.7, a hundredth 4.6.
    LEFT: "left" in 0.0..5.0;
}

/// How often fraud takes most of the balance. Judgement: takeovers mostly do, stolen cards seldom.
const DRAINED_GIVEN_FRAUD: f64 = 0.3;
/// How often an honest payment outside the habit does (a car, a deposit, a course). Judgement.
const DRAINED_GIVEN_OUTSIDE: f64 = 0.15;

/// What was there, what is left, and how often as little was left before.
struct Drain {
    had: f64,
    left: f64,
    lows: f64,
    known: f64,
}

impl Drain {
    fn gone(&self) -> f64 {
        1.0 - self.left / self.had
    }
}

/// True for money that leaves the balance for somebody else's pocket.
fn draws_on_balance(payment: &Transaction) -> bool {
    let on_credit = payment.instrument.as_ref().is_some_and(|instrument| {
        !matches!(
            instrument.kind,
            InstrumentKind::Balance | InstrumentKind::DebitCard | InstrumentKind::BankAccount
        )
    });
    let facts = Facts::of(payment);
    // What is paid out in notes may end in anybody's pocket.
    let is_own = facts.is_own_move() && facts.kind != PaymentType::CashOut;
    facts.is_habit() && !on_credit && !is_own
}

/// By how much a movement changed the balance, where that is known.
fn change(recent_payment: &RecentPayment) -> Option<f64> {
    match recent_payment.facts.direction {
        Direction::Debit => Some(-recent_payment.amount),
        Direction::Credit => Some(recent_payment.amount),
        Direction::Neutral => None,
    }
}

fn drain(context: &Context<'_>, settings: &Settings) -> Option<Drain> {
    let payment = context.payment;
    if !draws_on_balance(payment) {
        return None;
    }
    let amount = payment.amount.to_f64();
    let earlier = || {
        let is_kin = |known: &&RecentPayment| {
            known.currency == payment.currency && !known.facts.status.is_void() && known.at <= payment.at
        };
        context.holder.recent_payments.latest().filter(is_kin)
    };
    let left = match payment.balance_after {
        Some(left) => left.to_f64(),
        None => {
            let latest = earlier().next()?;
            (latest.balance_after? - amount).max(0.0)
        }
    };
    let start = payment.at.later(-ms(settings.hours, HOUR));
    let (mut had, mut came) = (left + amount, 0.0);
    // Back to the beginning of the day, or to where the holder moved money between own places.
    for recent_payment in earlier().take_while(|known| known.at > start) {
        let Some(by) = change(recent_payment) else { break };
        came += by.max(0.0);
        if let Some(after) = recent_payment.balance_after {
            had = (after - by).max(0.0) + came;
        }
    }
    // As low: at what would count as drained today, else a wallet that is emptied every week would surprise by a cent.
    let low = left.max(had * (1.0 - settings.gone));
    let balances = earlier()
        .filter(|known| known.at <= start)
        .filter_map(|known| known.balance_after);
    let (lows, known) = balances.fold((0.0, 0.0), |(lows, known), balance| {
        (lows + f64::from(u8::from(balance <= low)), known + 1.0)
    });
    (had > 0.0).then_some(Drain {
        had,
        left,
        lows,
        known,
    })
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let drain = drain(context, settings)?;
    vector.set(&LEFT, -ln((drain.left / drain.had).max(f64::MIN_POSITIVE)));
    let ratio = ln(DRAINED_GIVEN_FRAUD / share_after(drain.lows, drain.known));
    (drain.gone() >= settings.gone && ratio > 0.0).then(|| Strength::Unlike {
        habit: ratio,
        outside: ln(DRAINED_GIVEN_FRAUD / DRAINED_GIVEN_OUTSIDE),
    })
}

#[allow(clippy::cast_precision_loss)] // hours in milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let hours = settings.hours;
    let seen = drain(context, settings);
    let (gone, left) = seen
        .as_ref()
        .map_or((0.0, 0.0), |drain| (drain.gone(), drain.left));
    let share = seen
        .as_ref()
        .map_or(0.0, |drain| drain.lows / drain.known.max(1.0));
    let known = seen.as_ref().map_or(0.0, |drain| drain.known);
    // Paid so much less that more than the rest would be left.
    let quiet =
        |drain: &Drain| context.payment.amount.to_f64() + drain.left - drain.had * (1.0 - settings.gone);
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("gone", Param::Number(gone)),
            ("left", context.estimate(left)),
            ("windowMs", Param::Number(ms(hours, HOUR) as f64)),
            ("share", Param::Number(share)),
            ("payments", Param::Number(known)),
        ]),
        unless: seen
            .as_ref()
            .map(quiet)
            .filter(|bound| *bound > 0.0)
            .map(|bound| context.at_most(bound)),
        ..Explanation::default()
    }
}
