//! The escapes of JSON and JS strings.

use std::borrow::Cow;

/// A string with its escapes resolved. What is no escape stands for itself; half a pair of
/// surrogates becomes the replacement character.
pub(super) fn unescaped(raw: &str) -> Cow<'_, str> {
    let mut text = String::with_capacity(raw.len());
    let mut letters = raw.chars();
    while let Some(letter) = letters.next() {
        if letter != '\\' {
            text.push(letter);
            continue;
        }
        match letters.next() {
            Some('n') => text.push('\n'),
            Some('t') => text.push('\t'),
            Some('r') => text.push('\r'),
            Some('b') => text.push('\u{8}'),
            Some('f') => text.push('\u{c}'),
            Some('v') => text.push('\u{b}'),
            Some('0') => text.push('\0'),
            Some('\n') | None => {}
            Some('x') => text.push(hex(&mut letters, 2).and_then(char::from_u32).unwrap_or('x')),
            Some('u') => text.push(unit(&mut letters)),
            Some(other) => text.push(other),
        }
    }
    Cow::Owned(text)
}

/// The character of `\uXXXX`, of two of them where the first is the first half of a pair.
fn unit(letters: &mut std::str::Chars<'_>) -> char {
    let Some(first) = hex(letters, 4) else { return char::REPLACEMENT_CHARACTER };
    if (0xd800..0xdc00).contains(&first) {
        let mut after = letters.clone();
        if after.next() == Some('\\')
            && after.next() == Some('u')
            && let Some(second @ 0xdc00..0xe000) = hex(&mut after, 4)
        {
            *letters = after;
            let letter = 0x10000 + ((first - 0xd800) << 10) + (second - 0xdc00);
            return char::from_u32(letter).unwrap_or(char::REPLACEMENT_CHARACTER);
        }
    }
    char::from_u32(first).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// A number of so many hexadecimal figures; nothing is taken where there are fewer.
fn hex(letters: &mut std::str::Chars<'_>, figures: usize) -> Option<u32> {
    let text = letters.as_str().get(..figures)?;
    let number = text
        .bytes()
        .all(|byte| byte.is_ascii_hexdigit())
        .then(|| u32::from_str_radix(text, 16).ok())??;
    *letters = letters.as_str()[figures..].chars();
    Some(number)
}
