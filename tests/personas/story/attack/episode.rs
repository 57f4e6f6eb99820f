//! A card's number in other hands for some days: orders of ordinary size, of kinds this account seldom or never pays.
//!
//! No one payment is odd by its sum; what is odd is the company they keep. The pattern is known from card data: airline,
//! cruise, hotel, amusements, within three days, by somebody who spends on travel and tickets what can be sold on.

use crate::calendar::{DAY, HOUR};
use crate::event::Pay;
use crate::names;
use crate::story::Teller;

/// Names, categories and codes (ISO 18245) of what is bought.
const SELLERS: [(&str, &str, &str); 14] = [
    ("航空票务", "travel", "4511"),
    ("邮轮假期", "travel", "4411"),
    ("海岸酒店", "travel", "7011"),
    ("假日旅行社", "travel", "4722"),
    ("自驾租车", "travel", "7512"),
    ("欢乐世界乐园", "entertainment", "7996"),
    ("水族馆", "entertainment", "7998"),
    ("演出票务", "entertainment", "7922"),
    ("珠宝行", "clothing", "5944"),
    ("香水铺", "daily-goods", "5977"),
    ("运动用品", "sports", "5941"),
    ("电玩城", "entertainment", "7994"),
    ("礼品店", "daily-goods", "5947"),
    ("高尔夫会", "sports", "7992"),
];

/// Eight to fifteen orders over two to four days.
pub(in crate::story) fn card_episode(teller: &mut Teller<'_>) {
    let card = *teller.dice.pick(&["credit-card", "credit-card", "debit-card"]);
    // A bank's feed names no phone; some hosts stamp their own on whatever they see.
    let is_stamped = teller.dice.chance(0.3);
    let mut sellers = SELLERS.to_vec();
    teller.dice.shuffle(&mut sellers);
    sellers.truncate(teller.dice.whole(4, 9) as usize);
    let shops: Vec<_> = sellers
        .iter()
        .map(|(name, category, mcc)| names::merchant(&mut teller.dice, name, category, mcc))
        .collect();
    let orders = teller.dice.whole(8, 15);
    let within = teller.dice.whole(2 * DAY, 4 * DAY);
    let pause = within / orders;
    for _ in 0..orders {
        let shop = teller.dice.pick(&shops).clone();
        // Ordinary for the account: between the middle and what one payment in a hundred reaches, no bus fares.
        let share = teller.dice.real(0.6, 0.99);
        let cents = teller.usual_at_most(share, 3_000.0) as f64
            * teller.dice.real(0.8, 1.3)
            * teller.person.flavour.size;
        let mut pay = Pay::order(&shop, cents as i64).from(card).by("none");
        if !is_stamped {
            pay = pay.on("");
        }
        teller.loss(pay);
        // In runs of two or three, with half a night between.
        teller.at += if teller.dice.chance(0.5) {
            teller.dice.whole(HOUR / 30, HOUR)
        } else {
            teller.dice.whole(pause, 2 * pause)
        };
    }
}
