//! What sort of page an address leads to.

use contract::PageKind;

use crate::ids;

/// Sorts of pages by what their paths hold, the more telling first (pages §§6–11).
const PATHS: [(&str, PageKind); 21] = [
    ("/p/shoppingcart/", PageKind::Cart),
    ("/shopcart/shopcartdetail", PageKind::Cart),
    ("/shopcart/detail", PageKind::Cart),
    ("/p/trade/confirm", PageKind::Checkout),
    ("/order/confirm_order", PageKind::Checkout),
    ("/orders/confirm", PageKind::Checkout),
    ("/orders.htm", PageKind::Checkout),
    ("/p/my-coupons/", PageKind::Coupons),
    ("/buyer/coupon/", PageKind::Coupons),
    ("coupon-center", PageKind::Coupons),
    ("/p/pdp-marketing/", PageKind::Coupons),
    ("/p/coin-pc-index/", PageKind::Coins),
    ("/p/coin-index/", PageKind::Coins),
    ("/mycoin", PageKind::Coins),
    ("/store/", PageKind::Store),
    ("/w/wholesale", PageKind::Search),
    ("/wholesale", PageKind::Search),
    ("/category/", PageKind::Search),
    ("/search", PageKind::Search),
    ("/popular/", PageKind::Search),
    ("/af/", PageKind::Search),
];

/// The sort of page that an address leads to.
pub fn page_kind(url: &str) -> PageKind {
    let (host, path) = split(url);
    if !is_aliexpress(&host) {
        return PageKind::Other;
    }
    if ids::product_id(url).is_some() {
        return PageKind::Listing;
    }
    if matches!(path.as_str(), "" | "/" | "/index.html") {
        return PageKind::Home;
    }
    if path == "/cart" {
        return PageKind::Cart;
    }
    PATHS.iter().find(|(mark, _)| path.contains(mark)).map_or(PageKind::Other, |(_, kind)| *kind)
}

/// Whether an address is of a list of the shopper's own coupons. Its query and its fragment have no say.
pub(crate) fn is_wallet(url: &str) -> bool {
    let (_, path) = split(url);
    ["/p/my-coupons/", "/buyer/coupon/"].iter().any(|mark| path.contains(mark))
}

/// The host of an address in small letters.
pub(crate) fn host(url: &str) -> String {
    split(url).0
}

/// Host and path, both in small letters, without port, query and fragment.
fn split(url: &str) -> (String, String) {
    let rest = url.split_once("//").map_or(url, |(_, rest)| rest);
    let rest = rest.split(['?', '#']).next().unwrap_or(rest);
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    let host = host.rsplit('@').next().unwrap_or(host);
    let host = host.split(':').next().unwrap_or(host);
    (host.to_ascii_lowercase(), path.to_ascii_lowercase())
}

/// Whether a host is AliExpress's own.
pub(crate) fn is_aliexpress(host: &str) -> bool {
    ["aliexpress.com", "aliexpress.us", "aliexpress.ru"].iter().any(|domain| {
        host.strip_suffix(domain).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_and_a_fragment_have_no_say_in_the_sort_of_page() {
        let centre = "https://www.aliexpress.com/ssr/300000512/glo-coupon-center";
        for tail in [
            "?x=/p/my-coupons/",
            "?x=/my-coupons/",
            "#/buyer/coupon/listView.htm",
            "?back=https://www.aliexpress.com/p/my-coupons/index.html",
            "?to=/item/1005006180026951.html",
            "#/p/trade/confirm.html",
        ] {
            let url = [centre, tail].concat();
            assert_eq!((page_kind(&url), is_wallet(&url)), (PageKind::Coupons, false), "{url}");
        }
        let own = "https://www.aliexpress.com/p/my-coupons/index.html";
        for tail in ["", "?x=/coupon-center", "#/store/1105000777"] {
            let url = [own, tail].concat();
            assert_eq!((page_kind(&url), is_wallet(&url)), (PageKind::Coupons, true), "{url}");
        }
        for (url, kind) in [
            ("https://www.aliexpress.com/p/order/index.html?x=/store/1", PageKind::Other),
            ("https://www.aliexpress.com/?x=/p/shoppingcart/", PageKind::Home),
            ("https://www.aliexpress.com/store/1105000777#/cart", PageKind::Store),
        ] {
            assert_eq!(page_kind(url), kind, "{url}");
        }
    }

    #[test]
    fn an_address_tells_the_sort_of_page() {
        for (url, kind) in [
            ("https://www.aliexpress.us/item/3256804198842751.html", PageKind::Listing),
            ("https://m.aliexpress.com/i/1005006180026951.html", PageKind::Listing),
            ("https://pl.aliexpress.com/store/5361180", PageKind::Store),
            ("https://www.aliexpress.com/p/shoppingcart/index.html", PageKind::Cart),
            ("https://shoppingcart.aliexpress.com/shopcart/shopcartDetail.htm", PageKind::Cart),
            ("https://aliexpress.ru/cart", PageKind::Cart),
            ("https://www.aliexpress.com/p/trade/confirm.html?objectId=1", PageKind::Checkout),
            ("https://shoppingcart.aliexpress.com/order/confirm_order.htm", PageKind::Checkout),
            (
                "https://www.aliexpress.us/p/trade/confirm.html?availableProductShopcartIds=1",
                PageKind::Checkout,
            ),
            ("https://shoppingcart.aliexpress.com/orders.htm?x=1", PageKind::Checkout),
            ("https://m.aliexpress.com/shopcart/detail.htm", PageKind::Cart),
            ("https://shoppingcart.aliexpress.ru/shopcart/shopcartDetail.htm", PageKind::Cart),
            ("https://www.aliexpress.us/p/shoppingcart/index.html?x=1", PageKind::Cart),
            ("https://www.aliexpress.com/p/my-coupons/index.html", PageKind::Coupons),
            ("https://coupon.aliexpress.com/buyer/coupon/listView.htm", PageKind::Coupons),
            ("https://coupon.aliexpress.ru/buyer/coupon/listView.htm", PageKind::Coupons),
            (
                "https://www.aliexpress.com/p/pdp-marketing/index.html?productId=1",
                PageKind::Coupons,
            ),
            ("https://www.aliexpress.com/ssr/300000512/glo-coupon-center", PageKind::Coupons),
            ("https://pt.aliexpress.com/w/wholesale-TECIDO.html", PageKind::Search),
            ("https://www.aliexpress.com/category/200003482/dresses.html", PageKind::Search),
            ("https://he.aliexpress.com/", PageKind::Home),
            ("https://www.aliexpress.com", PageKind::Home),
            ("https://www.aliexpress.com/p/coin-pc-index/index.html", PageKind::Coins),
            ("https://www.aliexpress.com/p/coin-pc-index/mycoin.html", PageKind::Coins),
            ("https://m.aliexpress.com/p/coin-index/index.html", PageKind::Coins),
            ("https://aliexpress.ru/wholesale?SearchText=lamp", PageKind::Search),
            ("https://aliexpress.ru/item/1005006180026951.html?sku_id=1", PageKind::Listing),
            ("https://aliexpress.ru/store/1105000777", PageKind::Store),
            ("https://lamps.aliexpress.com/store/1105000777", PageKind::Store),
            ("https://www.aliexpress.com/p/order/index.html", PageKind::Other),
            ("https://www.aliexpress.com/p/order/detail.html?orderId=1", PageKind::Other),
            ("https://www.aliexpress.com/p/second-payment/pay-result.html", PageKind::Other),
            (
                "https://www.aliexpress.com/ssr/300000512/BundleDeals2?productIds=1:2",
                PageKind::Other,
            ),
            ("https://aliexpress.com.example.org/item/1005006180026951.html", PageKind::Other),
            ("https://notaliexpress.com/item/1005006180026951.html", PageKind::Other),
            ("not an address", PageKind::Other),
        ] {
            assert_eq!(page_kind(url), kind, "{url}");
        }
    }
}
