//! What comes round: wages, rent, power, telephone, insurance, the credit line's bill.
//!
//! Sums are judgement for a large Chinese city in 2025: wages of some ¥9,000, a rented room of some ¥2,400.

use crate::calendar::date_of;
use crate::event::{Other, Pay};
use crate::journal::Journal;
use crate::names;
use crate::person::{DAYS, Person};
use crate::persona::Persona;
use crate::random::Dice;

/// Every bill of fourteen months.
pub(crate) fn pay(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(12);
    income(person, journal, &mut dice);
    rent(person, journal, &mut dice);
    let bills = [
        // name, category, code, yuan, on this day, every so many months, spread
        ("供电电费", "utilities", "4900", 120.0, dice.whole(2, 27), 1, 0.35),
        ("燃气费", "utilities", "4900", 60.0, dice.whole(2, 27), 2, 0.25),
        ("自来水费", "utilities", "4900", 45.0, dice.whole(2, 27), 2, 0.2),
        ("话费充值", "telecom", "4814", 50.0, dice.whole(1, 27), 1, 0.01),
        ("宽带年费", "telecom", "4899", 900.0, dice.whole(1, 27), 12, 0.1),
        ("物业费", "utilities", "6513", 260.0, dice.whole(1, 27), 3, 0.05),
    ];
    for (name, category, mcc, yuan, on, every, spread) in bills {
        let firm = names::merchant(&mut dice, name, category, mcc);
        let phase = dice.whole(0, every - 1);
        for day in person.days() {
            let date = date_of(day);
            if date.day == on && (date.month + phase) % every == 0 {
                let varied = dice.skewed(yuan * 100.0, spread);
                // A telephone is charged by the fifty; power and water cost what was used.
                let cents = if name == "话费充值" {
                    person.tag(yuan)
                } else {
                    person.cost(varied)
                };
                journal.pay(person.at(day, dice.real(8.0, 22.0)), Pay::order(&firm, cents));
            }
        }
    }
    insurance(person, journal, &mut dice);
    repay(person, journal, &mut dice);
}

/// Wages with a bonus before Spring Festival, a pension, or money from home.
fn income(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let on = *dice.pick(&[5, 10, 15, 25]);
    let (from, yuan, of) = match person.persona {
        Persona::Trader => return,
        Persona::Student => (person.family[0].clone(), 3_000.0, "transfer"),
        Persona::Retiree => (
            names::merchant(dice, "社保养老金", "public-services", "9399"),
            4_800.0,
            "income",
        ),
        _ => (
            names::merchant(dice, "某某科技公司", "income", "7399"),
            9_000.0,
            "income",
        ),
    };
    let wage = person.cost(yuan * 100.0);
    for day in person.days().filter(|day| date_of(*day).day == on) {
        let bonus = if date_of(day).month == 1 && person.persona != Persona::Retiree {
            dice.real(1.0, 2.6)
        } else {
            1.0
        };
        let varied = if of == "income" {
            dice.real(0.97, 1.06)
        } else {
            1.0
        };
        let pay = Pay::receive(&from, (wage as f64 * varied * bonus) as i64).of(of);
        journal.pay(
            person.at(day, dice.real(8.5, 17.0)),
            if of == "income" {
                pay.from("bank-account")
            } else {
                pay
            },
        );
    }
}

/// To a landlord, monthly or quarterly; one in six moves house, and pays a deposit and another landlord from then on.
fn rent(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let rents = match person.persona {
        Persona::Retiree => false,
        Persona::Student => dice.chance(0.25),
        _ => dice.chance(0.6),
    };
    if !rents {
        return;
    }
    let mut landlord = names::somebody(dice);
    let mut month = person.round(2_400.0 * dice.real(0.7, 1.5));
    let every = *dice.pick(&[1, 1, 3]);
    let on = dice.whole(1, 27);
    let moves = if dice.chance(0.17) {
        person.start + dice.whole(50, DAYS - 20)
    } else {
        i64::MAX
    };
    let mut has_moved = false;
    for day in person.days() {
        if day >= moves && !has_moved {
            has_moved = true;
            landlord = names::somebody(dice);
            month = (month as f64 * dice.real(0.9, 1.4) / 10_000.0).round() as i64 * 10_000;
            // A deposit of a month and the first rents, to somebody new, in one go or two.
            let at = person.at(day, dice.real(10.0, 20.0));
            journal.pay(at, Pay::send(&landlord, month).while_seen(call(dice, 0.08)));
            journal.pay(
                at + dice.whole(60, 4_000) * 1_000,
                Pay::send(&landlord, month * every),
            );
            let movers = names::merchant(dice, "搬家服务", "home", "4214");
            journal.pay(
                at + dice.whole(80_000, 180_000) * 1_000,
                Pay::order(&movers, person.cost(68_000.0)),
            );
        } else if date_of(day).day == on && date_of(day).month % every == 0 {
            let hour = dice.real(9.0, 22.0);
            journal.pay(person.at(day, hour), Pay::send(&landlord, month * every));
        }
    }
}

/// A call going on, honestly, with this probability.
pub(crate) fn call(dice: &mut Dice, probability: f64) -> Option<&'static str> {
    dice.chance(probability).then_some("call")
}

/// Once a year, large: a car's, or a medical one.
fn insurance(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let insurer = names::merchant(dice, "安禾保险", "insurance", "6300");
    let first = person.start + dice.whole(5, 360);
    let premium = person.cost(dice.real(60_000.0, 480_000.0));
    for day in [first, first + 365] {
        if person.days().contains(&day) {
            journal.pay(
                person.at(day, dice.real(9.0, 21.0)),
                Pay::order(&insurer, premium),
            );
        }
    }
}

/// The credit line's bill each month, the interest on the balance each week.
fn repay(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let line: Other = names::own("花呗");
    let fund: Other = names::own("余额宝");
    let on = dice.whole(8, 20);
    for day in person.days() {
        if date_of(day).day == on {
            let cents = person.cost(dice.skewed(90_000.0, 0.4));
            let mut pay = Pay::send(&line, cents).of("card-repayment").from("bank-account");
            pay.direction = "neutral";
            journal.pay(person.at(day, dice.real(8.0, 20.0)), pay);
        }
        if (day - person.start) % 7 == 3 {
            let cents = person.cost(dice.real(60.0, 500.0));
            journal.pay(
                person.at(day, dice.real(3.0, 5.0)),
                Pay::receive(&fund, cents).of("interest"),
            );
        }
    }
}
