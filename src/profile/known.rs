//! Which events of an account are known already, so that the same export can be dropped twice.
//!
//! An id is unique by account and kind. The same id again is the same payment: unchanged to the letter; or an update
//! (status, refunded sum, fee, counterparty, and what an export adds or its owner edits: category, note, instrument,
//! holder, the payment that it refunds, the seconds of its time; the amount only while it was authorized or pending); or
//! a conflict. Only digests are kept. The oldest arrivals are forgotten first; a forgotten id is new again.

use crate::catalogue::Catalogue;
use crate::event::{Digest, Fingerprint, Status, Transaction};
use crate::money::Amount;
use crate::profile::lesson::{Lesson, Ruling};
use crate::time::{MINUTE, Millis};
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
    fixed: Digest,
    /// Over what may.
    changing: Digest,
    amount: Amount,
    status: Status,
    /// It was completed once: from then on its amount stands.
    has_settled: bool,
    /// The habits have it already.
    has_taught: bool,
    at: Millis,
    /// What waits for a label.
    lesson: Option<Box<Lesson>>,
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
}

impl KnownIds {
    /// Compares without remembering.
    pub fn compare(&self, payment: &Transaction) -> Familiarity {
        let Some(known) = self.entries.get(Digest::of(&payment.id)) else {
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
    pub fn amount_of(&self, id: &str) -> Option<Amount> {
        self.entries.get(Digest::of(id)).map(|known| known.amount)
    }

    /// True where an event of this id was taken in.
    pub fn knows(&self, id: &str) -> bool {
        self.entries.position(Digest::of(id)).is_some()
    }

    /// These ids alone, without what waits to teach.
    pub fn only<'a>(&self, ids: impl Iterator<Item = &'a str>) -> Self {
        let mut few = Self::default();
        for key in ids.map(Digest::of) {
            if let Some(known) = self.entries.get(key) {
                let mut entry = known.clone();
                if let Some(lesson) = &mut entry.lesson {
                    lesson.read = None;
                }
                few.entries.put(key, entry);
            }
        }
        few
    }

    /// Remembers the event as it is now, and what waits for its label. What has heard its label stays as it was counted.
    pub fn remember(
        &mut self,
        payment: &Transaction,
        teaches: bool,
        lesson: Option<Lesson>,
        most: usize,
    ) -> Remembered {
        let key = Digest::of(&payment.id);
        let mut entry = Entry {
            fixed: fixed(payment),
            changing: changing(payment),
            amount: payment.amount,
            status: payment.status,
            has_settled: payment.status == Status::Completed,
            has_taught: teaches,
            at: payment.at,
            lesson: lesson.map(Box::new),
        };
        let mut is_new_to_habits = teaches;
        if let Some(known) = self.entries.get_mut(key) {
            is_new_to_habits &= !known.has_taught;
            entry.has_settled |= known.has_settled;
            entry.has_taught |= known.has_taught;
            let has_heard = known.lesson.as_ref().is_some_and(|known| known.word.is_some());
            if has_heard || entry.lesson.is_none() {
                entry.lesson = known.lesson.take();
            } else if let (Some(lesson), Some(before)) = (&mut entry.lesson, &known.lesson) {
                lesson.ruling = before.ruling;
            }
            *known = entry;
        } else {
            self.entries.put(key, entry);
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
    pub fn ruling(&self, id: &str) -> Option<Ruling> {
        let known = self.entries.get(Digest::of(id))?;
        known.lesson.as_ref()?.ruling
    }

    /// What waits for this payment's label.
    pub fn lesson_mut(&mut self, id: &str) -> Option<&mut Lesson> {
        self.entries
            .get_mut(Digest::of(id))
            .and_then(|known| known.lesson.as_deref_mut())
    }

    /// Drops what was read of payments before one instant and, where asked, the ids of those before another; the oldest
    /// arrivals first.
    pub fn age(&mut self, measures_before: Millis, ids_before: Option<Millis>) {
        while let (Some(oldest), Some(before)) = (self.entries.at(0), ids_before)
            && oldest.at < before
            && self.forget_oldest()
        {}
        while let Some(known) = self.entries.at_mut(self.aged as usize)
            && known.at < measures_before
        {
            if let Some(lesson) = &mut known.lesson {
                lesson.read = None;
            }
            self.aged += 1;
        }
    }

    fn forget_oldest(&mut self) -> bool {
        self.aged = self.aged.saturating_sub(1);
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

/// Over everything that stays as it is for the life of a payment. Of its time the minute: a spreadsheet that an export
/// went through drops the seconds.
fn fixed(payment: &Transaction) -> Digest {
    let original = payment.original.as_ref();
    let context = payment.context.unwrap_or_default();
    let truth = |value: Option<bool>| value.map(u8::from);
    let place = payment
        .location
        .map(|place| (place.lat.to_bits(), place.lon.to_bits()));
    Fingerprint::new()
        .bits(payment.at.get().div_euclid(MINUTE).cast_unsigned())
        .text(payment.direction.as_str())
        .text(payment.kind.as_str())
        .text(payment.currency.as_str())
        .shown(original.map(|original| original.amount))
        .shown(original.map(|original| original.currency))
        .shown(payment.discount)
        .shown(payment.points.map(f64::to_bits))
        .shown(payment.balance_after)
        .maybe(payment.order_id.as_deref())
        .maybe(payment.reference.as_deref())
        .maybe(payment.mcc.as_deref())
        .maybe(payment.channel.map(|channel| channel.as_str()))
        .maybe(payment.authentication.map(|method| method.as_str()))
        .maybe(payment.agreement_id.as_deref())
        .maybe(payment.payer_account_id.as_deref())
        .shown(truth(context.call))
        .shown(truth(context.screen_share))
        .shown(truth(context.remote_control))
        .maybe(payment.country.as_deref())
        .shown(place.map(|(lat, _)| lat))
        .shown(place.map(|(_, lon)| lon))
        .maybe(payment.device_id.as_deref())
        .maybe(payment.ip.as_deref())
        .maybe(payment.description.as_deref())
        .finish()
}

/// Over what an update may change, besides status and amount.
fn changing(payment: &Transaction) -> Digest {
    let counterparty = payment.counterparty.as_ref();
    let instrument = payment.instrument.as_ref();
    let same_as = payment.same_as.as_ref();
    Fingerprint::new()
        .bits(payment.at.get().cast_unsigned())
        .shown(payment.utc_offset.map(|offset| offset.minutes()))
        .maybe(payment.time_precision.map(|precision| precision.as_str()))
        .shown(payment.refunded)
        .shown(payment.fee)
        .shown(payment.fee_included)
        .maybe(counterparty.and_then(|side| side.id.as_deref()))
        .maybe(counterparty.and_then(|side| side.name.as_deref()))
        .maybe(counterparty.and_then(|side| side.kind).map(|kind| kind.as_str()))
        .maybe(instrument.and_then(|instrument| instrument.id.as_deref()))
        .maybe(instrument.map(|instrument| instrument.kind.as_str()))
        .maybe(instrument.and_then(|instrument| instrument.last4.as_deref()))
        .maybe(payment.holder_id.as_deref())
        .maybe(payment.refund_of.as_deref())
        .maybe(same_as.map(|same| same.account_id.as_str()))
        .maybe(same_as.map(|same| same.id.as_str()))
        .maybe(payment.category.as_deref())
        .maybe(payment.note.as_deref())
        .finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Currency;
    use crate::time::Millis;

    fn payment() -> Transaction {
        Transaction::new(
            "1",
            "a",
            Millis::default(),
            Amount::parse("10.00").unwrap(),
            Currency::CNY,
        )
    }

    fn against(first: &Transaction, then: &Transaction) -> Familiarity {
        let mut known = KnownIds::default();
        known.remember(first, true, None, 10);
        known.compare(then)
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
        known.remember(&payment(), true, None, 1);
        let next = Transaction {
            id: "2".to_owned(),
            ..payment()
        };
        assert_eq!(known.remember(&next, true, None, 1).forgotten, 1);
        assert_eq!(known.compare(&payment()), Familiarity::New);
        assert_eq!(known.compare(&next), Familiarity::Unchanged);
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
        known.remember(&payment(), true, None, 10);
        known.remember(
            &Transaction {
                status: Status::Pending,
                ..payment()
            },
            true,
            None,
            10,
        );
        let more = Transaction {
            amount: Amount::parse("99.00").unwrap(),
            ..payment()
        };
        assert_eq!(known.compare(&more), Familiarity::Conflict);
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
