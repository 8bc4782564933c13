//! What the words around a code say of it: nothing that takes it back or limits it is lost.

use wording::OfferText;

use super::page;

/// What the first code of a text is beside its amounts: `plain`, or what limits it.
fn limited(text: &str, locale: &'static str) -> String {
    let found = wording::paste(text, &page(locale, "USD"));
    let Some(piece) = found
        .into_iter()
        .find(|piece| piece.found.as_ref().map_or(true, |offer| offer.code.is_some()))
    else {
        return "none".into();
    };
    let Ok(offer) = piece.found else { return "refused".into() };
    let OfferText { state, first_order_only, followers_only, app_only, uncertain, .. } = offer;
    let state = state.map(|state| format!("{state:?}").to_lowercase());
    let flags = [
        (first_order_only, "new"),
        (followers_only, "followers"),
        (app_only, "app"),
        (uncertain, "uncertain"),
    ];
    let flags = flags.into_iter().filter(|(flag, _)| *flag).map(|(_, name)| name.to_owned());
    let said: Vec<String> = state.into_iter().chain(flags).collect();
    if said.is_empty() { "plain".into() } else { said.join(" ") }
}

#[test]
fn words_and_marks_of_its_own_line_belong_to_a_code() {
    for (line, expected) in [
        ("EXPIRED: QUS7 $7 off $39", "refused"),
        ("[expired] QUS7 $7 off $39", "refused"),
        ("Fully claimed QUS7 $7 off $39", "refused"),
        ("Do not use QUS7 $7 off $39", "refused"),
        ("QUS7 $7 off $39 (expired)", "expired"),
        ("QUS7 $7 off $39\tfully claimed", "gone"),
        ("DEAD QUS7 $7 off $39", "uncertain"),
        ("old code QUS7 $7 off $39", "uncertain"),
        ("Yesterday: QUS7 $7 off $39", "uncertain"),
        ("❌ QUS7 $7 off $39", "uncertain"),
        ("✗ QUS7 $7 off $39", "uncertain"),
        ("# QUS7 $7 off $39", "uncertain"),
        ("// QUS7 $7 off $39", "uncertain"),
        ("QUS7 $7 off $39 🚫", "uncertain"),
        ("QUS7 $7 off $39 💀", "uncertain"),
        ("QUS7 $7 off $39?", "uncertain"),
        ("New users: QUS7 $7 off $39", "new"),
        ("App only: QUS7 $7 off $39", "app"),
        ("• QUS7 $7 off $39", "plain"),
        ("- QUS7 $7 off $39", "plain"),
        ("👉 QUS7 $7 off $39", "plain"),
        ("🔥 ✅ QUS7 $7 off $39", "plain"),
        ("✂️ 🏷️ QUS7 $7 off $39", "plain"),
        ("QUS7 $7 off $39 ⏰", "uncertain"),
        ("⏰ QUS7 $7 off $39", "uncertain"),
        ("QUS7 $7 off $39 ⏳", "uncertain"),
        ("QUS7 $7 off $39 📱", "uncertain"),
        ("QUS7 $7 off $39 💳", "uncertain"),
        ("QUS7 $7 off $39 🔴", "uncertain"),
        ("QUS7 $7 off $39 🈲", "uncertain"),
        ("QUS7 $7 off $39 *", "uncertain"),
        ("QUS7 $7 off $39 (*)", "uncertain"),
        ("QUS7 $7 off $39 ⏰ until Dec 9, 2026", "plain"),
        ("⏰ QUS7 $7 off $39, ends in 2 hours", "plain"),
        ("QUS7 $7 off $39 - 500 pcs", "uncertain"),
        ("QUS7 $7 off $39 (500 pieces)", "uncertain"),
        ("QUS7 $7 off $39 store coupon", "uncertain"),
        ("QUS7 $7 off $39 (selected stores)", "uncertain"),
        ("QUS7 $7 off $39 (in the app)", "app"),
        ("* QUS7 $7 off $39", "plain"),
        ("**QUS7** $7 off $39", "plain"),
        ("QUS7 $7 off $39 ‼️", "plain"),
        ("QUS7 $7 off $39 🇺🇸", "plain"),
        ("1️⃣ QUS7 $7 off $39", "plain"),
        ("2) QUS7 $7 off $39", "plain"),
        ("#3 QUS7 $7 off $39", "plain"),
        ("Coupon code QUS7: $7 off $39", "plain"),
    ] {
        assert_eq!(limited(line, "en"), expected, "{line}");
    }
}

#[test]
fn words_of_scarcity_and_choice_limit_a_code_in_every_language() {
    for words in [
        "limited|limited quantity|selected products only|store coupons",
        "limitiert|begrenzte Anzahl|nur ausgewählte Produkte|Shop-Coupons",
        "quantité limitée|produits sélectionnés uniquement|Coupons vendeur",
        "cantidad limitada|productos seleccionados|Cupones de tienda",
        "quantidade limitada|produtos selecionados|Cupons da loja",
        "quantità limitata|prodotti selezionati|Coupon del venditore",
        "beperkt|geselecteerde producten",
        "ograniczona ilość|wybrane produkty|Kupony sklepu",
        "количество ограничено|на выбранные товары|Купоны магазина",
        "кількість обмежена",
        "omezené množství",
        "sınırlı sayıda|seçili ürünler|Mağaza kuponları",
        "数量限定|対象商品限定|ストアクーポン",
        "한정수량|선착순|스토어 쿠폰",
        "كمية محدودة",
        "כמות מוגבלת",
        "terbatas",
        "จำนวนจำกัด",
        "số lượng có hạn",
        "数量有限",
    ] {
        for words in words.split('|') {
            for text in [
                format!("QUS7 $7 off $39 ({words})"),
                format!("{words}:\nQUS7 $7 off $39"),
                format!("QUS7 $7 off $39\n{words}"),
            ] {
                assert_eq!(limited(&text, ""), "uncertain", "{text}");
            }
        }
    }
    // The same page's currency settles the sign, so nothing else makes it uncertain.
    assert_eq!(limited("Best codes:\nQUS7 $7 off $39", ""), "plain");
}

#[test]
fn the_year_of_a_heading_is_that_of_its_codes_days() {
    for (heading, expected) in
        [("Codes 2026", "plain"), ("Codes 2025", "uncertain"), ("Choice Day 2024", "uncertain")]
    {
        let text = format!("{heading}\n🇺🇸 USA until Dec 9, 2026\nQUS7 $7 off $39");
        assert_eq!(limited(&text, "en"), expected, "{text}");
    }
}

#[test]
fn a_remark_below_a_code_is_of_that_code() {
    for (remark, expected) in [
        ("expired", "expired"),
        ("Fully claimed", "gone"),
        ("❌", "uncertain"),
        ("Edit: expired", "uncertain"),
        ("(new users only)", "new"),
        ("App only", "app"),
        ("Enjoy!", "plain"),
    ] {
        let text = format!("QUS7 $7 off $39\n{remark}");
        assert_eq!(limited(&text, "en"), expected, "{text}");
    }
    let found = wording::paste("QUS7 $7 off $39\nexpired\nQUS8 $8 off $59", &page("en", "USD"));
    let open = found[1].found.as_ref().is_ok_and(|offer| offer.uncertain && offer.state.is_none());
    assert!(open, "whether it is said of the next too is open: {found:?}");
}

#[test]
fn a_heading_that_limits_its_codes_is_never_lost() {
    for (locale, heading, expected) in [
        ("en", "Expired codes:", "expired"),
        ("en", "No longer valid", "expired"),
        ("en", "Sold out:", "gone"),
        ("en", "Ended on Nov 20", "expired"),
        ("en", "Dead codes", "uncertain"),
        ("en", "Already gone:", "uncertain"),
        ("en", "Codes 2025", "uncertain"),
        ("en", "New users only:", "new"),
        ("en", "App only:", "app"),
        ("en", "Bank offers (Visa):", "uncertain"),
        ("en", "Cashback:", "uncertain"),
        ("en", "Next order:", "uncertain"),
        ("en", "Coming soon:", "uncertain"),
        ("en", "Only for Choice items:", "uncertain"),
        ("en", "Up to:", "uncertain"),
        ("en", "🔥 Choice Day codes 🔥", "plain"),
        ("en", "Black Friday:", "plain"),
        ("de", "Vergriffen:", "gone"),
        ("de", "Bereits vergriffen:", "gone"),
        ("de", "Nur für Neukunden:", "new"),
        ("fr", "Codes expirés :", "expired"),
        ("es", "Agotados:", "gone"),
        ("pt_BR", "Somente novos usuários:", "new"),
        ("pl", "Wygasłe:", "expired"),
        ("ru", "Закончились:", "gone"),
        ("ja", "期限切れ", "expired"),
    ] {
        let text = format!("🇺🇸 USA\n{heading}\nQUS7 $7 off $39");
        assert_eq!(limited(&text, locale), expected, "{text}");
    }
}

#[test]
fn a_heading_says_in_every_language_what_has_become_of_its_codes() {
    for (language, expired, gone) in [
        ("en", "Expired: Nov 20, 2026|Expired codes:|Ended", "Sold out:|Fully claimed"),
        (
            "de",
            "Abgelaufen:|abgelaufene Codes:|Bereits abgelaufen",
            "Bereits vergriffen:|Schon vergriffen",
        ),
        ("fr", "Codes expirés :|Déjà expirés|Terminés :", "Épuisés :|Déjà épuisés :"),
        ("es", "Caducados:|Vencidos:|Terminados:|Finalizados", "Agotados:|Ya agotados:"),
        ("pt", "Expirados:|Vencidos:|Encerrados:", "Esgotados:|Já esgotados:"),
        ("it", "Scaduti:|Codici scaduti|Già scaduti", "Esauriti:|Già esauriti:"),
        ("nl", "Verlopen:|Verlopen codes:|Al verlopen", "Uitverkocht:|Al uitverkocht"),
        ("pl", "Wygasłe:|Nieaktualne:|Zakończone:", "Wyczerpane:|Już wyczerpane"),
        ("ru", "Истекли:|Истёкшие промокоды:|Завершены", "Закончились:|Уже закончились:"),
        ("uk", "Прострочені:|Завершені:", "Закінчились:|Вже закінчились"),
        ("cs", "Vypršelo:|Vypršelé kódy:|Ukončené", "Vyčerpáno:|Vyprodané"),
        ("tr", "Süresi dolanlar:|Süresi dolan kodlar|Süresi bitti", "Tükenenler:|Tükendi"),
        ("ja", "終了:|終了|終了分|期限切れ:", "配布終了:|完売"),
        ("ko", "만료:|만료됨|종료|종료된 코드", "소진:|소진된 쿠폰"),
        ("ar", "منتهية الصلاحية:|انتهت|منتهية:", "نفدت:"),
        ("he", "פג תוקף:|פגו:", "נגמרו:|אזל"),
        ("id", "Kedaluwarsa:|Berakhir|Sudah kadaluarsa", "Habis:|Sudah habis"),
        ("th", "หมดอายุ:|หมดอายุแล้ว|สิ้นสุดแล้ว", "หมดแล้ว:"),
        ("vi", "Hết hạn:|Đã hết hạn|Mã hết hạn", "Đã hết:|Hết lượt"),
        ("zh", "已过期:|已结束|结束", "已领完:|已抢光"),
    ] {
        for (headings, expected) in [(expired, "expired"), (gone, "gone")] {
            for heading in headings.split('|') {
                let text = format!("🇺🇸 USA\n{heading}\nQUS7 $7 off $39");
                for locale in [language, ""] {
                    let said = limited(&text, locale);
                    assert!(said.starts_with(expected), "{locale} {text}: {said}");
                }
            }
        }
    }
}

#[test]
fn a_word_for_an_end_with_its_day_is_no_state() {
    for (locale, end) in [
        ("ja", "終了 2026年12月9日"),
        ("ja", "終了\n2026年12月9日"),
        ("ko", "종료 2026.12.09"),
        ("th", "หมดอายุ 9 ธันวาคม 2026"),
        ("vi", "Hết hạn 9/12/2026"),
        ("id", "Berakhir 9 Desember 2026"),
        ("he", "פג תוקף 9.12.2026"),
        ("en", "Ends\nDec 9, 2026"),
    ] {
        for text in [format!("{end}\nQUS7 $7 off $39"), format!("QUS7 $7 off $39\n{end}")] {
            assert_eq!(limited(&text, locale), "plain", "{text}");
        }
    }
}

#[test]
fn a_heading_holds_until_the_next_of_its_sort() {
    let states = |text: &str| -> Vec<String> {
        let found = wording::paste(text, &page("en", "USD"));
        let state = |offer: OfferText| match (offer.state, offer.uncertain) {
            (Some(_), _) => "over".to_owned(),
            (None, true) => "open".to_owned(),
            (None, false) => "plain".to_owned(),
        };
        found.into_iter().filter_map(|piece| piece.found.ok().map(state)).collect()
    };
    for (text, expected) in [
        ("Expired:\nQUS7 $7 off $39\n\nQUS8 $8 off $59", &["over", "over"][..]),
        ("Expired:\nQUS7 $7 off $39\nActive:\nQUS8 $8 off $59", &["over", "plain"]),
        ("🇺🇸 USA\nExpired:\nQUS7 $7 off $39\n🇪🇸 España\nQES8 $8 off $59", &["over", "plain"]),
        ("Expired:\n🇺🇸 USA\nQUS7 $7 off $39\n🇪🇸 España\nQES8 $8 off $59", &["over", "over"]),
        ("QUS7 $7 off $39\n\nNew users only", &["open"]),
    ] {
        assert_eq!(states(text), expected, "{text}");
    }
}

#[test]
fn the_cells_of_a_row_count() {
    let head = "| Code | Off | Min | Status |\n|---|---|---|---|\n";
    for (cell, expected) in [
        ("active", "plain"),
        ("expired", "expired"),
        ("fully claimed", "gone"),
        ("new users", "new"),
        ("electronics", "uncertain"),
        ("❌", "uncertain"),
    ] {
        let text = format!("{head}| QUS7 | $7 | $39 | {cell} |");
        assert_eq!(limited(&text, "en"), expected, "{text}");
    }
    let most = "| Code | Discount | Spend up to |\n|---|---|---|\n| QUS7 | $7 | $39 |";
    assert_eq!(limited(most, "en"), "uncertain");
}

#[test]
fn a_row_and_a_heading_say_when_it_begins() {
    for text in [
        "| Code | Off | Min | From | Until |\n|---|---|---|---|---|\n| QUS7 | $7 | $39 | Dec 5, 2026 | Dec 9, 2026 |",
        "USA (until Dec 9, 2026)\nStarting Dec 5, 2026:\nQUS7 $7 off $39",
    ] {
        let found = wording::paste(text, &page("en", "USD"));
        let offer = found.into_iter().find_map(|piece| piece.found.ok()).unwrap_or_default();
        let day = |moment: Option<wording::Moment>| moment.map(|moment| (moment.month, moment.day));
        assert_eq!((day(offer.starts), day(offer.ends)), (Some((12, 5)), Some((12, 9))), "{text}");
    }
}

#[test]
fn a_code_that_is_over_where_it_stands_alone_is_not_certain_with_its_amounts() {
    for text in ["QUS7 $7 off $39\n\nQUS7: expired", "Expired: QUS7\n\nQUS7 $7 off $39"] {
        let found = wording::paste(text, &page("en", "USD"));
        let certain =
            |offer: &OfferText| offer.off.is_some() && !offer.uncertain && offer.state.is_none();
        let certain = found.iter().any(|piece| piece.found.as_ref().is_ok_and(certain));
        assert!(!certain, "{text}: {found:?}");
    }
}
