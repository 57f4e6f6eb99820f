//! The facts of a payment that every room asks for, and each question about them answered once.
//!
//! Did money move, is it under way, is it a refund, does it stay with its owner, is it to a person: payments, ledger rows,
//! recent payments, cases and sums all hold the same small value and ask it, so that no two of them can answer differently.
//! Where two rooms truly need different sets, the two questions have two names, and the line above says why.
//! Not here: what belongs together with a payment, and what is usual.

use super::{
    Authentication, Channel, CounterpartyKind, Direction, InstrumentKind, PaymentType, Status, TimePrecision,
    Transaction,
};
use crate::record::{Reader, Record, Writer, record};
use core::num::NonZeroU16;

/// Direction, kind, status and whatever else decides how a payment counts; a copy costs a dozen bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Facts {
    /// Whose balance falls.
    pub direction: Direction,
    /// Kind of movement.
    pub kind: PaymentType,
    /// Progress of the payment.
    pub status: Status,
    /// Kind of the other side, where it is told.
    pub side: Option<CounterpartyKind>,
    /// Way of paying.
    pub channel: Option<Channel>,
    /// Kind of what it was drawn from, or went to.
    pub instrument: Option<InstrumentKind>,
    /// Merchant category code, ISO 18245.
    pub mcc: Option<Mcc>,
    /// Only the day of its time is known.
    pub is_of_day: bool,
    /// What it was agreed and confirmed by.
    pub consent: Consent,
}

record! { struct Facts { direction, kind, status, side, channel, instrument, mcc, is_of_day, consent } }

/// What a payment was agreed and confirmed by: two truths in the room of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Consent(u8);

impl Consent {
    const STANDING: u8 = 1;
    const UNCONFIRMED: u8 = 2;

    fn of(payment: &Transaction) -> Self {
        let is_standing = payment.agreement_id.is_some() || payment.channel == Some(Channel::Recurring);
        let is_unconfirmed = payment.authentication == Some(Authentication::None);
        Self(u8::from(is_standing) * Self::STANDING + u8::from(is_unconfirmed) * Self::UNCONFIRMED)
    }

    /// What either of two words on a payment says.
    #[must_use]
    pub const fn or(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }
}

impl Record for Consent {
    fn write(&self, to: &mut Writer) {
        to.byte(self.0);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let marks = from.byte();
        from.check(marks <= Self::STANDING + Self::UNCONFIRMED);
        Self(marks)
    }
}

/// Merchant category code, one added to it: so that a code or none takes no more room than a code.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mcc(NonZeroU16);

impl Mcc {
    /// Nothing of what has more digits than four.
    pub fn new(code: u16) -> Option<Self> {
        let code = Some(code).filter(|code| *code <= 9_999)?;
        NonZeroU16::new(code + 1).map(Self)
    }

    /// The code.
    pub const fn get(self) -> u16 {
        self.0.get() - 1
    }
}

impl Record for Mcc {
    fn write(&self, to: &mut Writer) {
        self.get().write(to);
    }

    fn read(from: &mut Reader<'_>) -> Self {
        let code = Self::new(u16::read(from));
        from.or_fail(code, Self(NonZeroU16::MIN))
    }
}

impl Status {
    /// Money has moved, as far as is known: what sums count. A word that a layout does not know counts as moved, since a
    /// payment that is left out of a sum in silence is the worse mistake.
    pub const fn has_moved(self) -> bool {
        matches!(
            self,
            Self::Completed | Self::Refunded | Self::PartlyRefunded | Self::Unknown
        )
    }

    /// Money is held or on its way.
    pub const fn is_under_way(self) -> bool {
        matches!(self, Self::Authorized | Self::Pending)
    }

    /// No money moved in the end: refused, given up, or undone by the operator. Habits are not made of it.
    pub const fn is_void(self) -> bool {
        matches!(self, Self::Failed | Self::Closed | Self::Reversed)
    }

    /// No money ever left: refused or given up. Unlike `is_void` without what was undone, where money had left and has to
    /// come back.
    pub const fn never_moved(self) -> bool {
        matches!(self, Self::Failed | Self::Closed)
    }

    /// Given up or undone: an order that nobody stands by any more, unlike an attempt that was refused.
    pub const fn is_withdrawn(self) -> bool {
        matches!(self, Self::Closed | Self::Reversed)
    }

    /// Refused: somebody tried, which is what a stolen card looks like.
    pub const fn was_refused(self) -> bool {
        matches!(self, Self::Failed)
    }

    /// The holder has the whole sum, whichever way: it never left, or it all came back.
    pub const fn is_whole_again(self) -> bool {
        matches!(
            self,
            Self::Failed | Self::Closed | Self::Reversed | Self::Refunded
        )
    }

    /// The order in which statuses follow: paid is later than begun or given up, paid back than paid, undone by the operator
    /// than all. Nothing, which is the least, for words that nobody knows.
    pub const fn rank(self) -> Option<u8> {
        match self {
            Self::Unknown => None,
            Self::Authorized | Self::Pending => Some(0),
            Self::Failed | Self::Closed => Some(1),
            Self::Completed => Some(2),
            Self::PartlyRefunded => Some(3),
            Self::Refunded => Some(4),
            Self::Reversed => Some(5),
        }
    }

    /// The sum is settled: from here on it stands. Undone is no such word, since an authorisation can be undone as well.
    pub const fn is_settled(self) -> bool {
        matches!(self, Self::Completed | Self::PartlyRefunded | Self::Refunded)
    }
}

impl PaymentType {
    /// Sent from one person or account to another, as ISO 20022 calls a credit transfer; a red packet is one in an envelope.
    pub const fn is_transfer(self) -> bool {
        matches!(self, Self::Transfer | Self::RedPacket)
    }

    /// Between the wallet, a bank account and a card of one holder, by the very word for it.
    const fn is_between_own_accounts(self) -> bool {
        matches!(self, Self::TopUp | Self::CashOut | Self::CardRepayment)
    }
}

impl Facts {
    /// Facts of a payment as it came in.
    pub fn of(payment: &Transaction) -> Self {
        Self {
            direction: payment.direction,
            kind: payment.kind,
            status: payment.status,
            side: payment.counterparty.as_ref().and_then(|side| side.kind),
            channel: payment.channel,
            instrument: payment.instrument.as_ref().map(|instrument| instrument.kind),
            mcc: payment.mcc.as_deref().and_then(|mcc| Mcc::new(mcc.parse().ok()?)),
            is_of_day: payment.time_precision == Some(TimePrecision::Day),
            consent: Consent::of(payment),
        }
    }

    /// Money has moved, as far as is known.
    pub const fn has_moved(&self) -> bool {
        self.status.has_moved()
    }

    /// Money moved, or may yet move, away.
    pub const fn is_out(&self) -> bool {
        matches!(self.direction, Direction::Debit) && !self.status.is_void()
    }

    /// Money moved, or may yet move, in.
    pub const fn is_in(&self) -> bool {
        matches!(self.direction, Direction::Credit) && !self.status.is_void()
    }

    /// Money that comes back for an earlier payment. A refund that a shop pays is a debit, and none to its holder.
    pub const fn is_refund(&self) -> bool {
        matches!(self.kind, PaymentType::Refund) && matches!(self.direction, Direction::Credit)
    }

    /// A refund that is there: not one that is still on its way, or whose word nobody knows.
    pub const fn is_refund_arrived(&self) -> bool {
        self.is_refund() && matches!(self.status, Status::Completed | Status::Refunded)
    }

    /// Money that leaves for others: what somebody else could have done with the holder's wallet. A fee is the operator's.
    pub const fn leaves(&self) -> bool {
        matches!(self.direction, Direction::Debit) && !matches!(self.kind, PaymentType::Fee)
    }

    /// Money that left, or is leaving: what habits are made of. Refused and given-up payments teach nothing.
    pub const fn is_habit(&self) -> bool {
        self.leaves() && !self.status.is_void()
    }

    /// Moves between own places, and is no spending: neutral, to an own account, or what the holder keeps in another form.
    pub const fn is_own_move(&self) -> bool {
        matches!(self.direction, Direction::Neutral)
            || self.is_between_own_accounts()
            || matches!(self.kind, PaymentType::Investment | PaymentType::Exchange)
    }

    /// Moves between two accounts of one holder by its own words, so that its other side may stand in another statement.
    /// Unlike `is_own_move` without funds and currencies, whose other side no wallet or bank exports.
    pub const fn is_between_own_accounts(&self) -> bool {
        matches!(self.side, Some(CounterpartyKind::Own)) || self.kind.is_between_own_accounts()
    }

    /// Sent from one to another, and nothing bought: no shop's terms hold for what comes back of it.
    pub const fn is_sent(&self) -> bool {
        matches!(self.kind, PaymentType::Transfer | PaymentType::RedPacket)
    }

    /// Somebody else was paid: only that can be paid back.
    pub const fn is_paid(&self) -> bool {
        matches!(self.direction, Direction::Debit) && self.has_moved() && !self.is_own_move()
    }

    /// Drawn under a standing agreement.
    pub const fn is_standing(&self) -> bool {
        self.consent.0 & Consent::STANDING != 0
    }

    /// It needed no password, finger or face, where the host says so.
    pub const fn is_unconfirmed(&self) -> bool {
        self.consent.0 & Consent::UNCONFIRMED != 0
    }

    /// Purchase that somebody made, and no agreement or machine: what comes in runs.
    pub const fn is_chosen_purchase(&self) -> bool {
        self.is_habit()
            && !self.is_standing()
            && !self.is_own_move()
            && !self.is_with_person()
            && !self.kind.is_transfer()
    }

    /// Other side is a person: said so, or a transfer or red packet to somebody not said to be a shop.
    pub const fn is_with_person(&self) -> bool {
        match self.side {
            Some(CounterpartyKind::Person) => true,
            Some(CounterpartyKind::Merchant | CounterpartyKind::Own) => false,
            Some(CounterpartyKind::Unknown) | None => self.kind.is_transfer(),
        }
    }
}

impl Transaction {
    /// Id of the row of its own account that it says it is: what was pending there, and is posted under this id.
    pub fn same_as_own(&self) -> Option<&str> {
        let same = self.same_as.as_ref()?;
        (same.account_id == self.account_id && same.id != self.id).then_some(same.id.as_str())
    }

    /// It is said that money of it came back: by a sum, which nothing is not, or by the status where no sum is told.
    pub fn is_said_refunded(&self) -> bool {
        self.refunded.is_some_and(|refunded| !refunded.is_zero()) || self.status == Status::Refunded
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};
    use crate::time::Millis;

    fn facts(change: impl FnOnce(&mut Transaction)) -> Facts {
        let mut payment = Transaction::new("1", "a", Millis::new(0).unwrap(), Amount::ZERO, Currency::CNY);
        change(&mut payment);
        Facts::of(&payment)
    }

    #[test]
    fn a_payment_has_moved_is_under_way_or_is_void_and_never_two_of_them() {
        for status in Status::ALL {
            let answers = [status.has_moved(), status.is_under_way(), status.is_void()];
            assert_eq!(answers.iter().filter(|answer| **answer).count(), 1, "{status:?}");
        }
    }

    #[test]
    fn what_never_moved_or_was_withdrawn_is_void_and_both_together_are_all_that_is() {
        for status in Status::ALL {
            let parts = status.never_moved() || status.is_withdrawn();
            assert_eq!(parts, status.is_void(), "{status:?}");
        }
    }

    #[test]
    fn a_transfer_between_own_accounts_is_no_spending_whichever_way_it_is_said() {
        assert!(facts(|payment| payment.kind = PaymentType::CardRepayment).is_own_move());
        assert!(facts(|payment| payment.direction = Direction::Neutral).is_own_move());
        assert!(!facts(|payment| payment.kind = PaymentType::Investment).is_between_own_accounts());
        assert!(facts(|payment| payment.kind = PaymentType::Investment).is_own_move());
        assert!(!facts(|payment| payment.kind = PaymentType::Transfer).is_own_move());
    }

    #[test]
    fn a_refund_counts_as_one_only_where_money_comes_in() {
        let refund = |direction| {
            facts(move |payment| {
                payment.kind = PaymentType::Refund;
                payment.direction = direction;
            })
        };
        assert!(refund(Direction::Credit).is_refund_arrived());
        assert!(!refund(Direction::Debit).is_refund());
    }
}
