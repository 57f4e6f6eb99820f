//! Numbers of which only the least is known, and what that settles.
//!
//! Whatever a window comes to grows with its payments: of one that is not known whole the number is the least that it can be. A
//! comparison that is settled by the least has its answer; of every other there is none, so that no rule is silent on a guess, and
//! nobody slips under one by paying more often than is counted.
//! Not here: when a window is not whole (`engine::rules`).

use super::operator::{Binary, compared, exact};
use super::{Failed, Value};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// Whether one of these is equal to it.
pub(super) fn among<'v>(least: Decimal, mut listed: impl Iterator<Item = Value<'v>>) -> Value<'v> {
    let may_be = |one: Value<'_>| compared(one, Value::Decimal(least)) != Some(Ordering::Less);
    match listed.any(may_be) {
        true => Value::None(Failed::Truncated),
        false => Value::Bool(false),
    }
}

/// Two values of which at least one is such a number, and the other a number.
pub(super) fn joined<'v>(operator: Binary, left: Value<'v>, right: Value<'v>) -> Value<'v> {
    use Binary::{Add, Multiply, Subtract};
    let settled = match (operator, left, right) {
        (Add, _, _) => sum(left, right),
        (Multiply, Value::AtLeast(least), exactly) | (Multiply, exactly, Value::AtLeast(least)) => exactly
            .decimal()
            .filter(|exactly| !exactly.is_sign_negative())
            .and_then(|exactly| exact(operator, least, exactly)),
        (Subtract, Value::AtLeast(least), exactly) => exactly
            .decimal()
            .and_then(|exactly| exact(operator, least, exactly)),
        (_, Value::AtLeast(least), exactly) => return compared_with(operator, least, exactly),
        (_, exactly, Value::AtLeast(least)) => return compared_with(turned(operator), least, exactly),
        _ => None,
    };
    settled.map_or(Value::None(Failed::Truncated), Value::AtLeast)
}

fn sum(left: Value<'_>, right: Value<'_>) -> Option<Decimal> {
    let least = |value: Value<'_>| match value {
        Value::AtLeast(least) => Some(least),
        other => other.decimal(),
    };
    exact(Binary::Add, least(left)?, least(right)?)
}

/// A number of which the least is known, beside one that is known, by an operator that compares.
fn compared_with<'v>(operator: Binary, least: Decimal, exactly: Value<'_>) -> Value<'v> {
    let order = exactly.decimal().map(|exactly| least.cmp(&exactly));
    let is = order.and_then(|order| match operator {
        Binary::More | Binary::Differs if order.is_gt() => Some(true),
        Binary::AtLeast if order.is_ge() => Some(true),
        Binary::Less if order.is_ge() => Some(false),
        Binary::AtMost | Binary::Equal if order.is_gt() => Some(false),
        _ => None,
    });
    is.map_or(Value::None(Failed::Truncated), Value::Bool)
}

/// The same comparison from its other side.
const fn turned(operator: Binary) -> Binary {
    match operator {
        Binary::Less => Binary::More,
        Binary::AtMost => Binary::AtLeast,
        Binary::More => Binary::Less,
        Binary::AtLeast => Binary::AtMost,
        other => other,
    }
}
