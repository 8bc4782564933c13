//! What to take out of a page before it is read: the branches of its kind.

use contract::PageKind;
use page::{Branch, Excerpt, Node, Taking};

use crate::kind::page_kind;
use crate::places::{
    CART_AROUND_BRANCHES, CART_COMET_BRANCHES, CART_FUSION_BRANCHES, CART_SNOW_BRANCHES,
    CHECKOUT_FUSION_BRANCHES, CHECKOUT_PL_BRANCHES, COINS_PAGE_BRANCHES, COUPONS_CARDS_BRANCHES,
    COUPONS_LIST_BRANCHES, LISTING_COLUMN_BRANCHES, LISTING_FRAME, LISTING_FRAME_BRANCHES,
    LISTING_HASHED_BRANCHES, LISTING_NO_PRODUCT_BRANCHES, LISTING_PLAIN_BRANCHES,
    LISTING_SNOW_BRANCHES, LISTING_UNKNOWN_BRANCHES, LISTING_WITNESS_BRANCHES,
    SEARCH_CARDS_BRANCHES, SEARCH_GALLERY_BRANCHES, SEARCH_LINKS_BRANCHES,
    SEARCH_SNIPPETS_BRANCHES, STORE_FRONT_BRANCHES,
};

type Branches = &'static [Branch];

/// The layouts of a listing, the likeliest first; the first branch of each is the product's own part.
const LISTING: [Branches; 3] =
    [LISTING_HASHED_BRANCHES, LISTING_PLAIN_BRANCHES, LISTING_SNOW_BRANCHES];

/// Takes out of a page what its reader wants to see, through either door.
///
/// A page of any kind may turn out to be a listing's. Where one layout knows the product, no other is
/// looked for: a selector that matches nothing costs a walk over the whole page.
pub fn excerpt<N: Node>(url: &str, root: &N) -> Excerpt {
    let is_listing = page_kind(url) == PageKind::Listing;
    let mut taking = Taking::of(root, &["lang"]);
    if is_listing {
        taking.leave_out(&LISTING_FRAME.strange);
    }
    taking.take(LISTING_FRAME_BRANCHES);
    if is_listing {
        taking.take(LISTING_WITNESS_BRANCHES);
    }
    // What the page shows stands from here on; the shopper's settings may be in a menu that is closed.
    taking.leave_out(&LISTING_FRAME.hidden);
    let layouts = LISTING.map(|branches| branches.split_at(1));
    let known = layouts.iter().find(|(product, _)| taking.take(product));
    taking.take(known.map_or(LISTING_NO_PRODUCT_BRANCHES, |(_, around)| around));
    if is_listing && known.is_some() {
        taking.glance(LISTING_COLUMN_BRANCHES);
    }
    if is_listing && known.is_none() {
        taking.glance(LISTING_UNKNOWN_BRANCHES);
    }
    let kind = page_kind(url);
    let mut is_known = false;
    for branches in own(kind) {
        // The last of a checkout's rules is all short texts, which only say whether the page is full.
        let texts = usize::from(kind == PageKind::Checkout);
        let (named, texts) = branches.split_at(branches.len().saturating_sub(texts));
        is_known |= taking.take(named);
        taking.glance(texts);
    }
    if kind == PageKind::Cart {
        // What stands around the lines is found without names, so it knows no layout; where none is known,
        // both are only looked at.
        if is_known {
            taking.take(CART_AROUND_BRANCHES);
        } else {
            taking.glance(CART_AROUND_BRANCHES);
            taking.glance(LISTING_UNKNOWN_BRANCHES);
        }
    }
    taking.finish()
}

fn own(kind: PageKind) -> Vec<Branches> {
    match kind {
        PageKind::Cart => vec![CART_COMET_BRANCHES, CART_FUSION_BRANCHES, CART_SNOW_BRANCHES],
        PageKind::Checkout => vec![CHECKOUT_PL_BRANCHES, CHECKOUT_FUSION_BRANCHES],
        PageKind::Search => {
            vec![
                SEARCH_GALLERY_BRANCHES,
                SEARCH_CARDS_BRANCHES,
                SEARCH_SNIPPETS_BRANCHES,
                SEARCH_LINKS_BRANCHES,
            ]
        }
        PageKind::Coupons | PageKind::Home => vec![COUPONS_LIST_BRANCHES, COUPONS_CARDS_BRANCHES],
        PageKind::Store => vec![STORE_FRONT_BRANCHES],
        PageKind::Coins => vec![COINS_PAGE_BRANCHES],
        PageKind::Listing | PageKind::Other => Vec::new(),
    }
}
