//! The cells of the pool that one payment's score reads: what a receipt carries.

use super::Pool;
use crate::catalogue::{Catalogue, Few};
use crate::money::Currency;
use crate::profile::lesson::Parties;

impl Pool {
    /// This pool as far as the payment's score looks: its parties, its currency, and the counts of all.
    pub fn slice_for(&self, parties: &Parties, currency: Currency) -> Self {
        let mut cells = Catalogue::new();
        for key in parties.each() {
            if let Some(party) = self.parties.get(key) {
                cells.put(key, party.clone());
            }
        }
        let mut amounts = Few::default();
        if let Some(known) = self.amounts.get(&currency) {
            *amounts.entry(currency) = known.clone();
        }
        Self {
            parties: cells,
            amounts,
            corroboration: self.corroboration.clone(),
            waiting: Vec::new(),
            ..*self
        }
    }
}
