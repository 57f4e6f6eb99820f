//! Windows as a receipt holds them: what was asked of the account's earlier payments, and what it came to.
//!
//! Whoever makes the assessment again has none of those payments. A window that was not asked then is not known now, and says so.
//! Not here: how they are worked out (`windows`).

use super::facts::{Answered, Past};
use crate::record::record;
use crate::rule::{Failed, Value, Window};
use rust_decimal::Decimal;

/// What windows came to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::engine) struct Recorded(Vec<(Window, Answer)>);

record! { struct Recorded(answers) }

/// What a window came to, its decimals as they are written.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Answer {
    Untold,
    Bool(bool),
    Int(i64),
    Decimal(String),
    AtLeast(String),
    None(Failed),
}

record! {
    enum Answer {
        0 = Untold, 1 = Bool(value), 2 = Int(value), 3 = Decimal(text), 4 = AtLeast(text), 5 = None(why),
    }
}

impl Answer {
    fn of(value: Option<Value<'_>>) -> Self {
        match value {
            Some(Value::Bool(truth)) => Self::Bool(truth),
            Some(Value::Int(number)) => Self::Int(number),
            Some(Value::Decimal(number)) => Self::Decimal(number.to_string()),
            Some(Value::AtLeast(number)) => Self::AtLeast(number.to_string()),
            Some(Value::None(failed)) => Self::None(failed),
            _ => Self::Untold,
        }
    }

    fn value(&self) -> Option<Value<'static>> {
        let none = Value::None(Failed::Truncated);
        let number = |text: &str| Decimal::from_str_exact(text).ok();
        Some(match self {
            Self::Untold => return None,
            Self::Bool(truth) => Value::Bool(*truth),
            Self::Int(number) => Value::Int(*number),
            Self::Decimal(text) => number(text).map_or(none, Value::Decimal),
            Self::AtLeast(text) => number(text).map_or(none, Value::AtLeast),
            Self::None(failed) => Value::None(*failed),
        })
    }
}

impl Recorded {
    pub(in crate::engine) fn of(past: Option<&dyn Past>) -> Self {
        let answered = past.map(Past::answered).unwrap_or_default().into_iter();
        Self(
            answered
                .map(|(window, value)| (window, Answer::of(value)))
                .collect(),
        )
    }

    pub(in crate::engine) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl Past for Recorded {
    fn window(&self, window: &Window) -> Option<Value<'static>> {
        let asked = self.0.iter().find(|(known, _)| known == window);
        asked.map_or(Some(Value::None(Failed::Truncated)), |(_, answer)| answer.value())
    }

    fn answered(&self) -> Vec<Answered> {
        let all = self.0.iter();
        all.map(|(window, answer)| (window.clone(), answer.value()))
            .collect()
    }
}
