//! A stall in a market: many small payments from people never seen before, suppliers paid at dawn, money passed on.
//!
//! Honest, and much like a mule on paper: that is what it is here for. Sizes are judgement (a stall takes some ¥900 on a
//! market day, of which two thirds go to suppliers).

use crate::calendar::{MINUTE, spring_festival, weekday};
use crate::event::Pay;
use crate::journal::Journal;
use crate::names;
use crate::person::Person;

/// Fourteen months of market days.
pub(crate) fn trade(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(17);
    let suppliers = names::people(&mut dice, 2, 5);
    let wholesale = names::merchant(&mut dice, "粮油批发", "groceries", "5199");
    let partner = dice.pick(&person.family).clone();
    let regulars = names::people(&mut dice, 10, 25);
    let free = dice.whole(0, 6);
    let mut takings = 0;
    for day in person.days() {
        let is_away = person.place_on(day) != person.home || person.travels_on(day);
        if weekday(day) == free || is_away || spring_festival(day).is_some() {
            continue;
        }
        // Busier at the weekend.
        for _ in 0..dice.count(if weekday(day) >= 5 { 11.0 } else { 6.0 } * person.flavour.pace) {
            let buyer = if dice.chance(0.25) {
                dice.pick(&regulars).clone()
            } else {
                names::somebody(&mut dice)
            };
            let cents = person.cost(dice.skewed(4_500.0, 0.8));
            takings += cents;
            journal.pay(person.at(day, dice.real(6.5, 19.0)), Pay::receive(&buyer, cents));
        }
        if dice.chance(0.35) && takings > 0 {
            // Two suppliers in a row or the wholesale market, before the stall opens the next morning.
            let share = (takings as f64 * dice.real(0.5, 0.8)) as i64;
            let at = person.at(day, dice.real(28.5, 30.5));
            let paid = share.max(person.cost(8_000.0));
            if dice.chance(0.5) {
                journal.pay(at, Pay::send(dice.favourite(&suppliers), paid / 2));
                journal.pay(
                    at + dice.whole(4, 40) * MINUTE,
                    Pay::send(dice.favourite(&suppliers), paid / 2),
                );
            } else {
                journal.pay(at, Pay::buy(&wholesale, paid));
            }
            takings -= share;
        }
        if weekday(day) == (free + 5) % 7 && takings > 0 {
            // The rest of the week to the partner, who keeps the books.
            journal.pay(
                person.at(day, dice.real(19.5, 22.0)),
                Pay::send(&partner, takings.max(100)),
            );
            takings = 0;
        }
    }
}
