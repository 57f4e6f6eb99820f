//! Online statistics that know no domain: numbers in, numbers out, one statistic per file.
//!
//! Those that are kept are f64 and forget by elapsed time, or are whole numbers and can be pooled; the others are of a
//! list; they tell absence by `Option`, and give the same bits natively and in wasm; none panics, and none turns a finite
//! input into NaN or an infinity. Each names the source it follows. Not here: what the numbers mean, when to forget, what
//! is worth a sentence.

pub mod argument;
pub mod beta_binomial;
pub mod burst;
pub mod chi_squared;
pub mod clock;
pub mod decay;
pub mod decayed_sum;
pub mod great_circle;
pub mod hampel;
pub mod histogram;
pub mod math;
pub mod median;
pub mod normal;
pub mod pettitt;
pub mod poisson;
pub mod predictive;
pub mod quantile;
pub mod rarity;
pub mod rhythm;
pub mod sign_test;
pub mod student;
mod tail;
pub mod whole_moments;
pub mod window;

pub use beta_binomial::BetaShare;
pub use burst::BurstHabit;
pub use clock::HourHabit;
pub use decay::{DecayedMoments, remaining};
pub use decayed_sum::DecayedSum;
pub use histogram::Histogram;
pub use median::median;
pub use poisson::GammaRate;
pub use predictive::NormalGamma;
pub use quantile::DecayedQuantiles;
pub use rarity::DecayedShare;
pub use student::StudentT;
pub use whole_moments::WholeMoments;
pub use window::Recent;
