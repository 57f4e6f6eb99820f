//! Entities that a label is about, as they are kept with each payment until it comes.
//!
//! Not here: what was said, and what a word changes (`pending_label`).

use super::pull::ENTITIES;
use crate::event::{Digest, Entities, LabelWord};
use crate::map::OrderedMap;
use crate::record::{Reader, Record, Writer};
use std::sync::Arc;

/// Entities as they are kept, one of each payment: most name a counterparty and its category, and nobody else.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Blamed {
    pub(super) counterparty: Option<Digest>,
    pub(super) merchant_category: Option<Digest>,
    /// Device, network and country.
    others: Option<Box<[Option<Digest>; 3]>>,
}

/// Entities that payments of an account have in common: of a person who pays the same shops from the same phone a few dozen, each
/// kept once. One that no payment has any more goes once half of them are such.
#[derive(Debug, Clone, Default)]
pub(super) struct Shared {
    all: OrderedMap<Arc<Blamed>>,
    /// Length at which those that are no longer needed are looked for.
    full: usize,
}

/// Fewest for which it is worth looking. Judgement.
const FEW: usize = 16;

/// Nothing that is known by the payments themselves counts where accounts are compared.
impl PartialEq for Shared {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl Shared {
    /// Lets what is like another one's be that.
    pub(super) fn share(&mut self, blamed: &mut Option<Arc<Blamed>>) {
        let Some(own) = blamed else {
            return;
        };
        let key = own.key();
        match self.all.get(key) {
            Some(known) if known == own => *own = Arc::clone(known),
            Some(_) => {} // by a chance of nearly none
            None => {
                if self.all.len() >= self.full {
                    self.all.retain(|known| Arc::strong_count(known) > 1);
                    self.full = FEW.max(2 * self.all.len());
                }
                self.all.push(key, Arc::clone(own));
            }
        }
    }
}

impl Record for Blamed {
    fn write(&self, to: &mut Writer) {
        self.counterparty.write(to);
        let [device, network, country] = self.others();
        let others = [self.merchant_category, device, network, country];
        others.iter().any(Option::is_some).then_some(others).write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let counterparty = Record::read(from);
        let others = Option::<[Option<Digest>; 4]>::read(from);
        let [merchant_category, device, network, country] = others.unwrap_or_default();
        Self::from(Entities {
            counterparty,
            device,
            network,
            merchant_category,
            country,
        })
    }
}

impl From<Entities> for Blamed {
    fn from(entities: Entities) -> Self {
        let others = [entities.device, entities.network, entities.country];
        Self {
            counterparty: entities.counterparty,
            merchant_category: entities.merchant_category,
            others: others.iter().any(Option::is_some).then(|| Box::new(others)),
        }
    }
}

/// Of no entity anything.
pub(super) static NOBODY: Blamed = Blamed {
    counterparty: None,
    merchant_category: None,
    others: None,
};

impl Blamed {
    /// As it is kept: nothing where it is nobody.
    pub(super) fn kept(self) -> Option<Arc<Self>> {
        (self != NOBODY).then(|| Arc::new(self))
    }

    /// Under which what is like it is found.
    fn key(&self) -> Digest {
        let [device, network, country] = self.others();
        Digest::joined([
            self.counterparty,
            self.merchant_category,
            device,
            network,
            country,
        ])
    }

    fn others(&self) -> [Option<Digest>; 3] {
        self.others.as_deref().copied().unwrap_or_default()
    }

    /// Entities that this word blames, one of each kind.
    pub(super) fn by(&self, word: LabelWord) -> [Option<Digest>; ENTITIES] {
        let [device, network, country] = self.others();
        // In a scam the holder acts, at home and on the own device: only the receiver and the merchant category are to blame.
        let is_scam = word == LabelWord::Scam;
        [
            self.counterparty,
            self.merchant_category,
            device.filter(|_| !is_scam),
            network.filter(|_| !is_scam),
            country.filter(|_| !is_scam),
        ]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shop(number: usize) -> Option<Arc<Blamed>> {
        let counterparty = Some(Digest::of(&format!("shop {number}")));
        let device = Some(Digest::of("phone"));
        let entities = Entities {
            counterparty,
            device,
            ..Entities::default()
        };
        Blamed::from(entities).kept()
    }

    #[test]
    fn payments_at_one_shop_keep_it_once_and_shops_of_forgotten_payments_go() {
        let mut shared = Shared::default();
        let mut payments: Vec<Option<Arc<Blamed>>> = (0..100).map(|number| shop(number % 10)).collect();
        payments.iter_mut().for_each(|blamed| shared.share(blamed));
        let first = payments[0].as_ref().unwrap();
        assert!(
            payments
                .iter()
                .step_by(10)
                .flatten()
                .all(|one| Arc::ptr_eq(one, first))
        );
        assert_eq!(shared.all.len(), 10);
        payments.truncate(1);
        (10..1_000).for_each(|number| shared.share(&mut shop(number)));
        assert!(shared.all.len() <= FEW, "of all others none is left");
        shared.share(&mut payments[0]);
        assert!(
            shared
                .all
                .values()
                .any(|known| Arc::ptr_eq(known, payments[0].as_ref().unwrap()))
        );
    }

    #[test]
    fn entities_that_change_places_are_others() {
        let [a, b] = ["a", "b"].map(|text| Some(Digest::of(text)));
        assert_ne!(Digest::joined([a, b, None]), Digest::joined([b, a, None]));
        assert_ne!(Digest::joined([a, None, b]), Digest::joined([a, b, None]));
    }
}
