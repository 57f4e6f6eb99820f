//! A charge that nobody confirmed and that no phone of the holder's took part in, by somebody whose payments have both.
//!
//! Whoever has a card's number, or the card itself, pays past the wallet: the host hears of the charge, sees no device and
//! no proof. Some people do so honestly (a plastic card, a shop that keeps the number), and then it is their habit: what
//! counts is the share of their own payments that came like that before the last week: a thief's charges of Monday make no
//! habit for those of Wednesday. What is drawn under an agreement is meant to be unattended and is left out, and where the host
//! tells of no devices at all this is silent. A thief comes again within hours; and a usual place that charges so has been broken into where the amount is unlike all before it
//! there, or where it was always paid in person and now charges from afar.
//! Not here: small sums that the wallet lets pass on the holder's own phone (`no-password-burst`).

use crate::feature::{Context, FeatureVector, features, ms};
use crate::profile::RecentPayment;
use crate::profile::recent_payment::is_unattended;
use crate::profile::shops::is_from_afar;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::ln;
use crate::time::{DAY, HOUR};

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "unattended-charge",
        family: Family::Takeover,
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::number("count"),
            ParamSpec::duration("windowMs"),
            ParamSpec::share("share"),
            ParamSpec::flag("afar"),
            ParamSpec::flag("refused"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1028"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// A stolen number is used up within a day mostly. Judgement. (Three days, with .85 and .35 below, tell four of 428 stories
    /// later and one more of them.)
    hours: f64 = 24.0, 1.0..=168.0;
}

features! {
    /// Earlier unattended attempts within the window.
    OTHERS: "others" in 0.0..15.0;
}

/// How much of fraud comes so: card fraud without the card nearly always, takeovers and scams never. The EBA and ECB report
/// (2024) has most card fraud outside strong authentication. Judgement: half of all.
const UNATTENDED_GIVEN_FRAUD: f64 = 0.5;
/// Before much is known one payment in fifty is unattended, worth twenty payments. Judgement. (The tuning personas never
/// pay so: that is their world's simplicity and no measurement.)
const PRIOR_SHARE: f64 = 0.02;
const PRIOR_WEIGHT: f64 = 20.0;
/// Days that make no habit yet: a card misused for days is misused for some two to four, as its episodes are drawn
/// (`tests/personas/story/attack/episode.rs`), and whoever has paid with a plastic card for a week does so. Judgement.
const YOUNG: f64 = 7.0;
/// One thief's charges follow on each other; so do an honest person's who is out with the plastic card, half as often.
const AGAIN_GIVEN_FRAUD: f64 = 0.8;
const AGAIN_GIVEN_HONEST: f64 = 0.25;
/// A third says the same as the second, a fourth nothing that the third did not.
const MOST_AGAIN: u32 = 2;
/// How often such an amount at a usual place comes from a place that was broken into rather than from a new wish: the odd
/// amount counts for no more than ln 100 beside what it says anywhere. Judgement.
const MOST_ODD: f64 = 4.6;

/// How much of fraud is a charge from afar by a shop that the holder pays: one in twenty frauds comes from somebody who was
/// paid before (`new-counterparty`), and a thief who sits in a shop's computer seldom stands at its till.
const AFAR_GIVEN_FRAUD: f64 = 0.05 * 0.9;
/// Before much is known of how a shop is paid, one payment in fifty comes from afar where the others were made in person,
/// worth one payment. Judgement.
const PRIOR_AFAR: f64 = 0.02;
const PRIOR_AFAR_WEIGHT: f64 = 1.0;

/// Attempts like this one, and all movements out, in so many milliseconds before it.
fn lately(context: &Context<'_>, window: i64) -> (u32, u32) {
    let attempts = context
        .account
        .recent_payments
        .within(context.payment.at.get(), window);
    attempts
        .filter(|known| known.facts.direction == context.payment.direction)
        .fold((0, 0), |(alike, all), known: &RecentPayment| {
            (alike + u32::from(known.was_unattended), all + 1)
        })
}

/// The share of own payments that were so before the last days.
fn share(context: &Context<'_>) -> f64 {
    let (alike, all) = lately(context, ms(YOUNG, DAY));
    let habit = &context.account.seen_entities.unattended;
    let (seen, hits) = (habit.weight(), habit.share(0.0, 0.0) * habit.weight());
    let before = (hits - f64::from(alike)).max(0.0) + PRIOR_SHARE * PRIOR_WEIGHT;
    (before / ((seen - f64::from(all)).max(0.0) + PRIOR_WEIGHT)).min(1.0)
}

/// What an amount unlike all before it at this usual place says beyond what it says anywhere; one that is beyond all that stood
/// there most of all.
fn odd_there(context: &Context<'_>) -> f64 {
    let settled = context.counterparty.filter(|_| context.is_settled());
    let usual = settled
        .and_then(|habit| (context.account.amounts).usual_at(habit, context.payment.currency, context.class));
    let (Some((usual, _)), Some(value), Some(rarity)) = (usual, context.ln_amount(), context.amount_rarity())
    else {
        return 0.0;
    };
    let there = usual.upper_surprise(value);
    (most_argued(there) - most_argued(rarity.own_surprise)).clamp(0.0, MOST_ODD)
}

/// What it says that a shop charges from afar where it is paid in person.
fn from_afar(context: &Context<'_>) -> f64 {
    let known = context.counterparty.filter(|habit| habit.in_person > 0);
    let Some(habit) = known.filter(|_| is_from_afar(context.payment.channel)) else {
        return 0.0;
    };
    let (this, window) = (&context.recent_payment, ms(YOUNG, DAY));
    let young = context.account.recent_payments.within(this.at.get(), window);
    let is_here = |known: &&RecentPayment| {
        known.counterparty == this.counterparty && known.facts.is_habit() && is_from_afar(known.facts.channel)
    };
    let young = u16::try_from(young.filter(is_here).count()).unwrap_or(u16::MAX);
    let afar = f64::from(habit.from_afar.saturating_sub(young));
    let near = f64::from(habit.in_person);
    let share = (afar + PRIOR_AFAR * PRIOR_AFAR_WEIGHT) / (afar + near + PRIOR_AFAR_WEIGHT);
    ln(AFAR_GIVEN_FRAUD / share).max(0.0)
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    if !context.facts().leaves()
        || !is_unattended(payment)
        || context.account.seen_entities.devices.is_empty()
    {
        return None;
    }
    let (others, _) = lately(context, ms(settings.hours, HOUR));
    vector.set(&OTHERS, f64::from(others));
    let again = f64::from(others.min(MOST_AGAIN)) * ln(AGAIN_GIVEN_FRAUD / AGAIN_GIVEN_HONEST);
    let ratio = ln(UNATTENDED_GIVEN_FRAUD / share(context)) + again;
    (ratio > 0.0).then(|| Strength::Alone(ratio + odd_there(context) + from_afar(context)))
}

#[allow(clippy::cast_precision_loss)] // hours in milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let (others, _) = lately(context, ms(settings.hours, HOUR));
    Explanation {
        params: Params::of([
            ("counterparty", context.counterparty_name()),
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("count", Param::Number(f64::from(others) + 1.0)),
            ("windowMs", Param::Number(ms(settings.hours, HOUR) as f64)),
            ("share", Param::Number(share(context))),
            ("afar", Param::Bool(from_afar(context) > 0.0)),
            ("refused", Param::Bool(context.facts().status.never_moved())),
        ])
        .at_least(context.is_cut(context.account, ms(settings.hours, HOUR))),
        subject: context.recent_payment.counterparty,
        ..Explanation::default()
    }
}
