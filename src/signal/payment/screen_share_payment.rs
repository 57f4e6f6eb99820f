//! 冒充客服: money leaves while somebody watches the screen, or holds the phone from afar.
//!
//! A false helpdesk has the holder share the screen "for the refund". A payment that is large for this payer under such
//! eyes is to reach danger together with its own novelty; one to a stranger speaks as well. A coffee at the usual place
//! during a video meeting says nothing.

use crate::signal::payment::{AmountHabit, Pressure, is_to_new_person, leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
    Unless,
};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    code: "screen-share-payment",
    family: Family::Scam,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("remote", ParamKind::Boolean),
        ("windowMs", ParamKind::Duration),
        ("usual", ParamKind::Money),
    ],
    settings: &[
        // The typology's own ten minutes.
        Setting {
            name: "minutes",
            default: 10.0,
            least: 1.0,
            most: 1440.0,
        },
        // Unusual is what is in the upper twentieth: where it is rarer, the amount itself is evidence besides.
        Setting {
            name: "tail",
            default: 0.05,
            least: 1e-9,
            most: 0.5,
        },
    ],
    measures: &[],
    see,
    tell,
};

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

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    let pressure = Pressure::of(look, ms(look.setting("minutes"), MINUTE));
    if !pressure.screen && !pressure.remote {
        return None;
    }
    let is_large = AmountHabit::of(look).surprise(look) >= -ln(look.setting("tail"));
    let ratio = match (is_large, pressure.remote) {
        (true, true) => REMOTE_AND_LARGE_GIVEN_SCAM / REMOTE_AND_LARGE_GIVEN_HONEST,
        (true, false) => SCREEN_AND_LARGE_GIVEN_SCAM / SCREEN_AND_LARGE_GIVEN_HONEST,
        (false, _) if is_to_new_person(look) => WATCHED_SMALL_GIVEN_SCAM / WATCHED_SMALL_GIVEN_HONEST,
        (false, _) => return None,
    };
    Some(Strength::Alone(ln(ratio)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn tell(look: &Look<'_>) -> Told {
    let window = ms(look.setting("minutes"), MINUTE);
    let habit = AmountHabit::of(look);
    let quiet = habit.bound(-ln(look.setting("tail")));
    Told {
        params: Params::of([
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("remote", Param::Bool(Pressure::of(look, window).remote)),
            ("windowMs", Param::Number(window as f64)),
            ("usual", Param::estimate(habit.typical())),
        ]),
        unless: (!is_to_new_person(look)).then(|| Unless::amount_at_most(quiet)),
        ..Told::default()
    }
}
