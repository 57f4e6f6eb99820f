//! Red packets sent and taken by the dozen within an hour: the pace of a gambling group, not of gifts.
//!
//! Around the Spring Festival everybody does it, and this is silent. On other days a group that celebrates sends a few
//! each; half the pace speaks already, too weakly for an alert, and three quarters of it more clearly.

use crate::calendar::is_spring_festival;
use crate::event::{PaymentType, TimePrecision};
use crate::signal::payment::{leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
};
use crate::stats::math::ln;
use crate::time::MINUTE;

pub(crate) const SIGNAL: Signal = Signal {
    code: "red-packet-gambling",
    family: Family::Home,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("count", ParamKind::Number),
        ("windowMs", ParamKind::Duration),
        ("spent", ParamKind::Money),
        ("currency", ParamKind::Currency),
    ],
    settings: &[
        // The typology's own: twenty within an hour, both ways.
        Setting {
            name: "count",
            default: 20.0,
            least: 2.0,
            most: 60.0,
        },
        Setting {
            name: "minutes",
            default: 60.0,
            least: 1.0,
            most: 1440.0,
        },
    ],
    measures: &[],
    see,
    tell,
};

/// From which share of the full pace on a step counts; how much of such a group's play is that fast; and how often an
/// honest packet is, of all payments: in an hour with ten at a birthday in a lively group, some times a year; with fifteen
/// once in three years; with twenty, several of them sent oneself, once in ten or twenty. (That the hour is full is all
/// counted here: `velocity` leaves red packets out.)
const STEPS: [(f64, f64, f64); 3] = [(1.0, 0.8, 5e-5), (0.75, 0.85, 3e-4), (0.5, 0.9, 3e-3)];
/// Gifts are mostly taken; whoever plays also sends. Fewer sent than this within the hour, and it is no play.
const SENT: u32 = 4;

#[derive(Default)]
struct Seen {
    count: u32,
    sent: u32,
    spent: f64,
}

fn look_at(look: &Look<'_>) -> Seen {
    let payment = look.payment;
    let now = look.movement;
    look.holder
        .movements
        .within(payment.at.get(), ms(look.setting("minutes"), MINUTE))
        .chain([&now])
        .filter(|movement| movement.kind == PaymentType::RedPacket && !movement.failed)
        .fold(Seen::default(), |mut seen, movement| {
            seen.count += 1;
            if movement.is_out() {
                seen.sent += 1;
                seen.spent += movement.amount;
            }
            seen
        })
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    let payment = look.payment;
    let has_time = payment.time_precision != Some(TimePrecision::Day);
    if payment.kind != PaymentType::RedPacket || !leaves(payment) || !has_time {
        return None;
    }
    let seen = look_at(look);
    let pace = f64::from(seen.count) / look.setting("count");
    let (_, gambling, honest) = STEPS.iter().find(|(least, ..)| pace >= *least)?;
    let is_festive = || look.offset.date(payment.at).is_ok_and(is_spring_festival);
    (seen.sent >= SENT && !is_festive()).then(|| Strength::Alone(ln(gambling / honest)))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn tell(look: &Look<'_>) -> Told {
    let seen = look_at(look);
    Told {
        params: Params::of([
            ("count", Param::Number(f64::from(seen.count))),
            (
                "windowMs",
                Param::Number(ms(look.setting("minutes"), MINUTE) as f64),
            ),
            ("spent", Param::estimate(seen.spent)),
            ("currency", look.currency()),
        ]),
        ..Told::default()
    }
}
