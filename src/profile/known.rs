//! Which events of an account are known already, so that the same export can be dropped twice.
//!
//! An id is unique by account and kind. The same id again is the same payment: unchanged to the letter; or an update
//! (status, refunded sum, fee, counterparty, and what an export adds or its owner edits: category, note, instrument,
//! holder, the payment that it refunds, the seconds of its time; the amount only while it was authorized or pending); or
//! a conflict. Only digests are kept. The oldest arrivals are forgotten first; a forgotten id is new again.

use crate::catalogue::Catalogue;
use crate::event::{Digest, Status, Transaction};
use crate::money::Amount;
use crate::profile::brief::Brief;
use crate::profile::lesson::{Lesson, Parties, Ruling};
use crate::profile::readings::Readings;
use crate::profile::sameness::{changing, fixed};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// How an event stands to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Familiarity {
    /// Never seen.
    New,
    /// Known to the letter.
    Unchanged,
    /// The same payment, further on.
    Update,
    /// The same payment, and more money leaves than was known: it is to be scored again.
    Grown,
    /// An earlier status again (an older export after a newer one).
    Backwards,
    /// The same id with a change that no payment makes.
    Conflict,
}

#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct Entry {
    /// Over what must never change.
    fixed: u64,
    /// Over what may.
    changing: u64,
    amount: Amount,
    status: Status,
    /// It was completed once: from then on its amount stands.
    has_settled: bool,
    /// The habits have it already.
    has_taught: bool,
    /// What waits for a label.
    lesson: Lesson,
}

/// What came of remembering an event.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Remembered {
    /// How many old ones were forgotten for it.
    pub forgotten: u32,
    /// It moves money, and the habits have not had it yet.
    pub is_new_to_habits: bool,
}

/// The ids of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KnownIds {
    entries: Catalogue<Entry>,
    /// How many of the oldest have had their measures dropped.
    aged: u32,
    /// The measures of all the others.
    readings: Readings,
}

impl KnownIds {
    /// Compares without remembering.
    pub fn compare(&self, payment: &Transaction, id: Digest) -> Familiarity {
        let Some(known) = self.entries.get(id) else {
            return Familiarity::New;
        };
        let is_same_amount = known.amount == payment.amount;
        let may_settle = matches!(known.status, Status::Authorized | Status::Pending)
            && payment.status == Status::Completed
            && !known.has_settled;
        if known.fixed != fixed(payment) || !(is_same_amount || may_settle) {
            Familiarity::Conflict
        } else if goes_back(known.status, payment.status) {
            Familiarity::Backwards
        } else if payment.amount > known.amount || (is_void(known.status) && !is_void(payment.status)) {
            Familiarity::Grown
        } else if is_same_amount && known.status == payment.status && known.changing == changing(payment) {
            Familiarity::Unchanged
        } else {
            Familiarity::Update
        }
    }

    /// What the payment of this id came to when it was last heard of.
    pub fn amount_of(&self, id: Digest) -> Option<Amount> {
        self.entries.get(id).map(|known| known.amount)
    }

    /// When the payment of this id was made, and whether the habits have it.
    pub fn made(&self, id: Digest) -> Option<(Millis, bool)> {
        let known = self.entries.get(id)?;
        Some((known.lesson.at, known.has_taught))
    }

    /// True where an event of this id was taken in.
    pub fn knows(&self, id: &str) -> bool {
        self.entries.position(Digest::of(id)).is_some()
    }

    /// When a payment was last reported, by what was said last of each.
    pub fn reported_at(&self) -> Option<Millis> {
        self.entries
            .values()
            .filter_map(|known| known.lesson.reported_at())
            .max()
    }

    /// Makes every row of measures anew.
    pub fn change_readings(&mut self, change: impl Fn(&[u8]) -> Vec<u8>) {
        self.readings.change(change);
    }

    /// These ids alone, without what waits to teach.
    pub fn only<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Self {
        let mut few = Self::default();
        for key in ids.map(Digest::of) {
            if let Some(known) = self.entries.get(key) {
                let mut entry = known.clone();
                entry.lesson.may_teach = false;
                few.entries.put(key, entry);
                few.aged += 1;
            }
        }
        few
    }

    /// Remembers the event as it is now, and, where it was scored, what waits for its label: the lesson, and what the score
    /// read. What has heard its label stays as it was counted.
    pub fn remember(
        &mut self,
        brief: &Brief<'_>,
        teaches: bool,
        scored: Option<(Lesson, &[u8])>,
        most: usize,
    ) -> Remembered {
        let payment = brief.payment;
        let mut entry = Entry {
            fixed: fixed(payment),
            changing: changing(payment),
            amount: payment.amount,
            status: payment.status,
            has_settled: payment.status == Status::Completed,
            has_taught: teaches,
            lesson: Lesson::about(payment.at, Parties::default(), 0),
        };
        let mut is_new_to_habits = teaches;
        let position = self.position(brief);
        if let Some(known) = position.and_then(|position| self.entries.at_mut(position)) {
            is_new_to_habits &= !known.has_taught;
            entry.has_settled |= known.has_settled;
            entry.has_taught |= known.has_taught;
            let place = position.and_then(|position| position.checked_sub(self.aged as usize));
            entry.lesson = match scored.filter(|_| known.lesson.word().is_none()) {
                Some((mut lesson, read)) => {
                    lesson.may_teach &= place.is_some_and(|place| self.readings.replace(place, read));
                    lesson.again(&known.lesson)
                }
                None => std::mem::take(&mut known.lesson),
            };
            *known = entry;
        } else {
            let (lesson, read) = scored.unwrap_or((entry.lesson, &[]));
            entry.lesson = lesson;
            self.readings.push(read);
            self.entries.push(brief.id, entry);
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

    /// What the server decided of this payment.
    pub fn ruling(&self, brief: &Brief<'_>) -> Option<Ruling> {
        self.entries.at(self.position(brief)?)?.lesson.ruling()
    }

    fn position(&self, brief: &Brief<'_>) -> Option<usize> {
        if brief.is_new {
            return None;
        }
        self.entries.position(brief.id)
    }

    /// What waits for this payment's label.
    pub fn lesson_mut(&mut self, id: &str) -> Option<&mut Lesson> {
        self.entries
            .get_mut(Digest::of(id))
            .map(|known| &mut known.lesson)
    }

    /// The same, and what the score read of the payment, where that is still kept.
    pub fn lesson_with_reading(&mut self, id: &str) -> Option<(&mut Lesson, Option<&[u8]>)> {
        let position = self.entries.position(Digest::of(id))?;
        let place = position.checked_sub(self.aged as usize);
        let read = place.and_then(|place| self.readings.get(place));
        let known = self.entries.at_mut(position)?;
        Some((&mut known.lesson, read))
    }

    /// Drops what was read of payments before one instant and, where asked, the ids of those before another; the oldest
    /// arrivals first.
    pub fn age(&mut self, measures_before: Millis, ids_before: Option<Millis>) {
        while let (Some(oldest), Some(before)) = (self.entries.at(0), ids_before)
            && oldest.lesson.at < before
            && self.forget_oldest()
        {}
        while let Some(known) = self.entries.at_mut(self.aged as usize)
            && known.lesson.at < measures_before
        {
            known.lesson.may_teach = false;
            self.readings.drop_oldest();
            self.aged += 1;
        }
    }

    fn forget_oldest(&mut self) -> bool {
        match self.aged.checked_sub(1) {
            Some(aged) => self.aged = aged,
            None => self.readings.drop_oldest(),
        }
        self.entries.take_oldest().is_some()
    }
}

/// True where no money moves.
const fn is_void(status: Status) -> bool {
    matches!(status, Status::Failed | Status::Closed | Status::Reversed)
}

/// True where a later status was known: paid back is later than paid, paid than begun.
fn goes_back(known: Status, then: Status) -> bool {
    let rank = |status| match status {
        Status::Authorized | Status::Pending => Some(0),
        Status::Completed => Some(1),
        Status::PartlyRefunded => Some(2),
        Status::Refunded => Some(3),
        Status::Failed | Status::Closed | Status::Reversed | Status::Unknown => None,
    };
    rank(known)
        .zip(rank(then))
        .is_some_and(|(known, then)| then < known)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::profile::Account;
    use crate::time::{MINUTE, Millis};

    fn payment() -> Transaction {
        Transaction::new(
            "1",
            "a",
            Millis::default(),
            Amount::parse("10.00").unwrap(),
            Currency::CNY,
        )
    }

    fn compare(known: &KnownIds, payment: &Transaction) -> Familiarity {
        known.compare(payment, Digest::of(&payment.id))
    }

    fn remember(known: &mut KnownIds, payment: &Transaction, most: usize) -> Remembered {
        let brief = Account::new().brief(payment, Digest::of(&payment.id), false);
        known.remember(&brief, true, None, most)
    }

    fn against(first: &Transaction, then: &Transaction) -> Familiarity {
        let mut known = KnownIds::default();
        remember(&mut known, first, 10);
        compare(&known, then)
    }

    #[test]
    fn the_same_payment_again_is_unchanged_and_a_refund_of_it_an_update() {
        let first = payment();
        assert_eq!(against(&first, &first), Familiarity::Unchanged);
        let refunded = Transaction {
            refunded: Some(first.amount),
            status: Status::Refunded,
            ..payment()
        };
        assert_eq!(against(&first, &refunded), Familiarity::Update);
    }

    #[test]
    fn a_settled_amount_never_changes_but_a_pending_one_may_when_it_completes() {
        let other = Transaction {
            amount: Amount::parse("11.00").unwrap(),
            ..payment()
        };
        assert_eq!(against(&payment(), &other), Familiarity::Conflict);
        let held = Transaction {
            status: Status::Authorized,
            ..payment()
        };
        assert_eq!(against(&held, &other), Familiarity::Grown);
    }

    #[test]
    fn another_time_under_the_same_id_is_a_conflict() {
        let moved = Transaction {
            at: Millis::new(MINUTE).unwrap(),
            ..payment()
        };
        assert_eq!(against(&payment(), &moved), Familiarity::Conflict);
    }

    #[test]
    fn beyond_the_bound_the_oldest_is_forgotten() {
        let mut known = KnownIds::default();
        remember(&mut known, &payment(), 1);
        let next = Transaction {
            id: "2".to_owned(),
            ..payment()
        };
        assert_eq!(remember(&mut known, &next, 1).forgotten, 1);
        assert_eq!(compare(&known, &payment()), Familiarity::New);
        assert_eq!(compare(&known, &next), Familiarity::Unchanged);
    }

    #[test]
    fn what_an_export_adds_later_is_an_update() {
        let edited = Transaction {
            category: Some("travel".to_owned()),
            note: Some("Suzhou".to_owned()),
            ..payment()
        };
        assert_eq!(against(&payment(), &edited), Familiarity::Update);
        let without_seconds = Transaction {
            at: Millis::new(1).unwrap(),
            ..payment()
        };
        assert_eq!(against(&payment(), &without_seconds), Familiarity::Update);
    }

    #[test]
    fn a_settled_amount_is_not_reopened_by_a_status_that_goes_back() {
        let mut known = KnownIds::default();
        remember(&mut known, &payment(), 10);
        let again = Transaction {
            status: Status::Pending,
            ..payment()
        };
        remember(&mut known, &again, 10);
        let more = Transaction {
            amount: Amount::parse("99.00").unwrap(),
            ..payment()
        };
        assert_eq!(compare(&known, &more), Familiarity::Conflict);
    }

    #[test]
    fn a_given_up_order_that_is_paid_after_all_is_to_be_scored() {
        let closed = Transaction {
            status: Status::Closed,
            ..payment()
        };
        assert_eq!(against(&closed, &payment()), Familiarity::Grown);
    }
}
