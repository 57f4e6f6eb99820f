//! Fingerprints in the order of arrival, and the place of each: what every `OrderedMap` finds its values by.
//!
//! Apart from the values, so that the module holds this code once. A table of numbers over the fingerprints, which are as good
//! as random already: five to ten bytes a key, where a search tree of keys took some thirty, and a handful of keys takes two dozen
//! bytes and not a node for eleven. Nothing reads the table in its own order, so no output depends on hashing.
//! Not here: values, and what goes when there are too many.

use crate::event::Digest;
use hashbrown::HashTable;
use std::collections::VecDeque;

/// Keys by their place.
#[derive(Debug, Clone)]
pub(super) struct Index {
    keys: VecDeque<Digest>,
    /// Number of keys taken from the front so far; numbers in `numbers` count from the very first.
    gone: u32,
    numbers: HashTable<u32>,
}

impl Index {
    /// Of no key.
    pub(super) const fn new() -> Self {
        Self {
            keys: VecDeque::new(),
            gone: 0,
            numbers: HashTable::new(),
        }
    }

    /// With room for so many.
    pub(super) fn with_room(keys: usize) -> Self {
        Self {
            keys: VecDeque::with_capacity(keys),
            gone: 0,
            numbers: HashTable::with_capacity(keys),
        }
    }

    /// Place of a key, counted from the oldest that is kept.
    pub(super) fn position(&self, key: Digest) -> Option<usize> {
        let number = self
            .numbers
            .find(key.half(), |number| self.is_key_of(*number, key))?;
        Some(self.place(*number))
    }

    /// Puts a key that is known to be new at the end. Returns its place.
    pub(super) fn push(&mut self, key: Digest) -> usize {
        let place = self.keys.len();
        self.keys.push_back(key);
        let number = self.number(place);
        let (keys, gone) = (&self.keys, self.gone);
        self.numbers
            .insert_unique(key.half(), number, |number| hash_of(keys, gone, *number));
        place
    }

    /// Takes the oldest out.
    pub(super) fn take_oldest(&mut self) {
        let Some(key) = self.at(0) else {
            return;
        };
        self.drop_number(key);
        self.keys.pop_front();
        self.gone = self.gone.wrapping_add(1);
    }

    /// Takes a key out, and moves the newest into its place. Returns the place.
    pub(super) fn remove(&mut self, key: Digest) -> Option<usize> {
        let place = self.position(key)?;
        let newest = self.keys.len() - 1;
        self.drop_number(key);
        if place != newest
            && let Some(moved) = self.at(newest)
        {
            let (from, to) = (self.number(newest), self.number(place));
            if let Some(number) = self.numbers.find_mut(moved.half(), |number| *number == from) {
                *number = to;
            }
        }
        self.keys.swap_remove_back(place);
        Some(place)
    }

    /// Keeps the keys of these places, in order.
    pub(super) fn keep(&mut self, is_kept: impl Fn(usize) -> bool) {
        let kept = self.keys.iter().enumerate().filter(|(place, _)| is_kept(*place));
        let kept: Vec<Digest> = kept.map(|(_, key)| *key).collect();
        *self = Self::with_room(kept.len());
        for key in kept {
            self.push(key);
        }
    }

    /// The key at a place.
    pub(super) fn at(&self, place: usize) -> Option<Digest> {
        self.keys.get(place).copied()
    }

    /// Every key, the oldest first.
    pub(super) fn keys(&self) -> impl Iterator<Item = Digest> {
        self.keys.iter().copied()
    }

    fn drop_number(&mut self, key: Digest) {
        let (keys, gone) = (&self.keys, self.gone);
        let is_its = |number: &u32| keys.get(number.wrapping_sub(gone) as usize) == Some(&key);
        if let Ok(entry) = self.numbers.find_entry(key.half(), is_its) {
            entry.remove();
        }
    }

    fn is_key_of(&self, number: u32, key: Digest) -> bool {
        self.keys.get(self.place(number)) == Some(&key)
    }

    const fn place(&self, number: u32) -> usize {
        number.wrapping_sub(self.gone) as usize
    }

    #[allow(clippy::cast_possible_truncation)] // wasm's memory ends before 2^32 entries
    const fn number(&self, place: usize) -> u32 {
        self.gone.wrapping_add(place as u32)
    }
}

/// For the table as it grows: every number in it has a key.
fn hash_of(keys: &VecDeque<Digest>, gone: u32, number: u32) -> u64 {
    keys.get(number.wrapping_sub(gone) as usize)
        .map_or(0, |key| key.half())
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// What is done to an index, and to a plain list beside it.
    #[derive(Debug, Clone)]
    enum Deed {
        Push(u8),
        Remove(u8),
        TakeOldest,
        KeepEven,
    }

    fn deeds() -> impl Strategy<Value = Vec<Deed>> {
        let deed = prop_oneof![
            6 => any::<u8>().prop_map(Deed::Push),
            3 => any::<u8>().prop_map(Deed::Remove),
            2 => Just(Deed::TakeOldest),
            1 => Just(Deed::KeepEven),
        ];
        prop::collection::vec(deed, 0..400)
    }

    proptest! {
        #[test]
        fn whatever_comes_and_goes_every_key_is_found_at_its_place(deeds in deeds()) {
            let mut index = Index::new();
            let mut list: Vec<Digest> = Vec::new();
            for deed in deeds {
                match deed {
                    Deed::Push(name) => {
                        let key = Digest::of(&name.to_string());
                        if !list.contains(&key) {
                            prop_assert_eq!(index.push(key), list.len());
                            list.push(key);
                        }
                    }
                    Deed::Remove(name) => {
                        let key = Digest::of(&name.to_string());
                        let place = list.iter().position(|known| *known == key);
                        prop_assert_eq!(index.remove(key), place);
                        if let Some(place) = place {
                            list.swap_remove(place);
                        }
                    }
                    Deed::TakeOldest => {
                        index.take_oldest();
                        if !list.is_empty() {
                            list.remove(0);
                        }
                    }
                    Deed::KeepEven => {
                        index.keep(|place| place % 2 == 0);
                        list = list.into_iter().step_by(2).collect();
                    }
                }
                prop_assert_eq!(index.keys().collect::<Vec<_>>(), list.clone());
                for (place, key) in list.iter().enumerate() {
                    prop_assert_eq!(index.position(*key), Some(place));
                }
                prop_assert_eq!(index.position(Digest::of("never put in")), None);
            }
        }
    }
}
