//! Settings: the numbers of a reason that a host may change, within bounds.
//!
//! A reason's file lists them once with `settings!`, which makes a struct with a field for each (what the code reads) and
//! their declarations (what a host may set). What a host has set is found by name once, when the engine is configured;
//! from then on a setting is a field, and a slip in a name does not compile.
//! Not here: the values of all reasons together (`signal::Setup`).

use crate::money::Currency;

/// A number or a sum of money that a host may change, within bounds.
#[derive(Debug, Clone, Copy)]
pub struct Setting {
    /// Its name in `Config.reasons[code].params`.
    pub name: &'static str,
    /// What holds where nothing is set.
    pub default: f64,
    /// Of a sum of money the currency of its default, where it has one; nothing of a number.
    pub money: Option<Option<Currency>>,
    /// The least that makes sense.
    pub least: f64,
    /// The most that makes sense.
    pub most: f64,
    /// What it is and why it is so much, for the reference. The module has no need of it.
    #[cfg(not(target_arch = "wasm32"))]
    pub about: &'static str,
}

/// What holds of a setting.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub struct Value {
    /// The host's, else the default.
    pub value: f64,
    /// Of a sum of money, its currency; nothing where no sum is known.
    pub currency: Option<Currency>,
}

/// A sum of money with its currency: in any other it says nothing, since no rate is known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Limit {
    /// Amount.
    pub amount: f64,
    /// Currency.
    pub currency: Currency,
}

impl Limit {
    /// The amount, where it is of this currency.
    pub fn within(self, currency: Currency) -> Option<f64> {
        (self.currency == currency).then_some(self.amount)
    }
}

/// What a reason's code reads.
pub trait Settings: Sized {
    /// From the values of its settings, in the order of their declaration.
    fn of(values: &[Value]) -> Self;
}

impl Settings for () {
    fn of(_: &[Value]) -> Self {}
}

/// A field of a reason's settings.
pub(crate) trait FromValue {
    /// From what holds.
    fn from_value(value: Value) -> Self;
}

impl FromValue for f64 {
    fn from_value(value: Value) -> Self {
        value.value
    }
}

impl FromValue for Option<Limit> {
    fn from_value(value: Value) -> Self {
        value.currency.map(|currency| Limit {
            amount: value.value,
            currency,
        })
    }
}

impl Setting {
    /// What holds where nothing is set.
    pub const fn unset(&self) -> Value {
        Value {
            value: self.default,
            currency: self.money.flatten(),
        }
    }
}

/// Declares a reason's settings: a comment that says why, the field, its type, its default and its bounds. Where the name
/// that a host writes has more than one word, it stands beside the field. A sum of money is an `Option<Limit>`, and after its
/// bounds, which hold in any currency, stands the currency of its default: `Some(Currency::USD)`, or `None` where there is none.
macro_rules! settings {
    (@name $field:ident) => { stringify!($field) };
    (@name $field:ident $name:literal) => { $name };
    (@money) => { None };
    (@money $currency:expr) => { Some($currency) };
    ($($(#[doc = $about:literal])+ $field:ident $(($name:literal))?: $kind:ty = $default:expr, $bounds:expr $(, $currency:expr)?;)+) => {
        /// What a host may set of this reason.
        #[derive(Debug, Clone, Copy)]
        pub(crate) struct Settings {
            $($(#[doc = $about])+ pub(crate) $field: $kind,)+
        }

        impl Settings {
            /// Their declarations.
            pub(crate) const ALL: &[$crate::reason::Setting] = &[$($crate::reason::Setting {
                name: $crate::reason::settings!(@name $field $($name)?),
                default: $default,
                money: $crate::reason::settings!(@money $($currency)?),
                least: *($bounds).start(),
                most: *($bounds).end(),
                #[cfg(not(target_arch = "wasm32"))]
                about: concat!($($about),+),
            },)+];
        }

        impl $crate::reason::Settings for Settings {
            fn of(values: &[$crate::reason::Value]) -> Self {
                let mut values = values.iter();
                let mut unset = Self::ALL.iter().map($crate::reason::Setting::unset);
                let mut next = || {
                    let default = unset.next();
                    values.next().copied().or(default).unwrap_or_default()
                };
                Self {
                    $($field: $crate::reason::FromValue::from_value(next()),)+
                }
            }
        }
    };
}

pub(crate) use settings;
