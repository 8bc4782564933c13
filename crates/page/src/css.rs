//! Selectors that serve both doors.

#[cfg(feature = "text")]
pub(crate) mod pattern;

/// A CSS selector, written once in a static table and understood by both doors.
///
/// The live door hands the text to the browser; the text door takes it apart on first use and keeps
/// the result. A text that is no selector there matches nothing; a test of each table finds it.
#[derive(Debug)]
pub struct Css {
    text: &'static str,
    #[cfg(feature = "text")]
    taken_apart: std::sync::OnceLock<Option<pattern::Pattern>>,
}

impl Css {
    /// A selector of this text.
    pub const fn new(text: &'static str) -> Css {
        Css {
            text,
            #[cfg(feature = "text")]
            taken_apart: std::sync::OnceLock::new(),
        }
    }

    /// The text of the selector.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// Whether the text door knows all that the selector says.
    #[cfg(feature = "text")]
    pub fn is_known(&self) -> bool {
        self.pattern().is_some()
    }

    #[cfg(feature = "text")]
    pub(crate) fn pattern(&self) -> Option<&pattern::Pattern> {
        self.taken_apart.get_or_init(|| pattern::Pattern::parse(self.text)).as_ref()
    }
}
