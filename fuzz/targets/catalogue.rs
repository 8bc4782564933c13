//! A file and its signature from anywhere are taken apart or refused by name; what is accepted can be planned.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::catalogue(bytes));
