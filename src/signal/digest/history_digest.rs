//! What an import held back, in one line.

use crate::reason::{Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Detector, Signal};
use crate::time::Millis;

/// The line.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "history-digest",
        params: &[
            ParamSpec::number("held"),
            ParamSpec::time("from"),
            ParamSpec::time("to"),
        ],
        since: "0.1.0",
        ..Reason::OF_DIGEST
    },
    features: &[],
    detector: Detector::Counted,
};

/// What a message needs: how many, and when the first and the last of them were.
pub(crate) fn explain(held: u32, from: Millis, to: Millis) -> Params {
    Params::of([
        ("held", Param::Number(f64::from(held))),
        ("from", Param::Number(from.to_f64())),
        ("to", Param::Number(to.to_f64())),
    ])
}
