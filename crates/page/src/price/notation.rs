//! How numbers are written where a text stands, and why a number may stay undecided.

/// A sign between the digits of one number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Mark {
    /// `.` and its full-width twin.
    Dot = 1,
    /// `,`, its full-width twin and the Arabic comma.
    Comma = 2,
    /// `'` and `’`, which only ever part thousands.
    Apostrophe = 4,
    /// A space that does not break a line, which only ever parts thousands.
    Space = 8,
    /// An ordinary space, which parts thousands in some languages and words in all.
    Blank = 16,
    /// `٫`, which only ever opens decimals.
    ArabicDecimal = 32,
    /// `٬`, which only ever parts thousands.
    ArabicThousands = 64,
}

impl Mark {
    /// The mark that a character is, if it can stand inside a number.
    pub fn of(c: char) -> Option<Mark> {
        Some(match c {
            '.' | '．' | '․' => Mark::Dot,
            ',' | '，' | '،' | '‚' => Mark::Comma,
            '\'' | '’' | '‘' | 'ʼ' | '＇' => Mark::Apostrophe,
            '\u{A0}' | '\u{202F}' | '\u{2007}' | '\u{2009}' | '\u{2008}' => Mark::Space,
            ' ' => Mark::Blank,
            '٫' => Mark::ArabicDecimal,
            '٬' => Mark::ArabicThousands,
            _ => return None,
        })
    }
}

/// What is known of how numbers are written where a text stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Notation {
    /// How many decimals an amount can have at all: the minor unit's digits.
    pub digits: u32,
    /// The marks that open decimals here, as far as known.
    pub decimal: Marks,
    /// The marks that part thousands here, as far as known.
    pub group: Marks,
}

/// A set of marks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Marks(u8);

impl Marks {
    /// No mark known.
    pub const NONE: Marks = Marks(0);

    /// The set of these marks.
    pub fn of(marks: &[Mark]) -> Marks {
        Marks(marks.iter().fold(0, |set, mark| set | *mark as u8))
    }

    /// The set whose bits are these, as tables compiled in keep it.
    pub const fn from_bits(bits: u8) -> Marks {
        Marks(bits)
    }

    /// Whether the mark is in the set.
    pub fn has(self, mark: Mark) -> bool {
        self.0 & mark as u8 != 0
    }

    /// The marks in either set.
    pub fn or(self, other: Marks) -> Marks {
        Marks(self.0 | other.0)
    }

    /// The marks in both sets.
    pub fn and(self, other: Marks) -> Marks {
        Marks(self.0 & other.0)
    }
}

/// Why a number has no certain value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Unsettled {
    /// The one mark may open decimals or part thousands.
    #[error("the mark may open decimals or part thousands")]
    Ambiguous,
    /// The marks stand where no custom puts them.
    #[error("the marks stand where no number has them")]
    Malformed,
    /// Decimals that the currency cannot pay.
    #[error("more decimals than the currency's {0}")]
    TooManyDecimals(u32),
    /// More digits than any amount has.
    #[error("more digits than an amount has")]
    TooLong,
    /// Digits of two scripts in one number.
    #[error("digits of two scripts in one number")]
    MixedScripts,
}
