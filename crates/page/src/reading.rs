//! What a reader found, where it found it, and why it did not find the rest.

use std::borrow::Cow;

/// The place on a page that a value was taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Source {
    /// The address of the page.
    Url,
    /// The rendered document: what the shopper sees.
    Dom,
    /// The data that the page's scripts hold as text.
    Inline,
    /// The state that only the page's own scripts can see.
    State,
}

impl Source {
    /// The name by which the contract knows it.
    pub fn name(self) -> &'static str {
        match self {
            Source::Url => "url",
            Source::Dom => "dom",
            Source::Inline => "inline",
            Source::State => "state",
        }
    }
}

/// A value and where it was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Field<T> {
    /// The value.
    pub value: T,
    /// Where it was found.
    pub source: Source,
}

impl<T> Field<T> {
    /// A value found in a place.
    pub fn new(value: T, source: Source) -> Field<T> {
        Field { value, source }
    }

    /// The same place with what `change` makes of the value.
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> Field<U> {
        Field { value: change(self.value), source: self.source }
    }
}

/// A field, or the reason why there is none.
pub type Found<T> = Result<Field<T>, Why>;

/// The reason why a page gives no value for a field, in the reader's words.
///
/// One wrong price is worse than ten missing ones: whatever is not certain ends here.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct Why(Cow<'static, str>);

impl Why {
    /// The page has no such thing.
    pub const NOT_SHOWN: Why = Why::new("the page does not show it");
    /// The page shows something there, and nothing that is known.
    pub const NOT_UNDERSTOOD: Why = Why::new("the page shows it in a way that is not understood");
    /// The page's own scripts have not filled it in yet.
    pub const NOT_LOADED: Why = Why::new("the page has not loaded it yet");

    /// A reason that needs no particulars.
    pub const fn new(words: &'static str) -> Why {
        Why(Cow::Borrowed(words))
    }

    /// A reason with the text that gave rise to it, shortened.
    pub fn with(words: &str, text: &str) -> Why {
        let mut why = String::from(words);
        why.push_str(": ");
        why.extend(text.chars().take(120));
        Why(Cow::Owned(why))
    }
}

impl From<String> for Why {
    /// A reason that was given elsewhere.
    fn from(words: String) -> Why {
        Why(Cow::Owned(words))
    }
}

/// A field that a reading lacks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Missing {
    /// Its name in the contract.
    pub field: &'static str,
    /// The reason.
    pub why: Why,
}

/// How a selector of a field that every such page has fared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// The field's name in the contract.
    pub field: &'static str,
    /// The newest selector for it.
    pub selector: &'static str,
    /// What became of it.
    pub state: State,
}

/// What became of a selector.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// Neither it nor an older one matches: the layout has changed.
    Unmatched,
    /// It matches, but what stands there cannot be read.
    Unreadable,
}

impl State {
    /// The name by which the contract knows it.
    pub fn name(self) -> &'static str {
        match self {
            State::Unmatched => "unmatched",
            State::Unreadable => "unreadable",
        }
    }
}
