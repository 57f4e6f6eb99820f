//! Folding of a shelf: rows go, and their months' sums stay (`month`).
//!
//! Not here: which rows go, and what each of them adds (`summary::folded`).

use super::{Payment, Shelf, by_time, oldest, stub};
use crate::event::{Digest, Transaction};
use crate::ledger::Word;
use crate::ledger::month::{self, GROUPS, Group, Key, MONTHS, Month, PRINTS, Part};
use crate::money::Currency;
use crate::sort::sort;
use crate::time::{DAY, Millis};

/// Another word on a payment dates it within so long of the first: what is charged may be dated by its hold, which card
/// schemes end after a month, and a bank may book it later; with as much again.
const NEAR: i64 = 62 * DAY;

/// Text of a group: a word of the shelf that it goes to, or of another one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Text {
    /// A word.
    Kept(Word),
    /// Another shelf's.
    New(String),
}

/// Part of a payment, under the key that it counts for.
#[derive(Debug, Clone, PartialEq)]
#[allow(missing_docs)] // as of a group
pub struct Entry {
    pub readings: u8,
    pub currency: Currency,
    pub category: Option<Text>,
    pub payee: Option<Text>,
    pub party: Option<Text>,
    pub shown: Option<Text>,
    /// Date of that spelling.
    pub newest: Millis,
    pub part: Part,
}

/// Payment that is folded.
#[derive(Debug, Clone, PartialEq)]
pub struct Fold {
    /// Account.
    pub account: Digest,
    /// Payment.
    pub id: Digest,
    /// Date by the days of the zone.
    pub at: Millis,
    /// Month that it is of.
    pub month: (Millis, Millis),
    /// What it adds.
    pub entries: Vec<Entry>,
}

/// What is known of a payment that came, among those that were folded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::ledger) enum Heard {
    /// Nothing.
    New,
    /// It was folded; true where this is another word on it.
    Folded(bool),
    /// It is of a month that can no longer tell.
    Closed,
}

impl Shelf {
    /// Folded months, in their order.
    pub fn months(&self) -> &[Month] {
        &self.months
    }

    /// Number of folded payments.
    pub fn folded(&self) -> usize {
        self.months.iter().map(|month| month.payments as usize).sum()
    }

    /// True of a payment that was folded: its sum is in its month.
    pub fn has_folded(&self, id: &str, at: Millis) -> bool {
        let id = Digest::of(id).half();
        self.near(at).any(|month| month.place(id).is_some())
    }

    /// True where a payment of this id was folded, whenever it was made.
    pub fn has_folded_id(&self, id: &str) -> bool {
        let id = Digest::of(id).half();
        self.months.iter().any(|month| month.place(id).is_some())
    }

    fn near(&self, at: Millis) -> impl Iterator<Item = &Month> {
        let is_near = move |month: &&Month| month.from.later(-NEAR) <= at && at < month.to.later(NEAR);
        self.months.iter().filter(is_near)
    }

    /// Hears of a payment that is not kept.
    pub(in crate::ledger) fn hear(&mut self, payment: &Transaction) -> Heard {
        if self
            .months
            .last()
            .is_none_or(|last| payment.at >= last.to.later(NEAR))
        {
            return Heard::New; // nearly always
        }
        let id = Digest::of(&payment.id);
        let print = month::print(id, payment.status, payment.amount, payment.refunded);
        let is_near =
            |month: &&mut Month| month.from.later(-NEAR) <= payment.at && payment.at < month.to.later(NEAR);
        for month in self.months.iter_mut().filter(is_near) {
            if let Some(place) = month.place(print) {
                return Heard::Folded(month.hear(place, print));
            }
        }
        let closed = self
            .months
            .iter_mut()
            .find(|month| month.is_closed && month.holds(payment.at));
        closed.map_or(Heard::New, |month| {
            month.refused = month.refused.saturating_add(1);
            Heard::Closed
        })
    }

    /// The folded month whose part before this moment is folded.
    pub(in crate::ledger) fn month_folded_beyond(&mut self, at: Millis) -> Option<&mut Month> {
        let mut months = self.months.iter_mut();
        months.find(|month| month.holds(at) && at < month.up_to)
    }

    /// True where what is of this moment was looked at, and stays with a later payment that it belongs to.
    pub fn was_left(&self, at: Millis) -> bool {
        self.left_before.is_some_and(|left| at < left)
    }

    /// What is left from before this moment belongs to later payments.
    pub(in crate::ledger) fn leave(&mut self, before: Millis) {
        self.left_before = self.left_before.max(Some(before));
    }

    /// Payments of every month were added to by accounts that were not read with them.
    pub(in crate::ledger) fn joined_later(&mut self) {
        for month in &mut self.months {
            month.added = month.added.max(month.payments);
        }
    }

    /// Folds payments; nothing is left before `up_to` but what belongs to later ones. Returns how many went beyond a bound.
    pub(in crate::ledger) fn fold(&mut self, folds: Vec<&mut Fold>, up_to: Millis) -> u32 {
        let mut gone: Vec<Digest> = Vec::with_capacity(folds.len());
        for fold in folds {
            let Some(row) = self.payments.get(fold.id) else {
                continue;
            };
            let print = month::print(fold.id, row.facts.status, row.amount(), row.refunded());
            let groups: Vec<Group> = std::mem::take(&mut fold.entries)
                .into_iter()
                .map(|entry| self.group(entry))
                .collect();
            let place = self.months.partition_point(|month| month.from < fold.month.0);
            if self
                .months
                .get(place)
                .is_none_or(|month| month.from != fold.month.0)
            {
                self.months.insert(place, Month::new(fold.month));
            }
            let Some(month) = self.months.get_mut(place) else {
                continue;
            };
            month.take(print, fold.at);
            groups.into_iter().for_each(|group| month.add(group));
            month.up_to = month.up_to.max(up_to.min(month.to));
            gone.push(fold.id);
        }
        for month in &mut self.months {
            month.seal(GROUPS);
        }
        sort(&mut gone, Ord::cmp);
        self.payments
            .retain(|payment: &Payment| gone.binary_search(&Digest::of(payment.id())).is_err());
        (self.oldest, self.by_time) = (oldest::Oldest::new(), by_time::ByTime::new());
        self.names = stub::Names::new();
        let dropped = self.bound_months(MONTHS, PRINTS);
        self.sort_out_words();
        dropped
    }

    /// Holds the months within their bounds; returns how many payments are in no sum any more.
    fn bound_months(&mut self, months: usize, prints: usize) -> u32 {
        let beyond = self.months.len().saturating_sub(months);
        let dropped = self.months.drain(..beyond).map(|month| month.payments);
        let dropped = dropped.fold(0, u32::saturating_add);
        let mut all: usize = self.months.iter().map(Month::prints).sum();
        for month in &mut self.months {
            if all <= prints {
                break;
            }
            all -= month.prints();
            month.close();
        }
        dropped
    }

    fn group(&mut self, entry: Entry) -> Group {
        let mut word = |text: Option<Text>| match text? {
            Text::Kept(word) => Some(word),
            Text::New(text) => self.word(Some(&text)),
        };
        Group {
            key: Key {
                readings: entry.readings,
                currency: entry.currency,
                category: word(entry.category),
                payee: word(entry.payee),
                party: word(entry.party),
            },
            shown: word(entry.shown),
            newest: entry.newest,
            part: entry.part,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::money::Amount;

    fn payment(number: i64) -> Transaction {
        let at = Millis::new(number * 31 * DAY).unwrap();
        Transaction::new(
            &number.to_string(),
            "a",
            at,
            Amount::parse("9.00").unwrap(),
            Currency::CNY,
        )
    }

    /// A payment in each of so many months, all folded.
    fn folded(many: i64) -> Shelf {
        let mut shelf = Shelf::default();
        for number in 0..many {
            shelf.keep(&payment(number), 0);
        }
        let fold = |number: i64| Fold {
            account: Digest::of("a"),
            id: Digest::of(&number.to_string()),
            at: payment(number).at,
            month: (payment(number).at, payment(number + 1).at),
            entries: Vec::new(),
        };
        let mut folds: Vec<Fold> = (0..many).map(fold).collect();
        assert_eq!(shelf.fold(folds.iter_mut().collect(), Millis::END), 0);
        assert_eq!((shelf.len(), shelf.folded()), (0, many as usize));
        shelf
    }

    #[test]
    fn beyond_the_bound_of_months_the_oldest_go_and_are_counted() {
        let mut shelf = folded(9);
        assert_eq!(shelf.bound_months(5, PRINTS), 4);
        assert_eq!(
            shelf.months().first().map(|month| month.from),
            Some(payment(4).at)
        );
    }

    #[test]
    fn a_month_whose_fingerprints_are_gone_lets_nothing_in_and_counts_it() {
        let mut shelf = folded(9);
        assert_eq!(shelf.bound_months(MONTHS, 6), 0);
        assert_eq!(shelf.hear(&payment(2)), Heard::Closed);
        assert_eq!(shelf.hear(&payment(3)), Heard::Folded(false));
        assert_eq!(shelf.months()[2].refused, 1);
        assert_eq!(shelf.months().iter().filter(|month| month.is_closed).count(), 3);
    }

    #[test]
    fn a_folded_month_leaves_texts_that_it_needs_and_no_other() {
        let mut shelf = Shelf::default();
        let mut paid = payment(0);
        (paid.category, paid.country) = (Some("food".to_owned()), Some("CN".to_owned()));
        shelf.keep(&paid, 0);
        let entry = Entry {
            readings: 1,
            currency: Currency::CNY,
            category: shelf.word_of("food").map(Text::Kept),
            payee: Some(Text::New("shop".to_owned())),
            party: None,
            shown: None,
            newest: paid.at,
            part: Part::default(),
        };
        let month = (paid.at, payment(1).at);
        let mut fold = Fold {
            account: Digest::of("a"),
            id: Digest::of("0"),
            at: paid.at,
            month,
            entries: vec![entry],
        };
        shelf.fold(vec![&mut fold], Millis::END);
        assert_eq!(shelf.words(), 2);
        let key = shelf.months()[0].groups[0].key;
        let text = |word: Option<Word>| word.and_then(|word| shelf.word_at(word));
        assert_eq!(
            (text(key.category), text(key.payee)),
            (Some("food"), Some("shop"))
        );
    }
}
