//! The rows of a summary: a label, an amount beside it, and whether they add up.

use deal::{Currency, sums};
use page::price::digit;
use page::{Field, Found, Source, Why};
use rust_decimal::Decimal;
use wording::{Label, Stated};

use crate::coupons::code_in;
use crate::page_text::PageText;

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Row {
    /// Its label.
    pub(crate) label: String,
    /// What the label means, where that is known.
    pub(crate) means: Option<Label>,
    /// The code that its label names.
    pub(crate) code: Option<String>,
    /// What stands beside it.
    pub(crate) beside: Cell,
}

/// What stands beside a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cell {
    /// An amount; below zero where it is taken off.
    Amount(Decimal),
    /// That the prices hold it already.
    Included,
    /// No amount: a heading, a button.
    Words,
}

/// The rows of a summary, in its order, each meaning once but for discounts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Rows(pub(crate) Vec<Row>);

/// Whether the rows of a summary add up to its total.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Sum {
    /// They do, without these rows: savings that repeat others, promises, what nobody knows.
    Right { repeats: Vec<usize> },
    /// They do not: they come to this.
    Wrong(Decimal),
    /// They cannot be said to: an end is missing, or what lies between.
    Open,
}

impl Row {
    /// A row of a label and the text beside it.
    pub(crate) fn new(label: &str, text: &str, page_text: PageText<'_>) -> Row {
        let beside = Cell::of(text, page_text);
        let promise = || wording::promises(label, &page_text.context()).then_some(Label::Promise);
        let known = Label::of(label);
        let coded = if known.is_none() { coded(label, &beside) } else { None };
        let means = known.or(coded.map(|(means, _)| means)).or_else(promise);
        let is_discount = means.is_some_and(|means| means.layer().is_some());
        let beside = match beside {
            Cell::Words if is_discount => taken_off(text, page_text).unwrap_or(Cell::Words),
            beside => beside,
        };
        let code = coded.map(|(_, code)| code).or_else(|| code_in(label)).map(str::to_owned);
        Row { label: label.to_owned(), means, code, beside }
    }

    /// A row that is one text, where its label is known and an amount follows it.
    pub(crate) fn of(text: &str, page_text: PageText<'_>) -> Option<Row> {
        Label::before(text).into_iter().find_map(|(means, rest)| {
            let label = text[..text.len() - rest.len()].trim_end();
            let row = Row { means: Some(means), ..Row::new(label, rest, page_text) };
            // "Promo code USAFF8 -US $8.00".
            let after = || {
                let (code, rest) = rest.split_once(' ').filter(|(code, _)| is_code(code))?;
                Some(Row::new(&[label, " ", code].concat(), rest, page_text))
            };
            let is_row = |row: &Row| row.beside != Cell::Words && row.means == Some(means);
            Some(row).filter(is_row).or_else(|| after().filter(is_row))
        })
    }

    /// The amount beside it.
    pub(crate) fn amount(&self) -> Option<Decimal> {
        match self.beside {
            Cell::Amount(amount) => Some(amount),
            Cell::Included => Some(Decimal::ZERO),
            Cell::Words => None,
        }
    }

    /// Whether it is a sum of others.
    fn is_end(&self) -> bool {
        matches!(self.means, Some(Label::Total | Label::Items | Label::Subtotal))
    }

    /// What the row adds to the sum: discounts take off, however they are written.
    fn adds(&self) -> Option<Decimal> {
        let amount = self.amount()?;
        Some(if self.is_discount() { -amount.abs() } else { amount })
    }

    /// Whether a sum may be right without it: savings, a promise, something below zero that nobody knows.
    fn may_be_no_part(&self) -> bool {
        match self.means {
            Some(Label::Savings | Label::Promise) => true,
            None => self.amount().is_some_and(|amount| amount < Decimal::ZERO),
            _ => false,
        }
    }

    /// Whether the row takes something off.
    ///
    /// What is promised for later takes nothing off, whatever sign it bears.
    pub(crate) fn is_discount(&self) -> bool {
        if self.means == Some(Label::Promise) {
            return false;
        }
        let is_named = self.means.is_some_and(|means| means.layer().is_some());
        is_named
            || self.means == Some(Label::Savings)
            || self.amount().is_some_and(|it| it < Decimal::ZERO)
    }
}

/// What a label means without a code in it, and the code: "Promo code USAFF8", "プロモーションコードUSAFF8". A code that
/// stands alone is one if something is taken off by it.
fn coded<'t>(label: &'t str, beside: &Cell) -> Option<(Label, &'t str)> {
    // A code in an element of its own runs into the label: "AktionscodeUSAFF8".
    let words = label.split(|it: char| !it.is_ascii_uppercase() && !it.is_ascii_digit());
    words.filter(|word| is_code(word)).find_map(|code| {
        let (before, after) = label.split_once(code)?;
        let rest = [before.trim_end(), " ", after.trim_start()].concat();
        let rest = rest.trim_matches(|letter: char| !letter.is_alphanumeric());
        let is_alone = rest.is_empty() && code_in(code).is_some();
        let takes_off = matches!(beside, Cell::Amount(amount) if *amount < Decimal::ZERO);
        let means = if is_alone && takes_off { Some(Label::Code) } else { Label::of(rest) };
        Some((means.filter(|means| means.names_coupons())?, code))
    })
}

/// Whether a word is written as codes are.
fn is_code(word: &str) -> bool {
    (4..=16).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_uppercase() || byte.is_ascii_digit())
        && word.bytes().any(|byte| byte.is_ascii_uppercase())
}

/// What is taken off beside the label of a discount: there a number below zero needs no sign of money.
fn taken_off(text: &str, page_text: PageText<'_>) -> Option<Cell> {
    let is_below = text.trim().starts_with(is_minus) || text.trim().ends_with(is_minus);
    let amount = signed(text, page_text, true).ok().filter(|_| is_below);
    amount.map(Cell::Amount)
}

impl Cell {
    fn of(text: &str, page_text: PageText<'_>) -> Cell {
        match Label::of(text) {
            Some(Label::Free) => return Cell::Amount(Decimal::ZERO),
            Some(Label::Included) => return Cell::Included,
            _ => {}
        }
        amount(text, page_text).map_or(Cell::Words, Cell::Amount)
    }
}

/// The one amount that a text is, below zero where it is taken off.
///
/// A sign of its own it must have: a number alone may count anything.
fn amount(text: &str, page_text: PageText<'_>) -> Result<Decimal, Why> {
    signed(text, page_text, false)
}

/// The same; `is_bare`: it may be a number alone.
fn signed(text: &str, page_text: PageText<'_>, is_bare: bool) -> Result<Decimal, Why> {
    // A minus stands before the sign, or right before the number: "-€ 3,43", "€ -3,43".
    let text = text.trim();
    let number = text.find(|letter| digit(letter).is_some()).unwrap_or_default();
    let (sign, number) = text.split_at(number);
    let unsigned = [sign.trim_matches(is_minus), number.trim_end_matches(is_minus)].concat();
    let bare = unsigned.trim();
    let unread = |why: &str| Why::with(why, text);
    let price =
        wording::price(bare, &page_text.context()).map_err(|why| unread(&why.to_string()))?;
    match price.stated {
        Stated::Page if !is_bare => return Err(unread("a number without a currency")),
        Stated::Against(_) => return Err(unread("in another currency than the page's")),
        Stated::Page | Stated::Named | Stated::Shared => {}
    }
    if price.open || price.min != price.max {
        return Err(unread("a range, where one amount belongs"));
    }
    let amount = price.min.amount();
    Ok(if unsigned.len() < text.len() { -amount } else { amount })
}

/// The one amount that a text is, where it is to be paid.
pub(crate) fn price(text: &str, page_text: PageText<'_>) -> Result<Decimal, Why> {
    let amount = amount(text, page_text)?;
    if amount.is_sign_negative() { Err(Why::with("below zero", text)) } else { Ok(amount) }
}

/// `-`, the true minus and the dashes that stand for it.
fn is_minus(letter: char) -> bool {
    matches!(letter, '-' | '\u{2212}' | '\u{2013}' | '\u{ff0d}')
}

impl Rows {
    /// Adds a row, unless one like it stands there already: a page may show a row twice.
    pub(crate) fn add(&mut self, row: Row) {
        if !self.0.contains(&row) {
            self.0.push(row);
        }
    }

    /// Whether there is any.
    pub(crate) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The amount of a meaning, where the summary shows exactly one.
    pub(crate) fn amount(&self, means: Label, source: Source) -> Found<Decimal> {
        let mut rows =
            self.0.iter().filter(|row| row.means == Some(means) && row.beside != Cell::Words);
        let row = rows.next().ok_or(Why::NOT_SHOWN)?;
        if let Some(other) = rows.next() {
            return Err(Why::with("two rows of the summary say it", &other.label));
        }
        match row.beside {
            Cell::Amount(amount) if amount >= Decimal::ZERO => Ok(Field::new(amount, source)),
            Cell::Amount(_) => Err(Why::with("below zero", &row.label)),
            _ => Err(Why::new("the prices include it")),
        }
    }

    /// Whether the rows add up, from the sum of the goods to the total.
    ///
    /// Rows of savings either are discounts of their own or repeat others; the sum decides.
    pub(crate) fn sum(&self) -> Sum {
        let is_start = |row: &Row| matches!(row.means, Some(Label::Items | Label::Subtotal));
        let start = self.0.iter().position(|row| is_start(row) && row.amount().is_some());
        match start.and_then(|at| self.walk(at + 1, self.0[at].amount()?)) {
            Some(sum) => sum,
            None => Sum::Open,
        }
    }

    /// Whether goods of this worth and the rows beside the total come to it.
    pub(crate) fn confirms(&self, goods: Decimal) -> bool {
        matches!(self.walk(0, goods), Some(Sum::Right { .. }))
    }

    /// The rows that take something off goods of this worth.
    ///
    /// What stands before the sum of the goods led to their prices, and savings may repeat other rows.
    pub(crate) fn taken_off(&self, goods: Option<Decimal>) -> Vec<&Row> {
        let from = goods.map_or(0, |goods| self.after(goods));
        let sum = goods.map_or(Some(self.sum()), |goods| self.walk(from, goods));
        let repeats = match sum {
            Some(Sum::Right { repeats }) => repeats,
            _ => Vec::new(),
        };
        let rows = self.0.iter().enumerate().skip(from).filter(|(at, row)| {
            row.is_discount()
                && row.amount().is_some_and(|amount| !amount.is_zero())
                && !repeats.contains(at)
        });
        rows.map(|(_, row)| row).collect()
    }

    /// The first row after the sum of the goods: the last row that is it, or else the first that comes to it.
    fn after(&self, goods: Decimal) -> usize {
        let is_start = |row: &Row| matches!(row.means, Some(Label::Items | Label::Subtotal));
        let is_goods = |row: &Row| is_start(row) && row.amount() == Some(goods);
        if let Some(at) = self.0.iter().rposition(is_goods) {
            return at + 1;
        }
        let mut sum = None;
        let comes_to = |row: &Row| {
            sum = match sum {
                _ if is_start(row) => row.amount().or(sum),
                Some(sum) if !row.is_end() => sums::sum(sum, row.adds().unwrap_or_default()),
                _ => sum,
            };
            sum == Some(goods)
        };
        self.0.iter().position(comes_to).map_or(0, |at| at + 1)
    }

    /// Goes down the rows from one on, trying which of the savings repeat others, and which promises and unknown
    /// rows are part of no sum: none first.
    fn walk(&self, from: usize, start: Decimal) -> Option<Sum> {
        let total = self.0.iter().find(|row| row.means == Some(Label::Total))?.amount()?;
        let savings: Vec<usize> =
            (from..self.0.len()).filter(|at| self.0[*at].may_be_no_part()).take(SAVINGS).collect();
        let mut first = None;
        for choice in 0..1_u32 << savings.len() {
            let repeats = |at: &usize| {
                savings.iter().position(|row| row == at).is_some_and(|bit| choice >> bit & 1 == 1)
            };
            let (sum, is_right) = self.down(from, start, total, repeats);
            if is_right {
                let repeats = savings.iter().copied().filter(repeats).collect();
                return Some(Sum::Right { repeats });
            }
            first.get_or_insert(sum);
        }
        let between = self.0[from..].iter().any(|row| !row.is_end() && row.amount().is_some());
        let is_known = self.0.iter().all(|row| row.means.is_some() || row.beside == Cell::Words);
        Some(if between && is_known { Sum::Wrong(first?) } else { Sum::Open })
    }

    /// What the rows come to, and whether every sum on the way is the one that the page says.
    fn down(
        &self,
        from: usize,
        start: Decimal,
        total: Decimal,
        repeats: impl Fn(&usize) -> bool,
    ) -> (Decimal, bool) {
        let mut sum = start;
        let mut is_right = true;
        let rows = self.0.iter().enumerate().skip(from).filter(|(at, _)| !repeats(at));
        for (_, row) in rows {
            match row.means {
                Some(Label::Total) => {}
                Some(Label::Items | Label::Subtotal) => {
                    is_right &= row.amount().is_none_or(|shown| shown == sum);
                }
                _ => sum += row.adds().unwrap_or_default(),
            }
        }
        (sum, is_right && sum == total)
    }
}

/// Rows of savings of one summary, at most.
const SAVINGS: usize = 4;

/// The one currency that texts name; none where they name none or several.
pub(crate) fn currency_of(
    texts: impl Iterator<Item = String>,
    page_text: PageText<'_>,
) -> Option<Currency> {
    let mut named: Option<Currency> = None;
    for text in texts.take(200) {
        let Ok(price) = wording::price(text.trim_matches(is_minus).trim(), &page_text.context())
        else {
            continue;
        };
        if matches!(price.stated, Stated::Named | Stated::Shared) {
            let currency = price.min.currency();
            if named.is_some_and(|named| named != currency) {
                return None;
            }
            named = Some(currency);
        }
    }
    named
}

#[cfg(test)]
mod tests;
