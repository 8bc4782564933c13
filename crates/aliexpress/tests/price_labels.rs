//! For whom a price holds, and for what, is said by the labels around it: before, behind, inside, in pieces, in its
//! block or right beside it, on a listing and on a list's card, in every language.
#![cfg(feature = "text")]
#![allow(clippy::expect_used, reason = "a test may")]

use aliexpress::read_text;
use contract::{PriceCondition, Reading};

/// A language: its locale, country and currency, a price and a price before, the labels of new customers, of the
/// app, of coins and of members, those that hold a price back (a coupon, a code, pieces, a deposit, a group,
/// another day, a month), and texts beside a price that say nothing of it.
struct Language {
    site: [&'static str; 3],
    price: [&'static str; 2],
    known: [&'static str; 4],
    held_back: [&'static str; 7],
    harmless: [&'static str; 3],
}

const CONDITIONS: [PriceCondition; 4] = [
    PriceCondition::NewCustomer,
    PriceCondition::App,
    PriceCondition::Coins,
    PriceCondition::Members,
];

macro_rules! languages {
    ($($lang:literal $country:literal $currency:literal $price:literal $before:literal
       [$($known:literal)+] [$($held:literal)+] [$($harmless:literal)+])+) => {
        &[$(Language {
            site: [$lang, $country, $currency],
            price: [$price, $before],
            known: [$($known),+],
            held_back: [$($held),+],
            harmless: [$($harmless),+],
        }),+]
    };
}

const LANGUAGES: &[Language] = languages! {
    "en" "US" "USD" "US $10.95" "US $21.90"
        ["New user price" "App price" "Price with coins" "Members price"]
        ["Price after coupon" "Price with code SAVE5" "From 3 pieces" "Pre-order deposit" "Group buy price" "Starts tomorrow at 10:00" "/month"]
        ["Extra 2% off with coins" "1,000+ sold" "Ends tomorrow"]
    "de" "DE" "EUR" "10,95 €" "21,90 €"
        ["Neukundenpreis" "Nur in der App" "Preis mit Münzen" "Mitgliederpreis"]
        ["Preis nach Gutschein" "Preis mit Code SAVE5" "Ab 3 Stück" "Anzahlung" "Gruppenkauf" "Beginnt morgen um 10:00" "/Monat"]
        ["Extra 2% Rabatt mit Münzen" "1.000+ verkauft" "Noch 3 verfügbar"]
    "fr" "FR" "EUR" "10,95 €" "21,90 €"
        ["Prix nouveau client" "Prix appli" "Prix avec les pièces" "Prix membre"]
        ["Prix après coupon" "Prix avec le code SAVE5" "Dès 3 articles" "Acompte" "Achat groupé" "Commence demain à 10:00" "/mois"]
        ["2% de réduction supplémentaire avec les pièces" "1 000+ vendus" "Promo"]
    "es" "ES" "EUR" "10,95 €" "21,90 €"
        ["Precio de nuevo usuario" "Precio en la app" "Precio con monedas" "Precio para miembros"]
        ["Precio con cupón" "Precio con el código SAVE5" "A partir de 3 unidades" "Depósito" "Compra en grupo" "Empieza mañana a las 10:00" "/mes"]
        ["2% de descuento extra con monedas" "1000+ vendidos" "Oferta"]
    "pt" "BR" "BRL" "R$ 10,95" "R$ 21,90"
        ["Preço de novo usuário" "Preço no app" "Preço com moedas" "Preço para membros"]
        ["Preço com cupom" "Preço com o código SAVE5" "A partir de 3 unidades" "Depósito" "Compra em grupo" "Começa amanhã às 10:00" "/mês"]
        ["2% de desconto extra com moedas" "1.000+ vendidos" "Oferta"]
    "it" "IT" "EUR" "10,95 €" "21,90 €"
        ["Prezzo nuovo utente" "Prezzo nell'app" "Prezzo con le monete" "Prezzo per i membri"]
        ["Prezzo con coupon" "Prezzo con il codice SAVE5" "Da 3 pezzi" "Acconto" "Acquisto di gruppo" "Inizia domani alle 10:00" "/mese"]
        ["2% di sconto extra con le monete" "1.000+ venduti" "Offerta"]
    "nl" "NL" "EUR" "€ 10,95" "€ 21,90"
        ["Prijs voor nieuwe klanten" "Alleen in de app" "Prijs met munten" "Ledenprijs"]
        ["Prijs met coupon" "Prijs met code SAVE5" "Vanaf 3 stuks" "Aanbetaling" "Groepsprijs" "Begint morgen om 10:00" "per maand"]
        ["2% extra korting met munten" "1.000+ verkocht" "Actie"]
    "pl" "PL" "PLN" "10,95 zł" "21,90 zł"
        ["Cena dla nowych klientów" "Cena w aplikacji" "Cena z monetami" "Cena dla członków"]
        ["Cena z kuponem" "Cena z kodem SAVE5" "Od 3 sztuk" "Zaliczka" "Zakup grupowy" "Start jutro o 10:00" "miesięcznie"]
        ["Dodatkowe 2% zniżki z monetami" "1000+ sprzedanych" "Okazja"]
    "cs" "CZ" "CZK" "109 Kč" "219 Kč"
        ["Cena pro nové zákazníky" "Cena v aplikaci" "Cena s mincemi" "Cena pro členy"]
        ["Cena s kupónem" "Cena s kódem SAVE5" "Od 3 kusů" "Záloha" "Skupinový nákup" "Začíná zítra v 10:00" "měsíčně"]
        ["Sleva 2% s mincemi" "1000+ prodáno" "Akce"]
    "ru" "RU" "RUB" "1 095 ₽" "2 190 ₽"
        ["Цена для новых пользователей" "Цена в приложении" "Цена с монетами" "Цена для участников"]
        ["Цена с купоном" "Цена с промокодом SAVE5" "От 3 шт." "Предоплата" "Групповая покупка" "Начало завтра в 10:00" "/мес"]
        ["Скидка 2% с монетами" "1000+ продано" "Выгода"]
    "uk" "UA" "UAH" "1 095 ₴" "2 190 ₴"
        ["Ціна для нових користувачів" "Ціна у застосунку" "Ціна з монетами" "Ціна для учасників"]
        ["Ціна з купоном" "Ціна з промокодом SAVE5" "Від 3 шт." "Передоплата" "Групова покупка" "Початок завтра о 10:00" "/міс"]
        ["Знижка 2% з монетами" "1000+ продано" "Вигода"]
    "tr" "TR" "TRY" "109,50 TL" "219,00 TL"
        ["Yeni kullanıcı fiyatı" "Uygulamaya özel" "Jetonla fiyat" "Üyelere özel"]
        ["Kuponla fiyat" "SAVE5 koduyla fiyat" "En az 3 adet" "Kapora" "Grup alımı" "Yarın başlıyor" "aylık"]
        ["Jetonla %2 indirim" "1.000+ satıldı" "Fırsat"]
    "ja" "JP" "JPY" "￥1,095" "￥2,190"
        ["新規ユーザー価格" "アプリ限定" "コイン価格" "会員価格"]
        ["クーポン適用後" "コード適用" "3個以上" "手付金" "共同購入" "明日10:00開始" "/月"]
        ["コインで2%割引" "1,000+個販売" "セール"]
    "ko" "KR" "KRW" "₩10,950" "₩21,900"
        ["신규 회원가" "앱 전용" "코인 적용가" "회원가"]
        ["쿠폰 적용가" "SAVE5 코드 적용가" "3개 이상" "예약금" "공동구매" "내일부터" "/월"]
        ["코인으로 2% 추가 할인" "1,000+ 판매" "특가"]
    "he" "IL" "ILS" "₪10.95" "₪21.90"
        ["מחיר למשתמש חדש" "מחיר באפליקציה" "מחיר עם מטבעות" "מחיר לחברים"]
        ["מחיר אחרי קופון" "מחיר עם קוד SAVE5" "החל מ-3 יחידות" "מקדמה" "קנייה קבוצתית" "מתחיל מחר" "לחודש"]
        ["2% הנחה נוספת עם מטבעות" "1,000+ נמכרו" "מבצע"]
    "ar" "SA" "SAR" "10.95 ر.س" "21.90 ر.س"
        ["سعر المستخدم الجديد" "سعر التطبيق" "السعر مع العملات" "سعر الأعضاء"]
        ["السعر بعد الكوبون" "السعر مع الكود SAVE5" "3 قطع أو أكثر" "عربون" "شراء جماعي" "تبدأ غدًا" "/شهر"]
        ["خصم إضافي 2% مع العملات" "تم بيع 1000+" "عرض"]
    "id" "ID" "IDR" "Rp10.950" "Rp21.900"
        ["Harga pengguna baru" "Harga di aplikasi" "Harga dengan koin" "Harga member"]
        ["Harga setelah kupon" "Harga dengan kode SAVE5" "Min. 3 pcs" "Uang muka" "Harga grup" "Mulai besok" "per bulan"]
        ["Diskon 2% dengan koin" "1.000+ terjual" "Promo"]
    "vi" "VN" "VND" "10.950₫" "21.900₫"
        ["Giá người dùng mới" "Giá trên ứng dụng" "Giá với xu" "Giá thành viên"]
        ["Giá sau khi dùng voucher" "Giá với mã SAVE5" "Từ 3 sản phẩm" "Đặt cọc" "Mua chung" "Bắt đầu từ ngày mai" "/tháng"]
        ["Giảm 2% với xu" "Đã bán 1.000+" "Ưu đãi"]
    "th" "TH" "THB" "฿109.50" "฿219.00"
        ["ราคาผู้ใช้ใหม่" "เฉพาะแอป" "ราคาเหรียญ" "ราคาสมาชิก"]
        ["ราคาหลังใช้คูปอง" "ใช้โค้ด SAVE5" "3 ชิ้นขึ้นไป" "มัดจำ" "ราคากลุ่ม" "เริ่มพรุ่งนี้" "ต่อเดือน"]
        ["ลดเพิ่ม 2% ด้วยเหรียญ" "ขายแล้ว 1,000+" "โปรโมชั่น"]
};

/// A listing with a block of prices and what stands before and behind it.
fn listing([lang, country, currency]: [&str; 3], [before, block, behind]: [&str; 3]) -> Reading {
    let html = format!(
        r#"<html lang="{lang}"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 {country}"></span><div class="ship-to--text--x"><span>{lang}/</span><b>{currency}</b></div></div><div class="pdp-body pdp-wrap"><div class="pdp-info-right">{before}<div data-pl="product-price">{block}</div>{behind}<h1 data-pl="product-title">Kettle</h1></div></div></body></html>"#
    );
    read_text(&html, "https://www.aliexpress.com/item/1005009400000517.html", None)
}

/// A list with one card.
fn card([lang, country, currency]: [&str; 3], inside: &str) -> Reading {
    let html = format!(
        r#"<html lang="{lang}"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 {country}"></span><div class="ship-to--text--x"><span>{lang}/</span><b>{currency}</b></div></div><div id="card-list"><div class="search-item-card-wrapper-gallery"><a href="//www.aliexpress.com/item/1005010000110001.html"><div><h3>Kettle</h3></div>{inside}</a></div></div></body></html>"#
    );
    read_text(&html, "https://www.aliexpress.com/w/wholesale-kettle.html", None)
}

/// The places of a label on both kinds of pages, and what is read there of the price: whether there is one, its
/// condition, and the reason why there is none.
fn everywhere(language: &Language, label: &str) -> Vec<(bool, Option<PriceCondition>, String)> {
    let [price, before] = language.price;
    let now = format!(r#"<span class="price-default--current--x">{price}</span>"#);
    let was = format!(r#"<span class="price-default--original--x"><bdi>{before}</bdi></span>"#);
    let block = format!("<div>{now}</div><div>{was}</div>");
    let tag = format!("<div><span>{label}</span></div>");
    let half = label.char_indices().nth(label.chars().count() / 2).map_or(0, |(at, _)| at);
    let at = label.find(' ').unwrap_or(half);
    let pieces = format!("<div><span>{}</span><span>{}</span></div>", &label[..at], &label[at..]);
    let listings = [
        ["", &format!("<span>{label}</span>{now}{was}"), ""],
        ["", &format!("<div>{now}<span>{label}</span></div>{was}"), ""],
        ["", &format!("<div>{now}</div><div>{was}<i>{label}</i></div>"), ""],
        ["", &format!("{label} {now}{was}"), ""],
        ["", &format!("{pieces}{block}"), ""],
        [&tag, &block, ""],
        ["", &block, &tag],
    ];
    let cards = [
        format!("<div><span>{label}</span><div>{price}</div></div>"),
        format!("<div><div>{price}</div><div>{before}</div></div>{tag}"),
        format!("{pieces}<div><div>{price}</div></div>"),
    ];
    let of_listings = listings.map(|parts| {
        let reading = listing(language.site, parts);
        let listing = reading.listing.expect("a listing");
        let why = reading.missing.iter().find(|missing| missing.field == "price");
        let why = why.map(|missing| missing.why.clone()).unwrap_or_default();
        (listing.price.is_some(), listing.price_condition, why)
    });
    let of_cards = cards.map(|inside| {
        let reading = card(language.site, &inside);
        let why = reading.missing.iter().find(|missing| missing.field == "cards");
        let why = why.map(|missing| missing.why.to_string()).unwrap_or_default();
        (reading.cards[0].price.is_some(), reading.cards[0].price_condition, why)
    });
    of_listings.into_iter().chain(of_cards).collect()
}

/// On a card a price that runs on with the words of its label may be a tag, and is not shown then.
fn is_unseen(why: &str) -> bool {
    why.ends_with(": the page does not show it")
}

#[test]
fn a_label_that_a_reading_has_a_name_for_is_the_prices_condition() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for (label, condition) in language.known.into_iter().zip(CONDITIONS) {
            for (place, read) in everywhere(language, label).into_iter().enumerate() {
                if read.1 != Some(condition) || !(read.0 || is_unseen(&read.2)) {
                    wrong.push((label, place, read));
                }
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn a_price_for_anything_else_than_one_piece_today_is_missing_with_its_label() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for label in language.held_back {
            for (place, read) in everywhere(language, label).into_iter().enumerate() {
                if read.0 || !read.2.contains("the price is one for") {
                    wrong.push((label, place, read));
                }
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn what_stands_beside_a_price_and_says_nothing_of_it_changes_nothing() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        for label in language.harmless {
            for (place, read) in everywhere(language, label).into_iter().enumerate() {
                if read.1.is_some() || !(read.0 || is_unseen(&read.2)) {
                    wrong.push((label, place, read));
                }
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn a_label_of_another_amount_says_nothing_of_the_price() {
    let en = &LANGUAGES[0];
    for other in [
        "<div><span>Buy 3+</span><span>US $8.90</span></div>",
        "<div>Price with coins US $8.90</div>",
        "<div><b>Members price</b> <b>US $8.90</b></div>",
        "<div>3+ pcs US $8.90 / pc</div>",
        "<div>4 x US $2.74/month</div>",
        "<div><div>US $8.90 / pc, 3+ pcs</div></div>",
        "<div>Extra 5% off <b>with coins</b></div>",
    ] {
        let now = r#"<span class="price-default--current--x">US $10.95</span>"#;
        let reading = listing(en.site, ["", &format!("<div>{now}</div>{other}"), ""]);
        let listing = reading.listing.expect("a listing");
        assert!(listing.price.is_some(), "{other}: {:?}", listing.price);
        assert_eq!(listing.price_condition, None, "{other}");
    }
}

#[test]
fn of_two_labels_the_one_that_holds_the_price_back_decides() {
    let en = &LANGUAGES[0];
    let now = r#"<span class="price-default--current--x">US $10.95</span>"#;
    let labels = "<span>New user price</span><span>after coupon</span>";
    let block = format!("<div>{labels}{now}</div>");
    let listing = listing(en.site, ["", &block, ""]).listing.expect("a listing");
    assert!(listing.price.is_none(), "{:?}", listing.price);
}

/// What a cart with one line says of it: whether its price is certain, and what is quoted.
fn cart([lang, country, currency]: [&str; 3], price: &str, tag: &str) -> (bool, Vec<String>) {
    let html = format!(
        r#"<html lang="{lang}"><body><div class="ship-to--menuItem--x"><span class="ship-to--cssFlag--x country-flag-y2023 {country}"></span><div class="ship-to--text--x"><span>{lang}/</span><b>{currency}</b></div></div><div class="cart-header-title">x (1)</div><div class="cart-product"><a class="cart-product-name-title" href="/item/1005008811330001.html">Kettle</a><div><span>{tag}</span></div><div class="cart-product-block-price-wrapper"><span class="cart-product-price-s">{price}</span></div><input class="comet-v2-input-number-input" value="1"></div><div class="cart-summary"><div>Subtotal {price}</div></div></body></html>"#
    );
    let url = "https://www.aliexpress.com/p/shoppingcart/index.html";
    let reading = read_text(&html, url, None);
    let cart = reading.cart.expect("a cart");
    let quoted = reading.unexplained.into_iter().map(|it| it.text).collect();
    (cart.lines[0].uncertain.is_none() && cart.lines[0].price.is_some(), quoted)
}

#[test]
fn a_line_of_a_cart_whose_label_sets_a_condition_is_uncertain_and_quotes_it() {
    let mut wrong = Vec::new();
    for language in LANGUAGES {
        let read = |tag| cart(language.site, language.price[0], tag);
        for label in language.known.into_iter().chain(language.held_back) {
            let read = read(label);
            if read != (false, vec![label.to_owned()]) {
                wrong.push((label, read));
            }
        }
        for label in language.harmless {
            let read = read(label);
            if read != (true, Vec::new()) {
                wrong.push((label, read));
            }
        }
    }
    assert_eq!(wrong, []);
}

#[test]
fn who_pays_the_price_of_a_card_is_among_its_tags() {
    let platform = [
        "Platform coupon",
        "Plattform-Gutschein",
        "Coupon plateforme",
        "Cupón de la plataforma",
        "Cupom da plataforma",
        "Coupon piattaforma",
        "Platformcoupon",
        "Kupon platformy",
        "Kupón platformy",
        "Купон платформы",
        "Купон платформи",
        "Platform kuponu",
        "プラットフォームクーポン",
        "플랫폼 쿠폰",
        "קופון פלטפורמה",
        "كوبون المنصة",
        "Kupon platform",
        "Voucher sàn",
        "คูปองแพลตฟอร์ม",
    ];
    for (language, platform) in LANGUAGES.iter().zip(platform) {
        for label in language.known.into_iter().chain([platform]) {
            let [price, before] = language.price;
            let inside = format!(
                "<div><div>{price}</div><div>{before}</div></div><div><span>{label}</span></div>"
            );
            let card = card(language.site, &inside).cards.into_iter().next().expect("a card");
            assert_eq!(
                (card.tags, card.price.is_some()),
                (vec![label.to_owned()], true),
                "{label}"
            );
            assert!(label != platform || card.price_condition.is_none(), "{label}");
        }
    }
}

#[test]
fn of_a_deposit_and_a_balance_neither_is_the_price() {
    let balance = [
        "balance",
        "Restbetrag",
        "solde",
        "saldo",
        "saldo",
        "saldo",
        "restbedrag",
        "dopłata",
        "doplatek",
        "остаток",
        "залишок",
        "kalan ödeme",
        "残金",
        "잔금",
        "יתרה",
        "الرصيد المتبقي",
        "pelunasan",
        "tiền cọc",
        "มัดจำ",
    ];
    for (language, balance) in LANGUAGES.iter().zip(balance) {
        let ([deposit, rest], label) = (language.price, language.held_back[3]);
        for inside in [
            format!("<div>{label} {deposit}, {balance} {rest}</div>"),
            format!("<div>{label} {deposit}</div><div>{balance} {rest}</div>"),
            format!(
                "<div><span>{label}</span><span>{deposit}</span></div><div><span>{balance}</span><span>{rest}</span></div>"
            ),
            format!("<div><span>{balance}</span> <span>{rest}</span></div>"),
        ] {
            let read = card(language.site, &inside);
            let amounts = (&read.cards[0].price, &read.cards[0].list_price);
            assert_eq!(amounts, (&None, &None), "{inside}");
        }
    }
}
