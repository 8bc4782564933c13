//! Limits in time that are no date, and dates of which nothing certain can be said.

use deal::Currency;
use wording::Context;

use crate::at;
use crate::tongues::Tongue;

#[test]
fn a_limit_that_is_no_date_makes_an_offer_uncertain_and_says_why() {
    for (locale, limits) in [
        (
            "en_US",
            "while stocks last|today only|until the end of the month|limited time|until Friday|ends soon|ends 18:00|valid for 7 days|expires soon|this weekend only|until midnight|valid until further notice|last chance|ends tomorrow at 23:59 PT|Sale ends Monday",
        ),
        (
            "de_DE",
            "gültig solange die Aktion läuft|solange der Vorrat reicht|nur heute|bis Monatsende|endet bald|bis Freitag|nur für kurze Zeit|letzter Tag|gültig bis auf Weiteres|endet um 18:00 Uhr",
        ),
        (
            "fr_FR",
            "jusqu'à épuisement des stocks|aujourd'hui seulement|jusqu'à la fin du mois|durée limitée|jusqu'à vendredi|dernier jour",
        ),
        (
            "es_ES",
            "hasta agotar existencias|solo hoy|hasta fin de mes|por tiempo limitado|hasta el viernes|último día",
        ),
        (
            "pt_BR",
            "enquanto durarem os estoques|só hoje|até o fim do mês|por tempo limitado|até sexta-feira",
        ),
        (
            "it_IT",
            "fino a esaurimento scorte|solo oggi|fino a fine mese|tempo limitato|fino a venerdì",
        ),
        ("pl_PL", "do wyczerpania zapasów|tylko dziś|do końca miesiąca|do piątku|ostatni dzień"),
        (
            "nl_NL",
            "zolang de voorraad strekt|alleen vandaag|tot het einde van de maand|laatste dag|tot vrijdag",
        ),
        ("ru_RU", "пока есть в наличии|только сегодня|до конца месяца|последний день|до пятницы"),
        ("uk_UA", "поки є в наявності|тільки сьогодні|до кінця місяця|останній день|до п'ятниці"),
        (
            "tr_TR",
            "stoklarla sınırlıdır|sadece bugün|ay sonuna kadar|son saatler|cuma gününe kadar",
        ),
        ("ja_JP", "本日限り|今月末まで|なくなり次第終了|期間限定|金曜日まで|7日まで有効"),
        ("ko_KR", "오늘만|월말까지|소진 시까지|기간 한정|금요일까지"),
        ("ar_SA", "اليوم فقط|حتى نهاية الشهر|حتى نفاد الكمية|لفترة محدودة"),
        ("he_IL", "היום בלבד|עד סוף החודש|עד גמר המלאי|לזמן מוגבל"),
        ("th_TH", "วันนี้เท่านั้น|ถึงสิ้นเดือน|จนกว่าสินค้าจะหมด|วันสุดท้าย"),
        ("vi_VN", "chỉ hôm nay|đến cuối tháng|đến khi hết hàng|ngày cuối"),
        ("id_ID", "hanya hari ini|sampai akhir bulan|selama persediaan masih ada|waktu terbatas"),
        ("cs_CZ", "jen dnes|do konce měsíce|do vyprodání zásob|poslední den|do pátku"),
        ("zh_CN", "仅限今天|本月底|售完即止|限时"),
    ] {
        let tongue = Tongue::of(locale);
        for limit in limits.split('|') {
            for text in [
                format!("{}, {limit}", tongue.offer),
                format!("{} ({limit})", tongue.offer),
                format!("{limit}. {}", tongue.offer),
            ] {
                let page = Context {
                    locale,
                    currency: Currency::new(tongue.currency).ok(),
                    ..Context::default()
                };
                // To be refused is as good: then nothing is planned with it.
                let Ok(offer) = wording::offer(&text, &page) else { continue };
                assert!(offer.uncertain && !offer.why.0.is_empty(), "{text}: {offer:?}");
            }
        }
    }
}

#[test]
fn an_offer_whose_words_hold_any_day_is_never_certain_and_endless() {
    // Words around a day that nobody foresaw, in every order of the parts.
    let days = [
        "Dec 9, 2026",
        "9/12/2026",
        "2026-12-09",
        "12/9",
        "Dec 9",
        "9th of December",
        "9.12.2026",
        "09-12-2026",
        "Dec 2026",
        "December",
        "9 Dec 26",
        "12.9.",
        "2026/12/9",
        "20261209",
    ];
    let words = [
        "",
        "until",
        "by",
        "on",
        "as from",
        "valid",
        "through to",
        "not later than",
        "dated",
        "for",
        "since",
        "till the",
        "all day",
        "except",
    ];
    for day in days {
        for word in words {
            for text in [
                format!("US $6 off US $48 {word} {day}"),
                format!("{word} {day}: US $6 off US $48"),
                format!("US $6 off {word} {day} US $48"),
                format!("US $6 off US $48, {day} {word}"),
            ] {
                let page = Context {
                    locale: "en_US",
                    currency: Currency::new("USD").ok(),
                    ..Context::default()
                };
                let Ok(offer) = wording::offer(&text, &page) else { continue };
                let held = offer.held(Some(at("2026-11-30T12:00:00Z")));
                let ends = held.ends.is_some() || held.ends_local.is_some();
                let starts = held.starts.is_some() || held.starts_local.is_some();
                let open = offer.uncertain || held.why.is_some();
                assert!(ends || starts || open, "{text}: {offer:?}");
            }
        }
    }
}

#[test]
fn a_month_that_limits_an_offer_is_no_payment_by_the_month() {
    for (locale, limits) in [
        (
            "en_US",
            "until end of the month|ends in 1 month|valid for 1 month|expires in 2 months|this week only",
        ),
        ("de_DE", "endet in 1 Monat|nur diese Woche"),
        ("fr_FR", "expire dans 1 mois|cette semaine seulement"),
        ("es_ES", "caduca en 1 mes|solo esta semana"),
        ("pt_BR", "expira em 1 mês|só esta semana"),
        ("it_IT", "scade tra 1 mese|solo questa settimana"),
        ("pl_PL", "wygasa za 1 miesiąc|tylko w tym tygodniu"),
        ("nl_NL", "verloopt over 1 maand|alleen deze week"),
        ("ru_RU", "истекает через 1 месяц|только на этой неделе"),
        ("uk_UA", "спливає через 1 місяць|лише цього тижня"),
        ("cs_CZ", "vyprší za 1 měsíc|jen tento týden"),
        ("vi_VN", "hết hạn sau 1 tháng|chỉ tuần này"),
        ("th_TH", "หมดอายุใน 1 เดือน|สัปดาห์นี้เท่านั้น"),
        ("id_ID", "berakhir dalam 1 bulan|hanya minggu ini"),
        ("ar_SA", "ينتهي خلال 1 شهر|هذا الأسبوع فقط"),
    ] {
        let tongue = Tongue::of(locale);
        for limit in limits.split('|') {
            let text = format!("{}, {limit}", tongue.offer);
            let context = Context {
                locale,
                currency: Currency::new(tongue.currency).ok(),
                number_format: None,
            };
            let offer = wording::offer(&text, &context);
            let is_open = offer.as_ref().is_ok_and(|it| it.uncertain && !it.why.0.is_empty());
            assert!(is_open, "{text}: {offer:?}");
        }
    }
    let context =
        Context { locale: "en_US", currency: Currency::new("USD").ok(), number_format: None };
    for text in ["4 x $10/month", "$9.15/month", "Pay in 3 months from $10", "$30 monthly"] {
        assert!(wording::offer(text, &context).is_err(), "{text}");
    }
}

#[test]
fn what_is_left_is_read_in_two_parts_in_every_language() {
    for (locale, text) in [
        ("en_US", "US $6 off US $48, ends in 2 h 14 min"),
        ("de_DE", "US $6 Rabatt ab US $48, endet in 2 Std. 14 Min."),
        ("fr_FR", "US $6 de réduction dès US $48, il reste 2 h 14 min"),
        ("es_ES", "US $6 de descuento en US $48, quedan 2 h 14 min"),
        ("pt_BR", "US $6 OFF em US $48, faltam 2h14"),
        ("it_IT", "US $6 di sconto su US $48, restano 2 h 14 min"),
        ("pl_PL", "US $6 zniżki od US $48, zostało 2 godz. 14 min"),
        ("ru_RU", "Скидка US $6 от US $48, осталось 2 ч 14 мин"),
        ("nl_NL", "US $6 korting vanaf US $48, nog 2 uur 14 min"),
        ("cs_CZ", "Sleva US $6 od US $48, zbývá 2 h 14 min"),
    ] {
        let page = wording::Context { locale, ..wording::Context::default() };
        let offer = wording::offer(text, &page).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(offer.left, Some((2 * 60 + 14) * 60), "{text}");
        assert!(!offer.uncertain, "{text}: {:?}", offer.why);
    }
}

#[test]
fn a_share_off_an_amount_without_a_word_for_its_least_may_be_of_a_price() {
    let context =
        Context { locale: "en_US", currency: Currency::new("USD").ok(), number_format: None };
    for (text, is_uncertain) in [
        ("10% off $5", true),
        ("10% off $50", true),
        ("10% off orders over $5", false),
        ("10% off $50+", false),
        ("10% off, min. $50", false),
    ] {
        let offer = wording::offer(text, &context);
        assert_eq!(offer.map(|offer| offer.uncertain), Ok(is_uncertain), "{text}");
    }
}

#[test]
fn days_that_are_not_understood_refuse_no_offer() {
    for (locale, text) in [
        ("en_US", "US $6 off US $48 through 12/05/2026"),
        ("en_US", "US $6 off US $48, 11.11 00:00 - 11.11 23:59 (PST)"),
        ("en_US", "US $6 off US $48, ends 31st"),
        ("en", "US $6 off US $48 until 12/05"),
        ("en", "US $6 off US $48 until 12/05/2026"),
        ("", "US $6 off US $48 until 12/05/2026"),
        ("pt_BR", "US $6 OFF em US $48, a partir de 1º de janeiro"),
        ("it_IT", "US $6 di sconto su US $48 dal 1° gennaio"),
        ("ja_JP", "US $48以上でUS $6 OFF 12/5 23:59まで"),
        ("ko_KR", "US $48 이상 구매 시 US $6 할인 2026.12.1 ~ 12.7"),
        ("ko_KR", "US $48 이상 구매 시 US $6 할인 12/5(토) 23:59까지"),
        ("de_DE", "US $6 Rabatt ab US $48, 1.12. - 7.12."),
    ] {
        let page = wording::Context { locale, ..wording::Context::default() };
        let offer = wording::offer(text, &page).unwrap_or_else(|why| panic!("{text}: {why}"));
        let dated = offer.starts.is_some() || offer.ends.is_some();
        assert!(offer.uncertain || dated, "{text}");
        assert_eq!(offer.off.map(|off| off.to_string()).as_deref(), Some("6"), "{text}");
    }
}
