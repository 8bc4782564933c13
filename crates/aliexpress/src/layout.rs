//! In which of its layouts a page shows a product.

use page::Element;

use crate::places::{LISTING_HASHED, LISTING_PLAIN, LISTING_SNOW, Layout};

/// A rendered page: its root element, and the product's own part with its layout, where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rendered<'e> {
    pub(crate) root: Element<'e>,
    pub(crate) product: Option<(&'static Layout, Element<'e>)>,
}

impl<'e> Rendered<'e> {
    /// Finds the layout of a page.
    pub(crate) fn of(root: Element<'e>) -> Rendered<'e> {
        let layouts: [&'static Layout; 3] = [&LISTING_HASHED, &LISTING_PLAIN, &LISTING_SNOW];
        let product = |layout: &'static Layout| Some((layout, layout.main.first(root)?));
        Rendered { root, product: layouts.into_iter().find_map(product) }
    }
}

#[cfg(test)]
mod tests;
