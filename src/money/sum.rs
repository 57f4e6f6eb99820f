//! Sums of money that never round.
//!
//! A sum is a whole number of ten-millionths: what comes in has at most seven digits after the point, so adding is adding
//! integers, exact in any order. 128 bits hold ten thousand million million of the largest amounts.
//! Not here: single amounts as they were written (`Amount`), and which payments belong to a sum (`summary`).

use super::Amount;
use crate::error::{Code, Error, Result};
use crate::record::{Reader, Record, Writer};
use serde::{Serialize, Serializer};

/// Digits after the point that a sum can hold; `money` takes no more.
const DIGITS: u32 = 7;

/// A signed exact sum. Equal sums are equal however many digits they were written with: a spreadsheet makes 235.5 of 235.50.
#[derive(Debug, Clone, Copy, Default)]
pub struct Money {
    /// Ten-millionths.
    units: i128,
    /// Digits after the point as they were written: the most of all that went in.
    digits: u8,
}

impl PartialEq for Money {
    fn eq(&self, other: &Self) -> bool {
        self.units == other.units
    }
}

impl Eq for Money {}

impl PartialOrd for Money {
    fn partial_cmp(&self, other: &Self) -> Option<core::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Money {
    fn cmp(&self, other: &Self) -> core::cmp::Ordering {
        self.units.cmp(&other.units)
    }
}

impl Money {
    /// Nothing.
    pub const ZERO: Self = Self { units: 0, digits: 0 };

    /// The sum of both.
    #[inline(never)]
    pub fn plus(self, other: Self) -> Result<Self> {
        let mut sum = self;
        sum.grow(other)?;
        Ok(sum)
    }

    /// Adds in place: what is done for every payment.
    pub fn grow(&mut self, other: Self) -> Result<()> {
        match self.units.checked_add(other.units) {
            Some(units) => self.units = units,
            None => return Err(overflow()),
        }
        self.digits = self.digits.max(other.digits);
        Ok(())
    }

    /// The difference.
    #[inline(never)]
    pub fn minus(self, other: Self) -> Result<Self> {
        self.plus(other.negated())
    }

    /// The other way.
    #[must_use]
    pub const fn negated(self) -> Self {
        Self {
            units: -self.units, // never the least of all: sums are checked, amounts are far from it
            digits: self.digits,
        }
    }

    /// True for nothing.
    pub const fn is_zero(self) -> bool {
        self.units == 0
    }

    /// True for more than nothing.
    pub const fn is_positive(self) -> bool {
        self.units > 0
    }

    /// For shares and statistics only.
    #[allow(clippy::cast_precision_loss)] // that is the point of it
    pub fn to_f64(self) -> f64 {
        self.units as f64 / 1e7
    }

    /// A statistic as money of so many digits; nothing where it is none.
    #[allow(clippy::cast_possible_truncation)] // bounded just before
    #[inline(never)]
    pub fn estimate(value: f64, digits: u32) -> Self {
        let step = ten_to(DIGITS - digits.min(DIGITS));
        let units = (value * 1e7).round_ties_even();
        if units.abs() < 1e24 {
            Self {
                units: divided(units as i128, step) * step,
                digits: digits as u8,
            }
        } else {
            Self::ZERO
        }
    }

    /// Half of it, rounded to so many digits, halves to the even one.
    #[must_use]
    #[inline(never)]
    pub fn halved(self, digits: u32) -> Self {
        let step = ten_to(DIGITS - digits.min(DIGITS));
        Self {
            units: divided(self.units, 2 * step) * step,
            digits: self.digits.max(digits as u8), // at most seven
        }
    }

    /// In another currency: times a rate, rounded to the digits of that currency, halves to the even one (as IEEE 754 and
    /// most accounting systems do by default: over many payments it drifts neither up nor down).
    #[inline(never)]
    pub fn at_rate(self, rate: Self, digits: u32) -> Result<Self> {
        let digits = digits.min(DIGITS);
        let product = self.units.checked_mul(rate.units).ok_or_else(overflow)?;
        Ok(Self {
            units: divided(product, ten_to(2 * DIGITS - digits)) * ten_to(DIGITS - digits),
            digits: digits as u8, // at most seven
        })
    }
}

/// Apart, as everything here that is called from dozens of places: the module's size counts, and these are calls of a few
/// nanoseconds.
#[cold]
#[inline(never)]
fn overflow() -> Error {
    Error::new(Code::AmountOverflow)
}

const fn ten_to(power: u32) -> i128 {
    10_i128.pow(power) // at most 14
}

/// Divided and rounded, halves to the even one.
const fn divided(value: i128, by: i128) -> i128 {
    let (quotient, rest) = (value.div_euclid(by), value.rem_euclid(by));
    let is_up = 2 * rest > by || (2 * rest == by && quotient % 2 != 0);
    quotient + is_up as i128
}

impl From<Amount> for Money {
    #[allow(clippy::cast_possible_truncation)] // at most 28
    #[inline(never)]
    fn from(amount: Amount) -> Self {
        let (mantissa, scale) = (amount.decimal().mantissa(), amount.decimal().scale());
        let units = match DIGITS.checked_sub(scale) {
            Some(more) => mantissa * ten_to(more), // 96 bits and 24
            None => mantissa / 10_i128.pow(scale - DIGITS),
        };
        Self {
            units,
            digits: scale.min(DIGITS) as u8,
        }
    }
}

impl core::fmt::Display for Money {
    /// With the digits that went in; nothing is plainly 0, whatever it was the difference of.
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        if self.is_zero() {
            return f.write_str("0");
        }
        let sign = if self.units < 0 { "-" } else { "" };
        let units = self.units.unsigned_abs();
        let (whole, fraction) = (units / 10_000_000, units % 10_000_000);
        let digits = usize::from(self.digits);
        if digits == 0 {
            return write!(f, "{sign}{whole}");
        }
        let shown = fraction / 10_u128.pow(DIGITS - u32::from(self.digits).min(DIGITS));
        write!(f, "{sign}{whole}.{shown:0digits$}")
    }
}

/// Text.
impl Serialize for Money {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

/// The integer, and how many digits are shown.
impl Record for Money {
    fn write(&self, to: &mut Writer) {
        (self.units, self.digits).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (units, digits) = Record::read(from);
        from.check(units != i128::MIN && u32::from(digits) <= DIGITS);
        Self { units, digits }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn money(text: &str) -> Money {
        match text.strip_prefix('-') {
            Some(text) => Money::from(Amount::parse(text).unwrap()).negated(),
            None => Amount::parse(text).unwrap().into(),
        }
    }

    #[test]
    fn a_sum_is_the_same_however_many_zeros_end_it() {
        assert_eq!(money("235.5"), money("235.50"));
        assert!(money("10") >= money("10.00") && money("10.00") >= money("10"));
        assert_eq!(
            (money("9.90"), 2).cmp(&(money("9.9"), 1)),
            core::cmp::Ordering::Greater
        );
    }

    #[test]
    fn sums_are_written_with_the_digits_that_went_in() {
        let sum = |a: &str, b: &str| money(a).plus(money(b)).unwrap().to_string();
        assert_eq!(sum("0.1", "0.20"), "0.30");
        assert_eq!(sum("10.00", "-10.00"), "0");
        assert_eq!(sum("1", "-3.05"), "-2.05");
        assert_eq!(
            sum("999999999999999.9999999", "0.0000001"),
            "1000000000000000.0000000"
        );
    }

    #[test]
    fn halves_of_a_coin_go_to_the_even_one_whatever_the_sign() {
        let at = |amount, digits| {
            let rate = Amount::parse("0.5").unwrap().into();
            money(amount).at_rate(rate, digits).unwrap().to_string()
        };
        assert_eq!(
            [at("0.01", 2), at("0.03", 2), at("0.05", 2), at("-0.03", 2)],
            ["0", "0.02", "0.02", "-0.02"]
        );
        assert_eq!([at("3", 0), at("0.001", 3), at("0.003", 3)], ["2", "0", "0.002"]);
    }

    #[test]
    fn a_product_that_would_lose_digits_is_refused() {
        let most = Amount::parse("999999999999999.9999999").unwrap();
        let refused = money("999999999999999.9999999")
            .at_rate(most.into(), 2)
            .unwrap_err();
        assert_eq!(refused.code, Code::AmountOverflow);
    }
}
