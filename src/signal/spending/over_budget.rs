//! More was spent than a budget allows. Said once for a period, however much more follows: whoever knows it is over need
//! not hear it at every coffee.

use crate::reason::{Param, ParamSpec, Params, Reason, Role};
use crate::signal::declaration::{Detector, Signal};
use crate::time::Millis;

/// The reason.
pub const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "over-budget",
        params: &[
            ParamSpec::money("spent").as_role(Role::Exposure),
            ParamSpec::money("limit"),
            ParamSpec::currency("currency"),
            ParamSpec::category("category"),
            ParamSpec::flag("weekly"),
            ParamSpec::time("endsAt"),
        ],
        ..Reason::OF_PERIOD
    },
    features: &[],
    detector: Detector::Counted,
};

/// What a message needs: sums as decimals, the category's code or nothing for all, and the period's last moment.
pub fn explain(
    spent: String,
    limit: String,
    currency: &str,
    category: Option<&str>,
    weekly: bool,
    ends_at: Millis,
) -> Params {
    Params::of([
        ("spent", Param::Text(spent)),
        ("limit", Param::Text(limit)),
        ("currency", Param::Text(currency.to_owned())),
        ("category", Param::Text(category.unwrap_or_default().to_owned())),
        ("weekly", Param::Bool(weekly)),
        ("endsAt", Param::Number(ends_at.to_f64())),
    ])
}
