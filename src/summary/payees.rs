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

/// Payees of a shelf by word: those that it is the key of, and those that it is the id of.
pub(super) type Payees<'a> = Vec<[Option<Payee<'a>>; 2]>;

/// Payees of shelves that are read together, each shelf's apart.
pub(super) fn of<'a>(shelves: &[&'a Shelf], corrections: &'a Corrections) -> Vec<Payees<'a>> {
    let mut spellings: OrderedMap<Newest<'a, &'a str>> = OrderedMap::new();
    let mut names_of_ids: OrderedMap<Newest<'a, &'a str>> = OrderedMap::new();
    for shelf in shelves {
        let mut by_key: ByWord<'a> = vec![None; shelf.words()];
        let mut by_id: ByWord<'a> = vec![None; shelf.words()];
        for payment in shelf.payments() {
            let dated = (payment.at, payment.id.as_str());
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
        for (key, newest, text) in texts(shelf, &by_key) {
            take(&mut spellings, key, &newest.with(text));
        }
        for (id, newest, text) in texts(shelf, &by_id) {
            take(&mut names_of_ids, id, &newest.with(text));
        }
    }
    let payee = |own: Digest, is_id: bool| -> Option<Payee<'a>> {
        let key = if is_id {
            Digest::of(names_of_ids.get(own)?.what)
        } else {
            own
        };
        Some(Payee {
            shown: spellings.get(key)?.what,
            corrected: corrections.at(key).or_else(|| corrections.at(own)),
        })
    };
    let named = |shelf: &&'a Shelf| {
        let keys = shelf.word_keys();
        keys.map(|key| [false, true].map(|is_id| payee(key, is_id)))
            .collect()
    };
    shelves.iter().map(named).collect()
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
fn texts<'b, 'a>(
    shelf: &'a Shelf,
    seen: &'b ByWord<'a>,
) -> impl Iterator<Item = (Digest, Newest<'a, Word>, &'a str)> + use<'b, 'a> {
    let seen = shelf.word_keys().zip(seen);
    seen.filter_map(|(key, newest)| {
        let newest = (*newest)?;
        Some((key, newest, shelf.word_at(newest.what)?))
    })
}

#[inline(never)]
fn take<'a>(all: &mut OrderedMap<Newest<'a, &'a str>>, key: Digest, newest: &Newest<'a, &'a str>) {
    all.get_or_put(key, || *newest).take(newest);
}
