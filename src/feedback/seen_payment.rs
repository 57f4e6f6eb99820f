//! A seen payment: the little that is kept of it by which another word on it is told from an older one, and from a conflict.
//!
//! Not here: when it is forgotten, and where its features are (`seen_payments`).

use crate::event::{Direction, Entities, Facts, Made, Status, Told, Transaction, Version};
use crate::feedback::PendingLabel;
use crate::feedback::payment_fingerprint::print;
use crate::money::{Amount, Currency, KeptAmount};
use crate::record::record;

/// Standing of an event to what is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seen {
    /// Never seen.
    New,
    /// Known to the letter.
    Unchanged,
    /// The same payment, further on.
    Update,
    /// The same payment, and more money leaves than was known: it is to be scored again.
    Grown,
    /// An older word of the same status: it may tell what the newer one leaves out.
    Older,
    /// An earlier status again (an older export after a newer one).
    Backwards,
    /// The same id in another currency, or with another sum than the one that was settled.
    Conflict,
}

/// A payment that was seen.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenPayment {
    /// Over all that was told last.
    pub(super) print: u64,
    /// When its status was told.
    pub(super) told: Told,
    pub(super) amount: KeptAmount,
    /// Sum that was paid back, while that is a part of it: few payments, so it stands apart.
    pub(super) paid_back: Option<Box<Amount>>,
    pub(super) currency: Currency,
    pub(super) status: Status,
    pub(super) direction: Direction,
    /// It was completed once: from then on its amount stands.
    pub(super) has_settled: bool,
    /// The habits have it already.
    pub(super) has_taught: bool,
    /// Of its time only the day was known when it was last told.
    pub(super) is_of_day: bool,
    /// Pending label.
    pub(super) pending_label: PendingLabel,
}

record! {
    struct SeenPayment {
        print, told, amount, paid_back, currency, status, direction, has_settled, has_taught,
        is_of_day, pending_label,
    }
}

impl SeenPayment {
    /// What is kept of a payment besides its label.
    pub(super) fn of(payment: &Transaction, print: u64, has_taught: bool) -> Self {
        let is_partly = payment.status == Status::PartlyRefunded;
        Self {
            print,
            told: Told::of(payment.exported_at),
            amount: payment.amount.into(),
            paid_back: payment.refunded.filter(|_| is_partly).map(Box::new),
            currency: payment.currency,
            status: payment.status,
            direction: payment.direction,
            has_settled: payment.status.is_settled(),
            has_taught,
            is_of_day: Made::of(payment).is_of_day,
            pending_label: PendingLabel::about(payment.at, Entities::default(), 0),
        }
    }

    pub(super) fn version(&self) -> Version {
        Version {
            told: self.told,
            status: self.status,
            refunded: self.paid_back.as_deref().copied(),
        }
    }

    pub(super) fn compare(&self, payment: &Transaction) -> Seen {
        let version = Version::of(payment);
        let is_newer = version.has_newer_status_than(&self.version());
        let is_same_sum =
            self.amount.get() == payment.amount && !is_opposite(self.direction, payment.direction);
        let is_settled_anew = self.has_settled && (is_newer || payment.status.is_settled());
        if self.currency != payment.currency || (!is_same_sum && is_settled_anew) {
            return Seen::Conflict;
        }
        if self.print == print(payment) {
            return Seen::Unchanged;
        }
        if !is_newer {
            let is_partly = self.status == Status::PartlyRefunded;
            let is_same = self.status == payment.status
                && is_same_sum
                && (!is_partly || self.version().refunded == payment.refunded);
            return if is_same { Seen::Older } else { Seen::Backwards };
        }
        let is_first_habit = !self.has_taught && Facts::of(payment).is_habit();
        let is_paid_after_all = self.status.is_void() && !payment.status.is_void();
        if payment.amount > self.amount.get() || is_paid_after_all || is_first_habit {
            Seen::Grown
        } else {
            Seen::Update
        }
    }
}

/// True where money leaves by one word and comes by the other: as another sum, below nothing. Neutral is neither: whoever
/// takes a payment out of the totals changes no sum.
const fn is_opposite(one: Direction, other: Direction) -> bool {
    matches!(
        (one, other),
        (Direction::Debit, Direction::Credit) | (Direction::Credit, Direction::Debit)
    )
}
