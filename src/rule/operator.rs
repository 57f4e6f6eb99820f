//! Operators of two values: what they are called, how two values compare, and exact arithmetic.
//!
//! Not here: values that are none, and numbers of which only the least is known (`program`, `at_least`).

use super::Value;
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Operators of two values.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Binary {
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    Less,
    AtMost,
    More,
    AtLeast,
    Equal,
    Differs,
    And,
    Or,
    StartsWith,
    EndsWith,
    Contains,
}

/// Order of two values of kinds that can be held against each other.
pub(super) fn compared(left: Value<'_>, right: Value<'_>) -> Option<Ordering> {
    match (left, right) {
        (Value::Bool(left), Value::Bool(right)) => Some(left.cmp(&right)),
        (Value::Text(left), Value::Text(right)) => Some(left.cmp(right)),
        (Value::Int(left), Value::Int(right))
        | (Value::Timestamp(left), Value::Timestamp(right))
        | (Value::Duration(left), Value::Duration(right)) => Some(left.cmp(&right)),
        _ => Some(left.decimal()?.cmp(&right.decimal()?)),
    }
}

/// Sums and products to the last digit, or none; a quotient is rounded to 28 digits, which no sum of money has.
pub(super) fn exact(operator: Binary, left: Decimal, right: Decimal) -> Option<Decimal> {
    let (found, scale) = match operator {
        Binary::Add => (left.checked_add(right)?, left.scale().max(right.scale())),
        Binary::Subtract => (left.checked_sub(right)?, left.scale().max(right.scale())),
        Binary::Multiply => (left.checked_mul(right)?, left.scale() + right.scale()),
        Binary::Divide => (left.checked_div(right)?, 0),
        _ => return None,
    };
    // Fewer digits than the law of the operation asks for were cut off, unless there was nothing to keep.
    (found.scale() >= scale || left.is_zero() || right.is_zero()).then_some(found)
}
