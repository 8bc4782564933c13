//! A cart and everything that its price depends on.

use contract::{Law, Orders};

use crate::country::Country;
use crate::currency::Currency;
use crate::error::{CartError, Error, Place};
use crate::line::Line;
use crate::money::{CoinValue, LARGEST, Money, Percent};
use crate::offer::Offer;
use crate::time::Instant;

/// What is true of the shopper.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Shopper {
    /// The next order is the first one.
    pub first_order: bool,
    /// Follows the stores of the cart.
    pub follower: bool,
    /// Buys in the app.
    pub app: bool,
}

/// The shopper's coins.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Coins {
    /// How many there are.
    pub balance: u64,
    /// What one is worth; without it they are left out, unless the cart is in US dollars.
    pub value: Option<CoinValue>,
    /// The share of an order's goods that coins may pay at most.
    pub order_cap: Option<Percent>,
}

/// What a store asks for shipping its part of an order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shipping {
    /// The store.
    pub seller: String,
    /// The fee per order; `None` if nobody knows it.
    pub amount: Option<Money>,
    /// The listed subtotal of its lines in the order from which it is free.
    pub free_over: Option<Money>,
}

/// A cart that can be planned: every amount in one currency, every id once, every sum exact.
///
/// # Example
/// ```
/// use deal::{Cart, Country, Currency, Instant, Line, Money};
/// let usd = Currency::new("USD")?;
/// let line = Line::new("1", "A", Money::parse("45.80", usd)?, 1);
/// let at = Instant::parse("2026-05-05T12:00:00Z")?;
/// let cart = Cart::new(Country::new("US")?, usd, at, vec![line], Vec::new())?;
/// assert_eq!(cart.lines().len(), 1);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cart {
    ship_to: Country,
    currency: Currency,
    at: Instant,
    shopper: Shopper,
    orders: Orders,
    lines: Vec<Line>,
    offers: Vec<Offer>,
    coins: Coins,
    shipping: Vec<Shipping>,
    tax: Percent,
    tax_is_unknown: bool,
    included_tax: Percent,
    law: Law,
}

/// More lines than any cart holds; above it the answer is a refusal.
const MOST_LINES: usize = 10_000;
/// More offers than any cart meets, catalogue included.
const MOST_OFFERS: usize = 10_000;
/// All lines and fees together in minor units: products of two such sums fit a `Decimal`.
const LARGEST_SUM: i64 = 250_000_000_000_000;

impl Cart {
    /// A cart for one order, without coins, shipping or tax.
    ///
    /// # Errors
    /// The first line or offer that cannot be, and why.
    pub fn new(
        ship_to: Country,
        currency: Currency,
        at: Instant,
        lines: Vec<Line>,
        offers: Vec<Offer>,
    ) -> Result<Cart, CartError> {
        check_lines(&lines, currency)?;
        check_offers(&offers, currency)?;
        Ok(Cart {
            ship_to,
            currency,
            at,
            shopper: Shopper::default(),
            orders: Orders::default(),
            lines,
            offers,
            coins: Coins::default(),
            shipping: Vec::new(),
            tax: Percent::ZERO,
            tax_is_unknown: false,
            included_tax: Percent::ZERO,
            law: Law::default(),
        })
    }

    /// The same cart for this shopper.
    #[must_use]
    pub fn with_shopper(self, shopper: Shopper) -> Cart {
        Cart { shopper, ..self }
    }

    /// The same cart in one order or several.
    #[must_use]
    pub fn with_orders(self, orders: Orders) -> Cart {
        Cart { orders, ..self }
    }

    /// The same cart under this law.
    #[must_use]
    pub fn with_law(self, law: Law) -> Cart {
        Cart { law, ..self }
    }

    /// The same cart with these coins.
    ///
    /// # Errors
    /// An order cap above all, or more coins than there can be.
    pub fn with_coins(self, coins: Coins) -> Result<Cart, CartError> {
        let fault = |field, error| Err(CartError { place: Place::cart(field), error });
        if coins.balance > LARGEST as u64 {
            return fault("coins", Error::TooLarge);
        }
        if coins.order_cap.is_some_and(|cap| cap > Percent::ALL) {
            return fault("coins_order_cap_percent", Error::AboveAll);
        }
        Ok(Cart { coins, ..self })
    }

    /// The same cart with these shipping fees; a store that is not listed ships for nothing.
    ///
    /// # Errors
    /// A fee in another currency, a store listed twice, or fees beyond what is counted exactly.
    pub fn with_shipping(self, shipping: Vec<Shipping>) -> Result<Cart, CartError> {
        let fault = |index, field, error| {
            Err(CartError { place: Place::entry("shipping", index, field), error })
        };
        let mut sum = 0i64;
        for (index, fee) in shipping.iter().enumerate() {
            if let Some(Err(error)) = fee.amount.map(|amount| in_currency(amount, self.currency)) {
                return fault(index, "amount", error);
            }
            if let Some(Err(error)) = fee.free_over.map(|over| in_currency(over, self.currency)) {
                return fault(index, "free_over", error);
            }
            sum = sum.saturating_add(fee.amount.map_or(0, Money::minor));
            if sum > LARGEST_SUM {
                return fault(index, "amount", Error::TooLarge);
            }
        }
        if let Some(index) = repeated(shipping.iter().map(|fee| fee.seller.as_str())) {
            let error = Error::DuplicateSeller(shipping[index].seller.clone());
            return fault(index, "seller", error);
        }
        Ok(Cart { shipping, ..self })
    }

    /// The same cart with this tax on the goods of each order.
    #[must_use]
    pub fn with_tax(self, tax: Percent) -> Cart {
        Cart { tax, ..self }
    }

    /// The same cart, with a tax on top that nobody knows: it is not counted.
    #[must_use]
    pub fn with_unknown_tax(self) -> Cart {
        Cart { tax_is_unknown: true, ..self }
    }

    /// The same cart, its prices including this tax; the law counts them as displayed, but whether a
    /// code's minimum does is an open question (law Q3).
    #[must_use]
    pub fn with_included_tax(self, included_tax: Percent) -> Cart {
        Cart { included_tax, ..self }
    }

    /// The same cart with these lines instead.
    ///
    /// # Errors
    /// The first line that cannot be.
    pub fn with_lines(self, lines: Vec<Line>) -> Result<Cart, CartError> {
        check_lines(&lines, self.currency)?;
        Ok(Cart { lines, ..self })
    }

    /// The same cart with these offers instead.
    ///
    /// # Errors
    /// The first offer that cannot be.
    pub fn with_offers(self, offers: Vec<Offer>) -> Result<Cart, CartError> {
        check_offers(&offers, self.currency)?;
        Ok(Cart { offers, ..self })
    }

    /// The same cart, every fee that nobody knows being `fee`: for the search, which holds sums that
    /// no cart may have.
    pub(crate) fn with_fees_of(&self, fee: i64) -> Cart {
        let mut cart = self.clone();
        for shipping in &mut cart.shipping {
            shipping.amount = shipping.amount.or(Some(Money::from_minor(fee, self.currency)));
        }
        cart
    }

    /// Where it goes.
    pub fn ship_to(&self) -> Country {
        self.ship_to
    }

    /// The currency of every amount.
    pub fn currency(&self) -> Currency {
        self.currency
    }

    /// When it is ordered.
    pub fn at(&self) -> Instant {
        self.at
    }

    /// Who orders.
    pub fn shopper(&self) -> Shopper {
        self.shopper
    }

    /// In how many orders.
    pub fn orders(&self) -> Orders {
        self.orders
    }

    /// The lines as they were given.
    pub fn lines(&self) -> &[Line] {
        &self.lines
    }

    /// The offers as they were given.
    pub fn offers(&self) -> &[Offer] {
        &self.offers
    }

    /// The shopper's coins.
    pub fn coins(&self) -> Coins {
        self.coins
    }

    /// What a coin is worth here, if that is known.
    pub fn coin_value(&self) -> Option<CoinValue> {
        let usual = (self.currency == Currency::USD).then_some(CoinValue::USD);
        self.coins.value.or(usual)
    }

    /// The shipping fees.
    pub fn shipping(&self) -> &[Shipping] {
        &self.shipping
    }

    /// The tax on goods.
    pub fn tax(&self) -> Percent {
        self.tax
    }

    /// Whether a tax comes on top that nobody knows.
    pub fn tax_is_unknown(&self) -> bool {
        self.tax_is_unknown
    }

    /// The tax that the prices include, if that is known; it is not added.
    pub fn included_tax(&self) -> Percent {
        self.included_tax
    }

    /// The law it is planned under.
    pub fn law(&self) -> Law {
        self.law
    }
}

fn check_lines(lines: &[Line], currency: Currency) -> Result<(), CartError> {
    let fault =
        |index, field, error| Err(CartError { place: Place::entry("lines", index, field), error });
    if lines.len() > MOST_LINES {
        let error = Error::TooMany { allowed: MOST_LINES };
        return Err(CartError { place: Place::cart("lines"), error });
    }
    let mut sum = 0i64;
    for (index, line) in lines.iter().enumerate() {
        if line.id.is_empty() {
            return fault(index, "id", Error::Empty);
        }
        if let Err(error) = in_currency(line.price, currency) {
            return fault(index, "price", error);
        }
        if line.quantity == 0 {
            return fault(index, "quantity", Error::Zero);
        }
        if line.coins_percent > Percent::ALL {
            return fault(index, "coins_percent", Error::AboveAll);
        }
        sum = line
            .price
            .minor()
            .checked_mul(i64::from(line.quantity))
            .and_then(|amount| sum.checked_add(amount))
            .unwrap_or(i64::MAX);
        if sum > LARGEST_SUM {
            return fault(index, "price", Error::TooLarge);
        }
    }
    match repeated(lines.iter().map(|line| line.id.as_str())) {
        Some(index) => fault(index, "id", Error::DuplicateId(lines[index].id.clone())),
        None => Ok(()),
    }
}

fn check_offers(offers: &[Offer], currency: Currency) -> Result<(), CartError> {
    if offers.len() > MOST_OFFERS {
        let error = Error::TooMany { allowed: MOST_OFFERS };
        return Err(CartError { place: Place::cart("offers"), error });
    }
    let fault = offers
        .iter()
        .enumerate()
        .find_map(|(index, offer)| offer.fault(currency).map(|fault| (index, fault)))
        .or_else(|| {
            let index = repeated(offers.iter().map(|offer| offer.id.as_str()))?;
            Some((index, ("id", Error::DuplicateId(offers[index].id.clone()))))
        });
    match fault {
        Some((index, (field, error))) => {
            Err(CartError { place: Place::entry("offers", index, field), error })
        }
        None => Ok(()),
    }
}

fn in_currency(amount: Money, expected: Currency) -> Result<(), Error> {
    let found = amount.currency();
    if found == expected { Ok(()) } else { Err(Error::mixed(expected.code(), found.code())) }
}

/// The index of the first name that stands at a smaller index too.
fn repeated<'a>(names: impl Iterator<Item = &'a str>) -> Option<usize> {
    let mut sorted: Vec<(&str, usize)> = names.enumerate().map(|(at, name)| (name, at)).collect();
    sorted.sort_unstable();
    sorted.windows(2).filter(|pair| pair[0].0 == pair[1].0).map(|pair| pair[1].1).min()
}
