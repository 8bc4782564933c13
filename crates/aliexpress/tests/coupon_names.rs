//! Names of stores on coupons' cards: words in them are no state, no amount and no condition of the coupon, and
//! where a name cannot be told from a text of the offer the coupon is uncertain.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{Amount, Offer, OfferState, Reading};
use rust_decimal::Decimal;

const CENTRE: &str = "https://www.aliexpress.com/ssr/300000512/glo-coupon-center";

/// A language: its locale, country and currency, a headline of 5 off, its condition of 30, a store's coupon and a
/// button that collects.
type Language = ([&'static str; 3], [&'static str; 4]);

const LANGUAGES: [Language; 10] = [
    (["en", "US", "USD"], ["US $5 OFF", "orders over US $30", "Store coupon", "Collect"]),
    (["de", "DE", "EUR"], ["5 € Rabatt", "ab 30 € Bestellwert", "Shop-Coupon", "Sammeln"]),
    (["fr", "FR", "EUR"], ["5 € de réduction", "dès 30 € d’achat", "Coupon boutique", "Récupérer"]),
    (
        ["es", "ES", "EUR"],
        ["5 € dto.", "en pedidos de más de 30 €", "Cupón de la tienda", "Recoger"],
    ),
    (["pt", "BR", "BRL"], ["R$ 5 OFF", "acima de R$ 30", "Cupom da loja", "Coletar"]),
    (
        ["pl", "PL", "PLN"],
        ["5 zł zniżki", "przy zamówieniach powyżej 30 zł", "Kupon sklepu", "Odbierz"],
    ),
    (["ru", "KZ", "KZT"], ["5 ₸ скидка", "на заказ от 30 ₸", "Купон магазина", "Получить"]),
    (["ja", "JP", "JPY"], ["5円OFF", "30円以上のご注文", "ストアクーポン", "獲得する"]),
    (["ko", "KR", "KRW"], ["₩5 할인", "₩30 이상 주문 시", "스토어 쿠폰", "받기"]),
    (["ar", "SA", "SAR"], ["خصم 5 ر.س", "للطلبات فوق 30 ر.س", "قسيمة المتجر", "اجمع"]),
];

const NAMES: [&str; 14] = [
    "Used Books Store",
    "Expired Vintage",
    "Sold Out Store",
    "Gone Fishing Shop",
    "App Store",
    "New Buyer Store",
    "First Order Store",
    "Free Shipping Store",
    "No Minimum Store",
    "Cashback Kings",
    "Coupon World",
    "Shop1102345678 Store",
    "SZ 3C Official Store",
    "Store 24/7",
];

/// The least that an offer asks for, where it is known.
fn least_of(offer: &Offer) -> Option<Decimal> {
    offer.min_spend.as_ref()?.as_ref().map(Amount::value)
}

/// What an offer takes off.
fn off_of(offer: &Offer) -> Option<Decimal> {
    offer.off.as_ref().map(Amount::value)
}

fn page([lang, country, currency]: [&str; 3], cards: &str) -> Reading {
    let html = format!(
        "<html lang={lang}><body><div class=\"ship-to--menuItem--Z\"><span class=\"country-flag-y2023 {country}\">\
         </span><div class=\"ship-to--text--R\"><span>{}/</span><b>{currency}</b></div></div>\
         <main><h2>Coupons</h2><ul>{cards}</ul></main></body></html>",
        lang.to_uppercase()
    );
    read_text(&html, CENTRE, None)
}

/// Two cards of which the first has a text in the place of a store's name.
fn cards([off, least, label, button]: [&str; 4], name: &str) -> String {
    let card = |off: &str, name: &str| {
        format!(
            "<li>{name}<span>{label}</span><div><span>{off}</span></div><div><span>{least}</span></div>\
             <button>{button}</button></li>"
        )
    };
    [card(off, name), card(&off.replace('5', "4"), "<a href='/store/1102345678'>Wuxi Tools</a>")]
        .concat()
}

#[test]
fn the_name_in_a_stores_link_changes_nothing_of_its_coupon() {
    for (site, card) in LANGUAGES {
        for name in NAMES {
            for link in [
                format!("<a href='/store/1102345678'>{name}</a>"),
                format!("<div><a href='/store/1102345678'><img><span>{name}</span></a></div>"),
            ] {
                let reading = page(site, &cards(card, &link));
                let [offer, _] = reading.offers.as_slice() else {
                    unreachable!("{site:?} {name}: {:?} {:?}", reading.offers, reading.missing)
                };
                assert_eq!(off_of(offer), Some(Decimal::from(5)), "{name}");
                assert_eq!(least_of(offer), Some(Decimal::from(30)), "{site:?} {name}");
                assert_eq!(offer.state, Some(OfferState::Open), "{site:?} {name}");
                assert_eq!(offer.seller.as_deref(), Some("1102345678"), "{site:?} {name}");
                let is_limited = offer.first_order_only || offer.app_only || offer.followers_only;
                assert!(!is_limited && offer.uncertain.is_none(), "{site:?} {name}: {offer:?}");
            }
        }
    }
}

#[test]
fn a_name_that_is_no_link_is_no_state_and_what_it_may_say_is_uncertain() {
    for (site, card) in LANGUAGES {
        for name in &NAMES[..4] {
            let reading = page(site, &cards(card, &format!("<div>{name}</div>")));
            for offer in
                reading.offers.iter().filter(|offer| off_of(offer) == Some(Decimal::from(5)))
            {
                assert!(offer.uncertain.is_some(), "{site:?} {name}: {offer:?}");
                assert!(
                    matches!(offer.state, None | Some(OfferState::Open)),
                    "{site:?} {name}: {offer:?}"
                );
            }
        }
    }
}

#[test]
fn a_condition_that_links_to_the_store_is_no_name() {
    let conditions = [
        "Selected products",
        "New buyers only",
        "App only",
        "Followers only",
        "Min 2 items",
        "US $40",
    ];
    for (site, card) in LANGUAGES {
        for condition in conditions {
            let link = format!("<a href='/store/1102345678'>{condition}</a>");
            let reading = page(site, &cards(card, &link));
            for offer in
                reading.offers.iter().filter(|offer| off_of(offer) == Some(Decimal::from(5)))
            {
                let is_limited = offer.first_order_only
                    || offer.app_only
                    || offer.followers_only
                    || offer.min_pieces == Some(2);
                let is_known = is_limited || offer.min_spend == Some(None);
                assert!(is_known || offer.uncertain.is_some(), "{site:?} {condition}: {offer:?}");
            }
        }
    }
}

#[test]
fn a_share_with_a_most_before_its_least_is_read_and_a_bound_on_orders_is_not() {
    for (text, is_read) in [
        ("20% off, max $15 orders over $50", true),
        ("20% off up to $15 orders over $50", true),
        ("$5 off, max $40 orders", false),
        ("$5 off, up to $40 orders", false),
        ("$5 off max $40 orders from $10", false),
    ] {
        let context = wording::Context {
            locale: "en_US",
            currency: deal::Currency::new("USD").ok(),
            number_format: None,
        };
        assert_eq!(wording::offer(text, &context).is_ok(), is_read, "{text}");
    }
}
