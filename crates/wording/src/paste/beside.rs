//! What the words around a code say of it: those of its own line, a remark below it, a heading above.
//!
//! Nothing that is said of a code may be lost: what is understood becomes part of its offer, and what is not
//! makes it uncertain.

use super::heading::{labelled, settled};
use super::line::{Line, has_digits, links, paired};
use super::marks::{chatless, clock, crossed, doubtful, holds, narrows, over};
use crate::aside::Aside;
use crate::code;
use crate::fold::folded;
use crate::offer::OfferText;
use crate::pair::Window;
use crate::read::{Context, begins_known, hangs, pasted_offer, pasted_window, tongues, worth};
use crate::state::state;

/// What is said of the codes of each line.
pub(super) struct Asides {
    of: Vec<Vec<Aside>>,
    windows: Vec<Option<Window>>,
}

/// A heading that is in force.
struct Heading {
    aside: Aside,
    /// The line that says it.
    line: usize,
    /// Whether it stands above all markets, and the next market's heading follows it before any code.
    outer: bool,
    spans: bool,
}

/// No heading is longer, in bytes.
pub(super) const LONGEST: usize = 240;

impl Asides {
    /// Reads the words around the codes of some lines.
    ///
    /// `left` are the lines with amounts that are of no code and no offer: remarks all the same.
    pub(super) fn read(lines: &[Line<'_>], left: &[usize], context: &Context<'_>) -> Asides {
        let mut asides =
            Asides { of: vec![Vec::new(); lines.len()], windows: vec![None; lines.len()] };
        let mut headings: Vec<Heading> = Vec::new();
        // The lines with codes of this paragraph, whether one stands below the last heading, and the last
        // line that names a market.
        let (mut above, mut coded): (Vec<usize>, bool) = (Vec::new(), false);
        let (mut market, mut starts) = (None, true);
        for (at, line) in lines.iter().enumerate() {
            if line.text.is_empty() {
                above.clear();
                starts = true;
                continue;
            }
            let first = std::mem::take(&mut starts);
            if !line.codes.is_empty() {
                asides.own(at, line, context);
                asides.of[at].extend(headings.iter().map(|heading| heading.aside.clone()));
                above.push(at);
                coded = true;
                continue;
            }
            let is_long = line.text.len() > LONGEST;
            let worth = !is_long && line.has_digits() && worth(line.text, context);
            let left = worth && left.contains(&at);
            if is_long || (worth && !left) {
                continue;
            }
            let label = |at: usize| labelled(lines, at, context).is_some();
            if label(at) || at.checked_sub(1).is_some_and(label) {
                continue;
            }
            let names = !line.regions.is_empty();
            let titles = line.text.trim_end().ends_with([':', '：']);
            if names {
                market = Some(at);
                headings.retain(|heading| !coded || heading.outer);
                for heading in &mut headings {
                    heading.spans |= !coded;
                    if !heading.spans {
                        heading.aside = Aside::open(lines[heading.line].text);
                    }
                }
            } else if coded && titles {
                headings.clear();
            } else if coded && first {
                for heading in &mut headings {
                    heading.aside = Aside::open(lines[heading.line].text);
                }
            }
            // "The sale is over"; but "orders over" has its amount in the next line.
            let goes_on = || {
                let next = lines.get(at + 1).filter(|next| next.codes.is_empty());
                next.is_some_and(Line::has_digits)
            };
            let is_past = hangs(&bare(line), context) && !goes_on();
            let remark = (left || is_past).then(|| Aside::open(line.text));
            let Some(aside) = remark.or_else(|| heading(line, context)) else {
                coded &= !(names || titles);
                continue;
            };
            match above.split_last() {
                // Right below a code it speaks of that; whether also of those above and below, nothing says.
                Some((last, others)) if !names && !titles => {
                    asides.of[*last].push(aside);
                    for other in others {
                        asides.of[*other].push(Aside::open(line.text));
                    }
                    headings.retain(|heading| {
                        !lines[heading.line..at].iter().any(coding) || heading.spans
                    });
                    let aside = Aside::open(line.text);
                    headings.push(Heading { aside, line: at, outer: false, spans: false });
                }
                _ => {
                    let outer = market.is_none();
                    headings.push(Heading { aside, line: at, outer, spans: false });
                    coded = false;
                }
            }
        }
        // At the foot, below all codes: for which of them, nothing says.
        for heading in headings.iter().filter(|_| !coded) {
            let from = market.filter(|market| *market < heading.line).unwrap_or_default();
            for at in (from..heading.line).filter(|at| coding(&lines[*at])) {
                asides.of[at].push(Aside::open(lines[heading.line].text));
            }
        }
        asides
    }

    /// Gives an offer what is said beside its code; `dated` with what the headings above say of its days.
    pub(super) fn hold(&self, offer: &mut OfferText, at: usize, dated: impl Fn(&mut OfferText)) {
        if let Some(Some(window)) = self.windows.get(at) {
            window.hold(offer);
        }
        let asides = || self.of.get(at).into_iter().flatten();
        // What hurries a code is said by its own day, not by one of the headings.
        let timed = offer.ends.is_some() || offer.left.is_some();
        asides().filter(|aside| aside.hurried && !timed).for_each(|aside| aside.hold(offer));
        let plain = |aside: &&Aside| !aside.hurried && aside.year.is_none();
        asides().filter(plain).for_each(|aside| aside.hold(offer));
        dated(offer);
        let years = [offer.starts, offer.ends].map(|moment| moment.and_then(|moment| moment.year));
        let other = |aside: &&Aside| aside.year.is_some() && !years.contains(&aside.year);
        asides().filter(other).for_each(|aside| aside.hold(offer));
    }

    /// Reads the words of a line of codes that state no offer.
    fn own(&mut self, at: usize, line: &Line<'_>, context: &Context<'_>) {
        if let Some(mark) = doubtful(line.text) {
            self.of[at].push(Aside::open(mark));
        }
        // Of a word for a state it is known what it means.
        let remark = over(line.text).filter(|words| state(words, context).is_none());
        if let Some(remark) = remark {
            self.of[at].push(Aside::open(remark));
        }
        if let Some(mark) = clock(line.text) {
            self.of[at].push(Aside { hurried: true, ..Aside::open(mark) });
        }
        let text = bare(line);
        let mut from = 0;
        let ends = line.codes.iter().map(|code| (code.span.start, code.span.end));
        for (to, next) in ends.chain([(text.len(), text.len())]) {
            let words = text.get(from..to).unwrap_or_default();
            from = next;
            for piece in words.split(CELLS) {
                if has_digits(piece) {
                    if worth(piece, context) {
                        continue;
                    }
                    let window = pasted_window(piece, context);
                    // "12/1-12/7": two numbers that are neither days nor amounts.
                    if window.is_none() && paired(piece) && pasted_offer(piece, context).is_err() {
                        self.of[at].push(Aside::open(piece));
                    }
                    self.windows[at] = self.windows[at].or(window);
                }
                // The last words of a line, of which the code before them is no part.
                if to == text.len() && hangs(piece, context) {
                    self.of[at].push(Aside::open(piece));
                }
                let aside = Aside::read(piece, context);
                let holds = words.contains(CELLS) && holds(piece);
                if (aside.partly || !aside.is_plain()) && !holds {
                    self.of[at].push(aside);
                }
            }
        }
    }
}

/// Marks between the cells of a table.
const CELLS: [char; 2] = ['|', '\t'];

fn coding(line: &Line<'_>) -> bool {
    !line.codes.is_empty()
}

/// What a line without codes and amounts says of codes.
fn heading(line: &Line<'_>, context: &Context<'_>) -> Option<Aside> {
    let settled = settled(line, context);
    let context = settled.as_ref().map_or(context, |(page, _)| page);
    let window = || line.has_digits() && pasted_window(line.text, context).is_some();
    if let Some(mark) = crossed(line.text).or_else(|| clock(line.text).filter(|_| !window())) {
        return Some(Aside::open(mark));
    }
    let text = bare(line);
    // "12/1〜12/7": days that are not understood.
    if paired(&text) && !window() {
        return Some(Aside::open(line.text));
    }
    // The names of columns are of their cells.
    if line.text.matches(CELLS).count() > 1 {
        return None;
    }
    if rest_of_name(line, context).is_some() {
        return Some(Aside::open(line.text));
    }
    let aside = Aside::read(&text, context);
    let limits = || {
        let text = folded(&text);
        text.split(|c: char| !c.is_alphanumeric()).any(narrows)
    };
    // A sale of some year: its codes hold in that one.
    let year = line.text.split(|c: char| !c.is_ascii_digit()).find_map(year);
    let year = year.filter(|_| !window());
    match (aside.is_plain(), aside.partly) {
        (true, _) if year.is_some() => Some(Aside { year, ..Aside::open(line.text) }),
        (true, false) => None,
        // What is not understood may speak of the codes.
        (true, true) => (limits() || unread(line, context)).then(|| Aside::open(line.text)),
        (false, true) => Some(Aside::open(line.text)),
        (false, false) => Some(aside),
    }
}

/// Whether a line without codes has a word that is not known, beside those that say nothing of codes.
pub(super) fn unread(line: &Line<'_>, context: &Context<'_>) -> bool {
    let text = bare(line);
    let partly = |text: &str, context: &Context<'_>| Aside::read(text, context).partly;
    // "do 9.12.2026": a day in the words of one of several languages.
    let dated = || {
        let Context { currency, number_format, .. } = *context;
        let known = |locale| !partly(&text, &Context { locale, currency, number_format });
        context.locale.is_empty()
            && line.has_digits()
            && tongues(&text, context).into_iter().any(known)
    };
    abbreviated(line) || (partly(&text, context) && partly(&chatless(&text), context) && !dated())
}

/// Whether a line begins with two capitals, as with a market that is not understood: "EU:", "DE until …".
fn abbreviated(line: &Line<'_>) -> bool {
    let first = line.text.split(|c: char| !c.is_alphanumeric()).find(|word| !word.is_empty());
    let capitals = |word: &str| word.len() == 2 && word.bytes().all(|c| c.is_ascii_uppercase());
    line.regions.is_empty()
        && first.is_some_and(|word| capitals(word) && !chatless(word).trim().is_empty())
}

/// What stands behind the last country's name of a line without codes, if not all of its words are known.
fn rest_of_name(line: &Line<'_>, context: &Context<'_>) -> Option<String> {
    let last = line.regions.last().filter(|_| line.codes.is_empty())?;
    let text = bare(line);
    let rest = text.get(last.span.end..)?;
    let name = rest.split(|c: char| !(c.is_alphabetic() || c == ' ')).next().unwrap_or_default();
    let flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    let open = !line.text.contains(flag) && Aside::read(name, context).partly;
    open.then(|| rest.trim_start().to_owned())
}

/// Whether a country's name goes on with a word that no language knows: it is part of another name, as in
/// "Turkey dinner sale".
pub(super) fn runs_on(line: &Line<'_>, context: &Context<'_>) -> bool {
    rest_of_name(line, context).is_some_and(|rest| !begins_known(&rest))
}

/// A number that is a year of our time.
fn year(number: &str) -> Option<u16> {
    let year = number.parse().ok().filter(|_| number.len() == 4)?;
    (2010..2100).contains(&year).then_some(year)
}

/// A line without its regions, its links and the words with digits in it that look like codes, blank as long as
/// they were.
pub(super) fn bare(line: &Line<'_>) -> String {
    let text = line.text;
    let titles = text
        .split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| code::shape(word).is_some() && has_digits(word))
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            start..start + word.len()
        });
    let mut spans: Vec<_> = line.regions.iter().map(|region| region.span.clone()).collect();
    spans.extend(links(text));
    spans.extend(titles);
    text.char_indices()
        .flat_map(|(at, c)| {
            let blank = spans.iter().any(|span| span.contains(&at));
            let width = if blank { c.len_utf8() } else { 1 };
            std::iter::repeat_n(if blank { ' ' } else { c }, width)
        })
        .collect()
}
