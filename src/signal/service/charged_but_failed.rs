//! Charged, and then said to have failed or to be closed, and the money is not back.
//!
//! An order that was closed after its refund says so itself (`refunded`), one that was never paid was never charged: both
//! stay silent. Nor does it matter which side says what: one's own bank may show the charge and the wallet the failure.

use crate::feature::{CaseContext, due_at, term_of};
use crate::pending::Origin;
use crate::reason::{ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "charged-but-failed",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::time("dueAt").as_role(Role::Due),
            ParamSpec::term("term"),
        ],
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let due = context.status.due.as_ref()?;
    let is_lost = context.pending.origin == Origin::Undone && context.status.stage.is_open();
    is_lost.then(|| {
        Params::of([
            ("amount", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("dueAt", due_at(due)),
            ("term", term_of(due)),
        ])
    })
}
