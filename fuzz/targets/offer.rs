//! Offer text never panics; it is one of four things, keeps its words, crosses the boundary, and is the same
//! once more.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::offer(bytes));
