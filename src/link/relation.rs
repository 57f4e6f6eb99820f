//! Relations: how two movements of money belong together. The words are the contract's, and stand with the other closed lists.
//!
//! Direction is in the payments themselves (what pays back came in, what it pays back went out), so a pair has one relation
//! whichever of the two is named first.

pub use crate::event::Relation;
