//! The holder acts, misled: by a voice, a shared screen, a paid "task", a helper after a first loss, a sticker on a till.

use super::Teller;
use crate::calendar::{DAY, HOUR};
use crate::event::{Access, Pay};
use crate::journal::{Part, What};
use crate::names;

/// To a stranger: while being talked to, or in rising steps over a day.
pub(super) fn transfer(teller: &mut Teller<'_>) {
    let to = names::somebody(&mut teller.dice);
    if teller.dice.chance(0.3) {
        teller.access(Access::of("payee-add").by("face"));
        teller.wait(1.0, 10.0);
    }
    if teller.dice.chance(0.5) {
        let seen = *teller.dice.pick(&["call", "call", "call", "screenShare"]);
        for _ in 0..teller.dice.whole(1, 3) {
            let cents = teller.money(900.0, 16_000.0);
            teller.loss(Pay::send(&to, cents).while_seen(Some(seen)));
            teller.wait(2.0, 40.0);
        }
        return;
    }
    let mut cents = teller.money(350.0, 2_600.0);
    for _ in 0..teller.dice.whole(2, 5) {
        teller.loss(Pay::send(&to, cents));
        cents = (cents as f64 * teller.dice.real(1.25, 3.1)) as i64 / 1_000 * 1_000 + 1_000;
        teller.wait(15.0, 420.0);
    }
}

/// Fake orders for a commission: small sums come back, then deposits that grow and do not.
pub(super) fn tasks(teller: &mut Teller<'_>) {
    for _ in 0..teller.dice.whole(2, 4) {
        let from = names::somebody(&mut teller.dice);
        let cents = teller.person.tag(teller.dice.real(4.0, 190.0));
        teller.lead(Pay::receive(&from, cents));
        teller.wait(20.0, 400.0);
    }
    let mut cents = teller.money(90.0, 700.0);
    let mut to = names::somebody(&mut teller.dice);
    for _ in 0..teller.dice.whole(3, 6) {
        teller.loss(Pay::send(&to, cents));
        cents = (cents as f64 * teller.dice.real(1.6, 2.8)) as i64 / 1_000 * 1_000 + 1_000;
        if teller.dice.chance(0.4) {
            to = names::somebody(&mut teller.dice);
        }
        teller.wait(15.0, 600.0);
    }
}

/// A "customer service" that must see the screen to give a refund.
pub(super) fn screen_share(teller: &mut Teller<'_>) {
    let seen = *teller.dice.pick(&["screenShare", "screenShare", "remoteControl"]);
    if teller.dice.chance(0.25) {
        teller.access(Access::of("limit-raise").by("face"));
        teller.wait(1.0, 8.0);
    }
    let to = names::somebody(&mut teller.dice);
    let front = names::merchant(&mut teller.dice, "科技服务平台", "digital", "7372");
    for _ in 0..teller.dice.whole(1, 4) {
        let cents = teller.money(450.0, 9_500.0);
        let pay = if teller.dice.chance(0.7) {
            Pay::send(&to, cents)
        } else {
            Pay::order(&front, cents)
        };
        teller.loss(pay.while_seen(Some(seen)));
        teller.wait(1.0, 25.0);
    }
}

/// A first scam, reported; weeks later somebody offers to get the money back, for a fee.
pub(super) fn recovery(teller: &mut Teller<'_>) {
    let thief = names::somebody(&mut teller.dice);
    let cents = teller.money(400.0, 5_000.0);
    let first = teller.beside(Pay::send(&thief, cents));
    let told = teller.at + teller.dice.whole(8 * HOUR, 3 * DAY);
    let word = *teller.dice.pick(&["scam", "scam", "fraud"]);
    teller.journal.note(
        told,
        What::Label(first, word),
        Some((teller.number, Part::Beside)),
    );
    // Within the month, at an hour of the day like the first.
    teller.at = told + teller.dice.whole(1, 25) * DAY + teller.dice.whole(0, 4) * HOUR;
    let helper = names::somebody(&mut teller.dice);
    let seen = crate::life::call(&mut teller.dice, 0.3);
    for _ in 0..teller.dice.whole(1, 3) {
        let cents = teller.money(180.0, 3_500.0);
        teller.loss(Pay::send(&helper, cents).while_seen(seen));
        teller.wait(30.0, 2_800.0);
    }
}

/// Another code glued over the shop's: the name is the same or nearly so, the account is not.
pub(super) fn qr_code(teller: &mut Teller<'_>) {
    let (shop, price) = teller.usual_shop();
    let mut fake = names::somebody(&mut teller.dice);
    fake.name = shop.name.clone();
    fake.category = shop.category;
    if teller.dice.chance(0.6) {
        fake.kind = "merchant";
        fake.mcc = shop.mcc;
    }
    for _ in 0..teller.dice.whole(1, 2) {
        let cents = (price as f64 * teller.dice.real(0.7, 1.4)) as i64 / 10 * 10 + 10;
        teller.loss(Pay::buy(&fake, cents));
        teller.wait(1_300.0, 4_000.0);
    }
}
