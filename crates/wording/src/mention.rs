//! Whether a text speaks of money or of a discount at all, understood or not.

use super::Context;
use super::glyphs::Glyphs;
use super::lexicon::{Language, Lexicon};
use super::role::Role;
use super::token::{Kind, Token, Tongue, tokens};

/// Letters of a text that are looked at.
const LONGEST: usize = 600;

/// Whether a text speaks of money or of a discount: a number with a sign of money or a per cent beside it,
/// or a number and a word for what is taken off.
///
/// It asks less than reading does: a label that runs into an amount, or a word that is not known, changes
/// nothing. A number alone, a date and a count of sold pieces are none.
pub fn speaks_of_money(text: &str, context: &Context<'_>) -> bool {
    let cut = text.char_indices().nth(LONGEST).map_or(text.len(), |(at, _)| at);
    let glyphs = Glyphs::new(&text[..cut]);
    let english = Language::of("en").unwrap_or_default();
    let own = Language::of(context.locale);
    let lexicons = [Lexicon::of(own.unwrap_or(english)), Lexicon::of(english)];
    let tongue = Tongue {
        lexicons: &lexicons,
        dates: None,
        currency: context.currency,
        loose: false,
        lenient: true,
    };
    let tokens = tokens(&glyphs, &tongue);
    let is_number = |token: &Token| matches!(token.kind, Kind::Figure(_));
    let beside = |pair: &[Token]| {
        let is_sign = |token: &Token| matches!(token.kind, Kind::Sign(_) | Kind::Percent);
        matches!(pair, [one, other] if is_number(one) && is_sign(other) || is_sign(one) && is_number(other))
    };
    let is_taken_off = |token: &Token| {
        use Role::{Coupon, Off, Save, Saved, SpendAndSave, StoreCoupon};
        matches!(token.kind, Kind::Word(Coupon | Off | Save | Saved | SpendAndSave | StoreCoupon))
    };
    tokens.windows(2).any(beside) || tokens.iter().any(is_number) && tokens.iter().any(is_taken_off)
}

#[cfg(test)]
mod tests {
    use deal::Currency;

    use super::*;

    #[test]
    fn a_text_speaks_of_money_whether_it_is_understood_or_not() {
        for (locale, text, speaks) in [
            ("de", "Shop-Coupon40€ … über 299€", true),
            ("de", "Nur für Mitglieder: 5 % extra", true),
            ("tr", "%20'ye varan fırsat", true),
            ("en", "$3 xyzzy", true),
            ("en", "Store couponUS $2.00 off", true),
            ("en", "take 3 off", true),
            ("ko", "₩5,000 할인쿠폰", true),
            ("ja", "500円オフ", true),
            ("pt", "R$ 20 de cupom", true),
            ("en", "1,000+ sold", false),
            ("en", "4.8", false),
            ("en", "Store coupons", false),
            ("en", "Ends Dec 9, 23:59", false),
            ("en", "", false),
        ] {
            let page = Context { locale, currency: Currency::new("EUR").ok(), number_format: None };
            assert_eq!(speaks_of_money(text, &page), speaks, "{text}");
        }
    }
}
