//! Relation between two movements of money, and how sure it is that it holds.
//!
//! Names are the contract's. Not here: what speaks for a relation (`evidence`), and who finds it.

use serde::Serialize;

/// How two rows belong together. The first of a pair is the one that the relation's verb begins with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Relation {
    /// Money that comes back for a payment: in part, in several parts, or more than was paid.
    PaysBack,
    /// A booking that undoes another one, whatever kind it is called.
    Reverses,
    /// A posted row, and the pending or authorised one that it became.
    Settles,
    /// Two exports show one payment: a wallet's and a card's, a shop's and a wallet's.
    SamePayment,
    /// The two ends of a transfer between accounts of one holder.
    OtherSide,
    /// An expectation, and the money that fulfils it.
    Awaited,
}

/// Confidence in a relation.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
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
