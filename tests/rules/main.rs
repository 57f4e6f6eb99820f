//! An operator's rules: what the language means, what a pack may hold, and what a rule that fires does to a payment.
//!
//! `referee` holds the language against an implementation of CEL; the rest are claims about packs and engines.
//! Not here: built-in reasons (`tests/scenarios`).

#![allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)] // a test fails by panicking
#![allow(
    clippy::cast_possible_truncation,
    clippy::cast_possible_wrap,
    clippy::cast_precision_loss
)] // small numbers

mod across;
mod cut;
mod expressions;
mod fires;
mod language;
mod pack;
#[path = "../reading/mod.rs"]
mod reading;
mod referee;
mod standing;
mod uses;
mod windows;
mod world;
