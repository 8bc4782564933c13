//! What no input may do: one body for each door through which text comes in.
//!
//! A body takes any bytes and panics where what came of them breaks a law. The targets in `fuzz/` hand it
//! what a fuzzer makes up; this crate's tests hand it what was kept of that (`fuzz/corpus`,
//! `fuzz/regressions`), on any compiler and without a fuzzer.

mod cart;
mod catalogue;
mod history;
mod input;
mod json;
mod laws;
mod page;
mod words;

pub use self::catalogue::catalogue;
pub use self::history::history;
pub use self::json::json;
pub use self::page::{excerpt, html, inline, state};
pub use cart::{advice, plan, visit};
pub use words::{offer, paste, price};

/// A door and what is thrown at it.
#[derive(Debug, Clone, Copy)]
pub struct Target {
    /// Its name: of the file in `fuzz/targets` and of its folder of kept inputs.
    pub name: &'static str,
    /// What takes an input, and panics where a law is broken.
    pub body: fn(&[u8]),
}

/// Every door through which text comes in.
pub const TARGETS: [Target; 13] = [
    Target { name: "price", body: price },
    Target { name: "offer", body: offer },
    Target { name: "paste", body: paste },
    Target { name: "json", body: json },
    Target { name: "inline", body: inline },
    Target { name: "state", body: state },
    Target { name: "html", body: html },
    Target { name: "excerpt", body: excerpt },
    Target { name: "catalogue", body: catalogue },
    Target { name: "advice", body: advice },
    Target { name: "visit", body: visit },
    Target { name: "plan", body: plan },
    Target { name: "history", body: history },
];
