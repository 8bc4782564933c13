//! Reading a page: what sort it is, and then the reader for that sort.

use contract::{PageKind, Reading};
use deal::{Country, Instant};
use page::{Excerpt, Why};

use crate::data::PageData;
use crate::form::Form;
use crate::kind;
use crate::kind::page_kind;
use crate::layout::Rendered;
use crate::page_text::PageText;
use crate::places::{LISTING_NO_PRODUCT as NO_PRODUCT, LISTING_STATE_MODULES as STATE_MODULES};
use crate::site::{self, Site};
use crate::{cart, checkout, coins, coupons, listing, search, store};
#[cfg(feature = "text")]
use crate::{data::script_marks, excerpt::excerpt};

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

/// Reads a page of AliExpress, with the source of every field. It does not fail: it says what it found, what it
/// missed and why.
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
/// assert_eq!(reading.listing.unwrap().title.unwrap(), "Lamp");
/// # }
/// ```
pub fn read(page: &Page<'_>) -> Reading {
    let mut form = if kind::is_aliexpress(&kind::host(page.url)) {
        opened(page)
    } else {
        nothing(page.url, &Why::new("this is no page of AliExpress"))
    };
    let overfull = Why::new("the page shows more of one kind than is read: read up to there");
    let cut = page.cut.iter().chain(page.excerpt.is_cut().then_some(&overfull));
    cut.for_each(|why| form.miss("page", why));
    form.done()
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
fn opened(page: &Page<'_>) -> Form {
    let rendered = Rendered::of(page.excerpt.root());
    if rendered.product.is_none() && NO_PRODUCT.human_check.first(rendered.root).is_some() {
        let why = Why::new("AliExpress asks for a human check instead of showing the page");
        return nothing(page.url, &why);
    }
    let kind = page_kind(page.url);
    let page_data = PageData::of(page.scripts, page.state);
    let mut form = Form::new(kind, site::read(page.url, &rendered, &page_data));
    page_data.missing.iter().for_each(|missing| form.miss(missing.field, &missing.why));
    let locale = form.site.locale.as_ref().ok().map(|locale| locale.value.clone());
    let ship_to = form.site.ship_to.as_ref().ok().map(|country| country.value);
    let page_text = PageText {
        locale: locale.as_deref(),
        ship_to: ship_to.as_ref().map(Country::code),
        currency: form.currency(),
        number_format: page_data.all().find_map(listing::number_format),
        // A page that was kept may tell by its own clock when it was opened.
        at: page.at.or(form.site.clock),
    };
    let (url, root) = (page.url, rendered.root);
    let is_whole = page.cut.is_empty() && !page.excerpt.is_cut();
    match kind {
        PageKind::Listing => listing::read(url, &rendered, &page_data, page_text, &mut form),
        PageKind::Cart => cart::read(root, &page_data, page_text, &mut form),
        PageKind::Checkout => checkout::read(url, root, page_text, &mut form),
        PageKind::Search => search::read(root, &page_data, page_text, &mut form),
        PageKind::Store => store::read(url, root, is_whole, page_text, &mut form),
        PageKind::Coupons => coupons::pages::read(url, root, is_whole, page_text, &mut form),
        PageKind::Home => coupons::pages::codes(root, page_text, &mut form),
        PageKind::Coins => coins::read(root, &mut form),
        PageKind::Other => {}
    }
    form
}

/// A page that says nothing, and why.
fn nothing(url: &str, why: &Why) -> Form {
    let mut form = Form::new(PageKind::Other, Site::unknown(url));
    form.miss("page", why);
    form
}
