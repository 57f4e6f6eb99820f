//! Additions: what the accounts of one engine add to what is known across accounts, set aside for whoever adds it up.
//!
//! An engine that is one of several reads what it is given (`Population::read_given`): nothing that its own accounts add is
//! readable to it before it comes back in an edition of the table (`total`), with what all others added.
//! Not here: when that is.

use super::update::Update;
use crate::record::{Reader, Record, Writer, bytes_of, record};

/// Additions, each with the hour in which it became known. Two of the same are equal and have the same bytes, in whatever
/// order they came and were added up.
#[derive(Debug, Clone, Default)]
pub struct Additions(pub(super) Vec<(i32, Update)>);

impl Additions {
    /// Adds those of other accounts.
    pub fn add(&mut self, others: Self) {
        self.0.extend(others.0);
    }

    /// Number of them.
    pub const fn len(&self) -> usize {
        self.0.len()
    }

    /// True where there is none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl PartialEq for Additions {
    fn eq(&self, other: &Self) -> bool {
        bytes_of(self) == bytes_of(other)
    }
}

impl Record for Additions {
    fn write(&self, to: &mut Writer) {
        let mut all = self.0.clone();
        in_order(&mut all);
        all.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let read = Vec::<(i32, Update)>::read(from);
        from.check(read.iter().all(|(_, update)| update.is_sound()));
        Self(read)
    }
}

/// Additions of an engine that reads what it is given, until they are taken.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Aside {
    pub(super) all: Additions,
    /// Some are of an hour that has closed.
    pub(super) is_late: bool,
}

impl Aside {
    pub(super) fn add(&mut self, hour: i32, update: Update, is_late: bool) {
        self.is_late |= is_late;
        self.all.0.push((hour, update));
    }
}

/// Edition of what is known across accounts: the one before it, and what became readable then.
#[derive(Debug, Clone, PartialEq)]
pub struct Edition {
    /// Hour that is open then, counted from 1970: all before it have closed.
    pub hour: i32,
    /// What became readable, in an order that is the same however it was cut.
    pub(super) readable: Vec<Update>,
}

record! { checked struct Edition { hour, readable } }

impl Edition {
    /// Edition of this hour.
    pub(super) fn of(hour: i32, mut readable: Vec<Update>) -> Self {
        in_order(&mut readable);
        Self { hour, readable }
    }

    /// Number of updates that became readable.
    pub const fn len(&self) -> usize {
        self.readable.len()
    }

    /// True where nothing but the hour is new.
    pub const fn is_empty(&self) -> bool {
        self.readable.is_empty()
    }

    fn is_sound(&self) -> bool {
        self.readable.iter().all(Update::is_sound)
    }
}

/// Puts them in the order of their bytes: of one label and its withdrawal the label stands first.
fn in_order<T: Record>(all: &mut [T]) {
    all.sort_by_cached_key(bytes_of);
}
