//! The regions that a text names: countries in many languages, their flags, and lists of them.

use std::ops::Range;

use deal::Country;

use super::fold::{folded, letter, unspaced};
use super::glyphs::Glyphs;
use super::lexicon::{Language, Lexicon};
use super::role::Role;
use super::zone::Zone;

#[cfg(test)]
mod tests;

include!(concat!(env!("OUT_DIR"), "/regions.rs"));

/// The ship-to countries that a text says something is for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Markets {
    /// Only these; none where the text names none.
    pub only: Vec<Country>,
    /// All but these.
    pub but_not: Vec<Country>,
}

/// A region at a place in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Region {
    /// The bytes that name it.
    pub(super) span: Range<usize>,
    /// Its countries, two letters each; none for a region that is no list of countries.
    codes: String,
    /// Whether it is left out.
    but_not: bool,
}

/// What some regions say together.
pub(super) fn markets<'a>(regions: impl Iterator<Item = &'a Region>) -> Markets {
    let mut markets = Markets::default();
    for region in regions {
        let list = if region.but_not { &mut markets.but_not } else { &mut markets.only };
        for country in countries(&region.codes) {
            if !list.contains(&country) {
                list.push(country);
            }
        }
    }
    markets
}

fn countries(codes: &str) -> impl Iterator<Item = Country> {
    (0..codes.len() / 2).filter_map(|at| Country::new(codes.get(at * 2..at * 2 + 2)?).ok())
}

/// The regions that a line names as where something is for, in order.
///
/// Where things come from ("ships from Spain") is none of them.
pub(super) fn regions(line: &str) -> Vec<Region> {
    let glyphs = Glyphs::new(line);
    let mut found = abbreviated(line);
    let mut at = 0;
    while glyphs.raw(at).is_some() {
        let Some((codes, to)) = flag(&glyphs, at).or_else(|| named(&glyphs, at)) else {
            at += 1;
            continue;
        };
        if !origin(&glyphs, at, to) {
            let span = glyphs.byte(at)..glyphs.byte(to);
            found.push(Region { span, codes, but_not: false });
        }
        at = to;
    }
    found.sort_by_key(|region| region.span.start);
    listed(line, &mut found);
    leave_out(&glyphs, &mut found);
    found
}

/// Takes in the codes that stand in a list with other regions: "USA, Canada & Australia".
fn listed(line: &str, found: &mut Vec<Region>) {
    let words = line.split(|c: char| !c.is_alphanumeric()).filter_map(|word| {
        let (_, codes) = ABBREVIATIONS.iter().find(|(short, _)| *short == word)?;
        let start = word.as_ptr() as usize - line.as_ptr() as usize;
        Some(Region { span: start..start + word.len(), codes: (*codes).to_owned(), but_not: false })
    });
    let mut open: Vec<Region> = words.collect();
    open.retain(|word| !found.iter().any(|region| region.span.contains(&word.span.start)));
    let joined = |from: usize, to: usize| {
        let gap = line.get(from..to).unwrap_or_default();
        let mark = gap.contains([',', '/', '&', '+', ';']);
        let mut words = gap.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
        let word = words.next();
        (mark || word.is_some())
            && word.is_none_or(|word| is_and(&folded(word)))
            && words.next().is_none()
    };
    while let Some(at) = open.iter().position(|word| {
        found.iter().any(|region| {
            (word.span.end <= region.span.start && joined(word.span.end, region.span.start))
                || (region.span.end <= word.span.start && joined(region.span.end, word.span.start))
        })
    }) {
        found.push(open.remove(at));
    }
    found.sort_by_key(|region| region.span.start);
}

fn is_and(word: &str) -> bool {
    matches!(word, "and" | "or" | "y" | "o" | "e" | "et" | "ou" | "und" | "oder" | "i" | "и")
}

/// Whether a word in capitals is short for a region.
pub(super) fn is_abbreviation(word: &str) -> bool {
    // Codes are named after a language and the union too.
    matches!(word, "EU" | "HE") || ABBREVIATIONS.iter().any(|(short, _)| *short == word)
}

/// Two letters in a flag; the flag of no country is that of a larger region.
fn flag(glyphs: &Glyphs<'_>, at: usize) -> Option<(String, usize)> {
    let letter = |at: usize| {
        let c = u32::from(glyphs.raw(at)?).checked_sub(0x1F1E6).filter(|place| *place < 26)?;
        char::from_u32(u32::from('A') + c)
    };
    let code: String = [letter(at)?, letter(at + 1)?].into_iter().collect();
    let known = Country::new(&code).map_or(String::new(), |country| country.code().to_owned());
    Some((known, at + 2))
}

/// The longest name at a place.
fn named(glyphs: &Glyphs<'_>, at: usize) -> Option<(String, usize)> {
    let first = glyphs.folded(at).filter(|c| letter(*c))?;
    let from = if starts_word(glyphs, at) { at } else { return None };
    let at = NAMES.binary_search_by_key(&first, |(letter, _)| *letter).ok()?;
    let (_, names) = NAMES.get(at)?;
    names
        .lines()
        .filter_map(|line| line.split_once('\t'))
        .filter_map(|(name, codes)| Some((codes, reach(name, glyphs, from)?)))
        .max_by_key(|(_, to)| *to)
        .map(|(codes, to)| (codes.to_owned(), to))
}

/// The letters that Hebrew and Arabic join to the head of a name: "to", "in", "of", "and".
const JOINED: &str = "לבהמושכبلوفك";

fn starts_word(glyphs: &Glyphs<'_>, at: usize) -> bool {
    let letter_at = |at: usize| glyphs.folded(at).filter(|c| letter(*c) && !unspaced(*c));
    let Some(before) = at.checked_sub(1).and_then(letter_at) else { return true };
    JOINED.contains(before) && at.checked_sub(2).and_then(letter_at).is_none()
}

/// Where a phrase ends that stands at a place as whole words.
fn reach(phrase: &str, glyphs: &Glyphs<'_>, from: usize) -> Option<usize> {
    let (stem, open) = phrase.strip_suffix('*').map_or((phrase, false), |stem| (stem, true));
    let mut at = from;
    let mut last = ' ';
    for c in stem.chars() {
        if c == ' ' {
            at = glyphs.skip_joint(at)?;
        } else if glyphs.folded(at)? == c {
            at += 1;
        } else {
            return None;
        }
        last = c;
    }
    let follows = |at: usize| glyphs.folded(at).is_some_and(|c| letter(c) && !unspaced(c));
    if open {
        while follows(at) {
            at += 1;
        }
    }
    (open || !letter(last) || unspaced(last) || !follows(at)).then_some(at)
}

/// The end of the longest of some phrases at a place.
fn phrase(phrases: &[&str], glyphs: &Glyphs<'_>, at: usize) -> Option<usize> {
    if !glyphs.folded(at).is_some_and(|c| letter(c) && (unspaced(c) || starts_word(glyphs, at))) {
        return None;
    }
    phrases.iter().filter_map(|phrase| reach(phrase, glyphs, at)).max()
}

/// How far a word that speaks of a region can stand from it.
const NEAR: usize = 24;

/// Whether a region is where things come from.
fn origin(glyphs: &Glyphs<'_>, from: usize, to: usize) -> bool {
    // An article may stand between: "depuis la France".
    let before = (from.saturating_sub(NEAR)..from).any(|at| {
        phrase(ORIGIN, glyphs, at).is_some_and(|end| end <= from && words(glyphs, end, from) <= 1)
    });
    let next = glyphs.skip_blanks(to);
    before || phrase(ORIGIN, glyphs, next).is_some_and(|_| next <= to + 1)
}

/// How many words stand between two places; as good as endless where anything else does.
fn words(glyphs: &Glyphs<'_>, from: usize, to: usize) -> usize {
    let mut words = 0;
    let mut inside = false;
    for at in from..to {
        match glyphs.folded(at) {
            Some(c) if letter(c) => {
                words += usize::from(!inside);
                inside = true;
            }
            Some(' ' | '\'' | '’') => inside = false,
            _ => return usize::MAX,
        }
    }
    words
}

/// The end of a mark that crosses out the region right behind it: "🚫🇺🇸".
fn crossing(glyphs: &Glyphs<'_>, at: usize, found: &[Region]) -> Option<usize> {
    const CROSSES: &str = "❌✗✘✖🚫⛔🛑🚷🙅";
    let mark = glyphs.raw(at).filter(|c| CROSSES.contains(*c))?;
    let to = glyphs.byte(at) + mark.len_utf8();
    let right_behind = |region: &Region| {
        let gap = glyphs.source.get(to..region.span.start);
        gap.is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == '\u{FE0F}'))
    };
    found.iter().any(right_behind).then_some(at + 1)
}

/// Marks the regions that a word for "except" leaves out; where it is not clear which, nothing is said.
fn leave_out(glyphs: &Glyphs<'_>, found: &mut Vec<Region>) {
    if found.is_empty() {
        return;
    }
    let mut at = 0;
    while glyphs.raw(at).is_some() {
        let Some(end) = phrase(EXCEPT, glyphs, at).or_else(|| crossing(glyphs, at, found)) else {
            at += 1;
            continue;
        };
        let (from, to) = (glyphs.byte(at), glyphs.byte(end));
        let near = |a: usize, b: usize| {
            let between = glyphs.source.get(a..b).unwrap_or_default();
            between.chars().count() <= 6 && !between.contains(|c: char| c.is_ascii_digit())
        };
        let after = found.iter().position(|region| region.span.start >= to);
        let last = after.unwrap_or(found.len()).checked_sub(1);
        match (after, last) {
            (Some(after), _) if near(to, found[after].span.start) => {
                found[after..].iter_mut().for_each(|region| region.but_not = true);
            }
            (None, Some(last)) if near(found[last].span.end, from) => {
                found.iter_mut().for_each(|region| region.but_not = true);
            }
            _ => {
                found.iter_mut().for_each(|region| region.codes.clear());
                break;
            }
        }
        // The word itself belongs to them.
        found.push(Region { span: from..to, codes: String::new(), but_not: true });
        found.sort_by_key(|region| region.span.start);
        break;
    }
    // "All countries except Spain": what is left out says it.
    if found.iter().any(|region| region.but_not) {
        found.retain(|region| region.but_not || !region.codes.is_empty());
    }
}

/// The regions of a line by their codes: between brackets, colons and bars, where nothing else stands but
/// words for "only" or "codes".
fn abbreviated(line: &str) -> Vec<Region> {
    let mut found = Vec::new();
    let mut from = 0;
    let apart = |c: char| "()[]{}（）【】:：|\t•·–—→".contains(c);
    for piece in line.split_inclusive(apart) {
        let body = piece.trim_end_matches(apart);
        segment(body, from, &mut found);
        from += piece.len();
    }
    found
}

fn segment(text: &str, from: usize, found: &mut Vec<Region>) {
    if text.len() > 80 || text.contains(['$', '€', '£', '¥', '₩', '₽', '%']) {
        return;
    }
    let mut regions: Vec<Region> = Vec::new();
    let mut at = from;
    let parts = text.split_inclusive(|c: char| c.is_whitespace() || ",/&+;.".contains(c));
    for part in parts {
        let word = part.trim_matches(|c: char| !c.is_alphanumeric());
        let start = at + part.find(word).unwrap_or_default();
        at += part.len();
        if word.is_empty() {
            continue;
        }
        if let Some((_, code)) = ABBREVIATIONS.iter().find(|(short, _)| *short == word) {
            let span = start..start + word.len();
            regions.push(Region { span, codes: (*code).to_owned(), but_not: false });
            continue;
        }
        let small = folded(word);
        let and = is_and(&small);
        let left = || EXCEPT.iter().any(|phrase| phrase.split(' ').any(|word| word == small));
        if !regions.is_empty()
            && CLEAR.iter().any(|short| text.trim_start().starts_with(short))
            && dated(text.get(start - from..).unwrap_or_default())
        {
            break;
        }
        let beside = if regions.is_empty() { BEFORE } else { AFTER };
        if !and && !beside.contains(&small.as_str()) && !left() {
            return;
        }
    }
    found.append(&mut regions);
}

/// Whether a text behind a region says only, in English or in numbers, when or for whom something holds.
fn dated(text: &str) -> bool {
    let glyphs = Glyphs::new(text);
    let english = Lexicon::of(Language::of("en").unwrap_or_default());
    let mut at = 0;
    while let Some(c) = glyphs.folded(at) {
        if !letter(c) {
            at += 1;
            continue;
        }
        match english.longest(&glyphs, at) {
            Some((role, to)) if to > at && speaks_of_time(role) => at = to,
            _ => return false,
        }
    }
    true
}

fn speaks_of_time(role: Role) -> bool {
    use Role::{
        AppOnly, Code, Coupon, Expires, From, Limit, NewUser, Since, Starts, To, UpTo, Weekday,
    };
    matches!(
        role,
        AppOnly
            | Code
            | Coupon
            | Expires
            | From
            | Limit
            | NewUser
            | Since
            | Starts
            | To
            | UpTo
            | Weekday
    ) || matches!(role, Role::Day | Role::Between | Role::Filler)
        || role.month().is_some()
        || Zone::of(role).is_some()
}

impl Region {
    /// Takes its countries back: what looks like its name is part of another.
    pub(super) fn unname(&mut self) {
        self.codes.clear();
    }
}
