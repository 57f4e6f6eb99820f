//! The fuzzer's stories, told again without a fuzzer: those that it found worth keeping, and some by dice.
//!
//! `corpus/` holds a few byte strings that together reach four fifths of the code that ten minutes of fuzzing reached; one
//! that breaks something joins them. How to fuzz is said in `Cargo.toml` beside this file.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)] // a test fails by panicking

mod dice;
mod layouts;
mod made;
mod step;

use std::fs;
use std::path::Path;
use step::Tally;

fn corpus() -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus");
    let mut paths: Vec<_> = fs::read_dir(folder)
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    paths.iter().map(|path| fs::read(path).unwrap()).collect()
}

fn told(stories: &[Vec<u8>]) -> Tally {
    stories
        .iter()
        .fold(Tally::default(), |sum, story| sum + step::run(story))
}

#[test]
fn what_the_fuzzer_kept_breaks_nothing() {
    let tally = told(&corpus());
    println!("{tally:?}");
    assert!(tally.is_eventful(), "{tally:?}");
}

/// Marsaglia's multiply-with-carry: any stream of bytes does.
fn by_dice(count: usize, length: usize) -> Vec<Vec<u8>> {
    let mut state: u64 = 20_260_101;
    let mut roll = || {
        state = (state & 0xffff_ffff)
            .wrapping_mul(4_294_957_665)
            .wrapping_add(state >> 32);
        state.to_le_bytes()[1]
    };
    (0..count)
        .map(|_| (0..length).map(|_| roll()).collect())
        .collect()
}

#[test]
fn spoilt_files_of_every_layout_lose_no_row_in_silence() {
    let mut sum = layouts::Read::default();
    for bytes in by_dice(3_000, 80) {
        let read = layouts::run(&bytes);
        (sum.rows, sum.refused) = (sum.rows + read.rows, sum.refused + read.refused);
    }
    println!("{sum:?}");
    assert!(sum.rows > 10_000 && sum.refused > 100, "{sum:?}");
}

#[test]
fn stories_by_dice_break_nothing() {
    let stories = by_dice(150, 1_500);
    let tally = told(&stories);
    println!("{tally:?}");
    assert!(tally.is_eventful(), "{tally:?}");
}
