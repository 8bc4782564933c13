//! The markup of a page without what its scripts, styles and comments hold.

use crate::scripts::Kind;

/// Attributes of one tag that are read.
const ATTRIBUTES: usize = 2048;

/// The pieces of a page's text that are markup, in order; what its inline scripts hold is kept aside.
///
/// It ends before a tag with more attributes than are read.
pub(super) struct Markup<'t> {
    text: &'t str,
    /// Where the next piece begins.
    at: usize,
    /// The inline scripts passed so far.
    pub(super) scripts: Vec<&'t str>,
    /// Whether it ended before its time.
    pub(super) has_overlong_tag: bool,
}

impl<'t> Markup<'t> {
    pub(super) fn new(text: &'t str) -> Markup<'t> {
        Markup { text, at: 0, scripts: Vec::new(), has_overlong_tag: false }
    }

    /// The piece from where it stands to `end`, going on at `next`.
    fn piece(&mut self, end: usize, next: usize) -> Option<&'t str> {
        let piece = &self.text[self.at..end];
        self.at = next;
        Some(piece)
    }
}

impl<'t> Iterator for Markup<'t> {
    type Item = &'t str;

    fn next(&mut self) -> Option<&'t str> {
        if self.at >= self.text.len() {
            return None;
        }
        let mut seen = self.at;
        while let Some(open) = self.text[seen..].find('<') {
            let start = seen + open;
            let tag = &self.text[start..];
            seen = start + 1;
            if tag.starts_with("<!--") {
                let end = tag.find("-->").map_or(tag.len(), |end| end + 3);
                return self.piece(start, start + end);
            }
            if !tag[1..].starts_with(|letter: char| letter.is_ascii_alphabetic()) {
                continue;
            }
            let length = length(tag);
            if length > ATTRIBUTES && attributes(&tag[..length]) > ATTRIBUTES {
                self.has_overlong_tag = true;
                return self.piece(start, self.text.len());
            }
            seen = start + length;
            if let Some(name) = ["script", "style"].into_iter().find(|name| is_tag(tag, name)) {
                let inside = &self.text[seen..];
                let inside = &inside[..closing(inside, name)];
                if name == "script" && is_read(&tag[..length], inside) {
                    self.scripts.push(inside);
                }
                return self.piece(seen, seen + inside.len());
            }
        }
        self.piece(self.text.len(), self.text.len())
    }
}

/// How long a tag is: up to the first `>` outside quotes.
fn length(tag: &str) -> usize {
    let bytes = tag.as_bytes();
    let mut at = 0;
    while let Some(step) = bytes[at..].iter().position(|byte| matches!(byte, b'>' | b'"' | b'\'')) {
        let quote = bytes[at + step];
        at += step + 1;
        if quote == b'>' {
            return at;
        }
        match bytes[at..].iter().position(|byte| *byte == quote) {
            Some(close) => at += close + 1,
            None => break,
        }
    }
    tag.len()
}

/// How many attributes a tag has, at most.
fn attributes(tag: &str) -> usize {
    let mut count = 0;
    let mut quote = None;
    let mut is_between = false;
    for byte in tag.bytes() {
        match (quote, byte) {
            (Some(open), byte) if open == byte => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b' ' | b'\t' | b'\n' | b'\r' | b'\x0c' | b'/') => is_between = true,
            (None, _) => {
                count += usize::from(is_between);
                is_between = false;
            }
        }
    }
    count
}

/// Whether a tag is of this name.
fn is_tag(tag: &str, name: &str) -> bool {
    let named = tag.get(1..=name.len()).is_some_and(|begin| begin.eq_ignore_ascii_case(name));
    named
        && !tag[name.len() + 1..]
            .starts_with(|letter: char| letter.is_alphanumeric() || letter == '-')
}

/// Whether a script stands in the page itself, and is one that may hold what is read.
fn is_read(tag: &str, inside: &str) -> bool {
    let kind = Kind::of(attribute(tag, "type"));
    attribute(tag, "src").is_none() && kind.is_read(inside.trim_start().chars().next())
}

/// The value of an attribute of a tag, as it is written.
fn attribute<'t>(tag: &'t str, name: &str) -> Option<&'t str> {
    let is_space = |letter: char| letter.is_ascii_whitespace() || letter == '/';
    let mut rest = &tag[tag.find(|letter: char| is_space(letter) || letter == '>')?..];
    loop {
        rest = rest.trim_start_matches(is_space);
        let begin = rest.chars().next().filter(|letter| *letter != '>')?;
        // A sign of equality may begin a name, not end it.
        let ends = |letter: char| is_space(letter) || letter == '>' || letter == '=';
        let end = rest[begin.len_utf8()..].find(ends).map(|end| end + begin.len_utf8());
        let (key, after) = rest.split_at(end.unwrap_or(rest.len()));
        let value = after.trim_ascii_start().strip_prefix('=').map(str::trim_ascii_start);
        let value = value.map(|value| {
            let quote = value.chars().next().filter(|quote| matches!(quote, '"' | '\''));
            let bare = &value[quote.map_or(0, char::len_utf8)..];
            let closes = |letter: char| match quote {
                Some(quote) => letter == quote,
                None => letter.is_ascii_whitespace() || letter == '>',
            };
            bare.split_at(bare.find(closes).unwrap_or(bare.len()))
        });
        if key.eq_ignore_ascii_case(name) {
            return Some(value.map_or("", |(value, _)| value));
        }
        rest = value.map_or(after, |(_, after)| after.trim_start_matches(['"', '\'']));
    }
}

/// Where the tag begins that closes what a text is inside of; the text's end, where none does.
fn closing(text: &str, name: &str) -> usize {
    let ends = text.match_indices("</").map(|(at, _)| at);
    let closes = |at: &usize| {
        let rest = text.get(at + 2..at + 2 + name.len());
        rest.is_some_and(|rest| rest.eq_ignore_ascii_case(name))
    };
    ends.into_iter().find(closes).unwrap_or(text.len())
}

/// The longest beginning of a text that has at most so many bytes.
pub(super) fn head(text: &str, bytes: usize) -> &str {
    let end = (0..=bytes.min(text.len())).rev().find(|end| text.is_char_boundary(*end));
    &text[..end.unwrap_or(0)]
}

#[cfg(test)]
mod tests {
    use super::Markup;

    #[test]
    fn scripts_are_kept_aside_and_comments_and_styles_left_out() {
        let page = "<p a='<script>'>1</p><SCRIPT>if (a </b) {}</Script><!-- <b> -->2<style>p > a {}</style>\
                    <script src=x></script><scripted>3</scripted><!-->4<script data-a='src=x type=b'>five";
        let mut markup = Markup::new(page);
        let rest: String = markup.by_ref().collect();
        assert_eq!(
            rest,
            "<p a='<script>'>1</p><SCRIPT></Script>2<style></style><script src=x></script>\
             <scripted>3</scripted>4<script data-a='src=x type=b'>"
        );
        assert_eq!(markup.scripts, ["if (a </b) {}", "five"]);
    }

    #[test]
    fn a_script_that_does_not_run_is_not_kept_but_for_linked_data() {
        for (tag, is_kept) in [
            ("<script>", true),
            ("<script type=text/javascript async>", true),
            ("<SCRIPT id='a' TYPE='module'>", true),
            ("<script type='application/ld+json'>", true),
            ("<script type='application/json'>", false),
            ("<script id=\"a type='module'\" type = text/template>", false),
            ("<script type='module' src='a.js'>", false),
            ("<script src>", false),
        ] {
            let page = [tag, "{}</script>"].concat();
            let mut markup = Markup::new(&page);
            markup.by_ref().for_each(drop);
            assert_eq!(!markup.scripts.is_empty(), is_kept, "{tag}");
        }
    }

    #[test]
    fn a_text_without_markup_is_one_piece() {
        for text in ["a", "a < b", "<", "</p>", "{\"a\": \"<\"}"] {
            assert_eq!(Markup::new(text).collect::<Vec<_>>(), [text]);
        }
        assert_eq!(Markup::new("").next(), None);
    }
}
