//! An agreement was ended, and its shop has charged again.

use super::{Eye, Vigil, Watcher};
use crate::event::Awaited;
use crate::signal::{Param, ParamKind, Params};
use crate::watch::Stage;

pub(super) const WATCHER: Watcher = Watcher {
    code: "charge-after-cancellation",
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("endedAt", ParamKind::Time),
    ],
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let standing = vigil.standing;
    // Something is due only once there was a charge after the end.
    let ended = standing.due.as_ref()?;
    let is_charged = vigil.case.what == Awaited::Cancellation && standing.stage != Stage::Resolved;
    is_charged.then(|| {
        Params::of([
            ("amount", vigil.wanted()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
            ("endedAt", Param::Number(ended.at.to_f64())),
        ])
    })
}
