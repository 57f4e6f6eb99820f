//! Parameters: the named values that a reason's messages show, and what each counts as.
//!
//! A parameter's kind says how it is shown. Its role says what it means to the alert (the figure that makes it worse, the
//! date on which something is due), so that nothing has to be guessed from a name.

use crate::money::Amount;
use crate::record::record;
use crate::sound::{MOST_TOLD, is_told};
use serde::Serialize;
use std::borrow::Cow;

/// A value that a message shows.
#[derive(Debug, Clone, PartialEq)]
pub enum Param {
    /// Text or a decimal.
    Text(String),
    /// A number.
    Number(f64),
    /// True or false.
    Bool(bool),
}

record! { enum Param { 0 = Text(text), 1 = Number(number), 2 = Bool(truth) } }

/// Named values, in the declared order; an object across the boundary (`view`).
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Params(pub Vec<(Cow<'static, str>, Param)>);

record! { struct Params(params) }

impl Param {
    /// The number, or the decimal as one.
    pub fn to_f64(&self) -> Option<f64> {
        match self {
            Self::Number(number) => Some(*number),
            Self::Text(text) => Amount::parse(text).ok().map(Amount::to_f64),
            Self::Bool(_) => None,
        }
    }
}

impl Params {
    /// From pairs. Once for each number of them, and not for each reason.
    #[inline(never)]
    pub fn of<const N: usize>(pairs: [(&'static str, Param); N]) -> Self {
        Self(
            pairs
                .into_iter()
                .map(|(name, value)| (name.into(), value.told()))
                .collect(),
        )
    }

    /// The same, with whether what it counts is a lower bound, since not all of it is still kept.
    #[must_use]
    pub fn at_least(mut self, is_at_least: bool) -> Self {
        self.0.push(("atLeast".into(), Param::Bool(is_at_least)));
        self
    }

    /// Gives a declared parameter its value, where it has one already.
    pub fn set(&mut self, name: &str, value: Param) {
        if let Some((_, known)) = self.0.iter_mut().find(|(known, _)| known == name) {
            *known = value;
        }
    }

    /// The value of this name.
    pub fn get(&self, name: &str) -> Option<&Param> {
        let named = self.0.iter().find(|(known, _)| known == name);
        named.map(|(_, value)| value)
    }
}

impl Param {
    /// The same where it may be told; else the nearest that may, and nothing for what is no number. What was kept otherwise
    /// would be read by nobody.
    #[inline(never)]
    fn told(self) -> Self {
        match self {
            Self::Number(number) if number.is_nan() => Self::Number(0.0),
            Self::Number(number) => Self::Number(number.clamp(-MOST_TOLD, MOST_TOLD)),
            other => other,
        }
    }
}

impl Params {
    /// True where every number may be told.
    pub fn are_told(&self) -> bool {
        let is_sound = |(_, param): &(_, Param)| !matches!(param, Param::Number(number) if !is_told(*number));
        self.0.iter().all(is_sound)
    }
}

/// A parameter's declaration.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ParamSpec {
    /// Its name in messages.
    pub name: &'static str,
    /// How it is shown.
    pub kind: ParamKind,
    /// What it means to the alert.
    pub role: Role,
}

/// What a parameter means to the alert.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// It is shown, and that is all.
    Shown,
    /// How much money it is about: what doubles it is worse, and it is what may be lost.
    Exposure,
    /// How many of the like: what doubles it is worse, and each may be lost.
    Count,
    /// A number of which the double is worse, and that says nothing of what may be lost.
    Size,
    /// When the operator should have acted.
    Due,
}

impl ParamSpec {
    const fn shown(name: &'static str, kind: ParamKind) -> Self {
        Self {
            name,
            kind,
            role: Role::Shown,
        }
    }

    /// The same in another role.
    pub(crate) const fn as_role(self, role: Role) -> Self {
        Self { role, ..self }
    }
}

/// Generates the kinds, the names that cross the boundary, and a declaration of each kind by its name:
/// `ParamSpec::money("amount")`.
macro_rules! kinds {
    ($($(#[$doc:meta])* $kind:ident $make:ident = $name:literal,)+) => {
        /// How a parameter is to be shown.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub enum ParamKind { $($(#[$doc])* $kind,)+ }

        impl ParamKind {
            /// The name that crosses the boundary.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$kind => $name,)+ }
            }
        }

        #[allow(dead_code)] // every kind can be declared, whether or not a reason of this version does
        impl ParamSpec {
            $($(#[$doc])* pub(crate) const fn $make(name: &'static str) -> Self {
                Self::shown(name, ParamKind::$kind)
            })+
        }
    };
}

kinds! {
    /// An exact amount in the evidence's `currency`.
    Money money = "money",
    /// ISO 4217.
    Currency currency = "currency",
    /// ISO 3166-1 alpha-2.
    Country country = "country",
    /// A category's code; empty for all of them.
    Category category = "category",
    /// The name of a person or shop: masked where asked.
    Name name = "name",
    /// A count or a ratio.
    Number number = "number",
    /// Milliseconds.
    Duration duration = "duration",
    /// 0 to 1.
    Share share = "share",
    /// 0 to 23, local.
    Hour hour = "hour",
    /// An instant.
    Time time = "time",
    /// The code of a term; its words are in the messages under `term.`.
    Term term = "term",
    /// True or false.
    Boolean flag = "boolean",
}
