//! One account's payments: rows whose repeated texts are kept once, found by id.

use crate::event::{Digest, Facts, Instrument, SameAs, Transaction};
use crate::map::OrderedMap;
use crate::money::{Amount, Currency};
use crate::time::{Millis, UtcOffset, Zone};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// A text's number on its shelf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Word(u32);

impl Word {
    /// The number.
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// A payment as kept: what summaries and cases read.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[allow(missing_docs)] // the contract's names
pub struct Payment {
    pub id: String,
    pub at: Millis,
    /// Minutes east of UTC.
    pub offset: i16,
    pub facts: Facts,
    pub amount: Amount,
    pub currency: Currency,
    pub fee: Option<Amount>,
    pub fee_included: bool,
    pub refunded: Option<Amount>,
    rare: Option<Box<Rare>>,
    /// The merchant's order number.
    pub order: Option<String>,
    /// The operator's own number.
    pub reference: Option<String>,
    counterparty: Option<Word>,
    category: Option<Word>,
    country: Option<Word>,
    paid_with: Option<Word>,
}

/// Rare fields: what few payments have, kept apart so that the others are short.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
struct Rare {
    refund_of: Option<String>,
    same_as: Option<(String, String)>,
    discount: Option<Amount>,
    /// To hundredths of a point.
    points: Option<Amount>,
}

impl Payment {
    /// The moment at which it counts in a zone: where only its day is known, that day has to be told of it everywhere.
    pub fn at_in(&self, zone: &Zone) -> Millis {
        match UtcOffset::new(self.offset) {
            Ok(own) if self.facts.is_of_day => zone.on_its_day(self.at, own),
            _ => self.at,
        }
    }

    /// The payment that it says it pays back.
    pub fn refund_of(&self) -> Option<&str> {
        self.rare.as_ref()?.refund_of.as_deref()
    }

    /// The account, and the id there, under which another export shows it.
    pub fn same_as(&self) -> Option<(&str, &str)> {
        let (account, id) = self.rare.as_ref()?.same_as.as_ref()?;
        Some((account, id))
    }

    /// Discount: what was not to be paid thanks to coupons.
    pub fn discount(&self) -> Option<Amount> {
        self.rare.as_ref()?.discount
    }

    /// Loyalty points got for it, or paid with; to hundredths.
    pub fn points(&self) -> Option<Amount> {
        self.rare.as_ref()?.points
    }

    /// Counterparty, as a number on its shelf.
    pub const fn counterparty_word(&self) -> Option<Word> {
        self.counterparty
    }

    /// Category by its statement, as a number on its shelf.
    pub const fn category_word(&self) -> Option<Word> {
        self.category
    }

    /// Country, as a number on its shelf.
    pub const fn country_word(&self) -> Option<Word> {
        self.country
    }
}

/// The payments of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// Account; given when the first payment is kept.
    pub account_id: String,
    payments: OrderedMap<Payment>,
    words: OrderedMap<String>,
    /// Holder, as the latest payment tells.
    holder: Option<String>,
}

impl Shelf {
    /// Of nobody, and empty.
    pub const fn new() -> Self {
        Self {
            account_id: String::new(),
            payments: OrderedMap::new(),
            words: OrderedMap::new(),
            holder: None,
        }
    }

    /// Keeps a payment; one with a known id takes its place.
    pub fn keep(&mut self, payment: &Transaction, offset: i16) {
        if self.account_id.is_empty() {
            self.account_id.clone_from(&payment.account_id);
        }
        if payment.holder_id.is_some() {
            self.holder.clone_from(&payment.holder_id);
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
        let side = payment.counterparty.as_ref();
        let name = side.and_then(|side| side.name.as_deref().or(side.id.as_deref()));
        Payment {
            id: payment.id.clone(),
            at: payment.at,
            offset,
            facts: Facts::of(payment),
            amount: payment.amount,
            currency: payment.currency,
            fee: payment.fee,
            fee_included: payment.fee_included == Some(true),
            refunded: payment.refunded,
            rare: rare(payment),
            order: payment.order_id.clone(),
            reference: payment.reference.clone(),
            counterparty: self.word(name),
            category: self.word(payment.category.as_deref()),
            country: self.word(payment.country.as_deref()),
            paid_with: self.word(payment.instrument.as_ref().and_then(number_of).as_deref()),
        }
    }

    /// True where a payment that is known by the day would fall on another one in this zone.
    pub(super) fn is_of_other_days(&self, zone: &Zone) -> bool {
        self.payments().any(|payment| payment.at_in(zone) != payment.at)
    }

    /// Moves what is known by the day to that day in this zone.
    pub(super) fn reckon_by(&mut self, zone: &Zone) {
        for payment in self.payments.values_mut() {
            payment.at = payment.at_in(zone);
        }
    }

    /// Holder, where that was told.
    pub fn holder(&self) -> Option<&str> {
        self.holder.as_deref()
    }

    /// The place of the payment with this id in `payments`.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.payments.position(Digest::of(id))
    }

    /// The payment at this place.
    pub fn at(&self, place: usize) -> Option<&Payment> {
        self.payments.at(place)
    }

    /// Number of texts: every `Word` is below.
    pub fn words(&self) -> usize {
        self.words.len()
    }

    /// A text by its number.
    pub fn word_at(&self, word: Word) -> Option<&str> {
        self.text(Some(word))
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
        let (id, last4) = self.instrument(payment);
        last4.or(id)
    }

    /// What it was drawn from or went to: its id, and its last digits.
    pub fn instrument(&self, payment: &Payment) -> (Option<&str>, Option<&str>) {
        let Some(text) = self.text(payment.paid_with) else {
            return (None, None);
        };
        match text.rsplit_once(BETWEEN) {
            Some((id, last4)) => (Some(id), Some(last4)),
            None if is_last4(text) => (None, Some(text)),
            None => (Some(text), None),
        }
    }

    /// The last four digits of what it was drawn from, where they are told.
    pub fn last4(&self, payment: &Payment) -> Option<&str> {
        self.instrument(payment).1.filter(|text| is_last4(text))
    }

    /// ISO 3166-1 alpha-2.
    pub fn country(&self, payment: &Payment) -> Option<&str> {
        self.text(payment.country)
    }

    /// Number of payments that are kept.
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

    /// Of payments that another account's export shows as well, forgets where.
    pub(super) fn forget_twins_in(&mut self, account: &str) {
        for payment in self.payments.values_mut() {
            let Some(rare) = payment.rare.as_mut() else {
                continue;
            };
            if rare.same_as.as_ref().is_some_and(|(other, _)| other == account) {
                rare.same_as = None;
                if **rare == Rare::default() {
                    payment.rare = None;
                }
            }
        }
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

/// Between the id and the last digits in one text: a unit separator, which no name of a card has.
const BETWEEN: char = '\u{1f}';

fn is_last4(text: &str) -> bool {
    text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Id and last digits as one text, so that a row has room for both.
fn number_of(with: &Instrument) -> Option<Cow<'_, str>> {
    match (with.id.as_deref(), with.last4.as_deref()) {
        (Some(id), Some(last4)) => Some(format!("{id}{BETWEEN}{last4}").into()),
        (id, last4) => last4.or(id).map(Cow::Borrowed),
    }
}

/// Rare fields, where this payment has any.
fn rare(payment: &Transaction) -> Option<Box<Rare>> {
    let same = |same: &SameAs| (same.account_id.clone(), same.id.clone());
    let rare = Rare {
        refund_of: payment.refund_of.clone(),
        same_as: payment.same_as.as_ref().map(same),
        discount: payment.discount,
        points: payment.points.map(Amount::points),
    };
    (rare != Rare::default()).then(|| Box::new(rare))
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
