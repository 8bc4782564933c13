//! The inline scripts of a page, as far as they are worth reading.

/// Where inline scripts stand.
#[cfg(feature = "live")]
pub(crate) const INLINE: &str = "script:not([src])";

/// Bytes of scripts that are kept; captured pages have a quarter of a million.
pub(crate) const BYTES: usize = 16 << 20;

/// The scripts of a page that are worth reading, within bounds.
pub(crate) struct Kept {
    pub(crate) texts: Vec<String>,
    room: usize,
}

impl Kept {
    /// None yet.
    pub(crate) fn new() -> Kept {
        Kept { texts: Vec::new(), room: BYTES }
    }

    /// Keeps a script where there is room.
    pub(crate) fn keep(&mut self, text: String) {
        if text.len() <= self.room {
            self.room -= text.len();
            self.texts.push(text);
        }
    }
}
