//! Accounts that are spread over several engines are judged to the bit as by one engine that has them all.
//!
//! Two passes over K partitions, weights frozen: the first hour by hour, emitting and adding up; the second each by itself,
//! against the editions that came of the first. Both say of every event what one interleaved engine says: every score, reason,
//! alert and decision, bits and all.

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking
#![allow(clippy::cast_possible_wrap)] // small numbers

#[path = "../determinism/history.rs"]
mod history;
mod passes;
#[path = "../reading/mod.rs"]
mod reading;
mod stream;
mod world;

use passes::{Editions, Parts, owner, repeat, score};
use std::collections::BTreeSet;
use stream::Item;
use world::{INTERLEAVED, WORLD, engine, said};

const CUTS: [usize; 5] = [1, 2, 3, 7, 16];

#[test]
fn two_passes_over_partitions_say_to_the_bit_what_one_engine_says() {
    let mut first: Option<Editions> = None;
    for of in CUTS {
        let editions = Parts::new(of).emit(0);
        score(of, &editions);
        match &first {
            Some(first) => assert!(
                *first == editions,
                "the table is the same to the byte, also of {of}"
            ),
            None => first = Some(editions),
        }
    }
}

#[test]
fn editions_of_some_partitions_serve_others() {
    let editions = Parts::new(3).emit(0);
    score(7, &editions);
}

#[test]
fn an_engine_with_a_past_is_cut_and_goes_on_as_if_it_had_not_been() {
    let (half, of) = (WORLD.heard.len() / 2, 3);
    let mut whole = engine();
    for heard in &WORLD.heard[..half] {
        said(&mut whole, heard);
    }
    let total = whole.read_given();
    let accounts: BTreeSet<&str> = { WORLD.heard.iter() }
        .filter_map(|heard| match &heard.item {
            Item::Event(event) => event["accountId"].as_str(),
            Item::Time(_) => None,
        })
        .collect();
    let mut parts = Parts {
        engines: vec![whole; of],
        total,
    };
    for (number, engine) in parts.engines.iter_mut().enumerate() {
        for account in accounts
            .iter()
            .filter(|account| stream::partition_of(account, of) != number)
        {
            engine.forget(account);
        }
    }
    assert!(!parts.emit(half).is_empty());
}

#[test]
fn passes_that_take_no_turns_come_to_the_same_in_the_end() {
    let of = 3;
    let (mut editions, mut passes) = (Editions::new(), Vec::new());
    loop {
        let (then, wrong) = repeat(of, &editions);
        passes.push(wrong);
        if then == editions {
            break;
        }
        editions = then;
    }
    println!("answers that are not those of one engine, pass by pass: {passes:?}");
    assert_eq!(passes.last(), Some(&0), "a table that stands still is the one");
    assert!(
        passes[0] > 100,
        "who reads nothing of the others says another thing"
    );
}

#[test]
fn the_stream_is_not_a_dull_one() {
    let all: String = INTERLEAVED.0.iter().flatten().cloned().collect();
    for word in [
        "counterparty-risk",
        "rule:reported",
        "rule:crowd",
        "rule:device",
        "rule:list-watch",
        "guessed-accounts",
        "IdConflict",
        "TimeFarAhead",
        "unchanged: 1",
        "updated: 1",
    ] {
        assert!(all.contains(word), "{word}");
    }
    let editions = Parts::new(2).emit(0);
    let late = editions
        .windows(2)
        .filter(|pair| pair[0].1.hour == pair[1].1.hour)
        .count();
    assert!(late > 50, "{late} came late");
    let back = editions
        .windows(2)
        .filter(|pair| pair[0].1.hour > pair[1].1.hour)
        .count();
    assert_eq!(back, 1, "after the leap hours close again");
    let people = |number: usize| {
        let own = WORLD
            .heard
            .iter()
            .filter(|heard| owner(heard, 16) == Some(number));
        let name = |item: &Item| match item {
            Item::Event(event) => event["accountId"].to_string(),
            Item::Time(_) => String::new(),
        };
        own.map(|heard| name(&heard.item)).collect::<BTreeSet<_>>().len()
    };
    assert!(
        (0..16).all(|number| people(number) > 5),
        "each of sixteen has a crowd"
    );
}
