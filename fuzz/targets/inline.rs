//! An inline script never breaks a reading, whatever page it stands in.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::inline(bytes));
