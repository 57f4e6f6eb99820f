//! It takes longer because of a holiday, or after a big sale: told once, so that nobody takes it for a loss.

use crate::feature::{CaseContext, due_at};
use crate::pending::Stage;
use crate::reason::{Param, ParamSpec, Params, Reason, Role, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "holiday-delay",
        severity: Rule::Always(Severity::Info),
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::time("dueAt").as_role(Role::Due),
            ParamSpec::number("holidays"),
            ParamSpec::flag("promotion"),
        ],
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::CaseByClock(evaluate),
};

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let due = context.status.due.as_ref()?;
    let is_longer = due.holidays > 0 || due.promotion;
    (context.status.stage == Stage::OnTrack && is_longer).then(|| {
        Params::of([
            ("amount", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("dueAt", due_at(due)),
            ("holidays", Param::Number(f64::from(due.holidays))),
            ("promotion", Param::Bool(due.promotion)),
        ])
    })
}
