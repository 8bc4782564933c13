//! What a page's own scripts say of their state never breaks a reading.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::state(bytes));
