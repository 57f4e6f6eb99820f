//! Another word on a known payment, where it is not simply taken: an older one, the same one again, one with another time.
//!
//! What is known stays; of what it leaves out, a kept payment takes what the other word tells. Which word is newer is
//! `event::Version`'s to say, and how two are put together the ledger's. Without a ledger only the newest word is known, so
//! that nothing is filled in: status, sum and what was paid back are right, since the alerts and habits rest on them.

use super::Engine;
use super::pipeline::Taken;
use crate::error::{Code, Error};
use crate::event::{Digest, Field, Made, TimePrecision, Transaction};
use crate::feedback::Seen;
use crate::ledger::Payment;
use crate::profile::Place;
use crate::time::UtcOffset;

/// Refusal of an older word.
pub(super) fn backwards(payment: &Transaction) -> Error {
    Error::new(Code::StatusBackwards)
        .at_field(Field::Status.name())
        .with_value(payment.status.as_str())
}

impl Engine {
    /// Notes that a known word came again, perhaps in a later export.
    pub(super) fn hear_again(&mut self, payment: &Transaction, id: Digest, place: Option<Place>) {
        if payment.exported_at.is_none() {
            return;
        }
        if let Some(account) = place.and_then(|place| self.state.profiles.at_mut(place)) {
            account.seen_payments.hear_again(payment, id);
        }
    }

    /// True of a known payment that is not, or not so, among those that are kept, nor in the sums of a folded month: it was
    /// dropped for want of room, or while none were kept. The habits and the alerts have it already; the sums are to have it again, where there is room for it.
    pub(super) fn has_dropped(&self, payment: &Transaction, familiarity: Seen) -> bool {
        let most = self.config.limits.payments;
        // An older word than what is known may have been taken in place of none.
        let is_older = |kept: &Payment| familiarity == Seen::Unchanged && kept.facts.status != payment.status;
        let shelf = self.state.ledger.shelf(&payment.account_id);
        let is_out = shelf.is_none_or(|shelf| match shelf.get(&payment.id) {
            Some(kept) => is_older(kept),
            None => !shelf.has_no_room_for(payment, most) && !shelf.has_folded(&payment.id, payment.at),
        });
        self.config.ledger_days > 0 && is_out
    }

    /// True of a payment that was folded, whatever else is still known of it.
    pub(super) fn has_folded(&self, payment: &Transaction) -> bool {
        let shelf = self.state.ledger.shelf(&payment.account_id);
        self.config.ledger_days > 0
            && shelf.is_some_and(|shelf| {
                shelf.get(&payment.id).is_none() && shelf.has_folded(&payment.id, payment.at)
            })
    }

    /// Hears a word on a folded payment of which nothing else is known any more: its sum stays as it is.
    pub(super) fn hear_folded(&mut self, payment: &Transaction) -> Taken {
        if self.keep_or_fold(payment) {
            Taken::Updated(None)
        } else {
            Taken::Unchanged
        }
    }

    /// Fills in what a known word, or an older one, tells of a kept payment that the newer one leaves out.
    pub(super) fn fill_in(&mut self, payment: &Transaction) -> Taken {
        self.state.pending.hear(payment);
        let shelf = self.state.ledger.shelf(&payment.account_id);
        if shelf.is_none_or(|shelf| shelf.get(&payment.id).is_none()) {
            return Taken::Unchanged;
        }
        if self.keep_or_fold(payment) {
            Taken::Updated(None)
        } else {
            Taken::Unchanged
        }
    }

    /// The payment with the time that stands, where that is not the one of its newest word.
    pub(super) fn at_standing_time(
        &self,
        payment: &Transaction,
        id: Digest,
        place: Option<Place>,
    ) -> Option<Transaction> {
        let kept = self.state.ledger.shelf(&payment.account_id);
        let kept = kept.and_then(|shelf| shelf.get(&payment.id));
        let remembered = || self.state.profiles.view(place?).0.seen_payments.when_made(id);
        let known = kept.map(|kept| kept.made()).or_else(remembered)?;
        if known.at == payment.at || Made::of(payment).stands_over(&known) {
            return None;
        }
        let offset = kept.and_then(|kept| UtcOffset::new(kept.offset).ok());
        Some(Transaction {
            at: known.at,
            utc_offset: offset.or(payment.utc_offset),
            time_precision: known.is_of_day.then_some(TimePrecision::Day),
            ..payment.clone()
        })
    }
}
