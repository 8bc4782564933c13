//! Money in words: prices, offers, and what is neither, in every language and currency of AliExpress.
//!
//! A text is cut into tokens by a vocabulary of word roles, one per language (`[words]` of `data/languages/*.toml`),
//! the numbers get their signs, a few rules say which word takes which number, and what the statement
//! then is follows from its parts. There is no pattern per sentence. Whatever is not placed makes the
//! answer a [`Why`]: one wrong price is worse than ten missing ones.

mod aside;
mod beside;
mod bind;
mod claims;
mod code;
mod dates;
mod doubt;
pub(crate) mod fold;
mod glyphs;
mod hold;
mod items;
mod lexicon;
mod mark;
mod meaning;
mod mention;
mod moment;
mod offer;
mod packed;
mod pair;
mod paste;
mod price;
mod promise;
mod read;
mod region;
mod role;
mod sign;
mod state;
mod sums;
mod tag;
mod terms;
mod times;
mod token;
mod typed;
mod why;
mod zone;

pub(crate) use beside::{Beside, beside};
pub use code::is_placeholder;
pub use hold::Held;
pub(crate) use hold::is_of_days;
pub use meaning::{Other, Text};
pub(crate) use mention::speaks_of_money;
pub use moment::Moment;
pub use offer::{OfferText, Reason};
pub use paste::{Pasted, paste};
pub use price::{PriceText, Stated};
pub use read::{Context, NumberFormat, offer, price, text};
pub(crate) use read::{holds_a_state, limit, promises};
pub use region::Markets;
pub(crate) use state::may_be_name;
pub use state::state;
pub use tag::is_new_customer_tag;
pub use why::Why;
pub use zone::Zone;
