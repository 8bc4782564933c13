//! The law: what one order costs under a given choice, step by step, in exact decimals.
//!
//! This is the arithmetic of the contract, written to be read. The search counts in integers and
//! is checked against it: the winner is recomputed here before it leaves the crate, and the
//! verifier knows nothing else.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::cart::Cart;
use crate::law::{CoinsLaw, Layer};
use crate::line::Line;
use crate::money::{Money, Percent};
use crate::offer::{Benefit, Kind, MinSpend, Offer};
use crate::plan::{By, Missing, Order, Part, Share, Step, Verdict};
use crate::terms::obstacle;

/// Why an order cannot be placed as it was chosen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The cart has no such line.
    UnknownLine(String),
    /// A line is named twice, or has no piece, or more pieces than the cart.
    Pieces(String),
    /// The cart has no such offer.
    UnknownOffer(String),
    /// An offer that applies by itself cannot be chosen.
    NotAChoice(String),
    /// A term of the offer is not met.
    Term(String, Verdict),
    /// Its base in this order is too small.
    Short(String, Missing),
    /// It was used up before.
    UsedUp(String),
    /// Another choice takes its place: a second coupon of a store, a second code, a second
    /// payment offer, another step of its ladder, a Select coupon beside which no code stands.
    Conflict(String, String),
    /// Nobody knows what a coin is worth in this currency.
    CoinValue,
}

/// What is chosen for one order.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice<'a> {
    /// Ids of the offers that do not apply by themselves.
    pub offers: Vec<&'a str>,
    /// The coins that are left for this order; `None` keeps them.
    pub coins: Option<u64>,
    /// Whether this is the one order of the plan that counts as the shopper's first.
    pub first: bool,
}

/// One line of the order, and what it still costs.
struct Row<'a> {
    line: &'a Line,
    quantity: u32,
    left: Decimal,
}

/// What an offer does to the amounts as they stand.
struct Effect {
    base: Decimal,
    saved: Decimal,
    /// By row.
    shares: Vec<Decimal>,
}

/// What an order of these pieces costs under a choice.
///
/// Offers that apply by themselves need not and cannot be chosen.
///
/// # Errors
/// The first [`Refusal`]: the order cannot be placed as it was chosen.
pub fn receipt(cart: &Cart, parts: &[Part], choice: &Choice<'_>) -> Result<Order, Refusal> {
    let mut till = Till::new(cart, parts, choice.first)?;
    let offers = chosen_offers(cart, choice)?;
    let coins = match choice.coins {
        Some(balance) => Some((balance, cart.coin_value().ok_or(Refusal::CoinValue)?.value())),
        None => None,
    };
    for layer in cart.law().layers() {
        match layer {
            Layer::Coins => {
                if let Some((balance, value)) = coins {
                    till.pay_with_coins(balance, value);
                }
            }
            _ => till.take_off(layer, &offers, coins)?,
        }
    }
    Ok(till.close())
}

fn chosen_offers<'a>(cart: &'a Cart, choice: &Choice<'_>) -> Result<Vec<&'a Offer>, Refusal> {
    let mut offers: Vec<&Offer> = Vec::with_capacity(choice.offers.len());
    for id in &choice.offers {
        let name = || (*id).to_owned();
        let offer = cart.offers().iter().find(|offer| offer.id == *id);
        let offer = offer.ok_or_else(|| Refusal::UnknownOffer(name()))?;
        if offer.kind.is_automatic() {
            return Err(Refusal::NotAChoice(name()));
        }
        if let Some(verdict) = obstacle(cart, offer) {
            return Err(Refusal::Term(name(), verdict));
        }
        if offer.first_order_only && !choice.first {
            return Err(Refusal::Term(name(), Verdict::FirstOrderOnly));
        }
        if offer.uses == 0 {
            return Err(Refusal::UsedUp(name()));
        }
        if let Some(rival) = offers.iter().find(|other| are_rivals(offer, other)) {
            return Err(Refusal::Conflict(name(), rival.id.clone()));
        }
        offers.push(offer);
    }
    offers.sort_by(|a, b| a.id.cmp(&b.id));
    Ok(offers)
}

/// Whether two chosen offers cannot stand in one order.
pub(crate) fn are_rivals(one: &Offer, other: &Offer) -> bool {
    let (layer, same_layer) = (one.kind.layer(), one.kind.layer() == other.kind.layer());
    let same_place = match layer {
        Layer::StoreCoupon => one.seller == other.seller,
        Layer::Code | Layer::Payment => true,
        _ => one.id == other.id,
    };
    let same_ladder = one.group.is_some() && one.group == other.group;
    let shuts_out = |select: &Offer, code: &Offer| {
        select.kind == Kind::SelectCoupon
            && select.excludes_code
            && code.kind.layer() == Layer::Code
    };
    (same_layer && (same_place || same_ladder)) || shuts_out(one, other) || shuts_out(other, one)
}

struct Till<'a> {
    cart: &'a Cart,
    first: bool,
    rows: Vec<Row<'a>>,
    steps: Vec<Step>,
}

impl<'a> Till<'a> {
    fn new(cart: &'a Cart, parts: &[Part], first: bool) -> Result<Till<'a>, Refusal> {
        let mut rows: Vec<Row<'a>> = Vec::with_capacity(parts.len());
        for part in parts {
            let line = cart.lines().iter().find(|line| line.id == part.id);
            let line = line.ok_or_else(|| Refusal::UnknownLine(part.id.clone()))?;
            if part.quantity == 0 || part.quantity > line.quantity {
                return Err(Refusal::Pieces(part.id.clone()));
            }
            let left = line.price.amount() * Decimal::from(part.quantity);
            rows.push(Row { line, quantity: part.quantity, left });
        }
        rows.sort_by(|a, b| a.line.id.cmp(&b.line.id));
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].line.id == pair[1].line.id) {
            return Err(Refusal::Pieces(pair[0].line.id.clone()));
        }
        Ok(Till { cart, first, rows, steps: Vec::new() })
    }

    /// Takes one layer off: its offers all see the amounts as they stand now.
    fn take_off(
        &mut self,
        layer: Layer,
        chosen: &[&'a Offer],
        coins: Option<(u64, Decimal)>,
    ) -> Result<(), Refusal> {
        let mut effects: Vec<(&Offer, Effect)> = Vec::new();
        for offer in chosen.iter().filter(|offer| offer.kind.layer() == layer) {
            let kept = match (layer, self.cart.law().coins, coins) {
                (Layer::Code, CoinsLaw::Inside, Some((balance, value))) => {
                    self.coins_by_row(balance, value).into_iter().map(|(_, worth)| worth).collect()
                }
                _ => vec![Decimal::ZERO; self.rows.len()],
            };
            let effect = self
                .effect(offer, &kept)
                .map_err(|missing| Refusal::Short(offer.id.clone(), missing))?;
            effects.push((offer, effect));
        }
        for offer in self.automatic(layer) {
            let nothing = vec![Decimal::ZERO; self.rows.len()];
            let Ok(effect) = self.effect(offer, &nothing) else { continue };
            let rival =
                |(other, _): &(&Offer, Effect)| offer.group.is_some() && offer.group == other.group;
            match effects.iter_mut().find(|entry| rival(entry)) {
                Some(entry) if effect.saved > entry.1.saved => *entry = (offer, effect),
                Some(_) => {}
                None => effects.push((offer, effect)),
            }
        }
        effects.sort_by(|a, b| a.0.id.cmp(&b.0.id));
        for (offer, effect) in effects {
            self.step(By::Offer(offer.id.clone()), layer, effect);
        }
        Ok(())
    }

    /// The offers of a layer that apply without being chosen, by id.
    fn automatic(&self, layer: Layer) -> Vec<&'a Offer> {
        let mut offers: Vec<&Offer> = self
            .cart
            .offers()
            .iter()
            .filter(|offer| offer.kind.is_automatic() && offer.kind.layer() == layer)
            .filter(|offer| offer.uses > 0 && (self.first || !offer.first_order_only))
            .filter(|offer| obstacle(self.cart, offer).is_none())
            .collect();
        offers.sort_by(|a, b| a.id.cmp(&b.id));
        offers
    }

    /// What an offer saves on the amounts as they stand, less what is `kept` out of its base.
    fn effect(&self, offer: &Offer, kept: &[Decimal]) -> Result<Effect, Missing> {
        let is_for: Vec<bool> = self.rows.iter().map(|row| offer.is_for(row.line)).collect();
        let rows =
            || self.rows.iter().zip(&is_for).filter(|(_, is_for)| **is_for).map(|(row, _)| row);
        let pieces: u32 = rows().map(|row| row.quantity).fold(0, u32::saturating_add);
        let base: Decimal = self
            .rows
            .iter()
            .zip(kept)
            .zip(&is_for)
            .filter(|(_, is_for)| **is_for)
            .map(|((row, kept), _)| row.left - kept)
            .sum();
        if let MinSpend::Known(spend) = offer.min_spend
            && base < spend.amount()
        {
            return Err(Missing::Spend(self.money(spend.amount() - base)));
        }
        if pieces < offer.min_pieces {
            return Err(Missing::Pieces(offer.min_pieces - pieces));
        }
        let saved = self.benefit(&offer.benefit, base, pieces)?.min(base);
        let amounts: Vec<Decimal> = self
            .rows
            .iter()
            .zip(&is_for)
            .map(|(row, is_for)| if *is_for { row.left } else { Decimal::ZERO })
            .collect();
        Ok(Effect { base, saved, shares: self.share_out(saved, &amounts) })
    }

    fn benefit(&self, benefit: &Benefit, base: Decimal, pieces: u32) -> Result<Decimal, Missing> {
        let capped = |saved: Decimal, cap: &Option<Money>| match cap {
            Some(cap) => saved.min(cap.amount()),
            None => saved,
        };
        let lacks = |spend: Money| Missing::Spend(self.money(spend.amount() - base));
        match benefit {
            Benefit::Fixed(off) => Ok(off.amount()),
            Benefit::Percent { percent, cap } => {
                Ok(capped(self.percent(base, percent.value()), cap))
            }
            Benefit::Every { every, off, cap } => {
                let times = (base / every.amount()).trunc();
                if times.is_zero() {
                    return Err(lacks(*every));
                }
                Ok(match times.checked_mul(off.amount()) {
                    Some(saved) => capped(saved, cap),
                    None => capped(base, cap),
                })
            }
            Benefit::Ladder(steps) => steps
                .iter()
                .rev()
                .find(|(spend, _)| base >= spend.amount())
                .map(|(_, off)| off.amount())
                .ok_or_else(|| lacks(steps[0].0)),
            Benefit::Pieces { steps, cap } => steps
                .iter()
                .rev()
                .find(|(least, _)| pieces >= *least)
                .map(|(_, percent)| capped(self.percent(base, percent.value()), cap))
                .ok_or_else(|| Missing::Pieces(steps[0].0 - pieces)),
        }
    }

    /// Pro rata, floored to the minor unit; what is left over goes unit by unit to the largest
    /// fractions, then to the smallest id.
    fn share_out(&self, saved: Decimal, amounts: &[Decimal]) -> Vec<Decimal> {
        let whole: Decimal = amounts.iter().sum();
        if saved.is_zero() || whole.is_zero() {
            return vec![Decimal::ZERO; amounts.len()];
        }
        let unit = Decimal::new(1, self.cart.currency().digits());
        let mut left_over = saved;
        let mut fractions: Vec<(Decimal, usize)> = Vec::with_capacity(amounts.len());
        let mut shares: Vec<Decimal> = Vec::with_capacity(amounts.len());
        for (index, amount) in amounts.iter().enumerate() {
            let product = (saved / unit).trunc() * (amount / unit).trunc();
            let fraction = product % (whole / unit).trunc();
            let share = (product - fraction) / (whole / unit).trunc() * unit;
            left_over -= share;
            fractions.push((fraction, index));
            shares.push(share);
        }
        fractions.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in fractions {
            if left_over <= Decimal::ZERO {
                break;
            }
            shares[index] += unit;
            left_over -= unit;
        }
        shares
    }

    fn pay_with_coins(&mut self, balance: u64, value: Decimal) {
        let by_row = self.coins_by_row(balance, value);
        let coins = by_row.iter().map(|(coins, _)| coins).sum();
        let shares: Vec<Decimal> = by_row.into_iter().map(|(_, worth)| worth).collect();
        let effect = Effect { base: self.goods(), saved: shares.iter().sum(), shares };
        self.step(By::Coins(coins), Layer::Coins, effect);
    }

    /// The coins that each row takes on the amounts as they stand, and what they are worth.
    fn coins_by_row(&self, balance: u64, value: Decimal) -> Vec<(u64, Decimal)> {
        let whole = |worth: Decimal| {
            let coins = (worth - worth % value) / value;
            u64::try_from(coins.trunc().mantissa()).unwrap_or(u64::MAX)
        };
        let part = |amount: Decimal, percent: Percent| {
            whole(amount * percent.value() / Decimal::from(100))
        };
        let mut left = match self.cart.coins().order_cap {
            Some(cap) => balance.min(part(self.goods(), cap)),
            None => balance,
        };
        let digits = self.cart.currency().digits();
        self.rows
            .iter()
            .map(|row| {
                let listed = row.line.price.amount() * Decimal::from(row.quantity);
                let share = part(listed, row.line.coins_percent);
                let coins = share.min(whole(row.left)).min(left);
                left -= coins;
                let worth = Decimal::from(coins) * value;
                (coins, worth.round_dp_with_strategy(digits, RoundingStrategy::ToZero))
            })
            .collect()
    }

    /// Writes a saving down and takes it off its lines; none of them falls below nothing.
    fn step(&mut self, by: By, layer: Layer, effect: Effect) {
        let mut saved = Decimal::ZERO;
        let mut shares = Vec::new();
        for (row, share) in self.rows.iter_mut().zip(&effect.shares) {
            let share = (*share).min(row.left);
            if share.is_zero() {
                continue;
            }
            row.left -= share;
            saved += share;
            shares.push((row.line.id.clone(), share));
        }
        if saved.is_zero() {
            return;
        }
        self.steps.push(Step {
            by,
            layer,
            base: self.money(effect.base),
            saved: self.money(saved),
            after: self.money(effect.base - saved),
            shares: shares
                .into_iter()
                .map(|(id, share)| Share { id, saved: self.money(share) })
                .collect(),
        });
    }

    fn close(self) -> Order {
        let (goods, shipping) = (self.goods(), self.shipping());
        let tax = self.percent(goods, self.cart.tax().value());
        Order {
            lines: self
                .rows
                .iter()
                .map(|row| Part { id: row.line.id.clone(), quantity: row.quantity })
                .collect(),
            goods: self.money(goods),
            shipping: self.money(shipping),
            tax: self.money(tax),
            total: self.money(goods + shipping + tax),
            steps: self.steps,
        }
    }

    /// Each store's fee, but where its listed lines reach the amount that frees of it.
    fn shipping(&self) -> Decimal {
        self.cart
            .shipping()
            .iter()
            .filter_map(|fee| {
                let mut of_store =
                    self.rows.iter().filter(|row| row.line.seller == fee.seller).peekable();
                of_store.peek()?;
                let listed: Decimal =
                    of_store.map(|row| row.line.price.amount() * Decimal::from(row.quantity)).sum();
                let free = fee.free_over.is_some_and(|over| listed >= over.amount());
                (!free).then_some(fee.amount.amount())
            })
            .sum()
    }

    fn goods(&self) -> Decimal {
        self.rows.iter().map(|row| row.left).sum()
    }

    /// A percentage of an amount, half-up to the minor unit.
    fn percent(&self, amount: Decimal, percent: Decimal) -> Decimal {
        (amount * percent / Decimal::from(100)).round_dp_with_strategy(
            self.cart.currency().digits(),
            RoundingStrategy::MidpointAwayFromZero,
        )
    }

    fn money(&self, amount: Decimal) -> Money {
        let currency = self.cart.currency();
        let mut amount = amount;
        amount.rescale(currency.digits());
        Money::from_minor(i64::try_from(amount.mantissa()).unwrap_or(i64::MAX), currency)
    }
}
