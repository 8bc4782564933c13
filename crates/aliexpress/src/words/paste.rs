//! Codes in any pasted text: a message, a table, a list of lines.
//!
//! A line says codes and offers; which belongs to which follows from how many of each it has and in what
//! order they stand. Lines of codes alone are joined with the lines of offers beside them. What is left
//! over with an amount or a code in it is answered with why.

use std::ops::Range;

use super::code::{self, Shape};
use super::offer::OfferText;
use super::pair::Window;
use super::read::{Context, pasted_offer, pasted_window};
use super::why::Why;
use crate::offer::{Minimum, OfferKind};

/// A piece of a paste, understood as an offer with its code, or not and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The bytes of the text that say it.
    pub span: Range<usize>,
    /// The offer, whose `code` is always given.
    pub found: Result<OfferText, Why>,
}

/// No paste is read further.
const LONGEST: usize = 64 * 1024;
/// No line of offers and codes is longer.
const LONGEST_LINE: usize = 600;
/// No paste has more lines: a message has twenty codes, a table a few hundred.
const MOST_LINES: usize = 2_000;
/// How many lines one offer can be spread over.
const MOST_JOINED: usize = 4;

/// Reads the codes of a pasted text, in the order in which they stand.
///
/// Each line that has a code or an amount is answered once, understood or not; lines with neither are
/// chatter. Where neither the text nor the page says whose a sign is (`$8 off $59`), the offer has
/// amounts and no currency, and is uncertain.
///
/// # Example
/// ```
/// use aliexpress::words::{Context, paste};
///
/// let found = paste("-3 € dès 20 € : FRX3", &Context::default());
/// let offer = found[0].found.as_ref().unwrap();
/// assert_eq!((offer.code.as_deref(), offer.off.unwrap().to_string()), (Some("FRX3"), "3".into()));
/// ```
pub fn paste(text: &str, context: &Context<'_>) -> Vec<Pasted> {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let end = end.unwrap_or_default();
    let mut spans = lines(&text[..end]);
    let lines: Vec<Line<'_>> =
        spans.by_ref().take(MOST_LINES).map(|span| Line::read(text, span)).collect();
    let end = spans.next().map_or(end, |span| span.start);
    let mut pasted = Vec::new();
    let blocks = || lines.split(|line| line.text.is_empty());
    // What a paragraph without codes says of time is said of all codes; in a paragraph, of its own.
    let apart = blocks().filter(|block| block.iter().all(|line| line.codes.is_empty())).flatten();
    let whole = window(apart, context);
    for block in blocks() {
        let window = window(block.iter(), context).or(whole);
        Block { lines: block, context, window, pasted: &mut pasted }.read();
    }
    if end < text.len() {
        pasted.push(Pasted { span: end..text.len(), found: Err(Why::TooLong(LONGEST)) });
    }
    pasted.sort_by_key(|pasted| pasted.span.start);
    pasted
}

/// The spans of the lines of a text, without the spaces around them.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    text.split(['\n', '\r']).map(move |line| {
        let from = at + (line.len() - line.trim_start().len());
        at += line.len() + 1;
        from..from + line.trim().len()
    })
}

/// When everything in some lines holds, where exactly one line says it and says nothing else.
fn window<'a>(lines: impl Iterator<Item = &'a Line<'a>>, context: &Context<'_>) -> Option<Window> {
    let mut windows = lines
        .filter(|line| line.codes.is_empty() && line.has_digits())
        .filter_map(|line| pasted_window(line.text, context));
    let window = windows.next();
    if windows.next().is_some() { None } else { window }
}

/// A line and the words in it that may be codes.
struct Line<'a> {
    text: &'a str,
    span: Range<usize>,
    codes: Vec<Range<usize>>,
    placeholder: Option<&'a str>,
}

impl<'a> Line<'a> {
    fn read(source: &'a str, span: Range<usize>) -> Line<'a> {
        let text = &source[span.clone()];
        let mut line = Line { text, span, codes: Vec::new(), placeholder: None };
        if text.len() > LONGEST_LINE * 4 {
            return line;
        }
        let mut told = Vec::new();
        for word in words(text) {
            let after_name = code::named_before(&text[..word.start]);
            match code::shape(&text[word.clone()]) {
                Some(Shape::Mixed) if !code::is_amount(&text[word.clone()]) || after_name => {
                    told.push(after_name);
                    line.codes.push(word);
                }
                Some(Shape::Letters) if after_name => {
                    told.push(true);
                    line.codes.push(word);
                }
                Some(Shape::Placeholder) => line.placeholder = Some(&text[word]),
                _ => {}
            }
        }
        // Where a word says which are codes, capitals elsewhere in the line are a model or a make.
        if let Some(first) = told.iter().position(|told| *told) {
            line.codes.drain(..first);
        }
        line
    }

    fn has_digits(&self) -> bool {
        has_digits(self.text)
    }

    /// What stands before, between and after its codes.
    fn pieces(&self) -> Vec<&'a str> {
        let starts = std::iter::once(0).chain(self.codes.iter().map(|code| code.end));
        let ends = self.codes.iter().map(|code| code.start).chain([self.text.len()]);
        starts.zip(ends).map(|(from, to)| &self.text[from..to]).collect()
    }
}

/// The runs of letters and digits of a text that are ASCII and stand alone.
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

/// Lines that stand together.
struct Block<'a, 'p> {
    lines: &'a [Line<'a>],
    context: &'a Context<'a>,
    window: Option<Window>,
    pasted: &'p mut Vec<Pasted>,
}

impl Block<'_, '_> {
    fn read(&mut self) {
        let lines = self.lines;
        let (mut offers, mut codes): (Vec<usize>, Vec<usize>) = (Vec::new(), Vec::new());
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let mut next = at + 1;
            if line.text.len() > LONGEST_LINE * 4 {
                self.refuse(line.span.clone(), Why::TooLong(LONGEST_LINE * 4));
            } else if line.codes.is_empty() && !codes.is_empty() {
                // Codes came first: their offer takes this line and perhaps some more.
                let codes = std::mem::take(&mut codes);
                if let Some((offer, end)) = self.following(at) {
                    self.give_all(&codes, &offer, at, end - 1);
                    next = end;
                } else {
                    self.leave(&codes, &[]);
                    offers.push(at);
                }
            } else if line.codes.is_empty() {
                offers.push(at);
            } else if self.line(line) {
                self.leave(&std::mem::take(&mut codes), &std::mem::take(&mut offers));
            } else if let Some((offer, from)) = self.leading(&offers) {
                self.give_all(&[at], &offer, offers[from], at);
                self.leave(&std::mem::take(&mut codes), &offers[..from]);
                offers.clear();
            } else {
                self.leave(&[], &std::mem::take(&mut offers));
                codes.push(at);
            }
            at = next;
        }
        self.leave(&codes, &offers);
    }

    /// The offer that lines from one on state before the next code, and the line after it: the shortest
    /// with a least spend, or else the shortest.
    fn following(&self, from: usize) -> Option<(OfferText, usize)> {
        let rest = self.lines.get(from..)?;
        let run = rest.iter().take(MOST_JOINED).take_while(|line| line.codes.is_empty()).count();
        let mut found = (1..=run).filter_map(|count| {
            let lines: Vec<usize> = (from..from + count).collect();
            Some((self.joined(&lines).ok()?, from + count))
        });
        shortest(&mut found)
    }

    /// The offer that the last of some lines state, and which of them is its first.
    fn leading(&self, lines: &[usize]) -> Option<(OfferText, usize)> {
        let least = lines.len().saturating_sub(MOST_JOINED);
        let mut found = (least..lines.len())
            .rev()
            .filter_map(|from| Some((self.joined(&lines[from..]).ok()?, from)));
        shortest(&mut found)
    }

    /// The offer that a text states: one without a digit states none, and chatter is not read in twenty
    /// languages.
    fn offer(&self, text: &str) -> Result<OfferText, Why> {
        if has_digits(text) { pasted_offer(text, self.context) } else { Err(Why::NoAmount) }
    }

    fn joined(&self, lines: &[usize]) -> Result<OfferText, Why> {
        let texts: Vec<&str> =
            lines.iter().filter_map(|at| self.lines.get(*at)).map(|line| line.text).collect();
        self.offer(&texts.join("\n"))
    }

    /// Gives the codes of a line the offers of the same line; whether there was anything to give.
    fn line(&mut self, line: &Line<'_>) -> bool {
        let pieces = line.pieces();
        let read: Vec<Option<Result<OfferText, Why>>> =
            pieces.iter().map(|piece| has_digits(piece).then(|| self.offer(piece))).collect();
        let good: Vec<usize> =
            (0..read.len()).filter(|at| matches!(read[*at], Some(Ok(_)))).collect();
        let bad =
            read.iter().flatten().filter_map(|read| read.as_ref().err()).find(|why| amiss(why));
        let offer = |at: usize| match read.get(at) {
            Some(Some(Ok(offer))) => Some(offer.clone()),
            _ => None,
        };
        let count = line.codes.len();
        if read.iter().all(Option::is_none) {
            return false;
        }
        // A count, a date or a year beside a code is not its offer.
        match good.as_slice() {
            [] => {
                let whole = pieces.join(" ");
                match self.offer(&whole) {
                    Ok(offer) => self.give(line, 0..count, &offer),
                    Err(why) if !amiss(&why) => return false,
                    Err(why) => self.refuse(line.span.clone(), bad.cloned().unwrap_or(why)),
                }
            }
            [only] => {
                let mut offer = offer(*only).unwrap_or_default();
                // The least spend may stand on the other side of the code.
                if count == 1
                    && offer.min_spend == Minimum::Unknown
                    && let Ok(whole) = self.offer(&pieces.join(" "))
                    && (whole.off, whole.percent) == (offer.off, offer.percent)
                {
                    offer = whole;
                }
                if bad.is_none() {
                    self.give(line, 0..count, &offer);
                } else {
                    // The offer is that of the code beside it; of the others nothing is known.
                    let code = if *only == 0 { 0 } else { only - 1 };
                    self.give(line, code..code + 1, &offer);
                    self.refuse(line.span.clone(), bad.cloned().unwrap_or(Why::SeveralAmounts));
                }
            }
            several if several.len() == count => {
                let after = !several.contains(&0);
                for code in 0..count {
                    if let Some(offer) = offer(code + usize::from(after)) {
                        self.give(line, code..code + 1, &offer);
                    }
                }
            }
            _ => self.refuse(line.span.clone(), Why::SeveralAmounts),
        }
        true
    }

    /// Gives an offer to the codes of a line.
    fn give(&mut self, line: &Line<'_>, codes: Range<usize>, offer: &OfferText) {
        for code in line.codes.get(codes).unwrap_or_default() {
            self.add(line.span.clone(), &line.text[code.clone()], offer);
        }
    }

    /// Gives an offer to the codes of some lines; its words stand in the lines from one to another.
    fn give_all(&mut self, lines: &[usize], offer: &OfferText, from: usize, to: usize) {
        let all = self.lines;
        let first = lines.first().map_or(from, |at| from.min(*at));
        let (Some(start), Some(end)) = (all.get(first), all.get(to)) else { return };
        for line in lines.iter().filter_map(|at| all.get(*at)) {
            for code in &line.codes {
                self.add(start.span.start..end.span.end, &line.text[code.clone()], offer);
            }
        }
    }

    fn add(&mut self, span: Range<usize>, code: &str, offer: &OfferText) {
        let mut offer = OfferText { code: Some(code.to_owned()), ..offer.clone() };
        offer.kind = Some(OfferKind::Code);
        if let Some(window) = self.window
            && offer.starts.is_none()
            && offer.ends.is_none()
        {
            (offer.starts, offer.ends) = (window.starts, window.ends);
        }
        let known = self.pasted.iter().any(|pasted| pasted.found.as_ref() == Ok(&offer));
        if !known {
            self.pasted.push(Pasted { span, found: Ok(offer) });
        }
    }

    fn refuse(&mut self, span: Range<usize>, why: Why) {
        self.pasted.push(Pasted { span, found: Err(why) });
    }

    /// Answers lines that found no partner.
    fn leave(&mut self, codes: &[usize], offers: &[usize]) {
        let all = self.lines;
        for line in codes.iter().filter_map(|at| all.get(*at)) {
            self.refuse(line.span.clone(), Why::NoDiscount);
        }
        for line in offers.iter().filter_map(|at| all.get(*at)) {
            match (line.placeholder, self.offer(line.text)) {
                (Some(word), _) => {
                    self.refuse(line.span.clone(), Why::Placeholder(word.to_owned()))
                }
                (None, Err(why)) if !amiss(&why) => {}
                (None, _) => self.refuse(line.span.clone(), Why::NoCode),
            }
        }
    }
}

/// Whether a text has a digit of any script, without which nothing has an amount.
fn has_digits(text: &str) -> bool {
    text.chars().any(|c| page::price::digit(c).is_some())
}

/// The first of some readings that knows its least spend, or else the first.
fn shortest(found: &mut impl Iterator<Item = (OfferText, usize)>) -> Option<(OfferText, usize)> {
    let first = found.next()?;
    let whole = |(offer, _): &(OfferText, usize)| offer.min_spend != Minimum::Unknown;
    if whole(&first) { Some(first) } else { found.find(whole).or(Some(first)) }
}

/// Whether a text that is no offer has amounts that might have made it one.
fn amiss(why: &Why) -> bool {
    !matches!(why, Why::Empty | Why::NoAmount | Why::NoDiscount | Why::Unplaced(_))
}
