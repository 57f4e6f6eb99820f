//! Days: the way to work, meals, groceries, the corner shop, now and then something at two in the morning.
//!
//! Probabilities are judgement, set so that a commuter pays about five times a day and a retiree about twice.
//! Nights of a shift worker move the whole day, not only work.

use crate::calendar::{DAY, is_day_off};
use crate::event::Pay;
use crate::journal::Journal;
use crate::names::{self, Trade};
use crate::person::Person;
use crate::persona::Persona;
use crate::random::Dice;

/// How likely each thing is on a day.
struct Habits {
    /// Both ways, on working days.
    transit: f64,
    /// On working days.
    breakfast: f64,
    lunch: f64,
    coffee: f64,
    /// On any day.
    dinner: f64,
    corner: f64,
    market: f64,
    ride: f64,
    game: f64,
    pharmacy: f64,
    fuel: f64,
    /// On days off.
    groceries: f64,
    feast: f64,
    leisure: f64,
    /// In the small hours.
    night: f64,
}

const COMMUTER: Habits = Habits {
    transit: 0.85,
    breakfast: 0.5,
    lunch: 0.85,
    coffee: 0.4,
    dinner: 0.3,
    corner: 0.35,
    market: 0.05,
    ride: 0.1,
    game: 0.02,
    pharmacy: 0.015,
    fuel: 0.02,
    groceries: 0.6,
    feast: 0.3,
    leisure: 0.2,
    night: 0.01,
};

fn habits(persona: Persona) -> Habits {
    match persona {
        Persona::Commuter => COMMUTER,
        Persona::Traveller => Habits {
            transit: 0.35,
            ride: 0.35,
            feast: 0.35,
            fuel: 0.0,
            night: 0.02,
            ..COMMUTER
        },
        Persona::Parent => Habits {
            transit: 0.4,
            groceries: 0.8,
            market: 0.3,
            fuel: 0.1,
            leisure: 0.3,
            game: 0.03,
            ..COMMUTER
        },
        Persona::Trader => Habits {
            transit: 0.05,
            lunch: 0.6,
            coffee: 0.1,
            market: 0.25,
            fuel: 0.12,
            leisure: 0.08,
            ..COMMUTER
        },
        Persona::Student => Habits {
            transit: 0.15,
            lunch: 0.95,
            dinner: 0.7,
            corner: 0.5,
            game: 0.1,
            coffee: 0.35,
            night: 0.05,
            ..COMMUTER
        },
        Persona::ShiftWorker => Habits {
            transit: 0.6,
            lunch: 0.8,
            corner: 0.45,
            night: 0.02,
            game: 0.05,
            ..COMMUTER
        },
        Persona::Retiree => Habits {
            transit: 0.1,
            breakfast: 0.2,
            lunch: 0.08,
            coffee: 0.0,
            dinner: 0.03,
            corner: 0.08,
            market: 0.45,
            ride: 0.02,
            game: 0.0,
            pharmacy: 0.07,
            fuel: 0.0,
            groceries: 0.25,
            feast: 0.08,
            leisure: 0.02,
            night: 0.0,
        },
    }
}

/// Hours by which the day is moved: three shifts, a week each, the order by the person. Others live by the sun.
fn shift(person: &Person, day: i64) -> f64 {
    if person.persona != Persona::ShiftWorker || is_resting(person, day) {
        return 0.0;
    }
    [0.0, 6.5, 14.0][((day + person.seed as i64 % 21).div_euclid(7)).rem_euclid(3) as usize]
}

/// Shift workers and traders rest on other days than offices do.
fn is_resting(person: &Person, day: i64) -> bool {
    match person.persona {
        Persona::ShiftWorker => (day + person.seed as i64 % 6).rem_euclid(6) >= 4,
        Persona::Retiree => true,
        _ => is_day_off(day),
    }
}

/// A day's errands.
struct Errands<'a> {
    person: &'a Person,
    journal: &'a mut Journal,
    dice: Dice,
}

/// All days but those on journeys.
pub(crate) fn live(person: &Person, journal: &mut Journal) {
    let usual = habits(person.persona);
    let mut errands = Errands {
        person,
        journal,
        dice: person.dice(10),
    };
    let metro = names::merchant(&mut errands.dice, "地铁乘车", "transport", "4111");
    for day in person.days() {
        if person.place_on(day) != person.home || person.travels_on(day) {
            continue;
        }
        let shift = shift(person, day);
        if is_resting(person, day) {
            errands.rest(day, &usual);
        } else {
            errands.work(day, shift, &usual, &metro);
        }
        errands.any(day, shift, &usual);
    }
}

impl Errands<'_> {
    /// Perhaps a visit between two hours; half an hour either way by the person's own clock.
    fn visit(&mut self, day: i64, chance: f64, trade: &Trade, from: f64, to: f64) {
        if !self.dice.chance(chance * self.person.flavour.pace) {
            return;
        }
        let hour = self.dice.real(from, to) + self.person.later;
        let at = self.person.at(day, hour);
        // One visit in twenty is to a place never seen before: people are curious (judgement).
        let shop = match self.dice.chance(0.05) {
            true => names::shop(&mut self.dice, trade),
            false => self.dice.favourite(self.person.shops(trade)).clone(),
        };
        let pay = Pay::buy(&shop, self.person.price(&mut self.dice, trade));
        self.journal.pay(at, pay.clone());
        // Two coffees, a second bowl: the same again within minutes, honestly.
        if trade.category == "dining" && self.dice.chance(0.02) {
            self.journal.pay(at + self.dice.whole(20, 400) * 1_000, pay);
        }
    }

    fn work(&mut self, day: i64, shift: f64, usual: &Habits, metro: &crate::event::Other) {
        for hour in [8.2, 18.3] {
            if self.dice.chance(usual.transit) {
                let at = self
                    .person
                    .at(day, hour + shift + self.person.later + 0.3 * self.dice.bell());
                let fare = self.person.tag(*self.dice.pick(&[3.0, 4.0, 4.0, 4.0, 5.0]));
                self.journal.pay(at, Pay::drawn(metro, fare, "agreement-transit"));
                // Taps again: a guest, or a bus right after, at the same fare.
                if self.dice.chance(0.03) {
                    let again = at + self.dice.whole(5, 500) * 1_000;
                    self.journal
                        .pay(again, Pay::drawn(metro, fare, "agreement-transit"));
                }
            }
        }
        self.visit(day, usual.breakfast, &names::BREAKFAST, 7.5 + shift, 9.0 + shift);
        self.visit(day, usual.lunch, &names::LUNCH, 11.6 + shift, 13.3 + shift);
        self.visit(day, usual.coffee, &names::COFFEE, 13.5 + shift, 16.5 + shift);
    }

    fn rest(&mut self, day: i64, usual: &Habits) {
        self.visit(day, usual.groceries, &names::GROCER, 9.5, 18.0);
        self.visit(day, usual.feast, &names::FEAST, 17.5, 21.0);
        self.visit(day, usual.leisure, &names::LEISURE, 13.0, 21.0);
        self.visit(day, usual.coffee, &names::COFFEE, 10.0, 17.0);
        self.visit(day, usual.breakfast / 2.0, &names::BREAKFAST, 7.5, 9.5);
        self.visit(day, usual.lunch / 3.0, &names::LUNCH, 11.5, 13.5);
    }

    fn any(&mut self, day: i64, shift: f64, usual: &Habits) {
        self.visit(day, usual.dinner, &names::DINNER, 17.5 + shift, 21.0 + shift);
        self.visit(day, usual.corner, &names::CORNER, 9.0 + shift, 22.5 + shift);
        self.visit(day, usual.market, &names::MARKET, 6.5, 10.5);
        self.visit(day, usual.pharmacy, &names::PHARMACY, 8.0, 19.0);
        self.visit(day, usual.ride, &names::RIDE, 8.0 + shift, 23.5 + shift);
        self.visit(day, usual.fuel, &names::FUEL, 8.0, 20.0);
        self.visit(day, usual.night, &names::DINNER, 24.5, 27.0);
        if self.dice.chance(usual.game) {
            // An evening of play: mostly one purchase, sometimes three within the half hour.
            let game = self.dice.favourite(self.person.shops(&names::GAME)).clone();
            let mut at = self
                .person
                .at(day, self.dice.real(19.0, 24.5))
                .min(self.person.at(day, 0.0) + 2 * DAY);
            for _ in 0..=self.dice.count(0.4).min(3) {
                let coins = self.person.tag(*self.dice.pick(&[6.0, 6.0, 18.0, 30.0, 68.0]));
                self.journal.pay(at, Pay::order(&game, coins));
                at += self.dice.whole(60, 900) * 1_000;
            }
        }
    }
}
