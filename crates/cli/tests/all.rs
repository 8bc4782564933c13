//! All tests of this crate in one program: one is linked in a second or two, and a dozen are not.

mod calendar;
mod catalogue;
mod codes;
mod coverage;
mod documents;
mod health;
mod history;
mod page_windows;
mod pages;
mod paste;
mod plan;
mod read;
mod verify;
