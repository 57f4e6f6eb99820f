//! A payment that comes again and again at one price came at a higher one.
//!
//! The price has to have stayed the same three times at least, to a hundredth; bills by use have none, and say nothing here.
//! Prices do rise, and were announced perhaps: it is told as a fact, to whom it interrupts nothing. A leap by a fifth under a
//! standing agreement is a suspicion of its own (`subscription-trap`); where that has spoken, this does not.

use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "price-rise",
        family: Family::Service,
        severity: Rule::Always(Severity::Info),
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::money("before"),
        ],
        ..Reason::OF_PERIOD
    },
    features: &[],
    detector: Detector::Counted,
};

/// What a message needs: the new price and the one before, as decimals.
pub fn explain(counterparty: &str, money: (String, &str), before: String) -> Params {
    Params::of([
        ("counterparty", Param::Text(counterparty.to_owned())),
        ("amount", Param::Text(money.0)),
        ("currency", Param::Text(money.1.to_owned())),
        ("before", Param::Text(before)),
    ])
}
