//! Thousands in words behind a number, in every language.

use std::error::Error;
use std::fs;

use deal::Currency;
use wording::{Context, Minimum, Text};

fn page<'a>(locale: &'a str, currency: &str) -> Context<'a> {
    Context { locale, currency: Currency::new(currency).ok(), ..Context::default() }
}

/// What an offer takes off and its least spend, where it is certain.
fn said(text: &str, context: &Context<'_>) -> String {
    match wording::text(text, context) {
        Ok(Text::Offer(offer)) => {
            let off = offer.off.map(|off| off.normalize().to_string()).unwrap_or_default();
            let least = match offer.min_spend {
                Minimum::Spend(least) => least.normalize().to_string(),
                Minimum::None | Minimum::Unknown => "?".into(),
            };
            format!("{off}/{least}{}", if offer.uncertain { "~" } else { "" })
        }
        Ok(Text::Price(price)) => price.min.amount().normalize().to_string(),
        other => format!("{other:?}"),
    }
}

#[test]
fn amounts_with_a_word_for_thousands_are_read_in_every_language() {
    for (text, locale, currency, expected) in [
        ("Diskon Rp50rb min. belanja Rp500rb", "id", "IDR", "50000/500000"),
        ("Diskon Rp50 ribu min. belanja Rp500 ribu", "id", "IDR", "50000/500000"),
        ("Diskon Rp50K min. belanja Rp500K", "id", "IDR", "50000/500000"),
        ("5만원 이상 구매 시 5천원 할인", "ko", "KRW", "5000/50000"),
        ("1万円以上で1千円OFF", "ja", "JPY", "1000/10000"),
        ("满1万元减1千元", "zh", "CNY", "1000/10000"),
        ("Giảm 50 nghìn ₫ cho đơn từ 500 nghìn ₫", "vi", "VND", "50000/500000"),
        ("Giảm 50k₫ cho đơn từ 500k₫", "vi", "VND", "50000/500000"),
        ("Скидка 5 тыс. ₽ от 50 тыс. ₽", "ru", "RUB", "5000/50000"),
        ("Знижка 5 тис. ₴ від 50 тис. ₴", "uk", "UAH", "5000/50000"),
        ("50 bin TL üzeri 5 bin TL indirim", "tr", "TRY", "5000/50000"),
        ("5 tys. zł zniżki od 50 tys. zł", "pl", "PLN", "5000/50000"),
        ("Sleva 5 tis. Kč od 50 tis. Kč", "cs", "CZK", "5000/50000"),
        ("R$ 1 mil OFF em R$ 10 mil", "pt_BR", "BRL", "1000/10000"),
        ("US $1.5K off US $15K", "en_US", "USD", "1500/15000"),
        ("Rp50rb", "id", "IDR", "50000"),
        ("Rp1,5jt", "id", "IDR", "1500000"),
        ("US $1.5K", "en_US", "USD", "1500"),
        ("R$ 1 mil", "pt_BR", "BRL", "1000"),
        ("5만원", "ko", "KRW", "50000"),
        ("1.5万円", "ja", "JPY", "15000"),
        ("12,5 тыс. ₽", "ru", "RUB", "12500"),
    ] {
        assert_eq!(said(text, &page(locale, currency)), expected, "{text}");
    }
}

#[test]
fn a_number_is_never_read_without_the_word_that_multiplies_it() -> Result<(), Box<dyn Error>> {
    let mut words = 0;
    for file in fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/languages"))? {
        let path = file?.path();
        let code = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let Ok(language) = fs::read_to_string(&path)?.parse::<toml::Table>() else { continue };
        let Some(toml::Value::Table(roles)) = language.get("words") else { continue };
        for role in ["Thousand", "TenThousand", "Million"] {
            let Some(toml::Value::Array(phrases)) = roles.get(role) else { continue };
            for phrase in phrases.iter().filter_map(toml::Value::as_str) {
                let phrase = phrase.trim_end_matches('*');
                words += 1;
                for text in [format!("US $5 {phrase}"), format!("US $5{phrase}")] {
                    if let Ok(price) = wording::price(&text, &page(&code, "USD")) {
                        let least = rust_decimal::Decimal::from(5_000);
                        assert!(price.min.amount() >= least, "{text} in {code}: {price:?}");
                    }
                }
            }
        }
    }
    assert!(words > 40, "{words}");
    for (text, locale, currency) in
        [("1万5千円", "ja", "JPY"), ("1만5천원", "ko", "KRW"), ("1万5000円", "ja", "JPY")]
    {
        assert!(wording::price(text, &page(locale, currency)).is_err(), "{text}");
    }
    Ok(())
}
