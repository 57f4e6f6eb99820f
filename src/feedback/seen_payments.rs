//! Seen payments: which of an account's are known already, so that the same export can be dropped twice.
//!
//! An id is unique by account and kind. The same id again is the same payment: unchanged to the letter; an older word than
//! what is known (`event::Version`); an update, whatever it changes; or a conflict, where it is in another currency, or a sum
//! that was settled is another one. Only a digest is kept of what was told last, beside the few facts by which an older word
//! is known: fields are put together where payments are kept (`ledger`). The oldest arrivals are forgotten first; a forgotten
//! id is new again. Arrivals, not dates: what waits for labels lies in the same order (`kept_features`), and an order by date
//! would cost every payment a search.

use crate::event::{Digest, Made, Told, Transaction};
use crate::feedback::blamed::Shared;
use crate::feedback::kept_features::KeptFeatures;
use crate::feedback::payment_fingerprint::print;
pub use crate::feedback::seen_payment::Seen;
use crate::feedback::seen_payment::SeenPayment as Entry;
use crate::feedback::{KeptVerdict, PendingLabel};
use crate::map::OrderedMap;
use crate::money::Amount;
use crate::record::{Reader, Record, Writer};
use crate::time::Millis;

/// The id of a payment that is asked about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PaymentId {
    /// Its fingerprint.
    pub digest: Digest,
    /// It is sure that no payment of this id is known, so that nobody need look it up.
    pub is_new: bool,
    /// Fingerprint of its word as it came, where it is remembered as it stands (with another time, say).
    pub print: Option<u64>,
}

/// Result of remembering an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// Number of old ones that were forgotten for it.
    pub forgotten: u32,
    /// Money moves by it, and the habits have not had it yet.
    pub is_new_to_habits: bool,
}

/// Ids of one account, each with its pending label.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct SeenPayments {
    entries: OrderedMap<Entry>,
    /// Number of the oldest whose features were dropped.
    aged: u32,
    /// Features of all the others.
    kept: KeptFeatures,
    /// When one of those that are forgotten was last reported.
    reported_before: Option<Millis>,
    shared: Shared,
}

impl Record for SeenPayments {
    fn write(&self, to: &mut Writer) {
        let Self {
            entries,
            aged,
            kept,
            reported_before,
            shared: _,
        } = self;
        entries.write(to);
        aged.write(to);
        kept.write(to);
        reported_before.write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let mut read = Self {
            entries: Record::read(from),
            aged: Record::read(from),
            kept: Record::read(from),
            reported_before: Record::read(from),
            shared: Shared::default(),
        };
        let entries = read.entries.values_mut();
        entries.for_each(|known| read.shared.share(&mut known.pending_label.blamed));
        from.check(from.has_failed() || read.is_sound());
        read
    }
}

impl SeenPayments {
    /// Compares without remembering.
    pub fn compare(&self, payment: &Transaction, id: Digest) -> Seen {
        self.entries
            .get(id)
            .map_or(Seen::New, |known| known.compare(payment))
    }

    /// Notes that a known word came again, perhaps in a later export.
    pub fn hear_again(&mut self, payment: &Transaction, id: Digest) {
        if let Some(known) = self.entries.get_mut(id) {
            known.told = Told::of(payment.exported_at).again(known.told);
        }
    }

    /// When the payment of this id was made, by what is remembered: the time that it was first told with.
    pub fn when_made(&self, id: Digest) -> Option<Made> {
        let known = self.entries.get(id)?;
        Some(Made {
            at: known.pending_label.at,
            is_of_day: known.is_of_day,
            is_attempt: known.status.never_moved(),
        })
    }

    /// Amount of the payment of this id when it was last heard of.
    pub fn amount_of(&self, id: Digest) -> Option<Amount> {
        self.entries.get(id).map(|known| known.amount.get())
    }

    /// When the payment of this id was made, and whether the habits have it.
    pub fn made(&self, id: Digest) -> Option<(Millis, bool)> {
        let known = self.entries.get(id)?;
        Some((known.pending_label.at, known.has_taught))
    }

    /// True where an event of this id was taken in.
    pub fn knows(&self, id: &str) -> bool {
        self.entries.position(Digest::of(id)).is_some()
    }

    /// When a payment was last reported, by what was said last of each.
    pub fn reported_at(&self) -> Option<Millis> {
        self.entries
            .values()
            .filter_map(|known| known.pending_label.reported_at())
            .max()
            .max(self.reported_before)
    }

    /// Makes every row of measures anew.
    pub fn change_readings(&mut self, change: impl Fn(&[u8]) -> Vec<u8>) {
        self.kept.change(change);
    }

    /// These ids alone, without what waits to teach.
    pub fn only<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Self {
        let mut few = Self::default();
        for key in ids.map(Digest::of) {
            if let Some(known) = self.entries.get(key) {
                let mut entry = known.clone();
                entry.pending_label.may_teach = false;
                few.entries.put(key, entry);
                few.aged += 1;
            }
        }
        few
    }

    /// Remembers the event as it is now, and, where it was scored, what waits for its label: the pending label, and what
    /// the score read. What has heard its label stays as it was counted.
    pub fn remember(
        &mut self,
        payment: &Transaction,
        id: PaymentId,
        teaches: bool,
        scored: Option<(PendingLabel, &[u8])>,
        most: usize,
    ) -> Remembered {
        let mut entry = Entry::of(payment, id.print.unwrap_or_else(|| print(payment)), teaches);
        let mut is_new_to_habits = teaches;
        let scored = scored.map(|(mut pending_label, read)| {
            self.shared.share(&mut pending_label.blamed);
            (pending_label, read)
        });
        let position = self.position(id);
        if let Some(known) = position.and_then(|position| self.entries.at_mut(position)) {
            is_new_to_habits &= !known.has_taught;
            entry.has_settled |= known.has_settled;
            entry.has_taught |= known.has_taught;
            entry.told = entry.told.after(known.told);
            let place = position.and_then(|position| position.checked_sub(self.aged as usize));
            entry.pending_label = match scored.filter(|_| known.pending_label.word().is_none()) {
                Some((mut pending_label, read)) => {
                    pending_label.may_teach &= place.is_some_and(|place| self.kept.replace(place, read));
                    pending_label.again(&known.pending_label)
                }
                None => std::mem::take(&mut known.pending_label),
            };
            *known = entry;
        } else {
            let (pending_label, read) = scored.unwrap_or((entry.pending_label, &[]));
            entry.pending_label = pending_label;
            self.kept.push(read);
            self.entries.push(id.digest, entry);
        }
        let mut forgotten = 0;
        while self.entries.len() > most && self.forget_oldest() {
            forgotten += 1;
        }
        Remembered {
            forgotten,
            is_new_to_habits,
        }
    }

    /// Verdict of the server on this payment.
    pub fn verdict(&self, id: PaymentId) -> Option<KeptVerdict> {
        self.entries.at(self.position(id)?)?.pending_label.verdict()
    }

    fn position(&self, id: PaymentId) -> Option<usize> {
        if id.is_new {
            return None;
        }
        self.entries.position(id.digest)
    }

    /// Pending label of this payment.
    pub fn pending_label_mut(&mut self, id: &str) -> Option<&mut PendingLabel> {
        self.entries
            .get_mut(Digest::of(id))
            .map(|known| &mut known.pending_label)
    }

    /// The same by its fingerprint.
    pub(super) fn labelled(&mut self, id: Digest) -> Option<&mut PendingLabel> {
        self.entries.get_mut(id).map(|known| &mut known.pending_label)
    }

    /// Features of this payment, where they are still kept.
    pub fn features(&self, id: &str) -> Option<&[u8]> {
        let position = self.entries.position(Digest::of(id))?;
        self.kept.get(position.checked_sub(self.aged as usize)?)
    }

    /// Drops what was read of payments before one instant and, where asked, the ids of those before another; the oldest
    /// arrivals first.
    pub fn age(&mut self, measures_before: Millis, ids_before: Option<Millis>) {
        while let (Some(oldest), Some(before)) = (self.entries.at(0), ids_before)
            && oldest.pending_label.at < before
            && self.forget_oldest()
        {}
        while let Some(known) = self.entries.at_mut(self.aged as usize)
            && known.pending_label.at < measures_before
        {
            known.pending_label.may_teach = false;
            self.kept.drop_oldest();
            self.aged += 1;
        }
    }

    fn forget_oldest(&mut self) -> bool {
        match self.aged.checked_sub(1) {
            Some(aged) => self.aged = aged,
            None => self.kept.drop_oldest(),
        }
        let Some(forgotten) = self.entries.take_oldest() else {
            return false;
        };
        self.reported_before = self.reported_before.max(forgotten.pending_label.reported_at());
        true
    }
}

impl SeenPayments {
    /// No more rows than payments that have not lost theirs.
    fn is_sound(&self) -> bool {
        let left = self.entries.len().checked_sub(self.aged as usize);
        left.is_some_and(|left| self.kept.rows() <= left)
    }
}

#[cfg(test)]
mod tests;
