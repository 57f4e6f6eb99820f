//! Money that was sent is still under way past its term, or shows as sent on one side and not on the other.
//!
//! A purchase that waits for the buyer's confirmation is no transfer, and an order that nobody paid for sends nothing.

use crate::event::{Awaited, PaymentType};
use crate::feature::{CaseContext, LATE, late};
use crate::reason::{Params, Reason};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "not-arrived",
        params: LATE,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let is_refund = context
        .status
        .payment
        .is_some_and(|payment| payment.facts.kind == PaymentType::Refund);
    (context.pending.what == Awaited::Arrival && !is_refund)
        .then(|| late(context))
        .flatten()
}
