//! Cards and tills: stolen, tried out, put on another phone; a shop that was broken into, a shop that charges twice.

use super::Teller;
use crate::event::{Access, Pay};
use crate::names;

/// A card in a pickpocket's hand or a number from a leak: new shops, quickly.
pub(super) fn stolen(teller: &mut Teller<'_>) {
    let place = teller.strange_place();
    let is_number_only = teller.dice.chance(0.5);
    let card = *teller.dice.pick(&["credit-card", "debit-card"]);
    let mild = teller.dice.chance(0.25);
    for _ in 0..teller.dice.whole(3, 8) {
        let trade = *teller
            .dice
            .pick(&[names::DIGITAL, names::CLOTHES, names::CORNER, names::GOODS]);
        let shop = names::shop(&mut teller.dice, &trade);
        let cents = if mild {
            teller.money(60.0, 500.0)
        } else {
            teller.money(180.0, 3_200.0)
        };
        let pay = if is_number_only {
            Pay::order(&shop, cents)
        } else {
            Pay::buy(&shop, cents)
        };
        teller.loss(pay.from(card).by("none").on("").in_place(place));
        teller.wait(3.0, 75.0);
    }
}

/// Small sums at shops that check little, most refused; then a large one.
pub(super) fn testing(teller: &mut Teller<'_>) {
    let shops = names::shops(&mut teller.dice, &names::DIGITAL, 1, 3);
    let refused = teller.dice.real(0.45, 0.9);
    let pause = *teller.dice.pick(&[0.7, 1.5, 6.0]); // minutes; the last is the patient kind
    for _ in 0..teller.dice.whole(4, 11) {
        let shop = teller.dice.pick(&shops).clone();
        let cents = teller.person.tag(teller.dice.real(0.3, 34.0));
        let status = if teller.dice.chance(refused) {
            "failed"
        } else {
            "completed"
        };
        teller.loss(
            Pay::order(&shop, cents)
                .from("credit-card")
                .by("none")
                .on("")
                .ending(status),
        );
        teller.wait(0.3 * pause, 2.0 * pause);
    }
    teller.wait(1.0, 50.0);
    let shop = names::shop(&mut teller.dice, &names::DIGITAL);
    let cents = teller.money(700.0, 6_500.0);
    teller.loss(Pay::order(&shop, cents).from("credit-card").by("none").on(""));
}

/// The victim's card on the thief's phone, by a code talked out of the victim.
pub(super) fn provisioned(teller: &mut Teller<'_>) {
    let (phone, place) = (teller.strange_phone(), teller.strange_place());
    if teller.dice.chance(0.5) {
        teller.access(
            Access::of("device-bind")
                .by("one-time-code")
                .on(&phone)
                .in_place(place),
        );
        teller.wait(0.5, 5.0);
    }
    teller.access(
        Access::of("card-bind")
            .by("one-time-code")
            .on(&phone)
            .in_place(place),
    );
    teller.wait(2.0, 700.0);
    for _ in 0..teller.dice.whole(2, 5) {
        let shop = names::shop(&mut teller.dice, &names::DIGITAL);
        let cents = teller.money(600.0, 6_000.0);
        teller.loss(
            Pay::buy(&shop, cents)
                .from("credit-card")
                .by("fingerprint")
                .on(&phone)
                .in_place(place),
        );
        teller.wait(5.0, 400.0);
    }
}

/// A usual shop's till or site was broken into: it charges what nobody bought.
pub(super) fn compromised_merchant(teller: &mut Teller<'_>) {
    let (shop, price) = teller.usual_shop();
    for _ in 0..teller.dice.whole(1, 4) {
        let times = teller.dice.real(3.5, 15.0) * teller.person.flavour.size;
        let cents = (price as f64 * times) as i64 + teller.dice.whole(0, 99);
        teller.loss(Pay::order(&shop, cents).from("credit-card").by("none").on(""));
        teller.wait(30.0, 4_500.0);
    }
}

/// The same once more, by a hanging till or a hand that pressed twice; not given back.
pub(super) fn charged_twice(teller: &mut Teller<'_>) {
    let trade = *teller.dice.pick(&[
        names::GROCER,
        names::CLOTHES,
        names::GOODS,
        names::FEAST,
        names::DIGITAL,
    ]);
    let shop = match teller.dice.chance(0.5) {
        true => names::shop(&mut teller.dice, &trade),
        false => teller.dice.favourite(teller.person.shops(&trade)).clone(),
    };
    let cents = teller.person.price(&mut teller.dice, &trade);
    let is_online = teller.dice.chance(0.6);
    let mut pay = if is_online {
        Pay::order(&shop, cents)
    } else {
        Pay::buy(&shop, cents)
    };
    // Most shops keep the order's number; the others charge under a new one.
    if teller.dice.chance(0.6) {
        pay = pay.ordered(format!("twice{}", teller.dice.whole(1, 1_000_000_000)));
    }
    teller.beside(pay.clone());
    for _ in 0..if teller.dice.chance(0.15) { 2 } else { 1 } {
        teller.wait(0.1, 7.0);
        teller.loss(pay.clone());
    }
}
