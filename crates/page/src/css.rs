//! Selectors that serve both doors.

/// A CSS selector, written once in a static table and understood by both doors.
///
/// The live door hands the text to the browser; the text door compiles it on first use and keeps
/// the result. A text that is no selector matches nothing; a test of each table finds it.
#[derive(Debug)]
pub struct Css {
    text: &'static str,
    #[cfg(feature = "text")]
    compiled: std::sync::OnceLock<Option<scraper::Selector>>,
}

impl Css {
    /// A selector of this text.
    pub const fn new(text: &'static str) -> Css {
        Css {
            text,
            #[cfg(feature = "text")]
            compiled: std::sync::OnceLock::new(),
        }
    }

    /// The text of the selector.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// The selector as the text door uses it; none where the text is no selector.
    #[cfg(feature = "text")]
    pub fn compiled(&self) -> Option<&scraper::Selector> {
        self.compiled.get_or_init(|| scraper::Selector::parse(self.text).ok()).as_ref()
    }
}
