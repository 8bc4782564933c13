//! What AliExpress says in words, in every language and currency: prices, offers, labels, refusals, conditions,
//! notes of tax. It knows languages, and no page.
//!
//! A text is cut into tokens by a vocabulary of word roles, one per language (`[words]` of `languages/*.toml`),
//! the numbers get their signs, a few rules say which word takes which number, and what the statement
//! then is follows from its parts. There is no pattern per sentence. Whatever is not placed makes the
//! answer a [`Why`]: one wrong price is worse than ten missing ones.

mod aside;
mod beside;
mod bind;
mod claims;
mod code;
mod condition;
mod conversion;
mod dates;
mod doubt;
mod fold;
mod glyphs;
mod hang;
mod hold;
mod items;
mod labels;
mod lexicon;
mod mark;
pub mod markets;
mod meaning;
mod mention;
mod moment;
mod months;
mod number;
mod offer;
mod pair;
mod paste;
mod price;
mod promise;
mod read;
pub mod refusal;
mod region;
mod role;
mod sign;
mod state;
mod sums;
mod tag;
mod taxes;
mod terms;
mod times;
mod token;
mod touching;
mod typed;
mod undated;
mod understand;
mod why;
mod zone;

pub use beside::{Beside, beside};
pub use code::{is_placeholder, named_before};
pub use condition::{Condition, Flag, conditions, is_harmless};
pub use hold::{Held, is_of_days};
pub use labels::Label;
pub use meaning::{Other, Text};
pub use mention::speaks_of_money;
pub use moment::Moment;
pub use offer::{Minimum, OfferText, Reason};
pub use paste::{Pasted, paste};
pub use price::{PriceText, Stated};
pub use read::{
    Context, NumberFormat, holds_a_state, limit, names_a_code, offer, price, promises, text,
};
pub use region::Markets;
pub use state::{may_be_name, state};
pub use tag::is_new_customer_tag;
pub use taxes::{is_tax_note, says_apart, tax};
pub use touching::changes;
pub use understand::{LONGEST, offered, understand};
pub use why::Why;
pub use zone::Zone;
