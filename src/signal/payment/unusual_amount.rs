//! An amount far above what this person, or this person at this counterparty, usually pays.
//!
//! ln(amount) is compared with its Student-t predictive distribution, and beside it with the broad one from which people
//! draw when they leave their habit (a phone, a dentist); `score` weighs the two together. Where the counterparty is
//! known, the smaller of the two surprises holds: a rent is like the last rent. Small amounts are never odd here.

use crate::money::Amount;
use crate::profile::Class;
use crate::signal::payment::leaves;
use crate::signal::{Evidence, Look, Param, ParamKind, Params, Setting, Signal, Strength, Topic, Unless};
use crate::stats::argument::most_argued;
use crate::stats::math::{exp, ln};
use crate::stats::student::StudentT;

pub(crate) const SIGNAL: Signal = Signal {
    code: "unusual-amount",
    topic: Topic::Payment,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("usual", ParamKind::Money),
        ("times", ParamKind::Number),
        ("payments", ParamKind::Number),
    ],
    settings: &[
        // One payment in a hundred is as large by chance: at three a day about once a month, and then it weighs little.
        Setting {
            name: "tail",
            default: 0.01,
            least: 1e-9,
            most: 0.5,
        },
    ],
    look,
};

/// Honest payments outside the habit spread by e² = 7.4 times either way around the usual, with heavy tails. Judgement:
/// a person whose lunch costs 20 buys things of 150 often, of 1,000 now and then, of 10,000 once in years.
const BROAD_SCALE: f64 = 2.0;
const BROAD_DOF: f64 = 5.0;
fn look(look: &Look<'_>) -> Option<Evidence> {
    let payment = look.payment;
    if !leaves(payment) || payment.amount.is_zero() {
        return None;
    }
    let class = Class::of(payment.kind);
    let value = ln(payment.amount.to_f64());
    let own = look.account.amounts.usual(payment.currency, class);
    let settled = look.counterparty.filter(|habit| habit.has_settled_at(payment.at));
    let there = settled.and_then(|habit| look.account.amounts.usual_at(habit, payment.currency, class));
    let there = there.map(|(usual, payments)| (usual, usual.upper_surprise(value), payments));
    let everywhere = (own, own.upper_surprise(value), look.account.weight());
    let (usual, surprise, payments) = there
        .filter(|(_, surprise, _)| *surprise < everywhere.1)
        .unwrap_or(everywhere);
    let quiet = -ln(look.setting("tail"));
    if surprise <= quiet {
        return None;
    }
    let typical = exp(usual.location);
    Some(Evidence {
        code: SIGNAL.code,
        strength: Strength::Unlike {
            habit: most_argued(surprise),
            outside: most_argued(broad(&usual).upper_surprise(value)),
        },
        params: Params::of([
            ("amount", Param::Text(payment.amount.to_string())),
            ("currency", Param::Text(payment.currency.to_string())),
            ("usual", Param::Text(cents(typical))),
            ("times", Param::Number(payment.amount.to_f64() / typical)),
            ("payments", Param::Number(payments)),
        ]),
        unless: Some(Unless {
            field: "amount".to_owned(),
            op: "<=".to_owned(),
            bound: cents(exp(usual.upper_bound(quiet))),
        }),
        subject: payment.counterparty_key().map(crate::event::Digest::of),
        also: Vec::new(),
    })
}

/// What payments outside the habit look like, around the same place.
fn broad(usual: &StudentT) -> StudentT {
    StudentT {
        location: usual.location,
        scale: BROAD_SCALE,
        dof: BROAD_DOF,
    }
}

/// A statistic shown as money, to two decimals: an estimate in any currency.
fn cents(value: f64) -> String {
    Amount::estimate(value).to_string()
}
