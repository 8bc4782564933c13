//! The names in the selectors of a style sheet.

/// The sheet with other names for the classes, ids and `data-*` attributes in its selectors, so that what
/// is hidden stays hidden.
pub(super) fn renamed(sheet: &str, rename: &dyn Fn(&str) -> String) -> String {
    let mut out = String::with_capacity(sheet.len());
    let mut rest = sheet;
    while !rest.is_empty() {
        // What stands before a brace is a selector, or the words of a rule such as `@media`.
        let end = part(rest);
        let (head, after) = rest.split_at(end);
        if after.starts_with('{') && !uncommented(head).starts_with('@') {
            selectors(&mut out, head, rename);
        } else {
            out.push_str(head);
        }
        let mark = after.chars().next().map_or(0, char::len_utf8);
        out.push_str(&after[..mark]);
        rest = &after[mark..];
    }
    out
}

/// Where the next brace or semicolon stands outside strings and comments.
fn part(sheet: &str) -> usize {
    let mut at = 0;
    while let Some(letter) = sheet[at..].chars().next() {
        match letter {
            '{' | '}' | ';' => return at,
            _ => at += skipped(&sheet[at..]).unwrap_or(letter.len_utf8()),
        }
    }
    at
}

/// How long the string, comment or escape is that a text begins with.
fn skipped(text: &str) -> Option<usize> {
    let letter = text.chars().next()?;
    match letter {
        '"' | '\'' => Some(text[1..].find(letter).map_or(text.len(), |end| end + 2)),
        '\\' => Some(1 + text[1..].chars().next().map_or(0, char::len_utf8)),
        '/' if text.starts_with("/*") => Some(text.find("*/").map_or(text.len(), |end| end + 2)),
        _ => None,
    }
}

/// A text from its first letter that is no space and in no comment.
fn uncommented(text: &str) -> &str {
    let mut text = text.trim_start();
    while text.starts_with("/*") {
        text = text[skipped(text).unwrap_or(text.len())..].trim_start();
    }
    text
}

fn selectors(out: &mut String, text: &str, rename: &dyn Fn(&str) -> String) {
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let rest = &text[at..];
        let named = match letter {
            '.' | '#' => Some(1),
            '[' => {
                let name = rest[1..].trim_start();
                let begin = rest.len() - name.len();
                name.to_ascii_lowercase().starts_with("data-").then_some(begin)
            }
            _ => None,
        };
        let name = named.map_or("", |begin| &rest[begin..begin + name(&rest[begin..])]);
        match named {
            Some(begin) if !name.is_empty() => {
                out.push_str(&rest[..begin]);
                let plain = name.replace('\\', "");
                let plain = if letter == '[' { plain.to_ascii_lowercase() } else { plain };
                out.push_str(&rename(&plain));
                at += begin + name.len();
            }
            _ => {
                let length = skipped(rest).unwrap_or(letter.len_utf8());
                out.push_str(&rest[..length]);
                at += length;
            }
        }
    }
}

/// How long the name is that a text begins with.
fn name(text: &str) -> usize {
    let mut at = 0;
    while let Some(letter) = text[at..].chars().next() {
        let belongs = letter.is_alphanumeric() || matches!(letter, '-' | '_') || !letter.is_ascii();
        match letter {
            '\\' => at += skipped(&text[at..]).unwrap_or(1),
            _ if belongs => at += letter.len_utf8(),
            _ => break,
        }
    }
    at
}
