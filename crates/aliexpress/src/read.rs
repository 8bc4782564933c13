//! Reading a page: what sort it is, and then the reader for that sort.

use contract::PageKind;
use deal::Instant;
use page::{Excerpt, Missing, Why};

use crate::data::PageData;
use crate::kind;
use crate::kind::page_kind;
use crate::layout::Rendered;
use crate::page_text::PageText;
use crate::places::{LISTING_NO_PRODUCT as NO_PRODUCT, LISTING_STATE_MODULES as STATE_MODULES};
use crate::reading::{Reading, Site};
use crate::site;
#[cfg(feature = "text")]
use crate::{data::script_marks, excerpt::excerpt};
use crate::{listing, others};

/// A page as it was opened: its address and the three places where it holds what it knows.
#[derive(Clone, Copy, Debug)]
pub struct Page<'a> {
    /// Its address.
    pub url: &'a str,
    /// What [`excerpt`](crate::excerpt) took out of the rendered document.
    pub excerpt: &'a Excerpt,
    /// The texts of its inline scripts; those that hold none of
    /// [`script_marks`](crate::script_marks) say nothing.
    pub scripts: &'a [String],
    /// The modules of [`state_modules`] that the page's own scripts can see, as one JSON text.
    pub state: Option<&'a str>,
    /// What was cut off before the page could be opened whole.
    pub cut: &'a [Why],
    /// When it was opened, where that is known: "ends in 2 hours" counts from then.
    pub at: Option<Instant>,
}

/// The modules of page state that are worth reading: what the bridge may ask the page for.
pub fn state_modules() -> &'static [&'static str] {
    STATE_MODULES
}

/// Reads a page of AliExpress. It does not fail: it says what it found, what it missed and why.
///
/// # Example
/// ```
/// # #[cfg(feature = "text")] {
/// use aliexpress::{Page, excerpt, read, script_marks};
/// use contract::PageKind;
/// let url = "https://www.aliexpress.com/item/1005001234567890.html";
/// let page = page::text::Document::parse("<div class='pdp-info'><h1 data-pl='product-title'>Lamp</h1></div>");
/// let reading = read(&Page {
///     url,
///     excerpt: &excerpt(url, &page.root()),
///     scripts: &page.scripts(&script_marks()),
///     state: None,
///     cut: page.cut(),
///     at: None,
/// });
/// assert_eq!(reading.page, PageKind::Listing);
/// assert_eq!(reading.listing.unwrap().title.unwrap().value, "Lamp");
/// # }
/// ```
pub fn read(page: &Page<'_>) -> Reading {
    let mut reading = if kind::is_aliexpress(&kind::host(page.url)) {
        opened(page)
    } else {
        nothing(page.url, Why::new("this is no page of AliExpress"))
    };
    let overfull = Why::new("the page shows more of one kind than is read: read up to there");
    let cut = page.cut.iter().cloned().chain(page.excerpt.is_cut().then_some(overfull));
    reading.missing.extend(cut.map(|why| Missing { field: "page", why }));
    reading
}

/// Reads the text of a page, with its state as JSON text, as it was at an instant.
#[cfg(feature = "text")]
pub fn read_text_at(html: &str, url: &str, state: Option<&str>, at: Option<Instant>) -> Reading {
    let document = page::text::Document::parse(html);
    read(&Page {
        url,
        excerpt: &excerpt(url, &document.root()),
        scripts: &document.scripts(&script_marks()),
        state,
        cut: document.cut(),
        at,
    })
}

/// Reads the text of a page of which nobody knows when it was opened.
#[cfg(feature = "text")]
pub fn read_text(html: &str, url: &str, state: Option<&str>) -> Reading {
    read_text_at(html, url, state, None)
}

/// A page of AliExpress.
fn opened(page: &Page<'_>) -> Reading {
    let kind = page_kind(page.url);
    let rendered = Rendered::of(page.excerpt.root());
    if rendered.product.is_none() && NO_PRODUCT.human_check.first(rendered.root).is_some() {
        let why = Why::new("AliExpress asks for a human check instead of showing the page");
        return nothing(page.url, why);
    }
    let mut page_data = PageData::of(page.scripts, page.state);
    let mut reading = empty(kind, site::read(page.url, &rendered, &page_data));
    reading.missing.append(&mut page_data.missing);
    let page_text = PageText {
        locale: reading.site.locale.as_ref().ok().map(|locale| locale.value.as_str()),
        currency: reading.site.currency.as_ref().ok().map(|currency| currency.value),
        number_format: page_data.all().find_map(listing::number_format),
        // A page that was kept may tell by its own clock when it was opened.
        at: page.at.or_else(|| Some(reading.site.clock.as_ref()?.value)),
    };
    match kind {
        PageKind::Listing => {
            let read =
                listing::read(page.url, &rendered, &page_data, page_text, &reading.site.currency);
            // A page whose head names no currency is in that of its price.
            if let (Err(_), Ok(own)) = (&reading.site.currency, &read.listing.currency) {
                reading.site.currency = Ok(own.clone());
                reading.missing.retain(|missing| missing.field != "site.currency");
            }
            reading.listing = Some(read.listing);
            reading.offers = read.offers;
            reading.missing.extend(read.missing);
            reading.doubts = read.doubts;
            reading.health = read.health;
            reading.unexplained = read.unexplained;
        }
        _ => others::read(page, &page_data, &mut reading),
    }
    reading
}

/// A page that says nothing, and why.
fn nothing(url: &str, why: Why) -> Reading {
    let unknown = || Why::NOT_SHOWN;
    let site = Site {
        host: kind::host(url),
        locale: Err(unknown()),
        ship_to: Err(unknown()),
        currency: Err(unknown()),
        clock: None,
    };
    let mut reading = empty(PageKind::Other, site);
    reading.missing.push(Missing { field: "page", why });
    reading
}

/// A reading of a page of some sort, with what every page has.
fn empty(kind: PageKind, site: Site) -> Reading {
    let context = [
        ("site.locale", site.locale.as_ref().err()),
        ("site.ship_to", site.ship_to.as_ref().err()),
        ("site.currency", site.currency.as_ref().err()),
    ];
    let missing = context.into_iter().filter_map(|(field, why)| Some((field, why?.clone())));
    let missing = missing.map(|(field, why)| Missing { field, why }).collect();
    Reading {
        page: kind,
        site,
        listing: None,
        store: None,
        cart: None,
        checkout: None,
        coins_balance: None,
        cards: Vec::new(),
        offers: Vec::new(),
        all_offers_of: None,
        missing,
        unexplained: Vec::new(),
        doubts: Vec::new(),
        health: Vec::new(),
    }
}
