//! Index: the places of entries in the order of their keys, eight bytes for each, the keys themselves standing with the entries.
//!
//! A search tree that holds the keys again takes thirty bytes of an entry. Here a slot holds a number and the first four bytes of its
//! key; only where those of two keys are equal, or a key is found, the entry itself is asked. Nobody gains by keys that begin
//! alike: their slots lie in the order of the whole keys, and are halved as all others. One level of leaves under a list, so
//! that a find is two searches by halving; of a million entries the list has some eleven thousand.
//! Not here: values, and the order in which they came (`map`).

use crate::event::Digest;
use core::cmp::Ordering;

/// Slots of a leaf: a kilobyte, half of which is moved at most for one that is put in. Judgement: with half as many the list, which
/// is moved when a leaf is split, is twice as long.
const LENGTH: usize = 128;

/// Slots that a leaf grows by, once it has as many: on average half of them stand empty, one slot in eleven.
const GROWS_BY: usize = 16;

/// The key of a number, as it stands with its entry.
pub(super) type Keys<'k> = &'k dyn Fn(u32) -> Option<Digest>;

#[derive(Debug, Clone, Copy)]
struct Slot {
    /// Beginning of its key.
    head: u32,
    number: u32,
}

impl Slot {
    fn compare(self, key: Digest, keys: Keys<'_>) -> Ordering {
        let heads = self.head.cmp(&key.head());
        heads.then_with(|| keys(self.number).cmp(&Some(key)))
    }
}

/// Place of a key: its leaf, where in it, and whether it is there or only would be.
#[derive(Clone, Copy)]
struct Place {
    leaf: usize,
    slot: usize,
    is_taken: bool,
}

/// Numbers of entries, found by their keys.
#[derive(Debug, Clone, Default)]
pub(super) struct Index {
    /// In the order of the keys; none is empty.
    leaves: Vec<Vec<Slot>>,
}

// One copy of each for all maps.
impl Index {
    pub(super) const fn new() -> Self {
        Self { leaves: Vec::new() }
    }

    /// Place of a key.
    #[inline(never)]
    fn place(&self, key: Digest, keys: Keys<'_>) -> Place {
        let begins = |leaf: &Vec<Slot>| leaf.first().is_some_and(|slot| slot.compare(key, keys).is_le());
        let leaf = match self.leaves.len() {
            0 | 1 => 0, // most stay short
            _ => self.leaves.partition_point(begins).saturating_sub(1),
        };
        let slots = self.leaves.get(leaf).map_or(&[][..], Vec::as_slice);
        let mut slot = slots.partition_point(|slot| slot.head < key.head());
        let mut order = slots.get(slot).map(|slot| slot.compare(key, keys));
        if order.is_some_and(Ordering::is_lt) {
            // Another key that begins alike.
            let after = slots.get(slot..).unwrap_or_default();
            slot += after.partition_point(|slot| slot.compare(key, keys).is_lt());
            order = slots.get(slot).map(|slot| slot.compare(key, keys));
        }
        Place {
            leaf,
            slot,
            is_taken: order.is_some_and(Ordering::is_eq),
        }
    }

    fn at(&self, place: Place) -> Option<Slot> {
        let slots = self.leaves.get(place.leaf)?;
        slots.get(place.slot).copied().filter(|_| place.is_taken)
    }

    /// The number of this key.
    #[inline(never)]
    pub(super) fn get(&self, key: Digest, keys: Keys<'_>) -> Option<u32> {
        self.at(self.place(key, keys)).map(|slot| slot.number)
    }

    /// Puts a number in; false where its key has one, which stays.
    #[inline(never)]
    pub(super) fn put(&mut self, key: Digest, number: u32, keys: Keys<'_>) -> bool {
        let place = self.place(key, keys);
        if place.is_taken {
            return false;
        }
        let slot = Slot {
            head: key.head(),
            number,
        };
        let Some(leaf) = self.leaves.get_mut(place.leaf) else {
            self.leaves.reserve_exact(1); // most stay short
            self.leaves.push(vec![slot]);
            return true;
        };
        if leaf.len() == leaf.capacity() {
            leaf.reserve_exact(leaf.len().min(GROWS_BY));
        }
        leaf.insert(place.slot, slot);
        if leaf.len() >= LENGTH {
            let upper = leaf.split_off(LENGTH / 2);
            leaf.shrink_to_fit();
            self.leaves.insert(place.leaf + 1, upper);
        }
        true
    }

    /// Gives a key that has a number another one.
    #[inline(never)]
    pub(super) fn renumber(&mut self, key: Digest, number: u32, keys: Keys<'_>) {
        let place = self.place(key, keys);
        let leaf = self.leaves.get_mut(place.leaf).filter(|_| place.is_taken);
        if let Some(slot) = leaf.and_then(|leaf| leaf.get_mut(place.slot)) {
            slot.number = number;
        }
    }

    /// Takes the number of a key out.
    #[inline(never)]
    pub(super) fn remove(&mut self, key: Digest, keys: Keys<'_>) -> Option<u32> {
        let place = self.place(key, keys);
        let number = self.at(place)?.number;
        let at = place.leaf;
        let leaf = self.leaves.get_mut(at)?;
        leaf.remove(place.slot);
        let left = leaf.len();
        let next = self.leaves.get(at + 1).map_or(LENGTH, Vec::len);
        if left == 0 {
            self.leaves.remove(at);
        } else if left + next <= LENGTH / 2 {
            let mut upper = self.leaves.remove(at + 1);
            self.leaves.get_mut(at)?.append(&mut upper);
        }
        Some(number)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use std::collections::BTreeMap;

    proptest! {
        #[test]
        fn it_finds_what_a_search_tree_finds_whatever_is_put_in_and_taken_out(
            does in prop::collection::vec((0_u8..10, any::<prop::sample::Index>()), 0..3_000), takes in 0_u8..10,
        ) {
            let all: Vec<Digest> = (0..600).map(|number| Digest::of(&format!("{number}"))).collect();
            let keys = |number: u32| all.get(number as usize).copied();
            let (mut index, mut tree) = (Index::new(), BTreeMap::new());
            for (what, which) in does {
                let (number, key) = (which.index(all.len()) as u32, *which.get(&all));
                prop_assert_eq!(index.get(key, &keys), tree.get(&key).copied());
                if what < takes {
                    prop_assert_eq!(index.remove(key, &keys), tree.remove(&key));
                } else {
                    prop_assert_eq!(index.put(key, number, &keys), tree.insert(key, number).is_none());
                }
                prop_assert!(index.leaves.iter().all(|leaf| (1..LENGTH).contains(&leaf.len())));
            }
            let numbers = index.leaves.iter().flatten().map(|slot| slot.number);
            prop_assert!(numbers.eq(tree.into_values()));
        }
    }

    fn digest(a: u64, b: u64) -> Digest {
        Digest::from_text(&format!("{a:016x}{b:016x}")).unwrap()
    }

    #[test]
    fn keys_that_begin_alike_are_told_apart_and_found() {
        let all: Vec<Digest> = (1..900_u64)
            .map(|number| digest(7, number * 7_919 % 1_009))
            .collect();
        let keys = |number: u32| all.get(number as usize).copied();
        let mut index = Index::new();
        for (number, key) in (0..).zip(&all) {
            assert!(index.put(*key, number, &keys) && !index.put(*key, number, &keys));
        }
        index.renumber(all[5], 5, &keys);
        assert!(
            (0..)
                .zip(&all)
                .all(|(number, key)| index.get(*key, &keys) == Some(number))
        );
        for (number, key) in (0..).zip(&all) {
            assert_eq!(index.remove(*key, &keys), Some(number));
            assert_eq!(index.get(*key, &keys), None);
        }
        assert!(index.leaves.is_empty());
    }
}
