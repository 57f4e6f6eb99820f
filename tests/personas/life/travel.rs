//! Journeys: tickets weeks before, an airport, hotels and meals in places and money not seen before, the way home.
//!
//! Whoever travels is on the road for a day; what is paid there carries that place's country, clock and coordinates, so
//! that no honest pair of payments needs more than an airliner.

use crate::event::Pay;
use crate::journal::Journal;
use crate::names::{self, Trade};
use crate::person::Person;
use crate::place::Journey;
use crate::random::Dice;

/// All of them.
pub(crate) fn travel(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(15);
    for journey in &person.journeys {
        tickets(person, journal, &mut dice, journey);
        for day in journey.leaves + 1..journey.returns {
            stay(person, journal, &mut dice, journey, day);
        }
    }
}

fn tickets(person: &Person, journal: &mut Journal, dice: &mut Dice, journey: &Journey) {
    let is_far = journey.to.country != person.home.country;
    let trade = if is_far || dice.chance(0.4) {
        names::AIRLINE
    } else {
        names::RAIL
    };
    let seller = names::shop(dice, &trade);
    let days_before = dice.whole(1, 30);
    let day = (journey.leaves - days_before).max(person.start);
    let fare = person.cost(dice.skewed(trade.median * if is_far { 2.5 } else { 1.0 }, trade.spread));
    journal.pay(person.at(day, dice.real(10.0, 23.0)), Pay::order(&seller, fare));
    if is_far && dice.chance(0.6) {
        // Two tickets for two people, one after the other, at the same price.
        journal.pay(
            person.at(day, 12.0) + dice.whole(200, 900) * 1_000,
            Pay::order(&seller, fare),
        );
    }
    let taxi = dice.favourite(person.shops(&names::RIDE)).clone();
    journal.pay(
        person.at(journey.leaves, dice.real(6.0, 9.0)),
        Pay::order(&taxi, person.cost(dice.real(6_000.0, 16_000.0))),
    );
    let cafe = names::shop(dice, &names::COFFEE);
    journal.pay(
        person.at(journey.leaves, dice.real(9.5, 11.0)),
        Pay::buy(&cafe, person.price(dice, &names::COFFEE)),
    );
}

/// A day elsewhere: all shops are new ones, and dearer than at home.
fn stay(person: &Person, journal: &mut Journal, dice: &mut Dice, journey: &Journey, day: i64) {
    let dear = if journey.to.country == person.home.country {
        1.2
    } else {
        1.6
    };
    let arrives = day == journey.leaves + 1;
    let mut visit = |dice: &mut Dice, chance: f64, trade: &Trade, from: f64, to: f64| {
        if dice.chance(chance) {
            let shop = names::shop(dice, trade);
            let cents = person.cost(dice.skewed(trade.median * dear, trade.spread));
            let mut pay = Pay::buy(&shop, cents);
            // Card payments abroad are held first and settled the next day.
            if dear > 1.5 && dice.chance(0.3) {
                pay = pay.from("credit-card").ending("authorized");
                pay.later = Some((86_400_000, "completed", None));
            }
            // The first day begins in the afternoon: half around the world takes 14 hours.
            let hour = if arrives {
                dice.real(16.0, 23.0)
            } else {
                dice.real(from, to)
            };
            journal.pay(person.at(day, hour), pay);
        }
    };
    visit(dice, if arrives { 1.0 } else { 0.25 }, &names::HOTEL, 9.0, 21.0);
    visit(dice, 0.6, &names::LUNCH, 11.5, 14.0);
    visit(dice, 0.5, &names::FEAST, 17.5, 21.5);
    visit(dice, 0.5, &names::SIGHT, 9.0, 16.0);
    visit(dice, 0.5, &names::COFFEE, 9.0, 18.0);
    visit(dice, 0.4, &names::RIDE, 9.0, 23.5);
    visit(dice, 0.4, &names::CORNER, 9.0, 23.0);
    visit(dice, 0.2, &names::CLOTHES, 13.0, 20.0);
}
