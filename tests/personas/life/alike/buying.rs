//! Honest orders that look like a card in other hands: many in an evening, large ones, kinds never bought before.

use super::some_day;
use crate::calendar::{HOUR, MINUTE, date_of};
use crate::event::{Other, Pay};
use crate::journal::{Journal, What};
use crate::names;
use crate::person::Person;
use crate::random::Dice;

/// From some day on a usual shop goes by another name, under the same number or, with a new till, under another one.
pub(super) fn shop_that_renames(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let trade = *dice.pick(&[names::LUNCH, names::GROCER, names::CORNER, names::GOODS]);
    let shop = dice.favourite(person.shops(&trade)).clone();
    let from = person.at(some_day(person, dice, 60), 0.0);
    let is_new_till = dice.chance(0.5);
    let mut now = shop.clone();
    now.name = match dice.whole(0, 2) {
        0 => format!("{}(新店)", shop.name),
        1 => format!("{}有限公司", shop.name),
        _ => names::shop(dice, &trade).name,
    };
    if is_new_till {
        now.id = format!("{}b", shop.id);
    }
    for entry in &mut journal.entries {
        if let What::Pay(pay) = &mut entry.what
            && entry.at >= from
            && pay.other.id == shop.id
        {
            pay.other = now.clone();
            entry.alike = Some("shop-renamed");
        }
    }
}

/// A shop where small things were bought, and now a washing machine.
pub(super) fn large_at_a_known_shop(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let trade = *dice.pick(&[names::DIGITAL, names::HOME, names::GOODS, names::CLOTHES]);
    let shop = person.shops(&trade)[0].clone();
    for _ in 0..dice.whole(1, 2) {
        let at = person.at(some_day(person, dice, 5), dice.real(10.0, 22.5));
        let cents = person.cost(trade.median * dice.real(10.0, 40.0));
        let pay = if dice.chance(0.6) {
            Pay::order(&shop, cents)
        } else {
            Pay::buy(&shop, cents)
        };
        journal.pay(at, pay);
    }
}

/// The eleventh of November and the eighteenth of June: six to ten orders in one evening, half of them at shops never seen.
pub(super) fn sale_evening(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    for day in person.days() {
        let date = date_of(day);
        if !matches!((date.month, date.day), (11, 11) | (6, 18)) {
            continue;
        }
        let mut at = person.at(day, dice.real(20.0, 22.0));
        for _ in 0..dice.whole(6, 10) {
            order(person, journal, dice, at);
            at += dice.whole(2, 40) * MINUTE;
        }
    }
}

fn order(person: &Person, journal: &mut Journal, dice: &mut Dice, at: i64) {
    let trade = *dice.pick(&[
        names::CLOTHES,
        names::GOODS,
        names::HOME,
        names::DIGITAL,
        names::CHILD,
    ]);
    let seller = match dice.chance(0.5) {
        true => names::shop(dice, &trade),
        false => dice.favourite(person.shops(&trade)).clone(),
    };
    journal.pay(at, Pay::order(&seller, person.price(dice, &trade)));
}

/// A telephone for less than, or about, what a month's rent of ¥4,500 is to the same person.
pub(super) fn phone_beside_a_rent(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let landlord = names::somebody(dice);
    let (rent, on) = (person.round(4_500.0), dice.whole(1, 27));
    for day in person.days().filter(|day| date_of(*day).day == on) {
        journal.pay(person.at(day, dice.real(9.0, 22.0)), Pay::send(&landlord, rent));
    }
    let shop = match dice.chance(0.5) {
        true => names::shop(dice, &names::DIGITAL),
        false => person.shops(&names::DIGITAL)[0].clone(),
    };
    let at = person.at(some_day(person, dice, 5), dice.real(10.0, 22.0));
    let cents = person.cost(dice.real(350_000.0, 700_000.0));
    journal.pay(
        at,
        if dice.chance(0.5) {
            Pay::order(&shop, cents)
        } else {
            Pay::buy(&shop, cents)
        },
    );
}

/// Two seats on two orders, since the second friend said yes a minute later.
pub(super) fn cinema_twice(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    for _ in 0..dice.whole(2, 6) {
        let cinema = dice.favourite(person.shops(&names::LEISURE)).clone();
        let cents = person.price(dice, &names::LEISURE);
        let at = person.at(some_day(person, dice, 5), dice.real(11.0, 22.0));
        for turn in 0..2 {
            let pay = Pay::order(&cinema, cents).ordered(format!("c{}", dice.whole(1, 1_000_000_000)));
            journal.pay(at + turn * dice.whole(40, 400) * 1_000, pay);
        }
    }
}

/// Flights, beds and tickets within three days, on the own phone, confirmed as always.
pub(super) fn holiday(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let first = some_day(person, dice, 20);
    let agency = names::merchant(dice, "假日旅行社", "travel", "4722");
    let park = names::merchant(dice, "欢乐世界乐园", "entertainment", "7996");
    let cars = names::merchant(dice, "自驾租车", "travel", "7512");
    let airline = names::shop(dice, &names::AIRLINE);
    let travellers = dice.whole(1, 3);
    let fare = person.cost(dice.skewed(110_000.0, 0.4));
    let mut bookings: Vec<(Other, i64)> = Vec::new();
    for _ in 0..dice.whole(1, 2) {
        bookings.push((airline.clone(), fare * travellers));
    }
    for _ in 0..dice.whole(1, 3) {
        let hotel = names::shop(dice, &names::HOTEL);
        bookings.push((hotel, person.cost(dice.skewed(90_000.0, 0.5))));
    }
    for _ in 0..dice.whole(1, 4) {
        let sight = if dice.chance(0.5) {
            park.clone()
        } else {
            names::shop(dice, &names::SIGHT)
        };
        bookings.push((sight, person.price(dice, &names::SIGHT) * travellers));
    }
    if dice.chance(0.4) {
        bookings.push((cars, person.cost(dice.skewed(80_000.0, 0.4))));
    }
    if dice.chance(0.3) {
        bookings.push((agency, person.cost(dice.skewed(30_000.0, 0.6))));
    }
    let ends = person.at(first + dice.whole(1, 2), 23.0);
    let mut at = person.at(first, dice.real(12.0, 20.0));
    let card = *dice.pick(&["credit-card", "debit-card", "balance"]);
    for (seller, cents) in bookings {
        journal.pay(at, Pay::order(&seller, cents).from(card));
        at += if dice.chance(0.7) {
            dice.whole(4, 50) * MINUTE
        } else {
            dice.whole(9, 14) * HOUR
        };
        at = at.min(ends);
    }
}

/// Skiing, a camera, a child's piano: four to eight things of a kind never bought before, within a fortnight.
pub(super) fn hobby(person: &Person, journal: &mut Journal, dice: &mut Dice) {
    let (word, category, mcc) = *dice.pick(&[
        ("雪具行", "sports", "5941"),
        ("摄影器材", "digital", "5946"),
        ("琴行", "education", "5733"),
        ("花园中心", "home", "5261"),
    ]);
    let shops = [
        names::merchant(dice, word, category, mcc),
        names::merchant(dice, &format!("{word}旗舰店"), category, mcc),
    ];
    let mut at = person.at(some_day(person, dice, 20), dice.real(10.0, 21.0));
    for _ in 0..dice.whole(4, 8) {
        let shop = dice.pick(&shops).clone();
        journal.pay(at, Pay::order(&shop, person.cost(dice.skewed(25_000.0, 0.7))));
        at += dice.whole(2, 60) * HOUR;
    }
}
