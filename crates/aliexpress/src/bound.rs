//! For whom a price holds, and for what: what the labels around it say, on a listing and on a list's card.
//!
//! A label may stand before the price, behind it, in its block or right beside that. It belongs to the amounts
//! of the smallest element around it that shows any: "Buy 3+" above $8.90 says nothing of the $10.95 beside
//! them. What a reading has a name for is the price's condition; what holds for a coupon, a code, several
//! pieces, a deposit or another day is no price of who just buys one, and is missing with that reason.

use contract::PriceCondition;
use page::{Element, Why};
use rust_decimal::Decimal;
use wording::{Beside, Flag, Stated, Text};

use crate::page_text::PageText;
use crate::range::PriceRange;

/// What the labels around a price say of it and its product.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bound {
    pub(crate) condition: Option<PriceCondition>,
    pub(crate) flags: Vec<Flag>,
    /// Why it is nobody's who just buys one piece.
    pub(crate) held_back: Option<Why>,
}

/// Why a price is not read beside words of which nothing is known.
const STRANGE: &str = "what stands beside the price is not understood";
/// Bytes of a label, at most.
const LONGEST: usize = 200;
/// Elements around one price that are looked at, and how deep they stand.
const LIMIT: usize = 400;
const DEPTH: usize = 12;

/// What labels are held to: how the page speaks, and the price and the price before, where they are known.
#[derive(Clone, Copy)]
pub(crate) struct Labelled<'v> {
    pub(crate) page_text: PageText<'v>,
    pub(crate) price: Option<PriceRange>,
    pub(crate) list_price: Option<PriceRange>,
}

/// The elements with texts of a block, and the amounts of those that were looked at.
struct Around<'e, 'p> {
    root: Element<'e>,
    parts: &'p [Element<'e>],
    amounts: Vec<Option<Vec<Decimal>>>,
}

/// Whose a label is.
#[derive(PartialEq)]
enum Whose {
    ThePrices,
    Anothers,
    /// Nothing beside it says.
    Open,
}

impl Labelled<'_> {
    /// Hears the elements with texts of the block in which the price stands, or of one right beside it.
    /// `is_own`: in the block itself words that are not known may say anything of the price.
    pub(crate) fn hear(
        &self,
        bound: &mut Bound,
        root: Element<'_>,
        parts: &[Element<'_>],
        is_own: bool,
    ) {
        let parts = parts.get(..LIMIT).unwrap_or(parts);
        let mut around = Around { root, parts, amounts: vec![None; parts.len()] };
        let (mut heard, mut known): (Vec<String>, Vec<String>) = (Vec::new(), Vec::new());
        for part in parts.iter().copied() {
            let (labels, between) = self.labels(part, &mut around);
            for (nth, text) in labels.iter().enumerate() {
                self.hear_of_amount(bound, part, &mut around, text, (nth, &between));
            }
            for text in labels.into_iter().filter(|label| !label.trim().is_empty()) {
                if heard.contains(&text) {
                    continue;
                }
                let (said, beside) = self.said(&text);
                if said != Bound::default() || self.is_harmless(&text) || !beside.has_unknown {
                    known.push(text.clone());
                }
                if said != Bound::default() {
                    bound.flags.extend(said.flags.iter().copied());
                    let is_share = said.is_share();
                    let whose = self.whose(part, &mut around, &text, &beside, is_share);
                    if whose != Whose::Anothers {
                        bound.take(said);
                    }
                }
                heard.push(text);
            }
        }
        if is_own {
            let mut strange = parts.iter().flat_map(|part| own_texts(*part, parts));
            let is_known = |text: &String| known.iter().any(|known| known.contains(text.as_str()));
            let strange = strange.find(|text| !is_known(text) && self.is_strange(text));
            let why = strange.map(|text| Why::with(STRANGE, &text));
            bound.held_back = bound.held_back.take().or(why);
        }
    }

    /// The texts of a block in which nobody knows what is said of the price, if anything.
    pub(crate) fn strange(&self, parts: &[Element<'_>]) -> Vec<String> {
        let parts = parts.get(..LIMIT).unwrap_or(parts);
        let texts = parts.iter().flat_map(|part| own_texts(*part, parts));
        let is_open = |text: &String| {
            self.is_strange(text)
                && !self.is_harmless(text)
                && self.said(text).0 == Bound::default()
        };
        texts.filter(is_open).collect()
    }

    /// Whether a text is known to say nothing of the price.
    fn is_harmless(&self, text: &str) -> bool {
        wording::is_harmless(text, self.page_text.locale.unwrap_or_default())
    }

    /// What the phrases that a text holds make of a price.
    fn conditions(&self, text: &str) -> impl Iterator<Item = &'static wording::Condition> {
        wording::conditions(text, self.page_text.locale.unwrap_or_default())
    }

    /// Whether a text may set a condition that is not known: words that nothing is known of, and no amount that it
    /// may be about.
    fn is_strange(&self, text: &str) -> bool {
        let beside = wording::beside(text, &self.page_text.context());
        let is_about_another = !beside.amounts.is_empty() || beside.has_percent;
        let is_note = beside.is_shipping || beside.is_ending || wording::is_tax_note(text);
        let is_other = is_about_another || is_note || is_count(text);
        text.len() <= LONGEST && beside.has_unknown && !is_other
    }

    /// Hears a label that is of one amount, the one that it stands right before (or, after all amounts, behind):
    /// "From", "Was". `between`: the elements with amounts between the labels of its element.
    fn hear_of_amount(
        &self,
        bound: &mut Bound,
        part: Element<'_>,
        around: &mut Around<'_, '_>,
        text: &str,
        (nth, between): (usize, &[Element<'_>]),
    ) {
        let beside = wording::beside(text, &self.page_text.context());
        let before = self.conditions(text).find(|kind| kind.is_of_next);
        let what = match before {
            Some(kind) if beside.amounts.is_empty() => kind.holds_back,
            _ => beside.is_least.then_some("the least of several"),
        };
        let Some(what) = what else { return };
        let amounts = match between {
            [] => self.neighbour(part, around.parts, beside.is_after),
            between => {
                let before = nth.checked_sub(1).and_then(|nth| between.get(nth));
                let next = between.get(nth);
                let one = if beside.is_after { before.or(next) } else { next.or(before) };
                one.map(|one| self.amounts(*one, around, 0)).unwrap_or_default()
            }
        };
        let is_price = |amount: &Decimal| {
            self.price.is_some_and(|price| *amount == price.min || *amount == price.max)
        };
        // Of one that is unread as well it is not known whose the label is.
        if amounts.first().is_some_and(is_price) {
            bound.hold_back(what, text.trim());
        }
    }

    /// The amounts of the next element that is a price, or of the last before it.
    fn neighbour(&self, part: Element<'_>, parts: &[Element<'_>], is_after: bool) -> Vec<Decimal> {
        let Some(at) = parts.iter().position(|one| *one == part) else { return Vec::new() };
        let (before, after) = parts.split_at(at);
        let next = || after.iter().find_map(|one| self.shown(&one.text()));
        let last = || before.iter().rev().find_map(|one| self.shown(&one.text()));
        let found = if is_after { last().or_else(next) } else { next().or_else(last) };
        found.unwrap_or_default()
    }

    /// Hears texts of which it is not known what they stand beside.
    pub(crate) fn hear_alone<'t>(&self, bound: &mut Bound, texts: impl Iterator<Item = &'t str>) {
        for text in texts.filter(|text| text.len() <= LONGEST).take(LIMIT) {
            let (said, beside) = self.said(text);
            bound.flags.extend(said.flags.iter().copied());
            let is_share = said.is_share();
            let whose = || self.owns(text, &beside.amounts, beside.has_percent, is_share);
            if said != Bound::default() && whose() != Whose::Anothers {
                bound.take(said);
            }
        }
    }

    /// The texts of an element that may be labels: what is left between the elements in it that show amounts, and
    /// those elements.
    fn labels<'e>(
        &self,
        part: Element<'e>,
        around: &mut Around<'e, '_>,
    ) -> (Vec<String>, Vec<Element<'e>>) {
        let text = part.text();
        if text.is_empty() || text.len() > LONGEST {
            return (Vec::new(), Vec::new());
        }
        // "New shoppers save $10.95": the amount is a part of what it says.
        if wording::is_new_customer_tag(&text, &self.page_text.context()) {
            return (vec![text], Vec::new());
        }
        let inside: Vec<_> = children(part, around.parts).collect();
        let (mut labels, mut between) = (vec![text], Vec::new());
        for one in inside {
            if self.amounts(one, around, 0).is_empty() {
                continue;
            }
            let last = labels.pop().unwrap_or_default();
            match last.split_once(one.text().as_str()) {
                Some((before, after)) => {
                    labels.extend([before, after].map(str::to_owned));
                    between.push(one);
                }
                None => labels.push(last),
            }
        }
        (labels, between)
    }

    /// The amounts of a text that is a price with a sign of its own: a number alone may count anything.
    fn shown(&self, text: &str) -> Option<Vec<Decimal>> {
        let price = wording::price(text, &self.page_text.context()).ok()?;
        let is_named = price.stated != Stated::Page;
        is_named.then(|| vec![price.min.amount(), price.max.amount()])
    }

    /// The amounts that an element shows: as a whole, or by the elements in it.
    fn amounts(
        &self,
        part: Element<'_>,
        around: &mut Around<'_, '_>,
        depth: usize,
    ) -> Vec<Decimal> {
        let at = around.parts.iter().position(|one| *one == part);
        if let Some(known) = at.and_then(|at| around.amounts.get(at)).and_then(Option::as_ref) {
            return known.clone();
        }
        let text = at.map(|_| part.text()).unwrap_or_default();
        let amounts = self.shown(&text).unwrap_or_else(|| {
            let inside: Vec<_> = match depth {
                DEPTH.. => Vec::new(),
                _ => children(part, around.parts).collect(),
            };
            let inside = inside.into_iter().flat_map(|one| self.amounts(one, around, depth + 1));
            let amounts: Vec<Decimal> = inside.take(LIMIT).collect();
            match amounts.is_empty() {
                true => wording::beside(&text, &self.page_text.context()).amounts,
                false => amounts,
            }
        });
        if let Some(known) = at.and_then(|at| around.amounts.get_mut(at)) {
            *known = Some(amounts.clone());
        }
        amounts
    }

    /// Whose a label is: its own amounts say it, or those of the smallest element around it with any.
    fn whose(
        &self,
        part: Element<'_>,
        around: &mut Around<'_, '_>,
        text: &str,
        own: &Beside,
        is_share: bool,
    ) -> Whose {
        let mut whose = self.owns(text, &own.amounts, own.has_percent, is_share);
        let mut one = part;
        for _ in 0..DEPTH {
            if whose != Whose::Open {
                break;
            }
            let is_part = around.parts.contains(&one);
            let text = if is_part { one.text() } else { String::new() };
            // "Ends", and "tomorrow" in an element of its own.
            if text.len() <= LONGEST && wording::beside(&text, &self.page_text.context()).is_ending
            {
                return Whose::Anothers;
            }
            let has_percent = text.contains('%');
            let amounts = self.amounts(one, around, 0);
            let is_price = |amount: &Decimal| {
                self.price.is_some_and(|price| *amount == price.min || *amount == price.max)
            };
            whose = match one != part && amounts.iter().any(is_price) {
                true => Whose::ThePrices,
                false => self.owns(&text, &amounts, has_percent, is_share),
            };
            match one.parent() {
                Some(outer) if one != around.root => one = outer,
                _ => break,
            }
        }
        whose
    }

    /// `is_share`: a percentage beside the label is what it is about.
    fn owns(&self, text: &str, amounts: &[Decimal], has_percent: bool, is_share: bool) -> Whose {
        let context = self.page_text.context();
        if wording::is_new_customer_tag(text, &context) {
            return Whose::ThePrices;
        }
        let is_other = match wording::text(text, &context) {
            Ok(Text::Offer(_) | Text::Shipping(_)) => true,
            Ok(Text::Price(_)) => false,
            _ => is_share && has_percent && amounts.is_empty(),
        };
        if is_other {
            return Whose::Anothers;
        }
        let Some(price) = self.price else { return Whose::Open };
        let is_price = |amount: &Decimal| *amount == price.min || *amount == price.max;
        let is_before = |amount: &Decimal| {
            self.list_price.is_some_and(|list| {
                let saved = list.max.checked_sub(price.max);
                *amount == list.min || *amount == list.max || Some(*amount) == saved
            })
        };
        if amounts.iter().any(is_price) {
            Whose::ThePrices
        } else if amounts.iter().all(is_before) {
            Whose::Open
        } else {
            Whose::Anothers
        }
    }

    /// What a text says of the price that it is a label of, and what else it holds.
    fn said(&self, text: &str) -> (Bound, Beside) {
        let beside = wording::beside(text, &self.page_text.context());
        let mut bound = Bound { condition: beside.only, ..Bound::default() };
        for kind in self.conditions(text).filter(|kind| !kind.is_of_next) {
            bound.flags.extend(kind.flag);
            // "New user coupon", "Get 5% off with coins", "Free shipping in the app" are of no price.
            let is_of_part = kind.makes == Some(PriceCondition::Coins) || kind.holds_back.is_some();
            let is_off = beside.has_percent && is_of_part;
            let is_coupon = beside.is_coupon && kind.makes.is_some();
            if beside.is_shipping || beside.is_ending || is_off || is_coupon {
                continue;
            }
            bound.condition = bound.condition.or(kind.makes);
            if let Some(what) = kind.holds_back {
                bound.hold_back(what, text);
            }
        }
        if let Some(what) = beside.holds_for.filter(|_| !beside.is_shipping) {
            bound.hold_back(what, text);
        }
        (bound, beside)
    }
}

/// Whether a text begins with a number, and so counts something else: "1,000+ sold", "3 reviews".
fn is_count(text: &str) -> bool {
    text.trim_start().starts_with(|c: char| c.is_numeric())
}

/// The texts of an element that stand in none of the elements in it.
fn own_texts(part: Element<'_>, parts: &[Element<'_>]) -> Vec<String> {
    let mut own = vec![part.text()];
    for text in children(part, parts).map(|one| one.text()).filter(|text| !text.is_empty()) {
        let last = own.pop().unwrap_or_default();
        match last.split_once(text.as_str()) {
            Some((before, after)) => own.extend([before, after].map(str::to_owned)),
            None => own.push(last),
        }
    }
    own.into_iter().map(|text| text.trim().to_owned()).filter(|text| !text.is_empty()).collect()
}

/// The elements with texts that stand directly in one.
fn children<'e, 'p>(
    part: Element<'e>,
    parts: &'p [Element<'e>],
) -> impl Iterator<Item = Element<'e>> + use<'e, 'p> {
    parts.iter().copied().filter(move |one| one.parent() == Some(part))
}

impl Bound {
    /// Whether a percentage may be of what it names: "5% off" and "with coins".
    fn is_share(&self) -> bool {
        self.held_back.is_some() || self.condition == Some(PriceCondition::Coins)
    }

    fn hold_back(&mut self, what: &str, text: &str) {
        let why = || Why::with(&["the price is one for ", what].concat(), text);
        self.held_back.get_or_insert_with(why);
    }

    /// Takes in what another label says.
    fn take(&mut self, said: Bound) {
        self.condition = self.condition.or(said.condition);
        self.held_back = self.held_back.take().or(said.held_back);
    }
}
