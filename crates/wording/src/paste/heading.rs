//! What headings, flags and dates of a paste say of the lines below them.

use std::ops::Range;

use super::beside::{bare, unread};
use super::line::Line;
use crate::offer::OfferText;
use crate::pair::Window;
use crate::read::{Context, pasted_window, tongues};
use crate::region::{Markets, Region, markets};

/// Something that a line says of other lines.
#[derive(Clone, Debug, PartialEq)]
struct Said<T> {
    line: usize,
    what: T,
}

/// What the lines of a paste say of each other.
pub(super) struct Headings<'a> {
    lines: &'a [Line<'a>],
    /// The first line of each line's paragraph and the line after its last.
    paragraphs: Vec<(usize, usize)>,
    /// How many lines with codes stand above each line, and above the end.
    coded: Vec<usize>,
    windows: Vec<Said<Window>>,
    regions: Vec<Said<Markets>>,
}

impl<'a> Headings<'a> {
    /// Reads the lines that hold no code, and the regions with which lines of codes begin.
    pub(super) fn read(lines: &'a [Line<'a>], context: &Context<'_>) -> Headings<'a> {
        let mut headings = Headings {
            lines,
            paragraphs: paragraphs(lines),
            coded: vec![0],
            windows: Vec::new(),
            regions: Vec::new(),
        };
        let mut coded = 0;
        for line in lines {
            coded += usize::from(!line.codes.is_empty());
            headings.coded.push(coded);
        }
        for (at, line) in lines.iter().enumerate() {
            let apart = line.codes.is_empty() && line.text.len() <= LONGEST;
            if apart
                && line.has_digits()
                && let Some(window) = pasted_window(line.text, context)
                    .or_else(|| labelled(lines, at.checked_sub(1)?, context))
                    .or_else(|| settled(line, context).map(|(_, window)| window))
            {
                let what = headings.nested(window, at).unwrap_or(window);
                headings.windows.push(Said { line: at, what });
            }
            let first = line.codes.first().map_or(usize::MAX, |code| code.span.start);
            let leads: Vec<&Region> =
                line.regions.iter().filter(|region| region.span.end <= first).collect();
            if !leads.is_empty() && (apart || headed(line, &leads, first)) {
                let what = markets(leads.into_iter());
                headings.regions.push(Said { line: at, what });
            } else if headings.closes(line, at) && unread(line, context) {
                // Whose codes it heads is not understood: no longer those of the market above.
                headings.regions.push(Said { line: at, what: Markets::default() });
            }
        }
        headings
    }

    /// Whether a line stands below the codes of a market, where a heading of others would.
    fn closes(&self, line: &Line<'_>, at: usize) -> bool {
        let said = self.regions.last().filter(|said| said.what != Markets::default());
        line.codes.is_empty()
            && !line.text.is_empty()
            && line.text.len() <= LONGEST
            && said.is_some_and(|said| self.coded(said.line..at))
    }

    /// A heading that only says when something begins, right below one that says until when it holds: both.
    fn nested(&mut self, window: Window, at: usize) -> Option<Window> {
        let last = self.windows.last()?;
        let apart = self.coded(last.line..at) || !self.lines.get(at)?.regions.is_empty();
        let Window { starts: None, ends: Some(ends), left: None, unclear } = last.what else {
            return None;
        };
        if apart || window.ends.is_some() || window.left.is_some() {
            return None;
        }
        self.windows.pop();
        Some(Window { ends: Some(ends), unclear: unclear || window.unclear, ..window })
    }

    /// Gives an offer the window that holds for its line, if its own words say none.
    pub(super) fn hold(&self, offer: &mut OfferText, at: usize) {
        if offer.starts.is_some() || offer.ends.is_some() || offer.left.is_some() {
            return;
        }
        let Some(window) = self.bound(&self.windows, at) else { return };
        // A window said of one market is not the next one's.
        let under = |line: usize| self.regions.iter().rposition(|said| said.line <= line);
        let (there, here) = (under(window.line), under(at));
        if window.line < at && there.is_some() && there != here {
            return;
        }
        window.what.hold(offer);
    }

    /// The markets of a code at a byte of its line.
    pub(super) fn markets(&self, at: usize, byte: usize) -> Markets {
        let Some(line) = self.lines.get(at) else { return Markets::default() };
        if line.regions.is_empty() {
            return self.bound(&self.regions, at).map(|said| said.what.clone()).unwrap_or_default();
        }
        let here = byte.saturating_sub(line.span.start);
        // Regions that stand together are one list.
        let mut groups: Vec<&[Region]> = Vec::new();
        let mut from = 0;
        for next in 1..=line.regions.len() {
            let apart = line.regions.get(next).is_none_or(|region| {
                let gap = line.regions[next - 1].span.end..region.span.start;
                line.codes.iter().any(|code| gap.contains(&code.span.start))
                    || line
                        .text
                        .get(gap)
                        .is_some_and(|gap| gap.contains(|c: char| c.is_ascii_digit()))
            });
            if apart {
                groups.push(&line.regions[from..next]);
                from = next;
            }
        }
        if let [only] = groups.as_slice() {
            let before = only[0].span.start < line.codes.first().map_or(0, |code| code.span.start);
            let after = line.codes.last().is_none_or(|code| code.span.end <= only[0].span.start);
            return if before || after { markets(only.iter()) } else { Markets::default() };
        }
        let first = line.codes.first().map_or(0, |code| code.span.start);
        if groups[0][0].span.start < first {
            let above = groups.iter().rev().find(|group| group[0].span.start <= here);
            return above.map(|group| markets(group.iter())).unwrap_or_default();
        }
        Markets::default()
    }

    /// What was said of a line by another: in its own paragraph, or above.
    fn bound<'s, T: PartialEq>(&self, said: &'s [Said<T>], at: usize) -> Option<&'s Said<T>> {
        let (from, to) = self.paragraph(at);
        let own: Vec<&Said<T>> =
            said.iter().filter(|said| (from..to).contains(&said.line)).collect();
        let coded = |range: Range<usize>| self.coded(range);
        let above = own.iter().rposition(|said| said.line <= at);
        if let Some(above) = above {
            // Two in a row: which of them is meant, nothing says.
            let twice = above.checked_sub(1).map(|before| own[before]).filter(|before| {
                !coded(before.line..own[above].line) && before.what != own[above].what
            });
            // Below the codes that it speaks of, it is no heading.
            let heads = !coded(from..own[0].line);
            if heads {
                return if twice.is_some() { None } else { Some(own[above]) };
            }
            return None.or_else(|| own.iter().find(|said| said.line > at).copied());
        }
        match own.as_slice() {
            [] => {}
            [foot, ..] if !coded(from..foot.line.min(at)) || !coded(foot.line + 1..to) => {
                // Said at the foot of the paragraph, for all of it; or between its codes, for those above.
                let single = own.len() == 1 && !coded(foot.line + 1..to);
                return if single || own.len() > 1 { Some(foot) } else { None };
            }
            _ => return None,
        }
        // Above the paragraph: the last that heads its lines, or that stands apart.
        let heads = |said: &&Said<T>| {
            let (from, _) = self.paragraph(said.line);
            !coded(from..said.line)
        };
        let before: Vec<&Said<T>> =
            said.iter().filter(|said| said.line < from).filter(heads).collect();
        if let Some(last) = before.last() {
            let twice = before.len() > 1
                && !coded(before[before.len() - 2].line..last.line)
                && before[before.len() - 2].what != last.what;
            return if twice { None } else { Some(last) };
        }
        // Below, in a paragraph without codes: if it is the only one, it speaks of all.
        let mut apart = said.iter().filter(|said| {
            let (from, to) = self.paragraph(said.line);
            !coded(from..to)
        });
        let only = apart.next();
        if apart.next().is_some() { None } else { only }
    }

    /// The lines around a line up to the empty ones.
    fn paragraph(&self, at: usize) -> (usize, usize) {
        self.paragraphs.get(at).copied().unwrap_or((at, at))
    }

    /// Whether a line of a range holds a code.
    fn coded(&self, range: Range<usize>) -> bool {
        let above = |at: usize| self.coded.get(at).copied().unwrap_or_default();
        above(range.end) > above(range.start)
    }
}

/// When things hold where a line is the label ("Ends", "終了") of the day in the line below it.
pub(super) fn labelled(lines: &[Line<'_>], at: usize, context: &Context<'_>) -> Option<Window> {
    let (label, day) = (lines.get(at)?, lines.get(at + 1)?);
    let apart = label.codes.is_empty() && day.codes.is_empty() && day.has_digits();
    if !apart || label.text.is_empty() || label.has_digits() || day.text.len() > LONGEST {
        return None;
    }
    let window = pasted_window(&[label.text, " ", day.text].concat(), context)?;
    // A day that says by itself what happens on it needs no label.
    pasted_window(day.text, context).is_none().then_some(window)
}

/// The window of a line whose days stand in an order that only its language settles ("hasta el 9/12/2026") or, and
/// then not for certain, the countries that it names; and the page of that language.
pub(super) fn settled(
    line: &Line<'_>,
    context: &Context<'_>,
) -> Option<(Context<'static>, Window)> {
    if !context.locale.is_empty() || !line.text.contains('/') || !line.has_digits() {
        return None;
    }
    let Context { currency, number_format, .. } = *context;
    let page = |locale: &'static str| Context { locale, currency, number_format };
    // "USA" is a word of others too.
    let text = bare(line);
    let read = |locale| {
        let page = page(locale);
        pasted_window(&text, &page).map(|window| (page, window))
    };
    let tongues = tongues(&text, context);
    if let Some((first, others)) = tongues.split_first() {
        let (page, window) = read(first)?;
        let same = |locale: &&'static str| read(locale).is_some_and(|(_, other)| other == window);
        return others.iter().all(same).then_some((page, window));
    }
    let markets = markets(line.regions.iter());
    let only = |wanted: &[&str]| {
        markets.only.iter().all(|country| wanted.contains(&country.code()))
            && !markets.only.is_empty()
    };
    let mixed = markets.only.iter().any(|country| matches!(country.code(), "US" | "CA"));
    let locale = if only(&["US"]) { "en_US" } else { "en_GB" };
    if markets.only.is_empty() || (mixed && locale != "en_US") {
        return None;
    }
    let (page, window) = read(locale)?;
    Some((page, Window { unclear: true, ..window }))
}

/// The paragraph of each line: two walks, as a paste may be all one.
fn paragraphs(lines: &[Line<'_>]) -> Vec<(usize, usize)> {
    let mut found = Vec::with_capacity(lines.len());
    let mut from = 0;
    for (at, line) in lines.iter().enumerate() {
        if line.text.is_empty() {
            from = at + 1;
        }
        found.push((from, lines.len()));
    }
    let mut to = lines.len();
    for (at, line) in lines.iter().enumerate().rev() {
        if line.text.is_empty() {
            to = at;
        }
        found[at].1 = to;
    }
    found
}

/// No heading is longer, in bytes.
const LONGEST: usize = 240;

/// Whether regions before the first code of a line are a heading: followed by a colon or in brackets.
fn headed(line: &Line<'_>, regions: &[&Region], first: usize) -> bool {
    let end = regions.last().map_or(0, |region| region.span.end);
    let gap = line.text.get(end..first).unwrap_or_default();
    gap.contains([':', '：', ')', ']', '】', '）']) && !gap.contains(|c: char| c.is_ascii_digit())
}
