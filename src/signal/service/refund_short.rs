//! Less came back than was promised. What is short by the coupon's own share is not short (`Amount::covers`).

use crate::event::Awaited;
use crate::feature::CaseContext;
use crate::reason::{ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Detector, Signal};
use crate::watch::{Origin, Stage};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "refund-short",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::money("wanted"),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
        ],
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let standing = context.standing;
    let is_short = context.case.what == Awaited::Refund
        && context.case.origin != Origin::Undone
        && standing.stage != Stage::Resolved
        && !standing.received.is_zero();
    is_short.then(|| {
        Params::of([
            ("amount", context.received()),
            ("wanted", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
        ])
    })
}
