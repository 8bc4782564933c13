//! The vocabulary: languages, their phrases, and the longest phrase at a place in a text.

use std::sync::OnceLock;

use page::price::{Mark, Marks};

use super::fold::{letter, unspaced};
use super::glyphs::Glyphs;
use super::packed::{MOST_SHARED, Models, Unpacking};
use super::role::Role;

include!(concat!(env!("OUT_DIR"), "/lexicon.rs"));

/// Which part of a date comes first where all are numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Dates {
    /// Day, month, year.
    Dmy,
    /// Month, day, year.
    Mdy,
    /// Year, month, day.
    Ymd,
}

/// Regions in which days and months stand in either order: Canada, the United States for those who do not
/// read English there, and places under their influence.
const OPEN: &[&str] = &["CA", "US", "PR", "PH", "GU", "VI", "PA", "BZ", "LR"];

/// A language as it is compiled in.
pub(super) struct Language {
    /// Its ISO 639-1 code.
    pub(super) code: &'static str,
    decimal: u8,
    group: u8,
    /// The regions that write decimals and thousands the other way round.
    reversed: &'static str,
    /// The order of its dates.
    pub(super) dates: Dates,
    letters: &'static str,
    phrases: u16,
    packed: &'static [u8],
}

impl Language {
    /// The language of a locale such as `pt_BR`; `iw` and `in` are the old names of two.
    pub(super) fn of(locale: &str) -> Option<usize> {
        let locale = locale.trim();
        let end = locale.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(locale.len());
        let code = match locale.get(..end)? {
            code if code.eq_ignore_ascii_case("iw") => "he",
            code if code.eq_ignore_ascii_case("in") => "id",
            code => code,
        };
        LANGUAGES.iter().position(|language| language.code.eq_ignore_ascii_case(code))
    }

    /// The language at a place in the table.
    pub(super) fn get(at: usize) -> Option<&'static Language> {
        LANGUAGES.get(at)
    }

    /// How many there are.
    pub(super) fn count() -> usize {
        LANGUAGES.len()
    }

    /// The order of its dates where a locale stands; `None` where its regions differ and the locale names
    /// none of them, or one that writes both.
    pub(super) fn dates_in(&self, locale: &str) -> Option<Dates> {
        let region = locale.trim().get(self.code.len() + 1..).unwrap_or_default();
        let is_of = |regions: &[&str]| {
            let mut parts = region.split(['_', '-']);
            parts.any(|part| regions.iter().any(|other| part.eq_ignore_ascii_case(other)))
        };
        match self.code {
            "en" if is_of(&["US"]) => Some(Dates::Mdy),
            "en" if region.is_empty() || is_of(OPEN) => None,
            "en" => Some(Dates::Dmy),
            _ if is_of(OPEN) && self.dates != Dates::Ymd => None,
            _ => Some(self.dates),
        }
    }

    /// The marks that open decimals and those that part thousands in it, where a locale stands; both
    /// may be either where its region writes as most others of the language do not.
    pub(super) fn marks(&self, locale: &str) -> (Marks, Marks) {
        let region = locale.trim().get(self.code.len() + 1..).unwrap_or_default();
        let either = self.reversed.split(' ').any(|other| {
            !other.is_empty()
                && region.split(['_', '-']).any(|part| part.eq_ignore_ascii_case(other))
        });
        let more = if either { Marks::of(&[Mark::Dot, Mark::Comma]) } else { Marks::NONE };
        (Marks::from_bits(self.decimal).or(more), Marks::from_bits(self.group).or(more))
    }
}

/// The phrases of one language.
pub(super) struct Lexicon {
    text: String,
    phrases: Vec<Phrase>,
}

#[derive(Clone, Copy)]
struct Phrase {
    /// Its first letter, by which phrases are found and sorted.
    first: char,
    /// The one behind it, by which most are passed over; none where it ends or a new word begins.
    second: Option<char>,
    at: u16,
    length: u8,
    open: bool,
    role: Role,
}

impl Lexicon {
    /// The vocabulary of a language, unpacked when it is first asked for.
    pub(super) fn of(language: usize) -> &'static Lexicon {
        static UNPACKED: [OnceLock<Lexicon>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        static NONE: Lexicon = Lexicon { text: String::new(), phrases: Vec::new() };
        match (UNPACKED.get(language), LANGUAGES.get(language)) {
            (Some(cell), Some(language)) => cell.get_or_init(|| Lexicon::unpack(language)),
            _ => &NONE,
        }
    }

    fn unpack(language: &Language) -> Lexicon {
        let letters: Vec<char> = language.letters.chars().collect();
        let mut models = Models::new(letters.len());
        let mut unpacking = Unpacking::new(language.packed);
        let mut lexicon =
            Lexicon { text: String::new(), phrases: Vec::with_capacity(language.phrases.into()) };
        let (mut phrase, mut role) = (Vec::new(), 0);
        for _ in 0..language.phrases {
            phrase.truncate(unpacking.symbol(&mut models.shared, role).min(MOST_SHARED));
            loop {
                let before = phrase.last().copied().unwrap_or(0);
                match unpacking.symbol(&mut models.letters, before) {
                    letter if letter > 0 && letter <= letters.len() => phrase.push(letter),
                    _ => break,
                }
            }
            role = unpacking.symbol(&mut models.roles, role);
            lexicon.add(phrase.iter().map(|letter| letters[letter - 1]), role);
        }
        lexicon
    }

    fn add(&mut self, phrase: impl Iterator<Item = char>, role: usize) {
        let at = self.text.len();
        self.text.extend(phrase);
        let open = self.text.ends_with('*');
        if open {
            self.text.pop();
        }
        let mut letters = self.text.get(at..).unwrap_or_default().chars();
        let (first, second) = (letters.next(), letters.next().filter(|letter| *letter != ' '));
        if let (Some(first), Ok(at), Ok(length), Some(role)) =
            (first, u16::try_from(at), u8::try_from(self.text.len() - at), Role::ALL.get(role))
        {
            self.phrases.push(Phrase { first, second, at, length, open, role: *role });
        }
    }

    fn text(&self, phrase: Phrase) -> &str {
        let at = usize::from(phrase.at);
        self.text.get(at..at + usize::from(phrase.length)).unwrap_or_default()
    }

    /// The role of the longest phrase at a place, and where it ends.
    pub(super) fn longest(&self, glyphs: &Glyphs<'_>, from: usize) -> Option<(Role, usize)> {
        let first = glyphs.folded(from)?;
        let second = glyphs.folded(from + 1);
        let start = self.phrases.partition_point(|phrase| phrase.first < first);
        self.phrases[start..]
            .iter()
            .take_while(|phrase| phrase.first == first)
            .filter(|phrase| phrase.second.is_none() || phrase.second == second)
            .filter_map(|phrase| {
                let end = reach(self.text(*phrase), phrase.open, glyphs, from)?;
                Some((phrase.role, end))
            })
            .max_by_key(|(_, end)| *end)
    }
}

/// Where a phrase ends in a text, if it stands there as whole words.
fn reach(phrase: &str, open: bool, glyphs: &Glyphs<'_>, from: usize) -> Option<usize> {
    let mut at = from;
    let mut last = ' ';
    for c in phrase.chars() {
        if c == ' ' {
            at = glyphs.skip_joint(at)?;
        } else if glyphs.folded(at)? == c {
            at += 1;
        } else {
            return None;
        }
        last = c;
    }
    let next = glyphs.folded(at);
    if open {
        while glyphs.folded(at).is_some_and(letter) && !glyphs.breaks(at) {
            at += 1;
        }
        return Some(at);
    }
    let runs_on = next.is_some_and(|c| letter(c) && !unspaced(c)) && !glyphs.breaks(at);
    let cut = letter(last) && !unspaced(last) && runs_on;
    let digits = last.is_ascii_digit() && next.is_some_and(|c| c.is_ascii_digit());
    (!cut && !digits).then_some(at)
}
