//! Several amounts just below a reporting limit, whose sum passes it: for the operator's desk only.
//!
//! 31 CFR 1010.311 has cash movements over 10,000 USD reported, and 1010.314 forbids splitting them to avoid that; FATF's
//! Recommendations 10 and 16 have such limits elsewhere, in other amounts. So the limit is a sum in a currency, US dollars
//! where the host sets none, and says nothing of movements in any other: no rate is known. An account that always moves such amounts is a business, not a pattern:
//! its own share of them is what chance would give. Purchases are goods, not money that is moved.

use crate::event::PaymentType;
use crate::feature::{Context, FeatureVector, features, ms};
use crate::money::Currency;
use crate::profile::RecentPayment;
use crate::reason::{Explanation, Family, Limit, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::{ln, pow};
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "structuring",
        family: Family::Laundering,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::money("sum").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::money("limit"),
            ParamSpec::duration("windowMs"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1045"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// 31 CFR 1010.311; where the desk reports by another law, that one's.
    limit: Option<Limit> = 10_000.0, 1.0..=1e12, Some(Currency::USD);
    /// Where "just below" begins, as a share of the limit.
    band: f64 = 0.8, 0.5..=0.99;
    /// So many amounts just below the limit make a pattern: two may be chance.
    least: f64 = 3.0, 2.0..=30.0;
    /// From a day to a week; longer than three weeks is not remembered.
    days: f64 = 7.0, 1.0..=20.0;
}

features! {
    /// Amounts just below the limit in the last week, this one included.
    NEAR: "near" in 0.0..15.0;
}

/// How often laundering shows in this way. Judgement: one of some five ways.
const SPLIT_GIVEN_LAUNDERING: f64 = 0.2;
/// The least that is believed of honest payments: a contractor paid by the week, a house paid in parts below an app's own
/// daily limit. Judgement: one movement in twenty thousand.
const SPLIT_GIVEN_HONEST: f64 = 5.0e-5;
/// Beyond the least number, how often one more follows: in laundering, and at least, by chance. Judgement.
const MORE_GIVEN_LAUNDERING: f64 = 0.5;
const MORE_GIVEN_HONEST: f64 = 0.1;
/// Before anything is known of an account, one of its movements in a hundred lies just below the limit, worth five: a
/// business shows itself within a week. Judgement.
const PRIOR_SHARE: f64 = 0.01;
const PRIOR_WEIGHT: f64 = 5.0;

/// The limit, where there is one in this payment's currency.
fn limit(context: &Context<'_>, settings: &Settings) -> Option<f64> {
    settings.limit?.within(context.payment.currency)
}

const fn moves_money(kind: PaymentType) -> bool {
    matches!(
        kind,
        PaymentType::Transfer
            | PaymentType::CashOut
            | PaymentType::TopUp
            | PaymentType::Exchange
            | PaymentType::Other
    )
}

/// Movements in the same direction just below the limit: how many in the window, how much, and which share before it.
struct Near {
    count: f64,
    sum: f64,
    share_before: f64,
}

fn near(context: &Context<'_>, settings: &Settings, limit: f64) -> Option<Near> {
    let this = context.recent_payment;
    let band = settings.band * limit..limit;
    if !moves_money(this.facts.kind) || this.facts.status.is_void() || !band.contains(&this.amount) {
        return None;
    }
    let start = this.at.later(-ms(settings.days, DAY));
    let is_kin = |known: &&RecentPayment| {
        known.facts.direction == this.facts.direction
            && known.currency == this.currency
            && moves_money(known.facts.kind)
            && !known.facts.status.is_void()
            && known.at <= this.at
    };
    let (mut count, mut sum, mut hits, mut before) = (1.0, this.amount, 0.0, 0.0);
    for known in context.holder.recent_payments.latest().filter(is_kin) {
        let is_near = band.contains(&known.amount);
        if known.at > start {
            count += f64::from(u8::from(is_near));
            sum += if is_near { known.amount } else { 0.0 };
        } else {
            hits += f64::from(u8::from(is_near));
            before += 1.0;
        }
    }
    Some(Near {
        count,
        sum,
        share_before: (hits + PRIOR_SHARE * PRIOR_WEIGHT) / (before + PRIOR_WEIGHT),
    })
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let limit = limit(context, settings)?;
    let least = settings.least;
    let Some(near) = near(context, settings, limit) else {
        vector.set(&NEAR, 0.0);
        return None;
    };
    vector.set(&NEAR, near.count);
    if near.count < least || near.sum <= limit {
        return None;
    }
    // By chance: the account's own share of such amounts, as often as it takes.
    let honest = pow(near.share_before, least).max(SPLIT_GIVEN_HONEST);
    let more = ln(MORE_GIVEN_LAUNDERING / near.share_before.clamp(MORE_GIVEN_HONEST, MORE_GIVEN_LAUNDERING));
    let ratio = ln(SPLIT_GIVEN_LAUNDERING / honest) + (near.count - least) * more;
    (ratio > 0.0).then_some(Strength::Alone(ratio))
}

#[allow(clippy::cast_precision_loss)] // days in milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let limit = limit(context, settings).unwrap_or_default();
    let near = near(context, settings, limit);
    let amount = context.payment.amount.to_f64();
    let (count, sum) = near.map_or((1.0, amount), |near| (near.count, near.sum));
    Explanation {
        params: Params::of([
            ("count", Param::Number(count)),
            ("sum", context.estimate(sum)),
            ("currency", context.currency()),
            ("limit", context.estimate(limit)),
            ("windowMs", Param::Number(ms(settings.days, DAY) as f64)),
        ])
        .at_least(context.is_cut(context.holder, ms(settings.days, DAY))),
        ..Explanation::default()
    }
}
