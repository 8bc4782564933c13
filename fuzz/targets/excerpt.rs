//! An excerpt from anywhere holds together or is refused, and never breaks a reading.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::excerpt(bytes));
