//! Rows that are read together: the payments of several accounts, each with what is known of it beside its own words.
//!
//! A row is found by account and place; what is linked is noted beside it, and most rows have no note. Households are the
//! accounts of one holder, and each of the others alone: nothing is linked beyond one. Not here: who links what.

use super::by_place::ByPlace;
use super::kinds::Kinds;
use super::note::{Note, Pair, Role, RowRef};
use super::said::Said;
use crate::event::{Digest, EventRef};
use crate::ledger::{Ledger, Payment, Shelf};
use crate::sort::sort;

/// Which places of an account are read; all where there is nothing.
pub(super) type PartOf<'p> = dyn Fn(Digest, &Shelf) -> Option<Vec<u32>> + 'p;

/// Rows of an account, as one of several that are read together.
#[derive(Debug)]
pub struct AccountRows<'a> {
    /// Account, by its fingerprint.
    pub key: Digest,
    /// Its payments.
    pub shelf: &'a Shelf,
    /// Payments of it are asked for, and not only what they tell about others'.
    pub is_wanted: bool,
    pub(super) kinds: Kinds,
    /// Places of the rows that are read; all where absent.
    pub(super) part: Option<Vec<u32>>,
    pub(super) notes: Notes,
}

/// Notes on the rows of an account.
#[derive(Debug)]
pub(super) struct Notes {
    all: Vec<Note>,
    /// Number of each payment's note, from 1, by its place; of all places only once there is one.
    marks: ByPlace,
}

impl Notes {
    fn marked(&self, mark: u32) -> Note {
        let note = (mark as usize).checked_sub(1).and_then(|at| self.all.get(at));
        note.copied().unwrap_or(Note::NONE)
    }
}

impl<'a> AccountRows<'a> {
    fn read(key: Digest, shelf: &'a Shelf, is_wanted: bool, part: Option<Vec<u32>>) -> Self {
        let mut read = Self {
            key,
            shelf,
            is_wanted,
            kinds: Kinds::default(),
            part,
            notes: Notes {
                all: Vec::new(),
                marks: ByPlace::Whole(Vec::new()),
            },
        };
        let mut kinds = Kinds::default();
        for (place, row) in read.each() {
            kinds.add(place, row);
        }
        read.kinds = kinds;
        read
    }

    /// Note on the payment at this place.
    pub fn note(&self, place: usize) -> Note {
        self.notes.marked(self.notes.marks.get(place))
    }

    /// Rows in the order of arrival, each payment with its note, where all of them are read.
    pub fn rows(&self) -> impl Iterator<Item = (&'a Payment, Note)> + '_ {
        let marks = match &self.notes.marks {
            ByPlace::Whole(marks) => marks.as_slice(),
            ByPlace::Part(_) => &[],
        };
        let marks = marks.iter().copied().chain(std::iter::repeat(0));
        let rows = self.shelf.payments().zip(marks);
        rows.map(|(payment, mark)| (payment, self.notes.marked(mark)))
    }

    /// Numbers by place of which none is set: of its rows, or of so many others of its own.
    pub(super) fn by_place(&self, many: usize) -> ByPlace {
        match self.part {
            None => ByPlace::Whole(vec![0; many]),
            Some(_) => ByPlace::Part(Vec::new()),
        }
    }

    /// Every row that is read, with its place.
    pub fn each(&self) -> impl Iterator<Item = (usize, &'a Payment)> + '_ {
        let part = self.part.as_deref();
        let count = part.map_or(self.shelf.len(), <[u32]>::len);
        (0..count).filter_map(move |number| {
            let place = match part {
                None => number,
                Some(part) => *part.get(number)? as usize,
            };
            Some((place, self.shelf.at(place)?))
        })
    }

    /// True where some of its rows are not read.
    pub(super) const fn is_part(&self) -> bool {
        self.part.is_some()
    }

    fn change(&mut self, place: usize, change: &dyn Fn(&mut Note)) {
        if place >= self.shelf.len() {
            return;
        }
        if matches!(&self.notes.marks, ByPlace::Whole(marks) if marks.is_empty()) {
            self.notes.marks = self.by_place(self.shelf.len());
        }
        let mut mark = self.notes.marks.get(place);
        if mark == 0 {
            self.notes.all.push(Note::NONE);
            mark = u32::try_from(self.notes.all.len()).unwrap_or_default();
            self.notes.marks.set(place, mark);
        }
        let at = (mark as usize).checked_sub(1);
        if let Some(note) = at.and_then(|at| self.notes.all.get_mut(at)) {
            change(note);
        }
    }
}

/// Accounts that are read together, in the order of their fingerprints, and every pair that was found among their rows.
#[derive(Debug)]
pub struct Rows<'a> {
    /// Accounts.
    pub accounts: Vec<AccountRows<'a>>,
    /// Pairs, in the order in which they were found.
    pub pairs: Vec<Pair>,
    /// What persons said of pairs.
    pub(super) said: Said,
}

impl<'a> Rows<'a> {
    /// The accounts asked for, and those that are joined with them, all their rows or part of them; nothing is linked yet.
    pub(super) fn read(
        ledger: &'a Ledger,
        account: Option<&str>,
        holder: Option<&str>,
        part: &PartOf<'_>,
    ) -> Self {
        let wanted = account.map(Digest::of);
        let shelves: Vec<(Digest, &Shelf)> = match account.filter(|_| holder.is_none()) {
            Some(account) => wanted.zip(ledger.shelf(account)).into_iter().collect(),
            None => {
                let shelves = ledger.shelves();
                shelves
                    .filter(|(_, shelf)| holder.is_none() || shelf.holder() == holder)
                    .collect()
            }
        };
        let mut accounts = Vec::new();
        for (key, shelf) in shelves {
            let is_wanted = wanted.is_none_or(|wanted| wanted == key);
            accounts.push(AccountRows::read(key, shelf, is_wanted, part(key, shelf)));
        }
        sort(&mut accounts, |a: &AccountRows<'_>, b| a.key.cmp(&b.key));
        Self {
            accounts,
            pairs: Vec::new(),
            said: Said::default(),
        }
    }

    /// Payment at a reference.
    #[inline(never)]
    pub fn payment(&self, row_ref: RowRef) -> Option<&'a Payment> {
        self.accounts.get(row_ref.account)?.shelf.at(row_ref.place)
    }

    /// Row, as others name it.
    pub fn event_ref(&self, row_ref: RowRef) -> Option<EventRef> {
        let account = self.accounts.get(row_ref.account)?;
        let payment = account.shelf.at(row_ref.place)?;
        Some(EventRef::payment(&account.shelf.account_id, payment.id()))
    }

    /// Note on it.
    #[inline(never)]
    pub fn note(&self, row_ref: RowRef) -> Note {
        let account = self.accounts.get(row_ref.account);
        account.map_or(Note::NONE, |account| account.note(row_ref.place))
    }

    /// Row that a row counts as: itself, or the one where what it shows, or became, is counted.
    pub fn counted(&self, row_ref: RowRef) -> RowRef {
        let mut at = row_ref;
        // A chain is as long as there are accounts; a circle ends there too.
        for _ in 0..=self.accounts.len() {
            match self.note(at).role {
                Role::Shown { by } | Role::Settled { by } => at = by,
                _ => break,
            }
        }
        at
    }

    /// True where two rows may belong together: nothing is linked between two persons, whoever says so.
    pub(super) fn may_belong(&self, a: RowRef, b: RowRef) -> bool {
        let holder = |row_ref: RowRef| self.accounts.get(row_ref.account)?.shelf.holder();
        holder(a).zip(holder(b)).is_none_or(|(a, b)| a == b)
    }

    /// A text of a row.
    #[inline(never)]
    pub fn text(
        &self,
        row_ref: RowRef,
        read: fn(&'a Shelf, &'a Payment) -> Option<&'a str>,
    ) -> Option<&'a str> {
        let account = self.accounts.get(row_ref.account)?;
        read(account.shelf, account.shelf.at(row_ref.place)?)
    }

    /// The row of this id in an account that is read.
    pub fn find(&self, account: &str, id: &str) -> Option<RowRef> {
        let key = Digest::of(account);
        let account = self.accounts.binary_search_by_key(&key, |account| account.key);
        let account = account.ok()?;
        let place = self.accounts.get(account)?.shelf.place(id)?;
        Some(RowRef { account, place })
    }

    /// Changes the note on a payment.
    pub(super) fn change(&mut self, row_ref: RowRef, change: &dyn Fn(&mut Note)) {
        if let Some(account) = self.accounts.get_mut(row_ref.account) {
            account.change(row_ref.place, change);
        }
    }

    /// True of a row that nothing is known of beside its own words.
    pub(super) fn is_free(&self, row_ref: RowRef) -> bool {
        matches!(self.note(row_ref).role, Role::Plain)
    }

    /// Payments of some accounts that pass, by time, then by id.
    pub(super) fn sorted(
        &self,
        members: &[usize],
        pass: &dyn Fn(&Payment) -> bool,
    ) -> Vec<(RowRef, &'a Payment)> {
        let mut found: Vec<(RowRef, &'a Payment)> = Vec::new();
        for account in members.iter().copied() {
            let Some(read) = self.accounts.get(account) else {
                continue;
            };
            let passing = read.each().filter(|(_, row)| pass(row));
            found.extend(passing.map(|(place, row)| (RowRef { account, place }, row)));
        }
        by_time(&mut found);
        found
    }

    /// Payments of some accounts that are of a kind, by time, then by id.
    pub(super) fn listed(
        &self,
        members: &[usize],
        list: fn(&Kinds) -> &Vec<u32>,
    ) -> Vec<(RowRef, &'a Payment)> {
        let mut found: Vec<(RowRef, &'a Payment)> = Vec::new();
        for account in members.iter().copied() {
            let Some(read) = self.accounts.get(account) else {
                continue;
            };
            let places = list(&read.kinds).iter().map(|place| *place as usize);
            let rows = places.filter_map(|place| Some((RowRef { account, place }, read.shelf.at(place)?)));
            found.extend(rows);
        }
        by_time(&mut found);
        found
    }

    /// Accounts that belong together: those of one holder, and each of the others alone.
    pub(super) fn households(&self) -> Vec<Vec<usize>> {
        let mut by_holder: Vec<(Option<&str>, usize)> = self
            .accounts
            .iter()
            .enumerate()
            .map(|(position, account)| (account.shelf.holder(), position))
            .collect();
        sort(&mut by_holder, Ord::cmp);
        let same = |a: &(Option<&str>, usize), b: &(Option<&str>, usize)| a.0.is_some() && a.0 == b.0;
        let groups = by_holder.chunk_by(same);
        groups
            .map(|group| group.iter().map(|(_, position)| *position).collect())
            .collect()
    }
}

/// By time, then by id; of two accounts' rows of one id by the accounts' order.
pub(super) fn by_time(found: &mut [(RowRef, &Payment)]) {
    sort(found, |(a, one), (b, other)| {
        (one.at, one.id(), a.account).cmp(&(other.at, other.id(), b.account))
    });
}
