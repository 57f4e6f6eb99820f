//! One account's payments: rows with interned texts, found by id and by order number.

use crate::event::{Channel, Direction, InstrumentKind, PaymentType, Status, Transaction};
use crate::money::{Amount, Currency};
use crate::time::Millis;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

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
    pub refund_of: Option<String>,
    pub channel: Option<Channel>,
    pub instrument: Option<InstrumentKind>,
    pub is_own: bool,
    order: Option<Word>,
    reference: Option<Word>,
    counterparty: Option<Word>,
    category: Option<Word>,
    country: Option<Word>,
}

/// The payments of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(from = "Stored", into = "Stored")]
pub struct Shelf {
    payments: Vec<Payment>,
    words: Words,
    /// Position by id.
    by_id: BTreeMap<String, usize>,
}

/// What a snapshot holds of a shelf; indices are made anew.
#[derive(Serialize, Deserialize)]
struct Stored {
    payments: Vec<Payment>,
    texts: Vec<String>,
}

/// Texts, each once.
#[derive(Debug, Clone, PartialEq, Default)]
struct Words {
    texts: Vec<String>,
    numbers: BTreeMap<String, u32>,
}

impl Words {
    fn number(&mut self, text: &str) -> Option<Word> {
        if let Some(number) = self.numbers.get(text) {
            return Some(Word(*number));
        }
        let number = u32::try_from(self.texts.len()).ok()?;
        self.texts.push(text.to_owned());
        self.numbers.insert(text.to_owned(), number);
        Some(Word(number))
    }

    fn text(&self, word: Option<Word>) -> Option<&str> {
        self.texts.get(word?.0 as usize).map(String::as_str)
    }
}

impl Shelf {
    /// Keeps a payment; one with a known id takes its place.
    pub fn keep(&mut self, payment: &Transaction, offset: i16) {
        let row = self.row(payment, offset);
        match self
            .by_id
            .get(&payment.id)
            .and_then(|position| self.payments.get_mut(*position))
        {
            Some(known) => *known = row,
            None => {
                self.by_id.insert(payment.id.clone(), self.payments.len());
                self.payments.push(row);
            }
        }
    }

    fn row(&mut self, payment: &Transaction, offset: i16) -> Payment {
        use crate::event::CounterpartyKind::Own;
        let side = payment.counterparty.as_ref();
        let name = side.and_then(|side| side.name.as_deref().or(side.id.as_deref()));
        let mut word = |text: Option<&str>| text.and_then(|text| self.words.number(text));
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
            refund_of: payment.refund_of.clone(),
            channel: payment.channel,
            instrument: payment.instrument.as_ref().map(|instrument| instrument.kind),
            is_own: side.and_then(|side| side.kind) == Some(Own),
            order: word(payment.order_id.as_deref()),
            reference: word(payment.reference.as_deref()),
            counterparty: word(name),
            category: word(payment.category.as_deref()),
            country: word(payment.country.as_deref()),
        }
    }

    /// In the order of arrival.
    pub fn payments(&self) -> &[Payment] {
        &self.payments
    }

    /// The payment with this id.
    pub fn get(&self, id: &str) -> Option<&Payment> {
        self.payments.get(*self.by_id.get(id)?)
    }

    /// The other side's name.
    pub fn counterparty(&self, payment: &Payment) -> Option<&str> {
        self.words.text(payment.counterparty)
    }

    /// The category that it came with.
    pub fn category(&self, payment: &Payment) -> Option<&str> {
        self.words.text(payment.category)
    }

    /// ISO 3166-1 alpha-2.
    pub fn country(&self, payment: &Payment) -> Option<&str> {
        self.words.text(payment.country)
    }

    /// The operator's own number of it.
    pub fn reference(&self, payment: &Payment) -> Option<&str> {
        self.words.text(payment.reference)
    }

    /// Which payment each refund pays back: the id that it names, else the newest earlier debit of the same order,
    /// currency and at least its amount. By the refund's id.
    pub fn refund_links(&self) -> BTreeMap<&str, &Payment> {
        let mut by_order: BTreeMap<Word, Vec<&Payment>> = BTreeMap::new();
        for payment in self
            .payments
            .iter()
            .filter(|payment| payment.direction == Direction::Debit)
        {
            if let Some(order) = payment.order {
                by_order.entry(order).or_default().push(payment);
            }
        }
        let is_refund = |payment: &&Payment| {
            payment.kind == PaymentType::Refund && payment.direction == Direction::Credit
        };
        let mut links = BTreeMap::new();
        for refund in self.payments.iter().filter(is_refund) {
            let named = refund.refund_of.as_deref().and_then(|id| self.get(id));
            let same_order = || {
                by_order
                    .get(&refund.order?)?
                    .iter()
                    .filter(|paid| {
                        paid.currency == refund.currency
                            && paid.amount >= refund.amount
                            && paid.at <= refund.at
                    })
                    .max_by_key(|paid| paid.at)
                    .copied()
            };
            if let Some(paid) = named.or_else(same_order)
                && paid.currency == refund.currency
            {
                links.insert(refund.id.as_str(), paid);
            }
        }
        links
    }

    /// How many payments are kept.
    pub fn len(&self) -> usize {
        self.payments.len()
    }

    /// True where none is.
    pub fn is_empty(&self) -> bool {
        self.payments.is_empty()
    }

    /// Drops the oldest arrivals beyond the bound, some at a time; returns how many.
    pub(super) fn make_room(&mut self, most: usize) -> u32 {
        // A sixteenth of slack, so that moving the rows up is paid for by that many arrivals.
        if self.payments.len() <= most.saturating_add(most / 16) {
            return 0;
        }
        let dropped = self.payments.len() - most;
        self.payments.drain(..dropped);
        self.reindex();
        u32::try_from(dropped).unwrap_or(u32::MAX)
    }

    /// Drops payments from before this instant.
    pub(super) fn drop_before(&mut self, oldest: Millis) {
        let before = self.payments.len();
        self.payments.retain(|payment| payment.at >= oldest);
        if self.payments.len() != before {
            self.reindex();
        }
    }

    /// Positions anew, and only the texts that are still used: what was dropped leaves nothing behind.
    fn reindex(&mut self) {
        let old = std::mem::take(&mut self.words);
        for payment in &mut self.payments {
            for word in [
                &mut payment.order,
                &mut payment.reference,
                &mut payment.counterparty,
                &mut payment.category,
                &mut payment.country,
            ] {
                *word = old.text(*word).and_then(|text| self.words.number(text));
            }
        }
        self.by_id = positions(&self.payments);
    }
}

fn positions(payments: &[Payment]) -> BTreeMap<String, usize> {
    payments
        .iter()
        .enumerate()
        .map(|(position, payment)| (payment.id.clone(), position))
        .collect()
}

impl From<Stored> for Shelf {
    fn from(stored: Stored) -> Self {
        let numbers = stored.texts.iter().cloned().zip(0_u32..).collect();
        Self {
            by_id: positions(&stored.payments),
            payments: stored.payments,
            words: Words {
                texts: stored.texts,
                numbers,
            },
        }
    }
}

impl From<Shelf> for Stored {
    fn from(shelf: Shelf) -> Self {
        Self {
            payments: shelf.payments,
            texts: shelf.words.texts,
        }
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
        assert_eq!(
            shelf.refund_links().get("r").map(|paid| paid.id.as_str()),
            Some("p")
        );
    }

    #[test]
    fn dropping_payments_leaves_no_text_of_theirs_behind() {
        let mut shelf = Shelf::default();
        shelf.keep(&payment("old", "secret order", "1.00", 1), 0);
        shelf.keep(&payment("new", "o", "1.00", 2), 0);
        assert_eq!(shelf.make_room(1), 1);
        assert!(shelf.words.texts.iter().all(|text| text != "secret order"));
        assert_eq!(shelf.get("new").map(|kept| kept.at.get()), Some(2));
        assert!(shelf.get("old").is_none());
    }
}
