//! The doors to JavaScript: convert, call, convert. No sentence, no decision, no arithmetic.
//!
//! One crate, one build for each door: a feature of the same name opens it, and decides nothing below it. A build holds what its
//! door reaches, and the linker drops the rest. (Cutting functions out of a built module leaves what was inlined elsewhere, and
//! its data.)
//! Configuration, options and queries are read into a bounded tree (`convert`), answers are written
//! (`answer`) value by value. The package in `pkg` wraps this into the documented API, and hands over plain copies only; the raw
//! doors are not public, and may change with any version.

mod answer;
mod convert;
mod failure;
#[cfg(feature = "full")]
pub mod full;
#[cfg(feature = "import")]
pub mod import;
#[cfg(any(feature = "full", feature = "score"))]
mod judged;
#[cfg(any(feature = "full", feature = "score"))]
mod memory;
#[cfg(feature = "score")]
pub mod score;
#[cfg(any(feature = "full", feature = "score"))]
mod scored;
#[cfg(any(feature = "full", feature = "score"))]
mod views;

/// What a door hands out: a value, or an error with its code.
type Answer = Result<wasm_bindgen::JsValue, wasm_bindgen::JsValue>;
