//! What a page lets the shopper do.

use contract::{Availability, PageKind, PageState, Reading};

/// The state that a page is in; a page that says nothing has no reading.
pub fn page_state(reading: Option<&Reading>) -> PageState {
    let Some(reading) = reading else { return PageState::Elsewhere };
    if reading.missing.iter().any(|missing| missing.field == "page") {
        return PageState::Captcha;
    }
    let unread = if reading.health.is_empty() { PageState::Loading } else { PageState::Changed };
    match (reading.page, &reading.listing) {
        (PageKind::Cart, _) if reading.cart.is_some() => PageState::Cart,
        (PageKind::Checkout, _) if reading.checkout.is_some() => PageState::Checkout,
        (PageKind::Cart | PageKind::Checkout, _) => unread,
        (PageKind::Listing, Some(listing)) => match (listing.availability, &listing.price) {
            (Some(Availability::NotFound), _) => PageState::NotFound,
            (Some(Availability::NotLoaded), _) => PageState::Loading,
            (Some(Availability::SoldOut), _) => PageState::SoldOut,
            (_, Some(price)) if listing.currency.is_some() => {
                if price.min == price.max {
                    PageState::Item
                } else {
                    PageState::Choose
                }
            }
            _ => PageState::Changed,
        },
        _ => PageState::Elsewhere,
    }
}

/// Whether a page in this state is read; of one that is not, the badge doubts.
pub(crate) fn is_readable(state: PageState) -> bool {
    !matches!(state, PageState::Changed | PageState::Captcha)
}

/// Whether there is something to buy.
pub(crate) fn is_worth(state: PageState) -> bool {
    matches!(state, PageState::Item | PageState::Cart | PageState::Checkout)
}
