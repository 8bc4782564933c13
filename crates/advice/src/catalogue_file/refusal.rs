//! Why a catalogue file is refused.

use super::{KeyId, MOST_BYTES};
use contract::JsonError;

use crate::error::Error;

/// Why a catalogue file is not taken in. The one before it stays.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Refusal {
    /// Larger than any catalogue is.
    #[error("the file has {bytes} bytes, more than {MOST_BYTES}")]
    Oversize {
        /// How many bytes it has.
        bytes: usize,
    },
    /// A part of the file or of its signature is missing.
    #[error("{part} is cut off")]
    Truncated {
        /// Which of the two.
        part: &'static str,
    },
    /// Not in minisign's form.
    #[error("{place}: not in minisign's form")]
    NotMinisign {
        /// The line of the signature, or the key.
        place: &'static str,
    },
    /// Signed with a key that is not among the trusted ones.
    #[error("signed with key {key}, which is not among the trusted ones")]
    UnknownKey {
        /// The key's number.
        key: KeyId,
    },
    /// The file or its comment is not what was signed.
    #[error("the signature does not hold: the file is not what key {key} signed")]
    Tampered {
        /// The key that it claims.
        key: KeyId,
    },
    /// A field that the schema does not know.
    #[error("{place}: {why}")]
    UnknownField {
        /// The path of the field.
        place: String,
        /// What the parser says of it.
        why: String,
    },
    /// Not JSON, or a value of the wrong kind.
    #[error("{place}: {why}")]
    Schema {
        /// The path of the value, or the file.
        place: String,
        /// What the parser says of it.
        why: String,
    },
    /// A value that cannot stand where it stands.
    #[error(transparent)]
    Value(#[from] Error),
    /// What is typed at a checkout is letters and digits.
    #[error("{place}: a code is 3 to 24 letters and digits")]
    NotACode {
        /// The path.
        place: String,
    },
    /// A word that only stands where codes stand: coupon sites print it, no shop takes it.
    #[error("{place}: {code} is a placeholder and no code")]
    Placeholder {
        /// The path.
        place: String,
        /// The word.
        code: String,
    },
    /// Words that are too long, hold an address, or hold control characters.
    #[error("{place}: not a few plain words without an address")]
    NotWords {
        /// The path.
        place: String,
    },
    /// A code that stands twice for the same markets and window.
    #[error("{place}: {code} stands twice")]
    Twice {
        /// The path of the second.
        place: String,
        /// The code.
        code: String,
    },
    /// A file that was already taken in, or an older one.
    #[error("serial {serial} is not newer than {have}")]
    NotNewer {
        /// The file's.
        serial: u32,
        /// The one that was accepted last.
        have: u32,
    },
    /// A file that is not to be trusted any more.
    #[error("it expired at {expires}")]
    Expired {
        /// When.
        expires: String,
    },
    /// A file whose issue lies more than a day ahead.
    #[error("it was issued at {issued}, which is still to come")]
    FromTheFuture {
        /// When.
        issued: String,
    },
}

impl Refusal {
    /// The refusal of a text that is not a catalogue file.
    pub fn of_parser(error: &JsonError) -> Refusal {
        let place = if error.place.is_empty() { "the file" } else { &error.place };
        let (place, why) = (place.to_owned(), error.why.clone());
        if why.contains("unknown field") {
            Refusal::UnknownField { place, why }
        } else if why.starts_with("EOF") {
            Refusal::Truncated { part: "the file" }
        } else {
            Refusal::Schema { place, why }
        }
    }

    /// A short name of the reason, by which a translation is looked up.
    pub fn name(&self) -> &'static str {
        match self {
            Refusal::Oversize { .. } => "oversize",
            Refusal::Truncated { .. } => "truncated",
            Refusal::NotMinisign { .. } => "not_minisign",
            Refusal::UnknownKey { .. } => "unknown_key",
            Refusal::Tampered { .. } => "tampered",
            Refusal::UnknownField { .. } => "unknown_field",
            Refusal::Schema { .. }
            | Refusal::Value(_)
            | Refusal::NotACode { .. }
            | Refusal::Placeholder { .. }
            | Refusal::NotWords { .. }
            | Refusal::Twice { .. } => "bad_value",
            Refusal::NotNewer { .. } => "not_newer",
            Refusal::Expired { .. } => "expired",
            Refusal::FromTheFuture { .. } => "from_the_future",
        }
    }
}
