//! Less came back than was promised. What is short by the coupon's own share is not short (`Amount::covers`).

use crate::event::Awaited;
use crate::feature::CaseContext;
use crate::pending::Origin;
use crate::reason::{ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Detector, Signal};

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
    let status = context.status;
    let is_short = context.pending.what == Awaited::Refund
        && context.pending.origin != Origin::Undone
        && status.stage.is_open()
        && !status.received.is_zero();
    is_short.then(|| {
        Params::of([
            ("amount", context.received()),
            ("wanted", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
        ])
    })
}
