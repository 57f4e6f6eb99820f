//! The wallet's comforts abused: a trial that turns dear, a family card, a child's hand, gambling with red packets.

use super::Teller;
use crate::calendar::{DAY, HOUR};
use crate::event::{Access, Pay};
use crate::names;

/// A few coins for a trial, and a price many times as high under the agreement that came with it.
pub(super) fn subscription(teller: &mut Teller<'_>) {
    let firm = names::merchant(&mut teller.dice, "高级会员自动续费", "entertainment", "5817");
    let name = format!("agreement-trap{}", teller.number);
    let trial = *teller.dice.pick(&[0.1, 1.0, 1.0, 3.9, 5.9, 6.6, 9.9]);
    let times = teller.dice.real(9.5, 34.0) * teller.person.flavour.size;
    let price = (trial * times).max(38.0 + 160.0 * teller.dice.unit());
    if teller.dice.chance(0.6) {
        teller.access(Access::of("agreement-sign").by("password"));
        teller.wait(0.1, 1.0);
    }
    let cents = teller.person.tag(trial);
    let pay = Pay::order(&firm, cents);
    teller.lead(Pay {
        agreement: Some(name.clone()),
        ..pay
    });
    teller.at += *teller.dice.pick(&[3, 3, 7, 7, 14, 30]) * DAY + teller.dice.whole(0, 5) * HOUR;
    let cents = teller.person.tag(price.round());
    teller.loss(Pay::drawn(&firm, cents, &name));
    // The weekly kind draws again.
    if teller.dice.chance(0.3) {
        teller.at += 7 * DAY;
        teller.loss(Pay::drawn(&firm, cents, &name));
    }
}

/// Granted to a stranger who asked nicely, or the child's card in other hands: most of a month's limit within a day.
pub(super) fn family_card(teller: &mut Teller<'_>) {
    let is_new = teller.dice.chance(0.6);
    let account = if is_new {
        format!("{}-card{}", teller.person.id, teller.number)
    } else {
        format!("{}-child", teller.person.id)
    };
    if is_new {
        teller.access(Access::of("family-card-grant").by("face"));
        teller.wait(5.0, 1_200.0);
    }
    let phone = format!("{account}-phone");
    let payer = teller.person.id.clone();
    for _ in 0..teller.dice.whole(2, 7) {
        let trade = *teller.dice.pick(&[names::DIGITAL, names::CLOTHES, names::GAME]);
        let shop = names::shop(&mut teller.dice, &trade);
        let cents = teller.money(130.0, 1_600.0);
        teller.loss(
            Pay::order(&shop, cents)
                .on_family_card(&account, &payer)
                .by("none")
                .on(&phone),
        );
        teller.wait(2.0, 200.0);
    }
}

/// A child with a parent's phone and an evening: coins, chests, tips for a streamer.
pub(super) fn minor(teller: &mut Teller<'_>) {
    let game = names::shop(&mut teller.dice, &names::GAME);
    let stream = names::merchant(&mut teller.dice, "直播打赏", "entertainment", "5816");
    let tips = teller.dice.chance(0.4);
    let by = *teller.dice.pick(&["none", "password", "fingerprint"]);
    let dear = teller.dice.whole(4, 9) as usize; // how far up the price list the child dares to go
    for _ in 0..teller.dice.whole(6, 18) {
        let prices = [6.0, 12.0, 18.0, 30.0, 68.0, 98.0, 128.0, 198.0, 328.0, 648.0];
        let cents = teller.person.tag(*teller.dice.pick(&prices[..=dear]));
        let shop = if tips && teller.dice.chance(0.5) {
            &stream
        } else {
            &game
        };
        teller.loss(Pay::order(shop, cents).by(by));
        teller.wait(0.5, 12.0);
    }
}

/// A group in which each packet is a bet: many, fast, back and forth with strangers.
pub(super) fn gambling(teller: &mut Teller<'_>) {
    let group = names::people(&mut teller.dice, 5, 12);
    let stake = *teller.dice.pick(&[10.0, 20.0, 50.0, 100.0, 200.0]);
    let pause = teller.dice.real(0.5, 2.2);
    for _ in 0..teller.dice.whole(22, 60) {
        let other = teller.dice.pick(&group).clone();
        let cents = teller.person.tag(stake * teller.dice.real(0.6, 1.5));
        if teller.dice.chance(0.6) {
            teller.loss(Pay::send(&other, cents).of("red-packet"));
        } else {
            teller.lead(Pay::receive(&other, cents).of("red-packet"));
        }
        teller.wait(0.3 * pause, 1.7 * pause);
    }
}
