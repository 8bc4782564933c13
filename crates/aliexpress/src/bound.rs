//! For whom a price holds, and for what: what the labels around it say, on a listing and on a list's card.
//!
//! A label may stand before the price, behind it, in its block or right beside that. It belongs to the amounts
//! of the smallest element around it that shows any: "Buy 3+" above $8.90 says nothing of the $10.95 beside
//! them. What a reading has a name for is the price's condition; what holds for a coupon, a code, several
//! pieces, a deposit or another day is no price of who just buys one, and is missing with that reason.

use contract::PriceCondition;
use page::{Element, Why};
use rust_decimal::Decimal;
use wording::{Beside, Stated, Text};

use crate::page_text::PageText;
use crate::reading::{Flag, PriceRange};

/// What the labels around a price say of it and its product.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Bound {
    pub(crate) condition: Option<PriceCondition>,
    pub(crate) flags: Vec<Flag>,
    /// Why it is nobody's who just buys one piece.
    pub(crate) held_back: Option<Why>,
}

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
    pub(crate) fn hear(&self, bound: &mut Bound, root: Element<'_>, parts: &[Element<'_>]) {
        let parts = parts.get(..LIMIT).unwrap_or(parts);
        let mut around = Around { root, parts, amounts: vec![None; parts.len()] };
        let mut heard: Vec<String> = Vec::new();
        for part in parts.iter().copied() {
            for text in self.labels(part, &mut around) {
                if heard.contains(&text) {
                    continue;
                }
                let (said, beside) = self.said(&text);
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

    /// The texts of an element that may be labels: what is left between the elements in it that show amounts.
    fn labels(&self, part: Element<'_>, around: &mut Around<'_, '_>) -> Vec<String> {
        let text = part.text();
        if text.is_empty() || text.len() > LONGEST {
            return Vec::new();
        }
        // "New shoppers save $10.95": the amount is a part of what it says.
        if wording::is_new_customer_tag(&text, &self.page_text.context()) {
            return vec![text];
        }
        let inside: Vec<_> = children(part, around.parts).collect();
        let amounts = inside.into_iter().filter(|one| !self.amounts(*one, around, 0).is_empty());
        let amounts = amounts.map(|one| one.text());
        let mut labels = vec![text];
        for amount in amounts {
            let last = labels.pop().unwrap_or_default();
            match last.split_once(amount.as_str()) {
                Some((before, after)) => labels.extend([before, after].map(str::to_owned)),
                None => labels.push(last),
            }
        }
        labels.retain(|label| !label.trim().is_empty());
        labels
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
        let mut bound = Bound::default();
        for kind in wording::conditions(text, self.page_text.locale.unwrap_or_default()) {
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
