//! Much money in many steps to one stranger: rising from next to nothing, in equal parts at once, or a little for weeks.
//!
//! No single payment is large for the account; their sum is.

use crate::calendar::{DAY, HOUR, MINUTE};
use crate::event::{Other, Pay};
use crate::names;
use crate::story::Teller;
use wallet_sentinel::stats::math;

/// A tenth to three tenths more each day.
pub(in crate::story) fn ramp_by_day(teller: &mut Teller<'_>) {
    ramp(teller, |teller| teller.another_day(1));
}

/// The same every three to eight hours.
pub(in crate::story) fn ramp_by_hour(teller: &mut Teller<'_>) {
    ramp(teller, |teller| {
        teller.at += teller.dice.whole(3 * HOUR, 8 * HOUR);
    });
}

/// From some twenty yuan until ten to fifty thousand are gone: 80 steps at the most (1.1 to the power of 80 is 2,000).
fn ramp(teller: &mut Teller<'_>, pause: fn(&mut Teller<'_>)) {
    let to = names::somebody(&mut teller.dice);
    let rate = 1.0 + *teller.dice.pick(&[0.1, 0.15, 0.2, 0.2, 0.25, 0.3]);
    let is_even = teller.dice.chance(0.5);
    let size = teller.person.flavour.size;
    let end = teller
        .person
        .tag(10_000.0 * math::pow(teller.dice.real(1.0, 10.0), 0.7) * size) as f64; // leans low
    let mut next = teller
        .person
        .tag(*teller.dice.pick(&[10.0, 20.0, 20.0, 30.0, 50.0])) as f64;
    let mut gone = 0.0;
    for _ in 0..80 {
        let cents = teller.whole(next);
        teller.loss(Pay::send(&to, cents));
        gone += cents as f64;
        if gone >= end {
            break;
        }
        next *= if is_even {
            rate
        } else {
            1.0 + (rate - 1.0) * teller.dice.real(0.5, 1.5)
        };
        pause(teller);
    }
}

/// How it is cut: so many parts of so many yuan.
const CUTS: [(i64, f64); 6] = [
    (40, 500.0),
    (200, 100.0),
    (100, 200.0),
    (60, 300.0),
    (25, 1_000.0),
    (15, 1_500.0),
];

/// To one stranger.
pub(in crate::story) fn split(teller: &mut Teller<'_>) {
    let to = names::somebody(&mut teller.dice);
    cut(teller, &[to]);
}

/// To two or three that look like one.
pub(in crate::story) fn split_over_names(teller: &mut Teller<'_>) {
    let first = names::somebody(&mut teller.dice);
    let mut all = vec![first.clone()];
    for _ in 0..teller.dice.whole(1, 2) {
        all.push(lookalike(teller, &first));
    }
    cut(teller, &all);
}

/// Another account under a name that reads the same: itself, with a blank, with full-width signs, or with a number.
fn lookalike(teller: &mut Teller<'_>, of: &Other) -> Other {
    let mut other = names::somebody(&mut teller.dice);
    other.name = match teller.dice.whole(0, 3) {
        0 => of.name.clone(),
        1 => format!("{} ", of.name),
        2 => of.name.replace('*', "＊"),
        _ => format!("{}2", of.name),
    };
    other
}

/// Within hours, or over some days by day.
fn cut(teller: &mut Teller<'_>, to: &[Other]) {
    let (parts, yuan) = *teller.dice.pick(&CUTS);
    let is_even = teller.dice.chance(0.6);
    let within = if teller.dice.chance(0.5) {
        teller.dice.whole(2 * HOUR, 10 * HOUR)
    } else {
        teller.dice.whole(2 * DAY, 6 * DAY)
    };
    let pause = within / parts;
    for turn in 0..parts {
        let by = if is_even {
            1.0
        } else {
            teller.dice.real(0.75, 1.25)
        };
        let cents = teller
            .person
            .tag((yuan * by * teller.person.flavour.size).round());
        let other = match teller.dice.chance(0.3) {
            true => teller.dice.pick(to),
            false => &to[(turn * to.len() as i64 / parts) as usize], // one after the other, mostly
        };
        teller.loss(Pay::send(other, cents));
        teller.at += teller.dice.whole(pause / 2, pause * 3 / 2).max(MINUTE / 2);
        let hour = (teller.at + teller.person.place_at(teller.at).offset * MINUTE).rem_euclid(DAY) / HOUR;
        if within > DAY && (1..8).contains(&hour) {
            teller.at += (8 - hour) * HOUR; // the victim sleeps
        }
    }
}

/// Every day or two for weeks: two to five times what goes out to people otherwise, in parts that are usual ones.
pub(in crate::story) fn drip(teller: &mut Teller<'_>) {
    let to = names::somebody(&mut teller.dice);
    let since = teller.at - 60 * DAY;
    let outflow: i64 = teller
        .paid_before()
        .filter(|(at, pay, _)| *at > since && pay.other.kind == "person")
        .map(|(_, _, cents)| cents)
        .sum();
    // A part is made every day and a half; the least is what a dinner costs, the most what one payment in fifty reaches.
    let times = teller.dice.real(2.0, 5.0) * teller.person.flavour.size;
    let part = outflow as f64 / 40.0 * times;
    let most = teller.usual_at_most(0.98, 30_000.0) as f64;
    let part = part.clamp(teller.person.cost(15_000.0) as f64, most);
    let ends = teller.at + teller.dice.whole(25, 70) * DAY;
    while teller.at < ends {
        let by = teller.dice.real(0.7, 1.3);
        let cents = teller.whole(part * by);
        teller.loss(Pay::send(&to, cents));
        let days = teller.dice.whole(1, 2);
        teller.another_day(days);
    }
}
