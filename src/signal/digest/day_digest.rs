//! What a day held back, in one line.

use crate::reason::{Param, ParamSpec, Params, Reason};
use crate::signal::declaration::{Detector, Signal};
use crate::time::Millis;

/// The line.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "day-digest",
        params: &[ParamSpec::number("held"), ParamSpec::time("on")],
        ..Reason::OF_DIGEST
    },
    features: &[],
    detector: Detector::Counted,
};

/// What a message needs: how many, and when the first of them was.
pub(crate) fn explain(held: u32, on: Millis) -> Params {
    Params::of([
        ("held", Param::Number(f64::from(held))),
        ("on", Param::Number(on.to_f64())),
    ])
}
