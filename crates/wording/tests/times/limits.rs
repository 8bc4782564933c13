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
