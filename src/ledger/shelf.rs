//! One account's payments: rows whose repeated texts are kept once, found by id.

mod bounds;
mod by_time;
mod folding;
mod late;
mod merge;
mod oldest;
mod payment;
mod stub;
mod texts;
mod told;

pub use by_time::Newest;
pub use folding::{Entry, Fold, Text};
pub use payment::{Payment, Word};

pub(super) use folding::Heard;
pub use stub::Stub;

use super::month::Month;
use payment::{Rare, rare};
use texts::Texts;
use told::beginning;

use crate::event::{Counterparty, Digest, Facts, Instrument, Made, Told, Transaction};
use crate::map::OrderedMap;
use crate::record::record;
use crate::time::{Millis, Zone};
use std::borrow::Cow;

/// The payments of one account.
#[derive(Debug, Clone, PartialEq, Default)]
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
    /// Folded months, in their order.
    months: Vec<Month>,
    /// What is kept from before this moment was looked at when it might have been folded, and belongs to later payments.
    left_before: Option<Millis>,
    oldest: oldest::Oldest,
    by_time: by_time::ByTime,
    names: stub::Names,
}

record! {
    checked struct Shelf {
        account_id, payments, words, holder, stubs, dropped_up_to, months, left_before;
        oldest, by_time, names,
    }
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
            months: Vec::new(),
            left_before: None,
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
            self.left_before = self.left_before.map(|left| left.min(age.0));
            self.oldest.hear(age);
            self.by_time.hear(age);
        }
        true
    }

    fn word(&mut self, text: Option<&str>) -> Option<Word> {
        number_in(&mut self.words, text?)
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
        Payment {
            texts: Texts::of(
                &payment.id,
                payment.order_id.as_deref(),
                payment.reference.as_deref(),
                payment.description.as_deref().map(beginning),
                payment.note.as_deref().map(beginning),
            ),
            at: payment.at,
            offset,
            facts: Facts::of(payment),
            sum: payment.amount.into(),
            currency: payment.currency,
            told: Told::of(payment.exported_at),
            is_attempt: Made::of(payment).is_attempt,
            rare: rare(payment, agreement),
            counterparty: self.word(name),
            payee: self.word(key.as_deref().or(id)),
            party: self.word(id),
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
        self.text(payment.paid_with).map_or((None, None), id_and_digits)
    }

    /// The same of an instrument that is told, as it would be kept; nothing where it has neither.
    pub fn instrument_of(told: &Instrument) -> Option<(Option<String>, Option<String>)> {
        let text = number_of(told)?;
        let (id, last4) = id_and_digits(&text);
        Some((id.map(str::to_owned), last4.map(str::to_owned)))
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

/// The number of a text among others: its own where it is there.
fn number_in(texts: &mut OrderedMap<String>, text: &str) -> Option<Word> {
    let key = Digest::of(text);
    let position = match texts.position(key) {
        Some(position) => position,
        None => texts.put(key, text.to_owned()),
    };
    Word::at(position)
}

/// Between the id and the last digits in one text: a unit separator, which no name of a card has.
const BETWEEN: char = '\u{1f}';

fn id_and_digits(text: &str) -> (Option<&str>, Option<&str>) {
    match text.rsplit_once(BETWEEN) {
        Some((id, last4)) => (Some(id), Some(last4)),
        None if is_last4(text) => (None, Some(text)),
        None => (Some(text), None),
    }
}

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

impl Shelf {
    /// Each stands under its fingerprint, and every number of a text has one.
    fn is_sound(&self) -> bool {
        let texts = self.words.len();
        self.payments.is_keyed_by(|row| Digest::of(row.id()))
            && self.payments.every(|row| row.is_sound_among(texts))
            && self.words.is_keyed_by(|text| Digest::of(text))
            && self.months.is_sorted_by(|one, next| one.to <= next.from)
            && self.months.iter().all(|month| month.is_sound_among(texts))
            && self.stubs.is_keyed_by(|stub| Digest::of(&stub.id))
            && self.stubs.len() <= stub::STUBS
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::{Amount, Currency};

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
        old.note = Some("secret".to_owned());
        shelf.keep(&old, 0);
        shelf.keep(&payment("new", "o", "1.00", 2), 0);
        assert_eq!(shelf.make_room(1), 1);
        shelf.sort_out_words();
        assert!(shelf.words.is_empty());
        assert_eq!(shelf.get("new").map(|kept| kept.at.get()), Some(2));
        assert!(shelf.get("old").is_none());
        shelf.keep(&payment("newer", "o", "1.00", 3), 0);
        assert_eq!(shelf.make_room(1), 1);
        assert!(shelf.get("new").is_none());
    }
}
