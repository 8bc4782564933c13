//! The plan against a mixed-integer program, where fixed amounts let one be written.

use contract::{OfferKind, Orders};
use deal::{Benefit, Cart, Country, Currency, Instant, Line, MinSpend, Money, Offer, Shipping};
use good_lp::{
    Expression, Solution, SolverModel, Variable, constraint, default_solver, variable, variables,
};

use crate::dice::Dice;

/// Lines of several sellers, one or more coupons for each seller, a ladder of codes, a payment offer and
/// shipping; every amount fixed, every minimum at least what it takes off.
struct Shape {
    lines: u64,
    sellers: u64,
    coupons: u64,
    codes: u64,
    orders: Orders,
}

fn usd(minor: u64) -> Money {
    Money::from_minor(i64::try_from(minor).unwrap(), Currency::USD)
}

fn cart(seed: u64, shape: &Shape) -> Cart {
    let mut dice = Dice::new(seed);
    let mut lines = Vec::new();
    for id in 0..shape.lines {
        let seller = format!("S{}", dice.from(0, shape.sellers - 1));
        let pieces = if dice.once_in(4) { 2 } else { 1 };
        lines.push(Line::new(format!("{id:02}"), seller, usd(dice.from(100, 6000)), pieces));
    }
    let listed: u64 = lines
        .iter()
        .map(|line| u64::try_from(line.price.minor()).unwrap() * u64::from(line.quantity))
        .sum();
    let mut offers = Vec::new();
    let mut fixed = |id: String, kind: OfferKind, seller: Option<String>, spend: u64, off: u64| {
        offers.push(Offer {
            seller,
            min_spend: MinSpend::Known(usd(spend.max(off))),
            ..Offer::new(id, kind, Benefit::Fixed(usd(off)))
        });
    };
    for seller in 0..shape.sellers {
        for coupon in 0..shape.coupons {
            let spend = dice.from(500, 9000);
            let off = dice.from(100, 100 + spend / 8);
            fixed(
                format!("S{seller}-{coupon}"),
                OfferKind::StoreCoupon,
                Some(format!("S{seller}")),
                spend,
                off,
            );
        }
    }
    for code in 0..shape.codes {
        let spend = dice.from(1000, listed);
        let off = dice.from(100, 100 + spend / 6);
        fixed(format!("C{code}"), OfferKind::Code, None, spend, off);
    }
    if shape.orders == Orders::One {
        let spend = dice.from(listed / 2, listed);
        fixed("BANK".into(), OfferKind::Payment, None, spend, dice.from(100, 2000));
    }
    let fees = (0..shape.sellers).filter(|_| dice.once_in(2)).collect::<Vec<_>>();
    let shipping = fees
        .into_iter()
        .map(|seller| Shipping {
            seller: format!("S{seller}"),
            amount: Some(usd(dice.from(0, 300))),
            free_over: dice.once_in(2).then(|| usd(dice.from(500, 9000))),
        })
        .collect();
    Cart::new(Country::new("US").unwrap(), Currency::USD, Instant::from_millis(0), lines, offers)
        .unwrap()
        .with_orders(shape.orders)
        .with_shipping(shipping)
        .unwrap()
}

/// The smallest total in cents, by a program over so many orders.
///
/// An order without a code joins any other at no loss here, as each seller has one coupon where a split is
/// asked for: there need not be more orders than codes.
fn program(cart: &Cart, orders: usize) -> f64 {
    let cents = |money: Money| money.minor() as f64;
    let mut vars = variables!();
    let mut rows = Vec::new();
    let mut total = Expression::from(0.0);
    let mut pieces = vec![Expression::from(0.0); cart.lines().len()];
    let mut uses = vec![Expression::from(0.0); cart.offers().len()];
    for _ in 0..orders {
        let in_order: Vec<Variable> = cart
            .lines()
            .iter()
            .map(|line| vars.add(variable().integer().min(0.0).max(f64::from(line.quantity))))
            .collect();
        let taken: Vec<Variable> =
            cart.offers().iter().map(|_| vars.add(variable().binary())).collect();
        let of = |seller: Option<&String>| -> Expression {
            let lines = cart.lines().iter().zip(&in_order);
            lines
                .filter(|(line, _)| seller.is_none_or(|seller| line.seller == *seller))
                .map(|(line, pieces)| cents(line.price) * *pieces)
                .sum()
        };
        let off = |before: &[OfferKind]| -> Expression {
            let offers = cart.offers().iter().zip(&taken);
            offers
                .filter(|(offer, _)| before.contains(&offer.kind))
                .map(|(offer, taken)| amount(offer) * *taken)
                .sum()
        };
        for (offer, taken) in cart.offers().iter().zip(&taken) {
            let before: &[OfferKind] = match offer.kind {
                OfferKind::Code => &[OfferKind::StoreCoupon],
                OfferKind::Payment => &[OfferKind::StoreCoupon, OfferKind::Code],
                _ => &[],
            };
            let base = of(offer.seller.as_ref()) - off(before);
            rows.push(constraint!(base >= minimum(offer) * *taken));
        }
        let one = |same: &dyn Fn(&Offer) -> bool| -> Expression {
            let offers = cart.offers().iter().zip(&taken);
            offers.filter(|(offer, _)| same(offer)).map(|(_, taken)| Expression::from(*taken)).sum()
        };
        rows.push(constraint!(one(&|offer| offer.kind == OfferKind::Code) <= 1.0));
        for fee in cart.shipping() {
            let (asked, free) = (vars.add(variable().binary()), vars.add(variable().binary()));
            total += cents(fee.amount.unwrap()) * asked;
            match fee.free_over {
                Some(over) => rows.push(constraint!(of(Some(&fee.seller)) >= cents(over) * free)),
                None => rows.push(constraint!(Expression::from(free) <= 0.0)),
            }
            for (line, pieces) in cart.lines().iter().zip(&in_order) {
                if line.seller == fee.seller {
                    let part = Expression::from(*pieces) * (1.0 / f64::from(line.quantity));
                    rows.push(constraint!(part <= asked + free));
                }
            }
        }
        for seller in sellers(cart) {
            let coupon = |offer: &Offer| {
                offer.kind == OfferKind::StoreCoupon && offer.seller.as_ref() == Some(&seller)
            };
            rows.push(constraint!(one(&coupon) <= 1.0));
        }
        total += of(None) - off(&[OfferKind::StoreCoupon, OfferKind::Code, OfferKind::Payment]);
        for (sum, pieces) in pieces.iter_mut().zip(&in_order) {
            *sum += *pieces;
        }
        for (sum, taken) in uses.iter_mut().zip(&taken) {
            *sum += *taken;
        }
    }
    let mut model = vars.minimise(&total).using(default_solver);
    for row in rows {
        model = model.with(row);
    }
    for (sum, line) in pieces.into_iter().zip(cart.lines()) {
        model = model.with(constraint!(sum == f64::from(line.quantity)));
    }
    for (sum, offer) in uses.into_iter().zip(cart.offers()) {
        model = model.with(constraint!(sum <= f64::from(offer.uses)));
    }
    model.solve().unwrap().eval(&total)
}

fn sellers(cart: &Cart) -> Vec<String> {
    let mut sellers: Vec<String> = cart.lines().iter().map(|line| line.seller.clone()).collect();
    sellers.sort_unstable();
    sellers.dedup();
    sellers
}

fn amount(offer: &Offer) -> f64 {
    match &offer.benefit {
        Benefit::Fixed(off) => off.minor() as f64,
        _ => unreachable!("every amount is fixed"),
    }
}

fn minimum(offer: &Offer) -> f64 {
    match offer.min_spend {
        MinSpend::Known(spend) => spend.minor() as f64,
        _ => 0.0,
    }
}

fn compare(seeds: std::ops::Range<u64>, shape: &Shape, orders: usize) {
    for seed in seeds {
        let cart = cart(seed, shape);
        let plan = deal::cheapest(&cart, &mut || false);
        let program = program(&cart, orders);
        let total = plan.total.minor() as f64;
        assert!(plan.proved, "seed {seed}");
        assert!((total - program).abs() < 0.5, "seed {seed}: {total} cents, the program {program}");
    }
}

#[test]
fn one_order_of_thirty_lines_costs_what_the_program_finds() {
    let shape = Shape { lines: 30, sellers: 6, coupons: 3, codes: 8, orders: Orders::One };
    compare(0..250, &shape, 1);
}

#[test]
fn a_split_costs_what_the_program_finds() {
    let shape = Shape { lines: 10, sellers: 4, coupons: 1, codes: 3, orders: Orders::Split };
    compare(1000..1120, &shape, 3);
}
