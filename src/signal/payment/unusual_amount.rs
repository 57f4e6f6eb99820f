//! An amount far above what this person, or this person at this counterparty, usually pays; or rare among all.
//!
//! ln(amount) is compared with its Student-t predictive distribution, and beside it with the broad one from which people
//! draw when they leave their habit (a phone, a dentist); `score` weighs the two together. Where the counterparty is
//! known, the smaller of the two surprises holds: a rent is like the last rent. Small amounts are never odd here.
//! Where many accounts are known, how rare the amount is among all payments and in the counterparty's trade, and how rare
//! its ratio to the own mean is among all payers, count as well: the rarest view holds, since they look at the same thing.

use crate::signal::payment::{AmountRarity, broad, is_to_new_person, leaves};
use crate::signal::{
    Audience, Family, Look, Measure, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told,
    Topic, Unless,
};
use crate::stats::argument::most_argued;
use crate::stats::math::{exp, ln};
use crate::stats::student::StudentT;

pub(crate) const SIGNAL: Signal = Signal {
    code: "unusual-amount",
    family: Family::Unlike,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("usual", ParamKind::Money),
        ("times", ParamKind::Number),
        ("payments", ParamKind::Number),
        ("amongOthers", ParamKind::Boolean),
        ("inTrade", ParamKind::Boolean),
    ],
    settings: &[
        // One payment in a hundred is as large by chance: at three a day about once a month, and then it weighs little.
        Setting {
            name: "tail",
            default: 0.01,
            least: 1e-9,
            most: 0.5,
        },
        // Among all payers one in twenty: what is common there needs no memory of this one to be believed.
        Setting {
            name: "pooledTail",
            default: 0.05,
            least: 1e-9,
            most: 0.5,
        },
    ],
    measures: &[OWN, RATIO, OVERALL, TRADE],
    see,
    tell,
};

/// Ten nats are one payment in 22,000: rarer ones are as good as never seen in a year of one person's, or hardly
/// resolved by a million payments of all.
const fn surprise(name: &'static str) -> Measure {
    Measure {
        name,
        low: 0.0,
        high: 10.0,
    }
}
/// Surprise under the own habit.
const OWN: Measure = surprise("own");
/// Surprise of the ratio to the own mean, among all payers.
const RATIO: Measure = surprise("ratio");
/// Surprise of the amount among all payments.
const OVERALL: Measure = surprise("overall");

/// Deviations from what is usual in the counterparty's trade, below it as well: a trial of a stolen card is small.
const TRADE: Measure = Measure {
    name: "trade",
    low: -4.0,
    high: 6.0,
};

/// An amount in the lower half of what is paid at this counterparty is like the ones before: what other
/// payers do elsewhere says nothing against it.
const LIKE_BEFORE: f64 = core::f64::consts::LN_2;

/// What is usual for such a payment, how surprising this one is, and on how many payments that rests.
struct Usual {
    usual: StudentT,
    surprise: f64,
    payments: f64,
}

fn usual(look: &Look<'_>, rarity: &AmountRarity) -> Usual {
    match rarity.there {
        Some((usual, payments, surprise)) if surprise < rarity.own_surprise => Usual {
            usual,
            surprise,
            payments,
        },
        _ => Usual {
            usual: rarity.own,
            surprise: rarity.own_surprise,
            payments: look.account.weight(),
        },
    }
}

/// How rare the amount itself is among others, and how rare in the rarest view among them; nothing for an amount in the
/// lower half of what is usual at its counterparty.
fn among_others(rarity: &AmountRarity) -> (f64, f64) {
    let is_like_before = rarity.there.is_some_and(|(_, _, there)| there <= LIKE_BEFORE);
    if is_like_before {
        (0.0, 0.0)
    } else {
        (rarity.itself(), rarity.pooled())
    }
}

fn see(look: &Look<'_>, measured: &mut Measured) -> Option<Strength> {
    let rarity = AmountRarity::of(look).filter(|_| leaves(look.payment))?;
    measured.note(0, &OWN, rarity.own_surprise);
    if let (Some(ratio), Some(overall)) = (rarity.ratio, rarity.overall) {
        measured.note(1, &RATIO, ratio);
        measured.note(2, &OVERALL, overall);
    }
    if let Some((_, deviations)) = rarity.in_trade {
        measured.note(3, &TRADE, deviations);
    }
    measured.explain(most_argued(rarity.rarest()));
    let Usual { usual, surprise, .. } = usual(look, &rarity);
    let (_, pooled) = among_others(&rarity);
    let outside = broad(&usual).upper_surprise(look.ln_amount()?);
    // A sum that is no more than rather large says next to nothing by itself; beside a payee whom nobody knows every step
    // of it counts, from where it argues at all.
    let is_odd = surprise > -ln(look.setting("tail"))
        || pooled > -ln(look.setting("pooledTail"))
        || (is_to_new_person(look) && most_argued(surprise) > 0.0);
    is_odd.then(|| Strength::Unlike {
        habit: most_argued(surprise.max(pooled)),
        outside: most_argued(outside.max(pooled)),
    })
}

fn tell(look: &Look<'_>) -> Told {
    let payment = look.payment;
    let Some(rarity) = AmountRarity::of(look) else {
        return untold(look);
    };
    let Usual {
        usual,
        surprise,
        payments,
    } = usual(look, &rarity);
    let typical = exp(usual.location);
    let (itself, pooled) = among_others(&rarity);
    // The ratio to the own mean is told as one: so many times the usual.
    let is_itself = itself > surprise.max(rarity.ratio.unwrap_or(0.0));
    let bound = || Unless::amount_at_most(exp(usual.upper_bound(-ln(look.setting("tail")))));
    let own = [typical, payment.amount.to_f64() / typical, payments];
    Told {
        params: params(look, own, is_itself, is_itself && rarity.is_rarer_in_trade()),
        unless: (pooled <= surprise).then(bound),
        subject: look.movement.counterparty,
        also: Vec::new(),
    }
}

/// Of a payment of nothing.
fn untold(look: &Look<'_>) -> Told {
    Told {
        params: params(look, [0.0, 0.0, look.account.weight()], false, false),
        ..Told::default()
    }
}

fn params(look: &Look<'_>, [usual, times, payments]: [f64; 3], among_others: bool, in_trade: bool) -> Params {
    Params::of([
        ("amount", look.amount()),
        ("currency", look.currency()),
        ("usual", Param::estimate(usual)),
        ("times", Param::Number(times)),
        ("payments", Param::Number(payments)),
        ("amongOthers", Param::Bool(among_others)),
        ("inTrade", Param::Bool(in_trade)),
    ])
}
