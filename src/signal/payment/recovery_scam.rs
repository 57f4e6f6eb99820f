//! A transfer to somebody new by a person who reported a fraud or scam lately.
//!
//! Those who lost money are called again: a "lawyer" or an "investigator" will win it back for a fee. Names of victims are
//! sold, so the weeks after a report are when it comes. Life goes on in them, too: this alone never alerts. A red packet is a gift, and no fee.

use crate::event::PaymentType;
use crate::profile::Class;
use crate::profile::movement::is_to_person;
use crate::signal::payment::{leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
};
use crate::stats::math::ln;
use crate::time::{DAY, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    code: "recovery-scam",
    family: Family::Scam,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("counterparty", ParamKind::Name),
        ("amount", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("sinceMs", ParamKind::Duration),
    ],
    settings: &[
        // The typology's own month.
        Setting {
            name: "days",
            default: 30.0,
            least: 1.0,
            most: 365.0,
        },
    ],
    measures: &[],
    see,
    tell,
};

/// Half of those who fall for a recovery scam do so within a month of having reported, and to a new payee nearly always.
const GIVEN_SCAM: f64 = 0.5;
/// Few honest first transfers are made by somebody who reported within a month: at one fraud, of some payments each, in ten
/// thousand payments, half of them reported, and some ninety payments a month, one month in two hundred has a report.
const GIVEN_HONEST: f64 = 0.005;

/// When the report came, where it is recent enough.
fn reported(look: &Look<'_>) -> Option<Millis> {
    let window = ms(look.setting("days"), DAY);
    let since = |at: &Millis| look.payment.at.since(*at);
    look.holder
        .reported_at
        .filter(|at| (0..=window).contains(&since(at)))
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    let is_gift = look.payment.kind == PaymentType::RedPacket;
    let is_transfer = !is_gift && (look.class == Class::Transfer || is_to_person(look.payment));
    let is_new = look.payment.counterparty_key().is_some() && look.is_to_new();
    if !leaves(look.payment) || !is_transfer || !is_new {
        return None;
    }
    reported(look).map(|_| Strength::Alone(ln(GIVEN_SCAM / GIVEN_HONEST)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn tell(look: &Look<'_>) -> Told {
    let since = reported(look).map_or(0, |at| look.payment.at.since(at));
    Told {
        params: Params::of([
            ("counterparty", look.counterparty_name()),
            ("amount", look.amount()),
            ("currency", look.currency()),
            ("sinceMs", Param::Number(since as f64)),
        ]),
        subject: look.movement.counterparty,
        ..Told::default()
    }
}
