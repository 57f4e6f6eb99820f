//! Entities that a label is about, as they are kept with each payment until it comes.
//!
//! Not here: what was said, and what a word changes (`pending_label`).

use super::pull::ENTITIES;
use crate::event::{Digest, Entities, LabelWord};
use crate::record::{Reader, Record, Writer};

/// Entities as they are kept, one of each payment: most name a counterparty and its category, and nobody else.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Blamed {
    pub(super) counterparty: Option<Digest>,
    pub(super) merchant_category: Option<Digest>,
    /// Device, network and country.
    others: Option<Box<[Option<Digest>; 3]>>,
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

impl Blamed {
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
