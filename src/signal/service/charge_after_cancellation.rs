//! An agreement was ended, and its shop has charged again.

use crate::event::Awaited;
use crate::feature::CaseContext;
use crate::pending::Responsible;
use crate::reason::{Param, ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "charge-after-cancellation",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::time("endedAt"),
        ],
        turn: Responsible::Merchant,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let status = context.status;
    // Something is due only once there was a charge after the end.
    let ended = status.due.as_ref()?;
    let is_charged = context.pending.what == Awaited::Cancellation && status.stage.is_open();
    is_charged.then(|| {
        Params::of([
            ("amount", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("endedAt", Param::Number(ended.at.to_f64())),
        ])
    })
}
