//! Program of a rule: flat, without loops, and what it costs at most.
//!
//! Jumps lead forward only, so that every step is taken at most once. What has no value is carried along as a value that says why,
//! and ends where `&&`, `||` or `has` do not need it.

use super::operator::{Binary, compared, exact};
use super::{Failed, Kind, Value, Window, at_least};
use rust_decimal::Decimal;
use std::cmp::Ordering;

/// What rules ask of an event.
pub trait Facts {
    /// The fact of this number in `Scope.facts`, where it is told.
    fn fact(&self, number: u16) -> Option<Value<'_>>;
    /// How strongly the reason of this number in `Scope.reasons` speaks, in nats.
    fn strength(&self, number: u16) -> Decimal;
    /// True where the event is on the list of this number in `Scope.lists`.
    fn is_listed(&self, number: u16) -> bool;
    /// What the account's earlier payments come to. Nothing where the event does not tell what narrows the window.
    fn window(&self, _: &Window) -> Option<Value<'_>> {
        None
    }
}

/// A value that is written out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Constant {
    Plain(Value<'static>),
    Text(String),
}

impl Constant {
    fn value(&self) -> Value<'_> {
        match self {
            Self::Plain(value) => *value,
            Self::Text(text) => Value::Text(text),
        }
    }
}

/// One step. Numbers are places in the program's constants, in the scope's names, or of steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    Constant(u16),
    Fact(u16),
    Has(u16),
    Strength(u16),
    Listed(u16),
    /// One of the program's windows.
    Window(u16),
    Not,
    Negative,
    Size,
    Binary(Binary),
    /// True where the value is among so many constants from this one on.
    Among(u16, u16),
    /// To this step where the value is so already, whatever comes next.
    SkipWhere(bool, u16),
    /// Takes a condition: on where it is true, to the first step where it is false, to the second where it has no value.
    Branch(u16, u16),
    Jump(u16),
}

/// A compiled expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Program {
    pub(super) steps: Vec<Step>,
    pub(super) constants: Vec<Constant>,
    /// Windows that it asks for, each once.
    pub windows: Vec<Window>,
    /// Kind of what it comes to.
    pub kind: Kind,
}

/// What a comparison of texts may cost: the longest text that an event has (`event::MAX_TEXT`), in steps of 16 bytes.
const TEXT_COST: u32 = 256;

/// What a look at a list may cost: six keys of a payment, each looked for among 100,000 entries (`lists`) by halving.
const LIST_COST: u32 = 6 * 17;

/// What a strength may cost: the payments' suspicions once to its name, and a payment's reasons once, of which each has some forty.
const STRENGTH_COST: u32 = 80;

impl Program {
    /// How many steps it takes at most: each once, a comparison within a list for each entry, a search within a text for its length.
    /// Whether two texts are equal is told by the first letters that differ, and counts as one.
    pub fn cost(&self) -> u32 {
        let cost = |step: &Step| match step {
            Step::Among(_, count) => 1 + u32::from(*count),
            Step::Listed(_) => LIST_COST,
            Step::Strength(_) => STRENGTH_COST,
            Step::Size | Step::Binary(Binary::StartsWith | Binary::EndsWith | Binary::Contains) => TEXT_COST,
            _ => 1,
        };
        self.steps.iter().map(cost).sum()
    }

    /// Value of the expression for these facts.
    pub fn run<'v>(&'v self, facts: &'v dyn Facts) -> Value<'v> {
        let mut stack: Vec<Value<'v>> = Vec::new();
        let mut next = 0;
        while let Some(step) = self.steps.get(next) {
            next += 1;
            let value = match *step {
                Step::Constant(number) => self.constant(number),
                Step::Fact(number) => facts.fact(number).unwrap_or(Value::None(Failed::Untold)),
                Step::Has(number) => Value::Bool(facts.fact(number).is_some()),
                Step::Strength(number) => Value::Decimal(facts.strength(number)),
                Step::Listed(number) => Value::Bool(facts.is_listed(number)),
                Step::Window(number) => {
                    let window = self.windows.get(usize::from(number));
                    let value = window.and_then(|window| facts.window(window));
                    value.unwrap_or(Value::None(Failed::Untold))
                }
                Step::Not => match pop(&mut stack) {
                    Value::Bool(truth) => Value::Bool(!truth),
                    other => other,
                },
                Step::Negative => match pop(&mut stack) {
                    Value::Int(number) => Value::held(number.checked_neg().map(Value::Int)),
                    Value::Decimal(number) => Value::Decimal(-number),
                    Value::AtLeast(_) => Value::None(Failed::Truncated),
                    other => other,
                },
                Step::Size => match pop(&mut stack) {
                    Value::Text(text) => {
                        Value::held(i64::try_from(text.chars().count()).ok().map(Value::Int))
                    }
                    other => other,
                },
                Step::Binary(operator) => {
                    let right = pop(&mut stack);
                    binary(operator, pop(&mut stack), right)
                }
                Step::Among(first, count) => self.among(pop(&mut stack), first, count),
                Step::SkipWhere(truth, to) => {
                    if stack.last() == Some(&Value::Bool(truth)) {
                        next = usize::from(to);
                    }
                    continue;
                }
                Step::Branch(otherwise, end) => match pop(&mut stack) {
                    Value::Bool(true) => continue,
                    Value::Bool(false) => {
                        next = usize::from(otherwise);
                        continue;
                    }
                    none => {
                        next = usize::from(end);
                        none
                    }
                },
                Step::Jump(to) => {
                    next = usize::from(to);
                    continue;
                }
            };
            stack.push(value);
        }
        pop(&mut stack)
    }

    fn constant(&self, number: u16) -> Value<'_> {
        let constant = self.constants.get(usize::from(number));
        constant.map_or(Value::None(Failed::Untold), Constant::value)
    }

    fn among<'v>(&'v self, value: Value<'v>, first: u16, count: u16) -> Value<'v> {
        if let Value::None(_) = value {
            return value;
        }
        let listed = self
            .constants
            .iter()
            .skip(usize::from(first))
            .take(usize::from(count));
        let mut listed = listed.map(Constant::value);
        if let Value::AtLeast(least) = value {
            return at_least::among(least, listed);
        }
        Value::Bool(listed.any(|one| compared(value, one) == Some(Ordering::Equal)))
    }
}

/// The compiler puts a value before whatever takes one.
fn pop<'v>(stack: &mut Vec<Value<'v>>) -> Value<'v> {
    stack.pop().unwrap_or(Value::None(Failed::Untold))
}

fn binary<'v>(operator: Binary, left: Value<'v>, right: Value<'v>) -> Value<'v> {
    use Binary::{And, Or};
    match (operator, left, right) {
        (And, Value::Bool(false), _) | (And, _, Value::Bool(false)) => Value::Bool(false),
        (Or, Value::Bool(true), _) | (Or, _, Value::Bool(true)) => Value::Bool(true),
        (_, none @ Value::None(_), _) | (_, _, none @ Value::None(_)) => none,
        (And | Or, _, _) => right,
        (_, Value::AtLeast(_), _) | (_, _, Value::AtLeast(_)) => at_least::joined(operator, left, right),
        (_, Value::Text(text), Value::Text(part)) => match operator {
            Binary::StartsWith => Value::Bool(text.starts_with(part)),
            Binary::EndsWith => Value::Bool(text.ends_with(part)),
            Binary::Contains => Value::Bool(text.contains(part)),
            _ => ordered(operator, left, right),
        },
        (Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Remainder, _, _) => {
            arithmetic(operator, left, right)
        }
        _ => ordered(operator, left, right),
    }
}

fn ordered<'v>(operator: Binary, left: Value<'v>, right: Value<'v>) -> Value<'v> {
    let is = compared(left, right).map(|order| match operator {
        Binary::Less => order.is_lt(),
        Binary::AtMost => order.is_le(),
        Binary::More => order.is_gt(),
        Binary::AtLeast => order.is_ge(),
        Binary::Differs => order.is_ne(),
        _ => order.is_eq(),
    });
    Value::held(is.map(Value::Bool))
}

fn arithmetic<'v>(operator: Binary, left: Value<'v>, right: Value<'v>) -> Value<'v> {
    let is_quotient = matches!(operator, Binary::Divide | Binary::Remainder);
    match (left, right) {
        (Value::Int(_), Value::Int(0)) if is_quotient => Value::None(Failed::DividedByZero),
        (Value::Int(left), Value::Int(right)) => Value::held(whole(operator, left, right).map(Value::Int)),
        (Value::Timestamp(at), Value::Duration(by)) => Value::timestamp(whole(operator, at, by)),
        (Value::Duration(by), Value::Timestamp(at)) => Value::timestamp(whole(operator, by, at)),
        (Value::Timestamp(left), Value::Timestamp(right))
        | (Value::Duration(left), Value::Duration(right)) => Value::duration(whole(operator, left, right)),
        _ => match left.decimal().zip(right.decimal()) {
            Some((_, right)) if is_quotient && right.is_zero() => Value::None(Failed::DividedByZero),
            Some((left, right)) => Value::held(exact(operator, left, right).map(Value::Decimal)),
            None => Value::None(Failed::Beyond),
        },
    }
}

fn whole(operator: Binary, left: i64, right: i64) -> Option<i64> {
    match operator {
        Binary::Add => left.checked_add(right),
        Binary::Subtract => left.checked_sub(right),
        Binary::Multiply => left.checked_mul(right),
        Binary::Divide => left.checked_div(right),
        Binary::Remainder => left.checked_rem(right),
        _ => None,
    }
}
