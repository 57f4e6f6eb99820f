//! Money that is collected honestly: a dinner paid by one and given back by all, a class's kitty, a shared gift.
//!
//! Many pay in within hours and the sum may go out again: on paper a collecting account. How often is judgement.

use crate::calendar::{HOUR, MINUTE};
use crate::event::Pay;
use crate::journal::Journal;
use crate::names;
use crate::person::{DAYS, Person};
use crate::persona::Persona;
use crate::random::Dice;

/// All that is shared in fourteen months.
pub(crate) fn share(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(19);
    let (dinners, kitties) = match person.persona {
        Persona::Student => (16.0, 0.5),
        Persona::Retiree => (1.0, 0.15),
        _ => (5.0, 0.15),
    };
    for _ in 0..dice.count(dinners) {
        dinner(person, journal, &mut dice);
    }
    for _ in 0..dice.count(kitties) {
        kitty(person, journal, &mut dice);
    }
}

/// A long table; everybody sends the same share, most of them that night, one the next day.
fn dinner(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let day = person.start + dice.whole(3, DAYS - 3);
    let place = dice.favourite(person.shops(&names::FEAST)).clone();
    let guests = dice.whole(3, 7);
    let part = person.cost(dice.skewed(7_500.0, 0.3));
    let mut at = person.at(day, dice.real(19.0, 22.0));
    if person.place_on(day) != person.home || person.travels_on(day) {
        return;
    }
    journal.pay(at, Pay::buy(&place, part * (guests + 1)));
    for guest in person.friends.iter().take(guests as usize) {
        at += if dice.chance(0.85) {
            dice.whole(1, 25) * MINUTE
        } else {
            dice.whole(8, 20) * HOUR
        };
        journal.pay(at, Pay::receive(guest, part));
    }
}

/// For a trip, a teacher's present, the house's lift: ten to thirty pay in, half of them never seen before, and what was
/// collected is paid out to whoever provides it.
fn kitty(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let day = person.start + dice.whole(20, DAYS - 20);
    let part = person.round(dice.skewed(60.0, 0.6));
    let givers = dice.whole(10, 30);
    let begins = person.at(day, 9.0);
    for _ in 0..givers {
        let giver = if dice.chance(0.5) {
            names::somebody(dice)
        } else {
            dice.pick(&person.friends).clone()
        };
        journal.pay(
            begins + dice.whole(0, 3 * 24 * 60) * MINUTE,
            Pay::receive(&giver, part),
        );
    }
    let provider = match dice.chance(0.5) {
        true => names::somebody(dice),
        false => names::merchant(dice, "旅行社", "travel", "4722"),
    };
    let sum = part * givers;
    let at = begins + dice.whole(80, 160) * HOUR;
    let pay = if provider.kind == "person" {
        Pay::send(&provider, sum)
    } else {
        Pay::order(&provider, sum)
    };
    journal.pay(at, pay);
}
