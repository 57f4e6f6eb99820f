//! What a signal has to say: how strongly, and for whom in which words.

use crate::event::Digest;
use crate::money::Amount;
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

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
    /// The probability of fraud by a cause that has nothing to do with the account: an alternative to whatever speaks
    /// against the account, not a further argument.
    OtherCause(f64),
    /// It says nothing about fraud; it is worth an alert of its own.
    Apart,
}

impl Strength {
    /// By itself, in nats, where it is an argument.
    pub(crate) const fn nats(self) -> Option<f64> {
        match self {
            Self::Alone(nats) | Self::Unlike { habit: nats, .. } => Some(nats),
            Self::OtherCause(_) | Self::Apart => None,
        }
    }
}

/// What a message needs.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Told {
    /// In the declared order, always all of them.
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
    pub field: Cow<'static, str>,
    /// "<=" or ">=".
    pub op: Cow<'static, str>,
    /// The bound, as a decimal where the field is money.
    pub bound: String,
}

impl Unless {
    /// No more than this amount would have stayed quiet.
    pub(crate) fn amount_at_most(bound: f64) -> Self {
        Self {
            field: "amount".into(),
            op: "<=".into(),
            bound: Amount::estimate(bound).to_string(),
        }
    }
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
pub struct Params(pub Vec<(Cow<'static, str>, Param)>);

impl Param {
    /// A statistic shown as money, to two decimals: an estimate in any currency.
    pub(crate) fn estimate(value: f64) -> Self {
        Self::Text(Amount::estimate(value).to_string())
    }
}

impl Params {
    /// From pairs.
    pub fn of<const N: usize>(pairs: [(&'static str, Param); N]) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value))
                .collect(),
        )
    }
}

/// How a parameter is to be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ParamKind {
    /// An exact amount in the evidence's `currency`.
    Money,
    /// ISO 4217.
    Currency,
    /// ISO 3166-1 alpha-2.
    Country,
    /// A category's code; empty for all of them.
    Category,
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
    /// The code of a term; its words are in the messages under `term.`.
    Term,
    /// True or false.
    Boolean,
}

impl ParamKind {
    /// The name that crosses the boundary.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Money => "money",
            Self::Currency => "currency",
            Self::Country => "country",
            Self::Category => "category",
            Self::Name => "name",
            Self::Number => "number",
            Self::Duration => "duration",
            Self::Share => "share",
            Self::Hour => "hour",
            Self::Time => "time",
            Self::Term => "term",
            Self::Boolean => "boolean",
        }
    }
}
