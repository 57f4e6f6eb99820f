//! wallet-sentinel

pub mod alert;
pub mod catalogue;
pub mod config;
pub mod engine;
pub mod error;
pub mod event;
pub mod ledger;
pub mod money;
pub mod profile;
pub mod score;
pub mod shape;
pub mod signal;
pub mod snapshot;
pub mod statement;
pub mod stats;
pub mod summary;
pub mod time;
#[cfg(all(target_arch = "wasm32", feature = "js"))]
pub mod wasm;

pub use config::Config;
pub use engine::{Engine, IngestOptions};
pub use error::{Code, Error};
pub use event::Transaction;
pub use money::{Amount, Currency};
pub use time::{Millis, UtcOffset};
