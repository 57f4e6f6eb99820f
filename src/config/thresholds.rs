//! Thresholds: from which score on a payment, or a use of the account, is not plainly allowed.
//!
//! Not here: what a score is (`score`).

use crate::record::record;
use serde::{Deserialize, Deserializer};

/// From which score on the outcome is not "allow".
#[derive(Debug, Clone, Copy, PartialEq, Deserialize)]
#[serde(deny_unknown_fields, default)] // a snapshot has it in a row (`engine::kept`), as no object
pub struct Thresholds {
    /// Ask the payer to confirm again.
    pub challenge: f64,
    /// Let a person look before the money goes.
    pub review: f64,
    /// Refuse.
    pub block: f64,
}

record! { struct Thresholds { challenge, review, block } }

impl Thresholds {
    /// True where they are on the score's scale, each no less than the one before.
    pub(super) fn are_in_order(self) -> bool {
        let all = [self.challenge, self.review, self.block];
        all.iter().all(|value| (0.0..=100.0).contains(value)) && all.is_sorted()
    }
}

/// Thresholds for uses of the account. To ask somebody who comes in costs seconds and no money; to let a stranger in costs all that
/// comes after. So they are asked at far lower odds than payers are.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct AccessThresholds(pub Thresholds);

record! { struct AccessThresholds(thresholds) }

impl AccessThresholds {
    pub(super) fn are_unset(&self) -> bool {
        *self == Self::default()
    }
}

impl Default for AccessThresholds {
    /// On the score's scale: three quarters of the base rate's odds, one to three, and nine to one. The first is the lowest at which honest
    /// people are asked less than once in fifty uses after the tenth, also those of a second generator that it was not chosen by, whose
    /// browsers forget who they are (`npm run bench:access`: .5 and 1.5 %; of 300 of those at .7 2.1 %). Only what a reason is told of is
    /// asked about (`score::access`): the score of a use of which nothing is known is 1.
    fn default() -> Self {
        Self(Thresholds {
            challenge: 0.85,
            review: 36.0,
            block: 75.0,
        })
    }
}

impl<'de> Deserialize<'de> for AccessThresholds {
    fn deserialize<D: Deserializer<'de>>(from: D) -> core::result::Result<Self, D::Error> {
        /// The same entries with defaults of their own.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields, default, rename = "Thresholds")]
        struct Given {
            challenge: f64,
            review: f64,
            block: f64,
        }

        impl Default for Given {
            fn default() -> Self {
                let Thresholds {
                    challenge,
                    review,
                    block,
                } = AccessThresholds::default().0;
                Self {
                    challenge,
                    review,
                    block,
                }
            }
        }

        let Given {
            challenge,
            review,
            block,
        } = Given::deserialize(from)?;
        Ok(Self(Thresholds {
            challenge,
            review,
            block,
        }))
    }
}

impl Default for Thresholds {
    /// On the score's scale (see `score`): odds of 1:3, 2:1 and 36:1. The costs behind them are judgement: asking again
    /// costs seconds, a review costs minutes, a refused honest payment costs trust.
    fn default() -> Self {
        Self {
            challenge: 36.0,
            review: 58.0,
            block: 86.0,
        }
    }
}
