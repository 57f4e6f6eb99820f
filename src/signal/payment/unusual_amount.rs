//! An amount far above what this person, or this person at this counterparty, usually pays; and how rare it is among all.
//!
//! ln(amount) is compared with its Student-t predictive distribution, and beside it with the broad one from which people
//! draw when they leave their habit (a phone, a dentist); `score` weighs the two together. Where the counterparty is
//! known, the smaller of the two surprises holds: a rent is like the last rent. Small amounts are never odd here.
//! Rarity among all is measured for the weights: of the amount itself, and of its ratio to the own mean.

use crate::event::Digest;
use crate::signal::payment::{broad, leaves};
use crate::signal::{
    Audience, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
    Unless,
};
use crate::stats::argument::most_argued;
use crate::stats::math::{exp, ln};
use crate::stats::student::StudentT;

pub(crate) const SIGNAL: Signal = Signal {
    code: "unusual-amount",
    topic: Topic::Payment,
    audience: Audience::Holder,
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
    measures: &[OWN, RATIO, OVERALL],
    see,
    tell,
};

/// Surprise under the own habit, in nats; a million to one is 14.
const OWN: Measure = Measure {
    name: "own",
    low: 0.0,
    high: 15.0,
};
/// Surprise of the ratio to the own mean among all accounts.
const RATIO: Measure = Measure {
    name: "ratio",
    low: 0.0,
    high: 15.0,
};
/// Surprise of the amount among all payments.
const OVERALL: Measure = Measure {
    name: "overall",
    low: 0.0,
    high: 15.0,
};

/// What is usual for such a payment, how surprising this one is, and on how many payments that rests.
struct Usual {
    usual: StudentT,
    surprise: f64,
    payments: f64,
}

fn usual(look: &Look<'_>, value: f64) -> Usual {
    let (payment, amounts) = (look.payment, &look.account.amounts);
    let own = amounts.usual(payment.currency, look.class);
    let everywhere = Usual {
        usual: own,
        surprise: own.upper_surprise(value),
        payments: look.account.weight(),
    };
    let settled = look.counterparty.filter(|habit| habit.has_settled_at(payment.at));
    let there = settled.and_then(|habit| amounts.usual_at(habit, payment.currency, look.class));
    match there.map(|(usual, payments)| (usual, usual.upper_surprise(value), payments)) {
        Some((usual, surprise, payments)) if surprise < everywhere.surprise => Usual {
            usual,
            surprise,
            payments,
        },
        _ => everywhere,
    }
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let value = look.ln_amount().filter(|_| leaves(look.payment))?;
    let Usual { usual, surprise, .. } = usual(look, value);
    measured.note(0, &OWN, surprise);
    if let Some(pooled) = look.pool.amounts(look.payment.currency) {
        let mean = look
            .account
            .amounts
            .usual(look.payment.currency, look.class)
            .location;
        measured.note(1, &RATIO, pooled.ratios.upper_surprise(value - mean));
        measured.note(2, &OVERALL, pooled.amounts.upper_surprise(value));
    }
    (surprise > -ln(look.setting("tail"))).then(|| Strength::Unlike {
        habit: most_argued(surprise),
        outside: most_argued(broad(&usual).upper_surprise(value)),
    })
}

fn tell(look: &Look<'_>) -> Told {
    let payment = look.payment;
    let value = look.ln_amount().unwrap_or_default();
    let Usual { usual, payments, .. } = usual(look, value);
    let typical = exp(usual.location);
    Told {
        params: Params::of([
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("usual", Param::estimate(typical)),
            ("times", Param::Number(payment.amount.to_f64() / typical)),
            ("payments", Param::Number(payments)),
        ]),
        unless: Some(Unless::amount_at_most(exp(
            usual.upper_bound(-ln(look.setting("tail")))
        ))),
        subject: payment.counterparty_key().map(Digest::of),
        also: Vec::new(),
    }
}
