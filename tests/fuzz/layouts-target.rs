//! What libFuzzer calls for statements: every byte string is a spoilt file of some layout, and none may lose a row in silence.

#![no_main]

mod dice;
mod layouts;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let read = layouts::run(bytes);
    assert!(read.rows == 0 || read.refused == 0);
});
