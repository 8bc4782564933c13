//! The text of a page never breaks the door, and its excerpt reads the same once it was sent.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::html(bytes));
