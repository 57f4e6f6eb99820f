//! A coupon, a reduction or points were promised for a payment, and it was made without them.

use crate::event::Awaited;
use crate::feature::CaseContext;
use crate::reason::{Param, ParamSpec, Params, Reason, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};
use crate::watch::{Party, Stage};

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
        turn: Party::Merchant,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let standing = context.standing;
    let is_missing = match context.case.what {
        // A reduction is there when the payment is made, or it is missing; points may take their days.
        Awaited::Discount => standing.payment.is_some_and(|paid| paid.facts.has_moved()),
        Awaited::Points => standing.is_late,
        _ => false,
    };
    (is_missing && standing.stage != Stage::Resolved).then(|| {
        Params::of([
            ("wanted", context.wanted()),
            ("received", context.received()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("points", Param::Bool(context.case.what == Awaited::Points)),
        ])
    })
}
