//! One walk over a text, and what it leaves: a flat list of values with their places.

use super::value::Value;

/// A text walked once: all its values in order, each with its place and where its contents end.
#[derive(Debug)]
pub struct Tape<'a> {
    pub(super) text: &'a str,
    pub(super) cells: Vec<Cell>,
}

/// A value or a key: its place in the text and the cell after its contents.
#[derive(Clone, Copy, Debug)]
pub(super) struct Cell {
    pub(super) kind: Kind,
    pub(super) start: u32,
    pub(super) end: u32,
    pub(super) next: u32,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Object,
    List,
    /// Text without quotes, and whether it holds escapes.
    Text {
        escaped: bool,
    },
    Number,
    True,
    False,
    Null,
    /// An expression of a script, of which nothing is known.
    Script,
}

/// Why a text was not walked to its end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Something stands where it cannot.
    #[error("unexpected text at byte {0}")]
    Unexpected(usize),
    /// It ends too early.
    #[error("the text ends in the middle of a value")]
    CutOff,
    /// It has more bytes than are read.
    #[error("longer than is read")]
    TooLong,
    /// It has more values than are read.
    #[error("more values than are read")]
    TooMany,
    /// It is nested deeper than is read.
    #[error("nested deeper than is read")]
    TooDeep,
}

/// Bytes of a text; captured pages hold 300 kB of data.
const BYTES: usize = 16 << 20;
/// Values and keys of a text; captured pages hold 30,000.
const CELLS: usize = 1 << 20;
/// Nesting; captured pages nest twelve deep.
const DEPTH: usize = 256;

impl<'a> Tape<'a> {
    /// Walks a text that holds one value and nothing else.
    ///
    /// # Errors
    /// Where the text is no value, is cut off, or is beyond the bounds.
    pub fn parse(text: &'a str) -> Result<Tape<'a>, Error> {
        let (tape, end) = Walk::new(text).walk()?;
        let rest = text[end..].trim();
        if rest.is_empty() { Ok(tape) } else { Err(Error::Unexpected(end)) }
    }

    /// Walks the value that a text begins with, whatever follows it.
    ///
    /// # Errors
    /// As [`Tape::parse`].
    pub fn prefix(text: &'a str) -> Result<Tape<'a>, Error> {
        Walk::new(text).walk().map(|(tape, _)| tape)
    }

    /// The value.
    pub fn root(&self) -> Value<'_> {
        Value { tape: self, at: 0 }
    }
}

/// What may come next.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    Value,
    /// A key, or the end of the object.
    Key,
    /// A value, or the end of the list.
    Item,
    /// A comma, or the end of what is open.
    Comma,
}

struct Walk<'a> {
    text: &'a str,
    bytes: &'a [u8],
    at: usize,
    cells: Vec<Cell>,
    open: Vec<u32>,
}

impl<'a> Walk<'a> {
    fn new(text: &'a str) -> Walk<'a> {
        Walk { text, bytes: text.as_bytes(), at: 0, cells: Vec::new(), open: Vec::new() }
    }

    fn walk(mut self) -> Result<(Tape<'a>, usize), Error> {
        if self.bytes.len() > BYTES {
            return Err(Error::TooLong);
        }
        let mut next = Next::Value;
        loop {
            self.skip_blanks();
            let byte = *self.bytes.get(self.at).ok_or(Error::CutOff)?;
            next = match (next, byte) {
                (Next::Key | Next::Comma, b'}') if self.is_in(Kind::Object) => self.close(),
                (Next::Item | Next::Comma, b']') if self.is_in(Kind::List) => self.close(),
                (Next::Comma, b',') => {
                    self.at += 1;
                    if self.is_in(Kind::Object) { Next::Key } else { Next::Item }
                }
                (Next::Comma, _) => return Err(Error::Unexpected(self.at)),
                (Next::Key, _) => self.key()?,
                (Next::Value | Next::Item, b'{') => self.open(Kind::Object, Next::Key)?,
                (Next::Value | Next::Item, b'[') => self.open(Kind::List, Next::Item)?,
                (Next::Value | Next::Item, b'"' | b'\'') => self.quoted(byte)?,
                (Next::Value | Next::Item, _) => self.bare()?,
            };
            if next == Next::Comma && self.open.is_empty() {
                return Ok((Tape { text: self.text, cells: self.cells }, self.at));
            }
        }
    }

    fn is_in(&self, kind: Kind) -> bool {
        self.open.last().is_some_and(|open| self.cells[*open as usize].kind == kind)
    }

    fn push(&mut self, kind: Kind, start: usize, end: usize) -> Result<(), Error> {
        let next = self.cells.len() as u32 + 1;
        if self.cells.len() >= CELLS {
            return Err(Error::TooMany);
        }
        self.cells.push(Cell { kind, start: start as u32, end: end as u32, next });
        Ok(())
    }

    fn open(&mut self, kind: Kind, next: Next) -> Result<Next, Error> {
        if self.open.len() >= DEPTH {
            return Err(Error::TooDeep);
        }
        self.open.push(self.cells.len() as u32);
        self.push(kind, self.at, self.at)?;
        self.at += 1;
        Ok(next)
    }

    fn close(&mut self) -> Next {
        self.at += 1;
        let next = self.cells.len() as u32;
        if let Some(open) = self.open.pop() {
            let cell = &mut self.cells[open as usize];
            (cell.end, cell.next) = (self.at as u32, next);
        }
        Next::Comma
    }

    fn key(&mut self) -> Result<Next, Error> {
        match self.bytes.get(self.at) {
            Some(quote @ (b'"' | b'\'')) => {
                self.quoted(*quote)?;
            }
            _ => {
                let start = self.at;
                let is_name = |byte: &u8| {
                    byte.is_ascii_alphanumeric() || matches!(byte, b'_' | b'$') || !byte.is_ascii()
                };
                self.at += self.bytes[start..].iter().take_while(|byte| is_name(byte)).count();
                if self.at == start {
                    return Err(Error::Unexpected(start));
                }
                self.push(Kind::Text { escaped: false }, start, self.at)?;
            }
        }
        self.skip_blanks();
        match self.bytes.get(self.at) {
            Some(b':') => {
                self.at += 1;
                Ok(Next::Value)
            }
            Some(_) => Err(Error::Unexpected(self.at)),
            None => Err(Error::CutOff),
        }
    }

    fn quoted(&mut self, quote: u8) -> Result<Next, Error> {
        let start = self.at + 1;
        let mut escaped = false;
        let mut end = start;
        loop {
            let rest = self.bytes.get(end..).ok_or(Error::CutOff)?;
            let stop = rest.iter().position(|byte| *byte == quote || *byte == b'\\');
            end += stop.ok_or(Error::CutOff)?;
            if self.bytes[end] == quote {
                break;
            }
            escaped = true;
            end += 2;
        }
        self.push(Kind::Text { escaped }, start, end)?;
        self.at = end + 1;
        Ok(Next::Comma)
    }

    /// A number, a word, or an expression of a script: it ends where the next value can begin.
    fn bare(&mut self) -> Result<Next, Error> {
        let start = self.at;
        let length = self.bytes[start..].iter().position(|byte| {
            matches!(byte, b',' | b'}' | b']' | b'{' | b'[' | b'"' | b'\'' | b':' | b';' | b'\n')
        });
        let bare = &self.text[start..start + length.unwrap_or(self.bytes.len() - start)];
        let word = bare.trim_end();
        let kind = match word {
            "" => return Err(Error::Unexpected(start)),
            "true" | "!0" => Kind::True,
            "false" | "!1" => Kind::False,
            "null" | "undefined" | "void 0" => Kind::Null,
            _ if is_number(word) => Kind::Number,
            _ if self.open.is_empty() => return Err(Error::Unexpected(start)),
            _ => Kind::Script,
        };
        self.push(kind, start, start + word.len())?;
        self.at = start + word.len();
        Ok(Next::Comma)
    }

    fn skip_blanks(&mut self) {
        loop {
            let rest = &self.bytes[self.at..];
            let blanks =
                rest.iter().take_while(|byte| matches!(byte, b' ' | b'\t' | b'\n' | b'\r')).count();
            self.at += blanks;
            let rest = &self.text[self.at..];
            let comment = if rest.starts_with("//") {
                rest.find('\n')
            } else if let Some(inside) = rest.strip_prefix("/*") {
                inside.find("*/").map(|end| end + 4)
            } else {
                return;
            };
            self.at += comment.unwrap_or(rest.len());
        }
    }
}

/// Whether a word is a number of JSON.
fn is_number(word: &str) -> bool {
    let word = word.strip_prefix('-').unwrap_or(word);
    let (mantissa, exponent) = word.split_once(['e', 'E']).unwrap_or((word, "0"));
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, "0"));
    let exponent = exponent.strip_prefix(['+', '-']).unwrap_or(exponent);
    // To old scripts 017 is fifteen.
    let is_octal = whole.len() > 1 && whole.starts_with('0');
    !is_octal
        && [whole, fraction, exponent]
            .iter()
            .all(|figures| !figures.is_empty() && figures.bytes().all(|byte| byte.is_ascii_digit()))
}
