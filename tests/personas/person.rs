//! Who somebody is: home, means, hours, favourite shops, friends, phones and journeys; all from a seed.
//!
//! Nothing here happens yet; `life` makes days of it. A person is the same whatever stories befall them.

use crate::calendar::{DAY, HOUR, MINUTE, day_of};
use crate::event::Other;
use crate::names::{self, Trade};
use crate::persona::{Flavour, Persona};
use crate::place::{CHINA, Journey, Place, WORLD};
use crate::random::Dice;

/// Fourteen months: the first is warm-up, then a whole year with every festival, and a month over.
pub(crate) const DAYS: i64 = 426;

/// Favourites of one trade.
#[derive(Debug)]
pub(crate) struct Favourites {
    pub(crate) trade: Trade,
    pub(crate) shops: Vec<Other>,
}

/// Somebody.
#[derive(Debug)]
pub(crate) struct Person {
    pub(crate) id: String,
    pub(crate) seed: u64,
    pub(crate) persona: Persona,
    pub(crate) flavour: Flavour,
    pub(crate) home: &'static Place,
    /// First day.
    pub(crate) start: i64,
    /// Means, as a factor on prices, in the home's money.
    pub(crate) level: f64,
    /// Hours later than most people.
    pub(crate) later: f64,
    /// "fingerprint", "face" or "password".
    pub(crate) confirms: &'static str,
    /// Share of purchases from the balance, debit card, credit line; the rest by credit card.
    pub(crate) pays_from: [f64; 3],
    pub(crate) friends: Vec<Other>,
    pub(crate) family: Vec<Other>,
    favourites: Vec<Favourites>,
    pub(crate) journeys: Vec<Journey>,
    /// The day on which each phone comes into use, the first from the start.
    pub(crate) phones: Vec<i64>,
    /// Weeks without a sign, where there are any.
    pub(crate) silence: Option<(i64, i64)>,
}

/// What everybody has favourites of, and how many.
const TRADES: [(Trade, i64, i64); 18] = [
    (names::BREAKFAST, 1, 3),
    (names::LUNCH, 3, 8),
    (names::COFFEE, 1, 4),
    (names::DINNER, 2, 7),
    (names::FEAST, 3, 9),
    (names::CORNER, 2, 4),
    (names::GROCER, 2, 5),
    (names::MARKET, 2, 5),
    (names::PHARMACY, 1, 3),
    (names::RIDE, 1, 2),
    (names::LEISURE, 2, 5),
    (names::GAME, 1, 3),
    (names::CLOTHES, 3, 9),
    (names::GOODS, 3, 8),
    (names::HOME, 2, 5),
    (names::DIGITAL, 2, 5),
    (names::CHILD, 2, 4),
    (names::FUEL, 1, 3),
];

impl Person {
    /// The person of a seed.
    pub(crate) fn of(id: String, seed: u64, persona: Persona, flavour: Flavour) -> Self {
        let mut dice = Dice::of(&[seed, 1]);
        // One in eight lives abroad (judgement): the wallet is used there too, in that place's money.
        let home = if dice.chance(0.125) {
            dice.pick(&WORLD[..4])
        } else {
            dice.pick(&CHINA[..9])
        };
        // Any month from January 2024 on, so that festivals fall anywhere in a life.
        let start = day_of(2024, 1, 1) + 30 * dice.whole(0, 17);
        let means = match persona {
            Persona::Student => 0.6,
            Persona::Retiree => 0.75,
            Persona::Traveller | Persona::Trader => 1.3,
            _ => 1.0,
        };
        // Spread of incomes within a group: a third, judgement.
        let level = dice.skewed(means, 0.33) * flavour.price * home.level;
        let balance = dice.real(0.25, 0.7);
        let card = dice.real(0.1, 0.3);
        let favourites = TRADES
            .iter()
            .map(|(trade, low, high)| Favourites {
                trade: *trade,
                shops: names::shops(&mut dice, trade, *low, *high),
            })
            .collect();
        let mut person = Self {
            id,
            seed,
            persona,
            flavour,
            home,
            start,
            level,
            later: 0.8 * dice.bell() + if persona == Persona::Student { 1.0 } else { 0.0 },
            confirms: *dice.pick(&["fingerprint", "face", "face", "password"]),
            pays_from: [balance, card, (1.0 - balance - card) * dice.unit()],
            friends: names::people(&mut dice, if persona == Persona::Student { 12 } else { 5 }, 20),
            family: names::people(&mut dice, 3, 8),
            favourites,
            journeys: Vec::new(),
            phones: vec![start],
            silence: None,
        };
        person.plan(&mut dice);
        person
    }

    /// Journeys, a new phone, a silence.
    fn plan(&mut self, dice: &mut Dice) {
        let times = match self.persona {
            Persona::Traveller => dice.whole(5, 9),
            Persona::Retiree => dice.whole(0, 2),
            _ => dice.whole(1, 3),
        };
        let room = (DAYS - 20) / times.max(1);
        for turn in 0..times {
            let leaves = self.start + 12 + turn * room + dice.whole(0, (room - 22).max(0));
            let abroad = dice.chance(if self.persona == Persona::Traveller {
                0.65
            } else {
                0.25
            });
            let to = if abroad {
                dice.pick(&WORLD)
            } else {
                dice.pick(&CHINA)
            };
            let returns = leaves + dice.whole(3, 13);
            if to != self.home {
                self.journeys.push(Journey { leaves, returns, to });
            }
        }
        // A phone lasts some two and a half years: two in five get a new one in fourteen months.
        if dice.chance(0.4) {
            self.phones.push(self.start + dice.whole(35, DAYS - 10));
        }
        // One in eight puts the wallet aside for three to seven weeks: ill, another wallet, a course (judgement).
        if dice.chance(0.125) {
            let from = self.start + dice.whole(60, DAYS - 70);
            self.silence = Some((from, from + dice.whole(21, 49)));
        }
    }

    /// A stream of chance of one part of this life.
    pub(crate) fn dice(&self, part: u64) -> Dice {
        Dice::of(&[self.seed, part])
    }

    /// Every day of this life.
    pub(crate) fn days(&self) -> std::ops::Range<i64> {
        self.start..self.start + DAYS
    }

    /// Where the person is on a day; on the road still at home in the morning, and back the day after the return.
    pub(crate) fn place_on(&self, day: i64) -> &'static Place {
        let away = self
            .journeys
            .iter()
            .find(|journey| journey.leaves < day && day <= journey.returns);
        away.map_or(self.home, |journey| journey.to)
    }

    /// Where the person is at an instant: by the clock of the destination, until the morning of the way back.
    pub(crate) fn place_at(&self, at: i64) -> &'static Place {
        let there = |journey: &&Journey| {
            let day = (at + journey.to.offset * MINUTE).div_euclid(DAY);
            journey.leaves < day && day < journey.returns
        };
        self.journeys
            .iter()
            .find(there)
            .map_or(self.home, |journey| journey.to)
    }

    /// Whether the day goes by on the road.
    pub(crate) fn travels_on(&self, day: i64) -> bool {
        self.journeys
            .iter()
            .any(|journey| day == journey.leaves || day == journey.returns)
    }

    /// The instant of an hour on the wall clock of wherever the person is; 26.5 is half past two in the night after.
    pub(crate) fn at(&self, day: i64, hour: f64) -> i64 {
        day * DAY + (hour * HOUR as f64) as i64 - self.place_on(day).offset_on(day) * MINUTE
    }

    /// The phone in use at an instant.
    pub(crate) fn phone_at(&self, at: i64) -> String {
        let number = self.phones.iter().filter(|day| **day * DAY <= at).count().max(1);
        format!("{}-phone{number}", self.id)
    }

    /// The favourites of a trade.
    pub(crate) fn shops(&self, trade: &Trade) -> &[Other] {
        let is_it = |kept: &&Favourites| kept.trade.words == trade.words;
        self.favourites.iter().find(is_it).map_or(&[], |kept| &kept.shops)
    }

    /// What this many hundredths of a yuan are for this person, in the home's money, with a price's usual endings.
    pub(crate) fn cost(&self, yuan_cents: f64) -> i64 {
        let cents = yuan_cents * self.level;
        let step = if cents > 50_000.0 * self.home.level {
            1_000.0
        } else {
            10.0
        } * self.home.level.max(1.0);
        ((cents / step).round() * step).max(step) as i64
    }

    /// A price that is the same for rich and poor: coins of a game, a fare, a customary gift; from yuan into the home's money.
    pub(crate) fn tag(&self, yuan: f64) -> i64 {
        ((yuan * self.home.level * 100.0).round() as i64).max(1)
    }

    /// The price of a visit.
    pub(crate) fn price(&self, dice: &mut Dice, trade: &Trade) -> i64 {
        self.cost(dice.skewed(trade.median, trade.spread))
    }

    /// A sum as people name it: 50, 200, 1,000 of the home's money, from about so many yuan.
    pub(crate) fn round(&self, yuan: f64) -> i64 {
        let whole = yuan * self.level;
        let unit = [1.0, 10.0, 50.0, 100.0, 1_000.0, 10_000.0, 100_000.0];
        let step = unit
            .iter()
            .rev()
            .find(|step| whole >= 4.0 * **step)
            .unwrap_or(&1.0);
        ((whole / step).round() * step).max(1.0) as i64 * 100
    }
}
