//! A refund was asked for and has not come, and soon the payment can no longer be paid back in the usual way.

use super::{Eye, Vigil, Watcher, due_at, term_of};
use crate::signal::{Param, ParamKind, Params, Setting};
use crate::watch::Stage;

pub(super) const WATCHER: Watcher = Watcher {
    code: "refund-window-closing",
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("counterparty", ParamKind::Name),
        ("closesAt", ParamKind::Time),
        ("closed", ParamKind::Boolean),
        ("term", ParamKind::Term),
    ],
    settings: &[
        // Read where the stages are made (`watch::standing`), which says why it is two weeks.
        Setting {
            name: "days",
            default: 14.0,
            least: 1.0,
            most: 90.0,
        },
    ],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    let closes = vigil.standing.closes.as_ref()?;
    let stage = vigil.standing.stage;
    matches!(stage, Stage::WindowClosing | Stage::WindowClosed).then(|| {
        Params::of([
            ("amount", vigil.wanted()),
            ("currency", vigil.currency()),
            ("counterparty", vigil.counterparty()),
            ("closesAt", due_at(closes)),
            ("closed", Param::Bool(stage == Stage::WindowClosed)),
            ("term", term_of(closes)),
        ])
    })
}
