//! What persons said of pairs of rows: followed before any evidence, and where they said no, against it.

use super::decisions::Decisions;
use super::evidence::{Evidence, Piece};
use super::relation::{Confidence, Relation};
use super::rows::{Pair, Role, RowRef, Rows};
use super::same_payment;
use crate::event::{EventRef, ReferredKind};
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
    /// Decisions on rows that are read.
    pub(super) fn of(rows: &Rows<'_>, decisions: &Decisions) -> Self {
        let find = |of: &EventRef| {
            let is_payment = of.kind == ReferredKind::Transaction;
            is_payment.then(|| rows.find(&of.account_id, &of.id))?
        };
        let mut said = Self::default();
        for decided in decisions.iter() {
            // Who says what a pair is says that it is nothing else.
            let holds = decisions.on(decided.a, decided.b, decided.relation) == Some(decided.is);
            let Some((a, b)) = find(decided.a)
                .zip(find(decided.b))
                .filter(|(a, b)| holds && a != b && rows.may_belong(*a, *b))
            else {
                continue;
            };
            if decided.is {
                said.so.push((a, b, decided.relation));
            } else {
                said.not.push((a.min(b), a.max(b), decided.relation));
            }
        }
        sort(&mut said.not, Ord::cmp);
        said
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

/// Evidence of a word.
pub(super) const SAID: Evidence = Evidence::NONE.with(Piece::Said);

/// Links what somebody said is one payment, one transfer, or what became of a row under way.
pub(super) fn link(rows: &mut Rows<'_>) {
    let said = std::mem::take(&mut rows.said);
    for (a, b) in said.pairs(Relation::SamePayment) {
        if rows.is_free(a) && rows.is_free(b) {
            let (kept, shown) = same_payment::kept_and_shown(rows, a, b);
            same_payment::show(rows, kept, shown, Confidence::Decided, SAID);
        }
    }
    for (a, b) in said.pairs(Relation::OtherSide) {
        if rows.is_free(a) && rows.is_free(b) {
            let is_out = |row: RowRef| rows.payment(row).is_some_and(|row| row.facts.leaves());
            let (out, arrives) = if is_out(b) && !is_out(a) { (b, a) } else { (a, b) };
            note(
                rows,
                (out, Role::OwnOut),
                (arrives, Role::OwnIn),
                Relation::OtherSide,
            );
        }
    }
    for (a, b) in said.pairs(Relation::Settles) {
        let waits = |row: RowRef| {
            rows.payment(row)
                .is_some_and(|row| row.facts.status.is_under_way())
        };
        let (by, held) = if waits(a) && !waits(b) { (b, a) } else { (a, b) };
        if rows.is_free(held) && waits(held) {
            note(
                rows,
                (by, rows.note(by).role),
                (held, Role::Settled { by }),
                Relation::Settles,
            );
        }
    }
    rows.said = said;
}

fn note(rows: &mut Rows<'_>, (a, a_role): (RowRef, Role), (b, b_role): (RowRef, Role), relation: Relation) {
    rows.change(a, &|note| note.role = a_role);
    rows.change(b, &|note| note.role = b_role);
    rows.pairs.push(Pair {
        a,
        b,
        relation,
        confidence: Confidence::Decided,
        evidence: SAID,
    });
}
