//! Shopping from the sofa: sales and their bursts, orders never paid, payments that fail and are tried again, refunds,
//! trials that turn into fair subscriptions, price rises.
//!
//! Rates are judgement: one order in ten or so goes back, few payments fail, one in twenty is left in the basket.

use crate::calendar::{DAY, HOUR, MINUTE, is_sale};
use crate::event::{Other, Pay};
use crate::journal::Journal;
use crate::names;
use crate::person::{DAYS, Person};
use crate::persona::Persona;
use crate::random::Dice;

/// Orders a day.
fn pace(persona: Persona) -> f64 {
    match persona {
        Persona::Student | Persona::Parent => 0.28,
        Persona::Retiree => 0.04,
        _ => 0.18,
    }
}

/// Everything that is bought on a screen.
pub(crate) fn shop(person: &Person, journal: &mut Journal) {
    let mut dice = person.dice(11);
    for day in person.days() {
        let mean = pace(person.persona) * person.flavour.pace * if is_sale(day) { 18.0 } else { 1.0 };
        for _ in 0..dice.count(mean) {
            // Sales begin at eight in the evening, and at midnight sharp; other days are even.
            let hour = if is_sale(day) {
                *dice.pick(&[20.1, 20.3, 22.0, 24.0, 10.0])
            } else {
                dice.real(10.0, 23.5)
            };
            let at = person.at(day, hour + dice.unit());
            order(person, journal, &mut dice, at);
        }
    }
    subscribe(person, journal, &mut dice);
}

fn order(person: &Person, journal: &mut Journal, dice: &mut Dice, at: i64) {
    let trade = *dice.pick(&[
        names::CLOTHES,
        names::GOODS,
        names::GOODS,
        names::HOME,
        names::DIGITAL,
    ]);
    // A third of orders go to sellers not seen before: platforms have millions.
    let seller = match dice.chance(0.33) {
        true => names::shop(dice, &trade),
        false => dice.favourite(person.shops(&trade)).clone(),
    };
    let cents = person.price(dice, &trade);
    let number = format!("o{}", dice.whole(1, 1_000_000_000));
    let mut pay = Pay::order(&seller, cents).ordered(number);
    let fate = dice.unit();
    if fate < 0.05 {
        journal.pay(at, pay.ending("closed")); // put into the basket and left there
        return;
    }
    if fate < 0.08 {
        // Refused (limit, network), and again a minute later, sometimes from another source.
        journal.pay(at, pay.clone().ending("failed"));
        if dice.chance(0.3) {
            journal.pay(at + 40_000, pay.clone().ending("failed"));
        }
        journal.pay(at + dice.whole(1, 6) * MINUTE, pay.from("debit-card"));
        return;
    }
    if fate < 0.17 {
        let after = dice.whole(20, 200) * HOUR;
        let back = if dice.chance(0.7) { cents } else { cents / 3 };
        if dice.chance(0.5) {
            let status = if back == cents {
                "refunded"
            } else {
                "partly-refunded"
            };
            pay.later = Some((after, status, Some(back)));
        }
        let key = journal.pay(at, pay);
        let mut refund = Pay::receive(&seller, back).of("refund");
        refund.channel = "online";
        refund.refund_of = Some(key);
        journal.pay(at + after, refund);
        return;
    }
    journal.pay(at, pay);
}

/// Monthly charges under an agreement: name, category, code, yuan.
const SERVICES: [(&str, &str, &str, f64); 6] = [
    ("视频会员", "entertainment", "4899", 25.0),
    ("音乐会员", "entertainment", "5815", 15.0),
    ("云服务空间", "digital", "5818", 21.0),
    ("健身月卡", "sports", "7997", 199.0),
    ("阅读图书会员", "education", "5815", 19.0),
    ("软件订阅", "digital", "5817", 38.0),
];

fn subscribe(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let many = if person.persona == Persona::Retiree {
        1
    } else {
        dice.whole(1, 4)
    };
    for (number, (name, category, mcc, yuan)) in SERVICES.iter().enumerate().take(many as usize) {
        let service = names::merchant(dice, name, category, mcc);
        let starts_later = dice.chance(0.4);
        let first = if starts_later {
            dice.whole(20, 300)
        } else {
            dice.whole(0, 29)
        };
        let mut price = person.tag(*yuan);
        let agreement = format!("agreement-{number}");
        let hour = dice.real(2.0, 11.0); // machines draw early
        if starts_later {
            // An honest trial: half the price for the first month; one in eight for a single coin, and wanted all the same.
            let trial = if dice.chance(0.125) {
                person.tag(1.0)
            } else {
                (price as f64 * dice.real(0.25, 0.6)) as i64
            };
            let at = person.at(person.start + first, 20.5);
            journal.access(
                at - 60_000,
                crate::event::Access::of("agreement-sign").by("password"),
            );
            let pay = Pay::order(&service, trial);
            journal.pay(
                at,
                Pay {
                    agreement: Some(agreement.clone()),
                    ..pay
                },
            );
        }
        draws(
            person,
            journal,
            dice,
            (&service, &agreement, hour),
            first + if starts_later { 30 } else { 0 },
            &mut price,
        );
    }
}

/// Every month until the end or until given up; once in two lives the price rises, by 5 to 28 %.
fn draws(
    person: &Person,
    journal: &mut Journal,
    dice: &mut Dice,
    (service, agreement, hour): (&Other, &str, f64),
    from: i64,
    price: &mut i64,
) {
    let ends = if dice.chance(0.25) {
        dice.whole(90, DAYS)
    } else {
        DAYS
    };
    let rises = if dice.chance(0.5) {
        dice.whole(60, DAYS)
    } else {
        DAYS
    };
    let mut day = from;
    let mut has_risen = false;
    while day < ends {
        if day >= rises && !has_risen {
            *price = (*price as f64 * dice.real(1.05, 1.28) / 10.0).round() as i64 * 10;
            has_risen = true;
        }
        let at = (person.start + day) * DAY + (hour * HOUR as f64) as i64 - person.home.offset * MINUTE;
        // Now and then the source is empty: refused, drawn again the next morning.
        if dice.chance(0.02) {
            journal.pay(at, Pay::drawn(service, *price, agreement).ending("failed"));
            journal.pay(at + DAY, Pay::drawn(service, *price, agreement));
        } else {
            journal.pay(at, Pay::drawn(service, *price, agreement));
        }
        day += 30 + i64::from(dice.chance(0.5));
    }
}
