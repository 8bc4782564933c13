//! A line of a paste and the words in it that may be codes.

use std::ops::Range;

use crate::code::{self, Shape};
use crate::fold::{adornment, fold, folded, letter, unspaced};
use crate::read::{Context, is_zone_of_a_time};
use crate::region::{Region, regions};
use page::price::invisible;

use super::LONGEST_LINE;

/// A word that may be a code.
#[derive(Clone, Debug)]
pub(super) struct Code {
    /// Its bytes in the line.
    pub(super) span: Range<usize>,
    /// Whether the line says that it is one: after a word for "code", beside a colon or an arrow, or alone.
    pub(super) sure: bool,
    /// Whether it looks like a placeholder: it is a code only with its amounts.
    pub(super) placeholder: bool,
}

/// A line of a paste.
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) span: Range<usize>,
    pub(super) codes: Vec<Code>,
    /// A word that only stands where a code should.
    pub(super) placeholder: Option<&'a str>,
    /// The regions that it says something is for.
    pub(super) regions: Vec<Region>,
}

impl<'a> Line<'a> {
    /// The line at some bytes of a text.
    pub(super) fn read(source: &'a str, span: Range<usize>) -> Line<'a> {
        let text = &source[span.clone()];
        let mut line =
            Line { text, span, codes: Vec::new(), placeholder: None, regions: Vec::new() };
        if line.too_long() {
            return line;
        }
        let links = links(text);
        let mut told: Option<usize> = None;
        let mut open: Vec<Code> = Vec::new();
        for word in words(text) {
            let Some(shape) = code::shape(&text[word.clone()]) else { continue };
            let linked = links.iter().any(|link| link.contains(&word.start));
            if linked || !stands_alone(text, &word) {
                continue;
            }
            let named = code::named_before(&text[..word.start]);
            let digits = text[word.clone()].bytes().any(|byte| byte.is_ascii_digit());
            let beside = beside(text, &word);
            let placeholder = shape == Shape::Placeholder;
            let counts = match shape {
                Shape::Mixed => !code::is_amount(&text[word.clone()]) || named,
                Shape::Letters => named,
                Shape::Placeholder => {
                    named || (digits && (beside || adjacent(text, &word) || told_by(text, &word)))
                }
            };
            // "ES5" alone is no word that stands for a code.
            if placeholder && word.len() > 3 {
                line.placeholder = Some(&text[word.clone()]);
            }
            if !counts {
                if placeholder && digits {
                    open.push(Code { span: word, sure: false, placeholder });
                }
                continue;
            }
            if named && told.is_none() {
                told = Some(line.codes.len());
            }
            let sure = told.is_some() || beside;
            line.codes.push(Code { span: word, sure, placeholder });
        }
        // Where a word says which are codes, capitals before it are a model or a make.
        if let Some(first) = told {
            line.codes.drain(..first);
        }
        // "SAVE5 or SAVE6: …": what stands in a list with a code is one.
        for code in open.into_iter().rev() {
            let joined = line.codes.iter().any(|other| lists(text, &code.span, &other.span));
            if joined {
                line.codes.insert(0, code);
                line.codes.sort_by_key(|code| code.span.start);
            }
        }
        if told.is_none() {
            line.drop_names();
        }
        // "TOP10: Q5 $5 off $45": of two words, the one that is a code in its own right.
        line.drop_titles();
        line.regions = regions(text);
        line
    }

    /// Drops placeholders with nothing but the next code's place behind them, and all that only stand beside
    /// an amount where another word is a code in its own right.
    fn drop_titles(&mut self) {
        let text = self.text;
        if self.codes.iter().any(|code| !code.placeholder) {
            self.codes.retain(|code| !code.placeholder || code.sure);
        }
        let mut at = 0;
        while at + 1 < self.codes.len() {
            let between = text.get(self.codes[at].span.end..self.codes[at + 1].span.start);
            let amounts = between.is_some_and(has_digits);
            if self.codes[at].placeholder && !self.codes[at + 1].placeholder && !amounts {
                self.codes.remove(at);
            } else {
                at += 1;
            }
        }
    }

    /// Drops the words of a cell that has others too, where another cell is a code and nothing else: "Phone X200"
    /// beside "SAVE50".
    fn drop_names(&mut self) {
        let text = self.text;
        let cells = |c: char| c == '\t' || c == '|';
        let alone = |code: &Code| {
            let before = text.get(..code.span.start).unwrap_or_default();
            let after = text.get(code.span.end..).unwrap_or_default();
            let rest = [
                before.rsplit(cells).next().unwrap_or_default(),
                after.split(cells).next().unwrap_or_default(),
            ];
            rest.iter().all(|rest| !rest.chars().any(char::is_alphanumeric))
        };
        if text.contains(cells) && self.codes.iter().any(alone) {
            self.codes.retain(alone);
        }
    }

    /// Whether the first of some codes stands in one list with the next that is sure: "QA5/QA8:", "QA5 or QA8:".
    pub(super) fn joins_sure(&self, codes: &[Code]) -> bool {
        codes
            .windows(2)
            .take_while(|two| lists(self.text, &two[0].span, &two[1].span))
            .any(|two| two[1].sure)
    }

    /// Drops the regions that are the zone of a time, in brackets behind it.
    pub(super) fn drop_zones(&mut self, context: &Context<'_>) {
        let text = self.text;
        self.regions.retain(|region| {
            let before = text.get(..region.span.start).unwrap_or_default().trim_end();
            let short = region.span.len() <= 3 && before.ends_with(['(', '[', '（', '【']);
            !(short && is_zone_of_a_time(text, &region.span, context))
        });
    }

    /// Whether it is longer than any line of offers.
    pub(super) fn too_long(&self) -> bool {
        self.text.len() > LONGEST_LINE * 4
    }

    /// The name of a code.
    pub(super) fn name(&self, code: &Code) -> &'a str {
        self.text.get(code.span.clone()).unwrap_or_default()
    }

    /// Whether it has a digit of any script beside its codes, without which nothing has an amount.
    pub(super) fn has_digits(&self) -> bool {
        has_digits(self.text)
    }
}

/// Whether a text has a digit of any script.
pub(super) fn has_digits(text: &str) -> bool {
    text.chars().any(|c| page::price::digit(c).is_some())
}

/// Whether two numbers stand in a text with nothing but a slash or a dash between them, as a pair of amounts
/// or the ends of a window do.
pub(super) fn paired(text: &str) -> bool {
    let digit = |c: Option<char>| c.is_some_and(|c| page::price::digit(c).is_some());
    let blank = |c: char| c == ' ' || c == '.';
    text.char_indices().filter(|(_, c)| PAIRS.contains(*c)).any(|(at, c)| {
        let before = text[..at].trim_end_matches(blank).chars().next_back();
        let after = text[at + c.len_utf8()..].trim_start_matches(' ').chars().next();
        digit(before) && digit(after)
    })
}

/// Marks between two such numbers.
const PAIRS: &str = "/／-–—−~～〜";

/// The runs of ASCII letters and digits of a text.
fn words(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut from = 0;
    text.split(|c: char| !c.is_ascii_alphanumeric())
        .map(move |word| {
            let start = from;
            from = start + word.len();
            // The separator's own length: split does not tell it.
            from += text[from..].chars().next().map_or(0, char::len_utf8);
            start..start + word.len()
        })
        .filter(|word| !word.is_empty())
}

/// The addresses in a text: what stands in one is no code.
pub(super) fn links(text: &str) -> Vec<Range<usize>> {
    let mut from = 0;
    text.split(char::is_whitespace)
        .filter_map(|word| {
            let start = from;
            from += word.len();
            from += text[from..].chars().next().map_or(0, char::len_utf8);
            let address = word.contains("://") || word.starts_with("www.") || word.contains("/_");
            (address || word.contains(".com/")).then_some(start..start + word.len())
        })
        .collect()
}

/// Whether a word is whole as it is seen: no letter of another script and no hidden mark is part of it.
fn stands_alone(text: &str, word: &Range<usize>) -> bool {
    let joins = |c: Option<char>| c.is_some_and(|c| letter(fold(c)) && !unspaced(fold(c)));
    let before = text[..word.start].chars().next_back();
    let after = text[word.end..].chars().next();
    let mark =
        |c: char| adornment(c) || matches!(c, '\u{334}'..='\u{338}' | '\u{20D0}'..='\u{20FF}');
    let hidden = |c: Option<char>, beyond: Option<char>| {
        c.is_some_and(invisible) && beyond.is_some_and(|c| c.is_alphanumeric())
    };
    let past = |c: &char| invisible(*c);
    !joins(before)
        && !joins(after)
        && !after.is_some_and(mark)
        && !hidden(before, text[..word.start].chars().rev().find(|c| !past(c)))
        && !hidden(after, text[word.end..].chars().find(|c| !past(c)))
}

/// Whether a word begins or ends a line with nothing but a space between it and an amount.
fn adjacent(text: &str, word: &Range<usize>) -> bool {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let bare =
        |text: &str| !text.chars().any(|c| letter(fold(c)) || page::price::digit(c).is_some());
    // "1. SAVE5 $5 off $39", "UK: SAVE5 $5 off $39", "SAVE5 ........ $5 off $39".
    let parted = before.trim_end().chars().next_back().is_some_and(|c| !c.is_alphanumeric());
    let dots = |c: char| c == '.' || c == '…' || c == '·' || c == '_';
    let after = if after.starts_with(' ') { after.trim_start_matches(' ') } else { "" };
    let after = [" ", after.trim_start_matches(dots).trim_start_matches(' ')].concat();
    let after = after.as_str();
    let next = after.strip_prefix(' ').map(str::trim_start).and_then(|after| {
        let end = after.find(|c: char| c.is_whitespace()).unwrap_or(after.len());
        // "SAVE5 US $5 off": a sign of two parts.
        let signed = after.get(..end).is_some_and(|word| word.len() <= 3 && !has_digits(word));
        let rest = after.get(end..).unwrap_or_default().trim_start();
        let next = rest.find(|c: char| c.is_whitespace()).unwrap_or(rest.len());
        if signed && rest.starts_with('$') { rest.get(..next) } else { after.get(..end) }
    });
    let last = before
        .strip_suffix(' ')
        .map(str::trim_end)
        .and_then(|before| before.rsplit(char::is_whitespace).next());
    let amount = |word: Option<&str>| word.is_some_and(has_digits);
    ((parted || bare(before)) && amount(next)) || (bare(after) && amount(last))
}

/// Whether nothing but a mark or a word of a list stands between two words.
fn lists(text: &str, first: &Range<usize>, second: &Range<usize>) -> bool {
    const OR: &[&str] = &[
        "or", "and", "oder", "und", "ou", "et", "o", "u", "y", "e", "of", "en", "lub", "albo", "i",
        "или", "и", "або", "та", "veya", "ve", "nebo", "a", "atau", "dan", "/", ",", "&", "+", ";",
    ];
    let between = text.get(first.end..second.start).unwrap_or_default().trim();
    OR.contains(&folded(between).as_str())
}

/// Whether a word for "with" or "use" stands right before a word: "$5 off $39 with SAVE5".
fn told_by(text: &str, word: &Range<usize>) -> bool {
    const WITH: &[&str] = &[
        "with", "use", "using", "mit", "avec", "con", "com", "met", "z", "с", "з", "із", "ile",
        "s", "usa", "use o", "usando", "utiliza", "utilisez", "gebruik", "verwende", "nutze",
        "dengan", "pakai", "gunakan",
    ];
    let before = text[..word.start].trim_end().rsplit(|c: char| !c.is_alphabetic()).next();
    before.is_some_and(|before| WITH.contains(&folded(before).as_str()))
}

/// Marks that stand between a code and its amounts.
pub(super) const JOINTS: &str = ":：=→➡⇒👉|";

/// Whether a word stands beside a mark that joins it to its amounts, in a cell, or alone in its line.
fn beside(text: &str, word: &Range<usize>) -> bool {
    let (before, after) = (&text[..word.start], &text[word.end..]);
    let joint = |c: char| JOINTS.contains(c) || matches!(c, '\t' | '–' | '—' | '-');
    let seen = |c: &char| !invisible(*c) && *c != ' ';
    let first = after.chars().find(seen).is_some_and(joint);
    let joins = |c: char| JOINTS.contains(c) || matches!(c, '\t' | '–' | '—');
    let last = before.chars().rev().find(seen).is_some_and(joins);
    let words = |text: &str| text.chars().any(|c| letter(fold(c)) || c.is_ascii_digit());
    first || (last && !words(after)) || !(words(before) || words(after))
}
