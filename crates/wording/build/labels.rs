//! The labels of every language as a table of meanings, each with its phrases in the form they are compared.

use std::collections::BTreeMap;
use std::fmt::Write as _;

#[path = "../src/labels/key.rs"]
mod key;

use crate::languages::{Languages, said, wrong};
use crate::words::fold;

/// The meanings, in the order in which they are looked through, with what they are.
const MEANINGS: [(&str, &str, &str); 24] = [
    ("total", "Total", "What is to be paid."),
    ("subtotal", "Subtotal", "The sum of the goods."),
    ("items", "Items", "The sum of the goods before discounts on single items."),
    ("shipping", "Shipping", "The parcel."),
    ("tax", "Tax", "The tax."),
    ("duty", "Duty", "Customs."),
    ("fee", "Fee", "What is asked for handling."),
    ("code", "Code", "The code that was typed, or AliExpress's coupon."),
    ("store_discount", "StoreDiscount", "The seller's discount."),
    ("store_coupon", "StoreCoupon", "The seller's coupon."),
    ("select_coupon", "SelectCoupon", "AliExpress's coupon for some items."),
    ("spend_and_save", "SpendAndSave", "AliExpress's discount across stores."),
    ("coins", "Coins", "The shopper's coins."),
    ("payment", "Payment", "A credit or an offer of a means of payment."),
    ("savings", "Savings", "A discount of which nothing more is said, or the sum of others."),
    ("promise", "Promise", "What the shopper gets later: nothing is taken off."),
    ("free", "Free", "Nothing is to be paid."),
    ("included", "Included", "It is in the price already."),
    ("excluded", "Excluded", "It is not in the price, and added later."),
    ("more", "More", "There are more of a list than it shows."),
    ("action", "Action", "What is done with an offer that can be had."),
    ("own", "Own", "The shopper's coupons that still count."),
    ("any", "Any", "The shopper's coupons, whatever has become of them."),
    ("no_coupons", "NoCoupons", "There is no coupon."),
];

/// The meanings that are kinds of offers, by the contract's names.
const KINDS: [&str; 7] =
    ["StoreDiscount", "StoreCoupon", "SelectCoupon", "SpendAndSave", "Code", "Coins", "Payment"];

/// The table of the languages.
pub(crate) fn compile(languages: &Languages) -> Result<String, String> {
    let known = MEANINGS.map(|(name, ..)| name);
    let mut phrases: BTreeMap<String, usize> = BTreeMap::new();
    for it in said(languages, "labels", |language| &language.labels, &known)? {
        let meaning = known.iter().position(|name| *name == it.key).unwrap_or_default();
        let key = key::key(it.phrase);
        if key.is_empty() || *phrases.entry(key).or_insert(meaning) != meaning {
            let what = format!("{:?} is empty or means two things", it.phrase);
            return Err(wrong(it.code, "labels", it.key, &what));
        }
    }
    let mut out = String::from(
        "/// What the label beside an amount means.\n\
         #[derive(Clone, Copy, Debug, PartialEq, Eq)]\n\
         pub enum Label {\n",
    );
    for (_, variant, doc) in MEANINGS {
        let _ = writeln!(out, "    /// {doc}\n    {variant},");
    }
    out.push_str("}\n\nimpl Label {\n    /// The kind of the offers that it names.\n");
    out.push_str(
        "    pub const fn kind(self) -> Option<contract::OfferKind> {\n        match self {\n",
    );
    for kind in KINDS {
        let _ = writeln!(out, "            Label::{kind} => Some(contract::OfferKind::{kind}),");
    }
    out.push_str("            _ => None,\n        }\n    }\n");
    let _ = writeln!(out, "}}\n\nstatic PHRASES: [(Label, &str); {}] = [", MEANINGS.len());
    for (meaning, (_, variant, _)) in MEANINGS.iter().enumerate() {
        let said =
            phrases.iter().filter(|(_, of)| **of == meaning).map(|(phrase, _)| phrase.as_str());
        let said: Vec<&str> = said.collect();
        let _ = writeln!(out, "    (Label::{variant}, {:?}),", said.join("\n"));
    }
    out.push_str("];\n");
    Ok(out)
}
