//! The cart as the search sees it: lines and offers by rank, amounts in minor units.

mod cells;
mod line;
mod usable;

use contract::{CoinsLaw, Layer, SpendAndSaveLaw};

use crate::cart::Cart;
use crate::minor::{CoinTerms, percent};
use crate::model::cells::{ladder_across_stores, shares_never_matter, sort_into_cells};
use crate::model::line::lines_of;
use crate::model::usable::usable_of;
use crate::money::Percent;
use crate::offer::Offer;
use crate::terms::are_rivals;

pub(crate) use line::{ModelLine, Seller};
pub(crate) use usable::Usable;

/// A cart with everything that cannot matter left out.
///
/// Lines, sellers and offers stand in the order of their ids, so that nothing depends on the order
/// in which the cart was given.
pub(crate) struct Model<'a> {
    pub(crate) cart: &'a Cart,
    pub(crate) lines: Vec<ModelLine>,
    pub(crate) sellers: Vec<Seller>,
    /// Offers that could apply to some part of the cart, by id.
    pub(crate) usable: Vec<Usable>,
    /// The store discounts among them.
    pub(crate) discounts: Vec<u32>,
    /// How many kinds of lines there are to the layers after the store's.
    pub(crate) cells: usize,
    /// Whether the sums over cells decide what every later layer saves.
    pub(crate) sums_suffice: bool,
    /// Whether offers of two stores are steps of one ladder, so that one store bears on another.
    pub(crate) ladder_across_stores: bool,
    pub(crate) coins: Option<CoinTerms>,
    pub(crate) coins_inside: bool,
    pub(crate) save_after_code: bool,
    pub(crate) tax: Percent,
}

impl<'a> Model<'a> {
    pub(crate) fn new(cart: &'a Cart) -> Model<'a> {
        let (mut lines, sellers) = lines_of(cart);
        let mut usable = usable_of(cart, &lines);
        let cells = sort_into_cells(&mut lines, &mut usable);
        let coins = coins_of(cart, &lines);
        let ladder_across_stores = ladder_across_stores(cart, &usable);
        let sums_suffice = coins.is_none()
            && shares_never_matter(&usable, cart.law().spend_and_save)
            && !ladder_across_stores;
        let mut model = Model {
            cart,
            lines,
            sellers,
            usable,
            discounts: Vec::new(),
            cells,
            sums_suffice,
            ladder_across_stores,
            coins,
            coins_inside: cart.law().coins == CoinsLaw::Inside,
            save_after_code: cart.law().spend_and_save == SpendAndSaveLaw::AfterCode,
            tax: cart.tax(),
        };
        for (rank, usable) in model.usable.iter().enumerate() {
            match (usable.layer, usable.rows.first()) {
                (Layer::StoreDiscount, Some(&row)) => {
                    let seller = model.lines[row as usize].seller;
                    model.sellers[seller].discounts.push(rank as u32);
                    model.discounts.push(rank as u32);
                }
                (Layer::StoreCoupon, Some(&row)) => {
                    let seller = model.lines[row as usize].seller;
                    model.sellers[seller].coupons.push(rank as u32);
                }
                _ => {}
            }
        }
        model
    }
}

impl<'a> Model<'a> {
    pub(crate) fn offer(&self, offer: u32) -> &'a Offer {
        &self.cart.offers()[self.usable[offer as usize].index]
    }

    /// The offers of a layer, by rank.
    pub(crate) fn of_layer(&self, layer: Layer) -> impl Iterator<Item = u32> + '_ {
        let ranks = self.usable.iter().enumerate();
        ranks.filter(move |(_, usable)| usable.layer == layer).map(|(rank, _)| rank as u32)
    }

    /// The quantities of the whole cart by rank.
    pub(crate) fn everything(&self) -> Vec<i64> {
        self.lines.iter().map(|line| line.quantity).collect()
    }

    /// The listed price of these pieces of each line.
    pub(crate) fn listed(&self, pieces: &[i64]) -> i64 {
        self.lines.iter().zip(pieces).map(|(line, pieces)| line.price * pieces).sum()
    }

    /// What the stores ask for shipping these pieces in one order.
    pub(crate) fn shipping(&self, pieces: &[i64]) -> i64 {
        self.sellers.iter().map(|seller| self.fee(seller, pieces)).sum()
    }

    /// What one store asks.
    pub(crate) fn fee(&self, seller: &Seller, pieces: &[i64]) -> i64 {
        if seller.fee == 0 {
            return 0;
        }
        let of_store = || seller.lines.iter().map(|&row| row as usize);
        let listed: i64 = of_store().map(|row| self.lines[row].price * pieces[row]).sum();
        let any = of_store().any(|row| pieces[row] > 0);
        if any && listed < seller.free_over { seller.fee } else { 0 }
    }

    /// Goods with their tax.
    pub(crate) fn taxed(&self, goods: i64) -> i64 {
        goods + percent(goods, self.tax)
    }

    /// Whether two offers cannot be chosen for one order.
    pub(crate) fn rivals(&self, one: u32, other: u32) -> bool {
        are_rivals(self.offer(one), self.offer(other))
    }
}

fn coins_of(cart: &Cart, lines: &[ModelLine]) -> Option<CoinTerms> {
    let coins = cart.coins();
    let any = coins.balance > 0 && lines.iter().any(|line| line.coins > Percent::ZERO);
    let value = cart.coin_value().filter(|_| any)?;
    Some(CoinTerms::new(coins.balance, value, cart.currency().digits(), coins.order_cap))
}
