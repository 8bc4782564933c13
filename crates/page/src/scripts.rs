//! The inline scripts of a page, as far as they are worth reading.

/// Room for the scripts of a page; captured pages have a quarter of a million letters.
pub(crate) struct Room(usize);

impl Room {
    /// All of it.
    pub(crate) fn new() -> Room {
        Room(16 << 20)
    }

    /// Takes as much of it as a script needs; false where there is not enough.
    pub(crate) fn holds(&mut self, length: usize) -> bool {
        let left = self.0.checked_sub(length);
        self.0 = left.unwrap_or(self.0);
        left.is_some()
    }
}
