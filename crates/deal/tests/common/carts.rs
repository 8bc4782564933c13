//! Random carts with every kind of offer and condition.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use contract::{CoinsLaw, Law, OfferKind, OfferState, Orders, SpendAndSaveLaw};
use deal::*;

use super::Dice;

/// What a random cart may hold.
#[derive(Clone, Copy)]
pub struct Shape {
    pub lines: u64,
    pub pieces: u64,
    pub sellers: u64,
    pub offers: u64,
    pub split: bool,
}

const FLAGS: [&str; 2] = ["flash_deal", "digital"];
const CATEGORIES: [&str; 2] = ["phone", "home"];

/// A cart with every kind of offer and condition, near its minimums as often as not.
pub fn random_cart(seed: u64, shape: Shape) -> Cart {
    let dice = &mut Dice::new(seed);
    let currency = Currency::new(dice.pick(&["USD", "USD", "EUR", "JPY", "KWD"])).unwrap();
    let coarse = dice.once_in(2);
    let scale = 10i64.pow(currency.digits());
    let amount = |dice: &mut Dice, low: i64, high: i64| {
        let major = dice.between(low, high) * scale;
        let minor = if coarse || dice.once_in(3) { 0 } else { dice.between(0, scale - 1) };
        Money::from_minor(major + minor, currency)
    };
    let seller = |dice: &mut Dice| format!("S{}", dice.roll(shape.sellers));
    let lines: Vec<Line> = (0..1 + dice.roll(shape.lines))
        .map(|at| {
            let price = amount(dice, 1, 30);
            let quantity = 1 + if dice.once_in(3) { dice.roll(shape.pieces) as u32 } else { 0 };
            let mut line = Line::new(format!("L{at}"), seller(dice), price, quantity);
            if dice.once_in(2) {
                line.category = Some(dice.pick(&CATEGORIES).to_owned());
            }
            if dice.once_in(4) {
                line.flags.push(dice.pick(&FLAGS).to_owned());
            }
            if dice.once_in(3) {
                line.coins_percent = Percent::whole(dice.between(1, 60) as u32);
            }
            line
        })
        .collect();
    let listed: i64 = lines.iter().map(|line| line.price.minor() * i64::from(line.quantity)).sum();
    let major = (listed / scale).max(2);
    let offers: Vec<Offer> = (0..dice.roll(shape.offers + 1))
        .map(|at| {
            use contract::OfferKind::*;
            let kind = dice.pick(&[
                StoreDiscount,
                StoreCoupon,
                StoreCoupon,
                StoreCoupon,
                SelectCoupon,
                SelectCoupon,
                SpendAndSave,
                PlatformCoupon,
                Code,
                Code,
                Code,
                Payment,
            ]);
            let spend = |dice: &mut Dice| {
                let high = if dice.once_in(2) { major } else { major / 2 + 1 };
                if dice.once_in(4) {
                    Money::from_minor(dice.between(1, listed), currency)
                } else {
                    amount(dice, 1, high)
                }
            };
            let cap = |dice: &mut Dice| dice.once_in(3).then(|| amount(dice, 1, 4));
            let percent = |dice: &mut Dice| Percent::whole(dice.between(1, 40) as u32);
            let benefit = match dice.roll(9) {
                0 | 1 => Benefit::Percent { percent: percent(dice), cap: cap(dice) },
                2 => Benefit::Every { every: spend(dice), off: amount(dice, 1, 2), cap: cap(dice) },
                3 => {
                    let first = spend(dice);
                    let second = Money::from_minor(first.minor() + 3 * scale, currency);
                    Benefit::Ladder(vec![(first, amount(dice, 1, 3)), (second, amount(dice, 1, 5))])
                }
                4 => Benefit::Pieces {
                    steps: vec![(1 + dice.roll(2) as u32, percent(dice)), (4, percent(dice))],
                    cap: cap(dice),
                },
                _ => Benefit::Fixed(amount(dice, 1, 8)),
            };
            let mut offer = Offer::new(format!("{:?}{at}", kind), kind, benefit);
            if kind.needs_seller() || (kind == SelectCoupon && dice.once_in(3)) {
                offer.seller = Some(seller(dice));
            }
            if (kind == SelectCoupon && dice.once_in(2)) || dice.once_in(8) {
                offer.category = Some(dice.pick(&CATEGORIES).to_owned());
            }
            if !dice.once_in(4) {
                offer.min_spend = MinSpend::Known(spend(dice));
            }
            if dice.once_in(10) {
                offer.min_pieces = 1 + dice.roll(3) as u32;
            }
            if dice.once_in(3) {
                offer.excludes.push(dice.pick(&FLAGS).to_owned());
            }
            if dice.once_in(6) {
                offer.group = Some(format!("{kind:?}{}", dice.roll(2)));
            }
            offer.uses = dice.pick(&[1, 1, 1, 1, 2, 9]);
            offer.first_order_only = dice.once_in(8);
            offer.excludes_code = kind == SelectCoupon && dice.once_in(3);
            offer
        })
        .collect();
    let shipping: Vec<Shipping> = (0..shape.sellers)
        .filter(|_| dice.once_in(3))
        .collect::<Vec<_>>()
        .into_iter()
        .map(|at| Shipping {
            seller: format!("S{at}"),
            amount: Some(amount(dice, 0, 4)),
            free_over: dice.once_in(2).then(|| amount(dice, 5, 30)),
        })
        .collect();
    let coins = Coins {
        balance: if dice.once_in(3) { dice.roll(900) } else { 0 },
        value: (currency != Currency::USD || dice.once_in(4))
            .then(|| CoinValue::parse(dice.pick(&["0.01", "0.0137", "1.3", "0.009"])).unwrap()),
        order_cap: dice.once_in(3).then(|| Percent::whole(dice.between(1, 60) as u32)),
    };
    let law = Law {
        coins: if dice.once_in(3) { CoinsLaw::Inside } else { CoinsLaw::Outside },
        spend_and_save: if dice.once_in(4) {
            SpendAndSaveLaw::AfterCode
        } else {
            SpendAndSaveLaw::BeforeCode
        },
    };
    let at = Instant::parse("2026-05-05T12:00:00Z").unwrap();
    Cart::new(Country::new("US").unwrap(), currency, at, lines, offers)
        .unwrap()
        .with_shipping(shipping)
        .unwrap()
        .with_coins(coins)
        .unwrap()
        .with_tax(if dice.once_in(4) { Percent::whole(7) } else { Percent::ZERO })
        .with_shopper(Shopper { first_order: dice.once_in(2), ..Shopper::default() })
        .with_orders(if shape.split { Orders::Split } else { Orders::One })
        .with_law(law)
}

/// The same cart with nothing but fixed codes, the stores' own offers and shipping.
pub fn only_codes_and_stores(cart: &Cart) -> Cart {
    let mut offers = cart.offers().to_vec();
    offers.retain(|offer| match offer.kind {
        OfferKind::StoreDiscount => offer.group.is_none() && !offer.first_order_only,
        OfferKind::StoreCoupon => !offer.first_order_only && offer.group.is_none(),
        OfferKind::Code | OfferKind::PlatformCoupon => match (&offer.benefit, offer.min_spend) {
            (Benefit::Fixed(off), MinSpend::Known(spend)) => off.minor() <= spend.minor(),
            _ => false,
        },
        _ => false,
    });
    for offer in &mut offers {
        offer.min_pieces = 0;
    }
    let cart = cart.clone().with_offers(offers).unwrap().with_tax(Percent::ZERO);
    cart.with_coins(Coins::default()).unwrap()
}
