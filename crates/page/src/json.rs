//! JSON, and the JS literals that pages hold it in.
//!
//! A page's data is half a megabyte of which a reader wants fifty values. So the text is walked once
//! into a flat [`Tape`] of spans that borrow from it, and strings are unescaped when they are asked
//! for. The walk does not recurse and is bounded in bytes, values and nesting, since the page may be
//! hostile.

mod code;
mod escape;
mod tape;
mod value;

use code::Code;
pub use tape::{Error, Tape};
pub use value::Value;

/// What a script assigns to a name: the text from the value on, where it is an object or a list.
///
/// `window.runParams = {…}` is found by `runParams`, `a.b._init_data_= {…}` by `_init_data_`. Other
/// assignments of the same name (`= x || {}`) and comparisons are passed over, and so is what only looks like
/// one inside a string, a comment or a regular expression: a seller's title may say anything.
pub fn assigned<'a>(script: &'a str, name: &str) -> Option<&'a str> {
    // Most scripts do not have the name at all.
    if name.is_empty() || !script.contains(name) {
        return None;
    }
    let mut code = Code::of(script);
    while let Some(at) = code.find(name) {
        let is_longer_name = script[..at].ends_with(|c: char| {
            c.is_ascii_alphanumeric() || !c.is_ascii() || c == '_' || c == '$'
        });
        let rest = script[at + name.len()..].trim_start();
        let value = rest.strip_prefix('=').map(str::trim_start);
        if let Some(value) = value.filter(|value| !is_longer_name && value.starts_with(['{', '[']))
        {
            return Some(value);
        }
    }
    None
}

/// Writes a text as a JSON string, with escapes where JSON demands them.
pub fn quote(out: &mut String, text: &str) {
    out.push('"');
    for letter in text.chars() {
        match letter {
            '"' | '\\' => {
                out.push('\\');
                out.push(letter);
            }
            '\0'..' ' => {
                out.push_str("\\u00");
                out.push(if letter < '\u{10}' { '0' } else { '1' });
                out.push(char::from_digit(letter as u32 % 16, 16).unwrap_or('0'));
            }
            _ => out.push(letter),
        }
    }
    out.push('"');
}

#[cfg(test)]
mod tests;
