//! One account sends money to many persons within weeks, far more than usual: for the operator's desk only.
//!
//! Five to ten parties within five to twenty days (IBM AMLSim's alert patterns). Held against how many persons were usually
//! sent money in the weeks before such a transfer (a beta-geometric habit: a small employer's is high), and beside it against
//! an honest sharing out. Red packets are gifts and do not count; nor do sums that are small for the account and its
//! currency. Where as many sent money as well, what was gathered is scattered (gather-scatter), which speaks by itself.

use super::crowded::{Settings, crowd, is_through, strength};
use crate::feature::{Context, FeatureVector, features, ms};
use crate::profile::payment_velocity::Fan;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength};
use crate::signal::declaration::{Signal, of_payment};
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "fan-out",
        family: Family::Laundering,
        params: &[
            ParamSpec::number("count"),
            ParamSpec::money("sum").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::duration("windowMs"),
            ParamSpec::number("usual"),
            ParamSpec::flag("alsoIn"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        techniques: &["F1025.001"],
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

features! {
    /// Different persons who were sent money in the window, this one included.
    PERSONS: "persons" in 0.0..30.0;
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let crowd = crowd(context, settings, Fan::Out)?;
    vector.set(&PERSONS, f64::from(crowd.count));
    strength(context, settings, &crowd)
}

#[allow(clippy::cast_precision_loss)] // days in milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let crowd = crowd(context, settings, Fan::Out).unwrap_or_default();
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(crowd.count))),
            ("sum", context.estimate(crowd.sum)),
            ("currency", context.currency()),
            ("windowMs", Param::Number(ms(settings.days, DAY) as f64)),
            ("usual", Param::Number(crowd.usual)),
            ("alsoIn", Param::Bool(is_through(settings, &crowd))),
        ])
        .at_least(context.is_cut(context.holder, ms(settings.days, DAY))),
        ..Explanation::default()
    }
}
