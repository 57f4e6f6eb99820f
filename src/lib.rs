//! wallet-sentinel

pub mod error;
pub mod event;
pub mod money;
pub mod stats;
pub mod time;

pub use error::{Code, Error};
pub use event::Transaction;
pub use money::{Amount, Currency};
pub use time::{Millis, UtcOffset};
