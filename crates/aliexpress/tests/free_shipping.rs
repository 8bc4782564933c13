//! Free shipping with a condition is not free, wherever on its line the condition stands; and the least of
//! several fees is no fee.

#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

use contract::{Amount, Reading};

const URL: &str = "https://www.aliexpress.us/item/3256809400000517.html";

/// A listing of today's layout with these lines on shipping.
fn listing(lines: &[&str]) -> String {
    listing_of(["en", "US", "USD"], "$45.80", lines)
}

/// The same on a page of another language, country and currency.
fn listing_of([lang, country, currency]: [&str; 3], price: &str, lines: &[&str]) -> String {
    let lines: String = lines
        .iter()
        .map(|line| format!(r#"<div class="dynamic-shipping-line dynamic-shipping-titleLayout"><span>{line}</span></div>"#))
        .collect();
    format!(
        r#"<html lang="{lang}"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 {country}"></span><div class="ship-to--text--x"><span>{lang}/</span><b>{currency}</b></div></div><div class="pdp-body pdp-wrap"><div class="pdp-info-right"><div data-pl="product-price"><span class="price-default--current--x">{price}</span></div><h1 data-pl="product-title">Kettle</h1></div><div class="pdp-body-top-right"><a data-pl="store-name" href="//www.aliexpress.us/store/1102400057">Ember Store</a><div class="shipping--item--x"><div class="dynamic-shipping">{lines}</div></div></div></div></body></html>"#
    )
}

/// The fee, or why it is missing.
fn fee_of(reading: Reading) -> Result<Amount, String> {
    let why = reading.missing.into_iter().find(|missing| missing.field == "shipping");
    let fee = reading.listing.expect("a listing").shipping;
    fee.ok_or_else(|| why.expect("a reason").why)
}

/// The fee that is read, and the least spend for free shipping.
fn shipping(lines: &[&str]) -> (Option<String>, Option<String>) {
    let reading = aliexpress::read_text(&listing(lines), URL, None);
    let listing = reading.listing.expect("a listing");
    (
        listing.shipping.map(|fee| fee.to_string()),
        listing.shipping_free_over.map(|over| over.to_string()),
    )
}

#[test]
fn free_shipping_is_free_if_nothing_restricts_it() {
    for lines in [
        &["<strong>Free shipping</strong>"][..],
        &["<strong>Free shipping</strong>&nbsp;"],
        &["<strong>Free shipping</strong>", "Delivery: Dec 12 - 20"],
    ] {
        assert_eq!(shipping(lines), (Some("0.00".into()), None), "{lines:?}");
    }
}

#[test]
fn a_condition_beside_free_shipping_makes_the_fee_unknown() {
    for lines in [
        &["<strong>Free shipping</strong> for Choice members"][..],
        &["<strong>Free shipping</strong> <b>on your first order</b>"],
        &["<strong>Free shipping</strong> with coupon"],
        &["<strong>Free shipping</strong> when you buy 3+ items"],
        &["<strong>Free shipping</strong> + $2.00 handling"],
        &["<strong>Free shipping</strong> until Dec 3"],
        &["<strong>Free shipping</strong> in the app"],
        &["<strong>Free shipping</strong>", "for new users"],
    ] {
        assert_eq!(shipping(lines), (None, None), "{lines:?}");
    }
    for lines in [
        &["<strong>Free shipping</strong> on orders over <b>$60</b>"][..],
        &["<strong>Free shipping</strong>", "on orders over $60"],
    ] {
        assert_eq!(shipping(lines), (None, Some("60.00".into())), "{lines:?}");
    }
}

#[test]
fn a_fee_from_an_amount_on_is_not_known_and_a_fee_is_in_every_language() {
    for (site, price, fee, least) in [
        (["en", "US", "USD"], "$45.80", "Shipping: $5.25", "Shipping: from $5.25"),
        (["en", "US", "USD"], "$45.80", "Shipping: $5.25", "from $5.25 shipping"),
        (["en", "US", "USD"], "$45.80", "Shipping: $5.25", "Shipping $5.25+"),
        (["de", "DE", "EUR"], "45,80€", "Versand: 5,25€", "Versand: ab 5,25€"),
        (["es", "ES", "EUR"], "45,80€", "Envío: 5,25€", "Envío: desde 5,25€"),
        (["fr", "FR", "EUR"], "45,80€", "Livraison : 5,25€", "Livraison : à partir de 5,25€"),
        (["fr", "FR", "EUR"], "45,80€", "Livraison : 5,25€", "Livraison dès 5,25€"),
        (["it", "IT", "EUR"], "45,80€", "Spedizione: 5,25€", "Spedizione: da 5,25€"),
        (["pt", "BR", "BRL"], "R$ 45,80", "Frete: R$ 5,25", "Frete: a partir de R$ 5,25"),
        (["nl", "NL", "EUR"], "€ 45,80", "Verzending: € 5,25", "Verzending: vanaf € 5,25"),
        (["pl", "PL", "PLN"], "45,80 zł", "Wysyłka: 5,25 zł", "Wysyłka: od 5,25 zł"),
        (["cs", "CZ", "CZK"], "458 Kč", "Doprava: 52 Kč", "Doprava: od 52 Kč"),
        (["ru", "RU", "RUB"], "458 ₽", "Доставка: 52 ₽", "Доставка: от 52 ₽"),
        (["uk", "UA", "UAH"], "458 ₴", "Доставка: 52 ₴", "Доставка: від 52 ₴"),
        (["id", "ID", "IDR"], "Rp45.800", "Ongkir: Rp5.250", "Ongkir: mulai Rp5.250"),
        (["vi", "VN", "VND"], "45.800₫", "Vận chuyển: 5.250₫", "Vận chuyển: từ 5.250₫"),
        (["th", "TH", "THB"], "฿458", "ค่าจัดส่ง: ฿52", "ค่าจัดส่ง: เริ่มต้นที่ ฿52"),
        (["ja", "JP", "JPY"], "4,580円", "送料: 525円", "送料: 525円から"),
        (["ko", "KR", "KRW"], "₩45,800", "배송비: ₩5,250", "배송비: ₩5,250부터"),
        (["he", "IL", "ILS"], "₪45.80", "משלוח: ₪5.25", "משלוח: החל מ-₪5.25"),
        (["ar", "SA", "SAR"], "45.80 ر.س", "الشحن: 5.25 ر.س", "الشحن: ابتداءً من 5.25 ر.س"),
    ] {
        let read = |line: &str| {
            let line = format!("<strong>{line}</strong>");
            let html = listing_of(site, price, &[&line]);
            fee_of(aliexpress::read_text(&html, URL, None))
        };
        assert!(read(fee).is_ok(), "{fee}: {:?}", read(fee));
        let why = read(least).expect_err(least);
        assert!(why.contains(least), "{why}");
    }
}

#[test]
fn free_shipping_of_some_items_is_not_free_and_two_fees_contradict_each_other_in_every_language() {
    for (site, price, free, some, fee, other) in [
        (
            ["en", "US", "USD"],
            "$45.80",
            "Free shipping",
            "on selected items",
            "Shipping: $5.25",
            "$6.25",
        ),
        (
            ["de", "DE", "EUR"],
            "45,80€",
            "Kostenloser Versand",
            "auf ausgewählte Artikel",
            "Versand: 5,25€",
            "6,25€",
        ),
        (
            ["es", "ES", "EUR"],
            "45,80€",
            "Envío gratis",
            "en artículos seleccionados",
            "Envío: 5,25€",
            "6,25€",
        ),
        (
            ["fr", "FR", "EUR"],
            "45,80€",
            "Livraison gratuite",
            "sur articles sélectionnés",
            "Livraison : 5,25€",
            "6,25€",
        ),
        (
            ["it", "IT", "EUR"],
            "45,80€",
            "Spedizione gratuita",
            "su articoli selezionati",
            "Spedizione: 5,25€",
            "6,25€",
        ),
        (
            ["pt", "BR", "BRL"],
            "R$ 45,80",
            "Frete grátis",
            "em itens selecionados",
            "Frete: R$ 5,25",
            "R$ 6,25",
        ),
        (
            ["nl", "NL", "EUR"],
            "€ 45,80",
            "Gratis verzending",
            "op geselecteerde artikelen",
            "Verzending: € 5,25",
            "€ 6,25",
        ),
        (
            ["pl", "PL", "PLN"],
            "45,80 zł",
            "Darmowa wysyłka",
            "na wybrane produkty",
            "Wysyłka: 5,25 zł",
            "6,25 zł",
        ),
        (
            ["cs", "CZ", "CZK"],
            "458 Kč",
            "Doprava zdarma",
            "na vybrané produkty",
            "Doprava: 52 Kč",
            "62 Kč",
        ),
        (
            ["ru", "RU", "RUB"],
            "458 ₽",
            "Бесплатная доставка",
            "на выбранные товары",
            "Доставка: 52 ₽",
            "62 ₽",
        ),
        (
            ["uk", "UA", "UAH"],
            "458 ₴",
            "Безкоштовна доставка",
            "на вибрані товари",
            "Доставка: 52 ₴",
            "62 ₴",
        ),
        (
            ["tr", "TR", "TRY"],
            "458 TL",
            "Ücretsiz kargo",
            "seçili ürünlerde",
            "Kargo: 52 TL",
            "62 TL",
        ),
        (
            ["id", "ID", "IDR"],
            "Rp45.800",
            "Gratis ongkir",
            "untuk produk tertentu",
            "Ongkir: Rp5.250",
            "Rp6.250",
        ),
        (
            ["vi", "VN", "VND"],
            "45.800₫",
            "Miễn phí vận chuyển",
            "cho sản phẩm được chọn",
            "Vận chuyển: 5.250₫",
            "6.250₫",
        ),
        (["th", "TH", "THB"], "฿458", "จัดส่งฟรี", "สินค้าที่ร่วมรายการ", "ค่าจัดส่ง: ฿52", "฿62"),
        (["ja", "JP", "JPY"], "4,580円", "送料無料", "対象商品", "送料: 525円", "625円"),
        (["ko", "KR", "KRW"], "₩45,800", "무료 배송", "대상 상품", "배송비: ₩5,250", "₩6,250"),
        (["he", "IL", "ILS"], "₪45.80", "משלוח חינם", "על פריטים נבחרים", "משלוח: ₪5.25", "₪6.25"),
        (
            ["ar", "SA", "SAR"],
            "45.80 ر.س",
            "شحن مجاني",
            "على منتجات مختارة",
            "الشحن: 5.25 ر.س",
            "6.25 ر.س",
        ),
    ] {
        let read = |lines: &[&str]| {
            let lines: Vec<_> = lines.iter().map(|it| format!("<strong>{it}</strong>")).collect();
            let lines: Vec<_> = lines.iter().map(String::as_str).collect();
            let html = listing_of(site, price, &lines);
            let fee = fee_of(aliexpress::read_text(&html, URL, None));
            fee.map(|fee| fee.value().is_zero())
        };
        assert_eq!(read(&[free]), Ok(true), "{free}");
        let whole = [free, some].join(" ");
        assert_eq!(read(&[&whole]), Err(["not understood: ", &whole].concat()), "{whole}");
        let label = fee.split(':').next().expect("a label");
        let other = [label, ": ", other].concat();
        for lines in [[fee, other.as_str()], [free, fee], [fee, free]] {
            let why = read(&lines).expect_err(fee);
            assert!(why.contains("two fees"), "{lines:?}: {why}");
        }
        assert_eq!(read(&[fee, fee]), Ok(false), "{fee}");
    }
}

/// The same, read at noon of a day.
fn shipping_at(day: &str, lines: &[&str]) -> (Option<String>, Option<String>) {
    let at = deal::Instant::parse(&format!("{day}T12:00:00Z")).ok();
    let reading = aliexpress::read_text_at(&listing(lines), URL, None, at);
    let listing = reading.listing.expect("a listing");
    let quoted = reading.unexplained.iter().filter(|it| it.near == "shipping").count();
    assert!(listing.shipping.is_none() || quoted == 0, "{lines:?} {:?}", reading.unexplained);
    (
        listing.shipping.map(|fee| fee.to_string()),
        listing.shipping_free_over.map(|over| over.to_string()),
    )
}

#[test]
fn free_shipping_that_lasts_today_is_free_and_any_other_is_not_known() {
    for (day, text, is_free) in [
        ("2026-11-30", "Free shipping until Dec 1", true),
        ("2026-11-30", "Free shipping until Dec 1, 2026", true),
        ("2026-11-30", "Free shipping from Nov 20 to Dec 9, 2026", true),
        ("2026-11-30", "Free shipping within 10 days", true),
        ("2026-11-30", "Free shipping to US", true),
        ("2026-12-03", "Free shipping until Dec 1, 2026", false),
        // Somewhere it is over.
        ("2026-12-01", "Free shipping until Dec 1, 2026", false),
        ("2026-11-30", "Free shipping from Dec 5 to Dec 9, 2026", false),
        ("2026-11-30", "Free shipping with coupon until Dec 9, 2026", false),
        ("2026-11-30", "Free shipping for members until Dec 9, 2026", false),
        ("2026-11-30", "Free shipping on your first order until Dec 9, 2026", false),
        ("2026-11-30", "Free shipping to CA", false),
        ("2026-11-30", "No free shipping to US", false),
        ("2026-11-30", "Free shipping except to US", false),
    ] {
        let fee = is_free.then(|| "0.00".to_owned());
        let line = format!("<strong>{text}</strong>");
        assert_eq!(shipping_at(day, &[&line]), (fee, None), "{day} {text}");
    }
}

#[test]
fn a_fee_that_is_struck_through_is_what_it_would_have_been() {
    for struck in [
        "<s>$4.79</s>",
        "<del>US $4.79</del>",
        "<span style='text-decoration:line-through'>$4.79</span>",
    ] {
        for (line, fee) in [
            (format!("<strong>Free shipping {struck}</strong>"), Some("0.00")),
            (format!("<strong>Free shipping</strong> {struck}"), Some("0.00")),
            (format!("<strong>{struck} Free shipping</strong>"), Some("0.00")),
            (format!("<strong>{struck} Free</strong>"), Some("0.00")),
            (format!("<strong>Shipping: $2.99 {struck}</strong>"), Some("2.99")),
            (format!("<strong>Free shipping {struck}</strong> with coupon"), None),
            (format!("<strong>{struck} Free</strong> for Choice members"), None),
            ("<strong>Free shipping $4.79</strong>".to_owned(), None),
        ] {
            let fee = fee.map(str::to_owned);
            assert_eq!(shipping_at("2026-11-30", &[&line]), (fee, None), "{line}");
        }
    }
    for (text, fee, over) in [
        ("Shipping: $4.79 (free over $20)", Some("4.79"), Some("20.00")),
        ("Shipping: $4.79 (free on orders over $20)", Some("4.79"), Some("20.00")),
        ("Shipping: $4.79 (from $20)", None, None),
        ("Shipping: $4.79 (free with coupon)", None, None),
    ] {
        let line = format!("<strong>{text}</strong>");
        let said = (fee.map(str::to_owned), over.map(str::to_owned));
        assert_eq!(shipping_at("2026-11-30", &[&line]), said, "{text}");
    }
}
