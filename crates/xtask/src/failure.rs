use std::{fmt, io, path::Path};

/// Why a step did not succeed, and what a person can do about it.
#[derive(Debug)]
pub(crate) struct Failure {
    what: String,
    by_hand: Option<String>,
}

/// What a step comes to.
pub(crate) type Outcome<T = ()> = Result<T, Failure>;

impl Failure {
    pub(crate) fn new(what: impl Into<String>) -> Self {
        Self { what: what.into(), by_hand: None }
    }

    /// Adds the way out: the commands to type, or the page to visit.
    #[must_use]
    pub(crate) fn by_hand(mut self, way_out: impl Into<String>) -> Self {
        self.by_hand = Some(way_out.into());
        self
    }

    /// An input or output error, with the place it happened at.
    pub(crate) fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        move |error| Self::new(format!("{}: {error}", path.display()))
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "error: {}", self.what)?;
        self.by_hand.as_ref().map_or(Ok(()), |way_out| write!(f, "\n  by hand: {way_out}"))
    }
}
