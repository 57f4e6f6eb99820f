//! A fixed 128-bit fingerprint of text, for remembering without storing.
//!
//! Profiles keep fingerprints of counterparties and ids instead of names and numbers: smaller, and nothing to leak.
//! SipHash-2-4 with a fixed key, so that state moves between hosts. 128 bits: among a million names the chance that
//! any two meet is 10^12 / 2^129, about 1.5e-27. It is no defence against someone who may choose both texts, and
//! need not be: whoever does so confuses only the own account.

use serde::{Deserialize, Serialize};
use siphasher::sip128::{Hasher128, SipHasher24};
use std::hash::Hasher;

/// Fingerprint of a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Digest(u64, u64);

impl Digest {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        Self::of_parts(&[text])
    }

    /// Of several texts, in order; where one ends and the next begins counts.
    pub fn of_parts(parts: &[&str]) -> Self {
        parts
            .iter()
            .fold(Fingerprint::new(), |so_far, part| so_far.text(part))
            .finish()
    }
}

/// A digest in the making, over values of several types. Absence differs from an empty text and from zero.
#[derive(Debug, Clone)]
pub struct Fingerprint(SipHasher24);

impl Fingerprint {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self(SipHasher24::new())
    }

    /// Adds a text.
    #[must_use]
    pub fn text(self, text: &str) -> Self {
        let mut with_length = self.bits(text.len() as u64 + 1); // usize has another width in wasm; 0 is absence
        with_length.0.write(text.as_bytes());
        with_length
    }

    /// Adds a text or its absence.
    #[must_use]
    pub fn maybe(self, text: Option<&str>) -> Self {
        match text {
            Some(text) => self.text(text),
            None => self.bits(0),
        }
    }

    /// Adds something that has a display form, or its absence.
    #[must_use]
    pub fn shown<T: core::fmt::Display>(self, value: Option<T>) -> Self {
        match value {
            Some(value) => self.text(&value.to_string()),
            None => self.maybe(None),
        }
    }

    /// Adds bytes.
    #[must_use]
    pub fn bytes(self, bytes: &[u8]) -> Self {
        let mut with_length = self.bits(bytes.len() as u64);
        with_length.0.write(bytes);
        with_length
    }

    /// Adds 64 bits: an integer, or the bits of a float.
    #[must_use]
    pub fn bits(mut self, bits: u64) -> Self {
        self.0.write_u64(bits.to_le()); // the hasher's own path for eight bytes: little-endian on every host
        self
    }

    /// The digest.
    pub fn finish(self) -> Digest {
        let hash = self.0.finish128();
        Digest(hash.h1, hash.h2)
    }
}

impl Default for Fingerprint {
    fn default() -> Self {
        Self::new()
    }
}

impl core::fmt::Display for Digest {
    /// The first 64 bits in hexadecimal: enough for keys that people compare by eye.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        write!(f, "{:016x}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::Digest;

    #[test]
    fn a_fingerprint_is_the_same_on_every_host_for_ever() {
        assert_eq!(
            Digest::of("云膳过桥米线").to_string(),
            Digest::of_parts(&["云膳过桥米线"]).to_string()
        );
        assert_eq!(Digest::of("wallet").to_string(), "8a77d323d68c1ed4");
    }

    #[test]
    fn moving_a_letter_across_a_boundary_changes_it() {
        assert_ne!(Digest::of_parts(&["ab", "c"]), Digest::of_parts(&["a", "bc"]));
    }
}
