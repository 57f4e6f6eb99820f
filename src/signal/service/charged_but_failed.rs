//! Charged, and then said to have failed or to be closed, and the money is not back.
//!
//! An order that was closed after its refund says so itself (`refunded`), one that was never paid was never charged: both
//! stay silent. Nor does it matter which side says what: one's own bank may show the charge and the wallet the failure.

use super::{Eye, Vigil, Watcher, due_at, term_of};
use crate::signal::{ParamKind, Params};
use crate::watch::{Origin, Stage};

pub(super) const WATCHER: Watcher = Watcher {
    code: "charged-but-failed",
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("dueAt", ParamKind::Time),
        ("term", ParamKind::Term),
    ],
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let due = vigil.standing.due.as_ref()?;
    let is_lost = vigil.case.origin == Origin::Undone && vigil.standing.stage != Stage::Resolved;
    is_lost.then(|| {
        Params::of([
            ("amount", vigil.wanted()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
            ("dueAt", due_at(due)),
            ("term", term_of(due)),
        ])
    })
}
