//! Somebody else acts: logs in and drains, moves the telephone number, or draws without a password.

use super::Teller;
use crate::calendar::HOUR;
use crate::event::{Access, Pay};
use crate::names;

/// A login from elsewhere, mostly a reset, then what the wallet holds goes to people never paid before.
pub(super) fn drain(teller: &mut Teller<'_>) {
    let (phone, place) = (teller.strange_phone(), teller.strange_place());
    for _ in 0..teller.dice.whole(0, 4) {
        teller.access(
            Access::of("login")
                .by("password")
                .failed()
                .on(&phone)
                .in_place(place),
        );
        teller.wait(0.2, 3.0);
    }
    let login = Access::of("login").by("password").on(&phone).in_place(place);
    if teller.dice.chance(0.7) {
        teller.access(
            Access::of("password-reset")
                .by("one-time-code")
                .on(&phone)
                .in_place(place),
        );
        teller.wait(0.3, 4.0);
    }
    teller.access(login);
    for (action, chance) in [
        ("device-bind", 0.7),
        ("two-step-off", 0.2),
        ("limit-raise", 0.3),
        ("payee-add", 0.4),
    ] {
        if teller.dice.chance(chance) {
            teller.wait(0.3, 6.0);
            teller.access(Access::of(action).by("one-time-code").on(&phone).in_place(place));
        }
    }
    // Some wait for the night.
    let patience = if teller.dice.chance(0.25) { 900.0 } else { 25.0 };
    teller.wait(1.0, patience);
    take(teller, &phone, place);
}

/// Two to five transfers: mostly the balance first, then through the bound card, then what is left.
fn take(teller: &mut Teller<'_>, phone: &str, place: &'static crate::place::Place) {
    let mut to = names::somebody(&mut teller.dice);
    for turn in 0..teller.dice.whole(2, 5) {
        if teller.dice.chance(0.5) {
            to = names::somebody(&mut teller.dice);
        }
        let cents = teller.money(500.0, 7_000.0);
        let pay = Pay::send(&to, cents).by("password").on(phone).in_place(place);
        let share = teller.dice.real(0.35, 0.97);
        let is_from_balance = teller.dice.chance(if turn == 0 { 0.85 } else { 0.35 });
        teller.loss(match is_from_balance {
            true => pay.from("balance").share(share),
            false => pay.from("debit-card"),
        });
        teller.wait(0.7, 18.0);
    }
}

/// The number goes to another card; codes follow it; then the money.
pub(super) fn sim_swap(teller: &mut Teller<'_>) {
    let (phone, place) = (teller.strange_phone(), teller.strange_place());
    let mut change = Access::of("sim-change");
    change.device = None; // the network tells of it, whatever phone the card is in now
    teller.access(change);
    teller.wait(10.0, 2_600.0);
    if teller.dice.chance(0.75) {
        teller.access(
            Access::of("password-reset")
                .by("one-time-code")
                .on(&phone)
                .in_place(place),
        );
        teller.wait(0.5, 12.0);
    }
    teller.access(Access::of("login").by("one-time-code").on(&phone).in_place(place));
    teller.wait(0.5, 8.0);
    if teller.dice.chance(0.6) {
        teller.access(
            Access::of("device-bind")
                .by("one-time-code")
                .on(&phone)
                .in_place(place),
        );
    }
    teller.wait(1.0, 300.0);
    take(teller, &phone, place);
}

/// Small sums under an agreement that asks for nothing: a leaked token, or an agreement slipped in today.
pub(super) fn no_password(teller: &mut Teller<'_>) {
    let shops = names::shops(&mut teller.dice, &names::GAME, 1, 2);
    let name = format!("agreement-slipped{}", teller.number);
    if teller.dice.chance(0.5) {
        teller.access(Access::of("agreement-sign").by("password"));
        teller.at += teller.dice.whole(HOUR / 6, 20 * HOUR);
    }
    let pause = *teller.dice.pick(&[1.0, 2.5, 7.0]); // minutes; the last is the patient kind
    for _ in 0..teller.dice.whole(4, 10) {
        let shop = teller.dice.pick(&shops).clone();
        // Kept below what most wallets let pass without asking.
        let cents = teller
            .person
            .tag(*teller.dice.pick(&[19.9, 30.0, 68.0, 98.0, 128.0, 198.0]));
        teller.loss(Pay::drawn(&shop, cents, &name));
        teller.wait(0.3 * pause, 1.8 * pause);
    }
}
