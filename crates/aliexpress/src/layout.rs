//! Where listings show and keep what they say, compiled from `data/listing.toml`.

use contract::OfferKind;
use page::{Branch, Css, Element, Rule, Takes};

/// Where a rendered listing shows its fields.
#[derive(Debug)]
pub(crate) struct Layout {
    /// The product's own part of the page: what stands elsewhere is another product's.
    pub(crate) main: Rule,
    /// What stands beside it and is the product's too: the store, the shipping, the buttons.
    pub(crate) side: Rule,
    pub(crate) title: Rule,
    /// The parts of it that show the prices, and for whom they hold: the second may show none.
    pub(crate) pricing: Rule,
    pub(crate) price: Rule,
    pub(crate) list_price: Rule,
    pub(crate) bulk: Rule,
    pub(crate) tax: Rule,
    pub(crate) coins: Rule,
    /// The links to the store; their text is the name.
    pub(crate) store: Rule,
    /// The name inside the link, where there is more in it.
    pub(crate) store_name: Rule,
    pub(crate) fee: Rule,
    /// The fee without a word beside it.
    pub(crate) fee_alone: Rule,
    /// The whole line in which a fee stands, and those below it.
    pub(crate) fee_line: Rule,
    /// One axis of the SKUs with all its values.
    pub(crate) axis: Rule,
    /// The value chosen on an axis, and where its label stands.
    pub(crate) chosen: Rule,
    pub(crate) label: Rule,
    pub(crate) store_coupons: Rule,
    pub(crate) platform_coupons: Rule,
    pub(crate) store_discounts: Rule,
    /// Offers of which only the words tell the kind.
    pub(crate) coupons: Rule,
    /// The elements in an offer that have texts.
    pub(crate) coupon_part: Rule,
    /// A store that such an offer leads to.
    pub(crate) coupon_store: Rule,
    /// What of an offer cannot be pressed.
    pub(crate) coupon_disabled: Rule,
    /// Where it shows what is taken off, and for whom: nothing there may go unexplained.
    pub(crate) area: Rule,
    /// What stands right beside the parts that show the prices.
    pub(crate) beside: Rule,
    /// The texts of such places, each with all that stands in it.
    pub(crate) part: Rule,
    /// What else of it says for whom the price holds.
    pub(crate) marks: Rule,
    /// The way from the product to bundles of it.
    pub(crate) bundle: Rule,
    /// The mark of AliExpress's own selection.
    pub(crate) choice: Rule,
    /// The buttons that buy.
    pub(crate) buy: Rule,
}

/// What stands around the product on every page.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The page's own name for itself.
    pub(crate) canonical: Rule,
    /// What the page reports to its maker, the shopper's settings among it.
    pub(crate) beacon: Rule,
    /// The flag of the country that orders go to, by its class; in the page's head.
    pub(crate) flag: Rule,
    /// The currency in the page's head.
    pub(crate) currency: Rule,
    /// What others write on a listing: all that stands in the seller's description, reviews and questions.
    pub(crate) strange: Rule,
    /// What nobody sees, and what stands in it.
    pub(crate) hidden: Rule,
}

/// What a page shows instead of a product.
#[derive(Debug)]
pub(crate) struct NoProduct {
    pub(crate) human_check: Rule,
    pub(crate) not_found: Rule,
    /// What is on a page once its scripts have filled it.
    pub(crate) filled: Rule,
}

/// What a page shows in a layout that is not known.
#[derive(Debug)]
pub(crate) struct Unknown {
    /// Texts without blocks in them, outside of what frames every page and of links to other products.
    pub(crate) text: Rule,
}

/// Where a page says its price once more, for search engines and other sites.
#[derive(Debug)]
pub(crate) struct Witness {
    pub(crate) amount: Rule,
    pub(crate) currency: Rule,
    /// A title that begins with the price.
    pub(crate) title: Rule,
    pub(crate) item_amount: Rule,
    pub(crate) item_currency: Rule,
}

/// Paths to one thing, the best first.
pub(crate) type Paths = &'static [&'static str];

/// Where the data behind a listing keeps its fields.
#[derive(Debug)]
pub(crate) struct Schema {
    /// What only data of this schema has.
    pub(crate) mark: Paths,
    pub(crate) product_id: Paths,
    pub(crate) title: Paths,
    pub(crate) store_id: Paths,
    pub(crate) store_name: Paths,
    pub(crate) currency: Paths,
    pub(crate) country: Paths,
    pub(crate) locale: Paths,
    pub(crate) site: Paths,
    /// The page's canonical link, as HTML.
    pub(crate) canonical: Paths,
    /// What is to be paid now and the price before, in one object.
    pub(crate) terms: Paths,
    /// What is there only where the price is reduced.
    pub(crate) reduced: Paths,
    /// What is to be paid now: as text, and the ends of its range as amounts.
    pub(crate) now_text: Paths,
    pub(crate) now_min: Paths,
    pub(crate) now_max: Paths,
    /// The price before; the price, where there is no other.
    pub(crate) was_text: Paths,
    pub(crate) was_min: Paths,
    pub(crate) was_max: Paths,
    /// What kind of price it is.
    pub(crate) banner: Paths,
    pub(crate) tax: Paths,
    pub(crate) tags: Paths,
    pub(crate) skus: Paths,
    pub(crate) axes: Paths,
    /// The SKU that the page opened with.
    pub(crate) selected: Paths,
    /// Prices by SKU, where they do not stand with the SKUs.
    pub(crate) sku_prices: Paths,
    pub(crate) stock: Paths,
    /// Nought where the product is sold at all.
    pub(crate) status: Paths,
    pub(crate) limit: Paths,
    pub(crate) bulk_shown: Paths,
    pub(crate) bulk_pieces: Paths,
    pub(crate) bulk_percent: Paths,
    /// How the page writes numbers, as a JSON text.
    pub(crate) number_format: Paths,
    /// The server's time when it made the page, in milliseconds since 1970.
    pub(crate) clock: Paths,
    /// The ways of shipping, the displayed one first.
    pub(crate) freight: Paths,
    pub(crate) fee_text: Paths,
    pub(crate) choice: Paths,
    pub(crate) flash: Paths,
    pub(crate) digital: Paths,
    pub(crate) members: Paths,
    /// Groups of offers with their terms.
    pub(crate) coupons: Paths,
    /// Steps of the store's discount, as they were kept until 2021.
    pub(crate) levels: Paths,
    /// Offers as lines of text.
    pub(crate) coupon_lines: Paths,
    /// The kinds of the offers that the lines may be.
    pub(crate) coupon_tools: Paths,
}

/// One of AliExpress's sites.
#[derive(Debug)]
pub(crate) struct SiteOf {
    pub(crate) code: &'static str,
    pub(crate) label: &'static str,
    pub(crate) locale: &'static str,
}

/// A kind of offer by the code of the tool that a seller or the platform made it with.
#[derive(Debug)]
pub(crate) struct Tool {
    pub(crate) code: &'static str,
    pub(crate) kind: OfferKind,
    /// Whether its terms stand in one sentence.
    pub(crate) is_sentence: bool,
}

/// A rendered page: its root element, and the product's own part with its layout, where there is one.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Rendered<'e> {
    pub(crate) root: Element<'e>,
    pub(crate) product: Option<(&'static Layout, Element<'e>)>,
}

impl<'e> Rendered<'e> {
    /// Finds the layout of a page.
    pub(crate) fn of(root: Element<'e>) -> Rendered<'e> {
        let layouts: [&'static Layout; 3] = [&HASHED, &PLAIN, &SNOW];
        let product = |layout: &'static Layout| Some((layout, layout.main.first(root)?));
        Rendered { root, product: layouts.into_iter().find_map(product) }
    }
}

/// What is struck through, stands in it or holds it, and what is hidden itself: never what is paid.
pub(crate) static STRUCK: Css = Css::new(
    r#":is(del, s, strike, [style*="line-through"]), :is(del, s, strike, [style*="line-through"]) *, :has(del, s, strike, [style*="line-through"]), [hidden], [style*="display:none"], [style*="display: none"], [style*="visibility:hidden"], [style*="visibility: hidden"]"#,
);

include!(concat!(env!("OUT_DIR"), "/listing.rs"));

#[cfg(test)]
mod tests;
