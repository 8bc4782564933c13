//! When an offer in words holds.
#![allow(clippy::expect_used, clippy::panic, reason = "a test may")]

mod limits;
mod near;
mod short;
mod tongues;
mod windows;

use deal::Instant;

use tongues::{TONGUES, Tongue};

fn at(text: &str) -> Instant {
    Instant::parse(text).expect(text)
}

fn english() -> &'static Tongue {
    &TONGUES[0]
}
