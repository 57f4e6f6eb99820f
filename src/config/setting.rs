//! Values that a host gives a reason's settings: a number, or a sum of money with its currency.
//!
//! A sum without its currency would hold in yen as in dinars, so the two are different values: a number that stands where a
//! sum belongs is refused, and the other way round. Not here: which setting takes which, and within what bounds (`signal`).

use crate::money::{Amount, Currency};
use crate::record::{Reader, Record, Writer, record};
use serde::de::value::MapAccessDeserializer;
use serde::de::{MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A value of a setting.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum SettingValue {
    /// A count, a share, a length of time.
    Number(f64),
    /// A sum, which says nothing of any other currency.
    Money(Sum),
}

/// A sum with its currency.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// Amount.
    pub amount: Amount,
    /// ISO 4217.
    pub currency: Currency,
}

record! { struct Sum { amount, currency } }

impl From<f64> for SettingValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

/// As it is given.
impl Serialize for SettingValue {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Number(number) => number.serialize(to),
            Self::Money(sum) => sum.serialize(to),
        }
    }
}

impl<'de> Deserialize<'de> for SettingValue {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_any(Given)
    }
}

/// A number, and a sum where there is one.
impl Record for SettingValue {
    fn write(&self, to: &mut Writer) {
        match self {
            Self::Number(number) => (*number, None::<Sum>).write(to),
            Self::Money(sum) => (0.0, Some(*sum)).write(to),
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let (number, sum) = <(f64, Option<Sum>)>::read(from);
        sum.map_or(Self::Number(number), Self::Money)
    }
}

struct Given;

impl<'de> Visitor<'de> for Given {
    type Value = SettingValue;

    fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("a number or a sum")
    }

    #[allow(clippy::cast_precision_loss)] // whole and within 2^53
    fn visit_i64<E>(self, number: i64) -> Result<SettingValue, E> {
        Ok(SettingValue::Number(number as f64))
    }

    #[allow(clippy::cast_precision_loss)] // whole and within 2^53
    fn visit_u64<E>(self, number: u64) -> Result<SettingValue, E> {
        Ok(SettingValue::Number(number as f64))
    }

    fn visit_f64<E>(self, number: f64) -> Result<SettingValue, E> {
        Ok(SettingValue::Number(number))
    }

    fn visit_map<A: MapAccess<'de>>(self, entries: A) -> Result<SettingValue, A::Error> {
        Sum::deserialize(MapAccessDeserializer::new(entries)).map(SettingValue::Money)
    }
}
