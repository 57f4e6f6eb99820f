//! Links by word: what persons said of pairs of rows is followed before any evidence.

use super::decisions::Decisions;
use super::evidence::{Evidence, Piece};
use super::note::{Pair, Role, RowRef};
use super::relation::{Confidence, Relation};
use super::rows::Rows;
use super::said::Said;
use super::same_payment;
use crate::event::{EventRef, ReferredKind};

/// Reads the decisions on rows that are read.
pub(super) fn hear(rows: &mut Rows<'_>, decisions: &Decisions) {
    let mut said = Said::default();
    for decided in decisions.iter() {
        let find = |of: &EventRef| {
            let is_payment = of.kind == ReferredKind::Transaction;
            is_payment.then(|| rows.find(&of.account_id, &of.id))?
        };
        // Who says what a pair is says that it is nothing else.
        let holds = decisions.on(decided.a, decided.b, decided.relation) == Some(decided.is);
        let pair = find(decided.a).zip(find(decided.b));
        if let Some(pair) = pair.filter(|(a, b)| holds && a != b && rows.may_belong(*a, *b)) {
            said.hear(pair, decided.relation, decided.is);
        }
    }
    said.settle();
    rows.said = said;
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
