//! A line of a paste that has both codes and amounts.

use super::LONGEST_LINE;
use super::block::{Block, MOST_JOINED, Open};
use super::chain::{Lean, Part, settle};
use super::line::{Code, JOINTS, Line, has_digits, paired};
use crate::offer::Minimum;
use crate::offer::OfferText;
use crate::pair::Window;
use crate::read::{Context, pasted_window, takes_back, worth};
use crate::why::Why;

/// How many words of a heading may hold its digits.
const MOST_CUTS: usize = 12;

impl Block<'_, '_> {
    /// Reads a line that has both codes and amounts; the last line that it takes in.
    pub(super) fn line(&mut self, at: usize, open: &Open) -> Option<usize> {
        let line = &self.lines[at];
        let (runs, pieces) = runs(line, self.context);
        let mut parts: Vec<Part> = pieces.iter().map(|piece| self.part(piece)).collect();
        if runs.len() > 1 {
            // What is left open between two codes may be what the second is for.
            for (piece, part) in pieces.iter().zip(&mut parts) {
                if matches!(part, Part::Blank) && parts_codes(piece, self.context) {
                    *part = Part::Other(Why::SeveralAmounts);
                }
            }
        }
        let mut head = None;
        if let (Some(piece), Some(part @ Part::Other(_))) = (pieces.first(), parts.first_mut())
            && let Some((offer, window)) = self.behind_heading(piece)
        {
            (*part, head) = (Part::Offer(Box::new(offer)), window);
        }
        if parts.iter().all(|part| matches!(part, Part::Blank)) {
            return None;
        }
        let leans: Vec<Lean> = (0..runs.len()).map(|run| lean(&pieces, &parts, run)).collect();
        let mut given = settle(&parts, &leans);
        let mut last = at;
        if let [only] = given.as_mut_slice() {
            let whole = pieces.join(" ");
            self.whole(&parts, &whole, only);
            // "-5€ desde 39€:\nQCH5 -20€ desde 139€:": the amounts are the next line's.
            let hangs = pieces
                .get(1)
                .is_some_and(|piece| piece.trim_end().ends_with([':', '：', '→', '➡']));
            if hangs && matches!(parts.get(1), Some(Part::Offer(_))) {
                *only = Err(Why::SeveralAmounts);
            }
            let quiet = open.texts.last().is_none_or(|texts| {
                texts.iter().all(|at| !worth(self.lines[*at].text, self.context))
            });
            if quiet
                && let Ok(offer) = only
                && let Some((more, end)) = self.completed(offer, &whole, at)
            {
                (*offer, last) = (more, end);
            }
        }
        // "Expired: …", "… sold out"
        // What has become of an only offer is part of it.
        let told = |at: usize| {
            let offer = matches!(parts.get(at), Some(Part::Offer(offer)) if offer.state.is_some());
            runs.len() == 1 && offer
        };
        let mut outer = [0, pieces.len() - 1].into_iter().filter(|at| !told(*at));
        if outer.any(|at| takes_back(&pieces[at], self.context)) {
            given.fill(Err(Why::Negated(line.text.chars().take(40).collect())));
        }
        let mut refused = None;
        for (run, given) in runs.iter().zip(&given) {
            match given {
                Ok(offer) => {
                    let mut offer = offer.clone();
                    if let Some(window) = head {
                        window.hold(&mut offer);
                    }
                    // "RTX4090 USDC30 $30 off $200": one of the two may be a product.
                    let beside = run.windows(2).find_map(|two| {
                        let gap = line.text.get(two[0].span.end..two[1].span.start)?;
                        (gap.trim().is_empty() && line.name(&two[0]) != line.name(&two[1]))
                            .then(|| line.name(&two[0]))
                    });
                    if let Some(name) = beside {
                        offer.doubt(|| Why::Beside(name.to_owned()).to_string());
                    }
                    run.iter().for_each(|code| self.add(at, at, last, code, &offer));
                }
                Err(why) => {
                    // "QA5/QA8 = …": what is joined with a code is one too.
                    let sure: Vec<Code> = run
                        .iter()
                        .enumerate()
                        .filter(|(at, code)| code.sure || line.joins_sure(&run[*at..]))
                        .map(|(_, code)| code.clone())
                        .collect();
                    if sure.is_empty() {
                        refused = Some(why.clone());
                    }
                    self.without(at, &sure, why);
                }
            }
        }
        if let Some(why) = refused
            && given.iter().all(Result::is_err)
            && !line.codes.iter().any(|code| code.sure)
        {
            self.refuse(at, why);
        }
        // What is said once more in the line.
        let kept = |code: &&Code| runs.iter().flatten().any(|kept| kept.span == code.span);
        let again: Vec<Code> = line.codes.iter().filter(|code| !kept(code)).cloned().collect();
        self.without(at, &again, &Why::NoDiscount);
        Some(last)
    }

    /// The offer at the end of a text that begins with a heading without amounts, and when that says it holds:
    /// a copied message may have lost the ends of its lines.
    fn behind_heading(&self, text: &str) -> Option<(OfferText, Option<Window>)> {
        if text.len() > LONGEST_LINE {
            return None;
        }
        let cuts = text.char_indices().filter(|(_, c)| c.is_whitespace()).map(|(at, _)| at);
        let cuts = cuts.filter(|at| has_digits(&text[..*at])).take(MOST_CUTS);
        let (heading, offer) = cuts
            .map(|at| text.split_at(at))
            .take_while(|(heading, _)| !worth(heading, self.context))
            .find_map(|(heading, rest)| {
                let whole = |offer: &OfferText| offer.min_spend != Minimum::Unknown;
                Some((heading, self.offer(rest).ok().filter(whole)?))
            })?;
        Some((offer, pasted_window(heading, self.context)))
    }

    /// The offer of a line with one run of codes, where its least spend stands on their other side.
    fn whole(&self, parts: &[Part], whole: &str, given: &mut Result<OfferText, Why>) {
        let offers: Vec<&OfferText> = parts
            .iter()
            .filter_map(|part| match part {
                Part::Offer(offer) => Some(&**offer),
                _ => None,
            })
            .collect();
        match offers.as_slice() {
            [] => {
                if let Ok(read) = self.offer(whole) {
                    *given = Ok(read);
                }
            }
            [only] if only.min_spend == Minimum::Unknown => match self.offer(whole) {
                Ok(read) if (read.off, read.percent) == (only.off, only.percent) => {
                    *given = Ok(read)
                }
                _ => {}
            },
            _ => {}
        }
    }

    /// An offer whose least spend stands in the lines below it, and the last of them.
    fn completed(&self, offer: &OfferText, text: &str, at: usize) -> Option<(OfferText, usize)> {
        if offer.min_spend != Minimum::Unknown {
            return None;
        }
        let rest = self.lines.get(at + 1..)?;
        let run =
            rest.iter().take(MOST_JOINED - 1).take_while(|line| line.codes.is_empty()).count();
        (1..=run).find_map(|count| {
            let lines: Vec<usize> = (at + 1..=at + count).collect();
            let read = self.offer(&[text, "\n", &self.joined(&lines)].concat()).ok()?;
            let same = (read.off, read.percent) == (offer.off, offer.percent);
            (same && read.min_spend != Minimum::Unknown).then_some((read, at + count))
        })
    }
}

/// Whether a text between two codes has amounts, or what may be some.
fn parts_codes(text: &str, context: &Context<'_>) -> bool {
    has_digits(text)
        && (worth(text, context) || (paired(text) && pasted_window(text, context).is_none()))
}

/// The codes of a line in runs without amounts between them, and what stands before, between and after.
fn runs(line: &Line<'_>, context: &Context<'_>) -> (Vec<Vec<Code>>, Vec<String>) {
    let mut runs: Vec<Vec<Code>> = Vec::new();
    let mut pieces = Vec::new();
    let mut piece = String::new();
    let mut from = 0;
    for code in &line.codes {
        if !piece.is_empty() {
            piece.push(' ');
        }
        piece.push_str(line.text.get(from..code.span.start).unwrap_or_default());
        from = code.span.end;
        match runs.last_mut() {
            // What was said right before is said once more.
            Some(run) if run.iter().any(|other| line.name(other) == line.name(code)) => {}
            Some(run) if !parts_codes(&piece, context) => {
                run.push(code.clone());
                piece.clear();
            }
            _ => {
                runs.push(vec![code.clone()]);
                pieces.push(std::mem::take(&mut piece));
            }
        }
    }
    if !piece.is_empty() {
        piece.push(' ');
    }
    piece.push_str(line.text.get(from..).unwrap_or_default());
    pieces.push(piece);
    (runs, pieces)
}

/// On which side of a run a colon, an arrow or the like says that its amounts stand.
fn lean(pieces: &[String], parts: &[Part], run: usize) -> Lean {
    let amounts = |at: usize| !matches!(parts.get(at), None | Some(Part::Blank));
    let joint = |c: Option<char>| c.is_some_and(|c| JOINTS.contains(c) && c != '|');
    let before = pieces.get(run).map(|piece| piece.trim_end().chars().next_back());
    let after = pieces.get(run + 1).map(|piece| piece.trim_start().chars().next());
    match (amounts(run) && joint(before.flatten()), amounts(run + 1) && joint(after.flatten())) {
        (true, false) => Lean::Before,
        (false, true) => Lean::After,
        _ => Lean::Neither,
    }
}
