//! The short ways in which people write a window.

use deal::Instant;

use crate::tongues::Tongue;

#[test]
fn the_ways_in_which_people_shorten_a_window_are_read() {
    for (locale, text, starts, ends) in [
        ("en_US", "Dec 3rd-9th, 2026", "2026-12-03", "2026-12-09"),
        (
            "en_US",
            "Valid: Dec 3, 2026, 12:00 AM - Dec 9, 2026, 11:59 PM PT",
            "2026-12-03T08:00:00Z",
            "2026-12-10T08:00:00Z",
        ),
        ("en_US", "expires Wed, Dec 9, 2026", "", "2026-12-09"),
        ("en_US", "ends Wednesday, 9 December 2026, 23:59", "", "2026-12-10T00:00"),
        ("en_US", "expires 9-Dec-2026 10:59 GMT-0700", "", "2026-12-09T18:00:00Z"),
        ("en_US", "valid until 2026-12-09T23:59:59Z", "", "2026-12-10T00:00:00Z"),
        ("en_US", "until 11pm PT Dec 9, 2026", "", "2026-12-10T07:00:00Z"),
        ("en_US", "12/03 - 12/09/2026", "2026-12-03", "2026-12-09"),
        ("de_DE", "vom 3. bis 9. Dezember 2026", "2026-12-03", "2026-12-09"),
        ("de_DE", "3.12. - 9.12.2026", "2026-12-03", "2026-12-09"),
        ("de_DE", "vom 03.12. bis 09.12.2026", "2026-12-03", "2026-12-09"),
        ("de_DE", "gültig bis 09.12.2026 um 23.59 Uhr (PT)", "", "2026-12-10T08:00:00Z"),
        ("de_DE", "gültig bis 9.12.26, 23:59 Uhr MEZ", "", "2026-12-09T23:00:00Z"),
        ("fr_FR", "du 3 au 9 décembre 2026", "2026-12-03", "2026-12-09"),
        ("fr_FR", "du 03/12 au 09/12/2026", "2026-12-03", "2026-12-09"),
        ("fr_FR", "jusqu'au 1er décembre 2026", "", "2026-12-01"),
        ("fr_FR", "jusqu'au 9 décembre 2026 à 23h59 (heure de Paris)", "", "2026-12-09T23:00:00Z"),
        ("es_ES", "del 3 al 9 de diciembre de 2026", "2026-12-03", "2026-12-09"),
        (
            "pt_BR",
            "de 3 a 9 de dezembro de 2026 (horário de Brasília)",
            "2026-12-03T03:00:00Z",
            "2026-12-10T03:00:00Z",
        ),
        ("pt_BR", "até 9/12/2026 às 23h59", "", "2026-12-10T00:00"),
        ("it_IT", "dal 3 al 9 dicembre 2026", "2026-12-03", "2026-12-09"),
        ("pl_PL", "ważny do 9 grudnia 2026 r., godz. 23:59", "", "2026-12-10T00:00"),
        ("pl_PL", "ważny do pt. 11.12.2026", "", "2026-12-11"),
        ("nl_NL", "geldig van 3 t/m 9 december 2026", "2026-12-03", "2026-12-09"),
        ("ru_RU", "с 3 по 9 декабря 2026 года", "2026-12-03", "2026-12-09"),
        ("ru_RU", "до 9 декабря 2026 23:59 МСК", "", "2026-12-09T21:00:00Z"),
        ("tr_TR", "3-9 Aralık 2026", "2026-12-03", "2026-12-09"),
        ("ja_JP", "2026年12月3日(木)～12月9日(水)", "2026-12-03", "2026-12-09"),
        ("ja_JP", "2026年12月28日～1月3日", "2026-12-28", "2027-01-03"),
        ("ja_JP", "2026年12月9日 23時59分まで（日本時間）", "", "2026-12-09T15:00:00Z"),
        ("ko_KR", "2026년 12월 9일 오후 11:59까지", "", "2026-12-10T00:00"),
        ("ko_KR", "2026. 12. 9. 까지", "", "2026-12-09"),
        ("ar_SA", "حتى ٩ ديسمبر ٢٠٢٦", "", "2026-12-09"),
        ("vi_VN", "đến 23:59 ngày 9/12/2026", "", "2026-12-10T00:00"),
        ("th_TH", "ถึง 9 ธ.ค. 2569 23.59 น.", "", "2026-12-10T00:00"),
        ("id_ID", "berlaku s/d 9 Desember 2026 pukul 23:59 WIB", "", "2026-12-09T17:00:00Z"),
        ("cs_CZ", "platí od 3. do 9. prosince 2026", "2026-12-03", "2026-12-09"),
        ("he_IL", "עד ה-9 בדצמבר 2026", "", "2026-12-09"),
    ] {
        let tongue = Tongue::of(locale);
        let (offer, held) = tongue.read(&format!("{}, {text}", tongue.offer), None);
        let shown = |at: Option<Instant>, local: Option<deal::LocalTime>| {
            at.map(|at| at.to_string()).or(local.map(|local| local.to_string())).unwrap_or_default()
        };
        let found = (shown(held.starts, held.starts_local), shown(held.ends, held.ends_local));
        assert_eq!((found.0.as_str(), found.1.as_str()), (starts, ends), "{text}");
        assert!(!offer.uncertain && held.why.is_none(), "{text}: {:?} {:?}", offer.why, held.why);
    }
}
