//! Random carts, and the plainest possible search over the law: every choice, every split.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

pub mod market;

use std::collections::BTreeMap;

use deal::*;

/// A small generator, so that a cart is its seed.
pub struct Dice(u64);

impl Dice {
    pub fn new(seed: u64) -> Dice {
        Dice(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x1234_5678_9ABC_DEF1)
    }

    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        mixed ^ (mixed >> 31)
    }

    /// From 0 to below `sides`.
    pub fn roll(&mut self, sides: u64) -> u64 {
        self.next() % sides.max(1)
    }

    pub fn between(&mut self, low: i64, high: i64) -> i64 {
        low + self.roll((high - low + 1) as u64) as i64
    }

    /// True once in `times`.
    pub fn once_in(&mut self, times: u64) -> bool {
        self.roll(times) == 0
    }

    pub fn pick<T: Copy>(&mut self, of: &[T]) -> T {
        of[self.roll(of.len() as u64) as usize]
    }
}

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
            use Kind::*;
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
            amount: amount(dice, 0, 4),
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
        Kind::StoreDiscount => offer.group.is_none() && !offer.first_order_only,
        Kind::StoreCoupon => !offer.first_order_only && offer.group.is_none(),
        Kind::Code | Kind::PlatformCoupon => match (&offer.benefit, offer.min_spend) {
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

/// What ranks plans: the total, the orders, the chosen offers, their ids.
pub type Rank = (i64, usize, usize, Vec<String>);

/// Every legal choice for one order of these pieces: its receipt, what it chose, its coins.
fn choices(cart: &Cart, parts: &[Part], balance: u64, first: bool) -> Vec<(Order, Vec<String>)> {
    let choosable: Vec<&str> = cart
        .offers()
        .iter()
        .filter(|offer| !offer.kind.is_automatic())
        .map(|offer| offer.id.as_str())
        .collect();
    let mut sets: Vec<Vec<&str>> = vec![Vec::new()];
    let mut found = Vec::new();
    for id in choosable {
        for at in 0..sets.len() {
            let mut with = sets[at].clone();
            with.push(id);
            let alone = Choice { offers: with.clone(), coins: None, first };
            let never = match receipt(cart, parts, &alone) {
                Err(Refusal::Short(..)) | Ok(_) => false,
                Err(_) => true,
            };
            if !never {
                sets.push(with);
            }
        }
    }
    for offers in sets {
        for coins in [None, Some(balance)] {
            let choice = Choice { offers: offers.clone(), coins, first };
            if let Ok(order) = receipt(cart, parts, &choice) {
                let mut ids: Vec<String> = offers.iter().map(|id| (*id).to_owned()).collect();
                ids.sort();
                found.push((order, ids));
            }
        }
    }
    found
}

/// The rank of the best single order.
pub fn best_order(cart: &Cart) -> Rank {
    let parts: Vec<Part> = cart
        .lines()
        .iter()
        .map(|line| Part { id: line.id.clone(), quantity: line.quantity })
        .collect();
    choices(cart, &parts, cart.coins().balance, true)
        .into_iter()
        .map(|(order, ids)| (order.total.minor(), 1, ids.len(), ids))
        .min()
        .unwrap()
}

/// The rank of the best way to order the cart in any number of orders.
pub fn best_split(cart: &Cart) -> Rank {
    let mut seen = BTreeMap::new();
    let pieces: Vec<u32> = cart.lines().iter().map(|line| line.quantity).collect();
    let mut best = None;
    spread(&pieces, &mut Vec::new(), &mut |orders| {
        each_plan(cart, orders, &mut seen, &mut best);
    });
    best.unwrap()
}

/// Every way to spread the pieces over orders, as multisets of orders.
fn spread(left: &[u32], orders: &mut Vec<Vec<u32>>, show: &mut dyn FnMut(&[Vec<u32>])) {
    if left.iter().all(|pieces| *pieces == 0) {
        return show(orders);
    }
    let mut order = vec![0; left.len()];
    loop {
        let mut at = 0;
        while at < left.len() && order[at] == left[at] {
            order[at] = 0;
            at += 1;
        }
        if at == left.len() {
            return;
        }
        order[at] += 1;
        if orders.last().is_none_or(|last| *last >= order) {
            let rest: Vec<u32> = left.iter().zip(&order).map(|(a, b)| a - b).collect();
            orders.push(order.clone());
            spread(&rest, orders, show);
            orders.pop();
        }
    }
}

type Seen = BTreeMap<(Vec<u32>, u64, bool), Vec<(Order, Vec<String>)>>;

/// Every sequence of these orders, every order of them as the first one, every choice in each.
fn each_plan(cart: &Cart, orders: &[Vec<u32>], seen: &mut Seen, best: &mut Option<Rank>) {
    let coins = cart.coins().balance;
    let sequences =
        if coins > 0 { permutations(orders.len()) } else { vec![(0..orders.len()).collect()] };
    let firsts =
        if cart.offers().iter().any(|offer| offer.first_order_only) { orders.len() } else { 1 };
    for sequence in sequences {
        for first in 0..firsts {
            let state = (0, Vec::new(), coins);
            each_choice(cart, orders, &sequence, first, state, seen, best);
        }
    }
}

fn each_choice(
    cart: &Cart,
    orders: &[Vec<u32>],
    sequence: &[usize],
    first: usize,
    (total, chosen, balance): (i64, Vec<String>, u64),
    seen: &mut Seen,
    best: &mut Option<Rank>,
) {
    let Some((&at, rest)) = sequence.split_first() else {
        let mut ids = chosen;
        ids.sort();
        let rank = (total, orders.len(), ids.len(), ids);
        if best.as_ref().is_none_or(|best| rank < *best) {
            *best = Some(rank);
        }
        return;
    };
    let key = (orders[at].clone(), balance, at == first);
    let options = seen
        .entry(key)
        .or_insert_with(|| {
            let parts: Vec<Part> = cart
                .lines()
                .iter()
                .zip(&orders[at])
                .filter(|(_, pieces)| **pieces > 0)
                .map(|(line, pieces)| Part { id: line.id.clone(), quantity: *pieces })
                .collect();
            choices(cart, &parts, balance, at == first)
        })
        .clone();
    for (order, ids) in options {
        let mut all = chosen.clone();
        all.extend(ids);
        let too_often = cart
            .offers()
            .iter()
            .any(|offer| all.iter().filter(|id| **id == offer.id).count() > offer.uses as usize);
        if too_often {
            continue;
        }
        let used: u64 = order
            .steps
            .iter()
            .map(|step| if let By::Coins(coins) = step.by { coins } else { 0 })
            .sum();
        let state = (total + order.total.minor(), all, balance - used);
        each_choice(cart, orders, rest, first, state, seen, best);
    }
}

fn permutations(of: usize) -> Vec<Vec<usize>> {
    if of == 0 {
        return vec![Vec::new()];
    }
    permutations(of - 1)
        .into_iter()
        .flat_map(|shorter| {
            (0..of).map(move |at| {
                let mut longer = shorter.clone();
                longer.insert(at, of - 1);
                longer
            })
        })
        .collect()
}

/// The rank of a plan.
pub fn rank_of(cart: &Cart, plan: &Plan) -> Rank {
    let steps = plan.orders.iter().flat_map(|order| &order.steps);
    let mut ids: Vec<String> = steps
        .filter_map(|step| match &step.by {
            By::Offer(id) => Some(id.clone()),
            By::Coins(_) => None,
        })
        .filter(|id| {
            let offer = cart.offers().iter().find(|offer| offer.id == *id).unwrap();
            !offer.kind.is_automatic()
        })
        .collect();
    ids.sort();
    (plan.total.minor(), plan.orders.len(), ids.len(), ids)
}

/// A cart in few words, for a failing test.
pub fn tell(cart: &Cart) -> String {
    let mut told = format!(
        "{} {:?} coins {:?} tax {} first {} {:?}\n",
        cart.currency(),
        cart.orders(),
        cart.coins(),
        cart.tax(),
        cart.shopper().first_order,
        cart.law()
    );
    for line in cart.lines() {
        told += &format!(
            "  {} of {}: {} x {} {:?} {:?} coins {}\n",
            line.id,
            line.seller,
            line.price,
            line.quantity,
            line.category,
            line.flags,
            line.coins_percent
        );
    }
    for offer in cart.offers() {
        let min = match offer.min_spend {
            MinSpend::Known(spend) => spend.to_string(),
            _ => "-".to_owned(),
        };
        told += &format!(
            "  {} {:?} {:?} min {min}/{} excl {:?} uses {} first {} nocode {} {:?} {}\n",
            offer.id,
            offer.seller,
            offer.category,
            offer.min_pieces,
            offer.excludes,
            offer.uses,
            offer.first_order_only,
            offer.excludes_code,
            offer.group,
            benefit(&offer.benefit)
        );
    }
    for fee in cart.shipping() {
        told += &format!(
            "  ship {} {} free {:?}\n",
            fee.seller,
            fee.amount,
            fee.free_over.map(|f| f.to_string())
        );
    }
    told
}

fn benefit(benefit: &Benefit) -> String {
    let cap = |cap: &Option<Money>| cap.map_or(String::new(), |cap| format!(" cap {cap}"));
    match benefit {
        Benefit::Fixed(off) => off.to_string(),
        Benefit::Percent { percent, cap: most } => format!("{percent}%{}", cap(most)),
        Benefit::Every { every, off, cap: most } => format!("{off} every {every}{}", cap(most)),
        Benefit::Ladder(steps) => steps.iter().map(|(at, off)| format!("[{at} {off}]")).collect(),
        Benefit::Pieces { steps, cap: most } => {
            let steps: String = steps.iter().map(|(at, off)| format!("[{at}p {off}%]")).collect();
            steps + &cap(most)
        }
    }
}

/// The orders of a plan in few words.
pub fn tell_orders(orders: &[Order]) -> String {
    let mut told = String::new();
    for order in orders {
        let lines: Vec<String> =
            order.lines.iter().map(|part| format!("{}x{}", part.id, part.quantity)).collect();
        told += &format!("  order {}\n", lines.join(" "));
        for step in &order.steps {
            let shares: Vec<String> =
                step.shares.iter().map(|share| format!("{}:{}", share.id, share.saved)).collect();
            told += &format!(
                "    {:?} base {} saved {} ({})\n",
                step.by,
                step.base,
                step.saved,
                shares.join(" ")
            );
        }
        told += &format!(
            "    goods {} ship {} tax {} total {}\n",
            order.goods, order.shipping, order.tax, order.total
        );
    }
    told
}
