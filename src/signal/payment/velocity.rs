//! More payments within an hour than this person's own bursts explain.
//!
//! People pay in bursts, so a Poisson process would cry wolf at every shopping trip. What is compared is how many
//! payments already fell in the hour before each of this person's payments (a beta-geometric habit).

use crate::profile::BURST_WINDOW;
use crate::signal::payment::leaves;
use crate::signal::{Evidence, Look, Param, ParamKind, Params, Setting, Signal, Strength, Topic};
use crate::stats::argument::most_argued;
use crate::stats::math::ln;

pub(crate) const SIGNAL: Signal = Signal {
    code: "velocity",
    topic: Topic::Payment,
    params: &[
        ("count", ParamKind::Number),
        ("windowMs", ParamKind::Duration),
        ("usual", ParamKind::Number),
    ],
    settings: &[
        // The field's usual threshold for velocity: one payment in a thousand, about once a year at three a day.
        Setting {
            name: "tail",
            default: 0.001,
            least: 1e-9,
            most: 0.5,
        },
    ],
    look,
};

#[allow(clippy::cast_precision_loss)] // an hour in milliseconds
fn look(look: &Look<'_>) -> Option<Evidence> {
    if !leaves(look.payment) || look.payment.time_precision == Some(crate::event::TimePrecision::Day) {
        return None;
    }
    let before = look.account.payments_within(look.payment.at, BURST_WINDOW);
    let surprise = look.account.bursts.surprise(before);
    if surprise <= -ln(look.setting("tail")) {
        return None;
    }
    Some(Evidence {
        code: SIGNAL.code,
        strength: Strength::Alone(most_argued(surprise)),
        params: Params::of([
            ("count", Param::Number(f64::from(before) + 1.0)),
            ("windowMs", Param::Number(BURST_WINDOW as f64)),
            ("usual", Param::Number(look.account.bursts.mean() + 1.0)),
        ]),
        unless: None,
        subject: None,
        also: Vec::new(),
    })
}
