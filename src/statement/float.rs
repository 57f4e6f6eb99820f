//! Numbers as JavaScript writes them, read to the nearest float.
//!
//! The standard library's reader of floats brings 18 kB to the module, ten of them tables that do not compress, and reads
//! what no JavaScript engine writes. Here the digits are one whole number, divided by a power of five once.
//! Not here: money, which is never a float.

use crate::stats::math::pow;

/// Reads what `String(number)` gives: digits, a fraction, an exponent. The nearest float, as `str::parse` finds it, for every
/// number with up to nineteen digits and no more than 27 places behind the point; beyond that at most one bit aside.
pub(super) fn parse(text: &str) -> Option<f64> {
    let (text, sign) = match text.strip_prefix('-') {
        Some(rest) => (rest, -1.0),
        None => (text, 1.0),
    };
    let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let are_digits = |digits: &str| !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit());
    if !are_digits(whole) || !are_digits(fraction) {
        return None;
    }
    let fraction = fraction.trim_end_matches('0');
    let mut digits = 0_u128;
    for byte in whole.bytes().chain(fraction.bytes()) {
        digits = digits.checked_mul(10)?.checked_add(u128::from(byte - b'0'))?;
    }
    let exponent: i32 = exponent.parse().ok()?;
    let places = i32::try_from(fraction.len()).ok()?.checked_sub(exponent)?;
    Some(sign * scaled(digits, places))
}

/// Two to this power, exact; here it is between -154 and 0, far from where floats end.
const fn power_of_two(power: i32) -> f64 {
    /// The exponent of 1.0, and the place of exponents (IEEE 754).
    const BIAS: i32 = 1023;
    f64::from_bits(((BIAS + power).unsigned_abs() as u64) << 52)
}

/// The digits, with the point this many places from their end.
fn scaled(digits: u128, places: i32) -> f64 {
    /// 5^27 is the greatest power of five below 2^63: the quotient keeps 64 bits or more, of which a float takes 53.
    const MOST: i32 = 27;
    if digits == 0 {
        return 0.0;
    }
    if places <= 0 {
        let factor = 10_u128.checked_pow(places.unsigned_abs());
        #[allow(clippy::cast_precision_loss)] // to the nearest, which is meant
        return match factor.and_then(|factor| digits.checked_mul(factor)) {
            Some(number) => number as f64,
            None => digits as f64 * pow(10.0, f64::from(places.saturating_neg())),
        };
    }
    let exact = places.min(MOST);
    let room = digits.leading_zeros();
    let divisor = 5_u128.pow(exact.unsigned_abs());
    let (digits, rest) = ((digits << room) / divisor, (digits << room) % divisor);
    // What is left over only decides whether it lies beyond the middle between two floats.
    let digits = digits | u128::from(rest > 0);
    #[allow(clippy::cast_precision_loss)] // to the nearest, which is meant
    let nearest = digits as f64 * power_of_two(-exact - room.cast_signed());
    match places - exact {
        0 => nearest,
        more => nearest / pow(10.0, f64::from(more)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        /// As JavaScript writes it: the shortest digits, exponents from 10^21 on and below 10^-6.
        #[test]
        fn a_number_is_read_as_it_was_written(number in -1e18..1e18_f64, down in 0_i32..24) {
            let number = number / 10_f64.powi(down);
            for text in [format!("{number}"), format!("{number:e}")] {
                if text.split('.').next_back().is_none_or(|fraction| fraction.len() <= 27) {
                    prop_assert_eq!(parse(&text).map(f64::to_bits), Some(number.to_bits()), "{}", text);
                }
            }
        }

        #[test]
        fn every_float_is_read_to_fifteen_digits_at_least(bits in any::<u64>()) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_normal() && number.abs() < 1e300 && number.abs() > 1e-280);
            let read = parse(&format!("{number:e}")).unwrap();
            prop_assert!((read - number).abs() <= number.abs() * 1e-15, "{number:e} {read:e}");
        }
    }

    #[test]
    fn what_is_no_number_is_not_read() {
        for text in [
            "", "-", ".", "1.", ".5", "1e", "NaN", "Infinity", "0x1f", "1_000", "12 ", "+1",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_negative_zero_and_an_exponent_keep_their_sign() {
        assert_eq!(parse("-0").map(f64::to_bits), Some((-0.0_f64).to_bits()));
        assert_eq!(parse("1e+21"), Some(1e21));
        assert_eq!(parse("5.551115123125783e-17"), Some(5.551_115_123_125_783e-17));
        assert_eq!(parse("121.47370000000001"), Some(121.473_700_000_000_01));
    }
}
