//! How each language writes an offer, its days and its windows.

use deal::{Currency, Instant};
use jiff::civil::Date;
use wording::{Context, Held, OfferText};

/// How one language writes an offer, its days and its windows.
pub(crate) struct Tongue {
    pub(crate) locale: &'static str,
    pub(crate) currency: &'static str,
    /// An offer of 6 off 48.
    pub(crate) offer: &'static str,
    /// `M` is a month by its name, `m` and `d` are numbers, `mm` and `dd` of two digits, `y` the year.
    pub(crate) days: &'static [&'static str],
    /// The months as they stand in a date.
    pub(crate) months: &'static str,
    /// What closes a window: `D` is a day, perhaps with its time.
    pub(crate) until: &'static [&'static str],
    /// What opens and closes one: `D` and `E`.
    pub(crate) range: &'static [&'static str],
}

#[rustfmt::skip]
pub(crate) const TONGUES: &[Tongue] = &[
    Tongue { locale: "en_US", currency: "USD", offer: "US $6 off US $48", days: &["M d, y", "d M y", "mm/dd/y", "y-mm-dd", "M dth, y"],
        months: "January February March April May June July August September October November December",
        until: &["valid until D", "expires D", "ends on D", "until D", "Exp: D", "valid through D"],
        range: &["D - E", "from D to E", "valid from D until E", "D ~ E", "between D and E", "Valid: D – E"] },
    Tongue { locale: "en_US", currency: "USD", offer: "Get US $6 off on orders over US $48", days: &["M d, y", "d M y"],
        months: "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        until: &["use by D", "expiry date: D", "sale ends D"], range: &["D to E", "From D to E"] },
    Tongue { locale: "de_DE", currency: "EUR", offer: "6 € Rabatt ab 48 €", days: &["dd.mm.y", "d. M y", "d.m.y", "y-mm-dd"],
        months: "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        until: &["gültig bis D", "läuft ab am D", "endet am D", "Gültig bis zum D", "einlösbar bis D", "nur noch bis D"],
        range: &["vom D bis E", "gültig vom D bis zum E", "D – E", "D bis E", "von D bis E"] },
    Tongue { locale: "fr_FR", currency: "EUR", offer: "6 € de réduction dès 48 €", days: &["dd/mm/y", "d M y", "d/m/y"],
        months: "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        until: &["expire le D", "valable jusqu'au D", "jusqu'au D", "se termine le D", "utilisable jusqu'au D"],
        range: &["du D au E", "valable du D au E", "D - E", "entre le D et le E"] },
    Tongue { locale: "es_ES", currency: "EUR", offer: "6 € de descuento en 48 €", days: &["dd/mm/y", "d de M de y", "d M y"],
        months: "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        until: &["válido hasta el D", "expira el D", "caduca el D", "hasta el D", "vigente hasta el D", "termina el D"],
        range: &["del D al E", "desde el D hasta el E", "válido del D al E", "D - E", "entre el D y el E"] },
    Tongue { locale: "pt_BR", currency: "BRL", offer: "R$6 OFF em R$48", days: &["dd/mm/y", "d de M de y", "d M y"],
        months: "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        until: &["válido até D", "expira em D", "até D", "use até D", "vale até D", "termina em D"],
        range: &["de D a E", "válido de D a E", "D - E", "de D até E", "entre D e E"] },
    Tongue { locale: "it_IT", currency: "EUR", offer: "6 € di sconto su 48 €", days: &["dd/mm/y", "d M y"],
        months: "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
        until: &["scade il D", "valido fino al D", "fino al D", "valido entro il D", "entro il D", "termina il D"],
        range: &["dal D al E", "valido dal D al E", "D - E", "tra il D e il E"] },
    Tongue { locale: "pl_PL", currency: "PLN", offer: "6 zł zniżki od 48 zł", days: &["dd.mm.y", "d M y", "d M y r."],
        months: "stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia",
        until: &["ważny do D", "wygasa D", "ważny do dnia D", "wykorzystaj do D", "obowiązuje do D", "do D"],
        range: &["od D do E", "ważny od D do E", "D – E", "w dniach D–E"] },
    Tongue { locale: "nl_NL", currency: "EUR", offer: "€ 6 korting vanaf € 48", days: &["dd-mm-y", "d M y", "dd/mm/y"],
        months: "januari februari maart april mei juni juli augustus september oktober november december",
        until: &["geldig tot D", "geldig t/m D", "verloopt op D", "tot en met D", "te gebruiken tot D", "eindigt op D"],
        range: &["van D tot E", "van D t/m E", "geldig van D tot E", "D t/m E", "D – E"] },
    Tongue { locale: "ru_RU", currency: "RUB", offer: "Скидка 6 ₽ от 48 ₽", days: &["dd.mm.y", "d M y", "d M y г.", "d M y года"],
        months: "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        until: &["действует до D", "истекает D", "действителен до D", "до D", "использовать до D", "срок действия до D"],
        range: &["с D по E", "с D до E", "действует с D по E", "D – E"] },
    Tongue { locale: "uk_UA", currency: "UAH", offer: "Знижка 6 ₴ від 48 ₴", days: &["dd.mm.y", "d M y", "d M y року"],
        months: "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        until: &["діє до D", "дійсний до D", "до D", "використати до D", "закінчується D"],
        range: &["з D до E", "з D по E", "діє з D по E", "D – E"] },
    Tongue { locale: "tr_TR", currency: "TRY", offer: "48 TL üzeri 6 TL indirim", days: &["dd.mm.y", "d M y"],
        months: "Ocak Şubat Mart Nisan Mayıs Haziran Temmuz Ağustos Eylül Ekim Kasım Aralık",
        until: &["son gün D", "D tarihine kadar geçerli", "bitiş tarihi D", "son geçerlilik tarihi D", "D tarihine kadar"],
        range: &["D - E", "D - E tarihleri arasında", "D - E arası geçerli"] },
    Tongue { locale: "ja_JP", currency: "JPY", offer: "48円以上で6円OFF", days: &["y年m月d日", "y/mm/dd", "y-mm-dd"],
        months: "1 2 3 4 5 6 7 8 9 10 11 12",
        until: &["Dまで", "有効期限：D", "利用期限 D", "Dまで有効", "使用期限: D"],
        range: &["D～E", "D〜E", "DからEまで", "有効期間: D - E"] },
    Tongue { locale: "ko_KR", currency: "KRW", offer: "48원 이상 구매 시 6원 할인", days: &["y년 m월 d일", "y.mm.dd", "y-mm-dd"],
        months: "1 2 3 4 5 6 7 8 9 10 11 12",
        until: &["D까지", "유효기간 D", "D까지 사용 가능", "사용기한 D", "만료일 D"],
        range: &["D ~ E", "D부터 E까지", "D - E", "유효기간 D~E"] },
    Tongue { locale: "ar_SA", currency: "SAR", offer: "خصم 6 ر.س. على الطلبات التي تزيد عن 48 ر.س.", days: &["dd/mm/y", "d M y"],
        months: "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
        until: &["صالح حتى D", "ينتهي في D", "حتى D", "صالح لغاية D", "ساري حتى D"],
        range: &["من D إلى E", "صالح من D إلى E", "من D حتى E"] },
    Tongue { locale: "he_IL", currency: "ILS", offer: "₪6 הנחה מעל ₪48", days: &["dd/mm/y", "d בM y"],
        months: "ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר",
        until: &["בתוקף עד D", "תקף עד D", "עד D", "פג תוקף D", "תוקף עד D"],
        range: &["מ-D עד E", "בתוקף מ-D עד E", "D - E"] },
    Tongue { locale: "th_TH", currency: "THB", offer: "ลด ฿6 ขั้นต่ำ ฿48", days: &["dd/mm/y", "d M y"],
        months: "มกราคม กุมภาพันธ์ มีนาคม เมษายน พฤษภาคม มิถุนายน กรกฎาคม สิงหาคม กันยายน ตุลาคม พฤศจิกายน ธันวาคม",
        until: &["หมดอายุ D", "ใช้ได้ถึง D", "หมดอายุวันที่ D", "ใช้ได้จนถึง D", "ถึง D"],
        range: &["ตั้งแต่ D ถึง E", "D - E", "ระหว่าง D ถึง E", "ตั้งแต่วันที่ D จนถึง E"] },
    Tongue { locale: "vi_VN", currency: "VND", offer: "Giảm 6₫ cho đơn từ 48₫", days: &["dd/mm/y", "d tháng m năm y"],
        months: "1 2 3 4 5 6 7 8 9 10 11 12",
        until: &["Hết hạn D", "hiệu lực đến D", "đến hết ngày D", "có hiệu lực đến D", "HSD: D"],
        range: &["từ D đến E", "từ ngày D đến ngày E", "D - E"] },
    Tongue { locale: "id_ID", currency: "IDR", offer: "Diskon Rp6 min. belanja Rp48", days: &["dd/mm/y", "d M y"],
        months: "Januari Februari Maret April Mei Juni Juli Agustus September Oktober November Desember",
        until: &["berlaku hingga D", "berakhir pada D", "berlaku s.d. D", "hingga D", "sampai tanggal D"],
        range: &["dari D hingga E", "D - E", "mulai D sampai E", "berlaku D s.d. E"] },
    Tongue { locale: "cs_CZ", currency: "CZK", offer: "Sleva 6 Kč od 48 Kč", days: &["d. m. y", "d. M y", "dd.mm.y"],
        months: "ledna února března dubna května června července srpna září října listopadu prosince",
        until: &["platí do D", "vyprší D", "použijte do D", "do D", "konec platnosti D"],
        range: &["od D do E", "platí od D do E", "D – E"] },
    Tongue { locale: "zh_CN", currency: "CNY", offer: "满48元减6元", days: &["y年m月d日", "y-mm-dd"],
        months: "1 2 3 4 5 6 7 8 9 10 11 12",
        until: &["有效期至D", "截止D", "截至 D"], range: &["D至E", "D - E", "D到E"] },
];

impl Tongue {
    pub(crate) fn day(&self, form: usize, date: Date) -> String {
        let form = self.days[form % self.days.len()];
        let month = self.months.split(' ').nth(date.month() as usize - 1).expect("twelve months");
        let ordinal = match date.day() {
            11..=13 => "th",
            day => ["th", "st", "nd", "rd"].get(day as usize % 10).copied().unwrap_or("th"),
        };
        let latin = |c: Option<char>| {
            c.is_some_and(|c| matches!(c, 'a'..='z' | 'A'..='Z' | 'À'..='ɏ' | 'Ḁ'..='ỿ'))
        };
        let mut rest = form;
        let mut text = String::new();
        while let Some(c) = rest.chars().next() {
            let mark = ["mm", "dd", "dth", "M", "m", "d", "y"].into_iter().find(|mark| {
                let before = form[..form.len() - rest.len()].chars().last();
                let apart = !latin(rest.get(mark.len()..).and_then(|rest| rest.chars().next()));
                rest.starts_with(mark) && !latin(before) && apart
            });
            match mark {
                Some("mm") => text.push_str(&format!("{:02}", date.month())),
                Some("dd") => text.push_str(&format!("{:02}", date.day())),
                Some("dth") => text.push_str(&format!("{}{ordinal}", date.day())),
                Some("M") => text.push_str(month),
                Some("m") => text.push_str(&date.month().to_string()),
                Some("d") => text.push_str(&date.day().to_string()),
                Some(_) => text.push_str(&date.year().to_string()),
                None => text.push(c),
            }
            rest = &rest[mark.map_or(c.len_utf8(), str::len)..];
        }
        text
    }

    pub(crate) fn read(&self, text: &str, at: Option<Instant>) -> (OfferText, Held) {
        let currency = Currency::new(self.currency).ok();
        let page = Context { locale: self.locale, currency, ..Context::default() };
        let offer = wording::offer(text, &page).unwrap_or_else(|why| panic!("{text}: {why}"));
        assert_eq!(offer.off, Some(6.into()), "{text}");
        let held = offer.held(at);
        (offer, held)
    }
}

impl Tongue {
    /// The first that a locale speaks.
    pub(crate) fn of(locale: &str) -> &'static Tongue {
        TONGUES.iter().find(|tongue| tongue.locale == locale).expect(locale)
    }
}
