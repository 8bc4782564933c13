//! One cart out of what its sources say.

use deal::sums;
use page::{Field, Source, Why};
use rust_decimal::Decimal;

use super::account::{Account, SourceLine};

/// A line as its sources say it.
pub(super) struct Joined {
    /// What is not in question.
    pub(super) line: SourceLine,
    /// Where it was found.
    pub(super) source: Source,
    /// Its price as the rendered page shows it and as page state keeps it.
    shown: Option<Result<Decimal, Why>>,
    kept: Option<Result<Decimal, Why>>,
}

/// Which source a cart's prices are taken from where both speak.
#[derive(Clone, Copy)]
pub(super) enum Prefer {
    Shown,
    Kept,
}

/// The lines of a cart, in the order of the page.
///
/// A rendered page draws lines only as they are scrolled to, so those that only state has follow.
pub(super) fn lines(dom: Option<&Account>, state: Option<&Account>) -> Vec<Joined> {
    let mut kept: Vec<&SourceLine> =
        state.map(|state| state.lines.iter().collect()).unwrap_or_default();
    let mut lines = Vec::new();
    for shown in dom.into_iter().flat_map(|dom| &dom.lines) {
        let same = kept.iter().position(|line| line.is_of(shown)).map(|at| kept.remove(at));
        lines.push(Joined::of(shown, same));
    }
    let alone = |line: &SourceLine| Joined {
        line: line.clone(),
        source: Source::State,
        shown: None,
        kept: Some(line.price.clone()),
    };
    lines.extend(kept.into_iter().map(alone));
    lines
}

impl Joined {
    fn of(shown: &SourceLine, kept: Option<&SourceLine>) -> Joined {
        let mut line = shown.clone();
        if let Some(kept) = kept {
            // Numbers and names are the data's; what the shopper does on the page is the page's.
            let keep = |mine: &mut Option<String>, theirs: &Option<String>| {
                if theirs.is_some() {
                    mine.clone_from(theirs);
                }
            };
            keep(&mut line.sku, &kept.sku);
            keep(&mut line.store_id, &kept.store_id);
            keep(&mut line.store_name, &kept.store_name);
            keep(&mut line.title, &kept.title);
            keep(&mut line.variant, &kept.variant);
            line.quantity = agreed(shown.quantity.clone(), kept.quantity.clone());
            line.selected = shown.selected.or(kept.selected);
            line.valid = match (shown.valid, kept.valid) {
                (Some(false), _) | (_, Some(false)) => Some(false),
                (shown, kept) => shown.or(kept),
            };
            line.fee = kept.fee.or(shown.fee);
        }
        Joined {
            line,
            source: Source::Dom,
            shown: Some(shown.price.clone()),
            kept: kept.map(|kept| kept.price.clone()),
        }
    }

    /// The price by one source, or by the other where that one has none.
    pub(super) fn price(&self, prefer: Prefer) -> Result<Field<Decimal>, Why> {
        let shown =
            self.shown.clone().map(|price| price.map(|price| Field::new(price, Source::Dom)));
        let kept =
            self.kept.clone().map(|price| price.map(|price| Field::new(price, Source::State)));
        let (first, second) = match prefer {
            Prefer::Shown => (shown, kept),
            Prefer::Kept => (kept, shown),
        };
        match (first, second) {
            (Some(Ok(price)), _) | (_, Some(Ok(price))) => Ok(price),
            (Some(Err(why)), _) | (_, Some(Err(why))) => Err(why),
            (None, None) => Err(Why::NOT_SHOWN),
        }
    }

    /// The price where its sources do not differ.
    pub(super) fn undisputed(&self) -> Result<Field<Decimal>, Why> {
        match (&self.shown, &self.kept) {
            (Some(Ok(shown)), Some(Ok(kept))) if shown != kept => Err(differ(*shown, *kept)),
            _ => self.price(Prefer::Shown),
        }
    }

    /// Whether only the rendered page tells its price.
    pub(super) fn is_only_shown(&self) -> bool {
        !matches!(self.kept, Some(Ok(_)))
    }

    /// Whether it is part of the order, as far as that is known.
    pub(super) fn is_ticked(&self) -> Option<bool> {
        if self.line.valid == Some(false) { Some(false) } else { self.line.selected }
    }
}

/// A value that both sources say.
fn agreed(shown: Result<u32, Why>, kept: Result<u32, Why>) -> Result<u32, Why> {
    match (shown, kept) {
        (Ok(shown), Ok(kept)) if shown != kept => Err(differ(shown.into(), kept.into())),
        (Ok(value), _) | (_, Ok(value)) => Ok(value),
        (why, _) => why,
    }
}

/// That the page and the data behind it say two things.
pub(super) fn differ(shown: Decimal, kept: Decimal) -> Why {
    let mut words = String::from("the page shows ");
    words.push_str(&shown.to_string());
    words.push_str(", its data says");
    Why::with(&words, &kept.to_string())
}

/// What the ticked lines come to; none where a part of it is not known.
///
/// Where a layout has no ticks, all lines are ordered.
pub(super) fn sum(lines: &[Joined], prefer: Prefer) -> Option<Decimal> {
    let has_ticks = lines.iter().any(|line| line.line.selected == Some(true));
    let mut sum = Decimal::ZERO;
    for line in lines {
        let is_ticked = match line.is_ticked() {
            Some(is_ticked) => is_ticked,
            None if has_ticks => return None,
            None => true,
        };
        if is_ticked {
            let one = line.price(prefer).ok()?.value;
            let pieces = Decimal::from(*line.line.quantity.as_ref().ok()?);
            sum = sums::sum(sum, sums::product(one, pieces)?)?;
        }
    }
    Some(sum)
}
