//! What libFuzzer calls: every byte string is a story, and none may break the engine.

#![no_main]

mod dice;
mod made;
mod step;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    step::run(bytes);
});
