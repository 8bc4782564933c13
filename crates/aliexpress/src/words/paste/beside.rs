//! What the words around a code say of it: those of its own line, a remark below it, a heading above.
//!
//! Nothing that is said of a code may be lost: what is understood becomes part of its offer, and what is not
//! makes it uncertain.

use super::line::{Line, has_digits, links};
use crate::words::aside::Aside;
use crate::words::code;
use crate::words::fold::folded;
use crate::words::offer::OfferText;
use crate::words::pair::Window;
use crate::words::read::{Context, pasted_window, worth};

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
const LONGEST: usize = 240;

impl Asides {
    /// Reads the words around the codes of some lines.
    pub(super) fn read(lines: &[Line<'_>], context: &Context<'_>) -> Asides {
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
            if line.text.len() > LONGEST || (line.has_digits() && worth(line.text, context)) {
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
            let Some(aside) = heading(line, context) else {
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

    /// Gives an offer what is said beside its code.
    pub(super) fn hold(&self, offer: &mut OfferText, at: usize) {
        if let Some(Some(window)) = self.windows.get(at) {
            window.hold(offer);
        }
        self.of.get(at).into_iter().flatten().for_each(|aside| aside.hold(offer));
    }

    /// Reads the words of a line of codes that state no offer.
    fn own(&mut self, at: usize, line: &Line<'_>, context: &Context<'_>) {
        if let Some(mark) = crossed(line.text).or_else(|| asked(line.text)) {
            self.of[at].push(Aside::open(mark));
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
                    self.windows[at] = self.windows[at].or_else(|| pasted_window(piece, context));
                }
                let aside = Aside::read(piece, context);
                let holds = words.contains(CELLS) && HOLDS.contains(&folded(piece.trim()).as_str());
                if (aside.partly || !aside.is_plain()) && !holds {
                    self.of[at].push(aside);
                }
            }
        }
    }
}

/// Marks between the cells of a table.
const CELLS: [char; 2] = ['|', '\t'];

/// What a table says of a code that can be used.
const HOLDS: &[&str] = &[
    "active", "live", "ok", "working", "works", "valid", "yes", "aktiv", "activo", "ativo", "actif",
];

fn coding(line: &Line<'_>) -> bool {
    !line.codes.is_empty()
}

/// What a line without codes and amounts says of codes.
fn heading(line: &Line<'_>, context: &Context<'_>) -> Option<Aside> {
    if let Some(mark) = crossed(line.text) {
        return Some(Aside::open(mark));
    }
    let text = bare(line);
    // The names of columns are of their cells.
    if line.text.matches(CELLS).count() > 1 {
        return None;
    }
    // "Turkey dinner sale": a country's name that goes on is part of another.
    let last = line.regions.last().map(|region| region.span.end);
    let rest = last.and_then(|end| text.get(end..)).unwrap_or_default();
    let name = rest.split(|c: char| !(c.is_alphabetic() || c == ' ')).next().unwrap_or_default();
    let flag = |c: char| matches!(c, '\u{1F1E6}'..='\u{1F1FF}');
    if !line.text.contains(flag) && Aside::read(name, context).partly {
        return Some(Aside::open(line.text));
    }
    let aside = Aside::read(&text, context);
    let limits = || {
        let text = folded(&text);
        let mut words = text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| NARROWS.contains(&word))
    };
    // A sale of a year that is over.
    let past = || {
        let mut words = line.text.split(|c: char| !c.is_alphanumeric());
        words.any(|word| PAST.contains(&word))
    };
    match (aside.is_plain(), aside.partly) {
        (true, _) if past() => Some(Aside::open(line.text)),
        (true, false) => None,
        (true, true) => limits().then(|| Aside::open(line.text)),
        (false, true) => Some(Aside::open(line.text)),
        (false, false) => Some(aside),
    }
}

/// Years that were over when this was written.
const PAST: &[&str] = &["2019", "2020", "2021", "2022", "2023", "2024", "2025"];

/// Words by which a heading whose other words are not known is more than a title.
const NARROWS: &[&str] = &[
    "only",
    "nur",
    "solo",
    "sólo",
    "só",
    "somente",
    "apenas",
    "seulement",
    "uniquement",
    "réservé",
    "alleen",
    "tylko",
    "только",
    "тільки",
    "yalnızca",
    "sadece",
    "dead",
    "old",
    "past",
    "previous",
    "last",
    "historical",
    "archive",
    "archived",
    "alte",
    "anciens",
    "antiguos",
    "antigos",
    "vecchi",
    "stare",
    "старые",
    "старі",
    "bank",
    "visa",
    "mastercard",
    "paypal",
    "klarna",
    "prime",
    "members",
    "member",
    "students",
    "without",
    "don",
    "doesn",
    "isn",
    "aren",
    "won",
    "dont",
    "doesnt",
    "unverified",
    "untested",
    "gone",
    "истекли",
    "истекшие",
    "unconfirmed",
    "working",
];

/// A line without its regions, its links and the words with digits in it that look like codes, blank as long as
/// they were.
fn bare(line: &Line<'_>) -> String {
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

/// A mark that crosses a line out, locks it or warns of it.
fn crossed(text: &str) -> Option<&str> {
    let struck = text.find("~~").map(|at| &text[at..at + 2]);
    let noted = text.starts_with("//").then(|| &text[..2]);
    let hashed = text.strip_prefix('#').is_some_and(|rest| rest.starts_with(' '));
    let mark = text.char_indices().find(|(_, c)| CROSSES.contains(*c));
    let mark = mark.map(|(at, c)| &text[at..at + c.len_utf8()]);
    mark.or(struck).or(noted).or(hashed.then(|| &text[..1]))
}

/// A question mark at the end of a word.
fn asked(text: &str) -> Option<&str> {
    text.char_indices().find_map(|(at, c)| {
        let end = at + c.len_utf8();
        let ends = !text[end..].starts_with(|c: char| c.is_alphanumeric());
        ("?？؟❓❔".contains(c) && ends).then(|| &text[at..end])
    })
}

/// Such marks: crosses, signs that forbid, skulls, locks, hourglasses.
const CROSSES: &str = "❌✗✘✖✕☓❎☒🗙🗴🚫⛔🛑🚷💀☠⚰🪦🔒🔐🔏👎🙅🗑⚠⌛🔜🆕👤";
