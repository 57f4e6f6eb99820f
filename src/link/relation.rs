//! Relation between two movements of money, and how sure it is that it holds.
//!
//! Names are the contract's; the relations stand with the other closed lists (`event`). Not here: what speaks for a relation (`evidence`), and who finds it.

pub use crate::event::Relation;

use crate::record::record;
use serde::{Deserialize, Serialize};

/// Confidence in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Confidence {
    /// A row names the other one.
    Certain,
    /// Evidence enough to count by.
    Likely,
    /// Some evidence, and not enough to count by: a person is asked.
    Asked,
    /// A person has said so.
    Decided,
}

record! { enum Confidence { 0 = Certain, 1 = Likely, 2 = Asked, 3 = Decided } }
