//! The account carries money that is not its own. For the operator's desk; the holder is never told.

use super::Teller;
use crate::event::{Other, Pay};
use crate::names;

/// In from strangers, out to others soon after, a small part kept.
pub(super) fn in_and_out(teller: &mut Teller<'_>) {
    let mut sum = 0;
    for _ in 0..teller.dice.whole(1, 3) {
        let from = names::somebody(&mut teller.dice);
        let cents = teller.money(1_800.0, 22_000.0);
        sum += cents;
        teller.lead(Pay::receive(&from, cents));
        teller.wait(3.0, 120.0);
    }
    teller.wait(20.0, 2_000.0);
    let parts = teller.dice.whole(1, 3);
    let kept = teller.dice.real(0.81, 1.03);
    for _ in 0..parts {
        let to = names::somebody(&mut teller.dice);
        let part = (sum as f64 * kept / parts as f64) as i64;
        teller.loss(Pay::send(&to, part.max(100)).from("balance"));
        teller.wait(2.0, 60.0);
    }
}

/// Many strangers pay in over days; then the sum goes on.
pub(super) fn fan_in(teller: &mut Teller<'_>) {
    let mut sum = 0;
    for _ in 0..teller.dice.whole(6, 14) {
        let from = names::somebody(&mut teller.dice);
        let cents = teller.money(180.0, 3_200.0);
        sum += cents;
        teller.loss(Pay::receive(&from, cents));
        teller.wait(40.0, 1_900.0);
    }
    let to = names::somebody(&mut teller.dice);
    let part = (sum as f64 * teller.dice.real(0.7, 1.0)) as i64;
    teller.loss(Pay::send(&to, part).from("balance"));
}

/// From where cash is reported, as its order of size: 50,000 CNY (People's Bank of China, order 3 of 2016), 10,000 USD
/// (31 CFR 1010.311), 10,000 EUR (regulation (EU) 2018/1672, at the border), 20,000 SGD and 2,000,000 JPY (their laws on
/// cash, sizes only). A detector is told its own limit; here only the habit of staying below matters.
fn limit(currency: &str) -> f64 {
    match currency {
        "CNY" => 50_000.0,
        "SGD" => 20_000.0,
        "JPY" => 2_000_000.0,
        _ => 10_000.0,
    }
}

/// Several sums, each just below the limit.
pub(super) fn structuring(teller: &mut Teller<'_>) {
    let limit = limit(teller.person.home.currency);
    let to: Vec<Other> = names::people(&mut teller.dice, 1, 4);
    for _ in 0..teller.dice.whole(3, 7) {
        let cents = (limit * teller.dice.real(0.82, 0.99)).floor() as i64 * 100;
        let other = teller.dice.pick(&to).clone();
        teller.loss(Pay::send(&other, cents).from("bank-account"));
        teller.wait(60.0, 1_300.0);
    }
}

/// Out to one, back from another, a little less or a little more, and again.
pub(super) fn round_trip(teller: &mut Teller<'_>) {
    for _ in 0..teller.dice.whole(1, 3) {
        let to = names::somebody(&mut teller.dice);
        let back = if teller.dice.chance(0.4) {
            to.clone()
        } else {
            names::somebody(&mut teller.dice)
        };
        let cents = teller.money(1_300.0, 16_000.0);
        teller.loss(Pay::send(&to, cents));
        teller.wait(60.0, 3_500.0);
        let returned = (cents as f64 * teller.dice.real(0.91, 1.04)) as i64;
        teller.loss(Pay::receive(&back, returned));
        teller.wait(30.0, 700.0);
    }
}
