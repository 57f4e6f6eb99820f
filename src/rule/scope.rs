//! Scope of an expression: the names that it may say. Not here: what they stand for (`engine::rules`).

use super::Kind;

/// Names that an expression may say.
#[derive(Debug, Clone, Copy)]
pub struct Scope<'s> {
    /// Facts by their dotted names, each with its kind.
    pub facts: &'s [(&'s str, Kind)],
    /// Codes of reasons.
    pub reasons: &'s [&'s str],
    /// Names of lists.
    pub lists: &'s [&'s str],
    /// For how many days payments are kept, which no window reaches beyond; none where none are.
    pub kept_days: u32,
}
