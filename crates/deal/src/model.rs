//! The cart as the search sees it: lines and offers by rank, amounts in minor units.

use contract::{CoinsLaw, Layer, OfferKind, SpendAndSaveLaw};

use crate::cart::Cart;
use crate::minor::{CoinTerms, Gain, percent};
use crate::money::Percent;
use crate::offer::{MinSpend, Offer};
use crate::receipt::are_rivals;
use crate::terms::obstacle;

/// A cart with everything that cannot matter left out.
///
/// Lines, sellers and offers stand in the order of their ids, so that nothing depends on the order
/// in which the cart was given.
pub(crate) struct Model<'a> {
    pub(crate) cart: &'a Cart,
    pub(crate) lines: Vec<Row>,
    pub(crate) sellers: Vec<Seller>,
    /// Offers that could apply to some part of the cart, by id.
    pub(crate) deals: Vec<Deal>,
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

/// A line by its rank.
pub(crate) struct Row {
    /// Its index in the cart.
    pub(crate) index: usize,
    pub(crate) price: i64,
    pub(crate) quantity: i64,
    pub(crate) seller: usize,
    pub(crate) coins: Percent,
    /// Lines of one cell are eligible for the same offers of the later layers.
    pub(crate) cell: u32,
}

/// A store and what only its own lines meet.
pub(crate) struct Seller {
    pub(crate) lines: Vec<u32>,
    pub(crate) fee: i64,
    /// The listed subtotal from which shipping is free; `i64::MAX` for never.
    pub(crate) free_over: i64,
    pub(crate) discounts: Vec<u32>,
    pub(crate) coupons: Vec<u32>,
}

/// An offer that could apply.
pub(crate) struct Deal {
    /// Its index in the cart.
    pub(crate) index: usize,
    pub(crate) layer: Layer,
    pub(crate) automatic: bool,
    /// The eligible lines by rank, rising.
    pub(crate) rows: Vec<u32>,
    /// Their cells, rising.
    pub(crate) cells: Vec<u32>,
    pub(crate) min_spend: i64,
    pub(crate) min_pieces: i64,
    pub(crate) gain: Gain,
    pub(crate) uses: u32,
    pub(crate) first_order: bool,
    pub(crate) excludes_code: bool,
    pub(crate) group: Option<u32>,
}

impl Deal {
    /// What it saves on a base with so many pieces; `None` where a minimum is not met.
    pub(crate) fn saving(&self, base: i64, pieces: i64) -> Option<i64> {
        if base < self.min_spend || pieces < self.min_pieces {
            return None;
        }
        self.gain.saving(base, pieces)
    }

    /// The most that it saves on any base up to this one.
    pub(crate) fn most(&self, base: i64, pieces: i64) -> i64 {
        if base < self.min_spend || pieces < self.min_pieces {
            return 0;
        }
        self.gain.most(base, pieces)
    }

    /// The least base that it takes to save anything.
    pub(crate) fn threshold(&self) -> i64 {
        self.min_spend.max(self.gain.first_step().0)
    }
}

impl<'a> Model<'a> {
    pub(crate) fn new(cart: &'a Cart) -> Model<'a> {
        let (mut lines, sellers) = lines_of(cart);
        let mut deals = deals_of(cart, &lines);
        let cells = sort_into_cells(&mut lines, &mut deals);
        let coins = coins_of(cart, &lines);
        let ladder_across_stores = ladder_across_stores(cart, &deals);
        let sums_suffice = coins.is_none()
            && shares_never_matter(&deals, cart.law().spend_and_save)
            && !ladder_across_stores;
        let mut model = Model {
            cart,
            lines,
            sellers,
            deals,
            discounts: Vec::new(),
            cells,
            sums_suffice,
            ladder_across_stores,
            coins,
            coins_inside: cart.law().coins == CoinsLaw::Inside,
            save_after_code: cart.law().spend_and_save == SpendAndSaveLaw::AfterCode,
            tax: cart.tax(),
        };
        for (rank, deal) in model.deals.iter().enumerate() {
            match (deal.layer, deal.rows.first()) {
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

    pub(crate) fn offer(&self, deal: u32) -> &'a Offer {
        &self.cart.offers()[self.deals[deal as usize].index]
    }

    /// The deals of a layer, by rank.
    pub(crate) fn of_layer(&self, layer: Layer) -> impl Iterator<Item = u32> + '_ {
        let ranks = self.deals.iter().enumerate();
        ranks.filter(move |(_, deal)| deal.layer == layer).map(|(rank, _)| rank as u32)
    }

    /// The quantities of the whole cart by rank.
    pub(crate) fn everything(&self) -> Vec<i64> {
        self.lines.iter().map(|line| line.quantity).collect()
    }

    /// The listed price of so many pieces of each line.
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

    /// Whether two deals cannot be chosen for one order.
    pub(crate) fn rivals(&self, one: u32, other: u32) -> bool {
        are_rivals(self.offer(one), self.offer(other))
    }
}

fn lines_of(cart: &Cart) -> (Vec<Row>, Vec<Seller>) {
    let mut names: Vec<&str> = cart.lines().iter().map(|line| line.seller.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let mut order: Vec<usize> = (0..cart.lines().len()).collect();
    order.sort_unstable_by(|&a, &b| cart.lines()[a].id.cmp(&cart.lines()[b].id));
    let lines: Vec<Row> = order
        .into_iter()
        .map(|index| {
            let line = &cart.lines()[index];
            Row {
                index,
                price: line.price.minor(),
                quantity: i64::from(line.quantity),
                seller: names.binary_search(&line.seller.as_str()).unwrap_or(0),
                coins: line.coins_percent,
                cell: 0,
            }
        })
        .collect();
    let mut fees: Vec<&crate::Shipping> = cart.shipping().iter().collect();
    fees.sort_unstable_by(|a, b| a.seller.cmp(&b.seller));
    let mut sellers: Vec<Seller> = names
        .iter()
        .map(|name| {
            let at = fees.binary_search_by(|fee| fee.seller.as_str().cmp(name));
            let fee = at.ok().map(|at| fees[at]);
            Seller {
                lines: Vec::new(),
                fee: fee.and_then(|fee| fee.amount).map_or(0, crate::Money::minor),
                free_over: fee.and_then(|fee| fee.free_over).map_or(i64::MAX, crate::Money::minor),
                discounts: Vec::new(),
                coupons: Vec::new(),
            }
        })
        .collect();
    for (rank, line) in lines.iter().enumerate() {
        sellers[line.seller].lines.push(rank as u32);
    }
    (lines, sellers)
}

/// The offers that nothing but an amount can keep from saving something.
fn deals_of(cart: &Cart, lines: &[Row]) -> Vec<Deal> {
    let mut order: Vec<usize> = (0..cart.offers().len()).collect();
    order.sort_unstable_by(|&a, &b| cart.offers()[a].id.cmp(&cart.offers()[b].id));
    let mut groups: Vec<&str> =
        cart.offers().iter().filter_map(|offer| offer.group.as_deref()).collect();
    groups.sort_unstable();
    groups.dedup();
    order
        .into_iter()
        .map(|index| (index, &cart.offers()[index]))
        .filter(|(_, offer)| offer.uses > 0 && obstacle(cart, offer).is_none())
        .filter_map(|(index, offer)| {
            let rows: Vec<u32> = (0..lines.len() as u32)
                .filter(|&row| offer.is_for(&cart.lines()[lines[row as usize].index]))
                .collect();
            let sum = |amount: fn(&Row) -> i64| -> i64 {
                rows.iter().map(|&row| amount(&lines[row as usize])).sum()
            };
            let listed = sum(|line| line.price * line.quantity);
            let pieces = sum(|line| line.quantity);
            let deal = Deal {
                index,
                layer: offer.kind.layer(),
                automatic: offer.kind.is_automatic(),
                rows,
                cells: Vec::new(),
                min_spend: match offer.min_spend {
                    MinSpend::Known(spend) => spend.minor(),
                    MinSpend::None | MinSpend::Unknown => 0,
                },
                min_pieces: i64::from(offer.min_pieces),
                gain: Gain::new(&offer.benefit),
                uses: offer.uses,
                first_order: offer.first_order_only,
                excludes_code: offer.excludes_code && offer.kind == OfferKind::SelectCoupon,
                group: offer
                    .group
                    .as_deref()
                    .and_then(|group| groups.binary_search(&group).ok())
                    .map(|group| group as u32),
            };
            (deal.most(listed, pieces) > 0).then_some(deal)
        })
        .collect()
}

/// Gives lines that are eligible for the same offers of the later layers one cell.
fn sort_into_cells(lines: &mut [Row], deals: &mut [Deal]) -> usize {
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

fn coins_of(cart: &Cart, lines: &[Row]) -> Option<CoinTerms> {
    let coins = cart.coins();
    let any = coins.balance > 0 && lines.iter().any(|line| line.coins > Percent::ZERO);
    let value = cart.coin_value().filter(|_| any)?;
    Some(CoinTerms::new(coins.balance, value, cart.currency().digits(), coins.order_cap))
}

/// Whether no later layer can tell how a saving was shared out over the lines: whatever it looks
/// at holds all or none of the lines that shared it, and no two savings of a layer meet in a line.
fn shares_never_matter(deals: &[Deal], law: SpendAndSaveLaw) -> bool {
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
fn ladder_across_stores(cart: &Cart, deals: &[Deal]) -> bool {
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
