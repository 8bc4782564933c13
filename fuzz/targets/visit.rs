//! A kept cart and a reading from anywhere make a cart or a reason why not, and the cart crosses again.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::visit(bytes));
