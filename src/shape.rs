//! The contract's shapes: what crosses the boundary, made of what the core holds.
//!
//! State is stored whole (every field, absent or not); across the boundary absence is an absent key, money a decimal
//! string, time a number, maps plain objects. These views borrow and serialise; they are never read back.
//! Not here: summaries, which are never stored and so have the contract's shape from the start.

pub mod help;
mod judged;

pub use judged::{AlertView, AssessmentView, DetailView, ReasonView, ReceiptView, RejectedView};

use crate::alert;
use crate::signal::{Audience, Family, ParamKind, Topic};
use serde::Serialize;

/// A reason code and what its messages are given.
#[derive(Debug, Serialize)]
pub struct ReasonSpec {
    code: &'static str,
    topic: Topic,
    /// Whose it is to read.
    audience: Audience,
    /// Absent on the lines that say what was held back.
    #[serde(skip_serializing_if = "Option::is_none")]
    family: Option<Family>,
    params: Vec<ParamSpec>,
}

#[derive(Debug, Serialize)]
struct ParamSpec {
    name: &'static str,
    kind: &'static str,
}

impl ReasonSpec {
    /// Of every reason that an alert can have.
    pub fn all() -> Vec<Self> {
        let spec = |code, topic, family, params: &[(&'static str, ParamKind)]| Self {
            code,
            topic,
            audience: Audience::of(code),
            family,
            params: params
                .iter()
                .map(|(name, kind)| ParamSpec {
                    name,
                    kind: kind.as_str(),
                })
                .collect(),
        };
        crate::signal::ALL
            .iter()
            .map(|signal| spec(signal.code, signal.topic, Some(signal.family), signal.params))
            .chain(
                crate::signal::WATCHERS
                    .iter()
                    .map(|watcher| spec(watcher.code, Topic::Service, None, watcher.params)),
            )
            .chain(
                crate::signal::SPENDING
                    .iter()
                    .map(|reason| spec(reason.code, reason.topic, None, reason.params)),
            )
            .chain(alert::DIGESTS.map(|(code, params)| spec(code, Topic::Payment, None, params)))
            .collect()
    }

    /// Its code.
    pub const fn code(&self) -> &'static str {
        self.code
    }
}
