//! A fixed 128-bit fingerprint of text, for remembering without storing.
//!
//! Profiles keep fingerprints of counterparties and ids instead of names and numbers: smaller, and nothing to leak.
//! SipHash-1-3 with a fixed key, so that state moves between hosts. 128 bits: among a million names the chance that
//! any two meet is 10^12 / 2^129, about 1.5e-27. It is no defence against someone who may choose both texts, and
//! need not be: whoever does so confuses only the own account. (The 2-4 rounds that defend a keyed sum against forgery
//! cost a third more (callgrind), and a fixed key gains nothing by them.)

use crate::record::record;
use core::fmt::Write as _;
use siphasher::sip128::{Hash128, Hasher128, SipHasher13};
use std::hash::Hasher;
use std::num::NonZeroU64;

/// Fingerprint of a text. Half of it is never 0, so that a digest or none takes no more room than a digest.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Digest(NonZeroU64, u64);

record! { struct Digest(a, b) }

/// Neither is in any UTF-8, so where a text ends, and that one is absent, is beyond doubt.
const END_OF_TEXT: u8 = 0xFF;
const ABSENT: u8 = 0xFE;

/// Short pieces are gathered to so many bytes before they are hashed: most of a payment's texts are absent, and a hasher that
/// is handed single bytes is slow.
const GATHERED: usize = 64;

impl Digest {
    /// Of a text.
    pub fn of(text: &str) -> Self {
        SipHasher13::new().hash(text.as_bytes()).into()
    }

    /// Of several texts, in order; where one ends and the next begins counts.
    pub fn of_parts(parts: &[&str]) -> Self {
        let mut hasher = SipHasher13::new();
        for part in parts {
            hasher.write(part.as_bytes());
            hasher.write_u8(END_OF_TEXT);
        }
        hasher.finish128().into()
    }

    /// Of several, or none in the place of one, in order: mixed without a hash, so that whoever finds anything by it compares.
    pub fn joined<const LENGTH: usize>(digests: [Option<Self>; LENGTH]) -> Self {
        // Each is turned by as many bits as it stands from the last, so that two that change places are another one.
        let join = |(a, b): (u64, u64), digest: Option<Self>| {
            let (first, second) = digest.map_or((0, 0), |digest| (digest.0.get(), digest.1));
            (a.rotate_left(1) ^ first, b.rotate_left(1) ^ second)
        };
        let (a, b) = digests.into_iter().fold((0, 0), join);
        Self(NonZeroU64::new(a).unwrap_or(NonZeroU64::MIN), b)
    }

    /// A quarter of it, never 0, where a chance of one in four thousand million does no harm.
    pub fn short(self) -> u32 {
        let [a, b, c, d, ..] = self.1.to_le_bytes();
        u32::from_le_bytes([a, b, c, d]).max(1)
    }

    /// Its first four bytes, in the order in which digests are.
    pub const fn head(self) -> u32 {
        (self.0.get() >> 32) as u32
    }

    /// All of it in hexadecimal, for what is kept in the place of a text.
    pub fn to_text(self) -> String {
        format!("{:016x}{:016x}", self.0, self.1)
    }

    /// The way back; nothing of what is no such text.
    pub fn from_text(text: &str) -> Option<Self> {
        let is_hex = text.len() == 32 && text.bytes().all(|byte| byte.is_ascii_hexdigit());
        let (first, second) = text.split_at_checked(16).filter(|_| is_hex)?;
        let half = |text| u64::from_str_radix(text, 16).ok();
        Some(Self(NonZeroU64::new(half(first)?)?, half(second)?))
    }

    /// One half of it, where a single text is told from another one.
    pub const fn half(self) -> u64 {
        self.1
    }
}

impl From<Hash128> for Digest {
    fn from(hash: Hash128) -> Self {
        Self(NonZeroU64::new(hash.h1).unwrap_or(NonZeroU64::MIN), hash.h2)
    }
}

/// A digest in the making, over values of several types. Absence differs from an empty text and from zero.
#[derive(Debug, Clone)]
pub struct Fingerprint {
    hasher: SipHasher13,
    gathered: [u8; GATHERED],
    length: usize,
}

impl Fingerprint {
    /// Of nothing yet.
    pub fn new() -> Self {
        Self {
            hasher: SipHasher13::new(),
            gathered: [0; GATHERED],
            length: 0,
        }
    }

    /// Adds a text.
    pub fn text(&mut self, text: &str) -> &mut Self {
        self.add(text.as_bytes());
        self.add(&[END_OF_TEXT]);
        self
    }

    /// Adds a text or its absence.
    pub fn maybe(&mut self, text: Option<&str>) -> &mut Self {
        match text {
            Some(text) => self.text(text),
            None => {
                self.add(&[ABSENT]);
                self
            }
        }
    }

    /// Adds something that has a display form, or its absence.
    pub fn shown<T: core::fmt::Display>(&mut self, value: Option<T>) -> &mut Self {
        if let Some(value) = value {
            let _ = write!(self, "{value}"); // a fingerprint takes everything
            return self.text("");
        }
        self.maybe(None)
    }

    /// Adds bytes.
    pub fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.bits(bytes.len() as u64); // usize has another width in wasm
        self.add(bytes);
        self
    }

    /// Adds 64 bits: an integer, or the bits of a float.
    pub fn bits(&mut self, bits: u64) -> &mut Self {
        self.add(&bits.to_le_bytes());
        self
    }

    /// The digest.
    pub fn finish(&mut self) -> Digest {
        self.hand_over();
        self.hasher.finish128().into()
    }

    fn add(&mut self, bytes: &[u8]) {
        if self.length + bytes.len() > GATHERED {
            self.hand_over();
        }
        match self.gathered.get_mut(self.length..self.length + bytes.len()) {
            Some(room) => {
                room.copy_from_slice(bytes);
                self.length += bytes.len();
            }
            None => self.hasher.write(bytes), // longer than all that is ever gathered
        }
    }

    fn hand_over(&mut self) {
        let gathered = self.gathered.get(..self.length).unwrap_or_default();
        self.hasher.write(gathered);
        self.length = 0;
    }
}

impl core::fmt::Write for Fingerprint {
    fn write_str(&mut self, text: &str) -> core::fmt::Result {
        self.add(text.as_bytes());
        Ok(())
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
    use super::{Digest, Fingerprint};

    #[test]
    fn a_fingerprint_is_the_same_on_every_host_for_ever() {
        assert_eq!(Digest::of("云膳过桥米线").to_string(), "a69812849d95f06b");
        assert_eq!(
            Digest::of_parts(&["device", "1"]),
            Fingerprint::new().text("device").text("1").finish()
        );
        assert_eq!(Digest::of("wallet").to_string(), "fc66059d8cbfa5d4");
    }

    #[test]
    fn a_long_text_among_short_ones_is_told_as_if_all_were_hashed_at_once() {
        for length in [1, 62, 63, 64, 65, 127, 128, 129, 4096] {
            let long = "x".repeat(length);
            assert_eq!(
                Digest::of_parts(&["a", &long, "b", &long]),
                Fingerprint::new()
                    .text("a")
                    .text(&long)
                    .text("b")
                    .text(&long)
                    .finish(),
                "{length}"
            );
            let at_once = ["a", &long, "b"].concat();
            let mut gathered = Fingerprint::new();
            ["a", &long, "b"]
                .iter()
                .for_each(|part| gathered.add(part.as_bytes()));
            assert_eq!(Digest::of(&at_once), gathered.finish(), "{length}");
        }
    }

    #[test]
    fn moving_a_letter_across_a_boundary_changes_it() {
        assert_ne!(Digest::of_parts(&["ab", "c"]), Digest::of_parts(&["a", "bc"]));
        let of = |text| Fingerprint::new().maybe(text).finish();
        assert_ne!(of(Some("")), of(None));
    }
}
