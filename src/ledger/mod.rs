//! The payments themselves, kept for summaries and cases. Scoring never reads it; a host can switch it off.
//!
//! One shelf per account, so that forgetting an account is dropping a shelf. Payments are compact rows whose texts are
//! interned per shelf (a person pays the same few hundred shops); rows rather than columns, since every query of a
//! summary reads nearly all of a row. The order is arrival, but for rows that moved into the place of a dropped one. Several
//! words on one payment are put together field by field. The oldest by date make room for new ones, so that an old bill that
//! comes last pushes out nothing newer.

mod shelf;

pub use shelf::{Payment, Shelf, Stub, Word};

use crate::event::{Digest, Transaction};
use crate::map::OrderedMap;
use crate::sound::checked;
use crate::time::{Millis, Zone};
use serde::{Deserialize, Serialize};

/// Every account's payments.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(remote = "Self")]
pub struct Ledger {
    shelves: OrderedMap<Shelf>,
    /// Payments dropped for want of room, or for their age.
    pub evicted: u32,
}

impl Ledger {
    /// Keeps a payment, or what another word on it adds or changes. True where that changed anything.
    pub fn keep(&mut self, payment: &Transaction, offset: i16, most: usize) -> bool {
        let key = Digest::of(&payment.account_id);
        let shelf = self.shelves.get_or_put(key, Shelf::default);
        let has_changed = shelf.keep(payment, offset);
        self.evicted = self.evicted.saturating_add(shelf.make_room(most));
        has_changed
    }

    /// Puts the payments of an account, and of its holder's others, in the order of their dates.
    pub fn order(&mut self, account: &str) {
        let Some(shelf) = self.shelves.get_mut(Digest::of(account)) else {
            return;
        };
        let Some(holder) = shelf.holder().map(str::to_owned) else {
            shelf.order();
            return;
        };
        let shelves = self.shelves.values_mut();
        let of_holder = shelves.filter(|shelf| shelf.holder() == Some(holder.as_str()));
        of_holder.for_each(Shelf::order);
    }

    /// Drops payments from before this instant.
    pub fn drop_before(&mut self, oldest: Millis) {
        for shelf in self.shelves.values_mut() {
            self.evicted = self.evicted.saturating_add(shelf.drop_before(oldest));
        }
    }

    /// Drops an account that the profiles had to forget.
    pub fn evict(&mut self, account: Digest) {
        if let Some(shelf) = self.shelves.remove(account) {
            let dropped = u32::try_from(shelf.len()).unwrap_or(u32::MAX);
            self.evicted = self.evicted.saturating_add(dropped);
        }
    }

    /// Erases an account; other accounts' payments no longer say which of its payments they are.
    pub fn forget(&mut self, account: &str) {
        self.shelves.remove(Digest::of(account));
        for shelf in self.shelves.values_mut() {
            shelf.forget_twins_in(account);
        }
    }

    /// One account's payments.
    pub fn shelf(&self, account: &str) -> Option<&Shelf> {
        self.shelves.get(Digest::of(account))
    }

    /// The payments of the account with this fingerprint.
    pub fn by_key(&self, account: Digest) -> Option<&Shelf> {
        self.shelves.get(account)
    }

    /// Every account's payments, by the account's fingerprint, in the order of their first arrival.
    pub fn shelves(&self) -> impl Iterator<Item = (Digest, &Shelf)> {
        self.shelves.keys().zip(self.shelves.values())
    }

    /// The ledger by the days of a zone: a payment that is known by its day is on that day wherever it is asked about. Nothing
    /// where it is so as it stands, which it is for all who ask where they live; else a copy, so that no sum has to think of it.
    pub fn by_days_of(&self, zone: &Zone) -> Option<Self> {
        if !self.shelves.values().any(|shelf| shelf.is_of_other_days(zone)) {
            return None;
        }
        let mut ledger = self.clone();
        for shelf in ledger.shelves.values_mut() {
            shelf.reckon_by(zone);
        }
        Some(ledger)
    }

    /// Number of payments that are kept.
    pub fn len(&self) -> usize {
        self.shelves.values().map(Shelf::len).sum()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Nothing kept any more: the host switched it off.
    pub fn clear(&mut self) {
        self.shelves = OrderedMap::new();
    }
}

#[cfg(test)]
thread_local! {
    static ROWS: core::cell::Cell<usize> = const { core::cell::Cell::new(0) };
}

/// Counts a row that was read by a walk.
#[cfg(test)]
pub(crate) fn count_row() {
    ROWS.replace(ROWS.get() + 1);
}

/// Rows that were read by walks since the last time that this was asked.
#[cfg(test)]
pub(crate) fn counted_rows() -> usize {
    ROWS.replace(0)
}

checked!(Ledger);

impl Ledger {
    /// Each shelf stands under its account.
    fn is_sound(&self) -> bool {
        self.shelves.is_keyed_by(|shelf| Digest::of(&shelf.account_id))
    }
}
