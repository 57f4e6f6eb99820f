//! Honest lives that look like an attack: rents that rise, friends who share dinners, a holiday booked in three days.
//!
//! Only in sets that ask for it (`Flavour::alike`), each with a name in the report, so that a false warning can be told by
//! what it was about. How often each comes up is judgement, above what is usual: a set must hold enough of each to say
//! something; false warnings per person and month are therefore higher here than where life is ordinary.

mod buying;
mod paying;

use crate::journal::Journal;
use crate::person::{DAYS, Person};
use crate::random::Dice;

/// How it is told.
type Tell = fn(&Person, &mut Journal, &mut Dice);

/// All of it.
pub(super) fn happen(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(21);
    let all: [(&str, f64, Tell); 15] = [
        ("rent-rises", 0.4, paying::rent_that_rises),
        ("landlord-changes", 0.25, paying::landlord_who_changes),
        ("rent-in-advance", 0.2, paying::half_a_year_in_advance),
        ("craftsman", 0.25, paying::craftsman),
        ("nanny", 0.15, paying::nanny),
        ("shared-dinners", 0.4, paying::shared_dinners),
        ("festival-gifts", 0.6, paying::festival_gifts),
        ("tuition-dentist", 0.5, paying::in_instalments),
        ("shop-renamed", 0.4, buying::shop_that_renames),
        ("first-large-known", 0.5, buying::large_at_a_known_shop),
        ("sale-evening", 0.6, buying::sale_evening),
        ("phone-after-rent", 0.3, buying::phone_beside_a_rent),
        ("cinema-twice", 0.6, buying::cinema_twice),
        ("holiday-booked", 0.6, buying::holiday),
        ("new-hobby", 0.3, buying::hobby),
    ];
    for (number, (name, chance, tell)) in all.into_iter().enumerate() {
        if dice.chance(chance) {
            journal.alike = Some(name);
            tell(person, journal, &mut person.dice(40 + number as u64));
            journal.alike = None;
        }
    }
}

/// A day after the first two months, at home, some days before the end.
fn some_day(person: &Person, dice: &mut Dice, before_the_end: i64) -> i64 {
    let mut day = person.start;
    for _ in 0..20 {
        day = person.start + dice.whole(60, DAYS - before_the_end);
        if person.place_on(day) == person.home && !person.travels_on(day) {
            break;
        }
    }
    day
}
