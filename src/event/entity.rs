//! Entities that an event involves, by fingerprint: counterparty, device, network, merchant category, country.
//!
//! Keys of what is known across accounts; names and numbers are not kept. Not here: what is known of an entity
//! (`population`), and which of them a label blames (`feedback`).

use crate::event::{Access, Address, Channel, Counterparty, Digest, Transaction};
use crate::record::record;

/// Entities that a payment or a use of the account involves, by fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
#[allow(missing_docs)]
pub struct Entities {
    pub counterparty: Option<Digest>,
    pub device: Option<Digest>,
    pub network: Option<Digest>,
    /// The merchant category: the counterparty's code (ISO 18245), else the payment's category; and the channel that it is
    /// paid through.
    pub merchant_category: Option<Digest>,
    /// Country in which the payment was made.
    pub country: Option<Digest>,
}

record! { struct Entities { counterparty, device, network, merchant_category, country } }

impl Entities {
    /// Entities of a payment.
    pub fn of(payment: &Transaction) -> Self {
        Self::under(payment, payment.counterparty_key().as_deref())
    }

    /// Entities of a payment whose counterparty's key is at hand. What was reported of a name holds for its disguises too.
    pub fn under(payment: &Transaction, key: Option<&str>) -> Self {
        let side = payment.counterparty.as_ref();
        let undisguised = side.and_then(Counterparty::undisguised_key);
        Self {
            counterparty: undisguised.as_deref().or(key).map(counterparty_key),
            device: device_key(payment.device_id.as_deref()),
            network: network_key(payment.ip.as_deref()),
            merchant_category: merchant_category_key(payment),
            country: payment.country.as_deref().map(country_key),
        }
    }

    /// Entities of a use of the account: its device, and its network by name, else by address.
    pub fn of_use(access: &Access) -> Self {
        let named = access.network.as_deref().map(Address::key_of_name);
        Self {
            device: device_key(access.device_id.as_deref()),
            network: named.or_else(|| network_key(access.ip.as_deref())),
            ..Self::default()
        }
    }

    /// Payee of the payment.
    pub const fn payee(&self) -> Payee {
        Payee {
            counterparty: self.counterparty,
            merchant_category: self.merchant_category,
        }
    }

    /// Each that is known.
    pub fn each(&self) -> impl Iterator<Item = Digest> {
        let known = [
            self.counterparty,
            self.device,
            self.network,
            self.merchant_category,
            self.country,
        ];
        known.into_iter().flatten()
    }
}

/// Key of a counterparty.
pub fn counterparty_key(key: &str) -> Digest {
    Digest::of_parts(&["counterparty", key])
}

/// Key of a device.
pub fn device_key(id: Option<&str>) -> Option<Digest> {
    id.map(|id| Digest::of_parts(&["device", id]))
}

/// Key of a network.
pub fn network_key(address: Option<&str>) -> Option<Digest> {
    address.map(Address::key_of)
}

/// Key of a merchant category. A shop's counter and its page are robbed in different ways, so the channel is part of it.
fn merchant_category_key(payment: &Transaction) -> Option<Digest> {
    let merchant_category = payment.mcc.as_deref().or(payment.category.as_deref());
    let channel = payment
        .channel
        .filter(|channel| *channel != Channel::Unknown)
        .map(Channel::as_str);
    (merchant_category.is_some() || channel.is_some()).then(|| {
        Digest::of_parts(&[
            "trade",
            merchant_category.unwrap_or_default(),
            channel.unwrap_or_default(),
        ])
    })
}

/// Key of a country.
fn country_key(code: &str) -> Digest {
    Digest::of_parts(&["country", code])
}

/// Payee: whom a payment pays, the counterparty and its merchant category.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Payee {
    /// Key of it.
    pub counterparty: Option<Digest>,
    /// Key of it.
    pub merchant_category: Option<Digest>,
}
