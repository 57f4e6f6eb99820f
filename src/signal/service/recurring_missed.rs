//! A payment that comes again and again did not come: a rent or an insurance that was not paid, wages that are late.
//!
//! Told of series that their holder confirmed, and of those of one price that came six times and more without a gap; a week
//! after the day, since banks close for as long; and only once the account has shown a later payment, so that a file that ends is no
//! payment missed. Innocent where the holder ended it or pays another way: then it is a fact that costs nothing to read, and
//! on evidence alone it interrupts nobody. It ends when the payment comes.

use crate::reason::{Family, Param, ParamSpec, Params, Reason, Role, Rule, Severity};
use crate::signal::declaration::{Detector, Signal};
use crate::time::Millis;

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "recurring-missed",
        family: Family::Service,
        severity: Rule::Where {
            param: "confirmed",
            is: Severity::Notice,
            otherwise: Severity::Info,
        },
        params: &[
            ParamSpec::name("counterparty"),
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::time("dueAt"),
            ParamSpec::flag("income"),
            ParamSpec::flag("confirmed"),
        ],
        ..Reason::OF_PERIOD
    },
    features: &[],
    detector: Detector::Counted,
};

/// What a message needs: the latest amount as a decimal, and the day on which the next was due.
pub fn explain(
    counterparty: &str,
    money: (String, &str),
    due: Millis,
    income: bool,
    confirmed: bool,
) -> Params {
    Params::of([
        ("counterparty", Param::Text(counterparty.to_owned())),
        ("amount", Param::Text(money.0)),
        ("currency", Param::Text(money.1.to_owned())),
        ("dueAt", Param::Number(due.to_f64())),
        ("income", Param::Bool(income)),
        ("confirmed", Param::Bool(confirmed)),
    ])
}
