//! What a single word beside an offer makes of it, for every word of every language.

mod doubts;

use std::collections::BTreeMap;
use std::error::Error;
use std::fs;

use contract::OfferState;
use deal::Currency;
use wording::{Context, Other, Text};

fn page(locale: &str) -> Context<'_> {
    Context { locale, currency: Currency::new("USD").ok(), ..Context::default() }
}

/// The phrases of some roles in every language, by its code; each language must have some.
fn phrases(roles: &[&str]) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let found = known(roles)?;
    let has = |code: &str| found.iter().any(|(language, _)| language == code);
    match known(&["Off"])?.into_iter().find(|(code, _)| !has(code)) {
        Some((code, _)) => Err(format!("{code} has no words of {roles:?}").into()),
        None => Ok(found),
    }
}

/// The same of the languages that have some.
fn known(roles: &[&str]) -> Result<Vec<(String, String)>, Box<dyn Error>> {
    let mut phrases = Vec::new();
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/languages"))? {
        let path = file?.path();
        if path.extension().is_none_or(|extension| extension != "toml") {
            continue;
        }
        let language: toml::Table = fs::read_to_string(&path)?.parse()?;
        // Of some languages only the labels of tax are known.
        let Some(words) = language.get("words") else { continue };
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let words: BTreeMap<String, Vec<String>> = words.clone().try_into()?;
        for role in roles {
            let stems = words
                .get(*role)
                .into_iter()
                .flatten()
                .map(|phrase| phrase.trim_end_matches('*').to_owned());
            phrases.extend(stems.map(|phrase| (code.clone(), phrase)));
        }
    }
    Ok(phrases)
}

const OFFER: &str = "US $5 off US $50";

#[test]
fn a_word_that_promises_less_than_an_amount_off_this_order_makes_it_no_offer() {
    for (locale, phrase) in phrases(&["Promise", "AtMost"]).unwrap() {
        for text in [format!("{OFFER} {phrase}"), format!("{phrase} {OFFER}")] {
            let found = wording::text(&text, &page(&locale));
            let none = !matches!(found, Ok(Text::Offer(_) | Text::Price(_) | Text::Shipping(_)));
            assert!(none, "{text} in {locale}: {found:?}");
        }
        let price = wording::price(&format!("US $5 {phrase}"), &page(&locale));
        assert!(price.is_err(), "{phrase} in {locale}: {price:?}");
    }
}

#[test]
fn a_word_by_which_an_offer_is_over_says_so_and_is_no_price() {
    for (role, state) in [
        ("Used", OfferState::Used),
        ("Expired", OfferState::Expired),
        ("Gone", OfferState::Gone),
        ("Collected", OfferState::Collected),
    ] {
        for (locale, phrase) in phrases(&[role]).unwrap() {
            for text in [
                format!("{OFFER} {phrase}"),
                format!("{OFFER} — {phrase}"),
                format!("{OFFER}. {phrase}"),
                format!("{phrase}: {OFFER}"),
                format!("{phrase} · {OFFER}"),
            ] {
                let offer = wording::offer(&text, &page(&locale));
                let named = offer.as_ref().ok().and_then(|offer| offer.state);
                assert_eq!(named, Some(state), "{text} in {locale}: {offer:?}");
                let offer = offer.unwrap();
                assert_eq!(offer.collected, Some(state == OfferState::Collected), "{text}");
                assert_eq!(offer.off.map(|off| off.to_string()).as_deref(), Some("5"), "{text}");
            }
            let price = wording::text(&format!("US $5 {phrase}"), &page(&locale));
            assert!(!matches!(price, Ok(Text::Price(_))), "{phrase} in {locale}: {price:?}");
        }
    }
}

#[test]
fn the_most_that_is_saved_or_spent_is_no_amount_off() {
    for (text, locale) in [
        ("Up to US $30 off orders over US $200", "en_US"),
        ("Up to US $30 off", "en_US"),
        ("US $4 off for orders up to US $40", "en_US"),
        ("10% off orders up to US $40", "en_US"),
        ("US $4 off ≤ US $40", "en_US"),
        ("Bis zu US $15 Rabatt ab US $80", "de_DE"),
        ("US $5 Rabatt auf Bestellungen bis US $40", "de_DE"),
        ("Jusqu'à US $12 de remise dès US $70", "fr_FR"),
        ("US $5 de remise pour une commande jusqu'à US $40", "fr_FR"),
        ("Hasta US $12 de descuento a partir de US $70", "es_ES"),
        ("US $5 de descuento en pedidos hasta US $40", "es_ES"),
        ("Fino a US $12 di sconto da US $70", "it_IT"),
        ("US $5 di sconto su ordini fino a US $40", "it_IT"),
        ("Até US $12 de desconto acima de US $70", "pt_BR"),
        ("US $5 OFF em pedidos até US $40", "pt_BR"),
        ("Tot US $12 korting vanaf US $70", "nl_NL"),
        ("US $5 korting op bestellingen tot US $40", "nl_NL"),
        ("Do US $12 zniżki od US $70", "pl_PL"),
        ("Скидка до US $12 от US $70", "ru_RU"),
        ("Скидка US $5 на заказ до US $40", "ru_RU"),
        ("Знижка до US $12 від US $70", "uk_UA"),
        ("Až US $12 sleva od US $70", "cs_CZ"),
        ("US $70 üzeri US $12'a kadar indirim", "tr_TR"),
        ("US $40'a kadar siparişlerde US $5 indirim", "tr_TR"),
        ("US $70以上で最大US $12割引", "ja_JP"),
        ("US $40までのご注文でUS $5割引", "ja_JP"),
        ("최대 US $12 할인 US $70 이상 구매 시", "ko_KR"),
        ("US $40 이하 구매 시 US $5 할인", "ko_KR"),
        ("最高减US $12，满US $70", "zh_CN"),
        ("ลดสูงสุด US $12 ขั้นต่ำ US $70", "th_TH"),
        ("Giảm đến US $12 cho đơn từ US $70", "vi_VN"),
        ("Giảm US $5 cho đơn hàng đến US $40", "vi_VN"),
        ("Diskon hingga US $12 min. belanja US $70", "id_ID"),
        ("Diskon US $5 untuk pesanan hingga US $40", "id_ID"),
        ("خصم يصل إلى US $12 على الطلبات فوق US $70", "ar_SA"),
        ("עד US $12 הנחה מעל US $70", "he_IL"),
        ("US $5 הנחה בהזמנה עד US $40", "he_IL"),
    ] {
        let found = wording::text(text, &page(locale));
        assert!(!matches!(found, Ok(Text::Offer(_) | Text::Price(_))), "{text}: {found:?}");
    }
}

#[test]
fn the_most_that_a_share_saves_is_its_cap() {
    for (text, locale) in [
        ("10% off, up to US $5", "en_US"),
        ("10% off orders over US $50, max US $5", "en_US"),
        ("10% Rabatt, maximal US $5", "de_DE"),
        ("10% de desconto, até US $5", "pt_BR"),
        ("10% de descuento, máximo US $5", "es_ES"),
    ] {
        let offer = wording::offer(text, &page(locale)).unwrap();
        assert_eq!(offer.cap.map(|cap| cap.to_string()).as_deref(), Some("5"), "{text}");
    }
}

#[test]
fn what_new_customers_save_is_a_tag_and_no_offer() {
    for (text, locale) in [
        ("New shoppers save US $7.40", "en_US"),
        ("Neukunden sparen US $7,40", "de_DE"),
        ("Les nouveaux acheteurs économisent US $7,40", "fr_FR"),
        ("Nuevos usuarios ahorran US $7,40", "es_ES"),
        ("I nuovi utenti risparmiano US $7,40", "it_IT"),
        ("Novos usuários economizam US $7,40", "pt_BR"),
        ("Novos utilizadores poupam US $7,40", "pt_PT"),
        ("Nieuwe shoppers besparen US $7,40", "nl_NL"),
        ("Nowi kupujący oszczędzają US $7,40", "pl_PL"),
        ("Новые покупатели экономят US $7,40", "ru_RU"),
        ("Нові покупці заощаджують US $7,40", "uk_UA"),
        ("Yeni alıcılar US $7,40 tasarruf ediyor", "tr_TR"),
        ("新規ユーザーはUS $7.40節約", "ja_JP"),
        ("신규 고객 US $7.40 절약", "ko_KR"),
        ("新用户立省US $7.40", "zh_CN"),
        ("المتسوقون الجدد يوفرون US $7.40", "ar_SA"),
        ("קונים חדשים חוסכים US $7.40", "he_IL"),
        ("Noví zákazníci ušetří US $7,40", "cs_CZ"),
        ("นักช้อปใหม่ประหยัด US $7.40", "th_TH"),
        ("Người mua mới tiết kiệm US $7,40", "vi_VN"),
        ("Pembeli baru hemat US $7,40", "id_ID"),
    ] {
        let found = wording::text(text, &page(locale));
        assert!(matches!(found, Ok(Text::Other(Other::SaveTag(_)))), "{text}: {found:?}");
        assert!(wording::is_new_customer_tag(text, &page(locale)), "{text}");
    }
}

#[test]
fn what_holds_for_some_items_or_stores_is_uncertain_in_every_language() {
    for (locale, phrase) in phrases(&["Chosen"]).unwrap() {
        for text in [format!("{OFFER} {phrase}"), format!("{OFFER} ({phrase})")] {
            let certain = wording::offer(&text, &page(&locale)).is_ok_and(|offer| !offer.uncertain);
            assert!(!certain, "{text} in {locale}");
        }
    }
    for (text, locale) in [
        ("US $5 off US $39 Selected items only", "en_US"),
        ("US $5 off US $39 on selected products", "en_US"),
        ("US $5 off US $39 selected stores", "en_GB"),
        ("US $5 off US $39 Items in sale only", "en_US"),
        ("US $5 Rabatt ab US $39 auf ausgewählte Artikel", "de_DE"),
        ("US $5 de remise dès US $39 sur une sélection d'articles", "fr_FR"),
        ("US $5 de desconto acima de US $39 em itens selecionados", "pt_BR"),
        ("US $39以上でUS $5割引 対象商品", "ja_JP"),
        ("US $39 이상 US $5 할인 대상 상품", "ko_KR"),
    ] {
        let offer = wording::offer(text, &page(locale));
        assert!(offer.is_ok_and(|it| it.uncertain && !it.why.0.is_empty()), "{text} in {locale}");
    }
}

#[test]
fn what_is_given_for_later_or_may_be_given_more_often_is_never_certain() {
    for (text, locale) in [
        ("20 € offerts en bon d'achat dès 100 €", "fr_FR"),
        ("Get US $5 voucher when you spend US $50", "en_US"),
        ("5 € en cupones por compras de 39 €", "es_ES"),
        ("5 € in buoni da 39 €", "it_IT"),
        ("39,000원 이상 5,000원 쿠폰 증정", "ko_KR"),
        ("3,900円以上で500円分のクーポン", "ja_JP"),
        ("US $5 off orders over US $39 per item", "en_US"),
        ("5 € Rabatt ab 39 € je Artikel", "de_DE"),
        ("5 € de réduction dès 39 € par article", "fr_FR"),
        ("US $5 off orders over US $39 or 3 items", "en_US"),
        ("US $5 off orders over US $39-", "en_US"),
    ] {
        let certain = wording::offer(text, &page(locale)).is_ok_and(|offer| !offer.uncertain);
        assert!(!certain, "{text} in {locale}");
    }
    for (text, locale) in [
        ("Non utilisé", "fr_FR"),
        ("No usado", "es_ES"),
        ("Non utilizzato", "it_IT"),
        ("Não usado", "pt_BR"),
        ("Niet gebruikt", "nl_NL"),
        ("Niewykorzystany", "pl_PL"),
    ] {
        assert_eq!(wording::state(text, &page(locale)), None, "{text} in {locale}");
    }
}

#[test]
fn a_number_with_the_same_sign_twice_is_no_price() {
    for text in ["$$45.80", "$45.80 $", "$ 45.80$"] {
        assert!(wording::price(text, &page("en_US")).is_err(), "{text}");
    }
    for text in ["$45.80", "US $45.80 USD", "$45.80 - $50"] {
        assert!(wording::price(text, &page("en_US")).is_ok(), "{text}");
    }
}

/// Whether a paste has a code with amounts that is certain.
fn has_certain(text: &str, locale: &str) -> bool {
    wording::paste(text, &page(locale)).into_iter().filter_map(|piece| piece.found.ok()).any(
        |offer| {
            let worth = offer.off.is_some() || offer.percent.is_some();
            worth
                && !offer.uncertain
                && !matches!(offer.state, Some(OfferState::Expired | OfferState::Gone))
        },
    )
}

#[test]
fn what_is_said_of_another_day_is_neither_a_price_nor_an_offer() {
    for (locale, phrase) in phrases(&["Future"]).unwrap() {
        for text in [
            format!("{phrase} US $18.40"),
            format!("US $18.40 {phrase}"),
            format!("{phrase} {OFFER}"),
            format!("{OFFER} {phrase}"),
        ] {
            let found = wording::text(&text, &page(&locale));
            let none = !matches!(found, Ok(Text::Offer(_) | Text::Price(_) | Text::Shipping(_)));
            assert!(none, "{text} in {locale}: {found:?}");
            assert!(wording::price(&text, &page(&locale)).is_err(), "{text} in {locale}");
        }
        for text in [
            format!("🇺🇸 USQA5 {phrase} $5 off $39 until Dec 7, 2026"),
            format!("🇺🇸 until Dec 7, 2026\nUSQA5: {phrase} $5 off $39"),
        ] {
            assert!(!has_certain(&text, &locale), "{text} in {locale}");
        }
    }
    for (text, locale) in [
        ("Was US $45.80", "en_US"),
        ("statt US $18.40", "de_DE"),
        ("antes US $18.40", "es_ES"),
        ("de US $18.40", "pt_BR"),
        ("De US $18.40", "es_ES"),
        ("was US $18.40", "nl_NL"),
        ("au lieu de US $18.40", "fr_FR"),
        ("Shipping: was US $4.79", "en_US"),
        ("вместо US $18.40", "ru_RU"),
        ("zamiast US $18.40", "pl_PL"),
    ] {
        let found = wording::text(text, &page(locale));
        assert!(found.is_err(), "{text} in {locale}: {found:?}");
    }
}

#[test]
fn what_is_not_used_or_almost_gone_can_still_be_had() {
    for (locale, phrase) in phrases(&["Unused"]).unwrap() {
        for text in [
            format!("{OFFER} {phrase}"),
            format!("{OFFER}, {phrase}"),
            format!("{OFFER}. {phrase}"),
            format!("{phrase}: {OFFER}"),
        ] {
            let offer = wording::offer(&text, &page(&locale));
            let open = matches!(&offer, Ok(offer) if offer.state.is_none() && !offer.uncertain);
            assert!(open, "{text} in {locale}: {offer:?}");
        }
        let text = format!("🇺🇸 until Dec 7, 2026\nUSQA5: $5 off $39, {phrase}");
        assert!(has_certain(&text, &locale), "{text} in {locale}");
    }
}
