//! A history from anywhere is judged, or its bad lines are left; a low is no higher than a high.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::history(bytes));
