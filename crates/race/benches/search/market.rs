//! Carts as a sale makes them: real ladders of codes, stores with a few coupons each.

use contract::{OfferKind, Orders};
use deal::*;

use super::Dice;

/// The US ladder of May 2026 as minimum and saving, and four codes of other series after it.
const TIERS: [(i64, i64); 12] = [
    (18, 2),
    (39, 5),
    (59, 8),
    (109, 15),
    (169, 23),
    (239, 30),
    (359, 45),
    (479, 60),
    (15, 2),
    (30, 4),
    (49, 7),
    (89, 12),
];

/// The size of a sale's cart.
#[derive(Clone, Copy)]
pub struct Sale {
    pub lines: usize,
    pub sellers: usize,
    /// Store coupons of each seller.
    pub coupons: usize,
    pub codes: usize,
    /// In a hundred: how many coupons take a percentage.
    pub percents: u64,
    /// In a hundred: how many sellers charge shipping.
    pub shipping: u64,
    pub orders: Orders,
}

impl Sale {
    /// One order: 30 lines, 6 sellers with 3 coupons each, 8 tiers.
    pub const ONE: Sale = Sale {
        lines: 30,
        sellers: 6,
        coupons: 3,
        codes: 8,
        percents: 0,
        shipping: 0,
        orders: Orders::One,
    };
    /// Several orders: 20 lines, 6 sellers with 2 coupons each, 8 tiers used once.
    pub const SPLIT: Sale = Sale { lines: 20, coupons: 2, orders: Orders::Split, ..Sale::ONE };
    /// The same without coupons.
    pub const CODES: Sale = Sale { coupons: 0, ..Sale::SPLIT };
    /// A large cart: 100 lines, 30 sellers, 12 codes.
    pub const LARGE: Sale = Sale { lines: 100, sellers: 30, codes: 12, ..Sale::SPLIT };
}

/// The cart of a sale that a seed stands for.
pub fn sale_cart(seed: u64, sale: Sale) -> Cart {
    let dice = &mut Dice::new(seed);
    let usd = Currency::USD;
    let dollars = |amount: i64| Money::from_minor(amount * 100, usd);
    let lines: Vec<Line> = (0..sale.lines)
        .map(|at| {
            let cents = match dice.roll(10) {
                0 => dice.between(4_000, 12_000),
                1..=3 => dice.between(1_500, 4_000),
                _ => dice.between(150, 1_500),
            };
            let seller = format!("S{:02}", dice.roll(sale.sellers as u64));
            Line::new(format!("L{at:03}"), seller, Money::from_minor(cents, usd), 1)
        })
        .collect();
    let listed = |seller: &str| -> i64 {
        let of_store = lines.iter().filter(|line| line.seller == seller);
        of_store.map(|line| line.price.minor()).sum::<i64>() / 100
    };
    let mut offers: Vec<Offer> = TIERS[..sale.codes]
        .iter()
        .map(|(least, off)| {
            let mut code =
                Offer::new(format!("T{least:03}"), OfferKind::Code, Benefit::Fixed(dollars(*off)));
            code.min_spend = MinSpend::Known(dollars(*least));
            code
        })
        .collect();
    for at in 0..sale.sellers {
        let seller = format!("S{at:02}");
        for coupon in 0..sale.coupons {
            let least = dice.between(5, listed(&seller).max(6));
            let benefit = if dice.roll(100) < sale.percents {
                let percent = Percent::whole(dice.between(3, 15) as u32);
                Benefit::Percent { percent, cap: dice.once_in(2).then(|| dollars(5)) }
            } else {
                Benefit::Fixed(dollars(1 + dice.roll(least as u64 / 6 + 1) as i64))
            };
            let mut offer =
                Offer::new(format!("{seller}C{coupon}"), OfferKind::StoreCoupon, benefit);
            offer.seller = Some(seller.clone());
            offer.min_spend = MinSpend::Known(dollars(least));
            offers.push(offer);
        }
    }
    let shipping: Vec<Shipping> = (0..sale.sellers)
        .filter_map(|at| {
            let fee = Money::from_minor(dice.between(99, 599), usd);
            let free_over = dice.once_in(2).then(|| dollars(dice.between(10, 40)));
            let seller = format!("S{at:02}");
            (dice.roll(100) < sale.shipping).then_some(Shipping {
                seller,
                amount: Some(fee),
                free_over,
            })
        })
        .collect();
    let at = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    Cart::new(Country::new("US").unwrap(), usd, at, lines, offers)
        .unwrap()
        .with_shipping(shipping)
        .unwrap()
        .with_orders(sale.orders)
}
