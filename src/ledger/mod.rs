//! The payments themselves, and sums of those that went, kept for summaries and cases. Scoring never reads it; a host can switch it off.
//!
//! One shelf per account, so that forgetting an account is dropping a shelf. Payments are compact rows whose texts are
//! interned per shelf (a person pays the same few hundred shops); rows rather than columns, since every query of a
//! summary reads nearly all of a row. The order is arrival, but for rows that moved into the place of a dropped one. Several
//! words on one payment are put together field by field. The oldest by date make room for new ones, so that an old bill that
//! comes last pushes out nothing newer: their months' sums stay (`month`).

mod devices;
mod gap;
mod month;
mod shelf;
mod sum;

pub use devices::{Devices, DevicesOf};
pub use gap::{Gap, KeptFrom};
pub use month::{Group, Key, Month, Part, READINGS, readings};
pub use shelf::{Entry, Fold, Newest, Payment, Shelf, Stub, Text, Word};
pub use sum::Sum;

use crate::event::{Digest, Transaction};
use crate::map::OrderedMap;
use crate::record::record;
use crate::sort::sort;
use crate::time::{Millis, Zone};
use shelf::Heard;

/// Every account's payments.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ledger {
    shelves: OrderedMap<Shelf>,
    /// Payments dropped for want of room, or for their age.
    pub evicted: u32,
    /// No payment from this moment on was folded.
    folded_to: Option<Millis>,
}

record! { checked struct Ledger { shelves, evicted, folded_to } }

impl Ledger {
    /// Keeps a payment, or what another word on it adds or changes. True where that changed anything. One that was folded is in
    /// its month's sums; at most so many are kept where they cannot be folded.
    pub fn keep(&mut self, payment: &Transaction, offset: i16, most: usize) -> bool {
        let key = Digest::of(&payment.account_id);
        let shelf = self.shelves.get_or_put(key, Shelf::default);
        let is_known = shelf.get(&payment.id).is_some();
        if !is_known {
            match shelf.hear(payment) {
                Heard::New => {}
                Heard::Folded(is_news) => return is_news,
                Heard::Closed => return true,
            }
        }
        let joins = shelf.holder() != payment.holder_id.as_deref() && payment.holder_id.is_some();
        if joins {
            shelf.joined_later();
        }
        let has_changed = shelf.keep(payment, offset);
        self.evicted = self.evicted.saturating_add(shelf.make_room(most));
        if !is_known {
            self.count_late(key, payment);
        }
        has_changed
    }

    /// Counts a payment of a part of a month that is folded, for its account or another one of its holder: what belongs to it
    /// there is no longer found.
    fn count_late(&mut self, key: Digest, payment: &Transaction) {
        let at = payment.at;
        if self.folded_to.is_none_or(|folded| at >= folded) {
            return; // nearly always
        }
        let Some(shelf) = self.shelves.get_mut(key) else {
            return;
        };
        let holder = shelf.holder().map(str::to_owned);
        if let Some(month) = shelf.month_folded_beyond(at) {
            month.added = month.added.saturating_add(1);
            return;
        }
        let others = self.shelves.values_mut();
        let mut others = others.filter(|other| holder.is_some() && other.holder() == holder.as_deref());
        if let Some(month) = others.find_map(|other| other.month_folded_beyond(at)) {
            month.added = month.added.saturating_add(1);
        }
    }

    /// Folds payments of a household into their months; before `up_to` it has none left but what belongs to later ones.
    pub fn fold(&mut self, account: &str, mut folds: Vec<Fold>, up_to: Millis) {
        sort(&mut folds, |a: &Fold, b| {
            (a.account, a.at, a.id).cmp(&(b.account, b.at, b.id))
        });
        for own in folds.chunk_by_mut(|a, b| a.account == b.account) {
            let account = own.first().map(|fold| fold.account);
            if let Some(shelf) = account.and_then(|account| self.shelves.get_mut(account)) {
                let dropped = shelf.fold(own.iter_mut().collect(), up_to);
                self.evicted = self.evicted.saturating_add(dropped);
                self.folded_to = self.folded_to.max(shelf.months().last().map(|month| month.up_to));
            }
        }
        let holder = self.shelf(account).and_then(Shelf::holder).map(str::to_owned);
        for shelf in self.shelves.values_mut() {
            if shelf.account_id == account || holder.is_some() && shelf.holder() == holder.as_deref() {
                shelf.leave(up_to);
            }
        }
    }

    /// Number of folded payments, and of the months of accounts that they are in.
    pub fn folded(&self) -> (usize, usize) {
        let each = self
            .shelves
            .values()
            .map(|shelf| (shelf.folded(), shelf.months().len()));
        each.fold((0, 0), |all, one| (all.0 + one.0, all.1 + one.1))
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

    /// Puts the payments of this account alone in that order: every account's where none is named.
    pub fn order_alone(&mut self, account: Option<&str>) {
        match account {
            Some(account) => {
                if let Some(shelf) = self.shelves.get_mut(Digest::of(account)) {
                    shelf.order();
                }
            }
            None => self.shelves.values_mut().for_each(Shelf::order),
        }
    }

    /// Drops an account that the profiles had to forget.
    pub fn evict(&mut self, account: Digest) {
        if let Some(shelf) = self.shelves.remove(account) {
            let dropped = u32::try_from(shelf.len() + shelf.folded()).unwrap_or(u32::MAX);
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

    /// An account's payments, and those of its holder's others.
    pub fn household(&self, account: &str) -> impl Iterator<Item = &Shelf> {
        let own = self.shelf(account);
        let holder = own.and_then(Shelf::holder);
        // Of nobody that is named there is none, and no other account is looked at.
        let all = holder.map(|_| self.shelves.values()).into_iter().flatten();
        let of_holder = all.filter(move |shelf| shelf.holder() == holder);
        own.filter(|_| holder.is_none()).into_iter().chain(of_holder)
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
        self.folded_to = None;
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

impl Ledger {
    /// Each shelf stands under its account.
    fn is_sound(&self) -> bool {
        self.shelves.is_keyed_by(|shelf| Digest::of(&shelf.account_id))
    }
}
