//! Facts that rules may ask for: one table of names, kinds and readers.
//!
//! `event.…` is the payment as it came in, `usual.…` what is usual for whoever pays,
//! `across.…` what all accounts come to (`across`), `score` what the built-in reasons came to. What
//! is not told has no value: a rule that needs it asks `has(…)` first. Sums are exact, and of the payment's own currency; statistics
//! are decimals of six digits.
//! Not here: lists (`listed`), and when a rule fires (`fired`).

use super::across::{FRAUDS, GENUINE, PAYMENTS, across};
use super::listed::Listed;
use crate::feature::Context;
use crate::money::Amount;
use crate::rule::{Facts, Kind, Value, Window};
use crate::score::Scored;
use crate::signal::of_payments;
use crate::stats::math::exp;
use crate::time::{DAY, HOUR};
use rust_decimal::Decimal;

/// A payment as rules see it.
pub(super) struct Sight<'a> {
    pub(super) context: &'a Context<'a>,
    pub(super) scored: &'a Scored,
    pub(super) listed: &'a Listed<'a>,
    pub(super) past: Option<&'a dyn Past>,
}

/// What rules ask of an account's earlier payments (`windows`).
pub(in crate::engine) trait Past {
    /// What a window comes to; nothing where the payment does not tell what narrows it.
    fn window(&self, window: &Window) -> Option<Value<'static>>;

    /// What was asked so far, and what it came to.
    fn answered(&self) -> Vec<Answered>;
}

/// A window, and what it came to.
pub(in crate::engine) type Answered = (Window, Option<Value<'static>>);

/// A fact: its name, its kind, and how it is read.
pub(super) struct Fact {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    read: for<'a> fn(&Sight<'a>) -> Option<Value<'a>>,
}

/// How strongly the reason of this code speaks.
pub(super) fn strength_of(scored: &Scored, code: Option<&str>) -> Decimal {
    let mut reasons = scored.reasons.iter();
    let told = reasons.find(|reason| Some(reason.code.as_str()) == code);
    told.map_or(Decimal::ZERO, |reason| statistic(reason.contribution))
}

/// A statistic, to six digits: more than any of them is sure of.
#[allow(clippy::cast_possible_truncation)] // bounded just before
pub(super) fn statistic(value: f64) -> Decimal {
    const DIGITS: u32 = 6;
    /// Beyond it, no sum of money and no count is left.
    const MOST: f64 = 9.0e12;
    let value = if value.is_nan() {
        0.0
    } else {
        value.clamp(-MOST, MOST)
    };
    Decimal::new((value * 1.0e6).round() as i64, DIGITS)
}

pub(super) fn text(text: Option<&String>) -> Option<Value<'_>> {
    text.map(|text| Value::Text(text))
}

fn sum(amount: Option<Amount>) -> Option<Value<'static>> {
    amount.map(|amount| Value::Decimal(amount.decimal()))
}

pub(super) fn count(count: u32) -> Option<Value<'static>> {
    Some(Value::Int(count.into()))
}

/// The table: `"name" kind: reader` of the sight, its payment and its context.
macro_rules! facts {
    ($($name:literal $kind:ident: |$sight:ident, $payment:ident, $context:ident| $read:expr,)+) => {
        /// Every fact.
        pub(super) const FACTS: &[Fact] = &[$(Fact {
            name: $name,
            kind: Kind::$kind,
            read: |$sight| {
                let $context = $sight.context;
                let $payment = $context.payment;
                let _ = ($context, $payment);
                $read
            },
        },)+];
    };
}

facts! {
    "event.accountId" Text: |sight, payment, context| Some(Value::Text(&payment.account_id)),
    "event.at" Timestamp: |sight, payment, context| Some(Value::Timestamp(payment.at.get())),
    "event.hour" Int: |sight, payment, context| (!context.recent_payment.facts.is_of_day)
        .then(|| Value::Int(context.offset.hour(payment.at).into())),
    // 1970 began on a Thursday; weeks begin on Monday, as ISO 8601 counts them.
    "event.weekday" Int: |sight, payment, context| Some(Value::Int((context.offset.day(payment.at) + 3).rem_euclid(7) + 1)),
    "event.direction" Text: |sight, payment, context| Some(Value::Text(payment.direction.as_str())),
    "event.type" Text: |sight, payment, context| Some(Value::Text(payment.kind.as_str())),
    "event.status" Text: |sight, payment, context| Some(Value::Text(payment.status.as_str())),
    "event.amount" Decimal: |sight, payment, context| sum(Some(payment.amount)),
    "event.currency" Text: |sight, payment, context| Some(Value::Text(payment.currency.as_str())),
    "event.original.amount" Decimal: |sight, payment, context| sum(payment.original.as_ref().map(|original| original.amount)),
    "event.original.currency" Text: |sight, payment, context|
        payment.original.as_ref().map(|original| Value::Text(original.currency.as_str())),
    "event.fee" Decimal: |sight, payment, context| sum(payment.fee),
    "event.discount" Decimal: |sight, payment, context| sum(payment.discount),
    "event.refunded" Decimal: |sight, payment, context| sum(payment.refunded),
    "event.balanceAfter" Decimal: |sight, payment, context| sum(payment.balance_after),
    "event.counterparty.id" Text: |sight, payment, context| text(payment.counterparty.as_ref()?.id.as_ref()),
    "event.counterparty.name" Text: |sight, payment, context| text(payment.counterparty.as_ref()?.name.as_ref()),
    "event.counterparty.kind" Text: |sight, payment, context| Some(Value::Text(payment.counterparty.as_ref()?.kind?.as_str())),
    "event.orderId" Text: |sight, payment, context| text(payment.order_id.as_ref()),
    "event.mcc" Text: |sight, payment, context| text(payment.mcc.as_ref()),
    "event.category" Text: |sight, payment, context| text(payment.category.as_ref()),
    "event.channel" Text: |sight, payment, context| Some(Value::Text(payment.channel?.as_str())),
    "event.instrument.id" Text: |sight, payment, context| text(payment.instrument.as_ref()?.id.as_ref()),
    "event.instrument.kind" Text: |sight, payment, context| Some(Value::Text(payment.instrument.as_ref()?.kind.as_str())),
    "event.instrument.last4" Text: |sight, payment, context| text(payment.instrument.as_ref()?.last4.as_ref()),
    "event.authentication" Text: |sight, payment, context| Some(Value::Text(payment.authentication?.as_str())),
    "event.agreementId" Text: |sight, payment, context| text(payment.agreement_id.as_ref()),
    "event.payerAccountId" Text: |sight, payment, context| text(payment.payer_account_id.as_ref()),
    "event.context.call" Bool: |sight, payment, context| Some(Value::Bool(payment.context?.call?)),
    "event.context.screenShare" Bool: |sight, payment, context| Some(Value::Bool(payment.context?.screen_share?)),
    "event.context.remoteControl" Bool: |sight, payment, context| Some(Value::Bool(payment.context?.remote_control?)),
    "event.country" Text: |sight, payment, context| text(payment.country.as_ref()),
    "event.deviceId" Text: |sight, payment, context| text(payment.device_id.as_ref()),
    "event.ip" Text: |sight, payment, context| text(payment.ip.as_ref()),
    "event.description" Text: |sight, payment, context| text(payment.description.as_ref()),
    "event.note" Text: |sight, payment, context| text(payment.note.as_ref()),
    // Once there is a habit; of payments of this currency, to shops or to persons as this one is.
    "usual.amount" Decimal: |sight, payment, context| (!context.account.is_warming_up()).then(|| {
        let mean = exp(context.account.amounts.mean_ln(payment.currency, context.class));
        Value::Decimal(Amount::estimate(mean, payment.currency).decimal())
    }),
    "usual.payments" Decimal: |sight, payment, context| Some(Value::Decimal(statistic(context.account.weight()))),
    "usual.warmingUp" Bool: |sight, payment, context| Some(Value::Bool(context.account.is_warming_up())),
    "usual.newCounterparty" Bool: |sight, payment, context| context.has_counterparty().then(|| Value::Bool(context.is_to_new())),
    "usual.toPerson" Bool: |sight, payment, context| Some(Value::Bool(context.recent_payment.facts.is_with_person())),
    "usual.hourShare" Decimal: |sight, payment, context| {
        let hour = context.offset.hour(payment.at);
        let share = (!context.recent_payment.facts.is_of_day).then(|| context.account.hour_share(hour, 1)).flatten();
        share.map(|share| Value::Decimal(statistic(share)))
    },
    "usual.paymentsLastHour" Int: |sight, payment, context| count(context.holder.payments_within(payment.at, HOUR)),
    "usual.paymentsLastDay" Int: |sight, payment, context| count(context.holder.payments_within(payment.at, DAY)),
    // The category is the merchant's code, else the category as it came, and the channel.
    "across.counterparty.payments" Int: |sight, payment, context| across(context.population, context.entities.counterparty, PAYMENTS),
    "across.counterparty.frauds" Int: |sight, payment, context| across(context.population, context.entities.counterparty, FRAUDS),
    "across.counterparty.genuine" Int: |sight, payment, context| across(context.population, context.entities.counterparty, GENUINE),
    "across.category.payments" Int: |sight, payment, context| across(context.population, context.entities.merchant_category, PAYMENTS),
    "across.category.frauds" Int: |sight, payment, context| across(context.population, context.entities.merchant_category, FRAUDS),
    "across.category.genuine" Int: |sight, payment, context| across(context.population, context.entities.merchant_category, GENUINE),
    "across.device.frauds" Int: |sight, payment, context| across(context.population, context.entities.device, FRAUDS),
    "across.device.genuine" Int: |sight, payment, context| across(context.population, context.entities.device, GENUINE),
    "across.network.frauds" Int: |sight, payment, context| across(context.population, context.entities.network, FRAUDS),
    "across.network.genuine" Int: |sight, payment, context| across(context.population, context.entities.network, GENUINE),
    "across.country.frauds" Int: |sight, payment, context| across(context.population, context.entities.country, FRAUDS),
    "across.country.genuine" Int: |sight, payment, context| across(context.population, context.entities.country, GENUINE),
    "score" Decimal: |sight, payment, context| Some(Value::Decimal(statistic(sight.scored.score))),
}

impl Facts for Sight<'_> {
    fn fact(&self, number: u16) -> Option<Value<'_>> {
        let fact = FACTS.get(usize::from(number))?;
        (fact.read)(self)
    }

    fn strength(&self, number: u16) -> Decimal {
        let code = of_payments().nth(number.into()).map(|(_, signal)| signal.code());
        strength_of(self.scored, code)
    }

    fn is_listed(&self, number: u16) -> bool {
        self.listed.is_on(number.into())
    }

    fn window(&self, window: &Window) -> Option<Value<'_>> {
        self.past?.window(window)
    }
}
