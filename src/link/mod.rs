//! Links: which movements of money belong together.

pub mod decisions;
pub mod relation;

pub use decisions::{Decided, Decisions};
pub use relation::Relation;
