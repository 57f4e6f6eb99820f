//! Lists, ready to be looked up: fingerprints in their order, and which of them a payment is under.
//!
//! A counterparty is on a list by its id or by its name, however that is spelt; an address by itself or by its network.

use crate::event::address::Address;
use crate::event::{Access, Digest, Transaction, name};
use crate::rule::{ListEntry, ListField, Lists};
use crate::sort::sort;
use crate::time::Millis;

/// The list of those who are let through.
pub(super) const ALLOW: &str = "allow";

/// A list by its entries' fingerprints, in their order.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Index {
    pub(super) name: String,
    entries: Vec<(Digest, Option<Millis>)>,
}

impl Index {
    pub(super) fn each_of(lists: &Lists) -> Vec<Self> {
        let index = |(name, entries): &(String, Vec<ListEntry>)| {
            let keys = entries
                .iter()
                .flat_map(|entry| keys_of_entry(entry).into_iter().map(|key| (key, entry.until)));
            let mut entries: Vec<_> = keys.collect();
            sort(&mut entries, |(one, _), (other, _)| one.cmp(other));
            Self {
                name: name.clone(),
                entries,
            }
        };
        lists.0.iter().map(index).collect()
    }

    fn has(&self, key: Digest, at: Millis) -> bool {
        let first = self.entries.partition_point(|(known, _)| *known < key);
        let mut same = self
            .entries
            .iter()
            .skip(first)
            .take_while(|(known, _)| *known == key);
        same.any(|(_, until)| until.is_none_or(|until| at < until))
    }
}

fn keys_of_entry(entry: &ListEntry) -> Vec<Digest> {
    let value = entry.value.trim();
    match entry.field {
        ListField::Counterparty => vec![
            Digest::of_parts(&["id", value]),
            Digest::of_parts(&["name", &name::key_of(value, None)]),
            Digest::of_parts(&["name", &name::spelling_of(value)]),
        ],
        ListField::Device => vec![Digest::of_parts(&["device", value])],
        ListField::Country => vec![Digest::of_parts(&["country", value])],
        ListField::Network => {
            let (address, is_network) = match value.split_once('/') {
                Some((address, _)) => (address, true),
                None => (value, false),
            };
            match Address::read(address) {
                Address::Public { network, .. } if is_network => vec![network],
                Address::Public { itself, .. } => vec![itself],
                _ => vec![Digest::of_parts(&["ip", value])],
            }
        }
    }
}

/// Lists before one event.
pub(super) struct Listed<'a> {
    lists: &'a [Index],
    /// Everything but the counterparty's name.
    keys: Vec<Digest>,
    /// The counterparty's name, which whoever bears it chose.
    name: Option<Digest>,
    has_id: bool,
    at: Millis,
}

impl<'a> Listed<'a> {
    /// Of a payment.
    pub(super) fn of(lists: &'a [Index], payment: &Transaction) -> Self {
        let side = payment.counterparty.as_ref().filter(|_| !lists.is_empty());
        let id = side.and_then(|side| side.id_key());
        let name = side.and_then(|side| side.name_key());
        let device = payment.device_id.as_ref();
        let place = (payment.country.as_ref(), payment.ip.as_ref());
        let mut listed = Self::with(lists, payment.at, device, place);
        listed.keys.extend(id.map(|id| Digest::of_parts(&["id", id])));
        listed.name = name.map(|name| Digest::of_parts(&["name", &name]));
        listed.has_id = id.is_some();
        listed
    }

    /// Of a use of the account.
    pub(super) fn of_use(lists: &'a [Index], access: &Access) -> Self {
        let place = (access.country.as_ref(), access.ip.as_ref());
        Self::with(lists, access.at, access.device_id.as_ref(), place)
    }

    fn with(
        lists: &'a [Index],
        at: Millis,
        device: Option<&String>,
        (country, ip): (Option<&String>, Option<&String>),
    ) -> Self {
        let mut keys = Vec::new();
        if !lists.is_empty() {
            keys.extend(device.map(|id| Digest::of_parts(&["device", id])));
            keys.extend(country.map(|code| Digest::of_parts(&["country", code])));
            match ip.map(|ip| (ip, Address::read(ip))) {
                Some((_, Address::Public { itself, network })) => keys.extend([itself, network]),
                Some((ip, _)) => keys.push(Digest::of_parts(&["ip", ip])),
                None => {}
            }
        }
        Self {
            lists,
            keys,
            name: None,
            has_id: false,
            at,
        }
    }

    pub(super) fn is_on(&self, number: usize) -> bool {
        let Some(list) = self.lists.get(number) else {
            return false;
        };
        let name = self.name.filter(|_| !(self.has_id && list.name == ALLOW));
        let mut keys = self.keys.iter().chain(&name);
        keys.any(|key| list.has(*key, self.at))
    }
}
