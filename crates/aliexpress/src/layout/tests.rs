//! What is read of the rendered page of a listing, whatever its layout, and what then is not.

#[test]
fn the_price_may_stand_in_the_second_of_its_boxes() {
    let html = r#"<div class="pdp-info"><b data-pl="product-price"></b>
        <b data-pl="product-price"><i class="price-default--current--x">US $7.00</i></b></div>"#;
    let url = "https://www.aliexpress.com/item/1005009400000301.html";
    let listing = crate::read_text(html, url, None).listing.unwrap();
    assert_eq!(listing.price.unwrap().min.to_string(), "7.00");
}

#[test]
fn what_stands_beside_the_price_is_in_the_currency_of_the_page() {
    for (fee, bulk, expected) in [
        ("Shipping: ₩2,000", "₩900 / piece for 10 pieces or more", Some("2000")),
        ("Shipping: 1,99€", "0,90€ / piece for 10 pieces or more", None),
    ] {
        let html = format!(
            r#"<html lang="en"><div class="ship-to--text--x"><b>KRW</b></div><div class="pdp-info">
            <i class="banner-promotion-enhance--text--x">{bulk}</i></div>
            <div class="dynamic-shipping-titleLayout"><strong>{fee}</strong></div>"#
        );
        let url = "https://www.aliexpress.com/item/1005009400000301.html";
        let listing = crate::read_text(&html, url, None).listing.unwrap();
        let shipping = listing.shipping.map(|fee| fee.value().normalize().to_string());
        assert_eq!(shipping.as_deref(), expected, "{fee}");
        let priced = listing.bulk.iter().filter(|bulk| bulk.price.is_some()).count();
        assert_eq!(priced, usize::from(expected.is_some()), "{bulk}");
    }
}

/// The listing of a page that shows this price block and has this head.
fn priced(head: &str, block: &str) -> contract::Listing {
    let html = format!(
        r#"<html lang="en"><head>{head}</head><div class="ship-to--text--x"><b>USD</b></div>
        <div class="pdp-info"><div data-pl="product-price">{block}</div></div>"#
    );
    let url = "https://www.aliexpress.com/item/1005009400000301.html";
    crate::read_text(&html, url, None).listing.unwrap()
}

fn price_of(listing: &contract::Listing) -> Option<String> {
    let price = listing.price.as_ref()?;
    assert_eq!(price.min, price.max);
    Some(price.min.to_string())
}

#[test]
fn two_elements_never_become_one_number() {
    for (inside, price) in [
        ("<span>$45</span><sup>80</sup>", None),
        ("$45<sup>80</sup>", None),
        ("<span>$</span><span>45</span> <span>80</span>", None),
        ("<b>$1</b><b>234</b>", None),
        ("<b>$1</b>\n<b>234</b>", None),
        ("<i>$4</i><i>5</i><i>.80</i>", None),
        ("<span>$</span><span>45</span><span>.</span><span>80</span>", Some("45.80")),
        ("<span>$</span><span>45</span><sup>.80</sup>", Some("45.80")),
        ("<span>$1</span><span>,</span><span>234</span><sup>.56</sup>", Some("1234.56")),
        ("$45<!-- -->.80", Some("45.80")),
    ] {
        let block = format!(r#"<span class="price-default--current--x">{inside}</span>"#);
        assert_eq!(price_of(&priced("", &block)).as_deref(), price, "{inside}");
    }
}

#[test]
fn a_price_that_the_page_contradicts_is_missing() {
    let ld = |price: &str, currency: &str| {
        format!(
            r#"<script type="application/ld+json">{{"@context": "https://schema.org", "@type": "Product",
            "offers": {{"@type": "Offer", "priceCurrency": "{currency}", "price": "{price}"}}}}</script>"#
        )
    };
    let meta = |name: &str, price: &str| {
        format!(
            r#"<meta property="{name}:amount" content="{price}"><meta property="{name}:currency" content="USD">"#
        )
    };
    let now = r#"<i class="price-default--current--x">$45.80</i>"#;
    for (head, more, price) in [
        (String::new(), String::new(), Some("45.80")),
        (ld("45.8", "USD"), String::new(), Some("45.80")),
        (ld("45.80.", "USD"), String::new(), Some("45.80")),
        (ld("4580", "USD"), String::new(), None),
        (ld("39.99", "USD"), String::new(), None),
        (ld("39.99", "EUR"), String::new(), Some("45.80")),
        (meta("product:price", "39.99"), String::new(), None),
        (meta("og:price", "45.80"), String::new(), Some("45.80")),
        (String::new(), r#"<b itemprop="price" content="4580"></b><b itemprop="priceCurrency" content="USD"></b>"#.into(), None),
        (r#"<meta property="og:title" content="39.99US $ 40% OFF|Lamp">"#.into(), String::new(), None),
        (r#"<meta property="og:title" content="45.80US $ |Lamp">"#.into(), String::new(), Some("45.80")),
        // What is struck through must be more.
        (String::new(), r#"<i class="price-default--original--x">$91.60</i>"#.into(), Some("45.80")),
        (String::new(), r#"<i class="price-default--original--x">$4.58</i>"#.into(), None),
        (ld("91.60", "USD"), r#"<i class="price-default--original--x">$91.60</i>"#.into(), Some("45.80")),
    ] {
        let listing = priced(&head, &[now, &more].concat());
        assert_eq!(price_of(&listing).as_deref(), price, "{head} {more}");
    }
}

#[test]
fn a_full_page_of_an_unknown_layout_is_not_understood_and_an_empty_one_not_loaded() {
    let url = "https://www.aliexpress.com/item/1005009400000301.html";
    for (body, is_loaded) in [
        ("<div id=root></div>", false),
        ("<header>US $5.00 off</header><div id=root></div><footer>US $9.99</footer>", false),
        ("<h1>Lamp</h1>", true),
        ("<div><div>Lamp</div><span>US $45.80</span></div>", true),
        ("<div><div>Lamp</div><p><span>US $</span><span>45</span><span>.80</span></p></div>", true),
    ] {
        let html = format!("<html lang=en><div class='ship-to--text--x'><b>USD</b></div>{body}");
        let reading = crate::read_text(&html, url, None);
        let availability = reading.listing.unwrap().availability;
        let expected = (!is_loaded).then_some(contract::Availability::NotLoaded);
        assert_eq!(availability, expected, "{body}");
        let why = reading.missing.iter().find(|missing| missing.field == "price").unwrap();
        assert_eq!(why.why.to_string().starts_with("not understood"), is_loaded, "{body}");
    }
}
