//! Payees of a query: which rows are one counterparty's, under which spelling it is shown, and what its holder says that it
//! is.
//!
//! A row's payee is its id's, where it has one, else its name's, as `event::name` tells names apart. An id is shown under the
//! newest name that it came with, and of all spellings of a name the newest is shown: that of the latest payment, of two at
//! one moment that of the later id. So neither the order of arrival nor the number of files changes a name. Two ids under one
//! name are shown as one: whoever reads a summary knows shops by their names.
//! Not here: habits, for which two ids are two payees (`profile`).

use super::category::Corrections;
use super::links::Accounts;
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
    fn of(payment: &'a Payment, what: T) -> Self {
        Self {
            at: payment.at,
            id: &payment.id,
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
type ByWord<'a, T> = Vec<Option<Newest<'a, T>>>;

/// Names the payees of every account that is read.
pub(super) fn name<'a>(accounts: &mut Accounts<'a>, corrections: &'a Corrections) {
    let mut spellings: OrderedMap<Newest<'a, &'a str>> = OrderedMap::new();
    let mut names_of_ids: OrderedMap<Newest<'a, Digest>> = OrderedMap::new();
    for account in &accounts.all {
        let shelf = account.shelf;
        let mut by_key: ByWord<'a, Option<Word>> = vec![None; shelf.words()];
        let mut by_id: ByWord<'a, Option<Word>> = vec![None; shelf.words()];
        for payment in shelf.payments() {
            see(
                &mut by_key,
                payment.payee_word(),
                payment,
                payment.counterparty_word(),
            );
            see(&mut by_id, payment.party_word(), payment, payment.payee_word());
        }
        for (key, newest) in digests(shelf, &by_key) {
            if let Some(text) = newest.what.and_then(|word| shelf.word_at(word)) {
                take(
                    &mut spellings,
                    key,
                    &Newest {
                        at: newest.at,
                        id: newest.id,
                        what: text,
                    },
                );
            }
        }
        for (id, newest) in digests(shelf, &by_id) {
            if let Some(text) = newest.what.and_then(|word| shelf.word_at(word)) {
                let what = Digest::of(text);
                take(
                    &mut names_of_ids,
                    id,
                    &Newest {
                        at: newest.at,
                        id: newest.id,
                        what,
                    },
                );
            }
        }
    }
    for account in &mut accounts.all {
        let shelf = account.shelf;
        let payee = |text: &'a str, is_id: bool| -> Option<Payee<'a>> {
            let own = Digest::of(text);
            let key = if is_id { names_of_ids.get(own)?.what } else { own };
            Some(Payee {
                shown: spellings.get(key)?.what,
                corrected: corrections.at(key).or_else(|| corrections.at(own)),
            })
        };
        let mut seen = vec![[false; 2]; shelf.words()];
        account.payees = vec![[None; 2]; shelf.words()];
        for payment in shelf.payments() {
            let Some((word, is_id)) = payee_of(payment) else {
                continue;
            };
            let side = usize::from(is_id);
            let is_known = seen.get_mut(word.index()).and_then(|sides| sides.get_mut(side));
            let room = account
                .payees
                .get_mut(word.index())
                .and_then(|sides| sides.get_mut(side));
            if let (Some(known), Some(room)) = (is_known, room)
                && !*known
            {
                *known = true;
                *room = shelf.word_at(word).and_then(|text| payee(text, is_id));
            }
        }
    }
}

/// What a row's payee is known by: its id, and whether that is what it is, else its name's key.
pub(super) fn payee_of(payment: &Payment) -> Option<(Word, bool)> {
    let by_id = payment.party_word().map(|word| (word, true));
    by_id.or_else(|| payment.payee_word().map(|word| (word, false)))
}

fn see<'a>(
    seen: &mut ByWord<'a, Option<Word>>,
    word: Option<Word>,
    payment: &'a Payment,
    what: Option<Word>,
) {
    let Some(room) = word.and_then(|word| seen.get_mut(word.index())) else {
        return;
    };
    let newest = Newest::of(payment, what);
    match room {
        Some(known) => known.take(&newest),
        None => *room = Some(newest),
    }
}

fn digests<'b, 'a, T: Copy>(
    shelf: &'a Shelf,
    seen: &'b ByWord<'a, T>,
) -> impl Iterator<Item = (Digest, Newest<'a, T>)> + use<'b, 'a, T> {
    let keys = shelf.word_keys();
    keys.zip(seen).filter_map(|(key, newest)| Some((key, (*newest)?)))
}

fn take<'a, T: Copy>(all: &mut OrderedMap<Newest<'a, T>>, key: Digest, newest: &Newest<'a, T>) {
    all.get_or_put(key, || *newest).take(newest);
}
