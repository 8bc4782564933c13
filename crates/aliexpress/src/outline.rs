//! Where to look on a page before it is read: what a script in the page must know of AliExpress.

use contract::{Outline, PageKind};
use page::{Css, Rule};

use crate::kind::page_kind;
use crate::places::{
    CART_COMET, CART_FUSION, CART_STATE, CHECKOUT_PL, LISTING_HASHED, LISTING_PLAIN,
    LISTING_SCRIPTS, LISTING_SNOW, LISTING_STATE_MODULES,
};

/// Says where to look on the page of an address.
///
/// # Example
/// ```
/// let outline = aliexpress::outline("https://www.aliexpress.com/item/1005001234567890.html");
/// assert!(outline.root.contains(".pdp-info"));
/// ```
pub fn outline(url: &str) -> Outline {
    let page = page_kind(url);
    let whole = |rules: &[&Rule]| any(rules.iter().flat_map(|rule| rule.css).map(Css::text));
    let none = Outline {
        page,
        modules: Vec::new(),
        anchor: String::new(),
        root: String::new(),
        buy: String::new(),
    };
    match page {
        PageKind::Listing => {}
        PageKind::Cart => {
            let modules = CART_STATE
                .module
                .iter()
                .map(|path| ((*path).to_owned(), (*path).to_owned()))
                .collect();
            let anchor = whole(&[&CART_COMET.summary, &CART_FUSION.summary]);
            let buy = whole(&[&CART_COMET.checkout]);
            return Outline { modules, anchor, buy, ..none };
        }
        PageKind::Checkout => {
            return Outline { anchor: whole(&[&CHECKOUT_PL.summary]), ..none };
        }
        _ => return none,
    }
    let layouts = [&LISTING_HASHED, &LISTING_PLAIN, &LISTING_SNOW];
    let prices = layouts.map(|layout| within(&[&layout.main, &layout.pricing, &layout.price]));
    let roots = layouts.map(|layout| any(layout.main.css.iter().map(Css::text)));
    let buttons = layouts.map(|layout| any(layout.buy.css.iter().map(Css::text)));
    Outline {
        page,
        modules: LISTING_SCRIPTS.state.iter().flat_map(|root| modules(root)).collect(),
        anchor: prices.join(", "),
        root: roots.join(", "),
        buy: buttons.join(", "),
    }
}

fn modules(root: &str) -> impl Iterator<Item = (String, String)> {
    LISTING_STATE_MODULES.iter().map(move |name| ((*name).to_owned(), [root, ".", name].concat()))
}

/// The places of the last rule that stand in those of the others, where a layout has them.
fn within(rules: &[&Rule]) -> String {
    let mut text = String::new();
    for rule in rules.iter().filter(|rule| !rule.css.is_empty()) {
        text.push_str(if text.is_empty() { ":is(" } else { " :is(" });
        text.push_str(&any(rule.css.iter().map(Css::text)));
        text.push(')');
    }
    text
}

fn any<T: AsRef<str>>(selectors: impl Iterator<Item = T>) -> String {
    let mut text = String::new();
    for selector in selectors {
        if !text.is_empty() {
            text.push_str(", ");
        }
        text.push_str(selector.as_ref());
    }
    text
}

#[cfg(test)]
mod tests {
    use page::Node;
    use page::text::Document;

    use super::*;

    const LISTING: &str = "https://www.aliexpress.us/item/3256809213685649.html";

    #[test]
    fn a_listing_is_asked_for_its_modules_where_its_scripts_keep_them() {
        let outline = outline(LISTING);
        let price = ("PRICE".to_owned(), "_d_c_.lifeCycleEventList.0.data.PRICE".to_owned());
        assert!(outline.modules.contains(&price), "{:?}", outline.modules);
    }

    #[test]
    fn a_price_is_looked_for_in_the_products_own_part_only() {
        let anchor = Css::new(outline(LISTING).anchor.leak());
        for (html, is_there) in [
            (
                r#"<p class="pdp-info"><b data-pl="product-price"><i class="price-default--current--x">"#,
                true,
            ),
            (r#"<p><b data-pl="product-price"><i class="price-default--current--x">"#, false),
            (r#"<p class="pdp-info"><i class="price-default--current--x">"#, false),
            (
                r#"<p class="product-info"><b class="product-price-current"><i class="product-price-value">"#,
                true,
            ),
            (r#"<p><b class="product-price-current"><i class="product-price-value">"#, false),
        ] {
            let page = Document::parse(html);
            assert_eq!(page.root().first(&anchor).is_some(), is_there, "{html}");
        }
    }

    #[test]
    fn the_buttons_that_buy_are_known_in_every_layout() {
        let buy = outline(LISTING).buy;
        for class in [".buynow", ".addcart", "add-to-cart--addtocart--", "buy-now--buynow--"] {
            assert!(buy.contains(class), "{class} in {buy}");
        }
    }

    #[test]
    fn a_cart_is_asked_for_where_its_scripts_keep_it_and_is_spoken_of_by_its_summary() {
        let outline = outline("https://www.aliexpress.com/p/shoppingcart/index.html");
        let cart = "__globalCartHaloContainer.state.getData()";
        assert_eq!(outline.modules, [(cart.to_owned(), cart.to_owned())]);
        assert!(outline.anchor.contains(".cart-summary"), "{}", outline.anchor);
    }

    #[test]
    fn a_page_without_a_product_has_nowhere_to_look() {
        for url in [
            "https://www.aliexpress.com/p/order/index.html",
            "https://shop.example/item/1.html",
            "",
        ] {
            let outline = outline(url);
            assert_eq!(
                (outline.modules.len(), outline.anchor.as_str(), outline.root.as_str()),
                (0, "", ""),
                "{url}"
            );
        }
    }
}
