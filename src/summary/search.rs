//! Search: which payments have a text in them, in their names, in what was written to them, or in a number of theirs.
//!
//! As somebody types it: capital or small, full or half width, and blanks are the same. A text that payments share is read
//! once. Not here: likeness of names that are written otherwise (`event::name`).

use crate::event::name::letters_of;
use crate::ledger::{Payment, Shelf, Word};

/// A text that is looked for, and where it was found so far.
pub(super) struct Search {
    letters: Vec<char>,
    /// Of the texts that payments of each account share, by number, whether it is in them, as far as they were read.
    found: Vec<Vec<Option<bool>>>,
}

impl Search {
    /// For a text, in so many accounts.
    pub(super) fn of(text: &str, accounts: usize) -> Self {
        Self {
            letters: letters_of(text).collect(),
            found: vec![Vec::new(); accounts],
        }
    }

    /// True where the text is in the payment.
    pub(super) fn finds(&mut self, account: usize, shelf: &Shelf, payment: &Payment) -> bool {
        let letters = &self.letters;
        let is_in = |text: &str| has(text, letters);
        let own = [Some(payment.id()), payment.description(), payment.note()];
        let mut own = own.into_iter().flatten().chain(payment.numbers());
        let Some(found) = self.found.get_mut(account) else {
            return false;
        };
        let words = [payment.counterparty_word(), payment.party_word()];
        let mut words = words.into_iter().flatten();
        words.any(|word| once(found, word, || shelf.word_at(word).is_some_and(is_in))) || own.any(is_in)
    }
}

fn once(read: &mut Vec<Option<bool>>, word: Word, look: impl Fn() -> bool) -> bool {
    let place = word.index();
    if read.len() <= place {
        read.resize(place + 1, None);
    }
    read.get_mut(place)
        .is_some_and(|read| *read.get_or_insert_with(look))
}

fn has(text: &str, letters: &[char]) -> bool {
    let Some((first, others)) = letters.split_first() else {
        return true;
    };
    let mut rest = letters_of(text);
    while let Some(letter) = rest.next() {
        if letter == *first {
            let mut here = rest.clone();
            if others.iter().all(|other| here.next() == Some(*other)) {
                return true;
            }
        }
    }
    false
}
