//! Less came back than was promised. What is short by the coupon's own share is not short (`Amount::covers`).

use super::{Eye, Vigil, Watcher};
use crate::event::Awaited;
use crate::signal::{ParamKind, Params};
use crate::watch::{Origin, Stage};

pub(super) const WATCHER: Watcher = Watcher {
    code: "refund-short",
    params: &[
        ("amount", ParamKind::Money),
        ("wanted", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
    ],
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let standing = vigil.standing;
    let is_short = vigil.case.what == Awaited::Refund
        && vigil.case.origin != Origin::Undone
        && standing.stage != Stage::Resolved
        && !standing.received.is_zero();
    is_short.then(|| {
        Params::of([
            ("amount", vigil.received()),
            ("wanted", vigil.wanted()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
        ])
    })
}
