//! Which events of an account are known already, so that the same export can be dropped twice.
//!
//! An id is unique by account and kind. The same id again is the same payment: unchanged to the letter, or an update
//! (status, refunded sum, fee, counterparty; the amount only while it was authorized or pending), or a conflict.
//! Only digests are kept. The oldest arrivals are forgotten first; a forgotten id is new again.

use crate::catalogue::Catalogue;
use crate::event::{Digest, Fingerprint, Status, Transaction};
use crate::money::Amount;
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
}

/// The ids of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct KnownIds {
    entries: Catalogue<Entry>,
}

impl KnownIds {
    /// Compares without remembering.
    pub fn compare(&self, payment: &Transaction) -> Familiarity {
        let Some(known) = self.entries.get(Digest::of(&payment.id)) else {
            return Familiarity::New;
        };
        let now = Entry::of(payment);
        let may_settle =
            matches!(known.status, Status::Authorized | Status::Pending) && now.status == Status::Completed;
        if now == *known {
            Familiarity::Unchanged
        } else if now.fixed == known.fixed && (now.amount == known.amount || may_settle) {
            Familiarity::Update
        } else {
            Familiarity::Conflict
        }
    }

    /// Remembers the event as it is now; returns how many old ones were forgotten for it.
    pub fn remember(&mut self, payment: &Transaction, most: usize) -> u32 {
        self.entries.put(Digest::of(&payment.id), Entry::of(payment));
        let mut forgotten = 0;
        while self.entries.len() > most && self.entries.take_oldest().is_some() {
            forgotten += 1;
        }
        forgotten
    }
}

impl Entry {
    fn of(payment: &Transaction) -> Self {
        Self {
            fixed: fixed(payment),
            changing: changing(payment),
            amount: payment.amount,
            status: payment.status,
        }
    }
}

/// Over everything that stays as it is for the life of a payment.
fn fixed(payment: &Transaction) -> Digest {
    let original = payment.original.as_ref();
    let same_as = payment.same_as.as_ref();
    let instrument = payment.instrument.as_ref();
    let truth = |value: Option<bool>| value.map(u8::from);
    let context = payment.context.unwrap_or_default();
    let place = payment
        .location
        .map(|place| (place.lat.to_bits(), place.lon.to_bits()));
    Fingerprint::new()
        .bits(payment.at.get().cast_unsigned())
        .shown(payment.utc_offset.map(|offset| offset.minutes()))
        .maybe(payment.time_precision.map(|precision| precision.as_str()))
        .text(payment.direction.as_str())
        .text(payment.kind.as_str())
        .text(payment.currency.as_str())
        .shown(original.map(|original| original.amount))
        .shown(original.map(|original| original.currency))
        .shown(payment.discount)
        .shown(payment.points.map(f64::to_bits))
        .shown(payment.balance_after)
        .maybe(payment.holder_id.as_deref())
        .maybe(payment.refund_of.as_deref())
        .maybe(same_as.map(|same| same.account_id.as_str()))
        .maybe(same_as.map(|same| same.id.as_str()))
        .maybe(payment.order_id.as_deref())
        .maybe(payment.reference.as_deref())
        .maybe(payment.mcc.as_deref())
        .maybe(payment.category.as_deref())
        .maybe(payment.channel.map(|channel| channel.as_str()))
        .maybe(instrument.and_then(|instrument| instrument.id.as_deref()))
        .maybe(instrument.map(|instrument| instrument.kind.as_str()))
        .maybe(instrument.and_then(|instrument| instrument.last4.as_deref()))
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
        .maybe(payment.note.as_deref())
        .finish()
}

/// Over what an update may change, besides status and amount.
fn changing(payment: &Transaction) -> Digest {
    let counterparty = payment.counterparty.as_ref();
    Fingerprint::new()
        .shown(payment.refunded)
        .shown(payment.fee)
        .shown(payment.fee_included)
        .maybe(counterparty.and_then(|side| side.id.as_deref()))
        .maybe(counterparty.and_then(|side| side.name.as_deref()))
        .maybe(counterparty.and_then(|side| side.kind).map(|kind| kind.as_str()))
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
        known.remember(first, 10);
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
        assert_eq!(against(&held, &other), Familiarity::Update);
    }

    #[test]
    fn another_time_under_the_same_id_is_a_conflict() {
        let moved = Transaction {
            at: Millis::new(1).unwrap(),
            ..payment()
        };
        assert_eq!(against(&payment(), &moved), Familiarity::Conflict);
    }

    #[test]
    fn beyond_the_bound_the_oldest_is_forgotten() {
        let mut known = KnownIds::default();
        known.remember(&payment(), 1);
        let next = Transaction {
            id: "2".to_owned(),
            ..payment()
        };
        assert_eq!(known.remember(&next, 1), 1);
        assert_eq!(known.compare(&payment()), Familiarity::New);
        assert_eq!(known.compare(&next), Familiarity::Unchanged);
    }
}
