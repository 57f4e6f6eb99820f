//! Other people: split bills, red packets, festivals, new friends, pocket money and a family card.
//!
//! Sums of red packets follow custom: 66, 88, 188, 200; never a 4.

use super::bills::call;
use crate::calendar::{DAY, HOUR, date_of, is_day_off, spring_festival};
use crate::event::{Access, Pay};
use crate::journal::Journal;
use crate::names;
use crate::person::Person;
use crate::persona::Persona;
use crate::random::Dice;

/// Transfers sent, transfers received, evenings of red packets in a group: each per day (judgement).
fn sociable(persona: Persona) -> (f64, f64, f64) {
    match persona {
        Persona::Student => (0.22, 0.22, 0.05),
        Persona::Retiree => (0.03, 0.03, 0.01),
        Persona::Trader => (0.06, 0.05, 0.02),
        _ => (0.09, 0.08, 0.02),
    }
}

/// Fourteen months of company.
pub(crate) fn meet(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(13);
    let (sends, receives, packets) = sociable(person.persona);
    for day in person.days() {
        if dice.chance(sends * person.flavour.pace) {
            send(person, journal, &mut dice, day);
        }
        if dice.chance(receives * person.flavour.pace) {
            let from = dice.favourite(&person.friends).clone();
            let cents = person.cost(dice.skewed(7_000.0, 0.9));
            journal.pay(person.at(day, dice.real(10.0, 23.5)), Pay::receive(&from, cents));
        }
        if dice.chance(packets) {
            evening(person, journal, &mut dice, day, 6.0);
        }
        if let Some(since) = spring_festival(day) {
            festival(person, journal, &mut dice, day, since);
        }
    }
}

/// To a friend or relative; one in seven is somebody new: a flatmate, a second-hand bicycle, a tutor.
fn send(person: &Person, journal: &mut Journal, dice: &mut Dice, day: i64) {
    let hour = dice.real(9.5, 24.0);
    let at = person.at(day, hour);
    let (to, cents, talks) = if dice.chance(0.14) {
        (names::somebody(dice), person.round(dice.skewed(120.0, 1.0)), 0.02)
    } else if dice.chance(0.25) {
        // To the family larger sums, one in twenty of them while on the phone with it.
        (
            dice.favourite(&person.family).clone(),
            person.round(dice.skewed(600.0, 0.9)),
            0.05,
        )
    } else {
        (
            dice.favourite(&person.friends).clone(),
            person.cost(dice.skewed(6_000.0, 0.8)),
            0.02,
        )
    };
    let mut seen = call(dice, talks);
    if dice.chance(0.003) {
        seen = Some("screenShare"); // a son helps from afar
    }
    let pay = Pay::send(&to, cents).while_seen(seen);
    if dice.chance(0.01) {
        journal.pay(at - 90_000, pay.clone().ending("failed")); // a limit, a typo in the password
    }
    journal.pay(at, pay);
    // Half a bill too little: the rest right after.
    if dice.chance(0.02) {
        journal.pay(
            at + dice.whole(60, 900) * 1_000,
            Pay::send(&to, (cents / 3).max(100)),
        );
    }
}

/// Red packets in a group chat: many small ones back and forth within the hour.
fn evening(person: &Person, journal: &mut Journal, dice: &mut Dice, day: i64, mean: f64) {
    let mut at = person.at(day, dice.real(18.5, 23.0));
    for _ in 0..dice.count(mean) {
        let friend = dice.pick(&person.friends).clone();
        let cents = person.tag(*dice.pick(&[1.0, 2.0, 5.0, 6.6, 8.8, 10.0])).max(1);
        let pay = if dice.chance(0.4) {
            Pay::send(&friend, cents).by("none")
        } else {
            Pay::receive(&friend, cents)
        };
        journal.pay(at, pay.of("red-packet"));
        at += dice.whole(15, 500) * 1_000;
    }
}

/// The eve and the days after: large envelopes to the family, small ones everywhere.
fn festival(person: &Person, journal: &mut Journal, dice: &mut Dice, day: i64, since: i64) {
    if since <= 2 {
        evening(person, journal, dice, day, if since == 0 { 24.0 } else { 8.0 });
    }
    let gives = if person.persona == Persona::Student {
        0.05
    } else {
        0.28
    };
    for relative in &person.family {
        let yuan = *dice.pick(&[66.0, 88.0, 188.0, 200.0, 200.0, 500.0, 888.0, 1_000.0]);
        if dice.chance(gives) {
            let at = person.at(day, dice.real(10.0, 24.3));
            journal.pay(at, Pay::send(relative, person.tag(yuan)).of("red-packet"));
        }
        if dice.chance(0.2) {
            let at = person.at(day, dice.real(10.0, 24.3));
            journal.pay(at, Pay::receive(relative, person.tag(yuan)).of("red-packet"));
        }
    }
    if since == 0
        && matches!(
            person.persona,
            Persona::Retiree | Persona::Trader | Persona::Parent
        )
    {
        let at = person.at(day, dice.real(9.0, 20.0));
        journal.pay(
            at,
            Pay::send(&person.family[0], person.round(dice.real(2_000.0, 8_000.0))),
        );
    }
}

/// A child with pocket money, a family card for the canteen, and games in small measure.
pub(crate) fn raise(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(14);
    let child = names::somebody(&mut dice);
    let account = format!("{}-child", person.id);
    let canteen = names::merchant(&mut dice, "校园食堂", "dining", "5814");
    let game = names::shop(&mut dice, &names::GAME);
    journal.access(
        person.at(person.start + 2, 20.0),
        Access::of("family-card-grant").by(person.confirms),
    );
    for day in person.days() {
        if !is_day_off(day) && !matches!(date_of(day).month, 7 | 8) {
            let at = person.at(day, dice.real(11.5, 12.5));
            let lunch = Pay::buy(&canteen, person.cost(dice.skewed(1_300.0, 0.2)));
            journal.pay(
                at,
                lunch
                    .in_place(person.home)
                    .on_family_card(&account, &person.id)
                    .by("none")
                    .on(&format!("{account}-watch")),
            );
            if dice.chance(0.3) {
                let shop = dice.favourite(person.shops(&names::CORNER)).clone();
                let snack = Pay::buy(&shop, person.cost(dice.skewed(800.0, 0.5)));
                let later = at + dice.whole(3, 6) * HOUR;
                journal.pay(
                    later,
                    snack
                        .in_place(person.home)
                        .on_family_card(&account, &person.id)
                        .by("none")
                        .on(&format!("{account}-watch")),
                );
            }
        } else if dice.chance(0.15) {
            // A weekend's game: one or two small purchases on the parent's phone, asked for.
            let at = person.at(day, dice.real(14.0, 20.0));
            for turn in 0..dice.whole(1, 2) {
                let coins = person.tag(*dice.pick(&[6.0, 12.0, 30.0]));
                journal.pay(at + turn * 400_000, Pay::order(&game, coins));
            }
        }
        if (day - person.start) % 7 == 5 {
            journal.pay(
                person.at(day, 19.0) + dice.whole(0, 7_000) * 1_000,
                Pay::send(&child, person.tag(50.0)),
            );
        }
        if date_of(day).day == 3 && matches!(date_of(day).month, 2 | 9) {
            let school = names::merchant(&mut dice, "培训学校学费", "education", "8299");
            journal.pay(
                person.at(day, 10.0),
                Pay::order(&school, person.cost(dice.real(250_000.0, 700_000.0))),
            );
        }
        if dice.chance(0.04) {
            let shop = dice.favourite(person.shops(&names::CHILD)).clone();
            let at = person.at(day, dice.real(10.0, 22.0)).min((day + 1) * DAY);
            journal.pay(at, Pay::order(&shop, person.price(&mut dice, &names::CHILD)));
        }
    }
}
