//! Stores of too many pieces for all of their spreads to be worked out.

use crate::order::Stores;
use crate::split::spread::{Spread, Spreads};
use crate::split::store::{Block, Store};

/// For a store of many pieces: for each coupon some of the blocks that earn it.
pub(crate) fn some_blocks(store: &Store<'_>, stores: &mut Stores) -> (Vec<Block>, Vec<Vec<u32>>) {
    let quantities = store.quantities();
    let mut blocks = Vec::new();
    let mut useful = Vec::new();
    for &coupon in store.coupons() {
        let usable = &store.model.usable[coupon as usize];
        let mut lines: Vec<usize> = (0..quantities.len())
            .filter(|&at| usable.rows.binary_search(&store.lines()[at]).is_ok())
            .collect();
        lines.sort_by_key(|&at| {
            std::cmp::Reverse(store.model.lines[store.lines()[at] as usize].price)
        });
        let mut found = Vec::new();
        // As few pieces as reach the minimum, each time beginning with another line: what does not
        // go into this block is left for the codes.
        for from in 0..lines.len().min(16) {
            let mut part = vec![0; quantities.len()];
            let mut base = 0;
            for &line in lines[from..].iter().chain(&lines[..from]) {
                let price = store.model.lines[store.lines()[line] as usize].price.max(1);
                let wanted = (usable.threshold() - base + price - 1) / price;
                part[line] = wanted.clamp(0, quantities[line]);
                base += part[line] * price;
            }
            let earned = store.blocks(stores, &part).into_iter();
            for block in earned.filter(|block| block.coupon == Some(coupon)) {
                found.push(blocks.len() as u32);
                blocks.push(block);
            }
        }
        let mut all = quantities.clone();
        for (at, pieces) in all.iter_mut().enumerate() {
            *pieces *= i64::from(lines.contains(&at));
        }
        for block in store.blocks(stores, &all).into_iter().filter(|b| b.coupon == Some(coupon)) {
            found.push(blocks.len() as u32);
            blocks.push(block);
        }
        useful.push(found);
    }
    (blocks, useful)
}

/// For a store of many pieces whose lines gain or lose by company: all in one block, or one that
/// earns a coupon and one of the rest.
pub(crate) fn two_blocks(
    store: &Store<'_>,
    stores: &mut Stores,
    mut blocks: Vec<Block>,
    useful: &[Vec<u32>],
) -> Spreads {
    let quantities = store.quantities();
    let mut spreads = Vec::new();
    let mut add = |blocks: &[Block], of: Vec<u32>| {
        let sum =
            |amount: fn(&Block) -> i64| of.iter().map(|&at| amount(&blocks[at as usize])).sum();
        spreads.push(Spread {
            worth: sum(|block| block.worth),
            drain: sum(|block| block.drain),
            blocks: of,
            loose: vec![0; quantities.len()],
        });
    };
    let from = blocks.len();
    blocks.extend(store.blocks(stores, &quantities));
    for at in from..blocks.len() {
        add(&blocks, vec![at as u32]);
    }
    for &at in useful.iter().flatten() {
        let block = &blocks[at as usize];
        let rest: Vec<i64> =
            quantities.iter().zip(&block.pieces).map(|(all, taken)| all - taken).collect();
        if rest.iter().all(|pieces| *pieces == 0) {
            continue;
        }
        let coupon = block.coupon;
        let once = coupon.is_some_and(|coupon| store.uses(coupon) == 1);
        for other in store.blocks(stores, &rest) {
            if !(once && other.coupon == coupon) {
                blocks.push(other);
                add(&blocks, vec![at, blocks.len() as u32 - 1]);
            }
        }
    }
    Spreads { blocks, spreads, beyond: store.beyond(), most: store.most() }
}
