//! Families: rows that belong together, or may, by whatever chain of links and names; all of one go, or all stay.
//!
//! Not here: which moment they have to be from before, and what they add (`folded`).

use crate::event::Digest;
use crate::ledger::Payment;
use crate::link::{Role, RowRef, Rows};
use crate::map::OrderedMap;

/// Rows under one number that still tell something (`link::numbers`).
const TELLING: usize = 64;

/// Rows by number, and which of them are of one family.
pub(super) struct Families {
    /// The number of each account's first row.
    first: Vec<usize>,
    parents: Vec<usize>,
    /// By the number of a family's first row.
    stays: Vec<bool>,
}

impl Families {
    /// Every row by itself, and none stays.
    pub(super) fn of(rows: &Rows<'_>) -> Self {
        let mut all = 0;
        let mut first = Vec::with_capacity(rows.accounts.len());
        for account in &rows.accounts {
            first.push(all);
            all += account.shelf.len();
        }
        Self {
            first,
            parents: (0..all).collect(),
            stays: vec![false; all],
        }
    }

    /// The number of the first row of a row's family.
    fn root(&mut self, row_ref: RowRef) -> usize {
        let first = self.first.get(row_ref.account);
        let mut at = first.map_or(usize::MAX, |first| first + row_ref.place);
        while let Some(parent) = self.parents.get(at).copied().filter(|parent| *parent != at) {
            let above = self.parents.get(parent).copied().unwrap_or(parent);
            if let Some(own) = self.parents.get_mut(at) {
                *own = above; // half the way for whoever comes next
            }
            at = parent;
        }
        at
    }

    fn join(&mut self, a: RowRef, b: RowRef) {
        let (a, b) = (self.root(a), self.root(b));
        if let Some(parent) = self.parents.get_mut(a.max(b)) {
            *parent = a.min(b);
        }
    }

    /// Decides for a row's family.
    pub(super) fn decide(&mut self, row_ref: RowRef, stays: bool) {
        let root = self.root(row_ref);
        if let Some(decided) = self.stays.get_mut(root) {
            *decided = stays;
        }
    }

    /// True of a row whose family stays.
    pub(super) fn stays(&mut self, row_ref: RowRef) -> bool {
        let root = self.root(row_ref);
        self.stays.get(root).copied().unwrap_or(true)
    }

    /// Joins what belongs together by this reading, with each row in the first reading's place.
    pub(super) fn read(&mut self, rows: &Rows<'_>, place_of: &dyn Fn(RowRef) -> RowRef) {
        for pair in &rows.pairs {
            self.join(place_of(pair.a), place_of(pair.b));
        }
        for (account, read) in rows.accounts.iter().enumerate() {
            for (place, (_, note)) in read.rows().enumerate() {
                let own = RowRef { account, place };
                if let Role::Shown { by } | Role::Settled { by } | Role::PaysBack { of: by, .. } = note.role {
                    self.join(place_of(own), place_of(by));
                }
            }
        }
        for named in by_number(rows).values() {
            // A number that more rows share says nothing; a row may be there under two of its names.
            let telling = named.windows(2).filter(|_| named.len() <= 2 * TELLING);
            for pair in telling {
                if let [a, b] = pair {
                    self.join(place_of(*a), place_of(*b));
                }
            }
        }
    }
}

/// Every row of all accounts.
pub(super) fn each<'r, 'a>(rows: &'r Rows<'a>) -> impl Iterator<Item = (RowRef, &'a Payment)> + use<'r, 'a> {
    rows.accounts.iter().enumerate().flat_map(|(account, read)| {
        let payments = read.shelf.payments().enumerate();
        payments.map(move |(place, payment)| (RowRef { account, place }, payment))
    })
}

/// Rows under each number by which one of them names another: they are read together, whether one was found or several were.
fn by_number(rows: &Rows<'_>) -> OrderedMap<Vec<RowRef>> {
    let mut named: OrderedMap<Vec<RowRef>> = OrderedMap::new();
    for (own, payment) in each(rows) {
        let shown = payment.same_as().map(|(_, id)| id);
        for number in payment.named_ids().chain(shown) {
            named.get_or_put(Digest::of(number), Vec::new).push(own);
        }
    }
    if !named.is_empty() {
        for (own, payment) in each(rows) {
            for number in payment.numbers().chain([payment.id()]) {
                if let Some(known) = named.get_mut(Digest::of(number)) {
                    known.push(own);
                }
            }
        }
    }
    named
}
