//! A request from anywhere is advised upon or refused in words with the place; every receipt adds up, and
//! every offer of the plan is one that was given.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::advice(bytes));
