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
    /// For how many days payments are kept, which no window reaches beyond: 0 where none are; nothing where there are no windows.
    pub kept_days: Option<u32>,
}
