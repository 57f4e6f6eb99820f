//! One account's payments: rows whose repeated texts are kept once, found by id.

mod bounds;
mod by_time;
mod late;
mod merge;
mod oldest;
mod payment;
mod stub;

pub use payment::{Payment, Word};
pub use stub::Stub;

use payment::{Rare, rare};

use crate::event::{Counterparty, Digest, Facts, Instrument, Made, SameAs, TimePrecision, Told, Transaction};
use crate::map::OrderedMap;
use crate::money::Amount;
use crate::time::{UtcOffset, Zone};
use serde::{Deserialize, Serialize};
use std::borrow::Cow;

/// The payments of one account.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Shelf {
    /// Account; given when the first payment is kept.
    pub account_id: String,
    payments: OrderedMap<Payment>,
    words: OrderedMap<String>,
    /// Holder, as the latest payment tells.
    holder: Option<String>,
    /// What stays of dropped payments that kept ones refer to.
    stubs: OrderedMap<Stub>,
    /// Age of the newest payment that was dropped for want of room.
    dropped_up_to: Option<oldest::Age>,
    #[serde(skip)]
    oldest: oldest::Oldest,
    #[serde(skip)]
    by_time: by_time::ByTime,
    #[serde(skip)]
    names: stub::Names,
}

impl Shelf {
    /// Of nobody, and empty.
    pub const fn new() -> Self {
        Self {
            account_id: String::new(),
            payments: OrderedMap::new(),
            words: OrderedMap::new(),
            holder: None,
            stubs: OrderedMap::new(),
            dropped_up_to: None,
            oldest: oldest::Oldest::new(),
            by_time: by_time::ByTime::new(),
            names: stub::Names::new(),
        }
    }

    /// Keeps a payment; a word on a known one is put together with what is known. True where that changed anything but when
    /// it was told.
    pub fn keep(&mut self, payment: &Transaction, offset: i16) -> bool {
        if self.account_id.is_empty() {
            self.account_id.clone_from(&payment.account_id);
        }
        if payment.holder_id.is_some() {
            self.holder.clone_from(&payment.holder_id);
        }
        let row = self.row(payment, offset);
        let key = Digest::of(&payment.id);
        let known = self.payments.get_mut(key);
        let row = match &known {
            Some(known) => known.merged(row),
            None => row,
        };
        let age = (row.at, key);
        self.names.count(&row, true);
        let has_moved = match known {
            Some(known) => {
                self.names.count(known, false);
                let before = std::mem::replace(known, row);
                let is_same = before
                    == Payment {
                        told: before.told,
                        ..known.clone()
                    };
                if is_same {
                    return false;
                }
                before.at != age.0
            }
            None => {
                self.payments.push(key, row);
                self.stubs.remove(key);
                true
            }
        };
        if has_moved {
            self.oldest.hear(age);
            self.by_time.hear(age);
        }
        true
    }

    fn word(&mut self, text: Option<&str>) -> Option<Word> {
        let key = Digest::of(text?);
        let position = match self.words.position(key) {
            Some(position) => position,
            None => self.words.put(key, text?.to_owned()),
        };
        Word::at(position)
    }

    fn text(&self, word: Option<Word>) -> Option<&str> {
        self.words.at(word?.index()).map(String::as_str)
    }

    fn row(&mut self, payment: &Transaction, offset: i16) -> Payment {
        let side = payment.counterparty.as_ref();
        let id = side.and_then(Counterparty::id_key);
        let name = side.and_then(|side| side.name.as_deref()).or(id);
        let key = side.and_then(Counterparty::name_key);
        let agreement = self.word(payment.agreement_id.as_deref());
        let note = self.word(payment.note.as_deref().map(beginning));
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
            told: Told::of(payment.exported_at),
            is_attempt: Made::of(payment).is_attempt,
            rare: rare(payment, agreement, note),
            order: payment.order_id.clone(),
            reference: payment.reference.clone(),
            counterparty: self.word(name),
            payee: self.word(key.as_deref().or(id)),
            party: self.word(id),
            category: self.word(payment.category.as_deref()),
            country: self.word(payment.country.as_deref()),
            paid_with: self.word(payment.instrument.as_ref().and_then(number_of).as_deref()),
            description: self.word(payment.description.as_deref().map(beginning)),
        }
    }

    /// A payment as it was told, as far as it is kept: all but balances, places, devices and what was said of its circumstances.
    pub fn transaction(&self, payment: &Payment) -> Transaction {
        let own = |text: &str| text.to_owned();
        let Facts { side, .. } = payment.facts;
        let (name, id) = (self.text(payment.counterparty), self.text(payment.party));
        let with = self.instrument(payment);
        let rare = payment.rare.as_deref();
        Transaction {
            holder_id: self.holder.clone(),
            utc_offset: UtcOffset::new(payment.offset).ok(),
            time_precision: payment.facts.is_of_day.then_some(TimePrecision::Day),
            direction: payment.facts.direction,
            kind: payment.facts.kind,
            status: payment.facts.status,
            original: payment.original().cloned(),
            fee: payment.fee,
            fee_included: (payment.fee.is_some() && payment.fee_included).then_some(true),
            discount: payment.discount(),
            points: payment.points().map(Amount::to_f64),
            refunded: payment.refunded,
            refund_of: payment.refund_of().map(own),
            same_as: payment.same_as().map(|(account, id)| SameAs {
                account_id: own(account),
                id: own(id),
            }),
            counterparty: (name.is_some() || side.is_some()).then(|| Counterparty {
                id: id.map(own),
                name: name.filter(|name| Some(*name) != id).map(own),
                kind: side,
            }),
            order_id: payment.order.clone(),
            reference: payment.reference.clone(),
            references: payment.references().to_vec(),
            mcc: payment.facts.mcc.map(|mcc| format!("{mcc:04}")),
            category: self.category(payment).map(own),
            channel: payment.facts.channel,
            instrument: payment.facts.instrument.map(|kind| Instrument {
                kind,
                id: with.0.map(own),
                last4: with.1.map(own),
            }),
            agreement_id: self.text(rare.and_then(|rare| rare.agreement_id)).map(own),
            country: self.country(payment).map(own),
            description: self.text(payment.description).map(own),
            note: self.text(rare.and_then(|rare| rare.note)).map(own),
            ..Transaction::new(
                &payment.id,
                &self.account_id,
                payment.at,
                payment.amount,
                payment.currency,
            )
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
        self.by_time = by_time::ByTime::new(); // of other dates
    }

    /// Holder, where that was told.
    pub fn holder(&self) -> Option<&str> {
        self.holder.as_deref()
    }

    /// The place of the payment with this id in `payments`.
    pub fn place(&self, id: &str) -> Option<usize> {
        self.payments.position(Digest::of(id))
    }

    /// The number of a text, where it has one.
    pub fn word_of(&self, text: &str) -> Option<Word> {
        Word::at(self.words.position(Digest::of(text))?)
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

    /// The fingerprint of each text, in the order of their numbers.
    pub fn word_keys(&self) -> impl Iterator<Item = Digest> {
        self.words.keys()
    }

    /// In the order of arrival.
    pub fn payments(&self) -> impl Iterator<Item = &Payment> {
        let rows = self.payments.values();
        #[cfg(test)]
        let rows = rows.inspect(|_| crate::ledger::count_row());
        rows
    }

    /// The newest arrivals first.
    pub fn newest(&self) -> impl Iterator<Item = &Payment> {
        let rows = (0..self.payments.len())
            .rev()
            .filter_map(|position| self.payments.at(position));
        #[cfg(test)]
        let rows = rows.inspect(|_| crate::ledger::count_row());
        rows
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
}

/// Bytes of a written text that are kept: what a payment message has room for, 140 letters (ISO 20022 `Max140Text`, its
/// unstructured remittance information), where each is of three bytes as Chinese ones are.
const MOST_WRITTEN: usize = 3 * 140;

/// The beginning of a written text, cut between two letters.
fn beginning(text: &str) -> &str {
    let most = (0..=MOST_WRITTEN.min(text.len())).rev();
    let end = most.into_iter().find(|end| text.is_char_boundary(*end));
    text.get(..end.unwrap_or_default()).unwrap_or_default()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};
    use crate::time::Millis;

    fn payment(id: &str, order: &str, amount: &str, at: i64) -> Transaction {
        let at = Millis::new(at).unwrap();
        let mut payment = Transaction::new(id, "a", at, Amount::parse(amount).unwrap(), Currency::CNY);
        payment.order_id = Some(order.to_owned());
        payment
    }

    #[test]
    fn a_payment_is_given_back_as_it_was_told() {
        let told = Transaction {
            holder_id: Some("lin".to_owned()),
            utc_offset: UtcOffset::new(480).ok(),
            original: Some(crate::event::Original {
                amount: Amount::parse("12.00").unwrap(),
                currency: Currency::parse("USD").unwrap(),
            }),
            counterparty: Some(Counterparty {
                id: Some("m-1".to_owned()),
                name: Some("Noodle House".to_owned()),
                kind: None,
            }),
            mcc: Some("0742".to_owned()),
            agreement_id: Some("rent".to_owned()),
            description: Some("Beef noodles".to_owned()),
            note: Some("with Mei".to_owned()),
            ..payment("p", "o", "86.40", 5)
        };
        let mut shelf = Shelf::default();
        shelf.keep(&told, 480);
        assert_eq!(shelf.transaction(shelf.get("p").unwrap()), told);
    }

    #[test]
    fn of_a_long_text_its_beginning_is_kept() {
        assert_eq!(beginning("面"), "面");
        assert_eq!(beginning(&"面".repeat(900)).chars().count(), 140);
        assert_eq!(beginning(&format!("a{}", "面".repeat(900))).len(), 418);
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
