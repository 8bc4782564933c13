use deal::Currency;
use unicode_general_category::{
    GeneralCategory::{CurrencySymbol, MathSymbol, OtherNumber, OtherSymbol},
    get_general_category,
};

use super::super::fold::{letter, narrow};
use super::super::sign::is_sign_of;
use super::super::{Context, Text, offer, price, text};
use super::IN_PRICES;

fn page(locale: &'static str, currency: &str) -> Context<'static> {
    Context { locale, currency: Currency::new(currency).ok(), ..Context::default() }
}

/// Every character of the categories of signs.
fn signs() -> impl Iterator<Item = char> {
    ('\u{80}'..=char::MAX).chain('\0'..='\u{7F}').filter(|c| {
        let category = get_general_category(*c);
        matches!(category, CurrencySymbol | MathSymbol | OtherSymbol | OtherNumber)
    })
}

/// A mark beside a number and beside a price, on either side and within, with a space and without.
fn beside(mark: char) -> Vec<String> {
    let mut texts = Vec::new();
    for amount in ["9", "12.40", "$9.00", "US $ 9.00", "9,00 €", "$9.00 - 12.40"] {
        for space in ["", " "] {
            texts.push([&mark.to_string(), space, amount].concat());
            texts.push([amount, space, &mark.to_string()].concat());
        }
    }
    for inside in ["$9", "$ 9.00", "9 €"] {
        let at = inside.find(['9', ' ']).unwrap_or_default().max(1);
        let (sign, rest) = inside.split_at(at);
        texts.push([sign, &mark.to_string(), rest].concat());
    }
    texts.extend([format!("$9{mark}40"), format!("${mark}.40"), format!("$9.{mark}0")]);
    texts
}

#[test]
fn no_sign_of_unicode_stands_in_a_price_but_those_of_currencies_and_the_exceptions() {
    let mut seen = 0;
    for mark in signs() {
        if IN_PRICES.contains(&narrow(mark)) {
            continue;
        }
        seen += 1;
        for (locale, currency) in [("en_US", "USD"), ("de_DE", "EUR")] {
            for words in beside(mark) {
                let found = price(&words, &page(locale, currency));
                let named =
                    found.as_ref().is_ok_and(|found| is_sign_of(mark, found.min.currency()));
                assert!(found.is_err() || named, "{words:?} U+{:04X} {found:?}", u32::from(mark));
                let spoken = text(&words, &page(locale, currency));
                let priced = matches!(spoken, Ok(Text::Price(_) | Text::Shipping(_)));
                assert!(!priced || named, "{words:?} U+{:04X} {spoken:?}", u32::from(mark));
            }
        }
    }
    assert!(seen > 7_000, "{seen}");
}

#[test]
fn no_mark_that_touches_a_digit_of_an_offer_leaves_it_one_but_those_that_part_statements() {
    let page = page("en_US", "USD");
    // A dash parts statements too, and before an amount it takes off; "≥ $50" is a least spend.
    let parts = |mark: char| {
        super::parts(narrow(mark)) || IN_PRICES.contains(&mark) || "−≥≧⩾".contains(mark)
    };
    for mark in signs().filter(|mark| !parts(*mark)) {
        for words in [
            format!("{mark}5 off US $50"),
            format!("US $5{mark} off US $50"),
            format!("US $5 off US ${mark}50"),
            format!("US $5 off US $50{mark}"),
            format!("US $5 off US $5{mark}0"),
        ] {
            let found = offer(&words, &page);
            let named = found.as_ref().is_ok_and(|offer| {
                offer.currency.is_some_and(|currency| is_sign_of(mark, currency))
            });
            let quoted = super::odd(mark) == super::Odd::Quote;
            assert!(found.is_err() || named || quoted, "{words:?} U+{:04X}", u32::from(mark));
        }
    }
}

#[test]
fn an_emoji_or_an_arrow_apart_from_the_digits_leaves_an_offer_as_it_is() {
    let page = page("en_US", "USD");
    let bare = offer("US $3 off US $29", &page);
    assert!(bare.is_ok());
    for mark in ["🎁", "➡️", "→", "⇒", "👉", "=", "|", "★", "✅", "•", "🔥🔥", "①", "1️⃣", "🇺🇸", "™"]
    {
        for words in [
            format!("{mark} US $3 off US $29"),
            format!("US $3 off US $29 {mark}"),
            format!("{mark}US $3 off US $29"),
        ] {
            assert_eq!(offer(&words, &page), bare, "{words}");
        }
    }
}

#[test]
fn a_hidden_digit_a_bound_or_a_minus_is_no_price() {
    for text in [
        "99¢",
        "45 ¢",
        "₿45.80",
        "$19⁹⁹",
        "$12⁹⁰",
        "$7⅔",
        "$7 ⅔",
        "≥ $9",
        "≤ $9",
        "<$5",
        "< $5",
        ">$5",
        "±$9",
        "R$ ??,99",
        "R$ ?4,90",
        "US $?.40",
        "$??",
        "$4?",
        "$*.99",
        "$_9",
        "$…9",
        "9…",
        "$●.99",
        "$4⃣.99",
        "▼ 640円",
        "▲5.00",
        "4.6★",
        "★ 4.6",
        "$5.00-",
        "$5.00 -",
        "7,25- €",
        "7,25 €−",
        "7,25 € –",
        "-$5",
        "−5 €",
        "$-5",
        "$ −5",
        "(5.00 €)",
        "($5.00)",
        "[5 €]",
        "5 € (-)",
        "(-) 5 €",
        "5 ± 1 €",
        "#5",
        "5 @ $3",
        "$5 & up",
        "€5/$6",
        "5 €$",
        "= $5",
        "→ $5",
        "$5 →",
        "√9",
        "∞",
        "∑ $5",
        "½ €",
        "5½ €",
        "$5‰",
        "~$5",
        "$5~",
        "≈ 5 €",
        "$5″",
        "$5\"",
        "“$5”",
        "$9·40·1",
        "$|40",
        "$·40",
        "$;40",
        "$\n40",
        "\u{E600}$5",
        "$5\u{FFFD}",
        "$\u{FFFD}5",
        "$𝟗9",
        "$𝟗.99",
        "$Ⅸ9",
        "9°",
        "${9}0",
        "$\\9",
        "^9",
        "$9^2",
    ] {
        for locale in ["en_US", "de_DE", "pt_BR", "ja_JP", ""] {
            for currency in ["USD", "EUR", "BRL", "JPY", ""] {
                let page = page(locale, currency);
                let found = super::super::text(text, &page);
                let priced =
                    matches!(found, Ok(Text::Price(_) | Text::Shipping(_) | Text::Offer(_)));
                assert!(!priced, "{text:?} {locale} {currency} {found:?}");
                assert!(price(text, &page).is_err(), "{text:?} {locale} {currency}");
            }
        }
    }
}

#[test]
fn a_fee_is_refused_by_the_same_marks() {
    let page = page("en_US", "USD");
    assert!(matches!(text("Shipping: $4.79", &page), Ok(Text::Shipping(_))));
    for words in [
        "Shipping: 4¢",
        "Shipping: $4.79-",
        "Shipping: ★ 4.6",
        "Shipping: $4⁷⁹",
        "Shipping: $?.79",
        "Shipping ±$4",
    ] {
        assert!(!matches!(text(words, &page), Ok(Text::Shipping(_))), "{words}");
    }
}

#[test]
fn no_sign_of_unicode_is_a_letter() {
    let letters: Vec<char> = signs().filter(|c| letter(*c) && !c.is_numeric()).collect();
    assert_eq!(letters, []);
}
