//! Money text never panics; a price rises, can be paid, and does not hang on what sort of space stands in it.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::price(bytes));
