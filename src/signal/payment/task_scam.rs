//! 刷单: small earnings from strangers first, then payments to strangers, each about double the last.
//!
//! Somebody is paid a few yuan for "likes" or "orders", believes, and is then to advance growing sums. The first payment
//! after the bait speaks a little, the second clearly, the third is the scam as the books have it. Red packets of a group
//! look like bait, so they count by half; what shops pay back does not count.

use crate::event::PaymentType;
use crate::profile::Movement;
use crate::signal::payment::{leaves, ms};
use crate::signal::{
    Audience, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
};
use crate::stats::math::ln;
use crate::time::HOUR;

pub(crate) const SIGNAL: Signal = Signal {
    code: "task-scam",
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("credits", ParamKind::Number),
        ("received", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("payments", ParamKind::Number),
        ("amount", ParamKind::Money),
        ("windowMs", ParamKind::Duration),
    ],
    settings: &[
        // The typology's own window, bound and count of the bait; the bound is in the payment's currency, for yuan.
        Setting {
            name: "hours",
            default: 72.0,
            least: 1.0,
            most: 720.0,
        },
        Setting {
            name: "bait",
            default: 200.0,
            least: 0.01,
            most: 1e9,
        },
        Setting {
            name: "credits",
            default: 2.0,
            least: 1.0,
            most: 20.0,
        },
        // "About double": victims are asked for 300 after 200 as well as for 1,000.
        Setting {
            name: "growth",
            default: 1.5,
            least: 1.1,
            most: 10.0,
        },
    ],
    measures: &[],
    see,
    tell,
};

/// Bait and then a payment, a second, a third, a fourth that rises: how much of a task scam's payments comes so.
const GIVEN_SCAM: [f64; 4] = [0.9, 0.8, 0.6, 0.45];
/// Of honest payments to strangers, the first: who collects for a shared lunch pays somebody new soon. Two that rise are
/// rare in such days, three hardly happen. The first is held against payments to strangers only, whose novelty is other
/// evidence; the others against all payments.
const GIVEN_HONEST: [f64; 4] = [0.03, 1e-3, 5e-5, 1e-5];
/// What a red packet from a stranger counts for beside a transfer.
const RED_PACKET: f64 = 0.5;

#[derive(Default)]
struct Seen {
    credits: usize,
    received: f64,
    bait: f64,
    payments: usize,
}

/// A small credit from a person who is new.
fn is_bait(look: &Look<'_>, movement: &Movement) -> bool {
    movement.is_in()
        && movement.is_person
        && movement.was_new
        && movement.kind != PaymentType::Refund
        && movement.amount <= look.setting("bait")
}

fn look_at(look: &Look<'_>) -> Seen {
    let payment = look.payment;
    let (growth, mut above) = (look.setting("growth"), payment.amount.to_f64());
    let mut seen = Seen {
        payments: 1,
        ..Seen::default()
    };
    let lately = look
        .holder
        .movements
        .within(payment.at.get(), ms(look.setting("hours"), HOUR));
    for movement in lately.filter(|movement| movement.currency == payment.currency) {
        if is_bait(look, movement) {
            seen.credits += 1;
            seen.received += movement.amount;
            let is_packet = movement.kind == PaymentType::RedPacket;
            seen.bait += if is_packet { RED_PACKET } else { 1.0 };
        } else if movement.is_out() && movement.was_new && movement.amount * growth <= above {
            seen.payments += 1;
            above = movement.amount;
        }
    }
    seen
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    let is_new = look.payment.counterparty_key().is_some() && look.is_to_new();
    let may_be = leaves(look.payment) && look.payment.kind != PaymentType::RedPacket;
    // Shops become known by a single payment; a collector's code that is paid again within the chain still counts.
    if !may_be || !(is_new || was_met_lately(look)) {
        return None;
    }
    let seen = look_at(look);
    let is_first_to_shop = seen.payments == 1 && !crate::profile::movement::is_to_person(look.payment);
    if seen.bait < look.setting("credits") || is_first_to_shop {
        return None;
    }
    let step = seen.payments.min(GIVEN_SCAM.len()).checked_sub(1)?;
    let (scam, honest) = GIVEN_SCAM.get(step).zip(GIVEN_HONEST.get(step))?;
    Some(Strength::Alone(ln(scam / honest)))
}

/// True where the first payment to this counterparty lies within the window.
fn was_met_lately(look: &Look<'_>) -> bool {
    let window = ms(look.setting("hours"), HOUR);
    look.counterparty
        .is_some_and(|habit| look.payment.at.since(habit.first_at) < window)
}

#[allow(clippy::cast_precision_loss)] // as many as movements are kept, milliseconds
fn tell(look: &Look<'_>) -> Told {
    let seen = look_at(look);
    Told {
        params: Params::of([
            ("credits", Param::Number(seen.credits as f64)),
            ("received", Param::estimate(seen.received)),
            ("currency", look.currency()),
            ("payments", Param::Number(seen.payments as f64)),
            ("amount", look.amount()),
            ("windowMs", Param::Number(ms(look.setting("hours"), HOUR) as f64)),
        ]),
        ..Told::default()
    }
}
