//! Pasted text never panics; its pieces stand in order inside it, and a code that was understood can be planned.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::paste(bytes));
