//! The law's arithmetic in integers: amounts as minor units, for the search.
//!
//! The same results as `receipt`, faster; the tests and every plan hold the two against each other.

use crate::money::{CoinValue, Money, Percent};
use crate::offer::Benefit;

/// A percentage is counted in parts of this.
pub(crate) const PARTS: i64 = 100_000_000;

/// `a × b ÷ c` with its remainder; for amounts within a cart's bounds it cannot overflow.
pub(crate) fn times_over(a: i64, b: i64, c: i64) -> (i64, i64) {
    match a.checked_mul(b) {
        Some(product) => (product / c, product % c),
        None => {
            let (product, c) = (i128::from(a) * i128::from(b), i128::from(c));
            let small = |wide: i128| i64::try_from(wide).unwrap_or(i64::MAX);
            (small(product / c), small(product % c))
        }
    }
}

/// A percentage of an amount, half-up.
pub(crate) fn percent(amount: i64, percent: Percent) -> i64 {
    let (whole, rest) = times_over(amount, percent.parts(), PARTS);
    whole + i64::from(rest >= PARTS / 2)
}

/// What a benefit takes off, in minor units.
#[derive(Clone, Debug)]
pub(crate) enum Gain {
    Fixed(i64),
    Percent { percent: Percent, cap: i64 },
    Every { every: i64, off: i64, cap: i64 },
    Ladder(Vec<(i64, i64)>),
    Pieces { steps: Vec<(i64, Percent)>, cap: i64 },
}

impl Gain {
    pub(crate) fn new(benefit: &Benefit) -> Gain {
        let cap_of = |cap: &Option<Money>| cap.map_or(i64::MAX, Money::minor);
        match benefit {
            Benefit::Fixed(off) => Gain::Fixed(off.minor()),
            Benefit::Percent { percent, cap } => {
                Gain::Percent { percent: *percent, cap: cap_of(cap) }
            }
            Benefit::Every { every, off, cap } => {
                Gain::Every { every: every.minor(), off: off.minor(), cap: cap_of(cap) }
            }
            Benefit::Ladder(steps) => {
                Gain::Ladder(steps.iter().map(|(at, off)| (at.minor(), off.minor())).collect())
            }
            Benefit::Pieces { steps, cap } => Gain::Pieces {
                steps: steps.iter().map(|(at, percent)| (i64::from(*at), *percent)).collect(),
                cap: cap_of(cap),
            },
        }
    }

    /// What it saves on this base and these pieces; `None` below its first step.
    pub(crate) fn saving(&self, base: i64, pieces: i64) -> Option<i64> {
        let saved = match self {
            Gain::Fixed(off) => *off,
            Gain::Percent { percent: share, cap } => percent(base, *share).min(*cap),
            Gain::Every { every, off, cap } => match base / every {
                0 => return None,
                times => times.saturating_mul(*off).min(*cap),
            },
            Gain::Ladder(steps) => steps.iter().rev().find(|(at, _)| base >= *at)?.1,
            Gain::Pieces { steps, cap } => {
                let (_, share) = steps.iter().rev().find(|(at, _)| pieces >= *at)?;
                percent(base, *share).min(*cap)
            }
        };
        Some(saved.min(base))
    }

    /// The most that it saves on any base and pieces up to these.
    pub(crate) fn most(&self, base: i64, pieces: i64) -> i64 {
        match self {
            Gain::Ladder(steps) => steps
                .iter()
                .filter(|(at, _)| base >= *at)
                .map(|(_, off)| (*off).min(base))
                .max()
                .unwrap_or(0),
            Gain::Pieces { steps, cap } => steps
                .iter()
                .filter(|(at, _)| pieces >= *at)
                .map(|(_, share)| percent(base, *share).min(*cap))
                .max()
                .unwrap_or(0),
            _ => self.saving(base, pieces).unwrap_or(0),
        }
    }

    /// Whether more of base and pieces never saves less.
    pub(crate) fn rises(&self) -> bool {
        match self {
            Gain::Ladder(steps) => steps.windows(2).all(|pair| pair[0].1 <= pair[1].1),
            Gain::Pieces { steps, .. } => steps.windows(2).all(|pair| pair[0].1 <= pair[1].1),
            Gain::Fixed(_) | Gain::Percent { .. } | Gain::Every { .. } => true,
        }
    }

    /// The least base and number of pieces on which it saves anything.
    pub(crate) fn first_step(&self) -> (i64, i64) {
        match self {
            Gain::Fixed(_) | Gain::Percent { .. } => (0, 0),
            Gain::Every { every, .. } => (*every, 0),
            Gain::Ladder(steps) => (steps.first().map_or(0, |step| step.0), 0),
            Gain::Pieces { steps, .. } => (0, steps.first().map_or(0, |step| step.0)),
        }
    }
}

impl Gain {
    /// The least base above this one on which it saves by another step.
    pub(crate) fn next_step(&self, base: i64) -> Option<i64> {
        match self {
            Gain::Every { every, off, cap } => {
                let times = base / every;
                (times.saturating_mul(*off) < *cap).then(|| (times + 1).saturating_mul(*every))
            }
            Gain::Ladder(steps) => steps.iter().map(|(at, _)| *at).find(|at| *at > base),
            Gain::Fixed(_) | Gain::Percent { .. } | Gain::Pieces { .. } => None,
        }
    }
}

/// Shares a saving out over amounts: pro rata, floored; what is left over goes unit by unit to
/// the largest fractions, then to the first. `rows` are the eligible rows in line-id order.
///
/// Adds each share to `taken`; `fractions` is scratch.
pub(crate) fn share_out(
    saved: i64,
    rows: &[u32],
    amounts: &[i64],
    taken: &mut [i64],
    fractions: &mut Vec<(i64, u32)>,
) {
    let whole: i64 = rows.iter().map(|&row| amounts[row as usize]).sum();
    if saved == 0 || whole == 0 {
        return;
    }
    fractions.clear();
    let mut left_over = saved;
    for &row in rows {
        let (share, fraction) = times_over(saved, amounts[row as usize], whole);
        taken[row as usize] += share;
        left_over -= share;
        if fraction > 0 {
            fractions.push((fraction, row));
        }
    }
    if left_over > 0 {
        fractions.sort_unstable_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for &(_, row) in fractions.iter().take(usize::try_from(left_over).unwrap_or(0)) {
            taken[row as usize] += 1;
        }
    }
}

/// What coins are worth, and how many an order may take.
#[derive(Clone, Copy, Debug)]
pub(crate) struct CoinTerms {
    pub(crate) balance: i64,
    /// Parts of 10^-8 of a minor unit … times the minor units of a major one.
    value: i64,
    scale: i64,
    cap: Option<Percent>,
}

impl CoinTerms {
    pub(crate) fn new(
        balance: u64,
        value: CoinValue,
        digits: u32,
        cap: Option<Percent>,
    ) -> CoinTerms {
        let balance = i64::try_from(balance).unwrap_or(i64::MAX);
        CoinTerms { balance, value: value.parts(), scale: 10i64.pow(digits), cap }
    }

    /// The whole coins in a percentage of an amount.
    pub(crate) fn in_share(&self, amount: i64, share: Percent) -> i64 {
        wide_quotient(i128::from(amount) * i128::from(share.parts()), self.worth_of_one())
    }

    /// Spends coins line by line, each given as its listed price, its share for coins and what it
    /// still costs; pushes what they pay of each line and returns how many were spent.
    pub(crate) fn spend(
        &self,
        lines: impl Iterator<Item = (i64, Percent, i64)>,
        goods: i64,
        balance: i64,
        paid: &mut Vec<i64>,
    ) -> i64 {
        let most = self.most(goods, balance);
        let mut left = most;
        for (listed, share, amount) in lines {
            let coins = self.in_share(listed, share).min(self.in_share(amount, Percent::ALL));
            let coins = coins.min(left);
            left -= coins;
            paid.push(self.worth(coins));
        }
        most - left
    }

    /// What these coins pay, in whole minor units.
    pub(crate) fn worth(&self, coins: i64) -> i64 {
        wide_quotient(i128::from(coins) * self.worth_of_one(), i128::from(PARTS))
    }

    /// How many coins an order may take whose goods come to this.
    pub(crate) fn most(&self, goods: i64, balance: i64) -> i64 {
        match self.cap {
            Some(cap) => balance.min(self.in_share(goods, cap)),
            None => balance,
        }
    }

    fn worth_of_one(&self) -> i128 {
        i128::from(self.value) * i128::from(self.scale)
    }
}

fn wide_quotient(dividend: i128, divisor: i128) -> i64 {
    match (i64::try_from(dividend), i64::try_from(divisor)) {
        (Ok(dividend), Ok(divisor)) => dividend / divisor,
        _ => i64::try_from(dividend / divisor).unwrap_or(i64::MAX),
    }
}
