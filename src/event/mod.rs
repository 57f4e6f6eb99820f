//! What goes in: payments, validated into being.
//!
//! `field` names the fields, `raw` holds values that nobody has checked yet, `transaction` turns them into a payment,
//! `vocabulary` has the closed lists. Account access, expectations, labels and verdicts are kinds of the contract
//! that this version refuses by name (`kind-unsupported`).

mod digest;
mod field;
mod packed;
mod parts;
mod raw;
mod transaction;
mod vocabulary;

pub use digest::{Digest, Fingerprint};
pub use field::Field;
pub use packed::unpack;
pub use parts::{Context, Counterparty, Instrument, Location, Original, SameAs};
pub use raw::{Dialect, RawEvent, Value};
pub use transaction::Transaction;
pub use vocabulary::{
    Authentication, Channel, CounterpartyKind, Direction, InstrumentKind, PaymentType, Status, TimePrecision,
};

/// Longest text taken in one field, in bytes of UTF-8: descriptions in statements stay below 1 kB.
pub const MAX_TEXT: usize = 4096;
