//! Trust bought or borrowed: a coin to a stranger before the large sum, or somebody known at many times the usual.
//!
//! The coin is beside the story: a word about it is no word about the transfer that follows.

use crate::calendar::{DAY, HOUR, MINUTE};
use crate::event::{Other, Pay};
use crate::names;
use crate::story::Teller;
use std::collections::BTreeMap;

/// Voices and screens, the voice more often.
const SEEN: [&str; 5] = ["call", "call", "call", "screenShare", "remoteControl"];

/// A coin, then the large sum under a call or with a shared screen.
pub(in crate::story) fn small_then_call(teller: &mut Teller<'_>) {
    let seen = *teller.dice.pick(&SEEN);
    small_then(teller, Some(seen));
}

/// The same with nobody to be heard.
pub(in crate::story) fn small_then_large(teller: &mut Teller<'_>) {
    small_then(teller, None);
}

fn small_then(teller: &mut Teller<'_>, seen: Option<&'static str>) {
    let to = names::somebody(&mut teller.dice);
    for _ in 0..teller.dice.whole(1, 3) {
        let yuan = *teller.dice.pick(&[0.01, 0.1, 1.0, 1.0, 8.88, 20.0, 50.0]);
        let cents = teller.person.tag(yuan);
        teller.beside(Pay::send(&to, cents));
        teller.at += if teller.dice.chance(0.5) {
            teller.dice.whole(HOUR, 8 * HOUR)
        } else {
            teller.dice.whole(DAY, 3 * DAY)
        };
    }
    let most = teller.usual_at_most(0.99, 10_000.0) as f64;
    for _ in 0..teller.dice.whole(1, 3) {
        let times = 3.0 + 17.0 * teller.dice.unit() * teller.dice.unit(); // leans low
        let cents = teller.whole(most * times * teller.person.flavour.size);
        teller.loss(Pay::send(&to, cents).while_seen(seen));
        teller.wait(2.0, 40.0);
    }
}

/// A known payee at 5, 20 or 100 times the usual, while somebody speaks or watches: the payee's telephone was taken over, or
/// the victim is told to pass it on from there.
pub(in crate::story) fn known_on_call(teller: &mut Teller<'_>) {
    let seen = *teller.dice.pick(&SEEN);
    let times = *teller.dice.pick(&[5.0, 20.0, 100.0]);
    known(teller, times, Some(seen));
}

/// At 20 or 100 times, with nobody to be heard.
pub(in crate::story) fn known_many_times(teller: &mut Teller<'_>) {
    let times = *teller.dice.pick(&[20.0, 100.0]);
    known(teller, times, None);
}

/// At five times: the mildest, and near half a year's rent in advance.
pub(in crate::story) fn known_five_times(teller: &mut Teller<'_>) {
    known(teller, 5.0, None);
}

/// At least twice what the account has ever called large: five times a friend's coffee is no loss to speak of.
fn known(teller: &mut Teller<'_>, times: f64, seen: Option<&'static str>) {
    let (to, usual) = payee(teller);
    let large = teller.usual_at_most(0.99, 10_000.0) as f64 * teller.dice.real(2.0, 4.0);
    let sum = (usual as f64 * times * teller.dice.real(0.8, 1.2)).max(large);
    let parts = if teller.dice.chance(0.7) { 1 } else { 2 };
    for _ in 0..parts {
        let cents = teller.whole(sum / f64::from(parts));
        teller.loss(Pay::send(&to, cents).while_seen(seen));
        teller.at += teller.dice.whole(3, 90) * MINUTE;
    }
}

/// Somebody paid three times or more, and the usual sum: the one with the most even sums (a landlord, a tutor), or anyone.
fn payee(teller: &mut Teller<'_>) -> (Other, i64) {
    let mut paid: BTreeMap<&str, (&Other, Vec<i64>)> = BTreeMap::new();
    for (_, pay, cents) in teller.paid_before() {
        if pay.kind == "transfer" && pay.other.kind == "person" {
            let known = paid.entry(&pay.other.id).or_insert((&pay.other, Vec::new()));
            known.1.push(cents);
        }
    }
    let mut known: Vec<(f64, Other, i64)> = paid
        .into_values()
        .filter(|(_, sums)| sums.len() >= 3)
        .map(|(other, mut sums)| {
            sums.sort_unstable();
            let (least, middle, most) = (sums[0], sums[sums.len() / 2], sums[sums.len() - 1]);
            ((most - least) as f64 / middle as f64, other.clone(), middle)
        })
        .collect();
    known.sort_by(|one, other| one.0.total_cmp(&other.0));
    let is_even = teller.dice.chance(0.6);
    match known.as_slice() {
        [] => (teller.person.friends[0].clone(), teller.person.cost(6_000.0)),
        [(_, other, usual), ..] if is_even => (other.clone(), *usual),
        all => {
            let (_, other, usual) = teller.dice.pick(all);
            (other.clone(), *usual)
        }
    }
}
