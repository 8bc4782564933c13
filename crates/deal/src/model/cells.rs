//! Which lines are alike to the layers after the stores', and whether anything else matters to them.

use contract::{Layer, SpendAndSaveLaw};

use crate::cart::Cart;
use crate::model::line::Row;
use crate::model::usable::Deal;

/// Gives lines that are eligible for the same offers of the later layers one cell.
pub(crate) fn sort_into_cells(lines: &mut [Row], deals: &mut [Deal]) -> usize {
    let later = |deal: &Deal| !matches!(deal.layer, Layer::StoreDiscount | Layer::StoreCoupon);
    let mut marks: Vec<Vec<u32>> = vec![Vec::new(); lines.len()];
    for (rank, deal) in deals.iter().enumerate().filter(|(_, deal)| later(deal)) {
        if deal.rows.len() < lines.len() {
            for &row in &deal.rows {
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
    for deal in deals {
        deal.cells = deal.rows.iter().map(|&row| lines[row as usize].cell).collect();
        deal.cells.sort_unstable();
        deal.cells.dedup();
    }
    kinds.len().max(1)
}

/// Whether no later layer can tell how a saving was shared out over the lines: whatever it looks
/// at holds all or none of the lines that shared it, and no two savings of a layer meet in a line.
pub(crate) fn shares_never_matter(deals: &[Deal], law: SpendAndSaveLaw) -> bool {
    let step = |layer: Layer| match (layer, law) {
        (Layer::SpendAndSave, SpendAndSaveLaw::AfterCode) => 5,
        (Layer::SelectCoupon, _) => 2,
        (Layer::SpendAndSave, _) => 3,
        (Layer::Code, _) => 4,
        (Layer::Payment, _) => 7,
        _ => 0,
    };
    let mut kinds: Vec<(u8, &[u32])> = deals
        .iter()
        .map(|deal| (step(deal.layer), deal.cells.as_slice()))
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
pub(crate) fn ladder_across_stores(cart: &Cart, deals: &[Deal]) -> bool {
    let of_store = |deal: &&Deal| matches!(deal.layer, Layer::StoreDiscount | Layer::StoreCoupon);
    let mut steps: Vec<(u32, Layer, &Option<String>)> = deals
        .iter()
        .filter(of_store)
        .filter_map(|deal| Some((deal.group?, deal.layer, &cart.offers()[deal.index].seller)))
        .collect();
    steps.sort_unstable();
    steps.dedup();
    steps.windows(2).any(|pair| (pair[0].0, pair[0].1) == (pair[1].0, pair[1].1))
}
