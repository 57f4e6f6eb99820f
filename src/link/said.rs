//! What persons said of pairs of rows, as the rows are asked for it.
//!
//! Not here: the words themselves (`decisions`), and what follows from them (`by_word`).

use super::note::RowRef;
use super::relation::Relation;
use crate::sort::sort;

/// What was said of pairs.
#[derive(Debug, Default)]
pub(super) struct Said {
    /// Pairs that somebody said are so, in a fixed order.
    so: Vec<(RowRef, RowRef, Relation)>,
    /// Pairs that somebody said are not, the lesser row first, in their order.
    not: Vec<(RowRef, RowRef, Relation)>,
}

impl Said {
    /// Takes a word in.
    pub(super) fn hear(&mut self, (a, b): (RowRef, RowRef), relation: Relation, is: bool) {
        if is {
            self.so.push((a, b, relation));
        } else {
            self.not.push((a.min(b), a.max(b), relation));
        }
    }

    /// Puts what was taken in in order; to be asked afterwards.
    pub(super) fn settle(&mut self) {
        sort(&mut self.not, Ord::cmp);
    }

    /// True where somebody said that this is not so, whichever of the two is named first.
    pub(super) fn denies(&self, a: RowRef, b: RowRef, relation: Relation) -> bool {
        let pair = (a.min(b), a.max(b), relation);
        !self.not.is_empty() && self.not.binary_search(&pair).is_ok()
    }

    /// Pairs that somebody said are so.
    pub(super) fn pairs(&self, relation: Relation) -> impl Iterator<Item = (RowRef, RowRef)> {
        let so = self.so.iter().filter(move |(_, _, known)| *known == relation);
        so.map(|(a, b, _)| (*a, *b))
    }
}
