//! What of a script is code, and not a string, a comment or a regular expression.

/// A walk over the code of a script.
pub(super) struct Code<'a> {
    script: &'a str,
    at: usize,
    /// The last byte of code before `at` that is no white space.
    last: u8,
}

impl<'a> Code<'a> {
    /// From the beginning.
    pub(super) fn of(script: &'a str) -> Code<'a> {
        Code { script, at: 0, last: b';' }
    }

    /// Where a name stands next in the code; the walk goes on behind it.
    pub(super) fn find(&mut self, name: &str) -> Option<usize> {
        let bytes = self.script.as_bytes();
        let first = name.as_bytes().first()?;
        while let Some(byte) = bytes.get(self.at) {
            if byte == first && bytes[self.at..].starts_with(name.as_bytes()) {
                let at = self.at;
                self.at += name.len();
                self.last = b'a';
                return Some(at);
            }
            self.at += self.passed(*byte);
        }
        None
    }

    /// How many bytes the next piece has: a string, a comment, a regular expression or one byte of code.
    fn passed(&mut self, byte: u8) -> usize {
        let rest = &self.script.as_bytes()[self.at..];
        let next = rest.get(1).copied();
        let length = match (byte, next) {
            (b'"' | b'\'', _) => quoted(rest, byte),
            (b'`', _) => quoted(rest, byte),
            (b'/', Some(b'/')) => return line(rest),
            (b'/', Some(b'*')) => return comment(rest),
            (b'/', _) if self.is_before_value() => regular(rest),
            _ => {
                if !byte.is_ascii_whitespace() {
                    self.last = byte;
                }
                return 1;
            }
        };
        // A value stood here: a stroke after it divides.
        self.last = b'a';
        length
    }

    /// Whether a value may begin here, so that a stroke begins a regular expression.
    fn is_before_value(&self) -> bool {
        b"(,=:[!&|?{};+-*%<>~^".contains(&self.last) || {
            let before = self.script[..self.at].trim_end();
            ["return", "typeof", "case"].iter().any(|word| before.ends_with(word))
        }
    }
}

/// The length of a string from its quote on. A line that ends before its quote ends it: no script has one.
fn quoted(rest: &[u8], quote: u8) -> usize {
    let mut at = 1;
    while let Some(byte) = rest.get(at) {
        match byte {
            b'\\' => at += 1,
            b'\n' if quote != b'`' => return at,
            byte if *byte == quote => return at + 1,
            _ => {}
        }
        at += 1;
    }
    rest.len()
}

/// Bytes of the longest regular expression: what goes on for longer is none, and is not looked through again.
const REGULAR: usize = 2048;

/// The length of a regular expression; of its stroke alone, where none ends on the line.
fn regular(rest: &[u8]) -> usize {
    let (mut at, mut is_class) = (1, false);
    while let Some(byte) = rest.get(at).filter(|_| at < REGULAR) {
        match byte {
            b'\\' => at += 1,
            b'[' => is_class = true,
            b']' => is_class = false,
            b'/' if !is_class => return at + 1,
            b'\n' => return 1,
            _ => {}
        }
        at += 1;
    }
    1
}

/// The length of a comment up to the end of its line.
fn line(rest: &[u8]) -> usize {
    rest.iter().position(|byte| *byte == b'\n').unwrap_or(rest.len())
}

/// The length of a comment between strokes and stars.
fn comment(rest: &[u8]) -> usize {
    let end = rest.windows(2).skip(2).position(|pair| pair == b"*/");
    end.map_or(rest.len(), |end| end + 4)
}

#[cfg(test)]
mod tests {
    use super::super::assigned;

    #[test]
    fn only_code_assigns() {
        for (script, value) in [
            ("window.runParams = {a: 1};", Some("{a: 1};")),
            ("var t = 'x'; runParams={a: 2}", Some("{a: 2}")),
            (r#"t = "it's runParams={a: 3}"; runParams = {a: 4}"#, Some("{a: 4}")),
            (r#"t = {"title": "Lamp runParams={priceModule:1}"}"#, None),
            (r#"t = 'a \' runParams={}'; "#, None),
            ("t = `runParams={}`", None),
            ("// runParams = {a: 5}\nrunParams = {a: 6}", Some("{a: 6}")),
            ("/* runParams = {a: 7} */ runParams = {a: 8}", Some("{a: 8}")),
            ("/* runParams = {a: 7}", None),
            ("t = /[\"/]runParams={}/; runParams = {a: 9}", Some("{a: 9}")),
            ("t = s.replace(/'/g, '').length / 2; runParams = {a: 1}", Some("{a: 1}")),
            ("return /\"/.test(x) ? 1 / 2 : 3; runParams=[1]", Some("[1]")),
            ("a = b / c; runParams = {d: 1 / 2}", Some("{d: 1 / 2}")),
            ("myrunParams = {}; x.runParams = x.runParams || {}; runParams == {}", None),
            ("t = 'never closed\nrunParams = {a: 1}", Some("{a: 1}")),
        ] {
            assert_eq!(assigned(script, "runParams"), value, "{script}");
        }
    }
}
