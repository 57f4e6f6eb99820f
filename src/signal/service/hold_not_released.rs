//! A deposit is still held, and neither drawn nor let go.

use crate::event::Awaited;
use crate::feature::{CaseContext, LATE, late};
use crate::reason::{Params, Reason, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "hold-not-released",
        severity: Rule::Always(Severity::Notice),
        params: LATE,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    (context.pending.what == Awaited::Release)
        .then(|| late(context))
        .flatten()
}
