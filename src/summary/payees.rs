//! Payees of a query: which rows are one counterparty's, under which spelling it is shown, and what its holder says that it
//! is.
//!
//! A row's payee is its id's, where it has one, else its name's, as `event::name` tells names apart. An id is shown under the
//! newest name that it came with, and of all spellings of a name the newest is shown: that of the latest payment, of two at
//! one moment that of the later id. So neither the order of arrival nor the number of files changes a name. Two ids under one
//! name are shown as one: whoever reads a summary knows shops by their names.
//! Not here: habits, for which two ids are two payees (`profile`).

use super::category::Corrections;
use crate::event::Digest;
use crate::ledger::{Payment, Shelf, Word};
use crate::link::Rows;
use crate::map::OrderedMap;
use crate::time::Millis;

/// Payee, as a summary names it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Payee<'a> {
    /// Its newest spelling.
    pub(super) shown: &'a str,
    /// The category that its holder gave it.
    pub(super) corrected: Option<&'a str>,
}

/// How a payee is spelled: the number of the shelf that has its newest spelling, that text there, and the key of its name.
#[derive(Debug, Clone, Copy)]
struct Spelled {
    shelf: usize,
    word: Word,
    key: Digest,
}

/// Spellings of the payees of some shelves, for each shelf by word: of those that it is the key of, and those that it is the id
/// of. They borrow nothing, so that they can be kept as long as the rows stand as they did.
#[derive(Debug, Default)]
pub(super) struct Spellings(Vec<Vec<[Option<Spelled>; 2]>>);

/// Categories that their holder gave payees, in the order of their spellings; empty where none was given.
pub(super) type Corrected<'a> = Vec<Vec<[Option<&'a str>; 2]>>;

/// What was seen newest, and when.
#[derive(Debug, Clone, Copy)]
struct Newest<'a, T> {
    at: Millis,
    id: &'a str,
    what: T,
}

impl<'a, T: Copy> Newest<'a, T> {
    const fn with<U>(&self, what: U) -> Newest<'a, U> {
        Newest {
            at: self.at,
            id: self.id,
            what,
        }
    }

    fn take(&mut self, other: &Self) {
        if (other.at, other.id) > (self.at, self.id) {
            *self = *other;
        }
    }
}

/// Newest of each word of a shelf.
type ByWord<'a> = Vec<Option<Newest<'a, Word>>>;

impl Spellings {
    /// Spellings among the rows of shelves that are read together.
    pub(super) fn of(shelves: &[&Shelf]) -> Self {
        let mut spellings: OrderedMap<Newest<'_, (usize, Word)>> = OrderedMap::new();
        let mut names_of_ids: OrderedMap<Newest<'_, Digest>> = OrderedMap::new();
        for (number, shelf) in shelves.iter().enumerate() {
            let mut by_key: ByWord<'_> = vec![None; shelf.words()];
            let mut by_id: ByWord<'_> = vec![None; shelf.words()];
            for payment in shelf.payments() {
                let dated = (payment.at, payment.id());
                let (payee, party) = (payment.payee_word(), payment.party_word());
                see(&mut by_key, payee, dated, payment.counterparty_word());
                see(&mut by_id, party, dated, payee);
            }
            let groups = shelf.months().iter().flat_map(|month| &month.groups);
            for group in groups.filter(|group| group.shown.is_some()) {
                let dated = (group.newest, "");
                see(&mut by_key, group.key.payee, dated, group.shown);
                see(&mut by_id, group.key.party, dated, group.key.payee);
            }
            for (key, newest) in seen_of(shelf, &by_key) {
                take(&mut spellings, key, &newest.with((number, newest.what)));
            }
            for (id, newest) in seen_of(shelf, &by_id) {
                if let Some(name) = shelf.word_at(newest.what) {
                    take(&mut names_of_ids, id, &newest.with(Digest::of(name)));
                }
            }
        }
        let spelled = |own: Digest, is_id: bool| {
            let key = if is_id { names_of_ids.get(own)?.what } else { own };
            let (shelf, word) = spellings.get(key)?.what;
            Some(Spelled { shelf, word, key })
        };
        let named = |shelf: &&Shelf| {
            let keys = shelf.word_keys();
            keys.map(|key| [false, true].map(|is_id| spelled(key, is_id)))
                .collect()
        };
        Self(shelves.iter().map(named).collect())
    }

    /// What their holder said that the payees are.
    pub(super) fn corrected<'a>(&self, shelves: &[&Shelf], corrections: &'a Corrections) -> Corrected<'a> {
        if corrections.is_empty() {
            return Vec::new();
        }
        let of_shelf = |(shelf, spelled): (&&Shelf, &Vec<[Option<Spelled>; 2]>)| {
            let words = shelf.word_keys().zip(spelled);
            let of_word = |(own, spelled): (Digest, &[Option<Spelled>; 2])| {
                spelled.map(|spelled| {
                    let of_name = spelled.and_then(|spelled| corrections.at(spelled.key));
                    spelled.and(of_name.or_else(|| corrections.at(own)))
                })
            };
            words.map(of_word).collect()
        };
        shelves.iter().zip(&self.0).map(of_shelf).collect()
    }

    /// Payee that is known on a shelf by its id, or else by its name's key (`payee_of`).
    pub(super) fn payee<'a>(
        &self,
        rows: &Rows<'a>,
        corrected: &Corrected<'a>,
        shelf: usize,
        (word, is_id): (Word, bool),
    ) -> Option<Payee<'a>> {
        let place = (word.index(), usize::from(is_id));
        let spelled = (*self.0.get(shelf)?.get(place.0)?.get(place.1)?)?;
        let given = corrected
            .get(shelf)
            .and_then(|given| given.get(place.0)?.get(place.1).copied());
        Some(Payee {
            shown: rows.accounts.get(spelled.shelf)?.shelf.word_at(spelled.word)?,
            corrected: given.flatten(),
        })
    }
}

/// What a row's payee is known by: its id, and whether that is what it is, else its name's key.
pub(super) fn payee_of(payment: &Payment) -> Option<(Word, bool)> {
    known_by(payment.party_word(), payment.payee_word())
}

/// The same of these.
pub(super) fn known_by(party: Option<Word>, payee: Option<Word>) -> Option<(Word, bool)> {
    party
        .map(|word| (word, true))
        .or_else(|| payee.map(|word| (word, false)))
}

fn see<'a>(seen: &mut ByWord<'a>, word: Option<Word>, (at, id): (Millis, &'a str), what: Option<Word>) {
    let (Some(room), Some(what)) = (word.and_then(|word| seen.get_mut(word.index())), what) else {
        return;
    };
    let newest = Newest { at, id, what };
    match room {
        Some(known) => known.take(&newest),
        None => *room = Some(newest),
    }
}

/// What was seen newest of each word, by the word's fingerprint.
fn seen_of<'b, 'a>(
    shelf: &'b Shelf,
    seen: &'b ByWord<'a>,
) -> impl Iterator<Item = (Digest, Newest<'a, Word>)> + use<'b, 'a> {
    let seen = shelf.word_keys().zip(seen);
    seen.filter_map(|(key, newest)| Some((key, (*newest)?)))
}

fn take<'a, T: Copy>(all: &mut OrderedMap<Newest<'a, T>>, key: Digest, newest: &Newest<'a, T>) {
    all.get_or_put(key, || *newest).take(newest);
}
