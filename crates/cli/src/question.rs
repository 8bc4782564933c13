//! What `beststack plan` is asked: a cart, a kept cart of the extension, or a reading of a page.

use std::collections::BTreeMap;

use contract::{Cart, Reading, Unexplained};
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::input;
use crate::outcome::Fault;

/// A cart to plan, and what of its page nobody understood.
pub(crate) struct Question {
    pub(crate) cart: Cart,
    pub(crate) unexplained: Vec<Unexplained>,
}

/// A cart as the extension keeps it: with the names of its stores and when its lines were read.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptCart {
    cart: Cart,
    #[serde(default)]
    stores: BTreeMap<String, String>,
    #[serde(default)]
    at: Option<String>,
    #[serde(default)]
    unexplained: Vec<KeptText>,
}

/// A text that nobody understood, and the page that it stands on.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptText {
    text: String,
    near: String,
    #[serde(default)]
    page: Option<String>,
}

/// Reads the question from a file, or from standard input for `-`.
///
/// A JSON with `page` is a reading, one with `cart` beside it a kept cart, anything else a cart.
pub(crate) fn read(path: &str) -> Result<Question, Fault> {
    let text = input::text(path)?;
    let text = text.trim_start_matches('\u{feff}');
    let value: Value = serde_json::from_str(text).unwrap_or_default();
    let has = |field| value.get(field).is_some();
    if has("page") {
        let reading: Reading = input::parse(text)?;
        let cart = advice::cart_of(&reading).map_err(Fault::new)?;
        return Ok(Question { cart, unexplained: reading.unexplained });
    }
    if has("cart") && !has("lines") {
        let kept: KeptCart = input::parse(text)?;
        let cart = Cart { at: kept.cart.at.clone().or(kept.at), ..kept.cart };
        let texts = kept.unexplained.into_iter();
        let unexplained: Vec<Unexplained> =
            texts.map(|KeptText { text, near, .. }| Unexplained { text, near }).collect();
        return Ok(Question { cart: advice::not_understood(cart, &unexplained), unexplained });
    }
    Ok(Question { cart: input::parse(text)?, unexplained: Vec::new() })
}
