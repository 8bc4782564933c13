//! What to take out of a page before it is read: the branches of its kind.

use page::{Branch, Excerpt, Node, take};

use crate::kind::PageKind;
use crate::layout::{FRAME_BRANCHES, HASHED_BRANCHES, PLAIN_BRANCHES, SNOW_BRANCHES};
use crate::places::{
    CART_COMET_BRANCHES, CART_FUSION_BRANCHES, CART_SNOW_BRANCHES, CHECKOUT_FUSION_BRANCHES,
    CHECKOUT_PL_BRANCHES, COINS_PAGE_BRANCHES, COUPONS_CARDS_BRANCHES, COUPONS_LIST_BRANCHES,
    SEARCH_CARDS_BRANCHES, SEARCH_GALLERY_BRANCHES, SEARCH_SNIPPETS_BRANCHES, STORE_FRONT_BRANCHES,
};

type Branches = &'static [Branch];

/// What every page has around what it shows; a page of any kind may turn out to be a listing's.
const FRAME: [Branches; 4] = [FRAME_BRANCHES, HASHED_BRANCHES, PLAIN_BRANCHES, SNOW_BRANCHES];

/// Takes out of a page what its reader wants to see, through either door.
pub fn excerpt<N: Node>(url: &str, root: &N) -> Excerpt {
    let own = own(PageKind::of(url));
    let branches: Vec<Branches> = FRAME.into_iter().chain(own).collect();
    take(root, &["lang"], &branches)
}

fn own(kind: PageKind) -> Vec<Branches> {
    match kind {
        PageKind::Cart => vec![CART_COMET_BRANCHES, CART_FUSION_BRANCHES, CART_SNOW_BRANCHES],
        PageKind::Checkout => vec![CHECKOUT_PL_BRANCHES, CHECKOUT_FUSION_BRANCHES],
        PageKind::Search => {
            vec![SEARCH_GALLERY_BRANCHES, SEARCH_CARDS_BRANCHES, SEARCH_SNIPPETS_BRANCHES]
        }
        PageKind::Coupons | PageKind::Home => vec![COUPONS_LIST_BRANCHES, COUPONS_CARDS_BRANCHES],
        PageKind::Store => vec![STORE_FRONT_BRANCHES],
        PageKind::Coins => vec![COINS_PAGE_BRANCHES],
        PageKind::Listing | PageKind::Other => Vec::new(),
    }
}
