//! Growth: no verb and no kind of event grows faster than n log n in anything that there may be many of.
//!
//! Worlds hold a hundred, a thousand, five thousand of one thing (`worlds`); in each every verb is called and every kind of
//! event comes in (`verbs`), and the work of it is counted (`work`). From each size to the next, the work of taking in all of
//! them, and of a verb that reads all, may grow by n to the 1.15; that of an event and of a verb about one thing hardly at
//! all. It prints the whole table. What is capped by a count, and costs more until then, is listed with its cap.
//! Not here: time, and what a call costs at its best (`benches`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test fails by panicking
#![allow(
    clippy::cast_precision_loss,
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_sign_loss
)] // of counts

mod events;
#[path = "../reading/mod.rs"]
mod reading;
mod said;
mod verbs;
mod work;
mod worlds;

use events::{EVENTS, READ_ALL};
use std::collections::BTreeMap;
use std::fmt::Write;
use verbs::{VERBS, special};
use wallet_sentinel::stats::math::ln;
use work::work_of;
use worlds::WORLDS;

/// Of n log n between a hundred and a thousand the exponent is 1.18, between a thousand and ten thousand 1.12; what is beside it
/// lowers both.
const OF_ALL: f64 = 1.15;
/// A search costs log n: from a thousand to ten thousand that is n to the 0.12. Twice that, since a call of a few thousand blocks
/// has its own accidents.
const OF_ONE: f64 = 0.25;
/// Below so many blocks nothing is slow, whatever it grows by: a microsecond or two.
const LITTLE: u64 = 2_000;

/// What grows faster as it stands: the world, how the row begins, the exponent, and why. A row here that has become slower is to
/// be taken out.
const KNOWN: &[(&str, &str, f64, &str)] = &[
    (
        "payments of a month",
        "promise",
        OF_ALL,
        "cases read the rows of 400 days, and here all are",
    ),
    ("payments of a month", "transfer under way", OF_ALL, "the same"),
    (
        "payments of a month",
        "refund that",
        0.4,
        "those of the last hours are read, and of a denser month there are more",
    ),
    ("payments of a month", "taking in all", 1.25, "the same"),
    (
        "accounts of holders",
        "taking in all",
        1.75,
        "which accounts are a holder's is asked of all accounts",
    ),
    ("accounts of holders", "", OF_ALL, "the same"),
    (
        "currencies",
        "taking in all",
        1.75,
        "habits fade in every currency; there are 180, and three letters say 17,576",
    ),
    ("currencies", "", OF_ALL, "the same"),
    (
        "alerts",
        "decision",
        OF_ALL,
        "what was told within 400 days either way is looked at again",
    ),
    (
        "words",
        "transfer under way",
        OF_ALL,
        "links hear every decision; of those ten thousand are kept",
    ),
    (
        "words",
        "refund that",
        0.3,
        "the same, beside which all else costs the same at every size",
    ),
    (
        "labels",
        "taking in all",
        1.4,
        "each report is settled among the thousand that stand",
    ),
    ("labels", "label", OF_ALL, "the same"),
    (
        "labels",
        "assess what has come",
        OF_ALL,
        "an account with a report is asked whole which of them count",
    ),
];

/// The exponent that a row may have.
fn bound(world: &str, name: &str, reads_all: bool) -> f64 {
    let known = KNOWN
        .iter()
        .find(|(of, row, ..)| *of == world && name.starts_with(row));
    let usual = if reads_all { OF_ALL } else { OF_ONE };
    known.map_or(usual, |(_, _, bound, _)| *bound)
}

fn sizes() -> Vec<usize> {
    let told = std::env::var("GROWTH_SIZES").ok();
    told.map_or(vec![100, 1_000, 5_000], |told| {
        told.split(',').map(|size| size.parse().unwrap()).collect()
    })
}

#[test]
fn no_verb_and_no_kind_of_event_grows_faster_than_n_log_n() {
    let (counted, _) = work_of(|| (0..1_000).map(std::hint::black_box).collect::<Vec<_>>());
    assert!(
        counted > 1_000,
        "nothing is counted: `node xtask/growth.mjs` builds it as it has to be"
    );
    let wanted = std::env::var("GROWTH_WORLD").unwrap_or_default();
    let (mut table, mut fast) = (String::new(), String::new());
    for world in WORLDS.iter().filter(|world| world.name.contains(&wanted)) {
        let mut rows: BTreeMap<(bool, String), Vec<(usize, u64)>> = BTreeMap::new();
        for n in sizes() {
            let made = world.of(n);
            let mut add = |reads_all, name, work| rows.entry((reads_all, name)).or_default().push((n, work));
            add(true, "taking in all".to_owned(), made.work);
            for verb in EVENTS {
                if let Some(work) = verb.work(&made, &made.late) {
                    add(READ_ALL.contains(&verb.name), verb.name.to_owned(), work);
                }
                let of_old = verb
                    .speaks_of_old
                    .then(|| verb.work(&made, &made.middle))
                    .flatten();
                if let Some(work) = of_old {
                    add(true, format!("{}, old", verb.name), work);
                }
            }
            for verb in VERBS {
                add(verb.reads_all, verb.name.to_owned(), verb.work(&made));
            }
            for (name, reads_all, work) in special(&made) {
                add(reads_all, name.to_owned(), work);
            }
        }
        for ((reads_all, name), works) in rows {
            let exponents: Vec<f64> = works
                .windows(2)
                .map(|pair| ln(pair[1].1 as f64 / pair[0].1 as f64) / ln(pair[1].0 as f64 / pair[0].0 as f64))
                .collect();
            let most = exponents.last().copied().unwrap_or_default();
            let is_fast = most > bound(world.name, &name, reads_all)
                && works.last().is_some_and(|last| last.1 > LITTLE);
            let mut row = format!("{:22} {:34}", world.name, name);
            for (_, work) in &works {
                write!(row, "{work:>14}").unwrap();
            }
            for exponent in &exponents {
                write!(row, "{exponent:>7.2}").unwrap();
            }
            writeln!(table, "{row}{}", if is_fast { "  FAST" } else { "" }).unwrap();
            if is_fast {
                writeln!(fast, "{row}").unwrap();
            }
        }
    }
    println!("{table}");
    assert!(fast.is_empty(), "these grow too fast:\n{fast}");
}
