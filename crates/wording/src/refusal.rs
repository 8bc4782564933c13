//! Why a checkout refused a code, from its words.

include!(concat!(env!("OUT_DIR"), "/refusals.rs"));

/// Why a checkout refused a code.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Its window is over.
    Expired,
    /// This account has used it, or all of them are gone.
    Used,
    /// It is for a first order only.
    FirstOrder,
    /// It is not for this ship-to.
    Market,
    /// Its minimum is not reached.
    Minimum,
    /// Nothing in this cart is what it is for.
    Items,
}

/// The reason in a checkout's words; `None` where they give none, as AliExpress's commonest do not
/// ("check that the code was entered correctly", law §5).
///
/// # Example
/// ```
/// use wording::refusal::{Reason, reason};
/// assert_eq!(reason("This code has expired"), Some(Reason::Expired));
/// assert_eq!(reason("Проверьте правильность ввода кода"), None);
/// ```
pub fn reason(words: &str) -> Option<Reason> {
    let words = words.to_ascii_lowercase();
    let says = |(_, stems): &&(Reason, &str)| stems.lines().any(|stem| words.contains(stem));
    STEMS.iter().find(says).map(|(reason, _)| *reason)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_words_of_a_checkout_give_their_reason() {
        for (words, expected) in [
            ("Code expired", Some(Reason::Expired)),
            ("Истек срок действия", Some(Reason::Expired)),
            ("만료된 코드입니다", Some(Reason::Expired)),
            ("Промокод уже использован ранее", Some(Reason::Used)),
            ("Лимит активаций исчерпан", Some(Reason::Used)),
            ("Только для новых пользователей", Some(Reason::FirstOrder)),
            ("Ограничения по регионам доставки", Some(Reason::Market)),
            ("Not available in your region", Some(Reason::Market)),
            ("Minimum spend not met", Some(Reason::Minimum)),
            ("Only valid on order over US $27.00", Some(Reason::Minimum)),
            ("Code not applicable to these items", Some(Reason::Items)),
            // Of any reason at all, or of none.
            ("Проверьте правильность ввода кода", None),
            ("Invalid code", None),
            ("", None),
        ] {
            assert_eq!(reason(words), expected, "{words}");
        }
    }
    /// Sentences of our own: what AliExpress writes in these languages is not known.
    #[test]
    fn a_reason_is_known_in_every_language_of_the_site() {
        use Reason::{Expired, FirstOrder, Used};
        for (words, expected) in [
            ("انتهت صلاحية الكود", Expired),
            ("Platnost kódu vypršela", Expired),
            ("Der Code ist abgelaufen", Expired),
            ("El código ha caducado", Expired),
            ("Ce code a expiré", Expired),
            ("פג תוקף הקוד", Expired),
            ("Kode sudah kedaluwarsa", Expired),
            ("Il codice è scaduto", Expired),
            ("このコードは期限切れです", Expired),
            ("만료된 코드입니다", Expired),
            ("De code is verlopen", Expired),
            ("Kod wygasł", Expired),
            ("O código expirou", Expired),
            ("Срок действия кода истек", Expired),
            ("โค้ดหมดอายุแล้ว", Expired),
            ("Kodun süresi doldu", Expired),
            ("Термін дії коду закінчився", Expired),
            ("Mã đã hết hạn", Expired),
            ("该优惠码已过期", Expired),
            ("لقد سبق استخدام هذا الكود", Used),
            ("Kód již byl použit", Used),
            ("Dieser Code wurde bereits verwendet", Used),
            ("Este código ya ha sido utilizado", Used),
            ("Ce code a déjà été utilisé", Used),
            ("הקוד כבר נוצל", Used),
            ("Kode ini sudah digunakan", Used),
            ("Questo codice è già stato utilizzato", Used),
            ("このコードは使用済みです", Used),
            ("이미 사용한 코드입니다", Used),
            ("Deze code is al gebruikt", Used),
            ("Kod został już wykorzystany", Used),
            ("Este cupom já foi utilizado", Used),
            ("Код уже использован", Used),
            ("โค้ดนี้ถูกใช้ไปแล้ว", Used),
            ("Bu kod daha önce kullanıldı", Used),
            ("Код вже використано", Used),
            ("Mã này đã được sử dụng", Used),
            ("该优惠码已使用", Used),
            ("للمستخدمين الجدد فقط", FirstOrder),
            ("Pouze pro nové zákazníky", FirstOrder),
            ("Nur für Neukunden", FirstOrder),
            ("Solo para tu primer pedido", FirstOrder),
            ("Réservé à la première commande", FirstOrder),
            ("Khusus pengguna baru", FirstOrder),
            ("Chỉ dành cho người dùng mới", FirstOrder),
            ("สำหรับผู้ใช้ใหม่เท่านั้น", FirstOrder),
        ] {
            assert_eq!(reason(words), Some(expected), "{words}");
        }
        // The subject without the reason.
        for words in [
            "コードの有効期限をご確認ください",
            "Kodun geçerlilik süresini kontrol edin",
            "Kod geçerli değil",
        ] {
            assert_eq!(reason(words), None, "{words}");
        }
    }
}
