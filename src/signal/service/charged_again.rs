//! What recurred had ended, and has charged again.
//!
//! Either its holder said that it does not recur and it charged since, or two charges and more were left out and then one
//! came at its price. Of what somebody said it is told once, and asks for a look; after a pause alone, which a holiday or a
//! subscription taken up again has too, it interrupts nobody. An end that was agreed with the shop is watched by its own
//! case, as a warning (`charge-after-cancellation`); where that has spoken, this does not.

use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};
use crate::time::Millis;

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "charged-again",
        family: Family::Service,
        severity: Rule::Where {
            param: "said",
            is: Severity::Notice,
            otherwise: Severity::Info,
        },
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::time("endedAt"),
            ParamSpec::flag("said"),
        ],
        ..Reason::OF_PERIOD
    },
    features: &[],
    detector: Detector::Counted,
};

/// What a message needs: the charge as a decimal; when somebody said that it ended, or the last charge before the pause.
pub fn explain(counterparty: &str, money: (String, &str), ended: Millis, said: bool) -> Params {
    Params::of([
        ("counterparty", Param::Text(counterparty.to_owned())),
        ("amount", Param::Text(money.0)),
        ("currency", Param::Text(money.1.to_owned())),
        ("endedAt", Param::Number(ended.to_f64())),
        ("said", Param::Bool(said)),
    ])
}
