//! The list of a wallet that coupons stand in: open tabs, headings and addresses that say what has become of them,
//! and those that leave it open.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{OfferState, Reading};

const WALLET: &str = "https://www.aliexpress.com/p/my-coupons/index.html";

/// A language: its locale, country and currency, a headline and its condition, a store's coupon, and the tabs of
/// unused, used, expired and all coupons.
type Language = ([&'static str; 3], [&'static str; 3], [&'static str; 4]);

const LANGUAGES: [Language; 9] = [
    (
        ["en", "US", "USD"],
        ["US $5 OFF", "orders over US $30", "Store coupon"],
        ["Unused", "Used", "Expired", "All"],
    ),
    (
        ["de", "DE", "EUR"],
        ["5 € Rabatt", "ab 30 € Bestellwert", "Shop-Coupon"],
        ["Nicht verwendet", "Verwendet", "Abgelaufen", "Alle"],
    ),
    (
        ["fr", "FR", "EUR"],
        ["5 € de réduction", "dès 30 € d’achat", "Coupon boutique"],
        ["Non utilisés", "Utilisés", "Expirés", "Tous"],
    ),
    (
        ["es", "ES", "EUR"],
        ["5 € dto.", "en pedidos de más de 30 €", "Cupón de la tienda"],
        ["Sin usar", "Usados", "Caducados", "Todos"],
    ),
    (
        ["pt", "BR", "BRL"],
        ["R$ 5 OFF", "acima de R$ 30", "Cupom da loja"],
        ["Não usados", "Usados", "Expirados", "Cupons"],
    ),
    (
        ["ja", "JP", "JPY"],
        ["5円OFF", "30円以上のご注文", "ストアクーポン"],
        ["未使用", "使用済み", "期限切れ", "すべて"],
    ),
    (
        ["pl", "PL", "PLN"],
        ["5 zł zniżki", "przy zamówieniach powyżej 30 zł", "Kupon sklepu"],
        ["Niewykorzystane", "Wykorzystane", "Wygasłe", "Wszystkie"],
    ),
    (
        ["ru", "KZ", "KZT"],
        ["5 ₸ скидка", "на заказ от 30 ₸", "Купон магазина"],
        ["Неиспользованные", "Использованные", "Истёкшие", "Все"],
    ),
    (
        ["ar", "SA", "SAR"],
        ["خصم 5 ر.س", "للطلبات فوق 30 ر.س", "قسيمة المتجر"],
        ["غير مستخدمة", "مستخدمة", "منتهية الصلاحية", "الكل"],
    ),
];

/// A wallet with these tabs or headings above two coupons of a store, and headings between.
fn wallet(url: &str, (site, card, _): &Language, above: &str) -> Reading {
    let ([lang, country, currency], [off, least, label]) = (site, card);
    let coupon = |off: &str| {
        format!(
            "<li><a href='/store/1102345678'>Wuxi Tools</a><span>{label}</span><div><span>{off}</span></div>\
             <div><span>{least}</span></div></li>"
        )
    };
    let html = format!(
        "<html lang={lang}><body><div class=\"ship-to--menuItem--Z\"><span class=\"country-flag-y2023 {country}\">\
         </span><div class=\"ship-to--text--R\"><span>{}/</span><b>{currency}</b></div></div>\
         <main>{above}<ul>{}{}</ul></main></body></html>",
        lang.to_uppercase(),
        coupon(off),
        coupon(&off.replace('5', "4")),
    );
    read_text(&html, url, None)
}

/// Tabs, one of them open by its mark.
fn tabs(names: &[&str], open: Option<usize>, element: &str) -> String {
    let tab = |(at, name): (usize, &&str)| {
        let mark = open.map(|open| format!(" aria-selected={}", open == at)).unwrap_or_default();
        format!("<{element}{mark}>{name}</{element}>")
    };
    format!("<nav>{}</nav>", names.iter().enumerate().map(tab).collect::<String>())
}

/// What the coupons of a wallet are: their one state if all is certain.
fn state(reading: &Reading, page: &str) -> Option<OfferState> {
    assert_eq!(reading.offers.len(), 2, "{page}: {:?} {:?}", reading.offers, reading.missing);
    let first = &reading.offers[0];
    assert_eq!(first.state, reading.offers[1].state, "{page}");
    let is_open = first.uncertain.is_some();
    assert!(reading.offers.iter().all(|offer| offer.uncertain.is_some() == is_open), "{page}");
    if is_open {
        assert!(reading.all_offers_of.is_none() && first.why.is_some(), "{page}");
        assert_eq!((first.state, first.collected), (None, None), "{page}");
    }
    first.state
}

const STATES: [Option<OfferState>; 4] =
    [Some(OfferState::Collected), Some(OfferState::Used), Some(OfferState::Expired), None];

#[test]
fn the_open_tab_says_which_list_it_is_and_one_of_all_leaves_it_open() {
    for language in LANGUAGES {
        for (at, expected) in STATES.into_iter().enumerate() {
            for element in ["div role=tab", "button role=tab", "a"] {
                let mark = element.split(' ').next().unwrap_or_default();
                let above = tabs(&language.2, Some(at), element)
                    .replace(&format!("</{element}>"), &format!("</{mark}>"));
                for between in ["", "<h2>Coupons</h2>"] {
                    let above = [&above, between].concat();
                    assert_eq!(
                        state(&wallet(WALLET, &language, &above), &above),
                        expected,
                        "{above}"
                    );
                }
            }
        }
    }
}

#[test]
fn of_tabs_without_a_mark_nobody_knows_which_is_open() {
    for language in LANGUAGES {
        let counted = language.2.map(|name| format!("{name} (2)"));
        let counted: Vec<&str> = counted.iter().map(String::as_str).collect();
        for names in [&language.2[..], &language.2[..2], &language.2[1..3], &counted] {
            for element in ["div", "button", "a", "span", "li"] {
                let above = ["<h1>AliExpress</h1>", &tabs(names, None, element)].concat();
                assert_eq!(state(&wallet(WALLET, &language, &above), &above), None, "{above}");
            }
        }
    }
}

#[test]
fn a_heading_says_which_list_it_is() {
    for language in LANGUAGES {
        for (at, expected) in STATES.into_iter().enumerate().take(3) {
            let above = format!("<h1>AliExpress</h1><h2>{} (2)</h2>", language.2[at]);
            assert_eq!(state(&wallet(WALLET, &language, &above), &above), expected, "{above}");
        }
        // No heading by its element.
        for over in &language.2[1..3] {
            let above = format!("<div>{over}</div>");
            assert_eq!(state(&wallet(WALLET, &language, &above), &above), None, "{above}");
        }
    }
}

#[test]
fn an_address_that_names_another_list_leaves_it_open() {
    for tail in
        ["?status=used", "?tab=expired&x=1", "#/used", "?couponStatus=EXPIRED", "?list=redeemed"]
    {
        for language in LANGUAGES {
            assert_eq!(
                state(&wallet(&[WALLET, tail].concat(), &language, ""), tail),
                None,
                "{tail}"
            );
        }
    }
    for tail in ["", "?status=unused", "?spm=a2g0o.best.used1"] {
        let reading = wallet(&[WALLET, tail].concat(), &LANGUAGES[0], "");
        assert_eq!(state(&reading, tail), Some(OfferState::Collected), "{tail}");
    }
}
