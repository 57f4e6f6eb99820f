//! A refund that was asked for, or that shows as under way, is past its term.

use crate::event::{Awaited, PaymentType};
use crate::feature::{CaseContext, LATE, late};
use crate::pending::Origin;
use crate::reason::{Params, Reason};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "refund-late",
        params: LATE,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let is_refund = match context.pending.what {
        Awaited::Refund => context.pending.origin != Origin::Undone && context.status.received.is_zero(),
        Awaited::Arrival => context
            .status
            .payment
            .is_some_and(|payment| payment.facts.kind == PaymentType::Refund),
        _ => false,
    };
    is_refund.then(|| late(context)).flatten()
}
