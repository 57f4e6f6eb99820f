//! More counterparties paid for the first time within a day than this person's own outings explain.
//!
//! Stolen credentials and mule accounts pay one stranger after another. So does a traveller on the first evening; what is
//! compared is how many others are usually new on a day with somebody new (a beta-geometric habit, learnt when the day is
//! over), and beside it with what a day outside the habit looks like. What crowds into one hour is
//! `velocity`'s to tell and is left out here. Not here: that this one is new (`new-counterparty`).

use crate::feature::{Context, FeatureVector, crowd_outside, features};
use crate::profile::RecentPayment;
use crate::profile::payment_velocity::{BURST_WINDOW, NEWCOMER_WINDOW, newcomers};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::argument::most_argued;
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "counterparty-velocity",
        family: Family::Anomaly,
        params: &[
            ParamSpec::number("count").as_role(Role::Count),
            ParamSpec::duration("windowMs"),
            ParamSpec::number("usual"),
            ParamSpec::flag("atLeast"),
        ],
        settings: Settings::ALL,
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// One payment to somebody new in a hundred, so about one payment in a thousand, as for `velocity`.
    tail: f64 = 0.01, 1e-9..=0.5;
}

features! {
    /// Other new counterparties in the last day, without the last hour.
    OTHERS: "others" in 0.0..15.0;
}

fn others(context: &Context<'_>, least_ago: i64) -> u32 {
    let this = RecentPayment {
        was_new: true,
        ..context.recent_payment
    };
    newcomers(&context.account.recent_payments, &this, least_ago)
}

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() || !context.has_counterparty() {
        return None;
    }
    let others = others(context, BURST_WINDOW);
    vector.set(&OTHERS, f64::from(others));
    if others == 0 || !context.is_to_new() {
        return None;
    }
    let surprise = context.account.velocity.newcomers.surprise(others);
    (surprise > -ln(settings.tail)).then(|| Strength::Unlike {
        habit: most_argued(surprise),
        outside: crowd_outside(others),
    })
}

#[allow(clippy::cast_precision_loss)] // a day in milliseconds
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    Explanation {
        params: Params::of([
            ("count", Param::Number(f64::from(others(context, 0)) + 1.0)),
            ("windowMs", Param::Number(NEWCOMER_WINDOW as f64)),
            (
                "usual",
                Param::Number(context.account.velocity.newcomers.mean() + 1.0),
            ),
        ])
        .at_least(context.is_cut(context.account, NEWCOMER_WINDOW)),
        ..Explanation::default()
    }
}
