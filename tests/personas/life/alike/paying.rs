//! Money to people and schools, honestly, as an attacker would have it: more than before, to somebody new, again and again.

use super::some_day;
use crate::calendar::{DAY, HOUR, MINUTE, date_of, spring_festival};
use crate::event::{Other, Pay};
use crate::journal::Journal;
use crate::life::call;
use crate::names;
use crate::person::{DAYS, Person};
use crate::random::Dice;

/// A room for work, a parking place, a stall: paid monthly beside what else is paid.
fn monthly(person: &Person, dice: &mut Dice) -> (Other, i64, i64) {
    let to = names::somebody(dice);
    (to, person.round(1_800.0 * dice.real(0.5, 2.5)), dice.whole(1, 27))
}

/// The days on which it is due.
fn due(person: &Person, on: i64) -> impl Iterator<Item = i64> {
    person.days().filter(move |day| date_of(*day).day == on)
}

/// By a twentieth to a third, once or twice.
pub(super) fn rent_that_rises(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let (to, mut sum, on) = monthly(person, dice);
    for (turn, day) in due(person, on).enumerate() {
        if turn == 4 || (turn == 10 && dice.chance(0.4)) {
            sum = (sum as f64 * dice.real(1.04, 1.34) / 1_000.0).round() as i64 * 1_000;
        }
        journal.pay(person.at(day, dice.real(9.0, 22.0)), Pay::send(&to, sum));
    }
}

/// The flat is sold, or a brother collects from now on: the same sum to somebody else.
pub(super) fn landlord_who_changes(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let (mut to, sum, on) = monthly(person, dice);
    let changes = dice.whole(4, 10) as usize;
    for (turn, day) in due(person, on).enumerate() {
        let mut seen = None;
        if turn == changes {
            to = names::somebody(dice);
            seen = call(dice, 0.1); // while the old one explains it
        }
        journal.pay(
            person.at(day, dice.real(9.0, 22.0)),
            Pay::send(&to, sum).while_seen(seen),
        );
    }
}

/// Three months or six at once, for a lower rent, after months one by one.
pub(super) fn half_a_year_in_advance(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let (to, sum, on) = monthly(person, dice);
    let (from, months) = (dice.whole(4, 8) as usize, *dice.pick(&[3, 3, 6]));
    for (turn, day) in due(person, on).enumerate() {
        if turn < from || turn >= from + months as usize {
            journal.pay(person.at(day, dice.real(9.0, 22.0)), Pay::send(&to, sum));
        } else if turn == from {
            journal.pay(person.at(day, dice.real(9.0, 22.0)), Pay::send(&to, sum * months));
        }
    }
}

/// A deposit to somebody new, then the materials, then the work: small, large, large.
pub(super) fn craftsman(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let to = names::somebody(dice);
    let mut at = person.at(some_day(person, dice, 40), dice.real(9.0, 20.0));
    let whole = dice.skewed(4_000.0, 0.5);
    for share in [0.05, 0.4, 0.55] {
        let seen = call(dice, 0.05);
        journal.pay(at, Pay::send(&to, person.round(whole * share)).while_seen(seen));
        at += dice.whole(1, 8) * DAY + dice.whole(0, 3) * HOUR;
    }
}

/// Somebody who comes into the house and is paid each week from now on, above all that went to people before.
pub(super) fn nanny(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let to = names::somebody(dice);
    let week = person.round(1_000.0 * dice.real(0.6, 1.4));
    let first = some_day(person, dice, 60);
    for day in (first..person.days().end).step_by(7) {
        journal.pay(person.at(day, dice.real(17.0, 21.0)), Pay::send(&to, week));
    }
}

/// The same table every week: one pays, the others send; next week another one does.
pub(super) fn shared_dinners(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let round: Vec<Other> = person
        .friends
        .iter()
        .take(dice.whole(2, 4) as usize)
        .cloned()
        .collect();
    let on = dice.whole(0, 6);
    for day in person.days().filter(|day| day % 7 == on) {
        if person.place_on(day) != person.home || person.travels_on(day) || dice.chance(0.3) {
            continue;
        }
        let part = person.cost(dice.skewed(9_000.0, 0.4));
        let at = person.at(day, dice.real(19.5, 22.5));
        let host = dice.whole(0, round.len() as i64) as usize;
        match round.get(host) {
            Some(friend) => {
                journal.pay(at, Pay::send(friend, part));
            }
            None => {
                let place = dice.favourite(person.shops(&names::FEAST)).clone();
                journal.pay(at, Pay::buy(&place, part * (round.len() as i64 + 1)));
                for friend in &round {
                    journal.pay(at + dice.whole(1, 90) * MINUTE, Pay::receive(friend, part));
                }
            }
        }
    }
}

/// Envelopes to relatives seen once a year, and presents for them in the week before.
pub(super) fn festival_gifts(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    for eve in person.days().filter(|day| spring_festival(*day) == Some(0)) {
        for _ in 0..dice.whole(2, 6) {
            let relative = names::somebody(dice);
            let sum = person.tag(*dice.pick(&[200.0, 500.0, 600.0, 888.0, 1_000.0, 2_000.0]));
            let at = person.at(eve + dice.whole(0, 4), dice.real(9.5, 23.5));
            journal.pay(at, Pay::send(&relative, sum).of("red-packet"));
        }
        for _ in 0..dice.whole(1, 4) {
            let shop = match dice.chance(0.4) {
                true => names::shop(dice, &names::GOODS),
                false => dice.favourite(person.shops(&names::GROCER)).clone(),
            };
            let at = person.at(eve - dice.whole(1, 9), dice.real(10.0, 22.0));
            if at > person.at(person.start, 0.0) {
                journal.pay(at, Pay::order(&shop, person.cost(dice.real(20_000.0, 90_000.0))));
            }
        }
    }
}

/// A school's fee in one or two halves, or a dentist in two to four visits.
pub(super) fn in_instalments(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let is_school = dice.chance(0.5);
    let (firm, sum, parts) = match is_school {
        true => {
            let school = names::merchant(dice, "外国语学校学费", "education", "8211");
            (school, dice.real(3_000.0, 18_000.0), dice.whole(1, 2))
        }
        false => {
            let dentist = names::merchant(dice, "口腔医院", "health", "8021");
            (dentist, dice.real(1_500.0, 9_000.0), dice.whole(2, 4))
        }
    };
    let mut day = some_day(person, dice, 60).min(person.start + DAYS - 60);
    for _ in 0..parts {
        let cents = person.cost(sum * 100.0 / parts as f64);
        let pay = if is_school {
            Pay::order(&firm, cents)
        } else {
            Pay::buy(&firm, cents)
        };
        journal.pay(person.at(day, dice.real(9.0, 18.0)), pay.from("debit-card"));
        day += dice.whole(5, 16);
    }
}
