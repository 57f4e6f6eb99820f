//! Durations and moments as they are written. Not here: numbers and texts (`token`).

use super::Value;
use crate::time::Millis;

/// Units of a duration, in milliseconds; "ms" before "m".
const UNITS: [(&str, i64); 4] = [("ms", 1), ("h", 3_600_000), ("m", 60_000), ("s", 1_000)];

/// A duration as CEL writes it: `1h30m`, `-2.5s`, `0`; in whole milliseconds.
pub(super) fn duration(text: &str) -> Option<Value<'static>> {
    let (sign, mut rest) = match text.strip_prefix('-') {
        Some(rest) => (-1, rest),
        None => (1, text),
    };
    if rest == "0" {
        return Some(Value::Duration(0));
    }
    let mut sum: i64 = 0;
    loop {
        let (whole, after) = digits(rest)?;
        let (fraction, after) = match after.strip_prefix('.') {
            Some(after) => digits(after)?,
            None => ("", after),
        };
        let (unit, after) = UNITS
            .iter()
            .find_map(|(name, unit)| Some((*unit, after.strip_prefix(name)?)))?;
        sum = sum.checked_add(whole.parse::<i64>().ok()?.checked_mul(unit)?)?;
        if !fraction.is_empty() {
            let parts = 10_i64.checked_pow(u32::try_from(fraction.len()).ok()?)?;
            let share = fraction.parse::<i64>().ok()?.checked_mul(unit)?;
            if share % parts != 0 {
                return None;
            }
            sum = sum.checked_add(share / parts)?;
        }
        if after.is_empty() {
            let length = Value::duration(sum.checked_mul(sign));
            return matches!(length, Value::Duration(_)).then_some(length);
        }
        rest = after;
    }
}

/// The same in milliseconds.
pub(super) fn length(text: &str) -> Option<i64> {
    match duration(text)? {
        Value::Duration(length) => Some(length),
        _ => None,
    }
}

/// The digits that a text begins with, at least one, and the rest.
fn digits(text: &str) -> Option<(&str, &str)> {
    let length = text.bytes().take_while(u8::is_ascii_digit).count();
    (length > 0).then(|| text.split_at_checked(length)).flatten()
}

/// A moment by RFC 3339.
pub(super) fn timestamp(text: &str) -> Option<Value<'static>> {
    text.contains('T').then_some(())?; // digits alone are milliseconds elsewhere, and nothing here
    let at = Millis::parse(text).ok()?.get();
    matches!(Value::timestamp(Some(at)), Value::Timestamp(_)).then_some(Value::Timestamp(at))
}
