//! What a card of a coupon says beside its amounts: conditions, what has become of it, and the list that it
//! stands in, in every language. What is not understood makes it uncertain.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{Amount, Offer, OfferKind, OfferState, Reading};
use rust_decimal::Decimal;

const CENTRE: &str = "https://www.aliexpress.com/ssr/300000512/glo-coupon-center";
const WALLET: &str = "https://www.aliexpress.com/p/my-coupons/index.html";
const STORE: &str = "https://www.aliexpress.com/store/1102345678";

/// A language: its locale, country and currency, a headline of 5 off and its condition of 30, conditions (two
/// pieces, a first order, some products, this product alone, the app, members, a category), and what has become
/// of a coupon on a day.
type Language = ([&'static str; 3], [&'static str; 2], [&'static str; 7], [&'static str; 2]);

const LANGUAGES: [Language; 19] = [
    (
        ["en", "US", "USD"],
        ["US $5 OFF", "orders over US $30"],
        [
            "Min 2 items",
            "New buyers only",
            "Selected products",
            "On this item",
            "App only",
            "Members only",
            "Phones only",
        ],
        ["Expired: Nov 20, 2026", "Used on Nov 20"],
    ),
    (
        ["de", "DE", "EUR"],
        ["5 € Rabatt", "ab 30 € Bestellwert"],
        [
            "Mindestens 2 Artikel",
            "Nur für Neukunden",
            "Ausgewählte Artikel",
            "Nur dieser Artikel",
            "Nur in der App",
            "Nur für Mitglieder",
            "Nur Handys",
        ],
        ["Abgelaufen am 20.11.2026", "Eingelöst am 20.11.2026"],
    ),
    (
        ["fr", "FR", "EUR"],
        ["5 € de réduction", "dès 30 € d’achat"],
        [
            "2 articles minimum",
            "Nouveaux clients uniquement",
            "Articles sélectionnés",
            "Sur cet article",
            "Uniquement sur l’application",
            "Réservé aux membres",
            "Téléphones uniquement",
        ],
        ["Expiré le 20/11/2026", "Utilisé le 20 nov."],
    ),
    (
        ["es", "ES", "EUR"],
        ["5 € dto.", "en pedidos de más de 30 €"],
        [
            "Mínimo 2 artículos",
            "Solo nuevos clientes",
            "Productos seleccionados",
            "Solo este artículo",
            "Solo en la app",
            "Solo miembros",
            "Solo teléfonos",
        ],
        ["Caducó el 20/11/2026", "Usado el 20 de noviembre"],
    ),
    (
        ["pt", "BR", "BRL"],
        ["R$ 5 OFF", "acima de R$ 30"],
        [
            "Mínimo de 2 itens",
            "Só novos clientes",
            "Produtos selecionados",
            "Neste produto",
            "Só no app",
            "Só para membros",
            "Só celulares",
        ],
        ["Expirou em 20/11/2026", "Usado em 20/11/2026"],
    ),
    (
        ["it", "IT", "EUR"],
        ["5 € di sconto", "su ordini superiori a 30 €"],
        [
            "Minimo 2 articoli",
            "Solo nuovi clienti",
            "Prodotti selezionati",
            "Solo questo articolo",
            "Solo nell'app",
            "Solo membri",
            "Solo telefoni",
        ],
        ["Scaduto il 20/11/2026", "Usato il 20/11/2026"],
    ),
    (
        ["pl", "PL", "PLN"],
        ["5 zł zniżki", "przy zamówieniach powyżej 30 zł"],
        [
            "Minimum 2 sztuki",
            "Tylko nowi klienci",
            "Wybrane produkty",
            "Tylko ten produkt",
            "Tylko w aplikacji",
            "Tylko dla członków",
            "Tylko telefony",
        ],
        ["Wygasł: 20.11.2026", "Użyto 20 listopada"],
    ),
    (
        ["nl", "NL", "EUR"],
        ["€ 5 korting", "vanaf € 30"],
        [
            "Minimaal 2 artikelen",
            "Alleen nieuwe klanten",
            "Geselecteerde producten",
            "Alleen dit artikel",
            "Alleen in de app",
            "Alleen leden",
            "Alleen telefoons",
        ],
        ["Verlopen op 20-11-2026", "Gebruikt op 20-11-2026"],
    ),
    (
        ["ru", "KZ", "KZT"],
        ["5 ₸ скидка", "на заказ от 30 ₸"],
        [
            "Минимум 2 товара",
            "Только для новых покупателей",
            "Выбранные товары",
            "Только на этот товар",
            "Только в приложении",
            "Только для участников",
            "Только телефоны",
        ],
        ["Истёк: 20.11.2026", "Использован 20 ноября"],
    ),
    (
        ["ja", "JP", "JPY"],
        ["5円OFF", "30円以上のご注文"],
        [
            "2点以上",
            "新規ユーザー限定",
            "対象商品",
            "この商品のみ",
            "アプリ限定",
            "会員限定",
            "スマホ限定",
        ],
        ["期限切れ：2026年11月20日", "2026年11月20日に使用済み"],
    ),
    (
        ["ko", "KR", "KRW"],
        ["₩5 할인", "₩30 이상 주문 시"],
        [
            "2개 이상 구매",
            "신규 회원 전용",
            "일부 상품",
            "이 상품만",
            "앱 전용",
            "회원 전용",
            "휴대폰 전용",
        ],
        ["2026.11.20 만료됨", "2026.11.20 사용 완료"],
    ),
    (
        ["tr", "TR", "TRY"],
        ["5 TL indirim", "30 TL üzeri siparişlerde"],
        [
            "En az 2 ürün",
            "Sadece yeni kullanıcılar",
            "Seçili ürünler",
            "Sadece bu ürün",
            "Sadece uygulamada",
            "Üyelere özel",
            "Sadece telefonlar",
        ],
        ["Süresi doldu: 20 Kas 2026", "Kullanıldı: 20.11.2026"],
    ),
    (
        ["he", "IL", "ILS"],
        ["₪5 הנחה", "בהזמנות מעל ₪30"],
        [
            "מינימום 2 פריטים",
            "ללקוחות חדשים בלבד",
            "מוצרים נבחרים",
            "רק למוצר זה",
            "באפליקציה בלבד",
            "לחברים בלבד",
            "טלפונים בלבד",
        ],
        ["פג תוקפו: 20.11.2026", "נוצל ב-20.11.2026"],
    ),
    (
        ["ar", "SA", "SAR"],
        ["خصم 5 ر.س", "للطلبات فوق 30 ر.س"],
        [
            "2 منتجات على الأقل",
            "للمستخدمين الجدد فقط",
            "منتجات مختارة",
            "هذا المنتج فقط",
            "في التطبيق فقط",
            "للأعضاء فقط",
            "الهواتف فقط",
        ],
        ["منتهية الصلاحية: 20 نوفمبر 2026", "تم الاستخدام في 20/11/2026"],
    ),
    (
        ["uk", "UA", "UAH"],
        ["5 ₴ знижка", "на замовлення від 30 ₴"],
        [
            "Мінімум 2 товари",
            "Тільки для нових покупців",
            "Вибрані товари",
            "Тільки на цей товар",
            "Тільки в застосунку",
            "Лише для учасників",
            "Тільки телефони",
        ],
        ["Термін дії минув: 20.11.2026", "Використано 20.11.2026"],
    ),
    (
        ["cs", "CZ", "CZK"],
        ["Sleva 5 Kč", "při objednávce nad 30 Kč"],
        [
            "Minimálně 2 kusy",
            "Jen pro nové zákazníky",
            "Vybrané produkty",
            "Pouze tento produkt",
            "Pouze v aplikaci",
            "Pouze pro členy",
            "Pouze telefony",
        ],
        ["Vypršelo: 20. 11. 2026", "Použito 20. 11. 2026"],
    ),
    (
        ["vi", "VN", "VND"],
        ["Giảm ₫5", "cho đơn từ ₫30"],
        [
            "Tối thiểu 2 sản phẩm",
            "Đơn hàng đầu tiên",
            "Sản phẩm được chọn",
            "Chỉ sản phẩm này",
            "Chỉ trên ứng dụng",
            "Dành cho thành viên",
            "Chỉ điện thoại",
        ],
        ["Đã hết hạn: 20/11/2026", "Đã sử dụng ngày 20/11/2026"],
    ),
    (
        ["th", "TH", "THB"],
        ["ลด ฿5", "เมื่อซื้อครบ ฿30"],
        [
            "ขั้นต่ำ 2 ชิ้น",
            "เฉพาะลูกค้าใหม่",
            "สินค้าที่ร่วมรายการ",
            "เฉพาะสินค้านี้",
            "เฉพาะในแอป",
            "เฉพาะสมาชิก",
            "เฉพาะโทรศัพท์",
        ],
        ["หมดอายุแล้ว: 20 พ.ย. 2026", "ใช้แล้วเมื่อ 20/11/2026"],
    ),
    (
        ["zh", "CN", "CNY"],
        ["减5元", "满30元可用"],
        ["至少2件", "新人专享", "指定商品", "仅限此商品", "仅限APP", "会员专享", "仅限手机"],
        ["已过期：2026年11月20日", "已使用 2026-11-20"],
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

fn page(url: &str, [lang, country, currency]: [&str; 3], body: &str) -> Reading {
    let html = format!(
        "<html lang={lang}><body><div class=\"ship-to--menuItem--Z\"><span class=\"country-flag-y2023 {country}\">\
         </span><div class=\"ship-to--text--R\"><span>{}/</span><b>{currency}</b></div></div>\
         <main><div data-modulename=\"coupon\">{body}</div></main></body></html>",
        lang.to_uppercase()
    );
    read_text(&html, url, None)
}

/// A text on a card: beside its amounts, and apart from them.
fn shapes([off, least]: [&str; 2], text: &str) -> [String; 3] {
    [
        format!("<li><div>{off}</div><div>{least}</div><div>{text}</div></li>"),
        format!("<li><i>{text}</i><div><b>{off}</b><p>{least}</p></div></li>"),
        format!(
            "<div><div><b>{off}</b><p>{least}</p></div><p>{text}</p><a href='/p/x'>→</a></div>"
        ),
    ]
}

/// The one offer of a page, whose amounts must be the card's.
fn one(reading: &Reading, card: &str) -> Offer {
    let [offer] = reading.offers.as_slice() else {
        unreachable!("{card}: {:?} {:?}", reading.offers, reading.missing)
    };
    assert_eq!(off_of(offer), Some(Decimal::from(5)), "{card}");
    assert!(
        least_of(offer) == Some(Decimal::from(30)) || offer.uncertain.is_some(),
        "{card}: {offer:?}"
    );
    offer.clone()
}

#[test]
fn a_condition_is_known_or_makes_its_coupon_uncertain_in_every_language() {
    for (site, card, conditions, _) in LANGUAGES {
        for (at, condition) in conditions.into_iter().enumerate() {
            for shape in shapes(card, condition) {
                for url in [STORE, CENTRE] {
                    let offer = one(&page(url, site, &shape), &shape);
                    let is_known = match at {
                        0 => offer.min_pieces == Some(2),
                        1 => offer.first_order_only,
                        4 => offer.app_only,
                        _ => false,
                    };
                    assert!(is_known || offer.uncertain.is_some(), "{url} {shape}: {offer:?}");
                    assert_eq!(
                        offer.uncertain.is_some(),
                        offer.why.is_some(),
                        "{shape}: {offer:?}"
                    );
                    let kinds = match url {
                        STORE => [OfferKind::StoreCoupon, OfferKind::StoreDiscount],
                        _ => [OfferKind::PlatformCoupon, OfferKind::StoreDiscount],
                    };
                    assert!(kinds.contains(&offer.kind), "{url} {shape}: {offer:?}");
                }
            }
        }
    }
}

#[test]
fn a_store_gives_what_must_be_collected_as_a_coupon_however_many_pieces_it_asks_for() {
    for (site, [off, least], conditions, _) in LANGUAGES {
        let card = format!(
            "<li><div>{off}</div><div>{least}</div><div>{}</div><button>Collect</button></li>",
            conditions[0]
        );
        let offer = one(&page(STORE, site, &card), &card);
        assert_eq!(
            (offer.kind, offer.state),
            (OfferKind::StoreCoupon, Some(OfferState::Open)),
            "{card}"
        );
        assert_eq!(
            one(&page(CENTRE, site, &card), &card).kind,
            OfferKind::PlatformCoupon,
            "{card}"
        );
    }
}

#[test]
fn a_state_with_its_day_is_the_state_in_every_language() {
    for (site, card, _, days) in LANGUAGES {
        for (day, state) in days.into_iter().zip([OfferState::Expired, OfferState::Used]) {
            for shape in shapes(card, day) {
                for url in [STORE, CENTRE, WALLET] {
                    let offer = one(&page(url, site, &shape), &shape);
                    assert_eq!(offer.state, Some(state), "{url} {shape}: {offer:?}");
                }
            }
        }
    }
}
