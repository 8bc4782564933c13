//! One order at the till: its lines, and the layers as they are taken off.

use contract::{CoinsLaw, Layer};

use crate::cart::{Cart, Shipping};
use crate::line::Line;
use crate::money::{Money, Percent};
use crate::offer::{Benefit, MinSpend, Offer};
use crate::plan::{By, Missing, Order, Part, Share, Step};
use crate::receipt::choice::Refusal;
use crate::sums::Exact;
use crate::terms::obstacle;

/// One line of the order, and what it still costs.
struct TillLine<'a> {
    line: &'a Line,
    quantity: u32,
    left: Exact,
}

impl TillLine<'_> {
    fn listed(&self) -> Exact {
        Exact::from(self.line.price) * Exact::from(u64::from(self.quantity))
    }
}

/// What an offer does to the amounts as they walk.
struct Effect {
    base: Exact,
    saved: Exact,
    /// By row.
    shares: Vec<Exact>,
}

pub(super) struct Till<'a> {
    cart: &'a Cart,
    first: bool,
    rows: Vec<TillLine<'a>>,
    steps: Vec<Step>,
}

impl<'a> Till<'a> {
    pub(super) fn new(cart: &'a Cart, parts: &[Part], first: bool) -> Result<Till<'a>, Refusal> {
        let mut lines: Vec<&Line> = cart.lines().iter().collect();
        lines.sort_unstable_by(|a, b| a.id.cmp(&b.id));
        let mut rows: Vec<TillLine<'a>> = Vec::with_capacity(parts.len());
        for part in parts {
            let at = lines.binary_search_by(|line| line.id.cmp(&part.id));
            let line = at.map(|at| lines[at]).map_err(|_| Refusal::UnknownLine(part.id.clone()))?;
            if part.quantity == 0 || part.quantity > line.quantity {
                return Err(Refusal::Pieces(part.id.clone()));
            }
            let mut row = TillLine { line, quantity: part.quantity, left: Exact::ZERO };
            row.left = row.listed();
            rows.push(row);
        }
        rows.sort_by(|a, b| a.line.id.cmp(&b.line.id));
        if let Some(pair) = rows.windows(2).find(|pair| pair[0].line.id == pair[1].line.id) {
            return Err(Refusal::Pieces(pair[0].line.id.clone()));
        }
        Ok(Till { cart, first, rows, steps: Vec::new() })
    }

    /// Takes one layer off: its offers all see the amounts as they stand now.
    pub(super) fn take_off(
        &mut self,
        layer: Layer,
        chosen: &[&'a Offer],
        coins: Option<(u64, Exact)>,
    ) -> Result<(), Refusal> {
        let mut effects: Vec<(&Offer, Effect)> = Vec::new();
        for offer in chosen.iter().filter(|offer| offer.kind.layer() == layer) {
            let kept = match (layer, self.cart.law().coins, coins) {
                (Layer::Code, CoinsLaw::Inside, Some((balance, value))) => {
                    self.coins_by_row(balance, value).into_iter().map(|(_, worth)| worth).collect()
                }
                _ => vec![Exact::ZERO; self.rows.len()],
            };
            let effect = self
                .effect(offer, &kept)
                .map_err(|missing| Refusal::Short(offer.id.clone(), missing))?;
            effects.push((offer, effect));
        }
        for offer in self.automatic(layer) {
            let nothing = vec![Exact::ZERO; self.rows.len()];
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

    /// What an offer saves on the amounts as they walk, less what is `kept` out of its base.
    fn effect(&self, offer: &Offer, kept: &[Exact]) -> Result<Effect, Missing> {
        let is_for: Vec<bool> = self.rows.iter().map(|row| offer.is_for(row.line)).collect();
        let rows =
            || self.rows.iter().zip(&is_for).filter(|(_, is_for)| **is_for).map(|(row, _)| row);
        let pieces: u32 = rows().map(|row| row.quantity).fold(0, u32::saturating_add);
        let base: Exact = self
            .rows
            .iter()
            .zip(kept)
            .zip(&is_for)
            .filter(|(_, is_for)| **is_for)
            .map(|((row, kept), _)| row.left - *kept)
            .sum();
        if let MinSpend::Known(spend) = offer.min_spend
            && base < Exact::from(spend)
        {
            return Err(Missing::Spend(self.money(Exact::from(spend) - base)));
        }
        if pieces < offer.min_pieces {
            return Err(Missing::Pieces(offer.min_pieces - pieces));
        }
        let saved = self.benefit(&offer.benefit, base, pieces)?.min(base);
        let amounts: Vec<Exact> = self
            .rows
            .iter()
            .zip(&is_for)
            .map(|(row, is_for)| if *is_for { row.left } else { Exact::ZERO })
            .collect();
        Ok(Effect { base, saved, shares: self.share_out(saved, &amounts) })
    }

    fn benefit(&self, benefit: &Benefit, base: Exact, pieces: u32) -> Result<Exact, Missing> {
        let capped = |saved: Exact, cap: &Option<Money>| match cap {
            Some(cap) => saved.min(Exact::from(*cap)),
            None => saved,
        };
        let lacks = |spend: Money| Missing::Spend(self.money(Exact::from(spend) - base));
        match benefit {
            Benefit::Fixed(off) => Ok(Exact::from(*off)),
            Benefit::Percent { percent, cap } => Ok(capped(self.percent(base, *percent), cap)),
            Benefit::Every { every, off, cap } => {
                let times = (base / Exact::from(*every)).trunc();
                if times.is_zero() {
                    return Err(lacks(*every));
                }
                Ok(match times.times(Exact::from(*off)) {
                    Some(saved) => capped(saved, cap),
                    None => capped(base, cap),
                })
            }
            Benefit::Ladder(steps) => steps
                .iter()
                .rev()
                .find(|(spend, _)| base >= Exact::from(*spend))
                .map(|(_, off)| Exact::from(*off))
                .ok_or_else(|| lacks(steps[0].0)),
            Benefit::Pieces { steps, cap } => steps
                .iter()
                .rev()
                .find(|(least, _)| pieces >= *least)
                .map(|(_, percent)| capped(self.percent(base, *percent), cap))
                .ok_or_else(|| Missing::Pieces(steps[0].0 - pieces)),
        }
    }

    /// Pro rata, floored to the minor unit; what is left over goes unit by unit to the largest
    /// fractions, then to the smallest id.
    fn share_out(&self, saved: Exact, amounts: &[Exact]) -> Vec<Exact> {
        let whole: Exact = amounts.iter().copied().sum();
        if saved.is_zero() || whole.is_zero() {
            return vec![Exact::ZERO; amounts.len()];
        }
        let unit = Exact::unit(self.cart.currency().digits());
        let mut left_over = saved;
        let mut fractions: Vec<(Exact, usize)> = Vec::with_capacity(amounts.len());
        let mut shares: Vec<Exact> = Vec::with_capacity(amounts.len());
        for (index, amount) in amounts.iter().enumerate() {
            let product = (saved / unit).trunc() * (*amount / unit).trunc();
            let fraction = product % (whole / unit).trunc();
            let share = (product - fraction) / (whole / unit).trunc() * unit;
            left_over -= share;
            fractions.push((fraction, index));
            shares.push(share);
        }
        fractions.sort_by(|a, b| b.0.cmp(&a.0).then(a.1.cmp(&b.1)));
        for (_, index) in fractions {
            if left_over <= Exact::ZERO {
                break;
            }
            shares[index] += unit;
            left_over -= unit;
        }
        shares
    }

    pub(super) fn pay_with_coins(&mut self, balance: u64, value: Exact) {
        let by_row = self.coins_by_row(balance, value);
        let coins = by_row.iter().map(|(coins, _)| coins).sum();
        let shares: Vec<Exact> = by_row.into_iter().map(|(_, worth)| worth).collect();
        let effect = Effect { base: self.goods(), saved: shares.iter().copied().sum(), shares };
        self.step(By::Coins(coins), Layer::Coins, effect);
    }

    /// The coins that each row takes on the amounts as they walk, and what they are worth.
    fn coins_by_row(&self, balance: u64, value: Exact) -> Vec<(u64, Exact)> {
        let whole = |worth: Exact| {
            let coins = (worth - worth % value) / value;
            u64::try_from(coins.mantissa(0)).unwrap_or(u64::MAX)
        };
        let part = |amount: Exact, percent: Percent| {
            whole(amount * Exact(percent.value()) / Exact::from(100))
        };
        let mut left = match self.cart.coins().order_cap {
            Some(cap) => balance.min(part(self.goods(), cap)),
            None => balance,
        };
        let digits = self.cart.currency().digits();
        self.rows
            .iter()
            .map(|row| {
                let listed = row.listed();
                let share = part(listed, row.line.coins_percent);
                let coins = share.min(whole(row.left)).min(left);
                left -= coins;
                let worth = Exact::from(coins) * value;
                (coins, worth.down(digits))
            })
            .collect()
    }

    /// Writes a saving down and takes it off its lines; none of them falls below nothing.
    fn step(&mut self, by: By, layer: Layer, effect: Effect) {
        let mut saved = Exact::ZERO;
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

    pub(super) fn close(self) -> Order {
        let goods = self.goods();
        let (shipping, shipping_unknown) = self.shipping();
        let tax = self.percent(goods, self.cart.tax());
        Order {
            lines: self
                .rows
                .iter()
                .map(|row| Part { id: row.line.id.clone(), quantity: row.quantity })
                .collect(),
            goods: self.money(goods),
            shipping: self.money(shipping),
            shipping_unknown,
            tax: self.money(tax),
            total: self.money(goods + shipping + tax),
            steps: self.steps,
        }
    }

    /// The stores' fees, unless the listed lines of a store reach the amount from which it ships for
    /// free: the sum of the known fees, and the stores whose fee is not known.
    fn shipping(&self) -> (Exact, Vec<String>) {
        let mut fees: Vec<(&Shipping, Option<Exact>)> =
            self.cart.shipping().iter().map(|fee| (fee, None)).collect();
        fees.sort_unstable_by(|a, b| a.0.seller.cmp(&b.0.seller));
        for row in &self.rows {
            let of_store = |(fee, _): &(&Shipping, _)| fee.seller.cmp(&row.line.seller);
            if let Ok(at) = fees.binary_search_by(of_store) {
                fees[at].1 = Some(fees[at].1.unwrap_or(Exact::ZERO) + row.listed());
            }
        }
        let asked: Vec<&Shipping> = fees
            .into_iter()
            .filter_map(|(fee, listed)| Some((fee, listed?)))
            .filter(|(fee, listed)| fee.free_over.is_none_or(|over| *listed < Exact::from(over)))
            .map(|(fee, _)| fee)
            .collect();
        let unknown = asked.iter().filter(|fee| fee.amount.is_none());
        let unknown = unknown.map(|fee| fee.seller.clone()).collect();
        (asked.iter().filter_map(|fee| fee.amount).map(Exact::from).sum(), unknown)
    }

    fn goods(&self) -> Exact {
        self.rows.iter().map(|row| row.left).sum()
    }

    /// A percentage of an amount, half-up to the minor unit.
    fn percent(&self, amount: Exact, percent: Percent) -> Exact {
        let share = amount * Exact(percent.value()) / Exact::from(100);
        share.half_up(self.cart.currency().digits())
    }

    fn money(&self, amount: Exact) -> Money {
        let currency = self.cart.currency();
        let minor = i64::try_from(amount.mantissa(currency.digits())).unwrap_or(i64::MAX);
        Money::from_minor(minor, currency)
    }
}
