//! 冒充客服: money leaves while somebody watches the screen, or holds the phone from afar.
//!
//! A false helpdesk has the holder share the screen "for the refund". A payment that is large for this payer under such
//! eyes is to reach danger together with its own novelty; one to a stranger speaks as well. A coffee at the usual place
//! during a video meeting says nothing.

use crate::feature::{Context, FeatureVector, Pressure, ms};
use crate::reason::{Explanation, Family, Param, ParamSpec, Params, Reason, Role, Strength, settings};
use crate::signal::declaration::{Signal, of_payment};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    reason: Reason {
        code: "screen-share-payment",
        family: Family::Scam,
        params: &[
            ParamSpec::money("amount").as_role(Role::Exposure),
            ParamSpec::currency("currency"),
            ParamSpec::flag("remote"),
            ParamSpec::duration("windowMs"),
            ParamSpec::money("usual"),
        ],
        settings: Settings::ALL,
        techniques: &["T1113", "T1219"],
        ..Reason::OF_PAYMENT
    },
    features: &[],
    detector: of_payment!(Settings, evaluate, explain),
};

settings! {
    /// The typology's own ten minutes.
    minutes: f64 = 10.0, 1.0..=1440.0;
    /// Unusual is what is in the upper twentieth: where it is rarer, the amount itself is evidence besides.
    tail: f64 = 0.05, 1e-9..=0.5;
}

/// A false helpdesk's victim shares the screen nearly by definition, and is to pay more than usual.
const SCREEN_AND_LARGE_GIVEN_SCAM: f64 = 0.9;
/// Honest: some meet on a shared screen daily, and one in a hundred payments falls into it or the minutes after; one in
/// twenty of them is so large, and few make such a payment while others look on. Three in ten thousand.
const SCREEN_AND_LARGE_GIVEN_HONEST: f64 = 3e-4;
/// Remote control is rarer in both: some scams go so far; honest help from afar seldom ends in a payment.
const REMOTE_AND_LARGE_GIVEN_SCAM: f64 = 0.5;
const REMOTE_AND_LARGE_GIVEN_HONEST: f64 = 5e-5;
/// A first small transfer to a stranger, "to verify the account", opens some of these scams.
const WATCHED_SMALL_GIVEN_SCAM: f64 = 0.3;
/// Honest, of first transfers to a person: settling a lunch during a meeting.
const WATCHED_SMALL_GIVEN_HONEST: f64 = 3e-3;

fn evaluate(context: &Context<'_>, settings: &Settings, _: &mut FeatureVector) -> Option<Strength> {
    if !context.facts().leaves() {
        return None;
    }
    let pressure = Pressure::of(context, ms(settings.minutes, MINUTE));
    if !pressure.screen && !pressure.remote {
        return None;
    }
    let is_large = context.amount_habit().surprise() >= -ln(settings.tail);
    let ratio = match (is_large, pressure.remote) {
        (true, true) => REMOTE_AND_LARGE_GIVEN_SCAM / REMOTE_AND_LARGE_GIVEN_HONEST,
        (true, false) => SCREEN_AND_LARGE_GIVEN_SCAM / SCREEN_AND_LARGE_GIVEN_HONEST,
        (false, _) if context.is_beyond_trust() => WATCHED_SMALL_GIVEN_SCAM / WATCHED_SMALL_GIVEN_HONEST,
        (false, _) => return None,
    };
    Some(Strength::Alone(ln(ratio)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn explain(context: &Context<'_>, settings: &Settings) -> Explanation {
    let window = ms(settings.minutes, MINUTE);
    let habit = context.amount_habit();
    let quiet = habit.bound(-ln(settings.tail));
    Explanation {
        params: Params::of([
            ("amount", context.amount()),
            ("currency", context.currency()),
            ("remote", Param::Bool(Pressure::of(context, window).remote)),
            ("windowMs", Param::Number(window as f64)),
            ("usual", context.estimate(habit.typical())),
        ]),
        unless: (!context.is_beyond_trust()).then(|| context.at_most(quiet)),
        ..Explanation::default()
    }
}
