//! What has become of a coupon: the share of all that others have taken says that it can be had, words in a store's
//! name say nothing, and what cannot be pressed is not open, on cards and on listings, in every language.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{Amount, Offer, OfferState, Reading};
use rust_decimal::Decimal;

const CENTRE: &str = "https://www.aliexpress.com/ssr/300000512/glo-coupon-center";
const ITEM: &str = "https://www.aliexpress.com/item/1005009400000517.html";

/// A language: its locale, country and currency, a headline of 5 off and its condition of 30, and how a page says
/// that N of a hundred coupons are taken.
type Language = ([&'static str; 3], [&'static str; 2], &'static [&'static str]);

const LANGUAGES: [Language; 19] = [
    (["en", "US", "USD"], ["US $5 OFF", "orders over US $30"], &["N% claimed", "N% used"]),
    (
        ["de", "DE", "EUR"],
        ["5 € Rabatt", "ab 30 € Bestellwert"],
        &["N % eingelöst", "N % vergriffen", "N % beansprucht"],
    ),
    (
        ["fr", "FR", "EUR"],
        ["5 € de réduction", "dès 30 € d’achat"],
        &["N % récupérés", "N % réclamés", "N % utilisés"],
    ),
    (
        ["es", "ES", "EUR"],
        ["5 € dto.", "en pedidos de más de 30 €"],
        &["N % reclamado", "N % canjeado", "N % recogido"],
    ),
    (
        ["pt", "BR", "BRL"],
        ["R$ 5 OFF", "acima de R$ 30"],
        &["N% resgatado", "N% resgatados", "N% usado", "N% obtidos"],
    ),
    (
        ["it", "IT", "EUR"],
        ["5 € di sconto", "su ordini superiori a 30 €"],
        &["N% riscattato", "N% già presi", "N% utilizzato"],
    ),
    (
        ["pl", "PL", "PLN"],
        ["5 zł zniżki", "przy zamówieniach powyżej 30 zł"],
        &["N% odebrano", "N% wykorzystano", "Odebrano N%"],
    ),
    (["nl", "NL", "EUR"], ["€ 5 korting", "vanaf € 30"], &["N% geclaimd", "N% gebruikt"]),
    (
        ["ru", "KZ", "KZT"],
        ["5 ₸ скидка", "на заказ от 30 ₸"],
        &["Разобрали N%", "N% получено", "Использовано N%"],
    ),
    (["ja", "JP", "JPY"], ["5円OFF", "30円以上のご注文"], &["N%取得済み", "N%配布済み"]),
    (["ko", "KR", "KRW"], ["₩5 할인", "₩30 이상 주문 시"], &["N% 소진"]),
    (
        ["tr", "TR", "TRY"],
        ["5 TL indirim", "30 TL üzeri siparişlerde"],
        &["%N alındı", "%N kullanıldı", "%N tükendi"],
    ),
    (["he", "IL", "ILS"], ["₪5 הנחה", "בהזמנות מעל ₪30"], &["N% נאספו", "N% נוצלו"]),
    (["ar", "SA", "SAR"], ["خصم 5 ر.س", "للطلبات فوق 30 ر.س"], &["تم الحصول على N%"]),
    (
        ["uk", "UA", "UAH"],
        ["5 ₴ знижка", "на замовлення від 30 ₴"],
        &["Розібрано N%", "N% отримано", "N% використано"],
    ),
    (
        ["cs", "CZ", "CZK"],
        ["Sleva 5 Kč", "při objednávce nad 30 Kč"],
        &["N % vyčerpáno", "N % vyzvednuto", "N % získáno"],
    ),
    (["vi", "VN", "VND"], ["Giảm ₫5", "cho đơn từ ₫30"], &["Đã nhận N%", "Đã dùng N%"]),
    (["th", "TH", "THB"], ["ลด ฿5", "เมื่อซื้อครบ ฿30"], &["ถูกเก็บแล้ว N%", "ใช้ไปแล้ว N%"]),
    (["zh", "CN", "CNY"], ["减US $5", "满US $30可用"], &["已领取N%", "已抢N%"]),
];

/// The least that an offer asks for, where it is known.
fn least_of(offer: &Offer) -> Option<Decimal> {
    offer.min_spend.as_ref()?.as_ref().map(Amount::value)
}

/// What an offer takes off.
fn off_of(offer: &Offer) -> Option<Decimal> {
    offer.off.as_ref().map(Amount::value)
}

fn page([lang, country, currency]: [&str; 3], body: &str, url: &str) -> Reading {
    let html = format!(
        "<html lang={lang}><body><div class=\"ship-to--menuItem--Z\"><span class=\"country-flag-y2023 {country}\">\
         </span><div class=\"ship-to--text--R\"><span>{}/</span><b>{currency}</b></div></div>{body}</body></html>",
        lang.to_uppercase()
    );
    read_text(&html, url, None)
}

/// A coupon on a card of the coupon centre, and in a listing's block, with something beside its words.
fn both(site: [&str; 3], [off, least]: [&str; 2], beside: &str) -> [Vec<Offer>; 2] {
    let words = format!(
        "<span>Store coupon</span><div><span>{off}</span></div><div><span>{least}</span></div>"
    );
    let other = words.replace('5', "4");
    let other = format!("<li>{other}</li>");
    let card = format!("<main><h2>Coupons</h2><ul><li>{words}{beside}</li>{other}</ul></main>");
    let item = format!(
        "<div class=pdp-info-right><h1 data-pl=product-title>Kettle</h1><div class=coupon-block--wrap--x>\
         <div class=coupon-block--couponItem--x><span>Store coupon</span> <span>{off} {least}</span> {beside}</div></div></div>"
    );
    [(card, CENTRE), (item, ITEM)].map(|(body, url)| {
        let mut offers = page(site, &body, url).offers;
        offers.retain(|it| off_of(it) != Some(Decimal::from(4)));
        offers
    })
}

fn is_whole(offer: &Offer) -> bool {
    (off_of(offer), least_of(offer)) == (Some(Decimal::from(5)), Some(Decimal::from(30)))
}

#[test]
fn the_share_that_others_have_taken_is_no_state_unless_it_is_all() {
    let mut wrong = Vec::new();
    for (site, words, shares) in LANGUAGES {
        for share in shares {
            for (taken, is_right) in [("95", None), ("7", None), ("100", Some(OfferState::Gone))] {
                let share = share.replace('N', taken);
                for offers in both(site, words, &format!("<span>{share}</span>")) {
                    let state =
                        |offer: &Offer| offer.state.filter(|state| *state != OfferState::Open);
                    let is_it = |offer: &Offer| {
                        is_whole(offer) && state(offer) == is_right && offer.uncertain.is_none()
                    };
                    if !matches!(offers.as_slice(), [offer] if is_it(offer)) {
                        let read: Vec<_> =
                            offers.iter().map(|it| (it.state, it.why.clone())).collect();
                        wrong.push((share.clone(), read));
                    }
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn a_share_in_elements_of_its_own_is_one_too() {
    let en = LANGUAGES[0];
    for share in [
        "<b>95%</b> <i>claimed</i>",
        "<div>95%</div><div>claimed</div>",
        "<i>claimed</i> <b>95%</b>",
    ] {
        for offers in both(en.0, en.1, &format!("<div>{share}</div><button>Collect</button>")) {
            assert!(
                matches!(offers.as_slice(), [it] if it.state == Some(OfferState::Open)),
                "{share} {offers:?}"
            );
        }
    }
    // "5%" is what the coupon itself takes off.
    let [offers, _] = both(en.0, ["<b>5%</b> OFF", "orders over US $30"], "<b>Collected</b>");
    assert_eq!(offers[0].state, Some(OfferState::Collected));
}

#[test]
fn words_in_a_stores_name_are_no_state_on_a_listing() {
    for (site, words, _) in LANGUAGES {
        for name in
            ["Expired Deals Store", "Sold Out Store", "Used Books Store", "Claimed Goods Shop"]
        {
            for (beside, is_named) in [
                (format!("<a href='/store/1102345678'>{name}</a>"), true),
                (format!("<a href='/store/1102345678'><span>{name}</span></a>"), true),
                (format!("<div>{name}</div>"), false),
            ] {
                for offers in both(site, words, &beside) {
                    let is_right =
                        |it: &Offer| it.state.is_none() && (is_named || it.uncertain.is_some());
                    assert!(
                        offers.iter().filter(|it| is_whole(it)).all(is_right),
                        "{site:?} {beside}: {offers:?}"
                    );
                    assert!(
                        !is_named || offers.len() == 1 && is_whole(&offers[0]),
                        "{site:?} {beside}"
                    );
                }
            }
        }
    }
}

#[test]
fn what_cannot_be_pressed_is_not_open_unless_it_says_what_has_become_of_it() {
    for (site, words, _) in LANGUAGES {
        for button in [
            "<button disabled>Collect</button>",
            "<button aria-disabled=true>Collect</button>",
            "<button class=comet-btn-disabled><span>Collect</span></button>",
            "<div role=button aria-disabled=true>Collect</div>",
            "<button disabled aria-label=Expired></button>",
            "<button disabled><svg></svg></button>",
        ] {
            for offers in both(site, words, button) {
                let is_right = |it: &Offer| it.state.is_none() && it.uncertain.is_some();
                assert!(
                    matches!(offers.as_slice(), [it] if is_right(it)),
                    "{site:?} {button}: {offers:?}"
                );
            }
        }
        for offers in both(site, words, "<button disabled>Sold out</button>") {
            let is_right = |it: &Offer| it.state == Some(OfferState::Gone);
            assert!(matches!(offers.as_slice(), [it] if is_right(it)), "{site:?}: {offers:?}");
        }
    }
}

#[test]
fn a_countdown_that_elements_split_at_its_colons_is_an_end() {
    let figures = |tag: &str| {
        ["02", ":", "14", ":", "33"].map(|part| format!("<{tag}>{part}</{tag}>")).concat()
    };
    let site = LANGUAGES[0].0;
    let words = "<b>Store coupon</b><b>US $5 off orders over US $30</b>";
    for (count, ends) in [
        (format!("<span>Ends in</span>{}", figures("span")), true),
        (format!("<div><span>Ends in</span><div>{}</div></div>", figures("i")), true),
        ("<p>Ends in <b>02</b>:<b>14</b>:<b>33</b></p>".to_owned(), true),
        ("<p>Ends in <b>02:14:33</b></p>".to_owned(), true),
        // Without its colons it may be anything, and what it ends nobody says.
        ("<span>Ends in</span><b>02</b><b>14</b><b>33</b>".to_owned(), false),
        (figures("span"), false),
    ] {
        let body = format!("<main><h2>Coupons</h2><ul><li>{words}{count}</li></ul></main>");
        let now = deal::Instant::parse("2026-11-30T12:00:00Z").ok();
        let html = format!(
            "<html lang=en><body><div class='ship-to--menuItem--Z'><span class='country-flag-y2023 {}'></span>\
             <div class='ship-to--text--R'><span>EN/</span><b>{}</b></div></div>{body}</body></html>",
            site[1], site[2]
        );
        let offers = aliexpress::read_text_at(&html, CENTRE, None, now).offers;
        let found: Vec<_> = offers.iter().map(|offer| offer.ends.as_deref()).collect();
        if ends {
            assert_eq!(found, [Some("2026-11-30T14:14:33Z")], "{count}");
        } else {
            assert!(
                offers.iter().all(|offer| offer.uncertain == Some(true)),
                "{count}: {offers:?}"
            );
        }
    }
}
