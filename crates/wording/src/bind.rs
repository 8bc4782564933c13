//! Which number each sign and each `%` belongs to.

use super::glyphs::Glyphs;
use super::items::quote;
use super::token::{Kind, Token};
use super::why::Why;

/// A number with the signs that belong to it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Group {
    /// The first token.
    pub(super) start: usize,
    /// The token after the last.
    pub(super) end: usize,
    /// The token of the number.
    pub(super) figure: usize,
    /// The tokens of its signs of money, before and after it.
    pub(super) signs: [Option<usize>; 2],
    /// Whether it is a percentage.
    pub(super) percent: bool,
    /// Whether a minus stands between its sign and the number.
    pub(super) minus: bool,
}

/// The numbers of a text with their signs, in order.
///
/// A sign with a number on either side belongs to the closer one; where both are as close, to the side
/// on which the text's other signs stand.
///
/// # Errors
/// [`Why::WhoseSign`] where nothing tells.
pub(super) fn groups(glyphs: &Glyphs<'_>, tokens: &[Token]) -> Result<Vec<Group>, Why> {
    let mut groups: Vec<Group> = (0..tokens.len())
        .filter(|at| figure(tokens, Some(*at)))
        .map(|at| Group {
            start: at,
            end: at + 1,
            figure: at,
            signs: [None, None],
            percent: false,
            minus: false,
        })
        .collect();
    for percent in [true, false] {
        let habit = habit(tokens, percent);
        for at in (0..tokens.len()).filter(|at| is_sign(tokens, *at, percent)) {
            let side = match sides(tokens, at) {
                (false, false) => continue,
                (true, false) => Side::Left,
                (false, true) => Side::Right,
                (true, true) => {
                    closer(tokens, at).or(habit).or(percent.then_some(Side::Left)).ok_or_else(
                        || Why::WhoseSign(quote(glyphs.slice(tokens[at].from, tokens[at].to))),
                    )?
                }
            };
            let target = match side {
                Side::Left => at.checked_sub(1),
                Side::Right if figure(tokens, Some(at + 1)) => Some(at + 1),
                Side::Right => Some(at + 2),
            };
            if let Some(group) = groups.iter_mut().find(|group| Some(group.figure) == target) {
                group.take(at, side, percent);
            }
        }
    }
    match groups.iter().find_map(|group| doubled(glyphs, tokens, group)) {
        Some(sign) => Err(Why::WhoseSign(quote(sign))),
        None => Ok(groups),
    }
}

/// The sign that a number bears twice: `$$45.80`, `$45.80 $`. No page writes a price so.
fn doubled<'t>(glyphs: &'t Glyphs<'_>, tokens: &[Token], group: &Group) -> Option<&'t str> {
    let text = |at: usize| {
        let token = tokens.get(at).filter(|_| is_sign(tokens, at, false))?;
        Some(glyphs.slice(token.from, token.to))
    };
    let first = group.signs[0].and_then(text)?;
    let twice = ["$$", "€€", "££", "¥¥"].iter().any(|twice| first.contains(twice));
    (twice || group.signs[1].and_then(text) == Some(first)).then_some(first)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Left,
    Right,
}

impl Group {
    fn take(&mut self, sign: usize, side: Side, percent: bool) {
        self.percent |= percent;
        if !percent {
            self.signs[usize::from(side == Side::Left)] = Some(sign);
        }
        self.minus |= side == Side::Right && self.figure > sign + 1;
        self.start = self.start.min(sign);
        self.end = self.end.max(sign + 1);
    }
}

fn figure(tokens: &[Token], at: Option<usize>) -> bool {
    let kind = at.and_then(|at| tokens.get(at)).map(|token| &token.kind);
    matches!(kind, Some(Kind::Figure(_)))
}

fn is_sign(tokens: &[Token], at: usize, percent: bool) -> bool {
    match tokens.get(at).map(|token| &token.kind) {
        Some(Kind::Percent) => percent,
        Some(Kind::Sign(_)) => !percent,
        _ => false,
    }
}

/// Whether a number stands directly before and after a sign; a minus may stand before the latter.
fn sides(tokens: &[Token], at: usize) -> (bool, bool) {
    let minus = tokens.get(at + 1).is_some_and(|token| token.kind == Kind::Dash)
        && tokens.get(at + 2).is_some_and(|token| !token.gap)
        && !figure(tokens, at.checked_sub(1));
    (figure(tokens, at.checked_sub(1)), figure(tokens, Some(at + 1 + usize::from(minus))))
}

/// The number that stands closer to a sign.
fn closer(tokens: &[Token], at: usize) -> Option<Side> {
    match (tokens.get(at)?.gap, tokens.get(at + 1)?.gap) {
        (false, true) => Some(Side::Left),
        (true, false) => Some(Side::Right),
        _ => None,
    }
}

/// The side of their numbers on which the signs of a text stand, where they all agree.
fn habit(tokens: &[Token], percent: bool) -> Option<Side> {
    let mut habit = None;
    for at in (0..tokens.len()).filter(|at| is_sign(tokens, *at, percent)) {
        let side = match sides(tokens, at) {
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            _ => continue,
        };
        if habit.is_some_and(|known| known != side) {
            return None;
        }
        habit = Some(side);
    }
    habit
}
