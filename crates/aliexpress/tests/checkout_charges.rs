//! Taxes, duties and fees of a checkout in every language, and rows that nobody knows.
#![cfg(feature = "text")]

use aliexpress::read_text;
use contract::{ChargeSort, Reading};
use rust_decimal::Decimal;

const CHECKOUT: &str = "https://www.aliexpress.com/p/trade/confirm.html?objectId=1";

/// A language, what it calls the sum of the goods and what is to be paid, and a tax, a duty and a fee.
const LANGUAGES: [(&str, [&str; 5]); 18] = [
    ("en", ["Subtotal", "Total", "Import charges", "Customs duty", "Handling fee"]),
    (
        "de",
        [
            "Zwischensumme",
            "Gesamtsumme",
            "Einfuhrumsatzsteuer",
            "Zollabgaben",
            "Bearbeitungsgebühr",
        ],
    ),
    (
        "fr",
        ["Sous-total", "Total", "TVA à l'importation", "Droits d'importation", "Frais de dossier"],
    ),
    ("es", ["Subtotal", "Total", "IVA (est.)", "Arancel", "Gastos de gestión"]),
    ("pt", ["Subtotal", "Total", "ICMS", "Direitos aduaneiros", "Taxa de despacho postal"]),
    ("it", ["Subtotale", "Totale", "Imposte stimate", "Dazi doganali", "Spese di gestione"]),
    (
        "pl",
        [
            "Suma częściowa",
            "Razem",
            "Szacowany podatek",
            "Należności celne",
            "Opłata manipulacyjna",
        ],
    ),
    ("nl", ["Subtotaal", "Totaal", "Invoerkosten", "Invoerrecht", "Administratiekosten"]),
    ("ru", ["Подытог", "Итого", "Расчётный налог", "Таможенная пошлина", "Сервисный сбор"]),
    ("tr", ["Ara toplam", "Toplam", "İthalat vergisi", "Gümrük vergisi", "Hizmet bedeli"]),
    ("uk", ["Проміжний підсумок", "Разом", "Імпортний податок", "Ввізне мито", "Комісія"]),
    ("ja", ["小計", "合計", "輸入消費税", "輸入関税", "手数料"]),
    ("ko", ["소계", "총 합계", "부가가치세", "수입 관세", "통관 수수료"]),
    ("ar", ["المجموع الفرعي", "الإجمالي", "رسوم الاستيراد", "رسوم جمركية", "رسوم الخدمة"]),
    ("he", ["סכום ביניים", "סה״כ", "מיסי יבוא", "מיסי מכס", "דמי טיפול"]),
    ("th", ["ยอดรวมย่อย", "ยอดรวม", "ภาษีนำเข้า", "อากรนำเข้า", "ค่าดำเนินการ"]),
    ("vi", ["Tạm tính", "Tổng cộng", "Phí nhập khẩu", "Thuế hải quan", "Phí xử lý"]),
    ("cs", ["Mezisoučet", "Celkem", "Dovozní daň", "Dovozní clo", "Manipulační poplatek"]),
];

fn checkout(lang: &str, rows: &[(&str, &str)]) -> Reading {
    let row = |(label, text): &(&str, &str)| {
        format!(
            "<div class=pl-summary__item-pc><div class=pl-summary__item-title-pc>{label}</div>\
             <div class=pl-summary__item-content-pc>{text}</div></div>"
        )
    };
    let rows: String = rows.iter().map(row).collect();
    let html = format!(
        "<html lang={lang}><body><div class=ship-to--menuItem--Z><div class=ship-to--text--R><span>{}/</span>\
         <b>USD</b></div></div><div class=pl-summary-container>{rows}</div></body></html>",
        lang.to_uppercase()
    );
    read_text(&html, CHECKOUT, None)
}

#[test]
fn what_is_paid_beside_the_goods_is_known_by_its_label_in_every_language() {
    for (lang, [goods, total, tax, duty, fee]) in LANGUAGES {
        let rows = [
            (goods, "US $40.00"),
            (tax, "US $3.00"),
            (duty, "US $2.00"),
            (fee, "US $1.00"),
            (total, "US $46.00"),
        ];
        let reading = checkout(lang, &rows);
        assert_eq!(reading.unexplained, [], "{lang}");
        let checkout = reading.checkout.unwrap_or_else(|| panic!("{lang}: no checkout"));
        let sorts: Vec<ChargeSort> = checkout.charges.iter().map(|charge| charge.r#for).collect();
        assert_eq!(sorts, [ChargeSort::Tax, ChargeSort::Duty, ChargeSort::Fee], "{lang}");
        let amounts = [checkout.goods, checkout.tax, checkout.total];
        let amounts = amounts.map(|it| it.map(|it| it.value()));
        assert_eq!(amounts, [40, 3, 46].map(|it| Some(Decimal::from(it))), "{lang}");
    }
}

#[test]
fn two_taxes_of_different_names_are_added_and_two_of_one_are_not_known() {
    let row = |name| (name, "US $2.00");
    for (rows, tax) in [
        ([row("VAT"), row("Import charges")], Some(Decimal::from(4))),
        ([("VAT", "US $2.00"), ("VAT", "US $3.00")], None),
        ([("VAT", "US $2.00"), ("Import charges", "calculated later")], None),
    ] {
        let all = [&[("Subtotal", "US $40.00")], &rows[..]].concat();
        let checkout = checkout("en", &all).checkout;
        let read = checkout.and_then(|checkout| checkout.tax).map(|tax| tax.value());
        assert_eq!(read, tax, "{rows:?}");
    }
}

#[test]
fn a_row_of_money_that_nobody_knows_is_quoted_in_every_language() {
    for (lang, [goods, total, ..]) in LANGUAGES {
        for text in ["US $1.00", "from US $1.00 to US $9.00"] {
            let reading =
                checkout(lang, &[(goods, "US $40.00"), ("Xyzzy", text), (total, "US $41.00")]);
            let quoted: Vec<_> = reading.unexplained.iter().map(|it| it.text.as_str()).collect();
            assert_eq!(quoted, [["Xyzzy ", text].concat()], "{lang}");
        }
    }
}

#[test]
fn a_full_checkout_of_a_layout_that_is_not_known_is_not_understood() {
    for spinner in ["", "<i class=comet-loading></i>"] {
        let html = format!("<body>{spinner}<div><p>Subtotal</p><p>US $40</p></div></body>");
        let missing = read_text(&html, CHECKOUT, None).missing;
        let why = missing.iter().find(|missing| missing.field == "checkout");
        let why = why.map(|missing| missing.why.to_string()).unwrap_or_default();
        assert!(why.contains("not understood"), "{why}");
    }
}

/// What is promised for later, in the languages of the table above.
const PROMISES: [(&str, [&str; 2]); 18] = [
    ("en", ["Cashback after delivery", "You will earn"]),
    ("de", ["Cashback", "Du erhältst Punkte zurück"]),
    ("fr", ["Cashback", "Points de fidélité"]),
    ("es", ["Reembolso en saldo", "Ganarás puntos"]),
    ("pt", ["Cashback", "Você ganha pontos"]),
    ("it", ["Cashback", "Punti"]),
    ("pl", ["Cashback", "Punkty"]),
    ("nl", ["Cashback", "Punten"]),
    ("ru", ["Кэшбэк", "Баллы"]),
    ("tr", ["Para iadesi", "Puan kazan"]),
    ("uk", ["Кешбек", "Бали"]),
    ("ja", ["キャッシュバック", "ポイント還元"]),
    ("ko", ["캐시백", "적립금"]),
    ("ar", ["كاش باك", "استرداد نقدي"]),
    ("he", ["קאשבק", "החזר כספי"]),
    ("th", ["เงินคืน", "คะแนน"]),
    ("vi", ["Hoàn tiền", "Điểm thưởng"]),
    ("cs", ["Cashback", "Body"]),
];

#[test]
fn what_is_promised_for_later_is_no_discount_in_any_language() {
    for ((lang, [goods, total, ..]), (_, promises)) in LANGUAGES.into_iter().zip(PROMISES) {
        for promise in promises {
            for amount in ["-US $5.00", "US $5.00"] {
                // Whether the page's total is right without it, or nothing can be added up.
                for sum in ["US $40.00", "US $99.00"] {
                    let rows = [(goods, "US $40.00"), (promise, amount), (total, sum)];
                    let reading = checkout(lang, &rows);
                    let checkout =
                        reading.checkout.unwrap_or_else(|| panic!("{lang}: no checkout"));
                    assert_eq!(checkout.discounts, [], "{lang} {promise} {amount}");
                    assert_eq!(checkout.total.is_some(), sum == "US $40.00", "{lang} {promise}");
                }
            }
        }
    }
}

#[test]
fn a_credit_that_the_total_is_less_by_is_taken_off() {
    let rows = [("Subtotal", "US $40.00"), ("Store credit", "-US $5.00"), ("Total", "US $35.00")];
    let checkout = checkout("en", &rows).checkout.unwrap_or_else(|| panic!("no checkout"));
    assert_eq!(checkout.discounts.len(), 1);
    assert!(checkout.total.is_some());
}

#[test]
fn an_unknown_row_that_the_total_is_not_less_by_takes_nothing_off_and_is_quoted() {
    for (lang, [goods, total, ..]) in LANGUAGES {
        for (sum, discounts) in [("US $40.00", 0), ("US $37.00", 1)] {
            let reading =
                checkout(lang, &[(goods, "US $40.00"), ("Xyzzy", "-US $3.00"), (total, sum)]);
            assert_eq!(reading.unexplained.is_empty(), discounts == 1, "{lang}");
            let checkout = reading.checkout.unwrap_or_else(|| panic!("{lang}: no checkout"));
            assert_eq!(checkout.discounts.len(), discounts, "{lang}");
            assert!(checkout.total.is_some(), "{lang}");
        }
    }
}

#[test]
fn a_row_that_names_a_code_is_the_code_that_is_applied_in_every_language() {
    let labels = [
        "Promo code",
        "Aktionscode",
        "Code promo",
        "Código promocional",
        "Código promocional",
        "Codice promozionale",
        "Kod promocyjny",
        "Promotiecode",
        "Промокод",
        "Promosyon kodu",
        "Промокод",
        "プロモーションコード",
        "프로모션 코드",
        "الرمز الترويجي",
        "קוד הנחה",
        "โค้ดส่วนลด",
        "Mã giảm giá",
        "Promo kód",
    ];
    for ((lang, [goods, total, ..]), label) in LANGUAGES.into_iter().zip(labels) {
        for (named, code) in [
            (format!("{label} USAFF8"), "USAFF8"),
            (format!("{label}: USAFF8"), "USAFF8"),
            (format!("{label} (USAFF8)"), "USAFF8"),
            (format!("{label}<span>USAFF8</span>"), "USAFF8"),
            (format!("USAFF8 {label}"), "USAFF8"),
            (format!("{label} SUMMER"), "SUMMER"),
            ("USAFF8".to_owned(), "USAFF8"),
        ] {
            for taken in ["-US $8.00", "−US $8.00", "-8.00"] {
                let rows = [(goods, "US $40.00"), (&named, taken), (total, "US $32.00")];
                // Alone beside a code a number says nothing.
                if taken == "-8.00" && named == code {
                    continue;
                }
                let checkout = checkout(lang, &rows).checkout;
                let read = checkout.map(|checkout| {
                    let discounts: Vec<_> =
                        checkout.discounts.iter().map(|it| (it.layer, it.amount.value())).collect();
                    (checkout.code, discounts)
                });
                let right = vec![(Some(contract::Layer::Code), Decimal::from(8))];
                assert_eq!(read, Some((Some(code.to_owned()), right)), "{lang} {named} {taken}");
            }
        }
    }
}

#[test]
fn a_stores_coupon_with_a_code_is_no_code_and_a_tax_never_is_one() {
    for (label, layer) in
        [("Store coupon WUXI5", Some(contract::Layer::StoreCoupon)), ("Reward WUXI5", None)]
    {
        let rows = [("Subtotal", "US $40.00"), (label, "-US $8.00"), ("Total", "US $32.00")];
        let checkout = checkout("en", &rows).checkout.into_iter().next();
        let layers = checkout.iter().flat_map(|it| &it.discounts).map(|it| it.layer);
        assert_eq!(layers.collect::<Vec<_>>(), [layer], "{label}");
        assert!(checkout.is_some_and(|it| it.code.is_none()), "{label}");
    }
    let rows = [("Subtotal", "US $40.00"), ("ICMS17", "US $8.00"), ("Total", "US $48.00")];
    let checkout = checkout("en", &rows).checkout;
    assert!(checkout.is_some_and(|it| it.discounts.is_empty() && it.code.is_none()));
}

#[test]
fn what_a_checkout_says_of_money_beside_its_summary_is_quoted() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../tests/pages/checkout-pl/");
    let file = |name: &str| std::fs::read_to_string([folder, name].concat()).expect("a fixture");
    let (html, url) = (file("page.html"), file("url.txt"));
    for (text, is_quoted) in [
        ("Import tax US $7.00 extra", true),
        ("Price has changed to US $80.00", true),
        ("Tax excluded", true),
        ("Sold out", true),
        ("New shoppers only", true),
        ("Coupon code SAVE7: US $7.00 off", true),
        ("Pay securely with PayPal", false),
        ("Estimated delivery: Dec 12", false),
        ("Add to wishlist", false),
    ] {
        let note = format!("<aside><span>{text}</span></aside></body>");
        let page = html.replace("</body>", &note);
        let open = aliexpress::read_text(&page, url.trim(), None).unexplained;
        assert_eq!(open.iter().any(|open| open.text == text), is_quoted, "{text}: {open:?}");
    }
}
