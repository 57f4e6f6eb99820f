//! A refund was asked for and has not come, and soon the payment can no longer be paid back in the usual way.

use crate::feature::{CaseContext, due_at, term_of};
use crate::pending::Stage;
use crate::reason::{Param, ParamSpec, Params, Reason, Role, settings};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "refund-window-closing",
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::name("counterparty"),
            ParamSpec::time("closesAt"),
            ParamSpec::flag("closed"),
            ParamSpec::term("term"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_CASE
    },
    features: &[],
    detector: Detector::Case(evaluate),
};

settings! {
    /// So many days before its end a window counts as closing, and `watched` says so: two weeks, since a shop and a desk
    /// each take a working week to answer.
    days: f64 = 14.0, 1.0..=90.0;
}

fn evaluate(context: &CaseContext<'_>) -> Option<Params> {
    let closes = context.status.closes.as_ref()?;
    let stage = context.status.stage;
    matches!(stage, Stage::WindowClosing | Stage::WindowClosed).then(|| {
        Params::of([
            ("amount", context.wanted()),
            ("currency", context.currency()),
            ("counterparty", context.counterparty()),
            ("closesAt", due_at(closes)),
            ("closed", Param::Bool(stage == Stage::WindowClosed)),
            ("term", term_of(closes)),
        ])
    })
}
