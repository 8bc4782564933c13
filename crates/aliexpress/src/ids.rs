//! Numbers of products and stores, and where they stand in addresses.

/// The number by which the US site's product numbers exceed the same products' elsewhere: 2^51
/// (pages §11, true of all 97 captures of 2022).
const US_OFFSET: u64 = 1 << 51;

/// The product's number everywhere but on the US site.
///
/// US numbers start where no other does: old numbers have at most 11 digits, `4000…` and `1005…`
/// have 13 to 16, and what exceeds 2^51 by one of those is a US number.
///
/// # Example
/// ```
/// assert_eq!(aliexpress::global_id("3256804198842751").as_deref(), Some("1005004385157503"));
/// assert_eq!(aliexpress::global_id("1005004385157503").as_deref(), Some("1005004385157503"));
/// ```
pub fn global_id(product_id: &str) -> Option<String> {
    let number: u64 = product_id.parse().ok()?;
    let is_us = number > US_OFFSET;
    Some(if is_us { (number - US_OFFSET).to_string() } else { product_id.to_owned() })
}

/// The product's number in an address: `/item/<digits>.html`, `/item/<words>/<digits>.html` or
/// `/i/<digits>.html`.
pub fn product_id(url: &str) -> Option<&str> {
    let path = path_of(url);
    let rest =
        ["/item/", "/i/"].iter().find_map(|mark| path.split_once(mark)).map(|(_, rest)| rest)?;
    let last = rest.rsplit('/').next()?;
    digits(last.strip_suffix(".html").unwrap_or(last), 8..=20)
}

/// The product's number in a link of a list: its own, or the one that a page of bundles opens with.
pub(crate) fn linked_product_id(href: &str) -> Option<&str> {
    let bundled = || digits(parameter(href, "productIds")?.split([':', ',', '%']).next()?, 8..=20);
    product_id(href).or_else(bundled)
}

/// The SKU's number in a link to a product.
pub(crate) fn sku_id(href: &str) -> Option<&str> {
    let id = parameter(href, "sku_id").or_else(|| parameter(href, "skuId"))?;
    digits(id, 8..=20)
}

/// The value of a parameter of an address's query, as it stands there.
pub(crate) fn parameter<'a>(url: &'a str, name: &str) -> Option<&'a str> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next()?;
    query.split('&').find_map(|pair| pair.strip_prefix(name)?.strip_prefix('='))
}

/// The store's number in an address: `/store/<digits>`, perhaps followed by more.
///
/// A store's name may hold another number than the store's own, so it is never taken from there.
pub fn store_id(url: &str) -> Option<&str> {
    let (_, rest) = path_of(url).split_once("/store/")?;
    rest.split(['/', '.']).find_map(|part| digits(part, 4..=20))
}

/// An address without its query and fragment.
fn path_of(url: &str) -> &str {
    url.split(['?', '#']).next().unwrap_or(url)
}

fn digits(text: &str, lengths: std::ops::RangeInclusive<usize>) -> Option<&str> {
    (lengths.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit()))
        .then_some(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_us_number_is_the_global_one_and_two_to_the_fifty_first() {
        for (us, global) in [
            ("3256804198842751", "1005004385157503"),
            ("2255800066908188", "4000253222940"),
            ("2251832723707097", "32910021849"),
            ("32910021849", "32910021849"),
            ("4000253222940", "4000253222940"),
            ("1005004385157503", "1005004385157503"),
        ] {
            assert_eq!(global_id(us).as_deref(), Some(global));
        }
        assert_eq!(global_id("12a"), None);
        assert_eq!(global_id("99999999999999999999"), None);
    }

    #[test]
    fn a_product_is_known_by_its_address() {
        for (url, id) in [
            (
                "https://www.aliexpress.us/item/3256804198842751.html?spm=a2g0o",
                Some("3256804198842751"),
            ),
            ("https://www.aliexpress.com/item/Some-Old-Slug/32910021849.html", Some("32910021849")),
            ("//es.aliexpress.com/item/-/1005002724686123.html", Some("1005002724686123")),
            (
                "https://aliexpress.ru/item/1005006180026951.html?sku_id=12000",
                Some("1005006180026951"),
            ),
            ("https://m.aliexpress.com/i/1005006180026951.html", Some("1005006180026951")),
            ("https://www.aliexpress.com/w/wholesale-32910021849.html", None),
            ("https://www.aliexpress.com/?to=/item/32910021849.html", None),
            ("https://www.aliexpress.com/item/abc.html", None),
        ] {
            assert_eq!(product_id(url), id, "{url}");
        }
    }

    #[test]
    fn a_link_of_a_list_leads_to_its_product_and_its_variant() {
        for (href, product, sku) in [
            (
                "//www.aliexpress.com/item/1005006180026951.html?sku_id=12000036996876352&x=1",
                Some("1005006180026951"),
                Some("12000036996876352"),
            ),
            (
                "//www.aliexpress.com/item/1005006180026951.html?skuId=12000036996876352#top",
                Some("1005006180026951"),
                Some("12000036996876352"),
            ),
            (
                "/ssr/300000512/BundleDeals2?productIds=1005006180026951:12000036996876352&pha=1",
                Some("1005006180026951"),
                None,
            ),
            (
                "/ssr/300000512/BundleDeals2?productIds=1005006180026951%3A120000",
                Some("1005006180026951"),
                None,
            ),
            (
                "//www.aliexpress.com/item/1005006180026951.html?old_sku_id=12000036996876352",
                Some("1005006180026951"),
                None,
            ),
            ("//www.aliexpress.com/w/wholesale.html?q=1", None, None),
        ] {
            assert_eq!((linked_product_id(href), sku_id(href)), (product, sku), "{href}");
        }
    }

    #[test]
    fn a_store_is_known_by_its_address_and_not_by_its_name() {
        for (url, id) in [
            ("//www.aliexpress.com/store/1102136044", Some("1102136044")),
            ("//pl.aliexpress.com/store/5361180?spm=1", Some("5361180")),
            ("//es.aliexpress.com/store/feedback-score/911061014.html", Some("911061014")),
            ("//es.aliexpress.com/store/911061014/pages/all-items.html", Some("911061014")),
            ("https://shop.aliexpress.com/store/2986026", Some("2986026")),
            ("//www.aliexpress.com/item/1005006180026951.html", None),
        ] {
            assert_eq!(store_id(url), id, "{url}");
        }
    }
}
