//! A fee beyond what was declared when the payment began, or beyond what this person has ever paid for the like.
//!
//! The like is a payment of the same type and currency; compared is the share of the amount. Whoever has made too few of
//! them knows no usual fee yet.

use crate::event::{Direction, Status};
use crate::feature::Change;
use crate::money::Amount;
use crate::reason::{Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Signal, of_change};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "fee-surprise",
        params: &[
            ParamSpec::money("fee"),
            ParamSpec::money("usual"),
            ParamSpec::currency("currency"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::flag("declared"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_CHANGE
    },
    features: &[],
    detector: of_change!(Settings, evaluate),
};

settings! {
    /// Fewer than five of a kind are no habit: a free quota may just have been used up.
    payments: f64 = 5.0, 1.0..=1000.0;
    /// Twice the dearest so far: tariffs step by less.
    times: f64 = 2.0, 1.0..=100.0;
}

/// How far back the like is looked for: half a year of three payments a day.
const LOOKED_AT: usize = 500;

#[allow(clippy::cast_precision_loss)] // at most five hundred payments
fn evaluate(change: &Change<'_>, settings: &Settings) -> Option<Params> {
    let payment = change.payment;
    let fee = payment.fee.filter(|fee| !fee.is_zero())?;
    if payment.direction == Direction::Credit
        || payment.status != Status::Completed
        || payment.amount.is_zero()
    {
        return None;
    }
    let told = |usual: Amount, declared: bool| {
        Params::of([
            ("fee", Param::Text(fee.to_string())),
            ("usual", Param::Text(usual.to_string())),
            ("currency", change.currency()),
            ("amount", change.amount()),
            ("declared", Param::Bool(declared)),
        ])
    };
    let begun = change.before.filter(|before| before.facts.status.is_under_way());
    if let Some(declared) = begun.and_then(|before| before.fee()) {
        return (fee > declared).then(|| told(declared, true));
    }
    if change.before.is_some_and(|before| before.fee().is_some()) {
        return None; // told of, or not, when it came
    }
    let (mut count, mut dearest) = (0_usize, 0.0_f64);
    let like = change.shelf.newest().take(LOOKED_AT).filter(|row| {
        row.facts.kind == payment.kind
            && row.currency == payment.currency
            && row.facts.direction == payment.direction
            && row.facts.has_moved()
            && row.id() != payment.id
            && !row.amount().is_zero()
    });
    for row in like {
        count += 1;
        dearest = dearest.max(row.fee().unwrap_or_default().to_f64() / row.amount().to_f64());
    }
    let share = fee.to_f64() / payment.amount.to_f64();
    let is_beyond = count as f64 >= settings.payments && share > dearest * settings.times;
    is_beyond.then(|| {
        told(
            Amount::estimate(dearest * payment.amount.to_f64(), payment.currency),
            false,
        )
    })
}
