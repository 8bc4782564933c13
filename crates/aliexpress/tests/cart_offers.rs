//! What stands around the lines of a cart: each store's coupons and discounts, banners with codes, and what
//! nobody understands.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{Amount, Offer, OfferKind, OfferState, Reading, Tax};
use rust_decimal::Decimal;

const CART: &str = "https://www.aliexpress.com/p/shoppingcart/index.html";

/// A language: its locale, country and currency, its amount of 40, the words of a store's coupon of 40 off 400, of a
/// discount for pieces, and of tax that is added later.
type Language = ([&'static str; 3], &'static str, [&'static str; 3], &'static str);

const LANGUAGES: [Language; 10] = [
    (
        ["en", "US", "USD"],
        "US $40",
        ["Store coupon", "US $40 off orders over US $400", "Buy 2 get 5% off"],
        "Tax excluded",
    ),
    (
        ["de", "DE", "EUR"],
        "40 €",
        ["Shop-Coupon", "40 € Rabatt ab 400 € Bestellwert", "5% Rabatt ab 2 Artikeln"],
        "Zzgl. Steuern",
    ),
    (
        ["fr", "FR", "EUR"],
        "40 €",
        [
            "Coupon de la boutique",
            "40 € de réduction dès 400 € d’achat",
            "5% de réduction dès 2 articles",
        ],
        "Hors taxes",
    ),
    (
        ["es", "ES", "EUR"],
        "40 €",
        [
            "Cupón de la tienda",
            "40 € dto. en pedidos de más de 400 €",
            "Compra 2 y obtén 5% de descuento",
        ],
        "Impuestos no incluidos",
    ),
    (
        ["pt", "BR", "BRL"],
        "R$ 40",
        ["Cupom da loja", "R$ 40 OFF acima de R$ 400", "Compre 2 e ganhe 5% OFF"],
        "Impostos não incluídos",
    ),
    (
        ["it", "IT", "EUR"],
        "40 €",
        [
            "Coupon del negozio",
            "40 € di sconto su ordini superiori a 400 €",
            "5% di sconto per 2 articoli",
        ],
        "IVA non inclusa",
    ),
    (
        ["pl", "PL", "PLN"],
        "40 zł",
        [
            "Kupon sklepu",
            "40 zł zniżki przy zamówieniach powyżej 400 zł",
            "Kup 2 i otrzymaj 5% zniżki",
        ],
        "Cena bez podatku",
    ),
    (
        ["ja", "JP", "JPY"],
        "40円",
        ["ストアクーポン", "40円OFF 400円以上のご注文", "2点以上で5%OFF"],
        "税抜価格",
    ),
    (
        ["ko", "KR", "KRW"],
        "₩40",
        ["스토어 쿠폰", "₩40 할인 ₩400 이상 주문 시", "2개 이상 구매 시 5% 할인"],
        "세금 미포함",
    ),
    (
        ["he", "IL", "ILS"],
        "₪40",
        ["קופון חנות", "₪40 הנחה בהזמנות מעל ₪400", "קנה 2 קבל 5% הנחה"],
        "לא כולל מס",
    ),
];

/// The least that an offer asks for, where it is known.
fn least_of(offer: &Offer) -> Option<Decimal> {
    offer.min_spend.as_ref()?.as_ref().map(Amount::value)
}

/// What an offer takes off.
fn off_of(offer: &Offer) -> Option<Decimal> {
    offer.off.as_ref().map(Amount::value)
}

fn line(id: usize, price: &str) -> String {
    tagged(id, price, "")
}

/// A line with a tag on it.
fn tagged(id: usize, price: &str, tag: &str) -> String {
    format!(
        "<div class=cart-product><a class=cart-product-name-title href='/item/100500881133000{id}.html'>x</a>{tag}\
         <div class=cart-product-block-price-wrapper><span class=cart-product-price-s>{price}</span></div>\
         <input class=comet-v2-input-number-input value=1></div>"
    )
}

/// A cart of two stores, with something before the first, in each of them, and in the summary.
fn cart(site: [&str; 3], price: &str, parts: [&str; 3], note: &str) -> Reading {
    cart_tagged(site, price, parts, note, "")
}

/// The same, with a tag on the line of the first store.
fn cart_tagged(
    [lang, country, currency]: [&str; 3],
    price: &str,
    [banner, one, other]: [&str; 3],
    note: &str,
    tag: &str,
) -> Reading {
    let group = |store: usize, bar: &str| {
        format!(
            "<div class=g><div class=group-title-ctn><a href='/store/110800010{store}'>S</a></div>{bar}{}</div>",
            if store == 1 { tagged(store, price, tag) } else { line(store, price) }
        )
    };
    let html = format!(
        "<html lang={lang}><body><div class=ship-to--menuItem--Z><span class='country-flag-y2023 {country}'></span>\
         <div class=ship-to--text--R><span>{}/</span><b>{currency}</b></div></div>\
         <div class=cart-header-title>x (2)</div>{banner}<div>{}{}</div>\
         <div class=cart-summary><div>{note}</div></div></body></html>",
        lang.to_uppercase(),
        group(1, one),
        group(2, other),
    );
    read_text(&html, CART, None)
}

#[test]
fn each_store_has_its_own_offers_in_every_language() {
    for (site, price, [label, coupon, pieces], excluded) in LANGUAGES {
        let one = format!("<div class=b><span>{label}</span><span>{coupon}</span></div>");
        let other = format!("<div class=b>{pieces}</div>");
        let reading = cart(site, price, ["", &one, &other], excluded);
        let read: Vec<_> =
            reading.offers.iter().map(|it| (it.kind, it.seller.as_deref())).collect();
        let right = [
            (OfferKind::StoreCoupon, Some("1108000101")),
            (OfferKind::StoreDiscount, Some("1108000102")),
        ];
        assert_eq!(read, right, "{site:?} {:?}", reading.unexplained);
        let amounts = (
            off_of(&reading.offers[0]),
            least_of(&reading.offers[0]),
            reading.offers[1].percent.clone(),
        );
        let forty = Decimal::from(40);
        let spend = Some(Decimal::from(400));
        assert_eq!(amounts, (Some(forty), spend, Some(Decimal::from(5).into())), "{site:?}");
        assert_eq!(reading.unexplained, [], "{site:?}");
        let tax = reading.cart.and_then(|cart| cart.tax);
        assert_eq!(tax, Some(Tax::Excluded), "{site:?}");
    }
}

#[test]
fn a_banner_above_the_stores_is_no_stores_and_a_used_coupon_is_used() {
    let en = LANGUAGES[0];
    let banner = "<div><span>US $8 off orders over US $59</span><span>Code:USSS08</span></div>";
    let used = "<div><span>Store coupon</span><span>US $40 off orders over US $400</span><b>Used</b></div>";
    let reading = cart(en.0, en.1, [banner, used, ""], "");
    let read: Vec<_> =
        reading.offers.iter().map(|it| (it.kind, it.seller.as_deref(), it.state)).collect();
    let right = [
        (OfferKind::Code, None, None),
        (OfferKind::StoreCoupon, Some("1108000101"), Some(OfferState::Used)),
    ];
    assert_eq!(read, right);
}

#[test]
fn what_is_not_understood_in_a_cart_is_quoted_in_every_language() {
    for (site, price, ..) in LANGUAGES {
        let unknown = format!("Xyzzy {price} plugh {price}");
        let bar = format!("<div class=b>{unknown}</div>");
        for parts in [["", bar.as_str(), ""], [&bar, "", ""]] {
            let reading = cart(site, price, parts, "");
            let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(
                (quoted.as_slice(), reading.offers.len()),
                (&[unknown.as_str()][..], 0),
                "{site:?}"
            );
        }
        let reading = cart(site, price, ["", "", ""], &unknown);
        let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(quoted, [unknown.as_str()], "{site:?}");
    }
}

#[test]
fn a_full_cart_of_a_layout_that_is_not_known_is_not_understood_whatever_spins_on_it() {
    for spinner in ["", "<i class=comet-v2-loading-wrap></i>"] {
        let html = format!("<body>{spinner}<div><p>Hose</p><p>US $40</p></div></body>");
        let reading = read_text(&html, CART, None);
        let whys: Vec<String> = reading
            .missing
            .iter()
            .filter(|missing| missing.field == "cart")
            .map(|missing| missing.why.to_string())
            .collect();
        assert!(matches!(whys.as_slice(), [why] if why.contains("not understood")), "{whys:?}");
    }
}

#[test]
fn what_a_line_says_of_its_own_item_is_no_offer_of_its_store_and_is_quoted_in_every_language() {
    for (site, price, [label, coupon, pieces], _) in LANGUAGES {
        let percent = pieces.replace('5', "15");
        let amount = pieces.replace("5%", price);
        for tag in [pieces, percent.as_str(), amount.as_str()] {
            let html = format!("<span>{tag}</span>");
            let reading = cart_tagged(site, price, ["", "", ""], "", &html);
            let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
            assert_eq!((reading.offers.len(), quoted), (0, vec![tag]), "{site:?}");
        }
        // What a store or AliExpress gives holds for what they say, wherever it stands.
        let html = format!("<span>{label}: {coupon}</span>");
        let reading = cart_tagged(site, price, ["", "", ""], "", &html);
        let read: Vec<_> =
            reading.offers.iter().map(|it| (it.kind, it.seller.as_deref())).collect();
        assert_eq!(read, [(OfferKind::StoreCoupon, Some("1108000101"))], "{site:?}");
    }
}

#[test]
fn a_saving_on_a_line_says_something_unless_its_prices_say_it_too() {
    let en = LANGUAGES[0];
    let struck = "<del>US $44.00</del>";
    let was = "<span>Was US $50.00</span>";
    for (tag, before, is_quoted) in [
        ("Save US$4.00", "", true),
        ("Save US$4.00", struck, false),
        ("Save US$5.00", struck, true),
        ("Save US$10.00", was, false),
        ("-9%", "", true),
        ("-9%", struck, false),
        ("-20%", was, false),
        ("20% off", was, false),
        ("-19%", was, true),
        ("New shoppers save US$4.00", struck, true),
        ("US $36.00 with code SAVE5X", struck, true),
        ("Code: SAVE5X", "", true),
        ("Extra 2% off with coins", "", false),
        ("Free shipping", "", false),
    ] {
        let html = format!("{before}<span>{tag}</span>");
        let reading = cart_tagged(en.0, en.1, ["", "", ""], "", &html);
        let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
        let right: &[&str] = if is_quoted { &[tag] } else { &[] };
        assert_eq!(quoted, right, "{tag} beside {before}");
        assert_eq!(reading.offers, [], "{tag}");
    }
}

#[test]
fn what_stands_around_the_lines_and_may_change_a_price_is_quoted() {
    let en = LANGUAGES[0];
    for (text, is_quoted) in [
        ("with code SAVE5X", true),
        ("New user price", true),
        ("Members price", true),
        ("Save US$4.00", true),
        ("Save 10%", true),
        ("Extra 2% off with coins", false),
        ("Sort by store", false),
    ] {
        let bar = format!("<div class=b><span>{text}</span></div>");
        for parts in [["", bar.as_str(), ""], [&bar, "", ""]] {
            let reading = cart(en.0, en.1, parts, "");
            let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
            let right: &[&str] = if is_quoted { &[text] } else { &[] };
            assert_eq!((quoted.as_slice(), reading.offers.len()), (right, 0), "{text}");
        }
    }
}

#[test]
fn a_line_that_is_sold_out_cannot_be_bought_in_every_language() {
    let words = [
        "Sold out",
        "Ausverkauft",
        "En rupture de stock",
        "Agotado",
        "Esgotado",
        "Esaurito",
        "Wyprzedane",
        "売り切れ",
        "품절",
        "אזל מהמלאי",
    ];
    for ((site, price, [_, coupon, _], _), words) in LANGUAGES.into_iter().zip(words) {
        let html = format!("<span>{words}</span>");
        let reading = cart_tagged(site, price, ["", "", ""], "", &html);
        let valid: Vec<_> =
            reading.cart.into_iter().flat_map(|cart| cart.lines).map(|line| line.valid).collect();
        assert_eq!(valid, [Some(false), None], "{site:?}");
        // Beside an offer it may be the offer that is gone.
        let html = format!("<span>{coupon}</span><span>{words}</span>");
        let reading = cart_tagged(site, price, ["", "", ""], "", &html);
        let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
        assert_eq!(quoted, [words], "{site:?}");
    }
}

#[test]
fn a_line_that_is_not_sold_here_or_whose_price_is_for_the_first_piece_is_doubted_in_every_language()
{
    let words = [
        ["Unavailable", "Does not ship to US", "Price valid for first piece only"],
        ["Nicht verfügbar", "Liefert nicht nach DE", "Preis gilt nur für das erste Stück"],
        ["Indisponible", "Ne livre pas en FR", "Prix valable pour le premier article"],
        ["No disponible", "No se envía a ES", "Precio válido solo para la primera unidad"],
        ["Indisponível", "Não envia para BR", "Preço válido só para a primeira unidade"],
        ["Non disponibile", "Non si spedisce in IT", "Prezzo valido per il primo pezzo"],
        ["Niedostępny", "Brak wysyłki do PL", "Cena tylko za pierwszą sztukę"],
        ["販売終了", "この国には配送できません", "1点目のみの価格"],
        ["구매 불가", "배송되지 않는 상품", "첫 번째 상품에만 적용"],
        ["לא זמין", "לא נשלח לישראל", "המחיר ליחידה הראשונה בלבד"],
    ];
    let read = |site, price, words: &str| {
        let reading = cart_tagged(site, price, ["", "", ""], "", &format!("<span>{words}</span>"));
        let lines = reading.cart.into_iter().flat_map(|cart| cart.lines);
        let doubted: Vec<bool> = lines.map(|line| line.uncertain == Some(true)).collect();
        let quoted: Vec<_> = reading.unexplained.into_iter().map(|open| open.text).collect();
        (doubted, quoted)
    };
    let plain = |site, price| read(site, price, "x").0;
    let doubts = |site, price, words: &[&str]| {
        let other = plain(site, price)[1];
        for &words in words {
            assert_eq!(
                read(site, price, words),
                (vec![true, other], vec![words.into()]),
                "{site:?}"
            );
        }
    };
    for ((site, price, ..), words) in LANGUAGES.into_iter().zip(words) {
        doubts(site, price, &words);
    }
    let changed = [
        [
            "BOGO",
            "Half price",
            "Price drops on Dec 5",
            "Item price changed",
            "Bulk price from 10 pcs",
            "Price shown is per 100 g",
        ],
        [
            "BOGO",
            "Zum halben Preis",
            "Preis fällt am 5. Dez.",
            "Preis hat sich geändert",
            "Mengenpreis ab 10 Stück",
            "Preis pro 100 g",
        ],
        [
            "BOGO",
            "À moitié prix",
            "Le prix baisse le 5 déc.",
            "Le prix a changé",
            "Prix de gros dès 10 pièces",
            "Prix pour 100 g",
        ],
        [
            "BOGO",
            "A mitad de precio",
            "El precio baja el 5 dic.",
            "El precio ha cambiado",
            "Precio al por mayor",
            "Precio por 100 g",
        ],
        [
            "BOGO",
            "Metade do preço",
            "O preço cai em 5 dez.",
            "O preço mudou",
            "Preço de atacado",
            "Preço por 100 g",
        ],
        [
            "BOGO",
            "A metà prezzo",
            "Il prezzo scende il 5 dic.",
            "Il prezzo è cambiato",
            "Prezzo all'ingrosso",
            "Prezzo per 100 g",
        ],
        [
            "BOGO",
            "Za pół ceny",
            "Cena spadnie 5 gru.",
            "Cena uległa zmianie",
            "Cena hurtowa",
            "Cena za 100 g",
        ],
        [
            "BOGO",
            "半額",
            "12月5日に値下げ",
            "価格が変更されました",
            "まとめ買い価格",
            "100gあたりの価格",
        ],
        [
            "BOGO",
            "반값",
            "12월 5일 가격 인하",
            "가격이 변경되었습니다",
            "대량 구매가",
            "100g당 가격",
        ],
        [
            "BOGO",
            "בחצי מחיר",
            "המחיר יורד ב-5 בדצמבר",
            "המחיר השתנה",
            "מחיר סיטונאי",
            "מחיר ל 100 גרם",
        ],
    ];
    for ((site, price, ..), words) in LANGUAGES.into_iter().zip(changed) {
        doubts(site, price, &words);
        for words in ["Add to wishlist", "Buy now", "Price", "Find similar", "Best price"] {
            assert_eq!(read(site, price, words).1, [""; 0], "{site:?} {words}");
        }
    }
    let more = [
        ["Seller is on vacation", "Min. order: 3", "Tax extra"],
        ["Verkäufer macht Urlaub", "Mindestmenge 3 Stück", "zzgl. MwSt."],
        ["Vendeur en congés", "Quantité minimum 3", "TVA non incluse"],
        ["Vendedor de vacaciones", "Cantidad mínima 3", "IVA no incluido"],
        ["Vendedor de férias", "Quantidade mínima 3", "Impostos não incluídos"],
        ["Venditore in ferie", "Quantità minima 3", "IVA esclusa"],
        ["Sprzedawca na urlopie", "Minimalna ilość 3 szt.", "Cena bez VAT"],
        ["休業中", "最低注文数3点", "税抜"],
        ["휴가 중", "최소 주문 수량 3개", "부가세 별도"],
        ["לא ניתן לשלוח לכתובת זו", "כמות מינימום: 3", "לא כולל מעמ"],
    ];
    for ((site, price, ..), words) in LANGUAGES.into_iter().zip(more) {
        doubts(site, price, &words);
        // The same beside the lines of a store.
        for words in [words[0], words[2]] {
            let bar = format!("<div class=b><span>{words}</span></div>");
            let reading = cart(site, price, ["", &bar, ""], "");
            let quoted: Vec<_> = reading.unexplained.into_iter().map(|open| open.text).collect();
            assert_eq!(quoted, [words], "{site:?}");
        }
    }
    // What says nothing of the kind changes nothing.
    let (site, price, ..) = LANGUAGES[0];
    for words in [
        "Only 1 left",
        "Ships from China",
        "Choice",
        "Available",
        "Free shipping",
        "Delete",
        "Move to wishlist",
        "Add to cart",
        "Similar items",
        "1,000+ sold",
        "4.8 (120 reviews)",
        "Standard shipping",
        "Lowest price in 60 days",
        "More",
        "VAT included",
    ] {
        assert_eq!(read(site, price, words), (plain(site, price), vec![]), "{words}");
    }
}
