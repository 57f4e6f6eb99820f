//! It takes longer because of a holiday, or after a big sale: told once, so that nobody takes it for a loss.

use super::{Eye, Vigil, Watcher, due_at};
use crate::signal::{Param, ParamKind, Params};
use crate::watch::Stage;

pub(super) const WATCHER: Watcher = Watcher {
    code: "holiday-delay",
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("dueAt", ParamKind::Time),
        ("holidays", ParamKind::Number),
        ("promotion", ParamKind::Boolean),
    ],
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: true,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let due = vigil.standing.due.as_ref()?;
    let is_longer = due.holidays > 0 || due.promotion;
    (vigil.standing.stage == Stage::OnTrack && is_longer).then(|| {
        Params::of([
            ("amount", vigil.wanted()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
            ("dueAt", due_at(due)),
            ("holidays", Param::Number(f64::from(due.holidays))),
            ("promotion", Param::Bool(due.promotion)),
        ])
    })
}
