//! Category of a payment: as its holder says, else as its statement says, else by the merchant's code, else by its type.
//!
//! A correction is of a counterparty and holds for all its payments, past and future; it is an input and part of the
//! state. Not here: codes and types (`event::category`).

use crate::event::name::{key_of, spelling_of};
use crate::event::{self, Digest, category};
use crate::ledger::{Payment, Shelf};
use crate::map::OrderedMap;
use crate::record::record;
use crate::time::Millis;

/// Correction: what the holder said of a counterparty.
#[derive(Debug, Clone, PartialEq)]
struct Correction {
    /// Empty where it was taken back.
    category: String,
    at: Millis,
    /// The first of the keys that it is kept under: with it the others go.
    first: Digest,
}

record! { struct Correction { category, at, first } }

/// Every correction, by the key of the counterparty's name, and by its id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Corrections {
    by_key: OrderedMap<Correction>,
    /// Corrections dropped for want of room.
    evicted: u32,
}

record! { struct Corrections { by_key, evicted } }

impl Corrections {
    /// From now on, and for all that was before. Of two the later one holds, in whatever order they come.
    /// False where it is known, or a later one is. At most so many are kept: the oldest by date goes first.
    pub fn set(&mut self, said: &event::Correction, most: usize) -> bool {
        let is_later =
            |known: &Correction| known.at < said.at || known.at == said.at && known.category != said.category;
        let mut is_news = false;
        let mut first = None;
        for key in keys_of(&said.counterparty) {
            let first = *first.get_or_insert(key);
            if self.by_key.get(key).is_none_or(is_later) {
                is_news = true;
                let (category, at) = (said.category.clone(), said.at);
                self.by_key.put(key, Correction { category, at, first });
            }
        }
        // Counted only where it may matter: each counterparty has a key at least, so that so few keys are no more of them.
        while self.by_key.len() > most && self.len() > most && self.drop_oldest() {
            self.evicted = self.evicted.saturating_add(1);
        }
        is_news
    }

    /// Number of counterparties that were corrected.
    pub fn len(&self) -> usize {
        let entries = self.by_key.keys().zip(self.by_key.values());
        entries.filter(|(key, known)| *key == known.first).count()
    }

    /// Corrections dropped for want of room.
    pub const fn evicted(&self) -> u32 {
        self.evicted
    }

    fn drop_oldest(&mut self) -> bool {
        let oldest = self.by_key.values().min_by_key(|known| (known.at, known.first));
        let Some(first) = oldest.map(|known| known.first) else {
            return false;
        };
        let of_it = self.by_key.keys().zip(self.by_key.values());
        let of_it = of_it.filter(|(_, known)| known.first == first);
        for key in of_it.map(|(key, _)| key).collect::<Vec<_>>() {
            self.by_key.remove(key);
        }
        true
    }

    /// The category that its holder gave the counterparty with this key: of its name (`event::name`), or its id.
    pub fn at(&self, key: Digest) -> Option<&str> {
        let correction = self.by_key.get(key)?;
        Some(correction.category.as_str()).filter(|category| !category.is_empty())
    }

    /// True where nothing was corrected.
    pub fn is_empty(&self) -> bool {
        self.by_key.is_empty()
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
        .or_else(|| payment.facts.mcc.and_then(|mcc| category::of_code(mcc.get())))
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
        assert!(corrections.set(&said("pets", 2), 9));
        assert!(!corrections.set(&said("dining", 1), 9) && !corrections.set(&said("pets", 2), 9));
        assert_eq!(corrections.at(Digest::of("猫咖")), Some("pets"));
        corrections.set(&said("", 3), 9);
        assert_eq!(corrections.at(Digest::of("猫咖")), None);
    }

    #[test]
    fn the_oldest_correction_has_no_room_under_any_spelling_in_whatever_order_they_come() {
        let names = ["Cat Café No. 7", "猫咖-12", "SQ *Tea House"];
        for order in [[0, 1, 2], [2, 1, 0], [1, 2, 0]] {
            let mut corrections = Corrections::default();
            for place in order {
                let said = event::Correction {
                    counterparty: names[place].to_owned(),
                    category: "pets".to_owned(),
                    at: Millis::new(i64::try_from(place).unwrap()).unwrap(),
                };
                corrections.set(&said, 2);
            }
            assert_eq!((corrections.len(), corrections.evicted()), (2, 1));
            for (place, name) in names.iter().enumerate() {
                let is_known = keys_of(name).any(|key| corrections.at(key).is_some());
                assert_eq!(is_known, place > 0, "{name}");
            }
        }
    }
}
