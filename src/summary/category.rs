//! Category of a payment: as its holder says, else as its statement says, else by the merchant's code, else by its type.
//!
//! A correction is of a counterparty and holds for all its payments, past and future; it is an input and part of the
//! state. Not here: codes and types (`event::category`).

use crate::event::name::{key_of, spelling_of};
use crate::event::{self, Digest, category};
use crate::ledger::{Payment, Shelf};
use crate::map::OrderedMap;
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// Correction: what the holder said of a counterparty.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Correction {
    /// Empty where it was taken back.
    category: String,
    at: Millis,
}

/// Every correction, by the key of the counterparty's name, and by its id.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Corrections(OrderedMap<Correction>);

impl Corrections {
    /// From now on, and for all that was before. Of two the later one holds, in whatever order they come.
    /// False where it is known, or a later one is.
    pub fn set(&mut self, said: &event::Correction) -> bool {
        let is_later =
            |known: &Correction| known.at < said.at || known.at == said.at && known.category != said.category;
        let mut is_news = false;
        for key in keys_of(&said.counterparty) {
            if self.0.get(key).is_none_or(is_later) {
                is_news = true;
                let (category, at) = (said.category.clone(), said.at);
                self.0.put(key, Correction { category, at });
            }
        }
        is_news
    }

    /// The category that its holder gave the counterparty with this key: of its name (`event::name`), or its id.
    pub fn at(&self, key: Digest) -> Option<&str> {
        let correction = self.0.get(key)?;
        Some(correction.category.as_str()).filter(|category| !category.is_empty())
    }

    /// True where nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Keys that a counterparty may be kept under, of which one is told: as a name of any kind, of a person, as an id.
fn keys_of(counterparty: &str) -> impl Iterator<Item = Digest> {
    let keys = [
        Digest::of(&key_of(counterparty, None)),
        Digest::of(&spelling_of(counterparty)),
        Digest::of(counterparty.trim()),
    ];
    let is_first =
        move |place: usize| keys.iter().position(|key| keys.get(place) == Some(key)) == Some(place);
    (0..keys.len())
        .filter(move |place| is_first(*place))
        .filter_map(move |place| keys.get(place).copied())
}

/// Category that the payment itself tells, corrections apart.
pub(super) fn stated<'a>(shelf: &'a Shelf, payment: &'a Payment) -> Option<&'a str> {
    shelf
        .category(payment)
        .or_else(|| payment.facts.mcc.and_then(category::of_code))
        .or(category::of_type(payment.facts.kind))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_later_correction_holds_in_whatever_order_they_come() {
        let said = |category: &str, at| event::Correction {
            counterparty: "猫咖".to_owned(),
            category: category.to_owned(),
            at: Millis::new(at).unwrap(),
        };
        let mut corrections = Corrections::default();
        assert!(corrections.set(&said("pets", 2)));
        assert!(!corrections.set(&said("dining", 1)) && !corrections.set(&said("pets", 2)));
        assert_eq!(corrections.at(Digest::of("猫咖")), Some("pets"));
        corrections.set(&said("", 3));
        assert_eq!(corrections.at(Digest::of("猫咖")), None);
    }
}
