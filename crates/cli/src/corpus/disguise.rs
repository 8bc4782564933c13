//! A page under other names: what a redesign does to it, done on purpose.
//!
//! A reader that holds to names must find nothing where the names are gone, and never something else.

mod css;
mod tags;

use std::fmt::Write as _;

/// Attributes that hold the ids of other elements.
const POINTING: [&str; 10] = [
    "for",
    "aria-activedescendant",
    "aria-controls",
    "aria-describedby",
    "aria-details",
    "aria-errormessage",
    "aria-flowto",
    "aria-labelledby",
    "aria-owns",
    "headers",
];

/// The page with other names for its classes, its ids and its `data-*` attributes.
///
/// A name becomes `x` and eight hexadecimal digits of it and the seed, wherever it stands: on an element,
/// in what points at it (`for`, `aria-…`, `href="#…"`), in a `<style>`. What data attributes hold, scripts
/// and texts stay what they are.
pub(crate) fn names(html: &str, seed: u64) -> String {
    let mut out = String::with_capacity(html.len() + html.len() / 8);
    let mut rest = html;
    while let Some(open) = rest.find('<') {
        let (before, tag) = rest.split_at(open);
        out.push_str(before);
        let length = tags::length(tag);
        rest = &tag[length..];
        let tag = &tag[..length];
        let Some(name) = tags::opened(tag) else {
            out.push_str(tag);
            continue;
        };
        for piece in tags::pieces(tag) {
            match piece {
                tags::Piece::Mark(mark) => out.push_str(mark),
                tags::Piece::Attribute { name, equals, value } => {
                    out.push_str(&attribute_name(name, seed));
                    out.push_str(equals);
                    value_of(&mut out, name, value, seed);
                }
            }
        }
        // What scripts, styles and titles hold is no markup.
        let inside = tags::raw(&name).map_or(0, |closing| tags::closed(rest, closing));
        let (text, after) = rest.split_at(inside);
        if name == "style" {
            out.push_str(&css::renamed(text, &|name| renamed(name, seed)));
        } else {
            out.push_str(text);
        }
        rest = after;
    }
    out.push_str(rest);
    out
}

fn attribute_name(name: &str, seed: u64) -> String {
    let small = name.to_ascii_lowercase();
    if small.starts_with("data-") { renamed(&small, seed) } else { name.to_owned() }
}

/// Writes what an attribute holds: the names in it under their other names.
fn value_of(out: &mut String, name: &str, value: &str, seed: u64) {
    let name = name.to_ascii_lowercase();
    let is_names = matches!(name.as_str(), "class" | "id") || POINTING.contains(&name.as_str());
    let (quote, bare) = tags::unquoted(value);
    out.push_str(quote);
    if is_names {
        each_word(out, bare, seed);
    } else if let Some(id) = bare.strip_prefix('#').filter(|id| name == "href" && !id.is_empty()) {
        out.push('#');
        out.push_str(&renamed(id, seed));
    } else {
        out.push_str(bare);
    }
    out.push_str(quote);
}

/// Each word of a text under its other name, the spaces as they are.
fn each_word(out: &mut String, text: &str, seed: u64) {
    for part in text.split_inclusive(|letter: char| letter.is_ascii_whitespace()) {
        let word = part.trim_end_matches(|letter: char| letter.is_ascii_whitespace());
        if !word.is_empty() {
            out.push_str(&renamed(word, seed));
        }
        out.push_str(&part[word.len()..]);
    }
}

/// The other name of a name: FNV-1a over the seed and its bytes.
fn renamed(name: &str, seed: u64) -> String {
    let bytes = seed.to_le_bytes().into_iter().chain(name.bytes());
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let mut other = String::from("x");
    let _ = write!(other, "{:08x}", (hash ^ (hash >> 32)) & 0xffff_ffff);
    other
}

#[cfg(test)]
mod pages;
#[cfg(test)]
mod tests;
