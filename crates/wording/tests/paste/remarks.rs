//! A remark that is not understood makes the codes uncertain of which it may speak, wherever it stands.

use wording as words;

use super::{page, said};

/// Pastes of one code each that are certain.
const CERTAIN: [(&str, &str, &str, &str); 21] = [
    ("en", "USD", "USAFF8", "USAFF8: $8 off $59"),
    ("de", "EUR", "DECD03", "3 € Rabatt ab 29 € mit Code DECD03"),
    ("fr", "EUR", "FRX3", "-3 € dès 20 € : FRX3"),
    ("es", "EUR", "ESSF03", "€3 de descuento en compras mínimas de €29 - ESSF03"),
    ("it", "EUR", "CD08VIO", "Sconto di 8 € su ordini superiori a 59 € – codice CD08VIO"),
    ("pt_BR", "BRL", "BRMEGA03", "R$100 OFF em compras acima de R$999 - cupom BRMEGA03"),
    ("nl", "EUR", "CD15VIO", "CD15VIO: €15 korting bij besteding vanaf €109"),
    ("pl", "PLN", "AEPLL05", "5 € zniżki przy zakupach od 39 € – kod AEPLL05"),
    ("cs", "EUR", "CD05VIO", "CD05VIO: sleva 5 € při nákupu nad 39 €"),
    ("ru", "RUB", "RUAF300", "RUAF300: скидка 300₽ от 3 000₽"),
    ("uk", "USD", "AEUA03", "AEUA03 - знижка $3 від $25"),
    ("tr", "USD", "AFMC12", "AFMC12: 89$ ve üzeri alışverişlerde 12$ indirim"),
    ("ar", "SAR", "GCCCD02", "خصم 20 ريال على الطلبات فوق 155 ريال كود GCCCD02"),
    ("he", "ILS", "ILXX20", "₪20 הנחה בקנייה מעל ₪150 קופון ILXX20"),
    ("ja", "JPY", "JPAA70", "5,000円以上のお買い物で700円引き クーポンコード JPAA70"),
    ("ko", "USD", "CHOICEKR07", "CHOICEKR07 : 56달러 이상 7달러 할인"),
    ("zh", "USD", "AFMC4", "满$30减$4:AFMC4"),
    ("th", "USD", "AFMC4", "โค้ด AFMC4 ลด $4 เมื่อซื้อครบ $30"),
    ("vi", "USD", "AFMC4", "Mã AFMC4: giảm $4 cho đơn từ $30"),
    ("id", "USD", "AFMC4", "Kode AFMC4: potongan $4 min. belanja $30"),
    ("", "USD", "AFMC2", "2/15$ AFMC2"),
];

/// Remarks in words that no language has.
const NONSENSE: [&str; 30] = [
    "blorp",
    "Vexnik",
    "QWERPO",
    "zib zab",
    "Morfle grunt",
    "xylo-frab",
    "plinkt!",
    "Grozzle:",
    "(snarv)",
    "dribbuk…",
    "is blorp",
    "only vexnik",
    "with Zorblax",
    "for flurn",
    "not really frumpt",
    "ist zwulg",
    "es blarfo",
    "está krunfo",
    "est glaupé",
    "kod wrzgl",
    "è sbrufolo",
    "бздрынь",
    "уже хрямкнуло",
    "ґвзинь",
    "ばほげ",
    "뷁쉙",
    "龘靐",
    "قخظضغ",
    "צקפגט",
    "ฆฌฎฐ",
];

#[test]
fn a_remark_that_is_not_understood_leaves_no_code_certain() {
    let mut lost = Vec::new();
    for (locale, currency, code, text) in CERTAIN {
        let page = page(locale, currency);
        let certain = |text: &str| {
            words::paste(text, &page).iter().any(|piece| {
                piece.found.as_ref().is_ok_and(|offer| {
                    let amounts = offer.off.is_some() || offer.percent.is_some();
                    amounts && !offer.uncertain && piece.why.is_none()
                })
            })
        };
        assert!(certain(text), "{text}");
        for remark in NONSENSE {
            let pastes = [
                format!("{text} {remark}"),
                format!("{text}\n{remark}"),
                format!("{remark}\n{text}"),
                format!("{text}\n{code} {remark}"),
            ];
            lost.extend(pastes.into_iter().filter(|paste| certain(paste)));
        }
    }
    assert!(lost.is_empty(), "{} are certain: {lost:#?}", lost.len());
}

#[test]
fn greetings_and_buttons_say_nothing_of_a_code() {
    for (locale, chatter) in [
        ("en", "Happy shopping! 🎉"),
        ("en", "Copy"),
        ("en", "Hello everyone,"),
        ("en", "#aliexpress #blorp"),
        ("de", "Viel Spaß beim Shoppen!"),
        ("fr", "Bonnes affaires !"),
        ("es", "¡Felices compras!"),
        ("pt_BR", "Boas compras!"),
        ("ru", "Приятных покупок!"),
        ("ja", "コピー"),
        ("ko", "복사"),
        ("", "👉 https://s.click.aliexpress.com/e/_blorp"),
    ] {
        for paste in [
            format!("QUS7 US $7 off US $39\n{chatter}"),
            format!("{chatter}\nQUS7 US $7 off US $39"),
        ] {
            assert_eq!(said(&paste, &page(locale, "USD")), ["QUS7 7/39 USD"], "{paste}");
        }
    }
}

#[test]
fn what_is_taken_back_or_kept_to_some_is_not_certain() {
    let code = "QUS7 $7 off $39";
    for (paste, expected) in [
        ("Fake codes, do not use:\n#", "~"),
        ("Temu codes\n#", "~"),
        ("Coins:\n#", "~"),
        ("#\nMax 50% of the price", "~"),
        ("#\nRequires 2 items", "~"),
        ("# with coins", "~"),
        ("#\nQUS7 is dead", "~"),
        ("#\nQUS7 only with PayPal", "~"),
        ("#\nQUS7 (app)", "~"),
        ("#\n# (new users)", "~"),
        ("# (new users)\n#", "~"),
        ("RTX4090 #", "~"),
        ("QUS7COPY $7 off $39", "~"),
        ("#, Dec 9 - Dec 3, 2026", "~"),
        ("QUS7 20% off $18.40", "~"),
    ] {
        let paste = paste.replace('#', code);
        let found = said(&paste, &page("en", "USD"));
        assert!(
            found.iter().all(|said| said.contains(" -") || said.contains('~') == (expected == "~")),
            "{paste}: {found:?}"
        );
    }
}

#[test]
fn a_heading_that_is_not_understood_ends_the_market_above() {
    for heading in [
        "DE until 2026-12-20",
        "CA until 2026-12-20",
        "AU/NZ until 2026-12-20",
        "EU:",
        "Others",
        "Blorpian codes until 2026-12-20",
    ] {
        for gap in ["\n", "\n\n"] {
            let paste = ["US until 2026-12-07\nQUS7 $7 off $39", gap, heading, "\nQDE5 $5 off $40"]
                .concat();
            let found = words::paste(&paste, &page("en", "USD"));
            let last = found.last().expect("the second code");
            assert!(
                last.markets.only.iter().all(|market| market.code() != "US"),
                "{paste}: {last:?}"
            );
            let ends = last.found.as_ref().ok().and_then(|offer| offer.ends);
            assert_ne!(ends.map(|ends| ends.day), Some(7), "{paste}: {last:?}");
        }
    }
}

/// Words by which a code may be over, each known for something else or not at all.
const OVER: [&str; 40] = [
    "out",
    "over",
    "finished",
    "done",
    "all",
    "no more",
    "всё",
    "все",
    "кончился",
    "нет",
    "усе",
    "нема",
    "weg",
    "aus",
    "alle",
    "fini",
    "plus",
    "fin",
    "acabado",
    "ya no",
    "acabou",
    "fim",
    "finito",
    "op",
    "klaar",
    "koniec",
    "po",
    "konec",
    "bitti",
    "yok",
    "なし",
    "完了",
    "끝",
    "خلص",
    "נגמר",
    "หมด",
    "hết",
    "habis",
    "没了",
    "slut",
];

#[test]
fn a_remark_behind_a_code_that_it_may_be_over_leaves_it_uncertain_or_over() {
    let mut wrong = Vec::new();
    for (locale, currency, code, paste) in CERTAIN {
        for word in OVER {
            for text in [
                format!("{paste} - {word}"),
                format!("{paste} : {word}"),
                format!("{paste} ({word})"),
                format!("{code} - {word}\n{paste}"),
            ] {
                let read = words::paste(&text, &page(locale, currency));
                let is_sure = |it: &words::Pasted| {
                    it.found.as_ref().is_ok_and(|offer| {
                        let is_over = offer.state.is_some_and(|state| state.is_over());
                        offer.off.is_some() && !offer.uncertain && !is_over
                    })
                };
                if read.iter().any(is_sure) {
                    wrong.push(text);
                }
            }
        }
    }
    assert_eq!(wrong, Vec::<String>::new());
}
