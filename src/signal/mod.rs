//! Suspicions: one per file, each looking at a payment and at what is usual.
//!
//! A signal returns evidence or nothing; it keeps no state, reads no other signal and knows no weight. Signals of the
//! topic `payment` speak to the probability of fraud, those of `service` raise alerts of their own.
//! To add one: a file here, a line in `ALL`, a folder of scenarios, a message in each locale.

mod payment;
mod service;

use crate::config::{Config, Mode};
use crate::error::{Code, Error, Result};
use crate::event::{Digest, Transaction};
use crate::profile::{Account, CounterpartyHabit};
use crate::time::UtcOffset;
use serde::{Deserialize, Serialize};

/// Every signal, in the order in which they look.
pub const ALL: &[Signal] = &[
    payment::unusual_amount::SIGNAL,
    payment::velocity::SIGNAL,
    payment::new_counterparty::SIGNAL,
    payment::odd_hour::SIGNAL,
    service::duplicate_charge::SIGNAL,
    service::refund_seen::SIGNAL,
];

/// The code of the signal whose alerts a refund resolves.
pub const DUPLICATE_CHARGE: &str = service::duplicate_charge::SIGNAL.code;

/// What an alert is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Topic {
    /// Suspicion of fraud in a payment.
    #[serde(rename = "payment")]
    Payment,
    /// Suspicion about who uses the account; no signal of this version.
    #[serde(rename = "access")]
    Access,
    /// Spending beyond a plan; no signal of this version.
    #[serde(rename = "spending")]
    Spending,
    /// Something went wrong, or right, at the operator or merchant.
    #[serde(rename = "service")]
    Service,
}

impl Topic {
    /// The name that crosses the boundary.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Payment => "payment",
            Self::Access => "access",
            Self::Spending => "spending",
            Self::Service => "service",
        }
    }
}

/// A suspicion: its name, what it tells, what can be set, and its eye.
#[derive(Debug, Clone, Copy)]
pub struct Signal {
    /// Permanent: also the name of its file, its scenarios and its messages.
    pub code: &'static str,
    /// What its alerts are about.
    pub topic: Topic,
    /// What its evidence tells, always all of it.
    pub params: &'static [(&'static str, ParamKind)],
    /// What a host may set.
    pub settings: &'static [Setting],
    look: fn(&Look<'_>) -> Option<Evidence>,
}

/// How a parameter is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// An exact amount in the evidence's `currency`.
    Money,
    /// ISO 4217.
    Currency,
    /// The name of a person or shop: masked where asked.
    Name,
    /// A count or a ratio.
    Number,
    /// Milliseconds.
    Duration,
    /// 0 to 1.
    Share,
    /// 0 to 23, local.
    Hour,
    /// An instant.
    Time,
    /// True or false.
    Boolean,
}

impl ParamKind {
    /// The name that crosses the boundary.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Currency => "currency",
            Self::Name => "name",
            Self::Number => "number",
            Self::Duration => "duration",
            Self::Share => "share",
            Self::Hour => "hour",
            Self::Time => "time",
            Self::Boolean => "boolean",
        }
    }
}

/// A number that a host may change, within bounds.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `Config.reasons[code].params`.
    pub name: &'static str,
    /// What holds where nothing is set.
    pub default: f64,
    /// The least that makes sense.
    pub least: f64,
    /// The most that makes sense.
    pub most: f64,
}

/// How strongly evidence speaks, in nats.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Strength {
    /// A log-likelihood ratio by itself.
    Alone(f64),
    /// It is unlike the habit. People do leave their habits now and then, in several respects at once; so there are two
    /// log-likelihood ratios, and `score` weighs them together.
    Unlike {
        /// Fraud's over this person's habit.
        habit: f64,
        /// Fraud's over an honest payment outside the habit.
        outside: f64,
    },
    /// It says nothing about fraud.
    None,
}

/// What was seen, and how strongly it speaks.
#[derive(Debug, Clone, PartialEq)]
pub struct Evidence {
    /// The signal's.
    pub code: &'static str,
    /// In nats.
    pub strength: Strength,
    /// For the message, in the declared order.
    pub params: Params,
    /// What would have stayed quiet.
    pub unless: Option<Unless>,
    /// What an alert on this is about, within its code: the same subject on the same day is one alert.
    pub subject: Option<Digest>,
    /// Other events that it is about.
    pub also: Vec<String>,
}

/// A bound that would have stayed quiet.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Unless {
    /// The event's field.
    pub field: String,
    /// "<=" or ">=".
    pub op: String,
    /// The bound, as a decimal where the field is money.
    pub bound: String,
}

/// A value that a message shows.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Param {
    /// Text or a decimal.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
}

/// Named values, in the declared order; an object across the boundary (`shape`).
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Params(pub Vec<(String, Param)>);

impl Params {
    /// From pairs.
    pub fn of<const N: usize>(pairs: [(&str, Param); N]) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }
}

/// What a signal may look at: the payment, the account as it was before, and the settings.
#[derive(Debug)]
pub struct Look<'a> {
    /// The payment.
    pub payment: &'a Transaction,
    /// What was usual before it.
    pub account: &'a Account,
    /// The habit at its counterparty, where there is one.
    pub counterparty: Option<&'a CounterpartyHabit>,
    /// Where the holder lives.
    pub offset: UtcOffset,
    config: &'a Config,
    signal: &'a Signal,
}

impl Look<'_> {
    /// The setting's value: the host's, else the default.
    pub(crate) fn setting(&self, name: &str) -> f64 {
        let set = self
            .config
            .reasons
            .get(self.signal.code)
            .and_then(|reason| reason.params.get(name));
        set.copied().unwrap_or_else(|| {
            self.signal
                .settings
                .iter()
                .find(|setting| setting.name == name)
                .map_or(0.0, |setting| setting.default)
        })
    }

    /// The counterparty's name for a message; empty where it has none.
    pub(crate) fn counterparty_name(&self) -> Param {
        let name = self
            .payment
            .counterparty
            .as_ref()
            .and_then(|side| side.name.clone());
        Param::Text(name.unwrap_or_default())
    }
}

/// Refuses a configuration that names a reason or a setting that no signal has, or a value out of its bounds.
pub fn check(config: &Config) -> Result<()> {
    let refused = |name: &str| {
        Error::new(Code::ConfigInvalid)
            .at_field("reasons")
            .with_value(name)
    };
    for (code, reason) in &config.reasons {
        let Some(signal) = ALL.iter().find(|signal| signal.code == code) else {
            return Err(refused(code));
        };
        for (name, value) in &reason.params {
            let setting = signal.settings.iter().find(|setting| setting.name == name);
            if !setting.is_some_and(|setting| (setting.least..=setting.most).contains(value)) {
                return Err(refused(&format!("{code}.{name}")));
            }
        }
    }
    Ok(())
}

/// Everything that is suspicious about a payment, given what was usual before it.
pub fn look(payment: &Transaction, account: &Account, offset: UtcOffset, config: &Config) -> Vec<Evidence> {
    let counterparty = payment
        .counterparty_key()
        .and_then(|key| account.counterparty(key));
    let is_live = |code: &str| {
        config
            .reasons
            .get(code)
            .is_none_or(|reason| reason.mode == Mode::Live)
    };
    ALL.iter()
        .filter(|signal| is_live(signal.code))
        .filter_map(|signal| {
            (signal.look)(&Look {
                payment,
                account,
                counterparty,
                offset,
                config,
                signal,
            })
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::config::ReasonConfig;
    use std::collections::BTreeMap;

    fn refused(code: &str, setting: Option<(&str, f64)>) -> Option<String> {
        let params = setting.map(|(name, value)| (name.to_owned(), value));
        let reason = ReasonConfig {
            params: BTreeMap::from_iter(params),
            ..ReasonConfig::default()
        };
        let config = Config {
            reasons: BTreeMap::from([(code.to_owned(), reason)]),
            ..Config::default()
        };
        check(&config).err().and_then(|error| error.value)
    }

    #[test]
    fn an_unknown_reason_or_setting_is_named() {
        assert_eq!(refused("no-such", None).as_deref(), Some("no-such"));
        assert_eq!(
            refused("velocity", Some(("nothing", 1.0))).as_deref(),
            Some("velocity.nothing")
        );
        assert_eq!(
            refused("velocity", Some(("tail", 2.0))).as_deref(),
            Some("velocity.tail")
        );
        assert_eq!(refused("velocity", Some(("tail", 0.01))), None);
    }
}
