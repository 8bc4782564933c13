//! A walk over JSON text never panics; what is JSON to others is the same JSON here.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::json(bytes));
