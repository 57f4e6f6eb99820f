//! A run of payments of a kind that this account seldom makes: online, in a category, at shops or in categories new to it.
//!
//! Whoever holds somebody else's card data makes ordinary payments with it, one after another: a flight, a hotel, a park, a
//! department store, none of them large. What is odd is that they come together, on a card that is hardly used so. Each view is
//! held against the account's own rate of that kind, and beside it against a holiday that is booked or a house that is moved.
//! Not here: more payments within an hour than usual (`velocity`), and new counterparties within a day (`counterparty-velocity`).

use crate::event::Channel;
use crate::feature::{Context, FeatureVector, Run, crowd_outside, features};
use crate::profile::kinds::Kind;
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::DAY;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "unusual-run",
        family: Family::Anomaly,
        params: &[
            ParamSpec::term("kind"),
            ParamSpec::number("count").as_role(Role::Count),
            ParamSpec::duration("windowMs"),
            ParamSpec::number("usual"),
            ParamSpec::flag("seldom"),
        ],
        settings: Settings::ALL,
        since: "0.2.0",
        ..Reason::OF_PAYMENT
    },
    features: FEATURES,
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// One payment in a hundred, after all views were paid for.
    tail: f64 = 0.01, 1e-9..=0.5;
}

features! {
    /// Surprise of the rarest view, in nats.
    RUN: "run" in 0.0..15.0;
}

/// Three frauds in ten come as a run that is as long, held against what the account's own rate says of it. Judgement: a card's
/// misuse is some three payments (`score`), and often more.
const RUN_GIVEN_FRAUD: f64 = 0.3;
/// Codes of the words for runs of orders, which are the channel that most is known of.
const ONLINE: &str = "run-online";
const UNCONFIRMED_ONLINE: &str = "run-unconfirmed-online";
/// Below half of one, none is what usually comes.
const SELDOM: f64 = 0.5;

fn evaluate(context: &Context<'_>, settings: &Settings, vector: &mut FeatureVector) -> Option<Strength> {
    let run = Run::of(context);
    vector.set(&RUN, run.map_or(0.0, |run| run.surprise));
    let run = run.filter(|run| run.surprise > -ln(settings.tail))?;
    Some(Strength::Unlike {
        habit: (run.surprise + ln(RUN_GIVEN_FRAUD)).max(0.0),
        outside: crowd_outside(run.count.saturating_sub(1)),
    })
}

#[allow(clippy::cast_precision_loss)] // two weeks in milliseconds
fn explain(context: &Context<'_>, _: &Settings) -> Explanation {
    let run = Run::of(context);
    let is_online = context.facts().channel == Some(Channel::Online);
    let kind = match run.map_or(Kind::Channel, |run| run.kind) {
        Kind::Channel if is_online => ONLINE,
        Kind::Unconfirmed if is_online => UNCONFIRMED_ONLINE,
        kind => kind.as_str(),
    };
    let usual = run.map_or(0.0, |run| run.usual);
    Explanation {
        params: Params::of([
            ("kind", Param::Text(kind.to_owned())),
            (
                "count",
                Param::Number(run.map_or(1.0, |run| f64::from(run.count))),
            ),
            (
                "windowMs",
                Param::Number(run.map_or(DAY, |run| run.window) as f64),
            ),
            ("usual", Param::Number(usual)),
            ("seldom", Param::Bool(usual < SELDOM)),
        ]),
        ..Explanation::default()
    }
}
