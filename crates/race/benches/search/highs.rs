//! The same carts as a mixed-integer program, solved by HiGHS: fixed amounts, coupons, codes, shipping.
//!
//! Each code has an order of its own, since it may be used once; what uses no code needs no more orders
//! than a seller has coupons, as a line joins any order at no loss. So no two solutions differ by the
//! numbering of their orders alone.

use std::time::{Duration, Instant};

use contract::{OfferKind, Orders};
use deal::{Benefit, Cart, MinSpend, Money, Offer, cheapest};
use highs::{Col, HighsModelStatus, HighsSolutionStatus, RowProblem, Sense};

use super::market::{Sale, sale_cart};
use super::{ms, part};

/// How long HiGHS may take for a cart; what it does not finish is not compared.
const LIMIT: f64 = 5.0;
/// How many carts must be compared.
const LEAST: usize = 300;

const SMALL: Sale =
    Sale { lines: 12, sellers: 4, coupons: 1, codes: 5, shipping: 60, ..Sale::SPLIT };

/// What is compared, on how many carts, and how much of HiGHS's time we may take at most: within one
/// order a program is small, and nothing is asked for but to be no slower.
const ROWS: [(&str, Sale, u64, f64); 6] = [
    ("one order, 30 lines, 3 coupons each, 8 tiers", Sale::ONE, 120, 1.0),
    ("one order with shipping", Sale { shipping: 60, ..Sale::ONE }, 60, 1.0),
    ("split, 12 lines, 4 sellers, 5 tiers, 1 coupon each, shipping", SMALL, 80, 0.1),
    ("split, 20 lines, 6 sellers, 8 tiers used once", Sale::CODES, 60, 0.1),
    ("split, 20 lines, 1 coupon each", Sale { coupons: 1, ..Sale::SPLIT }, 40, 0.1),
    ("split, 20 lines, 2 coupons each", Sale::SPLIT, 20, 0.1),
];

/// Prints a row for each kind of cart, and one that says how many came out the same.
pub(crate) fn race() {
    let (mut compared, mut differ, mut unfinished) = (0, 0, 0);
    for (what, sale, carts, most) in ROWS {
        let (mut ours, mut theirs) = (Vec::new(), Vec::new());
        for seed in 0..carts {
            let cart = sale_cart(10_000 + seed, sale);
            let start = Instant::now();
            let plan = cheapest(&cart, &mut || false);
            let spent = start.elapsed();
            let start = Instant::now();
            let Some(total) = solve(&cart) else {
                unfinished += 1;
                continue;
            };
            theirs.push(start.elapsed());
            ours.push(spent);
            compared += 1;
            if total != plan.total.minor() || !plan.proved {
                differ += 1;
                println!("{what}, cart {seed}: we say {}, HiGHS {total} cents", plan.total);
            }
        }
        say(what, ours, theirs, most);
    }
    let verdict = if differ == 0 && compared >= LEAST { "within" } else { "over" };
    println!(
        "bench: equal to HiGHS | {} of {compared} carts, {unfinished} unfinished in {LIMIT} s | \
         all it finishes, {LEAST} at least | {verdict}",
        compared - differ
    );
}

fn say(what: &str, mut ours: Vec<Duration>, mut theirs: Vec<Duration>, most: f64) {
    if ours.is_empty() {
        return;
    }
    ours.sort();
    theirs.sort();
    let (mine, other) = (part(&ours, 50), part(&theirs, 50));
    let ratio = mine.as_secs_f64() / other.as_secs_f64();
    println!(
        "bench: {what}, beside HiGHS | {} to {} median, {ratio:.4} × | {most} × HiGHS | {}",
        ms(mine),
        ms(other),
        if ratio <= most { "within" } else { "over" }
    );
}

/// An order of the program, by the columns of what is in it.
struct Order {
    lines: Vec<Col>,
    coupons: Vec<(usize, Col)>,
    codes: Vec<(usize, Col)>,
}

/// The smallest total in minor units; none where HiGHS did not finish.
fn solve(cart: &Cart) -> Option<i64> {
    let mut program = RowProblem::default();
    let of_kind = |kind: Kind| -> Vec<usize> {
        (0..cart.offers().len()).filter(|&at| cart.offers()[at].kind == kind).collect()
    };
    let (codes, coupons) = (of_kind(OfferKind::Code), of_kind(OfferKind::StoreCoupon));
    let orders: Vec<Order> = codes_by_order(cart, &codes)
        .into_iter()
        .map(|codes| open(&mut program, cart, &codes, &coupons))
        .collect();
    for (at, line) in cart.lines().iter().enumerate() {
        let pieces = f64::from(line.quantity);
        let row: Vec<(Col, f64)> = orders.iter().map(|order| (order.lines[at], 1.0)).collect();
        program.add_row(pieces..=pieces, row);
    }
    for &coupon in &coupons {
        let uses = orders.iter().flat_map(|order| &order.coupons);
        let uses = uses.filter(|(of, _)| *of == coupon).map(|(_, col)| (*col, 1.0));
        program.add_row(..=f64::from(cart.offers()[coupon].uses), uses.collect::<Vec<_>>());
    }
    let mut model = program.optimise(Sense::Minimise);
    model.make_quiet();
    model.set_option("threads", 1);
    model.set_option("time_limit", LIMIT);
    // Totals are whole cents: a gap below one is none.
    model.set_option("mip_rel_gap", 0.0);
    model.set_option("mip_abs_gap", 0.5);
    let solved = model.solve();
    let finished = solved.status() == HighsModelStatus::Optimal
        && solved.primal_solution_status() == HighsSolutionStatus::Feasible;
    let listed: i64 =
        cart.lines().iter().map(|line| line.price.minor() * i64::from(line.quantity)).sum();
    finished.then(|| listed + solved.objective_value().round() as i64)
}

/// Which codes each order may use: in one order any of them, in several each its own.
fn codes_by_order(cart: &Cart, codes: &[usize]) -> Vec<Vec<usize>> {
    if cart.orders() == Orders::One {
        return vec![codes.to_vec()];
    }
    let seller = |offer: &Offer| offer.seller.clone();
    let coupons = |of: &Offer| {
        cart.offers()
            .iter()
            .filter(|other| other.kind == OfferKind::StoreCoupon && seller(other) == seller(of))
            .count()
    };
    let without = cart.offers().iter().filter(|offer| offer.kind == OfferKind::StoreCoupon);
    let without = without.map(coupons).max().unwrap_or(0).max(1);
    let each = codes.iter().map(|code| vec![*code]);
    each.chain(std::iter::repeat_n(Vec::new(), without)).collect()
}

/// The columns and rows of one order.
fn open(program: &mut RowProblem, cart: &Cart, codes: &[usize], coupons: &[usize]) -> Order {
    let lines: Vec<Col> = cart
        .lines()
        .iter()
        .map(|line| program.add_integer_column(0.0, 0.0..=f64::from(line.quantity)))
        .collect();
    let mut choose = |of: &[usize]| -> Vec<(usize, Col)> {
        let cost = |at: usize| -amount(&cart.offers()[at]);
        of.iter().map(|&at| (at, program.add_integer_column(cost(at), 0.0..=1.0))).collect()
    };
    let order = Order { coupons: choose(coupons), codes: choose(codes), lines };
    let goods = |seller: Option<&String>| -> Vec<(Col, f64)> {
        let lines = cart.lines().iter().zip(&order.lines);
        lines
            .filter(|(line, _)| seller.is_none_or(|seller| line.seller == *seller))
            .map(|(line, col)| (*col, line.price.minor() as f64))
            .collect()
    };
    for (coupon, col) in &order.coupons {
        let offer = &cart.offers()[*coupon];
        let mut row = goods(offer.seller.as_ref());
        row.push((*col, -minimum(offer)));
        program.add_row(0.0.., row);
        let of_store =
            order.coupons.iter().filter(|(other, _)| cart.offers()[*other].seller == offer.seller);
        program.add_row(..=1.0, of_store.map(|(_, col)| (*col, 1.0)).collect::<Vec<_>>());
    }
    for (code, col) in &order.codes {
        let mut row = goods(None);
        row.extend(order.coupons.iter().map(|(at, col)| (*col, -amount(&cart.offers()[*at]))));
        row.push((*col, -minimum(&cart.offers()[*code])));
        program.add_row(0.0.., row);
    }
    program.add_row(..=1.0, order.codes.iter().map(|(_, col)| (*col, 1.0)).collect::<Vec<_>>());
    for fee in cart.shipping() {
        let cost = fee.amount.map_or(0, Money::minor);
        let asked = program.add_integer_column(cost as f64, 0.0..=1.0);
        let free = program.add_integer_column(0.0, 0.0..=f64::from(fee.free_over.is_some()));
        let mut row = goods(Some(&fee.seller));
        row.push((free, -(fee.free_over.map_or(0, |over| over.minor()) as f64)));
        program.add_row(0.0.., row);
        for (line, col) in cart.lines().iter().zip(&order.lines) {
            if line.seller == fee.seller {
                let pieces = f64::from(line.quantity);
                program.add_row(..=0.0, [(*col, 1.0), (asked, -pieces), (free, -pieces)]);
            }
        }
    }
    order
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
