//! Reading any page through one trait and two doors: the live DOM and HTML text.
//!
//! Nothing here knows a shop. What to look for is given as [`Rule`]s; what was found carries the
//! [`Source`] it came from, and what was not carries the reason.

mod css;
mod excerpt;
pub mod json;
#[cfg(feature = "live")]
pub mod live;
mod markup;
mod node;
pub mod price;
mod reading;
mod rules;
#[cfg(any(feature = "live", feature = "text"))]
mod scripts;
#[cfg(feature = "text")]
pub mod text;

pub use css::Css;
pub use excerpt::{Broken, Element, Excerpt, Taking};
pub use markup::plain;
pub use node::{Node, TEXT_LIMIT, tidy};
pub use reading::{Field, Found, Health, Missing, Source, State, Why};
pub use rules::{Branch, Rule, Takes};
