//! What somebody waited for was refused: said once, with what may be done about a no.
//!
//! A shop's no is not the last word on a refund that the law or the operator's rules give; and who has been told no does
//! not go on waiting. Money that comes all the same ends it.

use crate::feature::CaseContext;
use crate::pending::{Responsible, Stage};
use crate::reason::{Param, ParamSpec, Params, Reason, Role, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "request-refused",
        severity: Rule::Always(Severity::Notice),
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::time("sinceAt"),
            ParamSpec::flag("ofSum"),
            ParamSpec::flag("given"),
            ParamSpec::name("because"),
        ],
        turn: Responsible::Merchant,
        since: "0.2.0",
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let (pending, status) = (context.pending, context.status);
    let because = pending.reason.clone().unwrap_or_default();
    (status.stage == Stage::Refused).then(|| {
        Params::of([
            ("amount", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("sinceAt", context.since()),
            ("ofSum", Param::Bool(status.wanted.is_some())),
            ("given", Param::Bool(!because.is_empty())),
            ("because", Param::Text(because)),
        ])
    })
}
