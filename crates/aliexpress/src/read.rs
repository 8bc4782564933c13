//! Reading a page: what sort it is, and then the reader for that sort.

use page::{Field, Node, Source, Why};

use crate::kind::{self, PageKind};
use crate::reading::{Reading, Site};

/// A page as it was opened: its address and the three places where it holds what it knows.
#[derive(Clone, Debug)]
pub struct Page<'a, N> {
    /// Its address.
    pub url: &'a str,
    /// The rendered document.
    pub root: N,
    /// The texts of its inline scripts, in document order.
    pub scripts: &'a [String],
    /// The state modules that the page's own scripts can see, as one JSON text.
    pub state: Option<&'a str>,
    /// What was cut off before the page could be opened whole.
    pub cut: &'a [Why],
}

/// Reads a page of AliExpress. It does not fail: it says what it found, what it missed and why.
pub fn read<N: Node>(page: &Page<'_, N>) -> Reading {
    let kind = PageKind::of(page.url);
    let unread = || Err(Why::NOT_SHOWN);
    Reading {
        page: kind,
        site: Site {
            host: kind::host(page.url),
            locale: page
                .root
                .attr("lang")
                .map(|locale| Field::new(locale, Source::Dom))
                .ok_or(Why::NOT_SHOWN),
            ship_to: unread(),
            currency: Err(Why::NOT_SHOWN),
        },
        listing: None,
        store: None,
        cards: Vec::new(),
        offers: Vec::new(),
        missing: Vec::new(),
        health: Vec::new(),
    }
}
