//! The cells of the population that one payment's score reads: what a receipt carries.

use super::Population;
use crate::event::{Digest, Entities};
use crate::map::{OrderedMap, SmallMap};
use crate::money::Currency;

impl Population {
    /// This population as far as the payment's score looks: its entities, its currency, and the counts of all.
    pub fn slice_for(&self, entities: &Entities, currency: Currency) -> Self {
        let mut cells = OrderedMap::new();
        for key in entities.each() {
            if let Some(entity) = self.entities.get(key) {
                cells.put(key, entity.clone());
            }
        }
        let mut amounts = SmallMap::default();
        if let Some(known) = self.amounts.get(&currency) {
            *amounts.entry(currency) = known.clone();
        }
        Self {
            entities: cells,
            amounts,
            reliability: self.reliability.clone(),
            waiting: Vec::new(),
            labels_waiting: Vec::new(),
            aside: None,
            ..*self
        }
    }

    /// This population as far as the score of a use looks: the entities that it comes from, and the counts of all.
    pub fn slice_for_use(&self, entities: impl Iterator<Item = Digest>) -> Self {
        let mut cells = OrderedMap::new();
        for key in entities.chain([super::all_uses()]) {
            if let Some(entity) = self.entities.get(key) {
                cells.put(key, entity.clone());
            }
        }
        Self {
            entities: cells,
            amounts: SmallMap::default(),
            reliability: self.reliability.clone(),
            waiting: Vec::new(),
            labels_waiting: Vec::new(),
            aside: None,
            ..*self
        }
    }

    /// The same with what waits for its hour to close.
    pub fn slice_to_come(&self, entities: &Entities, currency: Currency) -> Self {
        Self {
            waiting: self.waiting.clone(),
            labels_waiting: self.labels_waiting.clone(),
            ..self.slice_for(entities, currency)
        }
    }
}
