//! The tags of a page's text, taken apart without losing a letter of them.

/// A piece of a tag.
pub(super) enum Piece<'t> {
    /// The name of the tag, spaces and brackets.
    Mark(&'t str),
    /// An attribute: its name, the sign of equality with what stands around it, and the value as it is
    /// written.
    Attribute { name: &'t str, equals: &'t str, value: &'t str },
}

/// How long the tag or comment is that a text begins with.
pub(super) fn length(text: &str) -> usize {
    if text.starts_with("<!--") {
        return text.find("-->").map_or(text.len(), |end| end + 3);
    }
    if !text[1..].starts_with(|letter: char| letter.is_ascii_alphabetic() || "/!?".contains(letter))
    {
        return 1;
    }
    let (mut quote, mut is_value) = (None, false);
    for (at, letter) in text.char_indices() {
        match (quote, letter) {
            (Some(open), letter) if open == letter => quote = None,
            (Some(_), _) => {}
            (None, '>') => return at + 1,
            (None, '"' | '\'') if is_value => quote = Some(letter),
            (None, _) => {}
        }
        // A quote opens a value only after the sign of equality.
        is_value = letter == '=' || (is_value && letter.is_ascii_whitespace());
    }
    text.len()
}

/// The name of the element that a tag opens, in small letters.
pub(super) fn opened(tag: &str) -> Option<String> {
    let name = tag.strip_prefix('<')?;
    let end = name.find(|letter: char| letter.is_ascii_whitespace() || "/>".contains(letter));
    let name = &name[..end.unwrap_or(name.len())];
    name.starts_with(|letter: char| letter.is_ascii_alphabetic()).then(|| name.to_ascii_lowercase())
}

/// The element whose end alone ends it, where what an element holds is no markup.
pub(super) fn raw(name: &str) -> Option<&'static str> {
    ["script", "style", "title", "textarea"].into_iter().find(|raw| *raw == name)
}

/// Where the tag stands that closes an element.
pub(super) fn closed(text: &str, name: &str) -> usize {
    let closes = |at: &usize| {
        let rest = text.as_bytes().get(at + 2..at + 2 + name.len());
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(name.as_bytes()))
    };
    text.match_indices("</").map(|(at, _)| at).find(closes).unwrap_or(text.len())
}

/// The pieces of an opening tag, in order; together they are the tag.
pub(super) fn pieces(tag: &str) -> Vec<Piece<'_>> {
    let is_end = |letter: char| letter.is_ascii_whitespace() || "/>".contains(letter);
    let mut pieces = Vec::new();
    let name = tag.find(is_end).unwrap_or(tag.len());
    pieces.push(Piece::Mark(&tag[..name]));
    let mut rest = &tag[name..];
    while !rest.is_empty() {
        let between = rest.find(|letter: char| !is_end(letter)).unwrap_or(rest.len());
        if between > 0 {
            pieces.push(Piece::Mark(&rest[..between]));
            rest = &rest[between..];
            continue;
        }
        // A sign of equality may begin a name, not end it.
        let end = rest.char_indices().skip(1).find(|(_, letter)| is_end(*letter) || *letter == '=');
        let (name, after) = rest.split_at(end.map_or(rest.len(), |(at, _)| at));
        let value = after.trim_start().strip_prefix('=').map(str::trim_start);
        let Some(value) = value else {
            pieces.push(Piece::Attribute { name, equals: "", value: "" });
            rest = after;
            continue;
        };
        let equals = &after[..after.len() - value.len()];
        let end = match value.chars().next() {
            Some(quote @ ('"' | '\'')) => match value[1..].find(quote) {
                Some(end) => end + 2,
                // The page ends in the middle of it.
                None => {
                    pieces.push(Piece::Mark(rest));
                    break;
                }
            },
            _ => value
                .find(|letter: char| letter.is_ascii_whitespace() || letter == '>')
                .unwrap_or(value.len()),
        };
        let (value, after) = value.split_at(end);
        pieces.push(Piece::Attribute { name, equals, value });
        rest = after;
    }
    pieces
}

/// The quote around a value, and what stands inside.
pub(super) fn unquoted(value: &str) -> (&str, &str) {
    let quoted = ["\"", "'"]
        .into_iter()
        .find_map(|quote| Some((quote, value.strip_prefix(quote)?.strip_suffix(quote)?)));
    quoted.unwrap_or(("", value))
}
