//! A coupon, a reduction or points were promised for a payment, and it was made without them.

use crate::event::Awaited;
use crate::feature::CaseContext;
use crate::pending::Responsible;
use crate::reason::{Param, ParamSpec, Params, Reason, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "discount-missing",
        severity: Rule::Always(Severity::Notice),
        params: &[
            ParamSpec::money("wanted"),
            ParamSpec::money("received"),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::flag("points"),
        ],
        turn: Responsible::Merchant,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let status = context.status;
    let is_missing = match context.pending.what {
        // A reduction is there when the payment is made, or it is missing; points may take their days.
        Awaited::Discount => status.payment.is_some_and(|paid| paid.facts.has_moved()),
        Awaited::Points => status.is_late,
        _ => false,
    };
    (is_missing && status.stage.is_open()).then(|| {
        Params::of([
            ("wanted", context.wanted()),
            ("received", context.received()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("points", Param::Bool(context.pending.what == Awaited::Points)),
        ])
    })
}
