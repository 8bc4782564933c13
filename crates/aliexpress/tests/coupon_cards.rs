//! Cards of coupons in many languages and shapes: what has become of one, who gives it, and what is none.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{Amount, Offer, OfferKind, OfferState, OffersOf, Reading};
use rust_decimal::Decimal;

const CENTRE: &str = "https://www.aliexpress.com/ssr/300000512/glo-coupon-center";
const WALLET: &str = "https://www.aliexpress.com/p/my-coupons/index.html";

/// A language: its locale, country and currency, a headline of 40 off, its condition of 400, and what its pages
/// write on what is used, expired, gone and still to be collected.
type Language = ([&'static str; 3], [&'static str; 2], [&'static str; 4]);

const LANGUAGES: [Language; 13] = [
    (
        ["en", "US", "USD"],
        ["US $40 OFF", "orders over US $400"],
        ["Used", "Expired", "Fully claimed", "Collect"],
    ),
    (
        ["de", "DE", "EUR"],
        ["40 € Rabatt", "ab 400 € Bestellwert"],
        ["Eingelöst", "Abgelaufen", "Vergriffen", "Sammeln"],
    ),
    (
        ["fr", "FR", "EUR"],
        ["40 € de réduction", "dès 400 € d’achat"],
        ["Utilisé", "Expiré", "Épuisé", "Récupérer"],
    ),
    (
        ["es", "ES", "EUR"],
        ["40 € dto.", "en pedidos de más de 400 €"],
        ["Usado", "Caducado", "Agotado", "Recoger"],
    ),
    (
        ["pt", "BR", "BRL"],
        ["R$ 40 OFF", "acima de R$ 400"],
        ["Usado", "Expirado", "Esgotado", "Coletar"],
    ),
    (
        ["it", "IT", "EUR"],
        ["40 € di sconto", "su ordini superiori a 400 €"],
        ["Usato", "Scaduto", "Esaurito", "Ottieni"],
    ),
    (
        ["pl", "PL", "PLN"],
        ["40 zł zniżki", "przy zamówieniach powyżej 400 zł"],
        ["Wykorzystany", "Wygasł", "Wyczerpane", "Odbierz"],
    ),
    (
        ["nl", "NL", "EUR"],
        ["€ 40 korting", "vanaf € 400"],
        ["Gebruikt", "Verlopen", "Uitverkocht", "Verzamelen"],
    ),
    (
        ["ru", "KZ", "KZT"],
        ["40 ₸ скидка", "на заказ от 400 ₸"],
        ["Использован", "Истёк", "Закончились", "Получить"],
    ),
    (
        ["ja", "JP", "JPY"],
        ["40円OFF", "400円以上のご注文"],
        ["使用済み", "期限切れ", "配布終了", "獲得する"],
    ),
    (
        ["ko", "KR", "KRW"],
        ["₩40 할인", "₩400 이상 주문 시"],
        ["사용 완료", "기간 만료", "소진", "받기"],
    ),
    (
        ["tr", "TR", "TRY"],
        ["40 TL indirim", "400 TL üzeri siparişlerde"],
        ["Kullanıldı", "Süresi doldu", "Tükendi", "Kuponu al"],
    ),
    (["he", "IL", "ILS"], ["₪40 הנחה", "בהזמנות מעל ₪400"], ["נוצל", "פג תוקפו", "אזל", "קבל"]),
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
         <main>{body}</main></body></html>",
        lang.to_uppercase()
    );
    read_text(&html, url, None)
}

/// A card in each of its shapes: where its badge or its button stands.
fn shapes([off, least]: [&str; 2], word: &str) -> Vec<String> {
    vec![
        format!(
            "<div><div><div>{off}</div><div>{least}</div></div><div><button>{word}</button></div></div>"
        ),
        format!("<div><i>{word}</i><div><div>{off}</div><div>{least}</div></div></div>"),
        format!("<li><p>{off}</p><p>{least}</p><button><span>{word}</span></button></li>"),
        format!(
            "<li><div><span>{off}</span></div><div><span>{least}</span><em>{word}</em></div></li>"
        ),
        format!(
            "<div><div><div>{off}</div><div>{least}</div><div>{word}</div></div><a href='/p/x'>→</a></div>"
        ),
    ]
}

const LIST: [&str; 2] = ["<section>", "</section>"];

#[test]
fn what_has_become_of_a_coupon_is_told_in_every_language_and_its_minimum_with_it() {
    let states = [OfferState::Used, OfferState::Expired, OfferState::Gone, OfferState::Open];
    for (site, card, words) in LANGUAGES {
        for (word, state) in words.into_iter().zip(states) {
            for shape in shapes(card, word) {
                for url in [CENTRE, WALLET] {
                    let reading = page(url, site, &LIST.join(&shape));
                    let offer = match reading.offers.as_slice() {
                        [offer] => offer,
                        _ => panic!("{site:?} {shape}: {:?} {:?}", reading.offers, reading.missing),
                    };
                    let amounts = (off_of(offer), least_of(offer));
                    let right = (Some(Decimal::from(40)), Some(Decimal::from(400)));
                    assert_eq!(amounts, right, "{site:?} {shape}");
                    let is_own = url == WALLET && state == OfferState::Open;
                    let state = if is_own { OfferState::Collected } else { state };
                    assert_eq!(offer.state, Some(state), "{site:?} {shape}");
                    let is_collected = state == OfferState::Collected;
                    assert_eq!(offer.collected, Some(is_collected), "{site:?} {shape}");
                }
            }
        }
    }
}

#[test]
fn a_headline_is_never_read_without_the_words_that_take_it_back() {
    for (site, [off, least], _) in LANGUAGES {
        for unknown in ["Xyzzy", "— Xyzzy"] {
            // An unknown word beside the condition leaves the condition what it is.
            let card = format!("<p><b>{off}</b> {least} {unknown}</p>");
            for offer in page(CENTRE, site, &LIST.join(&card)).offers {
                assert_eq!(least_of(&offer), Some(Decimal::from(400)), "{site:?} {card}");
                assert!(offer.uncertain.is_some(), "{site:?} {card}");
            }
        }
    }
    let en = ["en", "US", "USD"];
    for card in [
        "<div><div>US $40 OFF</div><div>not valid</div></div>",
        "<div><div>US $40 OFF</div><div>orders over US $400</div><div>not available in the US</div></div>",
    ] {
        let reading = page(CENTRE, en, card);
        assert!(reading.offers.is_empty(), "{card}: {:?}", reading.offers);
        assert!(reading.missing.iter().any(|missing| missing.field == "offers"), "{card}");
        assert!(!reading.unexplained.is_empty(), "{card}");
    }
}

#[test]
fn two_amounts_beside_each_other_are_no_coupon_in_any_language() {
    for (site, [off, _], _) in LANGUAGES {
        let amounts =
            ["US $400", "400 €", "R$ 400", "400 zł", "400 ₸", "400円", "₩400", "400 TL", "₪400"];
        for amount in amounts {
            for body in [
                format!("<div><div>34%</div><div>{amount}</div></div>"),
                format!("<div><div>-34%</div><div>{amount}</div><div>{amount}</div></div>"),
                format!("<div><div>{amount}</div><div>{amount}</div></div>"),
                format!(
                    "<div><a href='/item/1005010000110001.html'>x</a><div>{off}</div><div>{amount}</div></div>"
                ),
                format!("<div><div>{off}</div><div>{amount}</div><del>{amount}</del></div>"),
            ] {
                let reading = page(CENTRE, site, &body);
                let planned = reading.offers.iter().find(|offer| offer.min_spend != Some(None));
                assert_eq!(planned, None, "{site:?} {body}");
            }
        }
    }
}

#[test]
fn who_gives_a_coupon_its_card_says_in_every_language() {
    for ([lang, country, currency], [off, least], [.., collect]) in LANGUAGES {
        let site = [lang, country, currency];
        let linked = format!(
            "<div><div><div>{off}</div><div>{least}</div></div>\
             <div><a href='//www.aliexpress.com/store/1107000101'>Xyz</a><button>{collect}</button></div></div>"
        );
        let offers = page(CENTRE, site, &linked).offers;
        let given: Vec<_> = offers.iter().map(|it| (it.kind, it.seller.as_deref())).collect();
        assert_eq!(given, [(OfferKind::StoreCoupon, Some("1107000101"))], "{linked}");
    }
    for (lang, label) in [
        ("en", "Store coupon"),
        ("de", "Shop-Coupon"),
        ("fr", "Coupon de la boutique"),
        ("es", "Cupón de la tienda"),
        ("pt", "Cupom da loja"),
        ("it", "Coupon del negozio"),
        ("ja", "ストアクーポン"),
        ("ru", "Купон магазина"),
        ("th", "คูปองร้านค้า"),
    ] {
        let (site, [off, least], _) =
            LANGUAGES.into_iter().find(|(site, ..)| site[0] == lang).unwrap_or(LANGUAGES[0]);
        let card = format!("<div><div>{label}</div><div>{off}</div><div>{least}</div></div>");
        let offers = page(CENTRE, [lang, site[1], site[2]], &card).offers;
        let kinds: Vec<_> = offers.iter().map(|offer| offer.kind).collect();
        assert_eq!(kinds, [OfferKind::StoreCoupon], "{card}");
    }
}

#[test]
fn a_list_is_complete_only_if_nothing_of_it_may_be_hidden() {
    let (en, [off, least]) = (["en", "US", "USD"], ["US $40 OFF", "orders over US $400"]);
    let card = |word: &str| shapes([off, least], word).remove(0);
    let other = card("Use now").replace("40", "30").replace("300", "250");
    for (body, all) in [
        ([card("Use now"), other.clone()].concat(), true),
        ([card("Use now"), other.clone(), "<button>View more</button>".into()].concat(), false),
        (["<p>Unused (3)</p>".into(), card("Use now"), other.clone()].concat(), false),
        (["<p>Unused (2)</p>".into(), card("Use now"), other.clone()].concat(), true),
        (["<p>Store coupon</p>".into(), card("Use now"), other].concat(), false),
        ([card("Used"), card("Expired").replace("40", "30")].concat(), false),
        ("<p>You have no coupons</p>".to_owned(), true),
        ("<p>Loading</p>".to_owned(), false),
        (String::new(), false),
        ([card("Use now"), "<div>US $9 whatever US $3</div>".into()].concat(), false),
    ] {
        let reading = page(WALLET, en, &body);
        assert_eq!(reading.all_offers_of, all.then_some(OffersOf::Wallet), "{body}");
        assert_eq!(page(CENTRE, en, &body).all_offers_of, None, "{body}");
    }
}

fn card([off, least]: [&str; 2], badge: &str, button: &str) -> String {
    format!("<div>{badge}<div><div>{off}</div><div>{least}</div></div><div>{button}</div></div>")
}

#[test]
fn a_button_is_understood_as_a_whole_or_its_offer_is_uncertain() {
    for (site, words, [used, expired, gone, collect]) in LANGUAGES {
        for button in [
            "<button>Xyzzy</button>",
            "<button>Locked</button>",
            "<button>Not eligible</button>",
            "<button>Come back tomorrow</button>",
            "<button>Redeem 100 coins</button>",
            "<button>Share to unlock</button>",
            "<button>10:00</button>",
            "<div role=button><span>Invite friends</span></div>",
            &format!("<button disabled>{collect}</button>"),
            &format!("<button aria-disabled=true><span>{collect}</span></button>"),
        ] {
            for offer in page(CENTRE, site, &LIST.join(&card(words, "", button))).offers {
                assert!(
                    offer.uncertain.is_some() && offer.why.is_some(),
                    "{site:?} {button}: {offer:?}"
                );
                assert_ne!(offer.state, Some(OfferState::Open), "{site:?} {button}");
            }
        }
        let is_doubted = |button: &str| {
            let offers = page(CENTRE, site, &LIST.join(&card(words, "", button))).offers;
            let why = offers.iter().find_map(|offer| offer.why.as_deref());
            why.is_some_and(|why| why.contains("its button"))
        };
        for word in [used, expired, gone, collect, "Use now", "→", ""] {
            let button = format!("<button>{word}</button>");
            assert!(!is_doubted(&button), "{site:?} {button}");
        }
        for word in [used, expired, gone] {
            let button = format!("<button disabled>{word}</button>");
            assert!(!is_doubted(&button), "{site:?} {button}");
        }
    }
}

#[test]
fn a_badge_that_ends_an_offer_is_believed_before_its_button() {
    let states = [OfferState::Used, OfferState::Expired, OfferState::Gone];
    for (site, words, [used, expired, gone, collect]) in LANGUAGES {
        for (word, state) in [used, expired, gone].into_iter().zip(states) {
            for button in [collect, "Get it", "Shop now"] {
                let (badge, button) =
                    (format!("<i>{word}</i>"), format!("<button>{button}</button>"));
                for body in [
                    card(words, &badge, &button),
                    card(words, "", &[badge.clone(), button.clone()].concat()),
                    card(words, "", &[button.clone(), badge.clone()].concat()),
                ] {
                    let offers = page(CENTRE, site, &LIST.join(&body)).offers;
                    let found: Vec<_> = offers.iter().map(|offer| offer.state).collect();
                    assert_eq!(found, [Some(state)], "{site:?} {body}");
                }
            }
        }
    }
}

#[test]
fn a_heading_or_the_open_tab_says_what_has_become_of_the_coupons_below() {
    let states = [OfferState::Used, OfferState::Expired, OfferState::Gone];
    for (site, words, [used, expired, gone, _]) in LANGUAGES {
        for (word, state) in [used, expired, gone].into_iter().zip(states) {
            for head in [
                format!("<h3>{word}</h3>"),
                format!("<h2>{word} (2)</h2>"),
                format!(
                    "<div role=tab aria-selected=false>Unused</div><div role=tab aria-selected=true>{word}</div>"
                ),
                format!(
                    "<div class=comet-tabs-nav-item>Available</div><div class='comet-tabs-nav-item comet-tabs-nav-item-active'>{word}</div>"
                ),
            ] {
                let other = card(words, "", "").replace("40", "30");
                let body = format!("<div>{head}</div><div>{}{other}</div>", card(words, "", ""));
                for offer in page(WALLET, site, &body).offers {
                    assert_eq!(offer.state, Some(state), "{site:?} {body}");
                }
            }
        }
        let unclear = format!("<h3>Xyzzy</h3><div>{}</div>", card(words, "", ""));
        let offers = page(WALLET, site, &unclear).offers;
        assert!(offers.iter().all(|offer| offer.uncertain.is_some()), "{site:?} {offers:?}");
    }
    let en = ["en", "US", "USD"];
    let dated = ["US $40 OFF", "orders over US $400</div><div>Used on Nov 20, 2026"];
    let offers = page(WALLET, en, &LIST.join(&card(dated, "", ""))).offers;
    assert!(offers.iter().all(|offer| offer.state == Some(OfferState::Used)), "{offers:?}");
}

#[test]
fn more_coupons_than_are_read_are_said_to_be_missing() {
    let one = |at: usize| {
        let button = "<button>Collect</button>";
        let least = format!("Store coupon: orders over US ${}", 400 + at);
        card(["US $40 OFF", &least], "", button)
    };
    let many: String = (0..150).map(one).collect();
    let reading = page(CENTRE, ["en", "US", "USD"], &many);
    assert_eq!(reading.offers.len(), 100);
    assert!(reading.missing.iter().any(|missing| missing.field == "offers"));
}

#[test]
fn a_card_that_is_not_understood_leaves_its_neighbour_alone_in_every_language() {
    for (site, words, states) in LANGUAGES {
        let collect = format!("<button>{}</button>", states[3]);
        let own = card(words, "", &collect);
        for head in [["Xyzzy", words[1]], ["Xyzzy 40", "500 xyzzy"]] {
            let other = card(head, "", &collect);
            for body in [[own.as_str(), &other].concat(), [other.as_str(), &own].concat()] {
                let offers = page(CENTRE, site, &LIST.join(&body)).offers;
                let why = offers.iter().map(|offer| offer.why.as_deref().unwrap_or_default());
                let is_alone = |why: &str| why.is_empty() || why == "nothing says who gives it";
                assert!(why.into_iter().all(is_alone), "{site:?} {body} {offers:?}");
                assert_eq!(offers.len(), 1, "{site:?} {body}");
                assert_eq!(least_of(&offers[0]), Some(Decimal::from(400)), "{site:?} {body}");
            }
        }
    }
}

#[test]
fn a_card_of_a_code_alone_is_quoted_and_takes_nothing_off() {
    for (site, words, states) in LANGUAGES {
        for code in ["SAVE2", "Code: KETTLE20", "Coupon code SAVE2"] {
            let button = format!("<button>{}</button>", states[3]);
            let lone = format!("<div><div><div>{code}</div></div><div>{button}</div></div>");
            let reading = page(
                CENTRE,
                site,
                &LIST.join(&[&card(words, "", &button), &lone].map(String::as_str).concat()),
            );
            let quoted: Vec<&str> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(quoted, [code], "{site:?}");
            assert!(reading.offers.iter().all(|offer| offer.code.is_none()), "{site:?} {code}");
        }
        let coded = format!("<button>{}</button><i>Code: KETTLE20</i>", states[3]);
        let reading = page(CENTRE, site, &LIST.join(&card(words, "", &coded)));
        assert!(reading.unexplained.is_empty(), "{site:?} {:?}", reading.unexplained);
    }
}

#[test]
fn an_amount_alone_is_off_where_another_text_says_what_must_be_spent_for_it() {
    let mut read = 0;
    for (site, [off, least], states) in LANGUAGES {
        let amount: String = match site[2] {
            "USD" => "US $40".into(),
            "JPY" => "40円".into(),
            "KRW" => "₩40".into(),
            "BRL" => "R$ 40".into(),
            "ILS" => "₪40".into(),
            "TRY" => "40 TL".into(),
            "PLN" => "40 zł".into(),
            "KZT" => "40 ₸".into(),
            _ => "40 €".into(),
        };
        let collect = format!("<button>{}</button>", states[3]);
        let whole = page(CENTRE, site, &LIST.join(&card([off, least], "", &collect))).offers;
        let own = card([&amount, least], "", &collect);
        let offers = page(CENTRE, site, &LIST.join(&own)).offers;
        // "ab 400 €" may be a price as well.
        for offer in &offers {
            assert_eq!(off_of(offer), off_of(&whole[0]), "{site:?}");
            assert_eq!(least_of(offer), least_of(&whole[0]), "{site:?}");
            read += 1;
        }
        let two = page(CENTRE, site, &LIST.join(&own.repeat(2).replacen("40", "30", 1))).offers;
        assert_eq!(two.len(), 2 * offers.len(), "{site:?} {two:?}");
        // Nothing says that it is less than what must be spent, or that it is no price.
        for body in [
            card([&amount, &least.replace("400", "79")], "", &collect),
            card([&amount, &amount.replace("40", "400")], "", &collect),
            card([&["Xyzzy ", &amount].concat(), least], "", &collect),
            format!("<div><a href='/item/1005001.html'>Kettle</a>{own}</div>"),
        ] {
            assert_eq!(page(CENTRE, site, &body).offers, [], "{site:?} {body}");
        }
    }
    assert!(read >= 8, "{read}");
}
