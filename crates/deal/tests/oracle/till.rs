//! What one order costs, from the words of the contract: plain loops over whole minor units.

use std::collections::BTreeMap;

use contract::{CoinsLaw, OfferKind, OfferState, SpendAndSaveLaw};
use deal::{Benefit, Cart, MinSpend, Offer, Window};

/// Amounts in minor units; wide enough that no product of a test cart overflows.
pub(crate) type Minor = i128;

/// A percentage of 100 in [`deal::Percent::parts`].
const ALL: Minor = 100_000_000;

/// Pieces by the index of the line.
pub(crate) type Pieces = Vec<u32>;

/// An order with its choices.
pub(crate) struct Order<'a> {
    pub(crate) cart: &'a Cart,
    pub(crate) pieces: &'a Pieces,
    /// Indexes of chosen offers.
    pub(crate) chosen: &'a [usize],
    /// The balance it may use up, or none.
    pub(crate) coins: Option<u64>,
    /// Whether it is the shopper's first order.
    pub(crate) first: bool,
}

/// What an order came to.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Paid {
    pub(crate) total: Minor,
    pub(crate) coins: u64,
    /// How many stores ask a fee that nobody knows.
    pub(crate) unknown: usize,
}

impl Order<'_> {
    /// Goes through the layers; none where a chosen offer's terms are not met.
    pub(crate) fn pay(&self) -> Option<Paid> {
        let mut amounts = self.listed();
        let mut used = 0;
        self.automatic(OfferKind::StoreDiscount, &mut amounts);
        self.choices(&[OfferKind::StoreCoupon], &mut amounts)?;
        self.choices(&[OfferKind::SelectCoupon], &mut amounts)?;
        if self.cart.law().spend_and_save == SpendAndSaveLaw::BeforeCode {
            self.automatic(OfferKind::SpendAndSave, &mut amounts);
        }
        self.choices(&[OfferKind::Code, OfferKind::PlatformCoupon], &mut amounts)?;
        if self.cart.law().spend_and_save == SpendAndSaveLaw::AfterCode {
            self.automatic(OfferKind::SpendAndSave, &mut amounts);
        }
        for (line, (coins, worth)) in self.coins_of(&amounts).into_iter().enumerate() {
            amounts[line] -= worth;
            used += coins;
        }
        self.choices(&[OfferKind::Payment], &mut amounts)?;
        let goods: Minor = amounts.iter().sum();
        let tax = half_up(goods * Minor::from(self.cart.tax().parts()), ALL);
        let (shipping, unknown) = self.shipping();
        Some(Paid { total: goods + tax + shipping, coins: used, unknown })
    }

    fn listed(&self) -> Vec<Minor> {
        let lines = self.cart.lines().iter().zip(self.pieces);
        lines.map(|(line, pieces)| Minor::from(line.price.minor()) * Minor::from(*pieces)).collect()
    }

    /// The fees that are known, and how many are not.
    fn shipping(&self) -> (Minor, usize) {
        let listed = self.listed();
        let (mut sum, mut unknown) = (0, 0);
        for fee in self.cart.shipping() {
            let of_seller = |line: &usize| {
                self.pieces[*line] > 0 && self.cart.lines()[*line].seller == fee.seller
            };
            let lines: Vec<usize> = (0..listed.len()).filter(of_seller).collect();
            let subtotal: Minor = lines.iter().map(|line| listed[*line]).sum();
            let free = fee.free_over.is_some_and(|over| subtotal >= Minor::from(over.minor()));
            if !lines.is_empty() && !free {
                match fee.amount {
                    Some(amount) => sum += Minor::from(amount.minor()),
                    None => unknown += 1,
                }
            }
        }
        (sum, unknown)
    }

    /// Offers that apply by themselves: of a group only the best.
    fn automatic(&self, kind: OfferKind, amounts: &mut [Minor]) {
        let mut savings: Vec<(&Offer, Vec<Minor>)> = Vec::new();
        for offer in self.cart.offers().iter().filter(|offer| offer.kind == kind) {
            if !may_be_used(self.cart, offer) || (offer.first_order_only && !self.first) {
                continue;
            }
            let Some(shares) = self.saving(offer, amounts, &vec![0; amounts.len()]) else {
                continue;
            };
            let sum = |shares: &Vec<Minor>| shares.iter().sum::<Minor>();
            let step = savings
                .iter_mut()
                .find(|(other, _)| offer.group.is_some() && other.group == offer.group);
            match step {
                Some(best) if sum(&shares) > sum(&best.1) => *best = (offer, shares),
                Some(_) => (),
                None => savings.push((offer, shares)),
            }
        }
        for (_, shares) in savings {
            take_off(amounts, &shares);
        }
    }

    /// The chosen offers of a layer; all of them see the amounts as they stand now.
    fn choices(&self, kinds: &[OfferKind], amounts: &mut [Minor]) -> Option<()> {
        let mut kept = vec![0; amounts.len()];
        if kinds.contains(&OfferKind::Code) && self.cart.law().coins == CoinsLaw::Inside {
            kept = self.coins_of(amounts).into_iter().map(|(_, worth)| worth).collect();
        }
        let mut savings = Vec::new();
        for index in self.chosen {
            let offer = &self.cart.offers()[*index];
            if kinds.contains(&offer.kind) {
                savings.push(self.saving(offer, amounts, &kept)?);
            }
        }
        for shares in savings {
            take_off(amounts, &shares);
        }
        Some(())
    }

    /// What an offer takes off each line; `kept` is left out of its base. None below its minimum.
    fn saving(&self, offer: &Offer, amounts: &[Minor], kept: &[Minor]) -> Option<Vec<Minor>> {
        let mut base = 0;
        let mut pieces = 0;
        let mut own = vec![0; amounts.len()];
        for (index, line) in self.cart.lines().iter().enumerate() {
            let of_seller = offer.seller.as_ref().is_none_or(|seller| *seller == line.seller);
            let of_category = offer.category.is_none() || offer.category == line.category;
            let excluded = line.flags.iter().any(|flag| offer.excludes.contains(flag));
            if of_seller && of_category && !excluded {
                own[index] = amounts[index];
                base += amounts[index] - kept[index];
                pieces += self.pieces[index];
            }
        }
        match offer.min_spend {
            MinSpend::Unknown => return None,
            MinSpend::Known(spend) if base < Minor::from(spend.minor()) => return None,
            _ => (),
        }
        if pieces < offer.min_pieces {
            return None;
        }
        let cap = |saved: Minor, cap: &Option<deal::Money>| match cap {
            Some(cap) => saved.min(Minor::from(cap.minor())),
            None => saved,
        };
        let percent = |percent: &deal::Percent| half_up(base * Minor::from(percent.parts()), ALL);
        let saved = match &offer.benefit {
            Benefit::Fixed(off) => Minor::from(off.minor()),
            Benefit::Percent { percent: share, cap: most } => cap(percent(share), most),
            Benefit::Every { every, off, cap: most } => {
                cap(base / Minor::from(every.minor()) * Minor::from(off.minor()), most)
            }
            Benefit::Ladder(steps) => {
                let mut reached =
                    steps.iter().filter(|(spend, _)| base >= Minor::from(spend.minor()));
                Minor::from(reached.next_back()?.1.minor())
            }
            Benefit::Pieces { steps, cap: most } => {
                let mut reached = steps.iter().filter(|(least, _)| pieces >= *least);
                cap(percent(&reached.next_back()?.1), most)
            }
        };
        Some(self.share(saved.min(base), &own))
    }

    /// Pro rata and floored, then the units left over to the largest fractions and the smallest ids.
    fn share(&self, saved: Minor, own: &[Minor]) -> Vec<Minor> {
        let whole: Minor = own.iter().sum();
        if whole == 0 {
            return vec![0; own.len()];
        }
        let mut shares: Vec<Minor> = own.iter().map(|amount| saved * amount / whole).collect();
        let mut units = saved - shares.iter().sum::<Minor>();
        let mut queue: Vec<usize> = (0..own.len()).collect();
        queue.sort_by(|a, b| {
            let fraction = |line: usize| saved * own[line] % whole;
            let id = |line: usize| &self.cart.lines()[line].id;
            fraction(*b).cmp(&fraction(*a)).then_with(|| id(*a).cmp(id(*b)))
        });
        for line in queue {
            if units > 0 {
                shares[line] += 1;
                units -= 1;
            }
        }
        shares
    }

    /// The coins that each line takes, and what they are worth.
    fn coins_of(&self, amounts: &[Minor]) -> Vec<(u64, Minor)> {
        let none = vec![(0, 0); amounts.len()];
        let usual = (self.cart.currency().code() == "USD").then_some(1_000_000);
        let value = self.cart.coins().value.map(|value| value.parts()).or(usual);
        let (Some(balance), Some(value)) = (self.coins, value) else { return none };
        // A coin's value counts 10^-8 of a major unit; so do the amounts here.
        let fine = Minor::pow(10, 8 - self.cart.currency().digits());
        let value = Minor::from(value);
        let mut left = Minor::from(balance);
        if let Some(cap) = self.cart.coins().order_cap {
            let goods: Minor = amounts.iter().sum();
            left = left.min(goods * fine * Minor::from(cap.parts()) / (ALL * value));
        }
        let listed = self.listed();
        let by_id: BTreeMap<&str, usize> =
            self.cart.lines().iter().enumerate().map(|(at, line)| (line.id.as_str(), at)).collect();
        let mut taken = none;
        for line in by_id.into_values() {
            let share = Minor::from(self.cart.lines()[line].coins_percent.parts());
            let of_line = listed[line] * fine * share / (ALL * value);
            let coins = of_line.min(amounts[line] * fine / value).min(left);
            left -= coins;
            taken[line] = (u64::try_from(coins).unwrap(), coins * value / fine);
        }
        taken
    }
}

/// What one order costs with no offer at all.
pub(crate) fn bare(cart: &Cart) -> Minor {
    let pieces: Pieces = cart.lines().iter().map(|line| line.quantity).collect();
    let order = Order { cart, pieces: &pieces, chosen: &[], coins: None, first: false };
    let goods: Minor = order.listed().iter().sum();
    goods + half_up(goods * Minor::from(cart.tax().parts()), ALL) + order.shipping().0
}

/// Whether an offer has a say in this cart at all, whatever its minimum.
pub(crate) fn may_be_used(cart: &Cart, offer: &Offer) -> bool {
    let speaks = offer.currency.is_none_or(|currency| currency == cart.currency());
    let for_market = offer.markets.is_empty() || offer.markets.contains(&cart.ship_to());
    let against = offer.not_markets.contains(&cart.ship_to());
    let now = match offer.window {
        Window::Unknown => false,
        Window::Known { starts, ends } => {
            starts.is_none_or(|starts| starts <= cart.at())
                && ends.is_none_or(|ends| cart.at() < ends)
        }
    };
    let shopper = cart.shopper();
    let for_shopper = (shopper.first_order || !offer.first_order_only)
        && (shopper.follower || !offer.followers_only)
        && (shopper.app || !offer.app_only);
    let there = offer.state == OfferState::Open;
    speaks
        && for_market
        && !against
        && there
        && now
        && for_shopper
        && offer.min_spend != MinSpend::Unknown
}

fn take_off(amounts: &mut [Minor], shares: &[Minor]) {
    for (amount, share) in amounts.iter_mut().zip(shares) {
        *amount = (*amount - share).max(0);
    }
}

fn half_up(numerator: Minor, denominator: Minor) -> Minor {
    (2 * numerator + denominator) / (2 * denominator)
}
