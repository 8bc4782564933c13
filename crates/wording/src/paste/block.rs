//! Lines of a paste that stand together: which codes and offers of theirs belong together.

use std::ops::Range;

use contract::OfferKind;

use super::LONGEST_LINE;
use super::beside::LONGEST;
use super::chain::{Lean, Part, settle};
use super::line::{Code, JOINTS, Line, has_digits};
use super::marks::glued;
use super::table::Table;
use crate::offer::Minimum;
use crate::offer::OfferText;
use crate::read::{Context, pasted_offer, worth};
use crate::why::Why;

/// How many lines one offer can be spread over.
pub(super) const MOST_JOINED: usize = 4;

/// A code of a paste with what it takes off, or a piece that was not understood.
#[derive(Debug)]
pub(super) struct Entry {
    /// The bytes of the text that say it.
    pub(super) span: Range<usize>,
    /// The line and the byte of the text at which the code stands.
    pub(super) place: (usize, usize),
    pub(super) found: Result<OfferText, Why>,
    /// Why a code has no amounts.
    pub(super) why: Option<Why>,
}

/// Lines that stand together.
pub(super) struct Block<'a, 'p> {
    pub(super) lines: &'a [Line<'a>],
    /// The number of its first line in the paste.
    pub(super) first: usize,
    pub(super) context: &'a Context<'a>,
    pub(super) entries: &'p mut Vec<Entry>,
    /// The lines of the paste with amounts that belong to no code and make no offer.
    pub(super) left: &'p mut Vec<usize>,
}

/// What stands in the lines between two that are whole: lines of codes, lines of text.
#[derive(Default)]
pub(super) struct Open {
    runs: Vec<Vec<usize>>,
    /// The lines of text before, between and after the runs: one more than those.
    pub(super) texts: Vec<Vec<usize>>,
    /// Lines of codes that were said right before.
    again: Vec<usize>,
}

impl Open {
    fn codes(&mut self, at: usize, lines: &[Line<'_>]) {
        if self.texts.is_empty() {
            self.texts.push(Vec::new());
        }
        let names = |at: usize| lines[at].codes.iter().map(move |code| lines[at].name(code));
        if let Some(run) = self.runs.last()
            && names(at).all(|name| run.iter().any(|line| names(*line).any(|other| other == name)))
        {
            self.again.push(at);
        } else if self
            .texts
            .last()
            .is_some_and(|texts| texts.iter().all(|at| !lines[*at].has_digits()))
            && let Some(run) = self.runs.last_mut()
        {
            run.push(at);
        } else {
            self.runs.push(vec![at]);
            self.texts.push(Vec::new());
        }
    }

    fn text(&mut self, at: usize) {
        match self.texts.last_mut() {
            Some(texts) => texts.push(at),
            None => self.texts.push(vec![at]),
        }
    }
}

impl Block<'_, '_> {
    /// Reads the lines.
    pub(super) fn read(&mut self) {
        let lines = self.lines;
        let table = Table::of(lines, self.context);
        let mut open = Open::default();
        let mut at = 0;
        while let Some(line) = lines.get(at) {
            let mut next = at + 1;
            if line.too_long() {
                self.refuse(at, Why::TooLong(LONGEST_LINE * 4));
            } else if let Some(read) =
                table.as_ref().and_then(|table| table.row(line, self.context))
            {
                self.close(std::mem::take(&mut open));
                match read {
                    Ok(offer) => {
                        line.codes.iter().for_each(|code| self.add(at, at, at, code, &offer))
                    }
                    Err(why) => self.without(at, &line.codes, &why),
                }
            } else if line.codes.is_empty() {
                open.text(at);
            } else if let Some(used) = self.line(at, &open) {
                self.close(std::mem::take(&mut open));
                next = used + 1;
            } else {
                open.codes(at, lines);
            }
            at = next;
        }
        self.close(open);
    }

    pub(super) fn part(&self, text: &str) -> Part {
        if !has_digits(text) {
            return Part::Blank;
        }
        match self.offer(text) {
            Ok(offer) => Part::Offer(Box::new(offer)),
            Err(_) if !worth(text, self.context) => Part::Blank,
            Err(why) => Part::Other(why),
        }
    }

    /// The offer that a text states: one without a digit states none, and chatter is not read in twenty
    /// languages.
    pub(super) fn offer(&self, text: &str) -> Result<OfferText, Why> {
        if has_digits(text) { pasted_offer(text, self.context) } else { Err(Why::NoAmount) }
    }

    /// The text of some lines; a label without a digit is joined with what it labels, before it or after.
    pub(super) fn joined(&self, lines: &[usize]) -> String {
        let mut text = String::new();
        let digits = |at: usize| self.lines[at].has_digits();
        for (nth, at) in lines.iter().enumerate() {
            if nth > 0 {
                text.push(if digits(lines[nth - 1]) && digits(*at) { '\n' } else { ' ' });
            }
            text.push_str(self.lines[*at].text);
        }
        text
    }

    /// The one offer that some lines state, and which of them.
    fn stated(&self, lines: &[usize]) -> (Part, Range<usize>) {
        if lines.iter().all(|at| !self.lines[*at].has_digits()) {
            return (Part::Blank, 0..0);
        }
        let mut shorter: Option<(OfferText, Range<usize>)> = None;
        let mut why = None;
        for length in 1..=MOST_JOINED.min(lines.len()) {
            let mut found: Vec<(OfferText, Range<usize>)> = Vec::new();
            for from in 0..=lines.len() - length {
                let span = from..from + length;
                match self.offer(&self.joined(&lines[span.clone()])) {
                    Ok(offer) => found.push((offer, span)),
                    Err(other) => why = why.or(Some(other).filter(amiss)),
                }
            }
            let whole = |offer: &OfferText| offer.min_spend != Minimum::Unknown;
            if length == 1 && found.len() > 1 {
                return (Part::Other(Why::SeveralAmounts), 0..0);
            }
            if let Some((offer, span)) = found.iter().find(|(offer, _)| whole(offer)) {
                return (Part::Offer(Box::new(offer.clone())), span.clone());
            }
            shorter = shorter.or_else(|| found.into_iter().next());
        }
        match shorter {
            Some((offer, span)) => (Part::Offer(Box::new(offer)), span),
            None if lines.iter().any(|at| worth(self.lines[*at].text, self.context)) => {
                (Part::Other(why.unwrap_or(Why::NoDiscount)), 0..0)
            }
            None => (Part::Blank, 0..0),
        }
    }

    /// Settles lines of codes and lines of text between them.
    fn close(&mut self, open: Open) {
        let Open { runs, mut texts, again } = open;
        texts.resize(runs.len() + 1, Vec::new());
        let lines = self.lines;
        let stated: Vec<(Part, Range<usize>)> =
            texts.iter().map(|texts| self.stated(texts)).collect();
        let parts: Vec<Part> = stated.iter().map(|(part, _)| part.clone()).collect();
        let joint =
            |text: &str| text.trim_end().chars().next_back().is_some_and(|c| JOINTS.contains(c));
        let ends = |texts: &[usize]| texts.last().is_some_and(|at| joint(lines[*at].text));
        let leans: Vec<Lean> = runs
            .iter()
            .zip(&texts)
            .map(|(run, before)| match (ends(before), ends(run)) {
                (true, false) => Lean::Before,
                (false, true) => Lean::After,
                _ => Lean::Neither,
            })
            .collect();
        let given = settle(&parts, &leans);
        let mut used = vec![false; texts.len()];
        for (nth, (run, given)) in runs.iter().zip(&given).enumerate() {
            // Which of its two neighbours it was: only one of them is an offer it can have.
            let side = [nth, nth + 1].into_iter().find(|side| match (&parts[*side], given) {
                (Part::Offer(part), Ok(offer)) => **part == *offer && !used[*side],
                _ => false,
            });
            let words = side.map(|side| (side, &texts[side][stated[side].1.clone()]));
            if let Some((side, _)) = words {
                used[side] = true;
            }
            let ends = words.map(|(_, words)| words).unwrap_or_default();
            for line in run {
                let from = ends.first().map_or(*line, |first| (*first).min(run[0]));
                let to = ends.last().map_or(*line, |last| (*last).max(*line));
                for code in &lines[*line].codes {
                    match given {
                        Ok(offer) => self.add(*line, from.min(*line), to, code, offer),
                        Err(why) => self.without(*line, std::slice::from_ref(code), why),
                    }
                }
            }
        }
        for at in again {
            self.without(at, &lines[at].codes, &Why::NoDiscount);
        }
        let taken = |side: usize| if used[side] { stated[side].1.clone() } else { 0..0 };
        let left: Vec<usize> = texts
            .iter()
            .enumerate()
            .flat_map(|(side, texts)| {
                let taken = taken(side);
                texts.iter().enumerate().filter(move |(nth, _)| !taken.contains(nth))
            })
            .map(|(_, at)| *at)
            .collect();
        left.into_iter().for_each(|at| self.leave(at));
    }

    /// Answers a line of text that found no code.
    fn leave(&mut self, at: usize) {
        let line = &self.lines[at];
        match (line.placeholder, self.offer(line.text)) {
            (Some(word), _) => self.refuse(at, Why::Placeholder(word.to_owned())),
            (None, Err(why)) if !amiss(&why) => {
                // A longer line is no remark, and looking into it would take its time.
                if line.text.len() <= LONGEST && worth(line.text, self.context) {
                    self.left.push(self.first + at);
                }
            }
            (None, Err(_)) if !worth(line.text, self.context) => {}
            (None, _) => self.refuse(at, Why::NoCode),
        }
    }

    /// Gives a code of a line its offer, whose words stand in the lines from one to another.
    pub(super) fn add(
        &mut self,
        at: usize,
        from: usize,
        to: usize,
        code: &Code,
        offer: &OfferText,
    ) {
        let lines = self.lines;
        let name = lines[at].name(code);
        let whole = matches!(offer.min_spend, Minimum::Spend(_));
        let kind = offer.kind;
        if code.placeholder && !whole {
            return self.refuse(at, Why::Placeholder(name.to_owned()));
        }
        let mut offer =
            OfferText { code: Some(name.to_owned()), kind: Some(OfferKind::Code), ..offer.clone() };
        if let Some(kind @ (OfferKind::StoreCoupon | OfferKind::StoreDiscount)) = kind {
            // A store's, or for so many pieces, of which there may be so many.
            let words = if kind == OfferKind::StoreCoupon { "store" } else { "pieces" };
            offer.doubt(|| Why::Beside(words.to_owned()).to_string());
        }
        if kind == Some(OfferKind::Coins) {
            offer.doubt(|| Why::Beside("coins".to_owned()).to_string());
        }
        // "USDC03COPY": which part of it is the code is not said.
        if glued(name) {
            offer.doubt(|| Why::Beside(name.to_owned()).to_string());
        }
        let span = lines[from].span.start..lines[to].span.end;
        self.push(span, at, code, offer, None);
    }

    /// Lists codes of a line for which no amounts were found.
    pub(super) fn without(&mut self, at: usize, codes: &[Code], why: &Why) {
        for code in codes {
            let name = self.lines[at].name(code).to_owned();
            if code.placeholder {
                self.refuse(at, Why::Placeholder(name));
                continue;
            }
            let offer =
                OfferText { code: Some(name), kind: Some(OfferKind::Code), ..OfferText::default() };
            self.push(self.lines[at].span.clone(), at, code, offer, Some(why.clone()));
        }
    }

    fn push(
        &mut self,
        span: Range<usize>,
        at: usize,
        code: &Code,
        offer: OfferText,
        why: Option<Why>,
    ) {
        let place = (self.first + at, self.lines[at].span.start + code.span.start);
        self.entries.push(Entry { span, place, found: Ok(offer), why });
    }

    pub(super) fn refuse(&mut self, at: usize, why: Why) {
        let span = self.lines[at].span.clone();
        let place = (self.first + at, span.start);
        self.entries.push(Entry { span, place, found: Err(why), why: None });
    }
}

/// Whether a text that is no offer has amounts that might have made it one.
fn amiss(why: &Why) -> bool {
    !matches!(why, Why::Empty | Why::NoAmount | Why::NoDiscount | Why::Unplaced(_))
}
