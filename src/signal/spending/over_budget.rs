//! More was spent than a budget allows. Said once for a period, however much more follows: whoever knows it is over need
//! not hear it at every coffee.

use super::Spending;
use crate::signal::{Audience, Param, ParamKind, Params, Topic};
use crate::time::Millis;

/// The reason.
pub const REASON: Spending = Spending {
    code: "over-budget",
    topic: Topic::Spending,
    audience: Audience::Holder,
    params: &[
        ("spent", ParamKind::Money),
        ("limit", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("category", ParamKind::Category),
        ("weekly", ParamKind::Boolean),
        ("endsAt", ParamKind::Time),
    ],
};

/// What a message needs: sums as decimals, the category's code or nothing for all, and the period's last moment.
pub fn told(
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
