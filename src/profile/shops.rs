//! Shops that are paid in person by their code, and the id that each goes by.
//!
//! A sticker over a shop's code leaves the name that people see and changes who is paid. Only fingerprints are kept.

use crate::event::name::spelling_of;
use crate::event::{Channel, Digest, Transaction};
use crate::map::OrderedMap;
use crate::record::record;

/// Shops whose name is remembered: those a person goes to in a year or two.
const KEPT: usize = 256;

/// A shop's usual id.
#[derive(Debug, Clone, PartialEq)]
pub struct Shop {
    /// The usual id.
    pub id: Digest,
    /// Payments in person under this id.
    pub times: u32,
}

record! { struct Shop { id, times } }

/// Shops by name.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Shops(OrderedMap<Shop>);

record! { checked struct Shops(shops) }

impl Shops {
    /// Shop of this name, as far as it is known.
    pub fn get(&self, name: Digest) -> Option<&Shop> {
        self.0.get(name)
    }

    /// Takes a payment in person in. A shop that did change its code is believed in time.
    pub fn learn(&mut self, payment: &Transaction) {
        let Some((name, id)) = shop_of(payment) else {
            return;
        };
        let shop = self.0.get_or_put(name, || Shop { id, times: 0 });
        if shop.id == id {
            shop.times = shop.times.saturating_add(1);
        } else if shop.times > 1 {
            shop.times -= 1;
        } else {
            *shop = Shop { id, times: 1 };
        }
        if self.0.len() > KEPT {
            self.0.take_oldest();
        }
    }
}

/// True where the payer stood at the place.
pub fn is_in_person(payment: &Transaction) -> bool {
    matches!(payment.channel, Some(Channel::InStore | Channel::Atm))
}

/// True where it came from afar: ordered on a screen, or drawn by itself.
pub const fn is_from_afar(channel: Option<Channel>) -> bool {
    matches!(channel, Some(Channel::Online | Channel::Recurring))
}

/// The name and the id of a shop that was paid in person. A chain's branches have ids of their own, so that the number behind
/// its name counts.
pub fn shop_of(payment: &Transaction) -> Option<(Digest, Digest)> {
    let side = payment.counterparty.as_ref().filter(|_| is_in_person(payment))?;
    let id = Digest::of(side.id_key()?);
    Some((Digest::of(&spelling_of(side.name.as_deref()?)), id))
}

impl Shops {
    fn is_sound(&self) -> bool {
        self.0.len() <= KEPT && self.0.every(|shop| shop.times > 0)
    }
}
