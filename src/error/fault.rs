//! Faults: the things that are wrong with a text that a host wrote, each with its place, so that all are told at once.
//!
//! Not here: the failure that carries them (`Failure.faults`).

use super::Code;

/// One of the things that are wrong with what a host wrote: a rule, a pack, a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fault {
    /// Where it is, dotted, from the configuration in.
    pub path: String,
    /// Code of what is wrong.
    pub code: Code,
    /// Of a text the first letter that it is about, from 1, in UTF-16 units as JavaScript counts; 0 of what is no text.
    pub column: u32,
    /// How many letters it is about; none at the end of the text.
    pub length: u32,
    /// What may stand there.
    pub expected: &'static [&'static str],
    /// Kind of what stands there, where that is what is wrong.
    pub found: &'static str,
    /// The known name that is near to what stands there.
    pub nearest: Option<String>,
}

impl Fault {
    /// Something that is wrong as a whole.
    pub fn new(path: impl Into<String>, code: Code) -> Self {
        Self {
            path: path.into(),
            code,
            column: 0,
            length: 0,
            expected: &[],
            found: "",
            nearest: None,
        }
    }
}
