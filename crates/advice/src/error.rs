//! What cannot be planned or added, and why.

use deal::{BadValue, CartError};

/// Why a request has no answer; each names the place or the thing.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A value that cannot stand where it stands.
    #[error("{place}: {error}")]
    Value {
        /// The path of the value: `lines[2].price`.
        place: String,
        /// What is wrong with it.
        error: deal::Error,
    },
    /// A page that shows nothing that can be bought.
    #[error(
        "this page shows neither a product nor the lines of a cart or a checkout: nothing can be planned"
    )]
    NothingToPlan,
    /// A page without a product.
    #[error("this page shows no product to add")]
    NoListing,
    /// A listing whose store was not read.
    #[error("the page does not say whose listing it is")]
    NoStore,
    /// A listing whose price was not read.
    #[error("the price could not be read")]
    NoPrice,
    /// A listing whose currency was not read.
    #[error("the page does not say which currency its prices are in")]
    NoCurrency,
    /// A page that does not say where it ships to.
    #[error("the page does not say which country it ships to")]
    NoShipTo,
    /// A range of prices, and no variant selected.
    #[error("choose a variant first: its price is still a range")]
    ChooseVariant,
    /// A listing that cannot be bought.
    #[error("this listing cannot be bought now")]
    SoldOut,
    /// A page that tells nothing of a cart or of offers.
    #[error("this page says nothing for the cart")]
    NothingSaid,
    /// A cart page some of whose ticked lines lack a price, a store or a number of pieces.
    #[error("{lines} of the ticked lines could not be read")]
    LinesUnread {
        /// How many.
        lines: usize,
    },
    /// A cart page that has not loaded all its lines.
    #[error("the page has not loaded all lines of the cart yet")]
    LinesToCome,
    /// More pieces than one shopper may buy.
    #[error("one shopper may buy at most {limit}")]
    AboveLimit {
        /// How many one shopper may buy.
        limit: u32,
    },
    /// A listing in another currency than the cart.
    #[error("the cart is in {cart} and this listing in {listing}")]
    OtherCurrency {
        /// The cart's.
        cart: String,
        /// The listing's.
        listing: String,
    },
    /// A listing shown for another country than the cart's.
    #[error("the cart ships to {cart} and this page to {listing}")]
    OtherShipTo {
        /// The cart's.
        cart: String,
        /// The page's.
        listing: String,
    },
}

impl Error {
    /// A short name of what went wrong, by which a translation is looked up.
    pub fn name(&self) -> &'static str {
        match self {
            Error::Value { .. } => "bad_value",
            Error::NothingToPlan => "nothing_to_plan",
            Error::NoListing => "no_listing",
            Error::NoStore => "no_store",
            Error::NoPrice => "no_price",
            Error::NoCurrency => "no_currency",
            Error::NoShipTo => "no_ship_to",
            Error::ChooseVariant => "choose_variant",
            Error::SoldOut => "sold_out",
            Error::NothingSaid => "nothing_said",
            Error::LinesUnread { .. } => "lines_unread",
            Error::LinesToCome => "lines_to_come",
            Error::AboveLimit { .. } => "above_limit",
            Error::OtherCurrency { .. } => "other_currency",
            Error::OtherShipTo { .. } => "other_ship_to",
        }
    }

    /// The same error with its path rewritten.
    pub(crate) fn moved(mut self, path: impl FnOnce(&str) -> String) -> Error {
        if let Error::Value { place, .. } = &mut self {
            *place = path(place);
        }
        self
    }

    /// The error of one value; `place` is its path.
    pub(crate) fn value(place: String) -> impl FnOnce(deal::Error) -> Error {
        |error| Error::Value { place, error }
    }
}

impl From<BadValue> for Error {
    fn from(BadValue { place, error }: BadValue) -> Self {
        Error::Value { place, error }
    }
}

impl From<CartError> for Error {
    fn from(fault: CartError) -> Self {
        BadValue::from(fault).into()
    }
}
