//! What people paste: messages, tables and lines with codes in them.

mod beside;
mod headings;
mod names;
mod orders;
mod pairs;
mod remarks;
mod shapes;
mod windows;

use contract::OfferKind;
use deal::Currency;
use wording::Minimum;
use wording::{Context, Why};

fn page(locale: &'static str, currency: &str) -> Context<'static> {
    Context { locale, currency: Currency::new(currency).ok(), ..Context::default() }
}

/// Each code as `CODE off/least CUR`, with `~` where it is uncertain; one without amounts as `CODE -`, one that
/// is said again with `again`; each refusal as its reason.
fn said(text: &str, context: &Context<'_>) -> Vec<String> {
    wording::paste(text, context)
        .into_iter()
        .map(|piece| match piece.found {
            Ok(offer) => {
                assert_eq!(offer.kind, Some(OfferKind::Code), "{text}");
                if offer.off.is_none() && offer.percent.is_none() {
                    return format!("{} -", offer.code.unwrap_or_default());
                }
                let again = piece.duplicate_of.map_or("", |_| " again");
                let off = offer.off.map(|off| off.normalize().to_string());
                let percent = offer.percent.map(|percent| format!("{percent}%"));
                let least = match offer.min_spend {
                    Minimum::Spend(least) => least.normalize().to_string(),
                    Minimum::None => "0".into(),
                    Minimum::Unknown => "?".into(),
                };
                format!(
                    "{} {}/{least} {}{}{again}",
                    offer.code.unwrap_or_default(),
                    off.or(percent).unwrap_or_default(),
                    offer.currency.map_or("?".into(), |currency| currency.to_string()),
                    if offer.uncertain { "~" } else { "" },
                )
            }
            Err(why) => format!("{:?}: {why}", &text[piece.span]),
        })
        .collect()
}

#[test]
fn one_line_says_its_code_in_many_ways() {
    for (text, expected) in [
        ("USAFF8: $8 off $59", "USAFF8 8/59 USD"),
        ("US $8 off over US $59 with code USAFF8", "USAFF8 8/59 USD"),
        ("R$12 OFF em R$90: BRFS1", "BRFS1 12/90 BRL"),
        ("R$100 OFF em compras acima de R$999 - cupom BRMEGA03", "BRMEGA03 100/999 BRL"),
        ("-3 € dès 20 € : FRX3", "FRX3 3/20 EUR"),
        ("Code -2€ dès 18€ : FRPRD02", "FRPRD02 2/18 EUR"),
        ("AU$50-5 AUAP5", "AUAP5 5/50 AUD"),
        ("AUAP5 AU$50-AU$5", "AUAP5 5/50 AUD"),
        ("2/15$ AFMC2", "AFMC2 2/15 USD"),
        ("كوبون 2/15$ : AFMC2", "AFMC2 2/15 USD"),
        ("$29-$3: LDUS3", "LDUS3 3/29 USD"),
        ("$50 이상 구매 시 $6 할인 CHOICEKR06", "CHOICEKR06 6/50 USD"),
        ("15달러 이상 구매 시 2달러 할인: AFMC2", "AFMC2 2/15 USD"),
        ("AFMC2 | 2$ | 15$", "AFMC2 2/15 USD"),
        ("AFMC2\t$2\t$15", "AFMC2 2/15 USD"),
        ("3 € Rabatt ab 29 € mit Code DECD03", "DECD03 3/29 EUR"),
        ("Скидка 300 ₽ от 3000 ₽ по промокоду RUCD3", "RUCD3 300/3000 RUB"),
        ("コード JPCD05 4,000円以上で500円OFF", "JPCD05 500/4000 JPY"),
        ("€3 de descuento en compras mínimas de €29 - ESSF03", "ESSF03 3/29 EUR"),
        ("10% OFF (limite de R$20) BRPCT10", "BRPCT10 10%/? BRL"),
        ("Code: DEAL5OFF $5 off $40", "DEAL5OFF 5/40 USD"),
        ("🎟 AFSO4 – $4 off $30+", "AFSO4 4/30 USD"),
        ("10% off with code PCTX10 on orders over $50", "PCTX10 10%/50 USD"),
    ] {
        assert_eq!(said(text, &page("", "USD")), [expected], "{text}");
    }
}

#[test]
fn a_sign_that_nobody_settles_leaves_the_currency_open() {
    assert_eq!(said("USAFF8: $8 off $59", &page("", "")), ["USAFF8 8/59 ?~"]);
    assert_eq!(said("USAFF8: $8 off $59", &page("fr", "EUR")), ["USAFF8 8/59 ?~"]);
    assert_eq!(said("USAFF8: US $8 off US $59", &page("fr", "EUR")), ["USAFF8 8/59 USD"]);
}

#[test]
fn a_dollar_on_a_korean_page_is_the_american_one() {
    let text = "$50 이상 구매 시 $6 할인 : QRS6";
    assert_eq!(said(text, &page("ko", "KRW")), ["QRS6 6/50 USD"]);
    assert_eq!(said("QRS6: 5만원 이상 5천원 할인", &page("ko", "KRW")), ["QRS6 5000/50000 KRW"]);
}

#[test]
fn placeholders_without_an_amount_and_a_minimum_are_no_codes() {
    for (text, expected) in [
        (
            "WELCOME10: 10% off",
            "\"WELCOME10: 10% off\": \"WELCOME10\" is a placeholder, not a code",
        ),
        ("Use FREESHIP today", "\"Use FREESHIP today\": \"FREESHIP\" is a placeholder, not a code"),
        ("CODE: SAVE20", "\"CODE: SAVE20\": \"SAVE20\" is a placeholder, not a code"),
    ] {
        assert_eq!(said(text, &page("", "USD")), [expected], "{text}");
    }
}

#[test]
fn a_price_beside_a_model_is_no_code() {
    for text in [
        "iPhone 15 RTX5070 R$3.000",
        "POCO X7 256GB R$1.299 → R$1.099 cupom BRAE9",
        "RTX5070TI US $749 - US $699",
        "KZ ZSN PRO2 $12.50",
    ] {
        let found = wording::paste(text, &page("pt_BR", "BRL"));
        assert!(found.iter().all(bare), "{text}: {found:?}");
    }
}

/// Whether a piece has no amounts.
fn bare(piece: &wording::Pasted) -> bool {
    piece.found.as_ref().is_ok_and(|offer| offer.off.is_none() && offer.percent.is_none())
        || piece.found.is_err()
}

#[test]
fn a_message_is_read_line_by_line() {
    let message = "\
🔥 Choice Day – códigos do Brasil 🔥

R$15 OFF em R$120: AEBR1 ou BRAE1
R$30 OFF em R$240: AEBR2
R$60 OFF em R$480: AEBR3

Válido até 07/05/2026
👉 https://s.click.aliexpress.com/e/_abc123";
    let page = page("pt_BR", "BRL");
    assert_eq!(
        said(message, &page),
        ["AEBR1 15/120 BRL", "BRAE1 15/120 BRL", "AEBR2 30/240 BRL", "AEBR3 60/480 BRL"]
    );
    for piece in wording::paste(message, &page) {
        let ends = piece.found.ok().and_then(|offer| offer.ends).map(|ends| (ends.month, ends.day));
        assert_eq!(ends, Some((5, 7)), "the day stands apart and holds for all");
    }
}

#[test]
fn a_code_and_its_offer_may_stand_in_lines_of_their_own() {
    for text in [
        "$12 OFF\norders over $89\nCode:USSS12",
        "May codes\n$12 off $89\nUSSS12",
        "USSS12\n$12 off $89",
        "Code: USSS12\n$12 OFF\norders over $89",
    ] {
        assert_eq!(said(text, &page("", "USD")), ["USSS12 12/89 USD"], "{text}");
    }
    assert_eq!(
        said("AFMC2\n$2 off $15\nAFMC4\n$4 off $30", &page("", "USD")),
        ["AFMC2 2/15 USD", "AFMC4 4/30 USD"]
    );
}

#[test]
fn a_table_of_twenty_gives_twenty() {
    let table: String =
        (1..=20).map(|tier| format!("US25{tier:02}X\t${tier}\t${}\n", tier * 9)).collect();
    let expected: Vec<String> =
        (1..=20).map(|tier| format!("US25{tier:02}X {tier}/{} USD", tier * 9)).collect();
    assert_eq!(said(&table, &page("", "USD")), expected);
}

#[test]
fn several_offers_of_a_line_go_to_its_codes_in_order() {
    for text in [
        "AFMC2: $2 off $15, AFMC4: $4 off $30",
        "$2 off $15: AFMC2; $4 off $30: AFMC4",
        "1️⃣ AFMC2 $2/$15 2️⃣ AFMC4 $4/$30",
    ] {
        assert_eq!(said(text, &page("", "USD")), ["AFMC2 2/15 USD", "AFMC4 4/30 USD"], "{text}");
    }
}

#[test]
fn what_is_left_over_is_said_with_its_reason() {
    assert_eq!(said("$5 off $50", &page("", "USD")), ["\"$5 off $50\": there is no code"]);
    let live = wording::paste("AFMC2 is live", &page("", "USD")).remove(0);
    assert_eq!(live.why, Some(Why::NoDiscount));
    assert!(live.found.is_ok_and(|offer| offer.code.as_deref() == Some("AFMC2")));
    assert_eq!(said("Good morning!\nsee you at 10:30", &page("", "USD")), [""; 0]);
    let long = "x\n".repeat(3_000);
    let last = wording::paste(&long, &page("", "USD")).pop().map(|piece| piece.found);
    assert!(matches!(last, Some(Err(Why::TooLong(_)))), "{last:?}");
}

#[test]
fn messages_of_many_countries_are_read() {
    for (locale, currency, text, expected) in [
        (
            "es",
            "EUR",
            "CDES02 / ESCD02: 2€ de descuento en compras superiores a 15€",
            &["CDES02 2/15 EUR", "ESCD02 2/15 EUR"][..],
        ),
        (
            "es",
            "EUR",
            "👉 -12€ (mín. 89€) CDES12 o ESCD12\nHasta el 7 de mayo",
            &["CDES12 12/89 EUR", "ESCD12 12/89 EUR"],
        ),
        (
            "fr",
            "EUR",
            "-60€ dès 479€ d'achat : FRFW60\nValable jusqu'au 7 mai 2026",
            &["FRFW60 60/479 EUR"],
        ),
        (
            "it",
            "EUR",
            "Sconto di 8 € su ordini superiori a 59 € – codice CD08VIO",
            &["CD08VIO 8/59 EUR"],
        ),
        (
            "pt_BR",
            "BRL",
            "🎟️ R$ 1.150 - R$ 140: MAES6\n🎟️ R$ 220 OFF em R$ 1.770: `MAES7`",
            &["MAES6 140/1150 BRL", "MAES7 220/1770 BRL"],
        ),
        ("pl", "PLN", "5 € zniżki przy zakupach od 39 € – kod AEPLL05", &["AEPLL05 5/39 EUR"]),
        ("ru", "RUB", "RUAF300: скидка 300₽ от 3 000₽", &["RUAF300 300/3000 RUB"]),
        ("uk", "USD", "AEUA03 - знижка $3 від $25", &["AEUA03 3/25 USD"]),
        ("ar", "SAR", "خصم 20 ريال على الطلبات فوق 155 ريال كود GCCCD02", &["GCCCD02 20/155 SAR"]),
        ("he", "ILS", "₪20 הנחה בקנייה מעל ₪150 קופון ILXX20", &["ILXX20 20/150 ILS"]),
        ("ko", "USD", "CHOICEKR07 : 56달러 이상 7달러 할인", &["CHOICEKR07 7/56 USD"]),
        (
            "ja",
            "JPY",
            "5,000円以上のお買い物で700円引き クーポンコード JPAA70",
            &["JPAA70 700/5000 JPY"],
        ),
        ("tr", "USD", "AFMC12: 89$ ve üzeri alışverişlerde 12$ indirim", &["AFMC12 12/89 USD"]),
        ("nl", "EUR", "CD15VIO: €15 korting bij besteding vanaf €109", &["CD15VIO 15/109 EUR"]),
        ("vi", "USD", "Mã AFMC4: giảm $4 cho đơn từ $30", &["AFMC4 4/30 USD"]),
        ("th", "USD", "โค้ด AFMC4 ลด $4 เมื่อซื้อครบ $30", &["AFMC4 4/30 USD"]),
        ("id", "USD", "Kode AFMC4: potongan $4 min. belanja $30", &["AFMC4 4/30 USD"]),
        ("cs", "EUR", "CD05VIO: sleva 5 € při nákupu nad 39 €", &["CD05VIO 5/39 EUR"]),
        ("zh", "USD", "满$30减$4:AFMC4", &["AFMC4 4/30 USD"]),
        ("en", "USD", "Min spend | Discount | Code\n$15 | $2 | AFMC2", &["AFMC2 2/15 USD"]),
        (
            "en",
            "USD",
            "Use USAFF5 for $5 off $39 and USAFF8 for $8 off $59",
            &["USAFF5 5/39 USD", "USAFF8 8/59 USD"],
        ),
        ("en_GB", "GBP", "£4 off £30 AEUKCDX4 (ends 7 May 22:59 BST)", &["AEUKCDX4 4/30 GBP"]),
    ] {
        assert_eq!(said(text, &page(locale, currency)), expected, "{text}");
    }
}

#[test]
fn a_line_with_a_second_amount_that_nothing_places_is_no_offer() {
    for text in [
        "Price: $45.99 after coupon USAFF5",
        "20€ off 150€ + extra 5€ PayPal: CDES20",
        "USAFF30: $30 off $239 (was $40 off $329)",
    ] {
        let found = wording::paste(text, &page("en", "USD"));
        assert!(found.iter().all(bare), "{text}: {found:?}");
    }
}
