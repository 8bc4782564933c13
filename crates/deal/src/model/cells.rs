//! Which lines are alike to the layers after the stores', and whether anything else matters to them.

use contract::{Layer, SpendAndSaveLaw};

use crate::cart::Cart;
use crate::model::line::ModelLine;
use crate::model::usable::Usable;

/// Gives lines that are eligible for the same offers of the later layers one cell.
pub(crate) fn sort_into_cells(lines: &mut [ModelLine], usables: &mut [Usable]) -> usize {
    let later = |usable: &Usable| !usable.layer.is_of_store();
    let mut marks: Vec<Vec<u32>> = vec![Vec::new(); lines.len()];
    for (rank, usable) in usables.iter().enumerate().filter(|(_, usable)| later(usable)) {
        if usable.rows.len() < lines.len() {
            for &row in &usable.rows {
                marks[row as usize].push(rank as u32);
            }
        }
    }
    let mut kinds: Vec<&Vec<u32>> = marks.iter().collect();
    kinds.sort_unstable();
    kinds.dedup();
    for (line, mark) in lines.iter_mut().zip(&marks) {
        line.cell = kinds.binary_search(&mark).unwrap_or(0) as u32;
    }
    for usable in usables {
        usable.cells = usable.rows.iter().map(|&row| lines[row as usize].cell).collect();
        usable.cells.sort_unstable();
        usable.cells.dedup();
    }
    kinds.len().max(1)
}

/// Whether no later layer depends on how a saving was shared out over the lines: whatever it looks
/// at holds all or none of the lines that shared it, and no two savings of a layer meet in a line.
pub(crate) fn shares_never_matter(usables: &[Usable], law: SpendAndSaveLaw) -> bool {
    let step = |layer: Layer| match (layer, law) {
        (Layer::SpendAndSave, SpendAndSaveLaw::AfterCode) => 5,
        (Layer::SelectCoupon, _) => 2,
        (Layer::SpendAndSave, _) => 3,
        (Layer::Code, _) => 4,
        (Layer::Payment, _) => 7,
        (Layer::StoreDiscount | Layer::StoreCoupon | Layer::Coins, _) => 0,
    };
    let mut kinds: Vec<(u8, &[u32])> = usables
        .iter()
        .map(|usable| (step(usable.layer), usable.cells.as_slice()))
        .filter(|(step, _)| *step > 0)
        .collect();
    let meets = |a: &[u32], b: &[u32]| a.iter().any(|cell| b.contains(cell));
    let within = |a: &[u32], b: &[u32]| a.iter().all(|cell| b.contains(cell));
    let alone = |of: u8| {
        let same: Vec<&[u32]> =
            kinds.iter().filter(|(step, _)| *step == of).map(|(_, cells)| *cells).collect();
        same.iter().enumerate().all(|(at, a)| same[..at].iter().all(|b| !meets(a, b)))
    };
    if !alone(2) || !alone(step(Layer::SpendAndSave)) {
        return false;
    }
    kinds.sort_unstable();
    kinds.dedup();
    kinds.iter().all(|(early, a)| {
        kinds.iter().filter(|(late, _)| late > early).all(|(_, b)| !meets(a, b) || within(a, b))
    })
}

/// Whether discounts or coupons of two stores are steps of one ladder.
pub(crate) fn ladder_across_stores(cart: &Cart, usables: &[Usable]) -> bool {
    let of_store = |usable: &&Usable| usable.layer.is_of_store();
    let mut steps: Vec<(u32, Layer, &Option<String>)> = usables
        .iter()
        .filter(of_store)
        .filter_map(|usable| {
            Some((usable.group?, usable.layer, &cart.offers()[usable.index].seller))
        })
        .collect();
    steps.sort_unstable();
    steps.dedup();
    steps.windows(2).any(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1))
}
