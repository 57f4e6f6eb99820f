//! Parts of a payment that are more than one value: the other side, the instrument, a place, what the host saw.
//!
//! `Serialize` gives the contract's objects; `Debug` shows nothing of the person.

use crate::event::name;
use crate::event::vocabulary::{CounterpartyKind, InstrumentKind};
use crate::money::{Amount, Currency};
use crate::record::record;
use serde::Serialize;
use std::borrow::Cow;

/// The other side of a payment.
#[derive(Clone, PartialEq, Eq, Default, Serialize)]
pub struct Counterparty {
    /// The operator's id of it, where known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Its name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<String>,
    /// A person, a merchant, the holder.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub kind: Option<CounterpartyKind>,
}

impl Counterparty {
    /// Its id, where one is told; whoever writes "" or blanks tells none.
    pub fn id_key(&self) -> Option<&str> {
        self.id.as_deref().map(str::trim).filter(|id| !id.is_empty())
    }

    /// The key under which it is remembered: its id as it is, where there is one, else its name's, as `event::name` tells names
    /// apart.
    pub fn key(&self) -> Option<Cow<'_, str>> {
        match self.id_key() {
            Some(id) => Some(Cow::Borrowed(id)),
            None => self.name_key(),
        }
    }

    /// The key under which its reputation is kept, where that is another one: its name is written in letters of another script
    /// that look like Latin ones.
    pub fn undisguised_key(&self) -> Option<String> {
        match self.id_key() {
            Some(_) => None,
            None => name::undisguised(self.name.as_deref()?, self.kind),
        }
    }

    /// The key of its name.
    pub fn name_key(&self) -> Option<Cow<'_, str>> {
        Some(name::key_of(self.name.as_deref()?, self.kind))
    }
}

/// Instrument that the payment was drawn from.
#[derive(Clone, PartialEq, Eq, Serialize)]
pub struct Instrument {
    /// The operator's id of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// A balance, a card, a credit line.
    pub kind: InstrumentKind,
    /// The last four digits.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub last4: Option<String>,
}

/// Original sum: what the payment cost in the merchant's currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Original {
    /// Amount.
    pub amount: Amount,
    /// Currency.
    pub currency: Currency,
}

record! { struct Original { amount, currency } }

/// The same payment as another account's export shows it.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SameAs {
    /// Account whose export it is.
    pub account_id: String,
    /// Id of the payment in it.
    pub id: String,
}

/// Context: what the host app saw at the moment of payment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Context {
    /// A call was active.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub call: Option<bool>,
    /// The screen was shared.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub screen_share: Option<bool>,
    /// The device was remotely controlled.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub remote_control: Option<bool>,
}

/// A place on the globe, in degrees.
#[derive(Clone, Copy, PartialEq, Serialize)]
pub struct Location {
    /// North of the equator.
    pub lat: f64,
    /// East of Greenwich.
    pub lon: f64,
}

/// Steps of a degree by which a city is told: 11 km from north to south, and less from east to west.
const CITY: f64 = 10.0;

impl Location {
    /// The same by its city: nothing finer of where somebody used an account is kept or judged.
    pub fn of_city(self) -> Self {
        let coarse = |degrees: f64| (degrees * CITY).round() / CITY;
        Self {
            lat: coarse(self.lat),
            lon: coarse(self.lon),
        }
    }
}

/// `Debug` that names the type and shows nothing of the person.
macro_rules! debug_without_contents {
    ($($name:ident)+) => {$(
        impl core::fmt::Debug for $name {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )+};
}
debug_without_contents! { Counterparty Instrument SameAs Location }
