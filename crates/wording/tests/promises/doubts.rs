//! Words that leave open what an offer gives: none of them makes it certain.

use wording::Text;

use super::{OFFER, has_certain, known, page, phrases};

#[test]
fn a_word_that_waits_for_an_amount_at_the_end_makes_an_offer_uncertain() {
    let waiting = known(&["Min", "From", "On"]).unwrap();
    assert!(waiting.len() > 200, "{}", waiting.len());
    // One letter with a point behind it may be a sign of money ("с.").
    for (locale, phrase) in waiting.into_iter().filter(|(_, it)| it.chars().count() > 1) {
        for end in
            [phrase.clone(), format!("is {phrase}"), format!("{phrase}!"), format!("{phrase}.")]
        {
            let text = format!("{OFFER} {end}");
            let found = wording::text(&text, &page(&locale));
            let certain = matches!(&found, Ok(Text::Offer(offer)) if !offer.uncertain);
            assert!(!certain, "{text} in {locale}: {found:?}");
            let text = format!("🇺🇸 until Dec 7, 2026\nUSQA5: $5 off $39 {end}");
            assert!(!has_certain(&text, &locale), "{text} in {locale}");
        }
    }
    for heading in
        ["This sale is over", "The sale is over!", "All over", "Alles is op", "De actie is over"]
    {
        let text = format!("🇺🇸 until Dec 7, 2026\n{heading}\nUSQA5: $5 off $39");
        assert!(!has_certain(&text, "en_US") && !has_certain(&text, "nl_NL"), "{text}");
    }
    for text in [
        "🇺🇸 until Dec 7, 2026\nUSQA5: $5 off over $39",
        "🇺🇸 until Dec 7, 2026\n$5 off\norders over\n$39\nUSQA5",
        "🇺🇸 until Dec 7, 2026\nSave on USQA5: $5 off $39",
        "🇳🇱 t/m 7 december 2026\nNLQA5: US $5 korting op US $39",
    ] {
        assert!(has_certain(text, "nl_NL"), "{text}");
    }
}

#[test]
fn a_coupon_for_spending_is_a_reward_and_no_offer() {
    for (locale, text) in [
        ("en", "Spend US $50 to get US $5 coupon"),
        ("en", "Buy US $50 get US $5 coupon"),
        ("en", "Shop US $50 and receive a US $5 voucher"),
        ("de", "Kaufe für US $50 und erhalte US $5 Gutschein"),
        ("fr", "Achetez pour US $50 et recevez US $5 en coupon"),
        ("es", "Gasta US $50 y recibe US $5 en cupón"),
        ("pt", "Gaste US $50 e receba US $5 em cupom"),
        ("it", "Spendi US $50 e ricevi US $5 in coupon"),
        ("nl", "Besteed US $50 en ontvang US $5 coupon"),
        ("pl", "Wydaj US $50 i otrzymaj US $5 kupon"),
        ("ru", "Потратьте US $50 и получите US $5 купон"),
        ("uk", "Витратьте US $50 і отримайте US $5 купон"),
        ("cs", "Utraťte US $50 a získejte US $5 kupón"),
        ("id", "Belanja US $50 dapatkan US $5 kupon"),
        ("vi", "Mua US $50 nhận US $5 coupon"),
    ] {
        let found = wording::text(text, &page(locale));
        let certain = matches!(&found, Ok(Text::Offer(offer)) if !offer.uncertain);
        assert!(!certain, "{text} in {locale}: {found:?}");
        let code = format!("🇺🇸 until Dec 7, 2026\nUSQA5: {text}");
        assert!(!has_certain(&code, locale), "{code}");
    }
    for text in ["Spend US $50, get US $5 off", "Spend US $50 and save US $5"] {
        let found = wording::text(text, &page("en"));
        assert!(matches!(found, Ok(Text::Offer(_))), "{text}: {found:?}");
    }
}

#[test]
fn a_question_a_stray_each_and_a_minimum_that_is_denied_make_an_offer_uncertain() {
    let mut texts = vec![
        ("en".to_owned(), format!("{OFFER}?")),
        ("ar".to_owned(), format!("{OFFER}؟")),
        ("ja".to_owned(), format!("{OFFER}？")),
    ];
    texts.push(("en".to_owned(), format!("{OFFER} each until Dec 7, 2026")));
    for (locale, phrase) in known(&["Every"]).unwrap() {
        texts.push((locale, format!("{OFFER} {phrase}")));
    }
    for (locale, phrase) in phrases(&["NoMinimum"]).unwrap() {
        texts.push((locale.clone(), format!("{OFFER}, {phrase}")));
        texts.push((locale, format!("{phrase}: {OFFER}")));
    }
    for (locale, text) in texts {
        let found = wording::text(&text, &page(&locale));
        let certain = matches!(&found, Ok(Text::Offer(offer)) if !offer.uncertain);
        assert!(!certain, "{text} in {locale}: {found:?}");
        let code = format!("🇺🇸 until Dec 7, 2026\nUSQA5: {text}");
        assert!(!has_certain(&code, &locale), "{code}");
    }
}
