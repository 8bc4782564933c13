//! What the codes count, and what every offer can save at most over all orders.

use contract::Layer;

use crate::minor::{Gain, percent};
use crate::model::{Model, Usable};
use crate::money::Percent;

/// The codes by the lines that they count.
pub(crate) struct Classes {
    /// By class, by cell: whether a code of the class counts it.
    counted: Vec<Vec<bool>>,
    /// By cell: whether any code counts it.
    by_any: Vec<bool>,
    tax: Percent,
}

impl Classes {
    pub(crate) fn new(model: &Model<'_>) -> Classes {
        let mut counted: Vec<Vec<bool>> = Vec::new();
        let mut by_any = vec![false; model.cells];
        for code in model.of_layer(Layer::Code) {
            let mut cells = vec![false; model.cells];
            for &cell in &model.usable[code as usize].cells {
                cells[cell as usize] = true;
                by_any[cell as usize] = true;
            }
            if !counted.contains(&cells) {
                counted.push(cells);
            }
        }
        Classes { counted, by_any, tax: model.tax }
    }

    pub(crate) fn count(&self) -> usize {
        self.counted.len()
    }

    pub(crate) fn counts(&self, class: usize, cell: u32) -> bool {
        self.counted[class][cell as usize]
    }

    pub(crate) fn is_counted(&self, cell: u32) -> bool {
        self.by_any[cell as usize]
    }

    pub(crate) fn are_all_counted(&self, model: &Model<'_>, rows: &[u32]) -> bool {
        rows.iter().all(|&row| self.is_counted(model.lines[row as usize].cell))
    }

    /// The class of a code.
    pub(crate) fn of(&self, usable: &Usable) -> usize {
        let counts = |cells: &Vec<bool>| {
            let counted =
                cells.iter().enumerate().filter(|(_, is)| **is).map(|(cell, _)| cell as u32);
            counted.eq(usable.cells.iter().copied())
        };
        self.counted.iter().position(counts).unwrap_or(0)
    }

    /// Whether every class counts all or none of these lines.
    pub(crate) fn treat_alike(&self, model: &Model<'_>, rows: &[u32]) -> bool {
        let cell = |row: u32| model.lines[row as usize].cell as usize;
        self.counted
            .iter()
            .all(|cells| rows.windows(2).all(|pair| cells[cell(pair[0])] == cells[cell(pair[1])]))
    }

    /// What a saving on goods is worth at most with the tax that it saves.
    pub(crate) fn with_tax(&self, saved: i64) -> i64 {
        if self.tax == Percent::ZERO { saved } else { saved + percent(saved, self.tax) + 1 }
    }

    /// The most that an offer saves over all orders of any division of the cart.
    ///
    /// An order earns it only with its minimum, so the eligible lines bound how often; each
    /// rounding gains at most one unit; "every" never gains by being divided, but by its cap.
    pub(crate) fn most_over_orders(&self, model: &Model<'_>, offer: u32) -> i64 {
        let usable = &model.usable[offer as usize];
        let rows = || usable.rows.iter().map(|&row| &model.lines[row as usize]);
        let listed: i64 = rows().map(|line| line.price * line.quantity).sum();
        let pieces: i64 = rows().map(|line| line.quantity).sum();
        let mut orders = pieces;
        if !usable.automatic {
            orders = orders.min(if usable.first_order { 1 } else { i64::from(usable.uses) });
        }
        if usable.threshold() > 0 {
            orders = orders.min(listed / usable.threshold());
        }
        let share = |share: Percent| percent(listed, share).saturating_add(orders);
        let most = match &usable.gain {
            Gain::Fixed(off) => off.saturating_mul(orders),
            Gain::Percent { percent, cap } => share(*percent).min(cap.saturating_mul(orders)),
            Gain::Every { every, off, cap } => {
                (listed / every).saturating_mul(*off).min(cap.saturating_mul(orders))
            }
            Gain::Ladder(steps) => {
                let most = steps.iter().map(|(_, off)| *off).max().unwrap_or(0);
                most.saturating_mul(orders)
            }
            Gain::Pieces { steps, cap } => {
                let most = steps.iter().map(|(_, percent)| *percent).max();
                share(most.unwrap_or(Percent::ZERO)).min(cap.saturating_mul(orders))
            }
        };
        most.min(listed)
    }
}
