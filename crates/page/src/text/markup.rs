//! The markup of a page without what its scripts, styles and comments hold.

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
                if name == "script" && !has_source(&tag[..length]) {
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

/// Whether a script comes from elsewhere.
fn has_source(tag: &str) -> bool {
    tag.split_ascii_whitespace().any(|word| word == "src" || word.starts_with("src="))
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
                    <script src=x></script><scripted>3</scripted><!-->4<script type=\"a\">five";
        let mut markup = Markup::new(page);
        let rest: String = markup.by_ref().collect();
        assert_eq!(
            rest,
            "<p a='<script>'>1</p><SCRIPT></Script>2<style></style><script src=x></script>\
             <scripted>3</scripted>4<script type=\"a\">"
        );
        assert_eq!(markup.scripts, ["if (a </b) {}", "five"]);
    }

    #[test]
    fn a_text_without_markup_is_one_piece() {
        for text in ["a", "a < b", "<", "</p>", "{\"a\": \"<\"}"] {
            assert_eq!(Markup::new(text).collect::<Vec<_>>(), [text]);
        }
        assert_eq!(Markup::new("").next(), None);
    }
}
