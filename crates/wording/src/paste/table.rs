//! A table of codes: a line that names its columns, and rows with as many cells.

use rust_decimal::Decimal;

use super::line::Line;
use crate::offer::Minimum;
use crate::offer::OfferText;
use crate::pair::Window;
use crate::read::{Context, pasted_offer, pasted_window, roles};
use crate::role::Role;
use crate::why::Why;

/// The columns that a heading line names, by their number.
pub(super) struct Table {
    cells: usize,
    off: usize,
    min: Option<usize>,
    starts: Option<usize>,
    ends: Option<usize>,
    /// A column whose amounts are no offer's: the most that may be spent, what is paid back.
    other: Option<String>,
}

impl Table {
    /// The table of some lines: the first line that names its columns says what they are.
    pub(super) fn of(lines: &[Line<'_>], context: &Context<'_>) -> Option<Table> {
        lines.iter().take(3).find_map(|line| Table::head(line, context))
    }

    fn head(line: &Line<'_>, context: &Context<'_>) -> Option<Table> {
        let cells = cells(line.text)?;
        if !line.codes.is_empty() || cells.len() > 8 {
            return None;
        }
        let mut table = Table {
            cells: cells.len(),
            off: usize::MAX,
            min: None,
            starts: None,
            ends: None,
            other: None,
        };
        for (at, cell) in cells.iter().enumerate() {
            let roles = roles(cell, context);
            if roles.any(&[Role::AtMost, Role::Promise]) {
                table.other.get_or_insert_with(|| (*cell).to_owned());
            } else if roles.any(&[
                Role::Min,
                Role::MinBeside,
                Role::MinAfter,
                Role::Spend,
                Role::Order,
            ]) {
                table.min.get_or_insert(at);
            } else if roles.any(&[Role::Off, Role::Save, Role::Get]) {
                table.off = table.off.min(at);
            } else if roles.any(&[Role::Expires, Role::ExpiresAfter, Role::UpTo]) {
                table.ends.get_or_insert(at);
            } else if roles.any(&[Role::From, Role::FromAfter, Role::Since, Role::Starts]) {
                table.starts.get_or_insert(at);
            }
        }
        (table.off != usize::MAX).then_some(table)
    }

    /// The offer of a row, if the line is one.
    pub(super) fn row(
        &self,
        line: &Line<'_>,
        context: &Context<'_>,
    ) -> Option<Result<OfferText, Why>> {
        let cells = cells(line.text).filter(|cells| cells.len() == self.cells)?;
        if line.codes.is_empty() {
            return None;
        }
        let off = *cells.get(self.off)?;
        let least = self.min.and_then(|min| cells.get(min)).copied();
        let texts = match least {
            Some(least) => {
                vec![[off, " / ", least].concat(), [off, " off orders over ", least].concat()]
            }
            None => vec![[off, " off"].concat()],
        };
        let read = texts.iter().map(|text| pasted_offer(text, context));
        let mut read = read.reduce(Result::or)?;
        if let Ok(offer) = &mut read {
            // The columns must say of each amount what it is; of a percentage there is one.
            let stands = |amount: Option<Decimal>, cell: &str| {
                let amount = amount.map(|amount| digits(&amount.normalize().to_string()));
                amount.is_some_and(|amount| digits(cell).contains(&amount))
            };
            let min = match offer.min_spend {
                Minimum::Spend(min) => Some(min),
                Minimum::None | Minimum::Unknown => None,
            };
            let least = least.is_none_or(|least| stands(min, least));
            if !least || !stands(offer.off.or(offer.percent), off) {
                return Some(Err(Why::SeveralAmounts));
            }
            self.date(&cells, context, offer);
            if let Some(other) = &self.other {
                offer.doubt(|| Why::Beside(other.clone()).to_string());
            }
        }
        Some(read)
    }
}

impl Table {
    /// Gives an offer the days of its row; a day that is not understood makes it uncertain.
    fn date(&self, cells: &[&str], context: &Context<'_>, offer: &mut OfferText) {
        let day = |column: Option<usize>, word: &str| {
            let cell = column.and_then(|column| cells.get(column));
            let cell = cell.filter(|cell| cell.chars().any(char::is_alphanumeric))?;
            Some(pasted_window(&[word, cell].concat(), context).ok_or(*cell))
        };
        let days = [day(self.starts, "from "), day(self.ends, "until ")];
        let mut window = Window::default();
        for day in days.into_iter().flatten() {
            match day {
                Ok(day) => {
                    window.starts = window.starts.or(day.starts);
                    window.ends = window.ends.or(day.ends);
                    window.left = window.left.or(day.left);
                    window.unclear |= day.unclear;
                }
                Err(cell) => offer.doubt(|| Why::Beside(cell.to_owned()).to_string()),
            }
        }
        window.hold(offer);
    }
}

/// The cells of a line; none where it has one.
fn cells(text: &str) -> Option<Vec<&str>> {
    let mark = ['\t', '|'].into_iter().find(|mark| text.contains(*mark))?;
    let edges = |c: char| c.is_whitespace() || c == mark;
    Some(text.trim_matches(edges).split(mark).map(str::trim).collect())
}

fn digits(text: &str) -> String {
    text.chars().filter_map(page::price::digit).map(|(value, _)| char::from(b'0' + value)).collect()
}
