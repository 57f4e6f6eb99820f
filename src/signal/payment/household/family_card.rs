//! 亲情卡: somebody who pays from this account for the first days, or who takes most of the card's limit in one day.
//!
//! A family card is asked for in the voice of a relative, or of a "customer service" that needs a place for a refund; once
//! granted it is emptied at once. Whoever pays from the account has habits apart from the holder's; here is what the card
//! itself looks like. No event tells its limit: the host sets it, with its currency.

use crate::event::Digest;
use crate::feature::{Context, FeatureVector, ms};
use crate::reason::{Explanation, Family, Limit, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "family-card",
        family: Family::Household,
        params: &[
            ParamSpec::money("amount"),
            ParamSpec::currency("currency"),
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::duration("windowMs"),
            ParamSpec::duration("sinceMs"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1005.002"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The card's limit, where it is known.
    limit: Option<Limit> = 0.0, 0.0..=1e9, None;
    /// The typology's own share and day.
    share: f64 = 0.8, 0.01..=1.0;
    /// The typology's own day.
    hours: f64 = 24.0, 1.0..=720.0;
    /// For a week a payer counts as seen first: a real relative's card is used again and again after that.
    days: f64 = 7.0, 0.0..=365.0;
}

/// A card that was talked out of its holder is spent in its first week.
const FRESH_GIVEN_SCAM: f64 = 0.95;
/// Honest, of all payments: a card is granted every few years, and used a few times in its first week.
const FRESH_GIVEN_HONEST: f64 = 2e-3;
/// Beside the holder's own purchases: among the largest hundredth, twentieth or quarter, how much of what such a card buys is
/// (gift cards and phones, which can be sold on); a relative's purchases are no larger than the holder's. Judgement.
const SIZES: [(f64, f64); 3] = [(0.01, 0.5), (0.05, 0.7), (0.25, 0.85)];
/// The second purchase within a day, and any after it: in a scam nearly all of them are, since it may be found out; of a
/// relative's first week one in four is a second, and one in twelve a third. Judgement.
const AGAIN_GIVEN_SCAM: [f64; 2] = [0.8, 0.65];
const AGAIN_GIVEN_HONEST: [f64; 2] = [0.25, 0.08];
/// Most of the limit within a day: a scam's aim; a relative's first large purchase now and then.
const EMPTIED_GIVEN_SCAM: f64 = 0.7;
const EMPTIED_GIVEN_HONEST: f64 = 0.03;
/// An older card emptied within a day, of all honest payments: school begins once or twice a year.
const OLD_EMPTIED_GIVEN_SCAM: f64 = 0.6;
const OLD_EMPTIED_GIVEN_HONEST: f64 = 2e-3;

struct Seen {
    spent: f64,
    before: usize,
    since: i64,
    fresh: bool,
    emptied: bool,
}

fn observe(context: &Context<'_>, settings: &Settings) -> Seen {
    let payment = context.payment;
    let window = ms(settings.hours, HOUR);
    let (before, spent) = context
        .account
        .recent_payments
        .within(payment.at.get(), window)
        .filter(|recent_payment| recent_payment.facts.is_out() && recent_payment.currency == payment.currency)
        .fold((0, payment.amount.to_f64()), |(count, sum), recent_payment| {
            (count + 1, sum + recent_payment.amount)
        });
    let first = context
        .account
        .spend_rate
        .get(&payment.currency)
        .and_then(|spend_rate| spend_rate.since);
    let since = first.map_or(0, |first| payment.at.since(first).max(0));
    let limit = settings.limit.and_then(|limit| limit.within(payment.currency));
    Seen {
        spent,
        before,
        since,
        fresh: since <= ms(settings.days, DAY),
        emptied: limit.is_some_and(|limit| limit > 0.0 && spent >= limit * settings.share),
    }
}

fn is_family(context: &Context<'_>) -> bool {
    let payer = context.payment.payer_account_id.as_deref();
    payer.is_some_and(|payer| payer != context.payment.account_id)
}

/// How large the payment is beside the holder's own purchases, the yardstick for a payer nobody knows. A card with an account
/// of its own has no such purchases; then it is held against all payments in its currency, which on one phone are the
/// family's.
fn surprise(context: &Context<'_>) -> f64 {
    let Some(value) = context.ln_amount() else {
        return 0.0;
    };
    let currency = context.payment.currency;
    if context.holder.is_warming_up() {
        let pooled = context.population.amounts(currency);
        return pooled.map_or(0.0, |pooled| pooled.amounts.upper_surprise(value));
    }
    context
        .holder
        .amounts
        .usual(currency, context.class)
        .upper_surprise(value)
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !is_family(context) || !context.facts().is_habit() {
        return None;
    }
    let seen = observe(context, settings);
    if !seen.fresh {
        return seen
            .emptied
            .then(|| Strength::Alone(ln(OLD_EMPTIED_GIVEN_SCAM / OLD_EMPTIED_GIVEN_HONEST)));
    }
    let use_of_it = if seen.emptied {
        ln(EMPTIED_GIVEN_SCAM / EMPTIED_GIVEN_HONEST)
    } else {
        0.0
    };
    // Large purchases one after another are how a card is emptied.
    let use_of_it = use_of_it.max(size(context) + again(seen.before));
    Some(Strength::Alone(
        ln(FRESH_GIVEN_SCAM / FRESH_GIVEN_HONEST) + use_of_it,
    ))
}

fn size(context: &Context<'_>) -> f64 {
    let surprise = surprise(context);
    let step = SIZES.iter().find(|(tail, _)| surprise >= -ln(*tail));
    step.map_or(0.0, |(tail, scam)| ln(scam / tail))
}

fn again(before: usize) -> f64 {
    let step = before.min(AGAIN_GIVEN_SCAM.len()).checked_sub(1);
    let pair = step.and_then(|step| AGAIN_GIVEN_SCAM.get(step).zip(AGAIN_GIVEN_HONEST.get(step)));
    pair.map_or(0.0, |(scam, honest)| ln(scam / honest))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings);
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("spent", context.estimate(seen.spent)),
            ("windowMs", Param::Number(ms(settings.hours, HOUR) as f64)),
            ("sinceMs", Param::Number(seen.since.max(DAY) as f64)),
        ])
        .at_least(context.is_cut(context.account, ms(settings.hours, HOUR))),
        subject: context.payment.payer_account_id.as_deref().map(Digest::of),
        ..Explanation::default()
    }
}
