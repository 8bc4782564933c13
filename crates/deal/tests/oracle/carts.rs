//! Random small carts, of every layer and at the edges of every minimum.

use contract::{CoinsLaw, Law, OfferKind, OfferState, Orders, SpendAndSaveLaw};
use deal::{
    Benefit, Cart, CoinValue, Coins, Country, Currency, Instant, Line, MinSpend, Money, Offer,
    Percent, Shipping, Shopper, Window,
};

use crate::dice::Dice;

/// How large a cart may be.
pub(crate) struct Size {
    pub(crate) lines: u64,
    pub(crate) pieces: u32,
    pub(crate) offers: u64,
}

const SELLERS: [&str; 3] = ["A", "B", "C"];
const CATEGORIES: [&str; 2] = ["phone", "home"];
const FLAGS: [&str; 2] = ["flash_deal", "choice"];

/// A cart as the seed has it.
pub(crate) fn random(seed: u64, orders: Orders, size: &Size) -> Cart {
    let mut dice = Dice::new(seed);
    let currency = Currency::new(dice.one_of(&["USD", "USD", "USD", "EUR", "JPY", "KWD"])).unwrap();
    let lines = lines(&mut dice, currency, size);
    let count = dice.from(0, size.offers);
    let offers = (0..count).map(|at| offer(&mut dice, at, &lines, currency)).collect();
    let at = Instant::from_millis(1_000_000);
    let cart = Cart::new(Country::new("US").unwrap(), currency, at, lines.clone(), offers).unwrap();
    let shopper =
        Shopper { first_order: dice.once_in(2), follower: dice.once_in(2), app: dice.once_in(2) };
    let law = Law {
        coins: if dice.once_in(3) { CoinsLaw::Inside } else { CoinsLaw::Outside },
        spend_and_save: dice.one_of(&[
            SpendAndSaveLaw::BeforeCode,
            SpendAndSaveLaw::BeforeCode,
            SpendAndSaveLaw::AfterCode,
        ]),
    };
    let tax = dice.one_of(&["0", "0", "7", "8.875", "20"]);
    let shipping = shipping(&mut dice, &lines, currency);
    cart.with_shopper(shopper)
        .with_orders(orders)
        .with_law(law)
        .with_tax(Percent::parse(tax).unwrap())
        .with_coins(coins(&mut dice, currency))
        .unwrap()
        .with_shipping(shipping)
        .unwrap()
}

fn lines(dice: &mut Dice, currency: Currency, size: &Size) -> Vec<Line> {
    let mut pieces_left = size.pieces;
    let mut lines: Vec<Line> = Vec::new();
    let ids = dice.one_of(&[["1", "2", "3", "4", "5"], ["10", "9", "b", "a", "z"]]);
    for id in &ids[..usize::try_from(dice.from(1, size.lines)).unwrap()] {
        if pieces_left == 0 {
            break;
        }
        let quantity = u32::try_from(dice.from(1, 3)).unwrap().min(pieces_left);
        pieces_left -= quantity;
        let price = match dice.from(0, 9) {
            0 => 0,
            1..=3 => dice.from(1, 20),
            4..=6 => dice.from(1, 40) * 100,
            _ => dice.from(1, 4000),
        };
        let mut line = Line::new(*id, dice.one_of(&SELLERS), money(price, currency), quantity);
        line.category = dice.once_in(2).then(|| dice.one_of(&CATEGORIES).to_owned());
        if dice.once_in(4) {
            line.flags.push(dice.one_of(&FLAGS).to_owned());
        }
        if dice.once_in(2) {
            line.coins_percent =
                Percent::parse(dice.one_of(&["1", "2.5", "5", "40", "100"])).unwrap();
        }
        lines.push(line);
    }
    lines
}

fn offer(dice: &mut Dice, at: u64, lines: &[Line], currency: Currency) -> Offer {
    let kind = dice.one_of(&[
        OfferKind::StoreDiscount,
        OfferKind::StoreCoupon,
        OfferKind::StoreCoupon,
        OfferKind::SelectCoupon,
        OfferKind::SpendAndSave,
        OfferKind::PlatformCoupon,
        OfferKind::Code,
        OfferKind::Code,
        OfferKind::Payment,
    ]);
    let other = Currency::new("GBP").unwrap();
    let (own, currency) = if dice.once_in(25) { (Some(other), other) } else { (None, currency) };
    let mut offer = Offer::new(format!("O{at}"), kind, benefit(dice, lines, currency));
    offer.currency = own;
    if kind.needs_seller() || dice.once_in(8) {
        offer.seller = Some(dice.one_of(lines_sellers(lines).as_slice()).to_owned());
    }
    if dice.once_in(if kind == OfferKind::SelectCoupon { 2 } else { 8 }) {
        offer.category = Some(dice.one_of(&CATEGORIES).to_owned());
    }
    offer.min_spend = match dice.from(0, 19) {
        0..=4 => MinSpend::None,
        5 => MinSpend::Unknown,
        _ => MinSpend::Known(money(near_a_sum(dice, lines), currency)),
    };
    if dice.once_in(8) {
        offer.min_pieces = u32::try_from(dice.from(1, 4)).unwrap();
    }
    if dice.once_in(6) {
        offer.excludes.push(dice.one_of(&FLAGS).to_owned());
    }
    offer.uses = dice.one_of(&[1, 1, 1, 2, 99]);
    offer.excludes_code = kind == OfferKind::SelectCoupon && dice.once_in(3);
    terms(dice, &mut offer);
    // The steps of one ladder are for the same lines.
    if dice.once_in(4) {
        offer.category = None;
        offer.excludes.clear();
        offer.group = Some(format!("{kind:?} {:?}", offer.seller));
    }
    offer
}

/// Terms that only a few offers have.
fn terms(dice: &mut Dice, offer: &mut Offer) {
    let us = Country::new("US").unwrap();
    let fr = Country::new("FR").unwrap();
    match dice.from(0, 19) {
        0 => offer.first_order_only = true,
        1 => offer.first_order_only = true,
        2 => offer.followers_only = true,
        3 => offer.app_only = true,
        4 => offer.markets = dice.one_of(&[[us, fr], [fr, fr]]).to_vec(),
        5 => offer.not_markets = vec![dice.one_of(&[us, fr])],
        6 => {
            let instant = |dice: &mut Dice| match dice.from(0, 3) {
                0 => None,
                n => Some(Instant::from_millis(999_998 + i64::try_from(n).unwrap())),
            };
            let (starts, ends) = (instant(dice), instant(dice));
            if starts.zip(ends).is_none_or(|(starts, ends)| starts <= ends) {
                offer.window = Window::Known { starts, ends };
            }
        }
        7 => offer.window = Window::Unknown,
        8 => offer.state = dice.one_of(&[OfferState::Used, OfferState::Gone, OfferState::Expired]),
        _ => (),
    }
}

fn benefit(dice: &mut Dice, lines: &[Line], currency: Currency) -> Benefit {
    let off = |dice: &mut Dice| {
        let most = if dice.once_in(5) { 4000 } else { 600 };
        money(dice.from(1, most), currency)
    };
    let cap = |dice: &mut Dice| dice.once_in(2).then(|| off(dice));
    let percent =
        |dice: &mut Dice| Percent::parse(dice.one_of(&["1", "5", "10", "12.5", "50", "100"]));
    match dice.from(0, 9) {
        0..=5 => Benefit::Fixed(off(dice)),
        6..=7 => Benefit::Percent { percent: percent(dice).unwrap(), cap: cap(dice) },
        8 => match dice.from(0, 1) {
            0 => {
                let every = money(near_a_sum(dice, lines).max(1) / dice.from(1, 3) + 1, currency);
                Benefit::Every { every, off: off(dice), cap: cap(dice) }
            }
            _ => {
                let first = near_a_sum(dice, lines) / 2;
                let second = first + dice.from(1, 2000);
                let (small, large) = (off(dice), off(dice));
                Benefit::Ladder(vec![
                    (money(first, currency), small),
                    (money(second, currency), large),
                ])
            }
        },
        _ => {
            let first = u32::try_from(dice.from(1, 3)).unwrap();
            let steps = vec![(first, percent(dice).unwrap()), (first + 1, percent(dice).unwrap())];
            Benefit::Pieces { steps, cap: cap(dice) }
        }
    }
}

/// The sum of some lines, often less a round saving, give or take one minor unit.
fn near_a_sum(dice: &mut Dice, lines: &[Line]) -> u64 {
    let mut sum = 0;
    for line in lines {
        sum += u64::try_from(line.price.minor()).unwrap() * dice.from(0, u64::from(line.quantity));
    }
    if dice.once_in(2) {
        sum = sum.saturating_sub(dice.from(1, 600));
    }
    (sum + dice.from(0, 2)).saturating_sub(1)
}

fn lines_sellers(lines: &[Line]) -> Vec<&'static str> {
    let known = |seller: &&str| lines.iter().any(|line| line.seller == **seller);
    SELLERS.into_iter().filter(known).collect()
}

fn shipping(dice: &mut Dice, lines: &[Line], currency: Currency) -> Vec<Shipping> {
    let mut fees = Vec::new();
    for seller in lines_sellers(lines) {
        if dice.once_in(2) {
            fees.push(Shipping {
                seller: seller.to_owned(),
                amount: Some(money(dice.from(0, 400), currency)),
                free_over: dice.once_in(2).then(|| money(near_a_sum(dice, lines), currency)),
            });
        }
    }
    fees
}

fn coins(dice: &mut Dice, currency: Currency) -> Coins {
    let finest = if currency.digits() == 0 { "1.5" } else { "0.013" };
    Coins {
        balance: if dice.once_in(2) { dice.from(0, 2000) } else { 0 },
        value: dice
            .once_in(3)
            .then(|| CoinValue::parse(dice.one_of(&["0.01", finest, "1"])).unwrap()),
        order_cap: dice
            .once_in(4)
            .then(|| Percent::parse(dice.one_of(&["0", "10", "50"])).unwrap()),
    }
}

fn money(minor: u64, currency: Currency) -> Money {
    Money::from_minor(i64::try_from(minor).unwrap(), currency)
}
