//! Scales of features: sixteen knots, and a byte for where a value lies on them.
//!
//! Between two knots a value belongs to both, in parts (a soft bin, the hat functions of a piecewise-linear curve). It is
//! kept in one byte: the knot below, and sixteenths of the way to the next. Absence is a byte of its own.
//! Not here: what a position is worth (`score`).

use core::f64::consts::LN_2;

/// Knots of every scale: learned curves bend in fifteen places, and a position fits in a byte.
pub const KNOTS: usize = 16;
/// Steps between two knots.
const STEPS: f64 = 16.0;
/// The byte of the last knot.
const LAST: f64 = (KNOTS as f64 - 1.0) * STEPS;
/// The byte of what could not be measured.
pub const ABSENT: u8 = u8::MAX;

/// A number that the weights learn from.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Feature {
    /// Its name within its reason; with the reason's code it names the curve in a model.
    pub name: &'static str,
    /// The value at the first knot; what is below lies there too.
    pub low: f64,
    /// The value at the last knot.
    pub high: f64,
    /// Its place among its reason's features, counted by `features!`.
    pub(crate) place: usize,
}

/// Strengths of evidence, in nats, are a feature of every suspicion: one nat to a knot. It stands after the declared ones.
pub const STRENGTH: Feature = Feature {
    name: "strength",
    low: 0.0,
    high: KNOTS as f64 - 1.0,
    place: 0,
};

impl Feature {
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

/// ln(1 + x / unit) in doublings: a scale for counts and spans that reach from none to very many.
pub(crate) fn doublings(x: f64, unit: f64) -> f64 {
    crate::stats::math::ln_1p(x.max(0.0) / unit) / LN_2
}

/// Declares a reason's features: a comment, the handle that its code uses, the name that models use, and the scale.
macro_rules! features {
    ($($(#[$doc:meta])* $handle:ident: $name:literal in $scale:expr;)+) => {
        /// Where each feature stands among this reason's: counted here, so that nobody has to.
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Place { $($handle,)+ }

        $($(#[$doc])* pub(crate) const $handle: $crate::feature::Feature = $crate::feature::Feature {
            name: $name,
            low: ($scale).start,
            high: ($scale).end,
            place: Place::$handle as usize,
        };)+

        /// What is measured for the weights.
        const FEATURES: &[$crate::feature::Feature] = &[$($handle,)+];
    };
}

pub(crate) use features;

#[cfg(test)]
mod tests {
    use super::*;

    const HOURS: Feature = Feature {
        name: "hours",
        low: 0.0,
        high: 30.0,
        place: 0,
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
