//! Features: what is measured of a payment, once, for whoever asks.
//!
//! A `Context` is a payment and its background. What several suspicions need of it (how rare the amount is, whether the
//! other side is new) is worked out when the first one asks, and kept for the others, for shadow runs and for the
//! explanation. What the learnt weights read goes into the `FeatureVector`, a byte a feature, by the feature's name.
//! An `AccessContext` is a use of the account and its background.
//! A `Change` is a payment beside what was known of it, a `CaseContext` something that is waited for.
//! Not here: what is suspicious (`signal`), and what it is worth (`score`).

mod access;
mod amount_habit;
mod amount_rarity;
mod assurance;
mod case_context;
mod change;
mod context;
mod crowd;
mod exposure;
mod label_odds;
mod lookalike;
mod material;
mod outside;
mod payment;
mod pressure;
mod run;
mod scale;
mod vector;

pub use access::{AccessContext, Odds};
pub use amount_habit::AmountHabit;
pub use amount_rarity::AmountRarity;
pub(crate) use assurance::{assurance, passed, proof};
pub use case_context::CaseContext;
pub(crate) use case_context::{LATE, due_at, late, term_of};
pub use change::Change;
pub use context::Context;
pub use crowd::Crowd;
pub(crate) use exposure::Exposure;
pub use label_odds::{LABEL_ODDS, label_odds};
pub use lookalike::Lookalike;
pub use material::is_material;
pub use outside::broad;
pub(crate) use outside::crowd_outside;
pub use payment::{is_known_stop, ms};
pub use pressure::Pressure;
pub(crate) use run::Run;
pub use scale::{ABSENT, Feature, KNOTS, STRENGTH, place};
pub(crate) use scale::{doublings, features};
pub use vector::FeatureVector;
