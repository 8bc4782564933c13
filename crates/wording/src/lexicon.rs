//! The vocabulary: languages, their phrases, and the longest phrase at a place in a text.

use std::iter::repeat_n;
use std::sync::OnceLock;

use page::price::{Mark, Marks};

use super::fold::{letter, unspaced};
use super::glyphs::Glyphs;
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

impl Dates {
    /// The order of two numbers that only the custom of a place told apart; none where they settle it themselves.
    pub(super) fn by_custom<T: PartialOrd + From<u8>>(
        open: bool,
        day_first: bool,
        first: T,
        second: T,
    ) -> Option<Dates> {
        let most = T::from(12);
        let either = open && first != second && first <= most && second <= most;
        either.then_some(if day_first { Dates::Dmy } else { Dates::Mdy })
    }

    /// The order in which a country writes its days; `None` where it has both.
    pub(super) fn of_country(country: &str) -> Option<Dates> {
        match country {
            "US" => Some(Dates::Mdy),
            "CN" | "HU" | "JP" | "KR" | "LT" | "MN" | "TW" => Some(Dates::Ymd),
            country if OPEN.contains(&country) => None,
            _ => Some(Dates::Dmy),
        }
    }
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
    /// How many of the phrases have which role, in their order.
    roles: &'static [(Role, u16)],
    /// Its phrases, a line each; `*` ends one that goes on as the word does.
    phrases: &'static str,
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

/// The phrases of one language, sorted.
pub(super) struct Lexicon(Vec<Phrase>);

#[derive(Clone, Copy)]
struct Phrase {
    /// Its first letter, by which phrases are found.
    first: char,
    /// The one behind it, by which most are passed over; none where it ends or a new word begins.
    second: Option<char>,
    text: &'static str,
    open: bool,
    role: Role,
}

impl Lexicon {
    /// The vocabulary of a language, sorted when it is first asked for.
    pub(super) fn of(language: usize) -> &'static Lexicon {
        static SORTED: [OnceLock<Lexicon>; LANGUAGES.len()] =
            [const { OnceLock::new() }; LANGUAGES.len()];
        static NONE: Lexicon = Lexicon(Vec::new());
        match (SORTED.get(language), LANGUAGES.get(language)) {
            (Some(cell), Some(language)) => cell.get_or_init(|| Lexicon::sorted(language)),
            _ => &NONE,
        }
    }

    fn sorted(language: &Language) -> Lexicon {
        let roles = language.roles.iter();
        let roles = roles.flat_map(|(role, phrases)| repeat_n(*role, usize::from(*phrases)));
        let mut lines: Vec<(&'static str, Role)> =
            language.phrases.split('\n').zip(roles).collect();
        lines.sort_unstable();
        Lexicon(lines.into_iter().filter_map(|(line, role)| Phrase::of(line, role)).collect())
    }

    /// The role of the longest phrase at a place, and where it ends.
    pub(super) fn longest(&self, glyphs: &Glyphs<'_>, from: usize) -> Option<(Role, usize)> {
        let first = glyphs.folded(from)?;
        let second = glyphs.folded(from + 1);
        let start = self.0.partition_point(|phrase| phrase.first < first);
        self.0[start..]
            .iter()
            .take_while(|phrase| phrase.first == first)
            .filter(|phrase| phrase.second.is_none() || phrase.second == second)
            .filter_map(|phrase| {
                let end = reach(phrase.text, phrase.open, glyphs, from)?;
                Some((phrase.role, end))
            })
            .max_by_key(|(_, end)| *end)
    }
}

impl Phrase {
    fn of(line: &'static str, role: Role) -> Option<Phrase> {
        let text = line.strip_suffix('*').unwrap_or(line);
        let mut letters = text.chars();
        let (first, second) = (letters.next()?, letters.next().filter(|letter| *letter != ' '));
        Some(Phrase { first, second, text, open: text.len() < line.len(), role })
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

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{LANGUAGES, Lexicon};

    #[test]
    fn every_phrase_of_every_language_has_one_role() {
        for (at, language) in LANGUAGES.iter().enumerate() {
            let roles: usize =
                language.roles.iter().map(|(_, phrases)| usize::from(*phrases)).sum();
            let phrases: BTreeSet<&str> = language.phrases.lines().collect();
            let lexicon = &Lexicon::of(at).0;
            assert!(phrases.len() > 100, "{}: {} phrases", language.code, phrases.len());
            assert_eq!((phrases.len(), lexicon.len()), (roles, roles), "{}", language.code);
        }
    }

    #[test]
    fn phrases_are_sorted_by_their_first_letter() {
        for at in 0..LANGUAGES.len() {
            assert!(Lexicon::of(at).0.is_sorted_by_key(|phrase| phrase.first));
        }
    }
}
