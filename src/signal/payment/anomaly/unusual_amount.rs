//! An amount far above what this person, or this person at this counterparty, usually pays; or rare among all.
//!
//! ln(amount) is compared with its Student-t predictive distribution, and beside it with the broad one from which people
//! draw when they leave their habit (a phone, a dentist); `score` weighs the two together. Where the counterparty is known,
//! the smaller of the two surprises holds: a rent is like the last rent. Small amounts are never odd here. Where many
//! accounts are known, how rare the amount is among all payments and in the counterparty's merchant category, and how rare
//! its ratio to the own mean is among all payers, count as well: the rarest view holds, since they look at the same thing.

use crate::feature::{AmountRarity, Context, FeatureVector, broad, features};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::{exp, ln};
use crate::stats::student::StudentT;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "unusual-amount",
        family: Family::Anomaly,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::money("usual"),
            ParamSpec::number("times"),
            ParamSpec::number("payments"),
            ParamSpec::flag("amongOthers"),
            ParamSpec::flag("inTrade"),
        ],
        settings: Settings::ALL,
        since: "0.1.0",
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// One payment in a hundred is as large by chance: at three a day about once a month, and then it weighs little.
    tail: f64 = 0.01, 1e-9..=0.5;
    /// Among all payers one in twenty: what is common there needs no memory of this one to be believed.
    pooled_tail("pooledTail"): f64 = 0.05, 1e-9..=0.5;
}

features! {
    // Ten nats are one payment in 22,000: rarer ones are as good as never seen in a year of one person's, or hardly
    // resolved by a million payments of all.
    /// Surprise under the own habit.
    OWN: "own" in 0.0..10.0;
    /// Surprise of the ratio to the own mean, among all payers.
    RATIO: "ratio" in 0.0..10.0;
    /// Surprise of the amount among all payments.
    OVERALL: "overall" in 0.0..10.0;
    /// Deviations from what is usual in the counterparty's merchant category, below it as well: a trial of a stolen card is
    /// small.
    TRADE: "trade" in -4.0..6.0;
}

/// An amount in the lower half of what is paid at this counterparty is like the ones before: what other
/// payers do elsewhere says nothing against it.
const LIKE_BEFORE: f64 = core::f64::consts::LN_2;

/// What is usual for such a payment, how surprising this one is, and on how many payments that rests.
struct Usual {
    usual: StudentT,
    surprise: f64,
    payments: f64,
}

fn usual(context: &Context<'_>, rarity: &AmountRarity) -> Usual {
    match rarity.there {
        Some((usual, payments, surprise)) if surprise < rarity.own_surprise => Usual {
            usual,
            surprise,
            payments,
        },
        _ => Usual {
            usual: rarity.own,
            surprise: rarity.own_surprise,
            payments: context.account.weight(),
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

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let rarity = context.amount_rarity().filter(|_| context.facts().leaves())?;
    vector.set(&OWN, rarity.own_surprise);
    if let (Some(ratio), Some(overall)) = (rarity.ratio, rarity.overall) {
        vector.set(&RATIO, ratio);
        vector.set(&OVERALL, overall);
    }
    if let Some((_, deviations)) = rarity.in_trade {
        vector.set(&TRADE, deviations);
    }
    vector.explain(most_argued(rarity.rarest()));
    let Usual { usual, surprise, .. } = usual(context, rarity);
    let (_, pooled) = among_others(rarity);
    let outside = broad(&usual).upper_surprise(context.ln_amount()?);
    // A sum that is no more than rather large says next to nothing by itself; beside a payee whom nobody knows every step
    // of it counts, from where it argues at all.
    let is_odd = surprise > -ln(settings.tail)
        || pooled > -ln(settings.pooled_tail)
        || (context.is_to_new_person() && most_argued(surprise) > 0.0);
    is_odd.then(|| Strength::Unlike {
        habit: most_argued(surprise.max(pooled)),
        outside: most_argued(outside.max(pooled)),
    })
}

fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let payment = context.payment;
    let Some(rarity) = context.amount_rarity() else {
        return untold(context);
    };
    let Usual {
        usual,
        surprise,
        payments,
    } = usual(context, rarity);
    let typical = exp(usual.location);
    let (itself, pooled) = among_others(rarity);
    // The ratio to the own mean is told as one: so many times the usual.
    let is_itself = itself > surprise.max(rarity.ratio.unwrap_or(0.0));
    let bound = || context.at_most(exp(usual.upper_bound(-ln(settings.tail))));
    let own = [typical, payment.amount.to_f64() / typical, payments];
    Explanation {
        params: params(context, own, is_itself, is_itself && rarity.is_rarer_in_trade()),
        unless: (pooled <= surprise).then(bound),
        subject: context.recent_payment.counterparty,
        also: Vec::new(),
    }
}

/// Of a payment of nothing.
fn untold(context: &Context<'_>) -> Explanation {
    Explanation {
        params: params(context, [0.0, 0.0, context.account.weight()], false, false),
        ..Explanation::default()
    }
}

fn params(
    context: &Context<'_>,
    [usual, times, payments]: [f64; 3],
    among_others: bool,
    in_trade: bool,
) -> Params {
    Params::of([
        ("amount", context.amount()),
        ("currency", context.currency()),
        ("usual", context.estimate(usual)),
        ("times", Param::Number(times)),
        ("payments", Param::Number(payments)),
        ("amongOthers", Param::Bool(among_others)),
        ("inTrade", Param::Bool(in_trade)),
    ])
}
