//! The inline scripts of a page, as far as they are worth reading.

/// Where inline scripts stand.
pub(crate) const INLINE: &str = "script:not([src])";

/// Bytes of scripts that are kept; captured pages have a quarter of a million.
pub(crate) const BYTES: usize = 16 << 20;

/// The scripts of a page that hold any of some marks, within bounds.
pub(crate) struct Kept<'a> {
    marks: &'a [&'a str],
    texts: Vec<String>,
    room: usize,
}

impl<'a> Kept<'a> {
    /// None yet.
    pub(crate) fn new(marks: &'a [&'a str]) -> Kept<'a> {
        Kept { marks, texts: Vec::new(), room: BYTES }
    }

    /// Keeps a script where it holds a mark and there is room.
    pub(crate) fn offer(&mut self, text: String) {
        let has_mark = self.marks.iter().any(|mark| text.contains(mark));
        if has_mark && text.len() <= self.room {
            self.room -= text.len();
            self.texts.push(text);
        }
    }

    /// The scripts kept.
    pub(crate) fn into_texts(self) -> Vec<String> {
        self.texts
    }
}
