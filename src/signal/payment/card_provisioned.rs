//! A card was put into the wallet on a device that had just come up, and high payments follow within two days.
//!
//! With a card's number and one code by message, a thief carries the card on his own phone. The first high payment after
//! it speaks, the second clearly. A new phone of one's own begins likewise, with lunches: those are not high. That the phone
//! is new is `new-device`'s to say and not counted again: here is what is paid on it.

use crate::event::{AccessAction, Digest};
use crate::profile::visits::last_of;
use crate::signal::payment::{AmountHabit, leaves, ms};
use crate::signal::{
    Audience, Family, Look, Measured, Param, ParamKind, Params, Setting, Signal, Strength, Told, Topic,
};
use crate::stats::math::ln;
use crate::time::{HOUR, Millis};

pub(crate) const SIGNAL: Signal = Signal {
    code: "card-provisioned",
    family: Family::Takeover,
    topic: Topic::Payment,
    audience: Audience::Holder,
    params: &[
        ("count", ParamKind::Number),
        ("spent", ParamKind::Money),
        ("currency", ParamKind::Currency),
        ("sinceMs", ParamKind::Duration),
    ],
    settings: &[
        // The typology's own two days and two payments.
        Setting {
            name: "hours",
            default: 48.0,
            least: 1.0,
            most: 720.0,
        },
        Setting {
            name: "count",
            default: 2.0,
            least: 1.0,
            most: 20.0,
        },
        // High is the upper twentieth: where it is rarer, the amount itself is evidence besides.
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

/// Of the payments of a thief's phone on which a card was put nearly all are high, and most are the second high one in two
/// days.
const FIRST_GIVEN_THEFT: f64 = 0.9;
const MORE_GIVEN_THEFT: f64 = 0.8;
/// Of the payments of an own new phone, on which cards are put again nearly always: twice as many are high as on other days
/// (the phone's case, its contract), and one in six of them is the second within the two days. Judgement.
const FIRST_GIVEN_NEW_PHONE: f64 = 0.1;
const MORE_GIVEN_NEW_PHONE: f64 = 0.016;

struct Seen {
    bound_at: Millis,
    count: u32,
    spent: f64,
}

fn look_at(look: &Look<'_>) -> Option<Seen> {
    let (payment, holder, window) = (look.payment, look.holder, ms(look.setting("hours"), HOUR));
    let bind = last_of(&holder.visits, &[AccessAction::CardBind], payment.at, window)?;
    // The login that came first made the device known, minutes before the card.
    let is_new = |device: Digest| {
        holder
            .presence
            .devices
            .is_newcomer(device, bind.at.later(-window))
    };
    if !bind.device.is_some_and(is_new) {
        return None;
    }
    let high = AmountHabit::of(look).bound(-ln(look.setting("tail")));
    let since = payment.at.since(bind.at);
    let (mut count, mut spent) = (0, 0.0);
    let before = holder
        .movements
        .within(payment.at.get(), since.saturating_add(1))
        .filter(|movement| movement.is_out() && movement.currency == payment.currency)
        .map(|movement| movement.amount);
    for amount in before
        .chain([payment.amount.to_f64()])
        .filter(|amount| *amount >= high)
    {
        count += 1;
        spent += amount;
    }
    Some(Seen {
        bound_at: bind.at,
        count,
        spent,
    })
}

fn see(look: &Look<'_>, _: &mut Measured) -> Option<Strength> {
    if !leaves(look.payment) {
        return None;
    }
    let seen = look_at(look)?;
    let is_high = AmountHabit::of(look).surprise(look) >= -ln(look.setting("tail"));
    if !is_high || seen.count == 0 {
        return None;
    }
    Some(Strength::Alone(
        if f64::from(seen.count) >= look.setting("count") {
            ln(MORE_GIVEN_THEFT / MORE_GIVEN_NEW_PHONE)
        } else {
            ln(FIRST_GIVEN_THEFT / FIRST_GIVEN_NEW_PHONE)
        },
    ))
}

#[allow(clippy::cast_precision_loss)] // milliseconds
fn tell(look: &Look<'_>) -> Told {
    let payment = look.payment;
    let seen = look_at(look).unwrap_or_else(|| Seen {
        bound_at: payment.at,
        count: 1,
        spent: payment.amount.to_f64(),
    });
    Told {
        params: Params::of([
            ("count", Param::Number(f64::from(seen.count))),
            ("spent", Param::estimate(seen.spent)),
            ("currency", look.currency()),
            ("sinceMs", Param::Number(payment.at.since(seen.bound_at) as f64)),
        ]),
        ..Told::default()
    }
}
