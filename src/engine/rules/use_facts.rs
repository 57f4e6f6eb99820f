//! Facts that rules on uses of the account may ask for: one table of names, kinds and readers, as `facts` is for payments.
//!
//! `event.…` is the use as it came in, `usual.…` what is usual for the account, `across.…`
//! what all accounts come to (`across`), `score` what the built-in reasons came to.
//! Not here: payments, and windows of them: a rule on uses asks for none.

use super::across::{FRAUDS, across};
use super::facts::{count, statistic, strength_of, text};
use super::listed::Listed;
use crate::event::Entities;
use crate::feature::AccessContext;
use crate::rule::{Facts, Kind, Value};
use crate::score::Scored;
use crate::signal::of_access;
use crate::time::DAY;
use rust_decimal::Decimal;

/// A use of the account as rules see it.
pub(super) struct UseSight<'a> {
    pub(super) context: &'a AccessContext<'a>,
    pub(super) scored: &'a Scored,
    pub(super) listed: &'a Listed<'a>,
    pub(super) is_warming_up: bool,
}

/// A fact: its name, its kind, and how it is read.
pub(super) struct UseFact {
    pub(super) name: &'static str,
    pub(super) kind: Kind,
    read: for<'a> fn(&UseSight<'a>) -> Option<Value<'a>>,
}

/// The table: `"name" kind: reader` of the sight and its use.
macro_rules! facts {
    ($($name:literal $kind:ident: |$sight:ident, $access:ident| $read:expr,)+) => {
        /// Every fact.
        pub(super) const USE_FACTS: &[UseFact] = &[$(UseFact {
            name: $name,
            kind: Kind::$kind,
            read: |$sight| {
                let $access = $sight.context.access;
                let _ = $access;
                $read
            },
        },)+];
    };
}

facts! {
    "event.accountId" Text: |sight, access| Some(Value::Text(&access.account_id)),
    "event.at" Timestamp: |sight, access| Some(Value::Timestamp(access.at.get())),
    "event.hour" Int: |sight, access| Some(Value::Int(sight.context.hour.into())),
    "event.action" Text: |sight, access| Some(Value::Text(access.action.as_str())),
    "event.success" Bool: |sight, access| Some(Value::Bool(access.success)),
    "event.challengeOf" Text: |sight, access| text(access.challenge_of.as_ref()),
    "event.method" Text: |sight, access| Some(Value::Text(access.method?.as_str())),
    "event.deviceId" Text: |sight, access| text(access.device_id.as_ref()),
    "event.ip" Text: |sight, access| text(access.ip.as_ref()),
    "event.network" Text: |sight, access| text(access.network.as_ref()),
    "event.country" Text: |sight, access| text(access.country.as_ref()),
    "event.agent" Text: |sight, access| text(access.agent.as_ref()),
    "usual.uses" Decimal: |sight, access| Some(Value::Decimal(statistic(sight.context.habits.weight()))),
    "usual.warmingUp" Bool: |sight, access| Some(Value::Bool(sight.is_warming_up)),
    // What failed before it, itself apart.
    "usual.failuresLastDay" Int: |sight, access| count(u32::try_from(sight.context.habits.failures_within(access.at, DAY)).unwrap_or(u32::MAX)),
    "across.device.frauds" Int: |sight, access| across(sight.context.population, Entities::of_use(access).device, FRAUDS),
    "across.network.frauds" Int: |sight, access| across(sight.context.population, Entities::of_use(access).network, FRAUDS),
    "score" Decimal: |sight, access| Some(Value::Decimal(statistic(sight.scored.score))),
}

impl Facts for UseSight<'_> {
    fn fact(&self, number: u16) -> Option<Value<'_>> {
        let fact = USE_FACTS.get(usize::from(number))?;
        (fact.read)(self)
    }

    fn strength(&self, number: u16) -> Decimal {
        let code = of_access().nth(number.into()).map(|(_, signal)| signal.code());
        strength_of(self.scored, code)
    }

    fn is_listed(&self, number: u16) -> bool {
        self.listed.is_on(number.into())
    }
}
