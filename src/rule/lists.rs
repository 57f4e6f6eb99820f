//! Lists of a host's: counterparties, devices, networks and countries by name, each entry for as long as it holds.
//!
//! Entries are kept as they are given, since a host wants them back; a number that can be listed can be found out from its
//! fingerprint too, so none is kept in place of it. Three names act by themselves (`engine::rules`): `allow`, `block`, `watch`.
//! Not here: whether a payment is on one.

use super::form::{Form, is_id, items_of};
use crate::error::{Code, Fault};
use crate::options::Options;
use crate::record::record;
use crate::time::Millis;

/// Entries of all lists: what a phone looks up within microseconds and a snapshot holds in a few megabytes.
const MOST: usize = 100_000;
/// Bytes of an entry's value, and of a list's name.
const LONGEST: usize = 256;
const LONGEST_NAME: usize = 64;

/// What an entry names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(missing_docs)] // the contract's names
pub enum ListField {
    Counterparty,
    Device,
    Network,
    Country,
}

record! { enum ListField { 0 = Counterparty, 1 = Device, 2 = Network, 3 = Country } }

impl ListField {
    const NAMES: &'static [&'static str] = &["counterparty", "device", "network", "country"];
    const ALL: [Self; 4] = [Self::Counterparty, Self::Device, Self::Network, Self::Country];
}

/// An entry of a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListEntry {
    /// What it names.
    pub field: ListField,
    /// An id or a name, a device, an address or its network (`203.0.113.0/24`), a country.
    pub value: String,
    /// From then on it is on the list no more.
    pub until: Option<Millis>,
}

record! { struct ListEntry { field, value, until } }

/// Lists by name, in the host's order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Lists(pub Vec<(String, Vec<ListEntry>)>);

record! { struct Lists(lists) }

impl Lists {
    /// Lists as a host gives them, as far as they can be read; what is wrong with them is added to `faults`.
    pub fn read(given: &Options, path: &str, faults: &mut Vec<Fault>) -> Self {
        const KEYS: &[&str] = &["field", "value", "until"];
        let (each, faults) = Form::open(given, path.to_owned(), faults).each();
        let (mut lists, mut left) = (Vec::new(), MOST);
        for (name, path, items) in each {
            if !is_id(name) || name.len() > LONGEST_NAME {
                faults.push(Fault {
                    expected: &["a-z", "0-9", "-"],
                    ..Fault::new(path.clone(), Code::ValueUnknown)
                });
            }
            let items = items_of(items, &path, left, faults);
            left -= items.len();
            let mut entries = Vec::with_capacity(items.len());
            for (path, item) in items {
                let mut form = Form::of(item, path, KEYS, faults);
                let field = form.word("field", ListField::NAMES, true);
                let value = form.text("value", LONGEST);
                let until = match form.get("until") {
                    Some(Options::Number(until)) => match Millis::told(*until) {
                        Ok(until) => Some(until),
                        Err(error) => {
                            form.fault("until", error.code, &[]);
                            None
                        }
                    },
                    Some(_) => {
                        form.fault("until", Code::FieldType, &["number"]);
                        None
                    }
                    None => None,
                };
                let field = field.and_then(|place| ListField::ALL.get(place).copied());
                if let (Some(field), Some(value)) = (field, value) {
                    entries.push(ListEntry { field, value, until });
                }
            }
            lists.push((name.to_owned(), entries));
        }
        Self(lists)
    }
}
