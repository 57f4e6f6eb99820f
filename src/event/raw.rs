//! An event as it came in: named values, not yet believed.
//!
//! Objects from JavaScript, canonical CSV rows and JSON all become this first, so that one validator
//! (`Transaction::read`) decides what an event is, and says the same of the same mistake whatever the source.

use crate::error::{Code, Error, Result, Unknown, shown};
use crate::event::field::Field;
use crate::event::parts::Location;
use crate::event::{MAX_REFERENCE, MAX_REFERENCES, MAX_TEXT, quote, vocabulary};
use crate::money::{Amount, Currency};
use crate::nearest::nearest;
use crate::time::{MILLISECONDS, Millis, UtcOffset, unit_of};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use std::borrow::Cow;

/// One value as the source holds it.
#[derive(Debug, Clone, PartialEq)]
pub enum Value<'a> {
    /// Text.
    Text(Cow<'a, str>),
    /// A JavaScript number.
    Number(f64),
    /// True or false.
    Bool(bool),
    /// A list of texts.
    List(Vec<Cow<'a, str>>),
    /// Anything else, by its type's name: "object", "bigint", …
    Other(Cow<'a, str>),
    /// A key that no event has, by its path. It stands under `kind`: without it nobody knows what was meant. No reading of
    /// a field ever meets it; whether it is refused is the engine's to say (`RawEvent::known`).
    Unknown(Cow<'a, str>),
}

/// Dialect of a source: what it can express.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Dialect {
    /// Typed values (objects): money must be text, time must be a number.
    Typed,
    /// Everything is text (CSV): times, numbers and booleans are read from it; an empty cell is absence.
    Text,
}

/// Named values of one event, each field at most once, in any order.
#[derive(Debug, Clone, PartialEq)]
pub struct RawEvent<'a> {
    /// Dialect of the values.
    pub dialect: Dialect,
    /// The values. An absent field is not in the list.
    pub values: Vec<(Field, Value<'a>)>,
}

/// Source of events, in their order, each time they are asked for.
pub trait Source {
    /// Hands over one after the other. Where the source itself is broken it fails there, and always at the same place.
    fn each(&self, take: &mut dyn FnMut(&RawEvent<'_>)) -> Result<()>;
}

impl Source for &[RawEvent<'_>] {
    fn each(&self, take: &mut dyn FnMut(&RawEvent<'_>)) -> Result<()> {
        self.iter().for_each(take);
        Ok(())
    }
}

/// One value on its way to its type, knowing its place for errors.
pub(crate) struct Reading<'v, 'a> {
    pub(crate) dialect: Dialect,
    pub(crate) field: Field,
    pub(crate) value: &'v Value<'a>,
}

impl Reading<'_, '_> {
    /// The failure, at this field.
    pub(crate) fn refuse(&self, code: Code) -> Error {
        Error::new(code).at_field(self.field.name())
    }

    /// The failure with what is told of the value: nothing where the field is a person's, else what its shape allows.
    fn refuse_telling(&self, code: Code, told: Option<&str>) -> Error {
        match told.filter(|_| !self.field.is_personal()) {
            Some(value) => self.refuse(code).with_value(value),
            None => self.refuse(code),
        }
    }

    /// The failure where another type is expected, with the one that is there.
    pub(crate) fn misfit(&self, expected: &'static [&'static str]) -> Error {
        let there = match self.value {
            Value::Text(_) => Some("string"),
            Value::Number(_) => Some("number"),
            Value::Bool(_) => Some("boolean"),
            Value::List(_) => Some("array"),
            Value::Other(name) => quote::type_name(name),
            Value::Unknown(_) => None,
        };
        let error = self.refuse(Code::FieldType).expecting(expected);
        match there {
            Some(name) => error.with_value(name),
            None => error,
        }
    }

    /// A number that is refused, told where it is short enough to be one.
    fn refuse_number(&self, code: Code) -> Error {
        let told = match self.value {
            Value::Number(number) => quote::number(*number),
            Value::Text(text) => quote::figure(text).map(str::to_owned),
            Value::Bool(_) | Value::List(_) | Value::Other(_) | Value::Unknown(_) => None,
        };
        self.refuse_telling(code, told.as_deref())
    }

    /// Text as it is, bounded.
    pub(crate) fn text(&self) -> Result<&str> {
        match self.value {
            Value::Text(text) if text.len() <= MAX_TEXT => Ok(text),
            Value::Text(_) => Err(Error::new(Code::TextTooLong).at_field(self.field.name())),
            _ => Err(self.misfit(&["string"])),
        }
    }

    /// Text that must say something.
    pub(crate) fn filled(&self) -> Result<String> {
        let text = self.text()?;
        if text.is_empty() {
            Err(self.refuse(Code::FieldEmpty))
        } else {
            Ok(text.to_owned())
        }
    }

    /// Text; an empty one is absence.
    pub(crate) fn optional(&self) -> Result<Option<String>> {
        self.text().map(|text| {
            if text.is_empty() {
                None
            } else {
                Some(text.to_owned())
            }
        })
    }

    /// A list of numbers by which others call something, each once. In a text source they stand in one cell with `|` between
    /// them: no operator's number has one, and no table parts its cells by it.
    pub(crate) fn references(&self) -> Result<Vec<String>> {
        let given: Vec<&str> = match (self.dialect, self.value) {
            (_, Value::List(texts)) => texts.iter().map(AsRef::as_ref).collect(),
            (Dialect::Text, Value::Text(text)) => {
                let parts = text.split('|').map(str::trim);
                parts.filter(|part| !part.is_empty()).collect()
            }
            _ => return Err(self.misfit(&["string[]"])),
        };
        if given.len() > MAX_REFERENCES || given.iter().any(|text| text.len() > MAX_REFERENCE) {
            return Err(self.refuse(Code::ListTooLong));
        }
        let mut references: Vec<String> = Vec::with_capacity(given.len());
        for text in given {
            if text.is_empty() {
                return Err(self.refuse(Code::FieldEmpty));
            }
            if !references.iter().any(|known| known == text) {
                references.push(text.to_owned());
            }
        }
        Ok(references)
    }

    /// An exact amount.
    pub(crate) fn amount(&self) -> Result<Amount> {
        if matches!(self.value, Value::Number(_)) {
            return Err(self.refuse_number(Code::AmountNotString).expecting(&["string"]));
        }
        Amount::parse(self.text()?).map_err(|error| self.refuse_number(error.code))
    }

    /// A currency.
    pub(crate) fn currency(&self) -> Result<Currency> {
        let text = self.text()?;
        Currency::parse(text).map_err(|error| self.refuse_telling(error.code, quote::code(text)))
    }

    /// An instant of the days that payments are of: a number that is one only in seconds or microseconds is refused by
    /// its unit, and what nobody alive today will see as impossible.
    pub(crate) fn time(&self) -> Result<Millis> {
        let (number, read) = match (self.dialect, self.value) {
            (_, Value::Number(number)) => (Some(*number), Millis::from_f64(*number)),
            (Dialect::Text, Value::Text(text)) => (decimal(text), Millis::parse(text)),
            _ => return Err(self.misfit(&["number"])),
        };
        if let Some(unit) = number.and_then(unit_of) {
            return Err(self.refuse(unit).expecting(MILLISECONDS));
        }
        let refused = |error: Error| match self.value {
            Value::Text(text) => self.refuse_telling(error.code, quote::date(text)),
            _ => self.refuse(error.code),
        };
        match read.map_err(refused)? {
            at if at >= Millis::BEYOND => Err(self.refuse(Code::TimeFarAhead)),
            at => Ok(at),
        }
    }

    /// A finite number.
    pub(crate) fn number(&self) -> Result<f64> {
        let number = match (self.dialect, self.value) {
            (_, Value::Number(number)) => *number,
            (Dialect::Text, Value::Text(text)) => {
                decimal(text).ok_or_else(|| self.refuse_number(Code::NumberInvalid))?
            }
            _ => return Err(self.misfit(&["number"])),
        };
        if number.is_finite() {
            Ok(number)
        } else {
            Err(self.refuse_number(Code::NumberInvalid))
        }
    }

    /// Minutes east of UTC.
    #[allow(clippy::cast_possible_truncation)] // bounded just before
    pub(crate) fn offset(&self) -> Result<UtcOffset> {
        let minutes = self.number()?;
        if minutes.trunc().to_bits() != minutes.to_bits() || minutes.abs() > f64::from(i16::MAX) {
            return Err(self.refuse_number(Code::UtcOffsetInvalid));
        }
        UtcOffset::new(minutes as i16).map_err(|error| self.refuse_number(error.code))
    }

    /// True or false.
    pub(crate) fn truth(&self) -> Result<bool> {
        match (self.dialect, self.value) {
            (_, Value::Bool(truth)) => Ok(*truth),
            (Dialect::Text, Value::Text(text)) if text == "true" => Ok(true),
            (Dialect::Text, Value::Text(text)) if text == "false" => Ok(false),
            _ => Err(self.misfit(&["boolean"])),
        }
    }

    /// A word of a closed list; another one is refused with the choices, and told where it nearly is one of them.
    pub(crate) fn word<T>(&self, parse: fn(&str) -> Result<T>) -> Result<T> {
        let text = self.text()?;
        parse(text).map_err(|error| self.refuse_word(text, &error))
    }

    #[cold]
    #[inline(never)]
    fn refuse_word(&self, text: &str, error: &Error) -> Error {
        self.refuse_telling(error.code, quote::choice(text, error.expected))
            .expecting(error.expected)
    }

    /// ISO 3166-1 alpha-2.
    pub(crate) fn country(&self) -> Result<String> {
        let text = self.text()?;
        if is_country(text) {
            Ok(text.to_owned())
        } else {
            Err(self.refuse_telling(Code::CountryInvalid, quote::code(text)))
        }
    }

    /// ISO 18245.
    pub(crate) fn mcc(&self) -> Result<String> {
        let text = self.text()?;
        if text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit()) {
            Ok(text.to_owned())
        } else {
            Err(self.refuse_number(Code::MccInvalid))
        }
    }
}

impl RawEvent<'_> {
    /// The values as readings, empty cells of text sources left out.
    pub(crate) fn readings(&self) -> impl Iterator<Item = Reading<'_, '_>> {
        let dialect = self.dialect;
        self.values
            .iter()
            .filter(move |(_, value)| match value {
                Value::Text(text) => dialect != Dialect::Text || !text.is_empty(),
                Value::Unknown(_) => false,
                _ => true,
            })
            .map(move |(field, value)| Reading {
                dialect,
                field: *field,
                value,
            })
    }

    /// Refuses an event in which one of these is absent, by the first of them.
    pub(crate) fn require(&self, fields: &[Field]) -> Result<()> {
        let is_missing = |field: &&Field| !self.readings().any(|reading| reading.field == **field);
        match fields.iter().find(is_missing) {
            Some(field) => Err(Error::new(Code::FieldMissing).at_field(field.name())),
            None => Ok(()),
        }
    }

    /// Refuses an event with a key that no event has, by its path and with the name that it is near to. The value is not
    /// looked at.
    pub fn known(&self) -> Result<()> {
        let unknown = self.values.iter().find_map(|(_, value)| match value {
            Value::Unknown(path) => Some(path),
            _ => None,
        });
        match unknown {
            Some(path) => {
                let mut error = Error::new(Code::FieldUnknown);
                error.unknown = Some(Box::new(named(path)));
                Err(error)
            }
            None => Ok(()),
        }
    }

    /// The text of a field, unvalidated, for telling which event a refusal is about.
    pub fn peek(&self, wanted: Field) -> Option<&str> {
        self.values.iter().find_map(|(field, value)| match value {
            Value::Text(text) if *field == wanted => Some(text.as_ref()),
            _ => None,
        })
    }
}

/// An unknown key with the field that it is near to: one of its own object's, or an object of fields.
/// True of what has the shape of a country or region by ISO 3166-1 alpha-2.
pub(crate) fn is_country(text: &str) -> bool {
    text.len() == 2 && text.bytes().all(|byte| byte.is_ascii_uppercase())
}

fn named(path: &str) -> Unknown {
    let outer = |name: &'static str| name.split_once('.').map(|(outer, _)| outer);
    let names = Field::ALL.iter().map(|field| field.name());
    let known = names.clone().chain(names.filter_map(outer));
    let near = nearest(path, known);
    Unknown {
        path: path.split('.').map(shown).collect::<Vec<_>>().join("."),
        // A field's own path as one key ("counterparty.name"): what was meant is the object that the field is in.
        nearest: near.and_then(|name| if name == path { outer(name) } else { Some(name) }),
    }
}

/// A number written in plain digits. Read through `Decimal`: std's parser of floats weighs 10 kB of module.
fn decimal(text: &str) -> Option<f64> {
    Decimal::from_str_exact(text).ok()?.to_f64()
}

/// Latitude and longitude, both or neither, on the globe.
pub(crate) fn located(latitude: Option<f64>, longitude: Option<f64>) -> Result<Option<Location>> {
    let degrees = |value: f64, most: f64, field: Field| {
        if value.abs() <= most {
            Ok(value)
        } else {
            Err(Error::new(Code::LocationInvalid).at_field(field.name()))
        }
    };
    let missing = |field: Field| Err(Error::new(Code::FieldMissing).at_field(field.name()));
    match (latitude, longitude) {
        (Some(lat), Some(lon)) => Ok(Some(Location {
            lat: degrees(lat, 90.0, Field::Latitude)?,
            lon: degrees(lon, 180.0, Field::Longitude)?,
        })),
        (None, None) => Ok(None),
        (Some(_), None) => missing(Field::Longitude),
        (None, Some(_)) => missing(Field::Latitude),
    }
}

/// Shorthand used by the events.
pub(crate) use vocabulary::{
    AccessAction, ActWord, Authentication, Awaited, Channel, CounterpartyKind, Direction, Disposition,
    InstrumentKind, LabelWord, Method, PaymentType, PromiseState, ReferredKind, Relation, SeriesVerb, Status,
    TimePrecision,
};
