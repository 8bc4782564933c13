//! Words on the badge or the button of an offer, in every language.

use contract::OfferState::{self, Collected, Expired, Gone, Open, Used};
use wording::Context;

fn state(text: &str, locale: &'static str) -> Option<OfferState> {
    wording::state(text, &Context { locale, ..Context::default() })
}

#[test]
fn a_badge_or_a_button_names_a_state_in_every_language() {
    for (locale, texts) in [
        ("en_US", ["Used", "Expired", "Fully claimed", "Collected", "Collect"]),
        ("de_DE", ["Eingelöst", "Abgelaufen", "Vergriffen", "Gesammelt", "Sammeln"]),
        ("fr_FR", ["Utilisé", "Expiré", "Épuisé", "Récupéré", "Récupérer"]),
        ("es_ES", ["Usado", "Caducado", "Agotado", "Recogido", "Recoger"]),
        ("it_IT", ["Usato", "Scaduto", "Esaurito", "Raccolto", "Raccogli"]),
        ("pt_BR", ["Usado", "Expirado", "Esgotado", "Resgatado", "Resgatar"]),
        ("nl_NL", ["Gebruikt", "Verlopen", "Uitverkocht", "Verzameld", "Verzamelen"]),
        ("pl_PL", ["Wykorzystany", "Wygasł", "Wyczerpany", "Odebrano", "Odbierz kupon"]),
        ("ru_RU", ["Использован", "Истёк", "Разобрали", "Получено", "Получить"]),
        ("uk_UA", ["Використано", "Прострочено", "Розібрано", "Отримано", "Отримати"]),
        ("tr_TR", ["Kullanıldı", "Süresi doldu", "Tükendi", "Toplandı", "Topla"]),
        ("ja_JP", ["使用済み", "期限切れ", "配布終了", "獲得済み", "受け取る"]),
        ("ko_KR", ["사용 완료", "기간 만료", "모두 소진", "받기 완료", "쿠폰 받기"]),
        ("ar_SA", ["تم الاستخدام", "منتهي الصلاحية", "نفدت الكمية", "تم الجمع", "اجمع"]),
        ("he_IL", ["נוצל", "תוקפו פג", "אזל", "נאסף", "אספו"]),
        ("cs_CZ", ["Použito", "Vypršelo", "Vyčerpáno", "Získáno", "Získat"]),
        ("th_TH", ["ใช้แล้ว", "หมดอายุแล้ว", "หมดแล้ว", "เก็บแล้ว", "เก็บ"]),
        ("vi_VN", ["Đã dùng", "Đã hết hạn", "Đã hết lượt", "Đã nhận", "Lấy ngay"]),
        ("id_ID", ["Sudah digunakan", "Sudah berakhir", "Sudah habis", "Diklaim", "Klaim"]),
        ("zh_CN", ["已使用", "已过期", "已抢光", "已领取", "领取"]),
    ] {
        for (text, expected) in texts.into_iter().zip([Used, Expired, Gone, Collected, Open]) {
            assert_eq!(state(text, locale), Some(expected), "{text} in {locale}");
            let shouted = format!("✓ {}!", text.to_uppercase());
            assert_eq!(state(&shouted, locale), Some(expected), "{shouted} in {locale}");
        }
    }
}

#[test]
fn english_stands_on_every_page() {
    assert_eq!(state("Used", "ja_JP"), Some(Used));
    assert_eq!(state("Collect", "ru_RU"), Some(Open));
}

#[test]
fn a_text_that_only_looks_like_a_state_names_none() {
    for (text, locale) in [
        ("", "en_US"),
        ("Coupons", "en_US"),
        ("Not used", "en_US"),
        ("Unused", "en_US"),
        ("Expires Dec 9", "en_US"),
        ("Can be used once a day", "en_US"),
        ("Used phones", "en_US"),
        ("63% claimed", "en_US"),
        ("Zu den Gutscheinen", "de_DE"),
        ("Läuft ab", "de_DE"),
        ("Nicht eingelöst", "de_DE"),
        ("Utiliser", "fr_FR"),
        ("Expire", "fr_FR"),
        ("Expire le 9 décembre", "fr_FR"),
        ("Scade", "it_IT"),
        ("Verloopt", "nl_NL"),
        ("Wygasa", "pl_PL"),
        ("Истекает", "ru_RU"),
        ("Süresi doluyor", "tr_TR"),
        ("期限切れ間近", "ja_JP"),
        ("終了まで", "ja_JP"),
        ("종료까지", "ko_KR"),
        ("ينتهي", "ar_SA"),
        ("مستخدم جديد", "ar_SA"),
        ("פג תוקף", "he_IL"),
        ("Vyprší", "cs_CZ"),
        ("หมดอายุใน", "th_TH"),
        ("Hết hạn", "vi_VN"),
    ] {
        assert_eq!(state(text, locale), None, "{text} in {locale}");
    }
}

#[test]
fn an_accent_that_stands_apart_from_its_letter_is_the_accent() {
    assert_eq!(state("Expire\u{301}", "fr_FR"), Some(Expired));
    assert_eq!(state("U\u{301}tilise", "fr_FR"), None);
}

#[test]
fn a_tag_of_a_new_customers_price_is_told_from_a_coupon() {
    let tag = |text: &str, locale| {
        let currency = deal::Currency::new("USD").ok();
        wording::is_new_customer_tag(text, &Context { locale, currency, ..Context::default() })
    };
    for (text, locale) in [
        ("New shoppers save $10.95", "en_US"),
        ("New user price", "en_US"),
        ("Welcome deal", "en_US"),
        ("Neukunden sparen US $7,40", "de_DE"),
        ("Novos usuários economizam US $7,40", "pt_BR"),
        ("新規ユーザー価格", "ja_JP"),
    ] {
        assert!(tag(text, locale), "{text}");
    }
    for text in ["New user coupon $4", "Save $5", "New user $5 off over $20", "New", "Price $5"] {
        assert!(!tag(text, "en_US"), "{text}");
    }
}
