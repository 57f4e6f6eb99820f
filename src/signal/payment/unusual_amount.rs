//! An amount far above what this person, or this person at this counterparty, usually pays.
//!
//! ln(amount) is compared with its Student-t predictive distribution. People do make payments outside their habit (a
//! phone, a dentist): one in five hundred, drawn from a broad distribution; this mixture keeps a single large but honest
//! payment from being called impossible. Where the counterparty is known, the smaller of the two surprises holds: a rent
//! is like the last rent. Small amounts are never odd here.

use crate::money::Amount;
use crate::profile::Class;
use crate::signal::payment::leaves;
use crate::signal::{Evidence, Look, Param, ParamKind, Params, Setting, Signal, Strength, Topic, Unless};
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

/// One payment in five hundred is honest and outside the habit: at three a day about twice a year. Judgement.
const OUTSIDE_HABIT: f64 = 0.002;
/// Such payments spread by e² = 7.4 times either way around the usual, with heavy tails.
const BROAD_SCALE: f64 = 2.0;
const BROAD_DOF: f64 = 3.0;
/// Halvings of the search for the quiet bound: 2^-40 of a factor of e^40 is far below a cent.
const HALVINGS: u32 = 40;

fn look(look: &Look<'_>) -> Option<Evidence> {
    let payment = look.payment;
    if !leaves(payment) || payment.amount.is_zero() {
        return None;
    }
    let class = Class::of(payment.kind);
    let value = ln(payment.amount.to_f64());
    let own = look.account.amounts.usual(payment.currency, class);
    let there = look
        .counterparty
        .map(|habit| look.account.amounts.usual_at(habit, payment.currency, class));
    let (usual, surprise) = match there {
        Some(there) if surprise(&there, value) < surprise(&own, value) => (there, surprise(&there, value)),
        _ => (own, surprise(&own, value)),
    };
    let quiet = -ln(look.setting("tail"));
    if surprise <= quiet {
        return None;
    }
    let typical = exp(usual.location);
    Some(Evidence {
        code: SIGNAL.code,
        strength: Strength::Surprise(surprise),
        params: Params::of([
            ("amount", Param::Text(payment.amount.to_string())),
            ("currency", Param::Text(payment.currency.to_string())),
            ("usual", Param::Text(cents(typical))),
            ("times", Param::Number(payment.amount.to_f64() / typical)),
            ("payments", Param::Number(look.account.weight())),
        ]),
        unless: Some(Unless {
            field: "amount".to_owned(),
            op: "<=".to_owned(),
            bound: cents(exp(quiet_bound(&usual, value, quiet))),
        }),
        subject: payment.counterparty_key().map(crate::event::Digest::of),
        also: Vec::new(),
    })
}

/// −ln of the chance that an honest payment is this large.
fn surprise(usual: &StudentT, value: f64) -> f64 {
    let broad = StudentT {
        location: usual.location,
        scale: BROAD_SCALE,
        dof: BROAD_DOF,
    };
    let habit = (1.0 - OUTSIDE_HABIT) * exp(-usual.upper_surprise(value));
    let outside = OUTSIDE_HABIT * exp(-broad.upper_surprise(value));
    -ln(habit + outside)
}

/// The largest ln(amount) that would have stayed quiet, between the usual and what was paid.
fn quiet_bound(usual: &StudentT, value: f64, quiet: f64) -> f64 {
    let (mut low, mut high) = (usual.location.min(value), value);
    for _ in 0..HALVINGS {
        let middle = 0.5 * (low + high);
        if surprise(usual, middle) <= quiet {
            low = middle
        } else {
            high = middle
        }
    }
    low
}

/// A statistic shown as money, to two decimals: an estimate in any currency.
fn cents(value: f64) -> String {
    Amount::estimate(value).to_string()
}
