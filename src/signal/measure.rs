//! What a signal measures of a payment, whether it finds it suspicious or not: what the weights learn from.
//!
//! A measure lies on a scale of sixteen knots; between two knots it belongs to both, in parts (a soft bin, the hat
//! functions of a piecewise-linear curve). It is kept in one byte: the knot below, and sixteenths of the way to the next.
//! Absence is a byte of its own. Not here: what a position is worth (`score`).

use super::MEASURES;
use core::f64::consts::LN_2;

/// Knots of every scale: learned curves bend in fifteen places, and a position fits in a byte.
pub const KNOTS: usize = 16;
/// Steps between two knots.
const STEPS: f64 = 16.0;
/// The byte of the last knot.
const LAST: f64 = (KNOTS as f64 - 1.0) * STEPS;
/// The byte of what could not be measured.
pub const ABSENT: u8 = u8::MAX;

/// A scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Measure {
    /// Its name within its signal; with the signal's code it names the curve in a model.
    pub name: &'static str,
    /// The value at the first knot; what is below lies there too.
    pub low: f64,
    /// The value at the last knot.
    pub high: f64,
}

/// Strengths of evidence, in nats, are a measure of every signal: one nat to a knot.
pub const STRENGTH: Measure = Measure {
    name: "strength",
    low: 0.0,
    high: KNOTS as f64 - 1.0,
};

impl Measure {
    /// The byte of a value.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to 240 after clamping; NaN is told apart
    pub fn byte(&self, value: f64) -> u8 {
        let place = (value - self.low) / (self.high - self.low) * LAST;
        if place.is_nan() {
            ABSENT
        } else {
            (place.clamp(0.0, LAST) + 0.5) as u8 // the nearest: what follows the point is cut off
        }
    }
}

/// The knot below a byte, and which part of the weight lies on the knot above; `None` for what is absent.
pub fn place(byte: u8) -> Option<(usize, f64)> {
    (byte != ABSENT).then(|| (usize::from(byte >> 4), f64::from(byte & 15) / STEPS))
}

/// What all signals measured of one payment, a byte each, in the order of the signals.
#[derive(Debug, Clone, PartialEq)]
pub struct Measured {
    bytes: [u8; MEASURES],
    next: usize,
    own: f64,
    lingering: f64,
}

impl Measured {
    /// Nothing yet.
    pub const fn new() -> Self {
        Self {
            bytes: [ABSENT; MEASURES],
            next: 0,
            own: 0.0,
            lingering: 0.0,
        }
    }

    /// Goes on to a signal's first measure.
    pub(super) const fn go_to(&mut self, position: usize) {
        self.next = position;
    }

    /// Notes the signal's measure at this place in its list.
    pub(crate) fn note(&mut self, place: usize, measure: &Measure, value: f64) {
        if let Some(byte) = self.bytes.get_mut(self.next + place) {
            *byte = measure.byte(value);
        }
    }

    /// Says how much a fraud here would be explained by the account itself, in nats, whoever was paid.
    pub(crate) const fn explain(&mut self, nats: f64) {
        self.own += nats;
    }

    /// Says how much a fraud here would be explained by what was odd on the account before.
    pub(crate) const fn explain_by_the_past(&mut self, nats: f64) {
        self.lingering += nats;
    }

    /// How much a fraud here would be explained by the account itself, this payment and the ones before.
    pub const fn explained(&self) -> f64 {
        self.own + self.lingering
    }

    /// How odd this payment is for its account.
    pub const fn own(&self) -> f64 {
        self.own
    }

    /// The bytes.
    pub fn bytes(&self) -> &[u8] {
        &self.bytes
    }
}

impl Default for Measured {
    fn default() -> Self {
        Self::new()
    }
}

/// ln(1 + x / unit) in doublings: a scale for counts and spans that reach from none to very many.
pub(crate) fn doublings(x: f64, unit: f64) -> f64 {
    crate::stats::math::ln_1p(x.max(0.0) / unit) / LN_2
}

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Measure = Measure {
        name: "hours",
        low: 0.0,
        high: 30.0,
    };

    #[test]
    fn a_value_lies_between_two_knots_in_parts() {
        assert_eq!(place(HOURS.byte(3.0)), Some((1, 0.5)));
        assert_eq!(place(HOURS.byte(30.0)), Some((15, 0.0)));
    }

    #[test]
    fn what_is_beyond_the_scale_lies_at_its_end_and_nothing_is_nowhere() {
        assert_eq!(HOURS.byte(-5.0), 0);
        assert_eq!(HOURS.byte(f64::INFINITY), 240);
        assert_eq!(place(HOURS.byte(f64::NAN)), None);
    }
}
