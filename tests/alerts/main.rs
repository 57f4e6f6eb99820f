//! The life of an alert: what is told, what counts up, what sleeps, what wakes, what ends it and what that teaches.
//!
//! Each test is a claim about what Mei (`told`) is told. Not here: whether a payment is suspicious (`tests/scenarios`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing)] // a test fails by panicking

mod audience;
mod budget;
mod causes;
mod counted;
mod ended;
mod imported;
mod inputs;
mod labels;
#[path = "../reading/mod.rs"]
mod reading;
mod said;
mod series;
mod states;
mod told;
mod verdicts;
