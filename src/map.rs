//! Maps: values found by fingerprint and kept in the order of arrival, and short lists found by key.
//!
//! Every map of the state is one of these two, for three reasons; what persons said stands in a third (`latest`). Order: an `OrderedMap` is read in the order of arrival, a
//! `SmallMap` in the order of its keys, so no output ever depends on hashing. Size: the module holds the machine code of one
//! index instead of thirty search trees (a third of its bytes, measured). Privacy: keys are fingerprints, not names.
//! Not here: bounds. Whoever keeps a map decides what goes when it is full.

mod index;
mod latest;
mod pieces;

pub use latest::Latest;

use crate::event::Digest;
use crate::record::{Filled, Reader, Record, Writer};
use crate::sort::sort;
use index::Index;
use pieces::Pieces;

/// Values by the fingerprint of their key, in the order of arrival.
#[derive(Debug, Clone)]
pub struct OrderedMap<V> {
    entries: Pieces<(Digest, V)>,
    /// Number of entries taken from the front so far; positions in `index` count from the very first.
    gone: u32,
    index: Index,
}

impl<V> OrderedMap<V> {
    /// An empty one.
    pub const fn new() -> Self {
        Self {
            entries: Pieces::new(),
            gone: 0,
            index: Index::new(),
        }
    }

    /// Position of the value, counted from the oldest that is kept.
    pub fn position(&self, key: Digest) -> Option<usize> {
        let number = self.index.get(key, &keys(&self.entries, self.gone))?;
        Some(number.wrapping_sub(self.gone) as usize)
    }

    /// The value of this key.
    pub fn get(&self, key: Digest) -> Option<&V> {
        self.at(self.position(key)?)
    }

    /// The value of this key, to be changed.
    pub fn get_mut(&mut self, key: Digest) -> Option<&mut V> {
        let position = self.position(key)?;
        self.entries.get_mut(position).map(|(_, value)| value)
    }

    /// The value at this position.
    pub fn at(&self, position: usize) -> Option<&V> {
        self.entries.get(position).map(|(_, value)| value)
    }

    /// The value at this position, to be changed.
    pub fn at_mut(&mut self, position: usize) -> Option<&mut V> {
        self.entries.get_mut(position).map(|(_, value)| value)
    }

    /// Puts a value in; a known key keeps its place. Returns its position.
    pub fn put(&mut self, key: Digest, value: V) -> usize {
        if let Some(position) = self.position(key)
            && let Some(entry) = self.entries.get_mut(position)
        {
            entry.1 = value;
            return position;
        }
        self.push(key, value)
    }

    /// Puts a value in under a key that is known to be new, which saves looking for it. Returns its position.
    pub fn push(&mut self, key: Digest, value: V) -> usize {
        let position = self.entries.len();
        #[allow(clippy::cast_possible_truncation)] // wasm's memory ends before 2^32 entries
        let number = self.gone.wrapping_add(position as u32);
        let is_new = self.index.put(key, number, &keys(&self.entries, self.gone));
        debug_assert!(is_new, "a key that is known is no new one");
        self.entries.push_back((key, value));
        position
    }

    /// The value of this key, made where it is new.
    pub fn get_or_put(&mut self, key: Digest, make: impl FnOnce() -> V) -> &mut V {
        let position = match self.position(key) {
            Some(position) => position,
            None => self.push(key, make()),
        };
        &mut self.entries.found(position).1 // there, or put there just now
    }

    /// Takes the oldest out.
    pub fn take_oldest(&mut self) -> Option<V> {
        let (key, _) = *self.entries.get(0)?;
        self.index.remove(key, &keys(&self.entries, self.gone));
        let (_, value) = self.entries.pop_front()?;
        self.gone = self.gone.wrapping_add(1);
        Some(value)
    }

    /// Takes a value out; the newest moves into its place.
    pub fn remove(&mut self, key: Digest) -> Option<V> {
        let number = self.index.remove(key, &keys(&self.entries, self.gone))?;
        let newest = self.entries.get(self.entries.len().checked_sub(1)?);
        if let Some((moved, _)) = newest {
            // Before it moves, since the index asks it for its key.
            self.index
                .renumber(*moved, number, &keys(&self.entries, self.gone));
        }
        let position = number.wrapping_sub(self.gone) as usize;
        self.entries.swap_remove(position).map(|(_, value)| value)
    }

    /// Keeps what passes, in order.
    pub fn retain(&mut self, keep: impl Fn(&V) -> bool) {
        if self.values().all(&keep) {
            return;
        }
        let mut before = std::mem::take(self).entries;
        while let Some(piece) = before.take_piece() {
            for (key, value) in piece {
                if keep(&value) {
                    self.push(key, value);
                }
            }
        }
    }

    /// Every key, the oldest first.
    pub fn keys(&self) -> impl Iterator<Item = Digest> {
        self.entries.iter().map(|(key, _)| *key)
    }

    /// True where each value passes. By its place, which is less code than a walk.
    pub fn every(&self, passes: impl Fn(&V) -> bool) -> bool {
        (0..self.len()).all(|position| self.at(position).is_some_and(&passes))
    }

    /// True where each value stands under the key that it has by itself.
    pub fn is_keyed_by(&self, key: impl Fn(&V) -> Digest) -> bool {
        let is_its = |(known, value): &(Digest, V)| *known == key(value);
        (0..self.len()).all(|position| self.entries.get(position).is_some_and(is_its))
    }

    /// Every value, the oldest first.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.entries.iter().map(|(_, value)| value)
    }

    /// Every value, the oldest first, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.entries.iter_mut().map(|(_, value)| value)
    }

    /// Forgets the eighth whose measure is the least, at least one; returns how many. An eighth at once, since looking
    /// for the least one on every arrival would cost a walk over all.
    pub fn forget_an_eighth(&mut self, measure: impl Fn(&V) -> u64) -> u32 {
        let mut measures: Vec<u64> = self.values().map(&measure).collect();
        sort(&mut measures, u64::cmp);
        let Some(most) = measures.get(measures.len() / 8).copied() else {
            return 0;
        };
        let before = self.len();
        self.retain(|value| measure(value) > most);
        u32::try_from(before - self.len()).unwrap_or(u32::MAX)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.entries.len() == 0
    }
}

/// Keys of the entries, by their numbers.
fn keys<V>(entries: &Pieces<(Digest, V)>, gone: u32) -> impl Fn(u32) -> Option<Digest> {
    move |number| {
        entries
            .get(number.wrapping_sub(gone) as usize)
            .map(|(key, _)| *key)
    }
}

impl<V: PartialEq> PartialEq for OrderedMap<V> {
    fn eq(&self, other: &Self) -> bool {
        self.len() == other.len() && self.entries.iter().eq(other.entries.iter())
    }
}

impl<V> Default for OrderedMap<V> {
    fn default() -> Self {
        Self::new()
    }
}

impl<V: Record> Record for OrderedMap<V> {
    fn write(&self, to: &mut Writer) {
        to.length(self.len());
        for (key, value) in self.entries.iter() {
            key.write(to);
            value.write(to);
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut map = Self::new();
        let length = from.length();
        from.fill(length, &mut &mut map);
        map
    }
}

impl<V: Record> Filled for &mut OrderedMap<V> {
    fn take(&mut self, from: &mut Reader<'_>) {
        let (key, value) = Record::read(from);
        #[allow(clippy::cast_possible_truncation)] // wasm's memory ends before 2^32 entries
        let number = self.entries.len() as u32;
        from.check(self.index.put(key, number, &keys(&self.entries, 0))); // each key once
        self.entries.push_back((key, value));
    }
}

/// A handful of values in the order of their keys: currencies, classes. Found by halving, since nobody is kept from paying in
/// hundreds of currencies.
#[derive(Debug, Clone, PartialEq)]
pub struct SmallMap<K, V>(Vec<(K, V)>);

impl<K: Ord, V: Default> SmallMap<K, V> {
    /// The value of this key.
    pub fn get(&self, key: &K) -> Option<&V> {
        let position = self.position(key);
        let found = self.0.get(position).filter(|(known, _)| known == key);
        found.map(|(_, value)| value)
    }

    /// Number of keys below this one.
    fn position(&self, key: &K) -> usize {
        self.0.partition_point(|(known, _)| known < key)
    }

    /// The value of this key, made where it is new.
    pub fn entry(&mut self, key: K) -> &mut V {
        let position = self.position(&key);
        if self.0.get(position).is_none_or(|(known, _)| *known != key) {
            self.0.reserve_exact(1); // most hold one for good, and a list grows by itself to four
            self.0.insert(position, (key, V::default()));
        }
        #[allow(clippy::indexing_slicing)] // found there, or put there just now
        &mut self.0[position].1
    }

    /// Takes the value of this key out.
    pub fn remove(&mut self, key: &K) -> Option<V> {
        let position = self.0.iter().position(|(known, _)| known == key)?;
        Some(self.0.remove(position).1)
    }

    /// Every key and value, in the order of the keys.
    pub fn iter(&self) -> impl Iterator<Item = (&K, &V)> {
        self.0.iter().map(|(key, value)| (key, value))
    }

    /// Every value, in the order of the keys.
    pub fn values(&self) -> impl Iterator<Item = &V> {
        self.0.iter().map(|(_, value)| value)
    }

    /// Every value, to be changed.
    pub fn values_mut(&mut self) -> impl Iterator<Item = &mut V> {
        self.0.iter_mut().map(|(_, value)| value)
    }

    /// Number of entries.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there is none.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<K: Record + PartialOrd, V: Record> Record for SmallMap<K, V> {
    fn write(&self, to: &mut Writer) {
        self.0.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let entries = Vec::<(K, V)>::read(from);
        from.check(entries.is_sorted_by(|(a, _), (b, _)| a < b));
        Self(entries)
    }
}

impl<K, V> Default for SmallMap<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}
