//! Records of many: lists, rings, maps; their number, and then each.
//!
//! The room that is made beforehand is bounded, since what is one byte there may be hundreds here; and nobody reads on once the
//! reader has failed. Not here: the two maps of the state, which know what makes them sound (`map`).

use super::{Reader, Record, Writer};
use std::collections::{BTreeMap, VecDeque};

/// Most bytes of room that is made before what fills it was read.
const AT_ONCE: usize = 1 << 20;

/// What takes one value after the other out of a reader. A trait of its own, since a closure's would bring each reading twice:
/// once to be called again, and once for good.
trait Growing {
    /// Takes the next one.
    fn grow(&mut self, from: &mut Reader<'_>);
}

/// Reads so many, until the reader fails; one loop for the lists of all types.
#[inline(never)]
fn read_times(times: usize, to: &mut dyn Growing, from: &mut Reader<'_>) {
    for _ in 0..times {
        to.grow(from);
        if from.has_failed() {
            break;
        }
    }
}

impl<T: Record> Growing for &mut Vec<T> {
    fn grow(&mut self, from: &mut Reader<'_>) {
        self.push(T::read(from));
    }
}

impl<K: Record + Ord, V: Record> Growing for &mut BTreeMap<K, V> {
    fn grow(&mut self, from: &mut Reader<'_>) {
        let key = K::read(from);
        self.insert(key, V::read(from));
    }
}

/// Reads so many values.
pub(super) fn read_all<T: Record>(length: usize, from: &mut Reader<'_>) -> Vec<T> {
    let mut all = with_room(length);
    read_times(length, &mut &mut all, from);
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
        read_times(length, &mut &mut map, from);
        map
    }
}
