//! A deposit is still held, and neither drawn nor let go.

use super::{Eye, LATE, Vigil, Watcher, late};
use crate::event::Awaited;
use crate::signal::Params;

pub(super) const WATCHER: Watcher = Watcher {
    code: "hold-not-released",
    params: LATE,
    settings: &[],
    eye: Eye::Case(see),
    needs_clock: false,
};

fn see(vigil: &Vigil<'_>) -> Option<Params> {
    (vigil.case.what == Awaited::Release)
        .then(|| late(vigil))
        .flatten()
}
