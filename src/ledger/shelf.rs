//! One account's payments: rows whose repeated texts are kept once, found by id and by order number.

use crate::catalogue::Catalogue;
use crate::event::{Channel, Digest, Direction, InstrumentKind, PaymentType, Status, Transaction};
use crate::money::{Amount, Currency};
use crate::time::Millis;
use serde::{Deserialize, Serialize};

/// A text's number on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Word(u32);

/// A payment as kept: what summaries and cases read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the contract's names
pub struct Payment {
    pub id: String,
    pub at: Millis,
    /// Minutes east of UTC.
    pub offset: i16,
    pub direction: Direction,
    pub kind: PaymentType,
    pub status: Status,
    pub amount: Amount,
    pub currency: Currency,
    pub fee: Option<Amount>,
    pub fee_included: bool,
    pub discount: Option<Amount>,
    pub refunded: Option<Amount>,
    pub points: Option<f64>,
    pub refund_of: Option<String>,
    pub channel: Option<Channel>,
    pub instrument: Option<InstrumentKind>,
    pub is_own: bool,
    /// Drawn under a standing agreement.
    pub is_agreed: bool,
    /// The merchant's order number.
    pub order: Option<String>,
    /// The operator's own number.
    pub reference: Option<String>,
    counterparty: Option<Word>,
    category: Option<Word>,
    country: Option<Word>,
    paid_with: Option<Word>,
}

impl Payment {
    /// True where money has moved, as far as is known.
    pub const fn has_moved(&self) -> bool {
        match self.status {
            Status::Completed | Status::Refunded | Status::PartlyRefunded | Status::Unknown => true,
            Status::Authorized | Status::Pending | Status::Failed | Status::Closed | Status::Reversed => {
                false
            }
        }
    }

    /// True where it moves between own places.
    pub const fn is_own_move(&self) -> bool {
        matches!(self.direction, Direction::Neutral)
            || self.is_own
            || matches!(
                self.kind,
                PaymentType::TopUp
                    | PaymentType::CashOut
                    | PaymentType::CardRepayment
                    | PaymentType::Investment
                    | PaymentType::Exchange
            )
    }

    /// True where somebody else was paid: only that can be paid back.
    pub const fn is_paid(&self) -> bool {
        matches!(self.direction, Direction::Debit) && self.has_moved() && !self.is_own_move()
    }
}

/// The payments of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// Whose; given when the first payment is kept.
    pub account_id: String,
    payments: Catalogue<Payment>,
    words: Catalogue<String>,
}

impl Shelf {
    /// Of nobody, and empty.
    pub const fn new() -> Self {
        Self {
            account_id: String::new(),
            payments: Catalogue::new(),
            words: Catalogue::new(),
        }
    }

    /// Keeps a payment; one with a known id takes its place.
    pub fn keep(&mut self, payment: &Transaction, offset: i16) {
        if self.account_id.is_empty() {
            self.account_id.clone_from(&payment.account_id);
        }
        let row = self.row(payment, offset);
        self.payments.put(Digest::of(&payment.id), row);
    }

    fn word(&mut self, text: Option<&str>) -> Option<Word> {
        let key = Digest::of(text?);
        let position = match self.words.position(key) {
            Some(position) => position,
            None => self.words.put(key, text?.to_owned()),
        };
        u32::try_from(position).ok().map(Word)
    }

    fn text(&self, word: Option<Word>) -> Option<&str> {
        self.words.at(word?.0 as usize).map(String::as_str)
    }

    fn row(&mut self, payment: &Transaction, offset: i16) -> Payment {
        use crate::event::CounterpartyKind::Own;
        let side = payment.counterparty.as_ref();
        let name = side.and_then(|side| side.name.as_deref().or(side.id.as_deref()));
        Payment {
            id: payment.id.clone(),
            at: payment.at,
            offset,
            direction: payment.direction,
            kind: payment.kind,
            status: payment.status,
            amount: payment.amount,
            currency: payment.currency,
            fee: payment.fee,
            fee_included: payment.fee_included == Some(true),
            discount: payment.discount,
            refunded: payment.refunded,
            points: payment.points,
            refund_of: payment.refund_of.clone(),
            channel: payment.channel,
            instrument: payment.instrument.as_ref().map(|instrument| instrument.kind),
            is_own: side.and_then(|side| side.kind) == Some(Own),
            is_agreed: payment.agreement_id.is_some(),
            order: payment.order_id.clone(),
            reference: payment.reference.clone(),
            counterparty: self.word(name),
            category: self.word(payment.category.as_deref()),
            country: self.word(payment.country.as_deref()),
            paid_with: self.word(
                payment
                    .instrument
                    .as_ref()
                    .and_then(|with| with.last4.as_deref().or(with.id.as_deref())),
            ),
        }
    }

    /// In the order of arrival.
    pub fn payments(&self) -> impl Iterator<Item = &Payment> {
        self.payments.values()
    }

    /// The newest arrivals first.
    pub fn newest(&self) -> impl Iterator<Item = &Payment> {
        (0..self.payments.len())
            .rev()
            .filter_map(|position| self.payments.at(position))
    }

    /// The payment with this id.
    pub fn get(&self, id: &str) -> Option<&Payment> {
        self.payments.get(Digest::of(id))
    }

    /// The other side's name.
    pub fn counterparty(&self, payment: &Payment) -> Option<&str> {
        self.text(payment.counterparty)
    }

    /// The category that it came with.
    pub fn category(&self, payment: &Payment) -> Option<&str> {
        self.text(payment.category)
    }

    /// The last digits of the card or account that it was drawn from or went to, else its id.
    pub fn paid_with(&self, payment: &Payment) -> Option<&str> {
        self.text(payment.paid_with)
    }

    /// ISO 3166-1 alpha-2.
    pub fn country(&self, payment: &Payment) -> Option<&str> {
        self.text(payment.country)
    }

    /// Which payment each refund pays back, both by their place in `payments`: the one that it names, else the newest
    /// earlier debit of the same order, currency and at least its amount.
    pub fn refund_links(&self) -> Vec<(usize, usize)> {
        let is_refund =
            |payment: &Payment| payment.kind == PaymentType::Refund && payment.direction == Direction::Credit;
        let debits = self
            .payments()
            .enumerate()
            .filter(|(_, payment)| payment.direction == Direction::Debit);
        let mut orders: Vec<(&str, Millis, usize)> = debits
            .filter_map(|(position, payment)| Some((payment.order.as_deref()?, payment.at, position)))
            .collect();
        orders.sort_unstable();
        let same_order = |refund: &Payment| {
            let order = refund.order.as_deref()?;
            let end = orders.partition_point(|(known, at, _)| (*known, *at) <= (order, refund.at));
            let earlier = orders
                .get(..end)?
                .iter()
                .rev()
                .take_while(|(known, _, _)| *known == order);
            earlier.map(|(_, _, position)| *position).find(|position| {
                self.payments
                    .at(*position)
                    .is_some_and(|paid| paid.currency == refund.currency && paid.amount >= refund.amount)
            })
        };
        let named = |refund: &Payment| {
            let position = self.payments.position(Digest::of(refund.refund_of.as_deref()?))?;
            let paid = self.payments.at(position)?;
            (paid.currency == refund.currency && paid.is_paid()).then_some(position)
        };
        let refunds = self
            .payments()
            .enumerate()
            .filter(|(_, payment)| is_refund(payment));
        refunds
            .filter_map(|(position, refund)| Some((position, named(refund).or_else(|| same_order(refund))?)))
            .collect()
    }

    /// How many payments are kept.
    pub fn len(&self) -> usize {
        self.payments.len()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.payments.is_empty()
    }

    /// Drops the oldest arrivals beyond the bound; returns how many.
    pub(super) fn make_room(&mut self, most: usize) -> u32 {
        let mut dropped = 0;
        while self.payments.len() > most && self.payments.take_oldest().is_some() {
            dropped += 1;
        }
        // Texts are sorted out once there are more of them than payments could use: four each.
        if dropped > 0 && self.words.len() > self.payments.len().saturating_mul(4) {
            self.sort_out_words();
        }
        dropped
    }

    /// Drops payments from before this instant; returns how many.
    pub(super) fn drop_before(&mut self, oldest: Millis) -> u32 {
        let before = self.payments.len();
        self.payments.retain(|payment| payment.at >= oldest);
        let dropped = before - self.payments.len();
        if dropped > 0 {
            self.sort_out_words();
        }
        u32::try_from(dropped).unwrap_or(u32::MAX)
    }

    /// Keeps only the texts that are still used: what was dropped leaves nothing behind.
    fn sort_out_words(&mut self) {
        let old = std::mem::take(&mut self.words);
        let mut payments = std::mem::take(&mut self.payments);
        for payment in payments.values_mut() {
            for word in [
                &mut payment.counterparty,
                &mut payment.category,
                &mut payment.country,
                &mut payment.paid_with,
            ] {
                let text = word.and_then(|word| old.at(word.0 as usize));
                *word = self.word(text.map(String::as_str));
            }
        }
        self.payments = payments;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn payment(id: &str, order: &str, amount: &str, at: i64) -> Transaction {
        let at = Millis::new(at).unwrap();
        let mut payment = Transaction::new(id, "a", at, Amount::parse(amount).unwrap(), Currency::CNY);
        payment.order_id = Some(order.to_owned());
        payment
    }

    fn refund(id: &str, order: &str, amount: &str, at: i64) -> Transaction {
        Transaction {
            direction: Direction::Credit,
            kind: PaymentType::Refund,
            ..payment(id, order, amount, at)
        }
    }

    #[test]
    fn a_refund_finds_its_payment_by_order_number_even_when_it_came_first() {
        let mut shelf = Shelf::default();
        shelf.keep(&refund("r", "o", "5.00", 20), 0);
        shelf.keep(&payment("p", "o", "9.00", 10), 0);
        shelf.keep(&payment("later", "o", "9.00", 30), 0);
        assert_eq!(shelf.refund_links(), [(0, 1)]);
    }

    #[test]
    fn dropping_payments_leaves_no_text_of_theirs_behind() {
        let mut shelf = Shelf::default();
        let mut old = payment("old", "o", "1.00", 1);
        old.category = Some("secret".to_owned());
        shelf.keep(&old, 0);
        shelf.keep(&payment("new", "o", "1.00", 2), 0);
        shelf.drop_before(Millis::new(2).unwrap());
        assert!(shelf.words.is_empty());
        assert_eq!(shelf.get("new").map(|kept| kept.at.get()), Some(2));
        assert!(shelf.get("old").is_none());
        shelf.keep(&payment("newer", "o", "1.00", 3), 0);
        assert_eq!(shelf.make_room(1), 1);
        assert!(shelf.get("new").is_none());
    }
}
