//! Records of many: lists, rings, maps; their number, and then each.
//!
//! The room that is made beforehand is bounded, since what is one byte there may be hundreds here; and nobody reads on once the
//! reader has failed. Not here: the two maps of the state, which know what makes them sound (`map`).

use super::{Filled, Reader, Record, Writer};
use std::collections::{BTreeMap, VecDeque};

/// Most bytes of room that is made before what fills it was read.
const AT_ONCE: usize = 1 << 20;

impl<T: Record> Filled for &mut Vec<T> {
    fn take(&mut self, from: &mut Reader<'_>) {
        self.push(T::read(from));
    }
}

impl<K: Record + Ord, V: Record> Filled for &mut BTreeMap<K, V> {
    fn take(&mut self, from: &mut Reader<'_>) {
        let key = K::read(from);
        self.insert(key, V::read(from));
    }
}

/// Reads so many values.
pub(super) fn read_all<T: Record>(length: usize, from: &mut Reader<'_>) -> Vec<T> {
    let mut all = with_room(length);
    from.fill(length, &mut &mut all);
    all
}

/// An empty list with room for so many. Apart: for all types of one size it is one code.
#[inline(never)]
fn with_room<T>(length: usize) -> Vec<T> {
    Vec::with_capacity(length.min(AT_ONCE / size_of::<T>().max(1)))
}

impl<T: Record> Record for Vec<T> {
    fn write(&self, to: &mut Writer) {
        to.length(self.len());
        T::write_all(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let length = from.length();
        T::read_all(length, from)
    }
}

impl<T: Record> Record for Box<[T]> {
    fn write(&self, to: &mut Writer) {
        to.length(self.len());
        T::write_all(self, to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Vec::read(from).into()
    }
}

impl<T: Record> Record for VecDeque<T> {
    fn write(&self, to: &mut Writer) {
        to.length(self.len());
        for one in self {
            one.write(to); // in a closure it would stand there twice, once for each half
        }
    }

    fn read(from: &mut Reader<'_>) -> Self {
        Vec::read(from).into()
    }
}

impl<K: Record + Ord, V: Record> Record for BTreeMap<K, V> {
    fn write(&self, to: &mut Writer) {
        to.length(self.len());
        for (key, value) in self {
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
