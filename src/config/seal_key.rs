//! Seal key: the host's secret by which it knows its own snapshots again.
//!
//! It is nowhere but in the host's configuration: no snapshot, receipt, digest or printed line has it. Not here: the seal
//! itself (`snapshot`).

use serde::Deserialize;

/// Least length in bytes: a key shorter than the sum that it makes weakens it (RFC 2104, section 3).
const LEAST: usize = 32;

/// Secret of the host; empty where snapshots are not sealed.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(transparent)]
pub struct SealKey(String);

impl SealKey {
    /// From a text.
    pub fn new(text: &str) -> Self {
        Self(text.to_owned())
    }

    /// The key; nothing where none is set, nor where it is none: that is refused with its configuration.
    pub fn get(&self) -> Option<&[u8]> {
        (self.0.len() >= LEAST).then_some(self.0.as_bytes())
    }

    /// True where there is none, or one that is long enough.
    pub(super) const fn is_valid(&self) -> bool {
        self.0.is_empty() || self.0.len() >= LEAST
    }
}

impl core::fmt::Debug for SealKey {
    /// Whether there is one, and nothing of it.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(if self.0.is_empty() { "none" } else { "set" })
    }
}
