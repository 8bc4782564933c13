//! Codes in any pasted text: a message, a table, a list of lines.
//!
//! A line says codes and offers; which belongs to which follows from the one reading that gives each code
//! exactly its own. Lines of codes alone are joined with the lines of offers beside them; headings, flags and
//! dates speak of the lines below them. What is left over with an amount or a code in it is answered with why.

mod beside;
mod block;
mod chain;
mod heading;
mod line;
mod marks;
pub(super) mod order;
mod table;
mod whole;

use std::collections::HashMap;
use std::ops::Range;

use contract::OfferState;

use self::beside::Asides;
use self::block::{Block, Entry};
use self::heading::Headings;
use self::line::Line;
use super::offer::OfferText;
use super::read::Context;
use super::region::{Markets, Region};
use super::why::Why;

/// A piece of a paste, understood as an offer with its code, or not and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Pasted {
    /// The bytes of the text that say it.
    pub span: Range<usize>,
    /// The offer, whose `code` is always given; without an amount and a percentage where none was found.
    pub found: Result<OfferText, Why>,
    /// The markets that its line or a heading names.
    pub markets: Markets,
    /// Why a code has no amounts, or more than one reading.
    pub why: Option<Why>,
    /// The piece that says the same code first, by its place in the list.
    pub duplicate_of: Option<usize>,
}

/// No paste is read further.
const LONGEST: usize = 64 * 1024;
/// No line of offers and codes is longer.
const LONGEST_LINE: usize = 600;
/// No paste has more lines: a message has twenty codes, a table a few hundred.
const MOST_LINES: usize = 2_000;

/// Reads the codes of a pasted text, in the order in which they stand.
///
/// Each line that has a code or an amount is answered, understood or not; lines with neither are chatter.
/// A code without amounts is listed all the same, and one that is said again names the first. Where neither
/// the text nor the page says whose a sign is (`$8 off $59`), the offer has amounts and no currency, and is
/// uncertain.
///
/// # Example
/// ```
/// use wording::{Context, paste};
///
/// let found = paste("-3 € dès 20 € : FRX3", &Context::default());
/// let offer = found[0].found.as_ref().unwrap();
/// assert_eq!((offer.code.as_deref(), offer.off.unwrap().to_string()), (Some("FRX3"), "3".into()));
/// ```
pub fn paste(text: &str, context: &Context<'_>) -> Vec<Pasted> {
    let end = (0..=LONGEST.min(text.len())).rev().find(|at| text.is_char_boundary(*at));
    let end = end.unwrap_or_default();
    let mut spans = lines(&text[..end]);
    let read = |span| {
        let mut line = Line::read(text, span);
        line.drop_zones(context);
        if beside::runs_on(&line, context) {
            line.regions.iter_mut().for_each(Region::unname);
        }
        line
    };
    let lines: Vec<Line<'_>> = spans.by_ref().take(MOST_LINES).map(read).collect();
    let end = spans.next().map_or(end, |span| span.start);
    let (mut entries, mut left) = (Vec::new(), Vec::new());
    let mut first = 0;
    for lines in lines.split(|line| line.text.is_empty()) {
        Block { lines, first, context, entries: &mut entries, left: &mut left }.read();
        first += lines.len() + 1;
    }
    let headings = Headings::read(&lines, context);
    let asides = Asides::read(&lines, &left, context);
    entries.sort_by_key(|entry| (entry.span.start, entry.place.1));
    let order = order::order(&text[..end]);
    let mut pieces: Vec<Pasted> =
        entries.into_iter().map(|entry| bound(entry, &headings, &asides)).collect();
    for piece in &mut pieces {
        if let Ok(offer) = &mut piece.found {
            order::settle(offer, &piece.markets, order);
        }
    }
    let mut pasted = once(pieces);
    if end < text.len() {
        pasted.push(refused(end..text.len(), Why::TooLong(LONGEST)));
    }
    pasted
}

fn refused(span: Range<usize>, why: Why) -> Pasted {
    Pasted { span, found: Err(why), markets: Markets::default(), why: None, duplicate_of: None }
}

/// Gives an entry what the words around its code and headings say of its line.
fn bound(entry: Entry, headings: &Headings<'_>, asides: &Asides) -> Pasted {
    let Entry { span, place: (line, byte), found, why } = entry;
    match found {
        Err(why) => refused(span, why),
        Ok(mut offer) => {
            asides.hold(&mut offer, line, |offer| headings.hold(offer, line));
            let markets = headings.markets(line, byte);
            // "Not for USA": whether it is for all others, nothing says.
            if markets.only.is_empty() && !markets.but_not.is_empty() {
                offer.doubt(|| "for which countries it is, but for some, is not said".to_owned());
            }
            Pasted { span, found: Ok(offer), markets, why, duplicate_of: None }
        }
    }
}

/// One piece for each code: one that is said again names the first, and is as it is.
fn once(pieces: Vec<Pasted>) -> Vec<Pasted> {
    let amounts = |piece: &Pasted| {
        piece.found.as_ref().is_ok_and(|offer| offer.off.is_some() || offer.percent.is_some())
    };
    let name = |piece: &Pasted| piece.found.as_ref().ok().and_then(|offer| offer.code.clone());
    // A bare mention says nothing where the code stands with amounts.
    let mut told: HashMap<String, bool> = HashMap::new();
    for piece in &pieces {
        if let Some(name) = name(piece) {
            *told.entry(name).or_default() |= amounts(piece);
        }
    }
    // What takes a code back where it stands alone does so where it stands with amounts.
    let over: HashMap<String, Why> = pieces
        .iter()
        .filter(|piece| !amounts(piece))
        .filter_map(|piece| Some((name(piece)?, against(piece)?)))
        .collect();
    // What else is said where it is named once more may be said of its amounts.
    let more: HashMap<String, String> = pieces
        .iter()
        .filter(|piece| !amounts(piece))
        .filter_map(|piece| Some((name(piece)?, limit(piece)?)))
        .collect();
    // The markets for which it is named once more.
    let elsewhere: HashMap<String, Markets> = pieces
        .iter()
        .filter(|piece| !amounts(piece) && piece.markets != Markets::default())
        .filter_map(|piece| Some((name(piece)?, piece.markets.clone())))
        .collect();
    let mut kept: Vec<Pasted> = Vec::with_capacity(pieces.len());
    let mut firsts: HashMap<String, Vec<usize>> = HashMap::new();
    for mut piece in pieces {
        let Some(name) = name(&piece) else {
            kept.push(piece);
            continue;
        };
        let bare = !amounts(&piece);
        if let (Some(why), Ok(offer)) = (over.get(&name), &mut piece.found) {
            offer.uncertain = true;
            piece.why = piece.why.or_else(|| Some(why.clone()));
        }
        if let (Some(why), Ok(offer)) = (more.get(&name), &mut piece.found) {
            offer.doubt(|| why.clone());
        }
        let moved = elsewhere.get(&name).is_some_and(|markets| *markets != piece.markets);
        if let (true, false, Ok(offer)) = (moved, bare, &mut piece.found) {
            offer.doubt(|| "it is named for other countries too".to_owned());
        }
        let known = firsts.entry(name.clone()).or_default();
        if bare && known.is_empty() && told.get(&name) == Some(&true) {
            continue;
        }
        let same = known.iter().copied().find(|first| bare || agree(&kept[*first], &piece));
        match same {
            Some(first) => {
                if !bare {
                    differ(&mut kept[first], &piece);
                }
                piece =
                    Pasted { span: piece.span, duplicate_of: Some(first), ..kept[first].clone() };
            }
            None => {
                // The same name here and now with other amounts: which of them holds is not known.
                let rivals: Vec<usize> =
                    known.iter().copied().filter(|first| rival(&kept[*first], &piece)).collect();
                if !rivals.is_empty() {
                    doubt(&mut piece, &name);
                    rivals.iter().for_each(|rival| doubt(&mut kept[*rival], &name));
                }
                if known.len() < MOST_TERMS {
                    known.push(kept.len());
                }
            }
        }
        kept.push(piece);
    }
    kept
}

/// Why a mention of a code without amounts takes it back.
fn against(piece: &Pasted) -> Option<Why> {
    let offer = piece.found.as_ref().ok()?;
    let over = match offer.state {
        Some(OfferState::Used) => Some("used"),
        Some(OfferState::Gone) => Some("fully claimed"),
        Some(OfferState::Expired) => Some("expired"),
        _ => None,
    };
    match &piece.why {
        Some(why @ Why::Negated(_)) => Some(why.clone()),
        _ => over.map(|over| Why::Negated(over.to_owned())),
    }
}

/// What a mention of a code without amounts says that may limit it.
fn limit(piece: &Pasted) -> Option<String> {
    let offer = piece.found.as_ref().ok()?;
    let limited = conditions(offer) != conditions(&OfferText::default());
    let named = || Why::Beside(offer.code.clone().unwrap_or_default()).to_string();
    if offer.uncertain { Some(offer.why.0.clone()) } else { limited.then(named) }
}

/// Makes a code uncertain whose other mention with the same amounts holds for fewer, or is not certain.
fn differ(first: &mut Pasted, again: &Pasted) {
    let (Ok(one), Ok(other)) = (&mut first.found, &again.found) else { return };
    if other.uncertain {
        one.doubt(|| other.why.0.clone());
    } else if conditions(one) != conditions(other) {
        let name = one.code.clone().unwrap_or_default();
        one.doubt(|| Why::OtherTerms(name).to_string());
    }
}

fn conditions(offer: &OfferText) -> impl PartialEq + use<> {
    (offer.state, offer.first_order_only, offer.followers_only, offer.app_only)
}

/// No code has more terms that are compared.
const MOST_TERMS: usize = 16;

/// Whether two pieces say the same of one code: all that both say.
fn agree(one: &Pasted, other: &Pasted) -> bool {
    let (Ok(first), Ok(second)) = (&one.found, &other.found) else { return false };
    let window = |offer: &OfferText| (offer.starts, offer.ends, offer.left);
    let silent = |piece: &Pasted, offer: &OfferText| {
        piece.markets == Markets::default() && window(offer) == (None, None, None)
    };
    let bound = (&one.markets, window(first)) == (&other.markets, window(second))
        || silent(one, first)
        || silent(other, second);
    terms(first) == terms(second) && bound
}

fn rival(one: &Pasted, other: &Pasted) -> bool {
    let (Ok(first), Ok(second)) = (&one.found, &other.found) else { return false };
    let window = |offer: &OfferText| (offer.starts, offer.ends);
    terms(first) != terms(second) && one.markets == other.markets && window(first) == window(second)
}

fn terms(offer: &OfferText) -> impl PartialEq + use<> {
    let OfferText { off, percent, cap, min_spend, every, min_pieces, currency, .. } = *offer;
    (off, percent, cap, min_spend, every, min_pieces, currency)
}

fn doubt(piece: &mut Pasted, name: &str) {
    if let Ok(offer) = &mut piece.found {
        offer.uncertain = true;
        piece.why = Some(Why::OtherTerms(name.to_owned()));
    }
}

/// The spans of the lines of a text, without the spaces around them.
fn lines(text: &str) -> impl Iterator<Item = Range<usize>> {
    let mut at = 0;
    let mut returned = false;
    text.split_inclusive(['\n', '\r']).filter_map(move |line| {
        let from = at + (line.len() - line.trim_start().len());
        at += line.len();
        let rest = returned && line == "\n";
        returned = line.ends_with('\r');
        let from = from.min(at);
        (!rest).then(|| from..from + line.trim().len())
    })
}
