//! A kept cart, a plan and a checkout from anywhere are compared without a panic; a cart is planned or refused.
#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| fuzz::plan(bytes));
