//! 刷单: small earnings from strangers first, then payments to strangers, each about double the last.
//!
//! Somebody is paid a few yuan for "likes" or "orders", believes, and is then to advance growing sums. The first payment
//! after the bait speaks a little, the second clearly, the third is the scam as the books have it. Red packets of a group
//! look like bait, so they count by half; what shops pay back does not count. Strangers' small sums are a stall's daily
//! bread: how many of them usually come is this account's habit, and where they do every day, they bait nobody. Payments to
//! shops don't count: whoever has just been sent a share of a lunch goes on shopping. They do once a first advance, to
//! whomever, has come back with a commission from a stranger.

use crate::event::PaymentType;
use crate::feature::{Context, FeatureVector, ms};
use crate::profile::{Class, RecentPayment};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::{exp, ln};
use crate::stats::poisson::poisson_surprise;
use crate::time::HOUR;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "task-scam",
        family: Family::Scam,
        params: &[
            ParamSpec::number("credits"),
            ParamSpec::money("received"),
            ParamSpec::currency("currency"),
            ParamSpec::number("payments"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::duration("windowMs"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1025.001"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own window.
    hours: f64 = 72.0, 1.0..=720.0;
    /// A small credit is at most so many of this payer's usual payments: the typology's own 200 yuan, where a usual payment is 20.
    /// No absolute sum is small in every currency.
    bait_times("baitTimes"): f64 = 10.0, 0.1..=1000.0;
    /// So many small credits make the bait: the typology's own.
    credits: f64 = 2.0, 1.0..=20.0;
    /// "About double": victims are asked for 300 after 200 as well as for 1,000.
    growth: f64 = 1.5, 1.1..=10.0;
}

/// A task scam's payments to strangers nearly all come soon after the bait.
const BAIT_GIVEN_SCAM: f64 = 0.9;
/// Honest ones come after it as often as that many strangers send small sums by chance (Poisson, at this account's own
/// rate), but whoever collects for a shared lunch pays somebody new soon: one in a hundred at least. Judgement.
const BAIT_GIVEN_HONEST: f64 = 0.01;
/// Before any money came, one sender in five is new, worth five credits. Judgement.
const PRIOR_NEW: f64 = 0.2;
const PRIOR_CREDITS: f64 = 5.0;
/// A payment, a second, a third, a fourth that rises: how much of a task scam's payments comes so.
const STEPS_GIVEN_SCAM: [f64; 4] = [1.0, 0.8, 0.6, 0.45];
/// Of honest payments to strangers in such days, whose novelty is other evidence: few are the second that rises, and hardly
/// any the third. Judgement.
const STEPS_GIVEN_HONEST: [f64; 4] = [1.0, 0.1, 0.01, 0.002];
/// What a red packet from a stranger counts for beside a transfer.
const RED_PACKET: f64 = 0.5;

/// Payments to shops rise and fall as they please, so their steps say nothing: only that an advance came back with a
/// commission does, in half of such scams; and in one honest stretch of days in ten with strangers' sums in it, one of
/// them happens to be somewhat more than something just paid. A stall has such days always: there it says nothing, as
/// wherever the sums themselves are no news. Judgement.
const REPAID_GIVEN_SCAM: f64 = 0.5;
const REPAID_GIVEN_HONEST: f64 = 0.1;
/// A commission is at most so much of an advance, beside it: "30 %" is what such groups promise; the double is another sum.
const MOST_BACK: f64 = 1.6;
/// The next advance is at most so many times the one that came back: such groups go from 100 to 300 to 1,000, and whoever has
/// just got 30 back for a lunch of 25 and buys a sofa buys a sofa. Judgement.
const MOST_NEXT: f64 = 10.0;

/// Where nothing was ever paid in the currency, a bait is at most this much of the payment that it is to lead to: the first
/// advance is about double already.
const MOST_OF_PAYMENT: f64 = 0.5;

#[derive(Default)]
struct Seen {
    credits: usize,
    received: f64,
    bait: f64,
    payments: usize,
}

/// What a small credit is at most.
fn small(context: &Context<'_>, settings: &Settings) -> f64 {
    let currency = context.payment.currency;
    match context.account.spend_rate.get(&currency) {
        Some(_) => {
            settings.bait_times * exp(context.account.amounts.usual(currency, Class::Purchase).location)
        }
        None => context.payment.amount.to_f64() * MOST_OF_PAYMENT,
    }
}

/// A small credit from a person who is new.
fn is_bait(small: f64, recent_payment: &RecentPayment) -> bool {
    recent_payment.facts.is_in()
        && recent_payment.facts.is_with_person()
        && recent_payment.was_new
        && recent_payment.facts.kind != PaymentType::Refund
        && recent_payment.amount <= small
}

/// True where something paid to somebody new came back from a stranger, and a commission with it, and this is the next step:
/// no less than that advance, and not out of all proportion to it.
fn was_repaid(context: &Context<'_>, settings: &Settings) -> bool {
    let (window, small) = (ms(settings.hours, HOUR), small(context, settings));
    let lately = || {
        let all = context
            .holder
            .recent_payments
            .within(context.payment.at.get(), window);
        all.filter(|recent_payment| recent_payment.currency == context.payment.currency)
    };
    let this = context.recent_payment.amount;
    let is_advance = |known: &&RecentPayment| {
        known.facts.is_out() && known.was_new && (known.amount..=known.amount * MOST_NEXT).contains(&this)
    };
    lately().filter(is_advance).any(|advance| {
        lately().any(|back| {
            is_bait(small, back)
                && back.at > advance.at
                && back.amount > advance.amount
                && back.amount <= advance.amount * MOST_BACK
        })
    })
}

fn observe(context: &Context<'_>, settings: &Settings) -> Seen {
    let payment = context.payment;
    let with_shops = !context.is_to_new_person();
    let (growth, small, mut above) = (settings.growth, small(context, settings), payment.amount.to_f64());
    let mut seen = Seen {
        payments: 1,
        ..Seen::default()
    };
    let lately = context
        .holder
        .recent_payments
        .within(payment.at.get(), ms(settings.hours, HOUR));
    for recent_payment in lately.filter(|recent_payment| recent_payment.currency == payment.currency) {
        if is_bait(small, recent_payment) {
            seen.credits += 1;
            seen.received += recent_payment.amount;
            let is_packet = recent_payment.facts.kind == PaymentType::RedPacket;
            seen.bait += if is_packet { RED_PACKET } else { 1.0 };
        } else if is_advance(recent_payment, with_shops) && recent_payment.amount * growth <= above {
            seen.payments += 1;
            above = recent_payment.amount;
        }
    }
    seen
}

/// Money that went to a person who was new, or to anybody new, and not as a gift.
fn is_advance(recent_payment: &RecentPayment, with_shops: bool) -> bool {
    let is_to_whom = recent_payment.facts.is_with_person() || with_shops;
    recent_payment.facts.is_out()
        && recent_payment.was_new
        && is_to_whom
        && recent_payment.facts.kind != PaymentType::RedPacket
}

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    let payment = context.payment;
    let is_new = context.has_counterparty() && context.is_to_new();
    if !context.facts().leaves() || payment.kind == PaymentType::RedPacket || !is_new {
        return None;
    }
    let seen = observe(context, settings);
    if seen.bait < settings.credits {
        return None;
    }
    let days = settings.hours / 24.0;
    let usual = context
        .holder
        .new_senders_within(days, payment.at, PRIOR_NEW, PRIOR_CREDITS);
    let by_chance = exp(-poisson_surprise(
        seen.credits.try_into().unwrap_or(u32::MAX),
        usual,
    ));
    let bait = ln(BAIT_GIVEN_SCAM / by_chance.max(BAIT_GIVEN_HONEST));
    if bait <= 0.0 {
        return None;
    }
    let (scam, honest) = if context.is_to_new_person() {
        let step = seen.payments.min(STEPS_GIVEN_SCAM.len()).checked_sub(1)?;
        (*STEPS_GIVEN_SCAM.get(step)?, *STEPS_GIVEN_HONEST.get(step)?)
    } else if by_chance <= BAIT_GIVEN_HONEST && was_repaid(context, settings) {
        (REPAID_GIVEN_SCAM, REPAID_GIVEN_HONEST)
    } else {
        return None;
    };
    Some(Strength::Alone(bait + ln(scam / honest)))
}

#[allow(clippy::cast_precision_loss)] // as many as movements are kept, milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let seen = observe(context, settings);
    Explanation {
        params: Params::of([
            ("credits", Param::Number(seen.credits as f64)),
            ("received", context.estimate(seen.received)),
            ("currency", context.currency()),
            ("payments", Param::Number(seen.payments as f64)),
            ("amount", context.amount()),
            ("windowMs", Param::Number(ms(settings.hours, HOUR) as f64)),
        ])
        .at_least(context.is_cut(context.holder, ms(settings.hours, HOUR))),
        ..Explanation::default()
    }
}
