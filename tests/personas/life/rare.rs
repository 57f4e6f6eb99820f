//! What happens once a year or less, and looks like fraud to whoever has never lived: large, sudden, to somebody new.
//!
//! Probabilities are per life of fourteen months, sums in yuan; both judgement.

use super::bills::call;
use crate::calendar::{HOUR, MINUTE};
use crate::event::{Access, Pay};
use crate::journal::{Journal, What};
use crate::names::{self, Trade};
use crate::person::{DAYS, Person};
use crate::persona::Persona;
use crate::random::Dice;

/// One rare purchase: how likely, from whom, lowest and highest price in yuan, whether at a till.
const LARGE: [(f64, Trade, f64, f64, bool); 8] = [
    (0.45, names::DIGITAL, 2_500.0, 8_500.0, true), // a new phone
    (0.30, names::HOME, 1_800.0, 9_000.0, false),   // a sofa, a washing machine
    (0.40, DENTIST, 400.0, 6_000.0, true),
    (0.15, CAR, 5_000.0, 20_000.0, true), // a deposit on a car
    (0.20, COURSE, 1_500.0, 8_000.0, false),
    (0.20, HOSPITAL, 600.0, 7_000.0, true),
    (0.10, names::DIGITAL, 4_000.0, 12_000.0, false), // a computer, from a shop not seen before
    (0.30, GIVING, 50.0, 1_000.0, false),
];
const DENTIST: Trade = trade("health", "8021", &["口腔诊所"]);
const CAR: Trade = trade("transport", "5511", &["汽车销售"]);
const COURSE: Trade = trade("education", "8299", &["培训", "课程"]);
const HOSPITAL: Trade = trade("health", "8062", &["医院"]);
const GIVING: Trade = trade("charity", "8398", &["公益基金"]);

const fn trade(category: &'static str, mcc: &'static str, words: &'static [&'static str]) -> Trade {
    Trade {
        category,
        mcc,
        median: 0.0,
        spread: 0.0,
        words,
    }
}

/// Whatever of it falls into this life.
pub(crate) fn happen(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(16);
    for (chance, trade, low, high, is_at_till) in &LARGE {
        if !dice.chance(*chance) {
            continue;
        }
        let at = some_time(person, &mut dice);
        let shop = names::shop(&mut dice, trade);
        let cents = person.cost(100.0 * dice.real(*low, *high));
        if dice.chance(0.15) {
            journal.pay(
                at - 3 * MINUTE,
                Pay::buy(&shop, cents).from("balance").ending("failed"),
            ); // over a limit
        }
        let pay = if *is_at_till {
            Pay::buy(&shop, cents)
        } else {
            Pay::order(&shop, cents)
        };
        journal.pay(
            at,
            if dice.chance(0.6) {
                pay.from("debit-card")
            } else {
                pay.from("credit-card")
            },
        );
    }
    gifts(person, journal, &mut dice);
    loans(person, journal, &mut dice);
    phones(person, journal, &mut dice);
    if dice.chance(0.06) {
        // Another provider, the number kept: a new card in the phone, and nothing bad about it.
        let at = some_time(person, &mut dice);
        journal.access(at, Access::of("sim-change"));
        if dice.chance(0.3) {
            journal.access(at + 20 * HOUR, Access::of("password-reset").by("one-time-code"));
        }
    }
    approve(&mut dice, journal);
}

/// By day, after the first three weeks, at home or wherever.
fn some_time(person: &Person, dice: &mut Dice) -> i64 {
    person.at(person.start + dice.whole(20, DAYS - 2), dice.real(9.5, 20.5))
}

/// Weddings: ¥500 to ¥2,000 to somebody who may never have been paid before.
fn gifts(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let many = if person.persona == Persona::Student {
        0
    } else {
        dice.count(1.5)
    };
    for _ in 0..many {
        let to = if dice.chance(0.5) {
            names::somebody(dice)
        } else {
            dice.pick(&person.friends).clone()
        };
        let cents = person.tag(*dice.pick(&[520.0, 600.0, 800.0, 1_000.0, 1_888.0]));
        let kind = if dice.chance(0.5) {
            "red-packet"
        } else {
            "transfer"
        };
        journal.pay(some_time(person, dice), Pay::send(&to, cents).of(kind));
    }
}

/// A friend in need, a craftsman, a used car from a private hand: large, to persons, now and then while talking to them.
fn loans(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    for _ in 0..dice.count(1.2) {
        let known = dice.chance(0.5);
        let to = if known {
            dice.pick(&person.friends).clone()
        } else {
            names::somebody(dice)
        };
        let cents = person.round(dice.skewed(2_200.0, 0.7));
        let at = some_time(person, dice);
        let access = Access::of("payee-add").by(person.confirms);
        if !known && dice.chance(0.3) {
            journal.access(at - 4 * MINUTE, access);
        }
        journal.pay(at, Pay::send(&to, cents).while_seen(call(dice, 0.1)));
        if known && dice.chance(0.7) {
            journal.pay(at + dice.whole(3, 60) * 24 * HOUR, Pay::receive(&to, cents));
        }
    }
}

/// Moving in on a new phone: a password, a code, the phone bound, cards bound again; bought with one of the large sums above
/// or a present.
fn phones(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    for day in person.phones.iter().skip(1) {
        let start = person.at(*day, 0.0) + dice.whole(10, 20) * HOUR;
        let steps = [
            Access::of("login").by("password"),
            Access::of("challenge").by("one-time-code"),
            Access::of("device-bind").by("face"),
            Access::of("card-bind").by("one-time-code"),
        ];
        let mut at = start;
        let phone = person.phone_at(start + 24 * HOUR);
        for step in steps {
            journal.access(at, step.on(&phone));
            at += dice.whole(20, 400) * 1_000;
        }
        if dice.chance(0.3) {
            journal.access(at, Access::of("password-change").by("password").on(&phone));
        }
    }
}

/// Two in ten people tell the wallet once that an odd payment was theirs.
fn approve(dice: &mut Dice, journal: &mut Journal) {
    if dice.chance(0.2) {
        let entry = dice.pick(&journal.entries).clone();
        if matches!(&entry.what, What::Pay(pay) if pay.direction == "debit" && pay.account.is_none()) {
            journal.note(
                entry.at + dice.whole(2, 40) * HOUR,
                What::Label(entry.key, "legitimate"),
                None,
            );
        }
    }
}
