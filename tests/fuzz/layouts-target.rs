//! What libFuzzer calls for statements: every byte string is a spoilt file of some layout, and none may lose a row in silence.

#![no_main]

mod layouts;
mod made;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    layouts::run(bytes);
});
