//! What the label beside an amount means, in every language (`[labels]` of `languages`).

use contract::{Layer, OfferKind};

use crate::fold;

mod key;

use key::{folded, key};

include!(concat!(env!("OUT_DIR"), "/labels.rs"));

/// Bytes of a text that may be a label, with its marks and remarks; a test holds the phrases to a third of it.
const TEXT: usize = 240;

impl Label {
    /// What a label means: the whole of it, but for a colon, and a count or a remark in brackets.
    pub fn of(text: &str) -> Option<Label> {
        if text.len() > TEXT {
            return None;
        }
        let key = key(text);
        let label = PHRASES.iter().find(|(_, phrases)| phrases.split('\n').any(|one| one == key));
        label.filter(|_| !key.is_empty()).map(|(label, _)| *label)
    }

    /// What a text may begin with, and the text after it, the longest label first.
    ///
    /// For pages whose rows are one text: `Subtotal (3)US $8.10`.
    pub fn before(text: &str) -> Vec<(Label, &str)> {
        let (folded, ends) = folded(text);
        let mut begins: Vec<(usize, Label)> = Vec::new();
        let rows = PHRASES
            .iter()
            .filter(|(label, _)| !matches!(label, Label::Action | Label::Own | Label::Any));
        for (label, phrases) in rows {
            let begun = phrases.split('\n').filter(|phrase| folded.starts_with(*phrase));
            begins.extend(begun.map(|phrase| (phrase.len(), *label)));
        }
        begins.sort_by_key(|(length, _)| std::cmp::Reverse(*length));
        let rest = |length: usize| {
            let letters = folded.get(..length)?.chars().count();
            let rest = text.get(*ends.get(letters.checked_sub(1)?)?..)?.trim_start();
            let remark = rest.strip_prefix('(').and_then(|rest| rest.split_once(')'));
            let rest = remark.map_or(rest, |(_, rest)| rest);
            Some(rest.trim_start_matches([' ', ':', '：']))
        };
        begins.into_iter().filter_map(|(length, label)| Some((label, rest(length)?))).collect()
    }

    /// Whether it names codes, or coupons that are collected: what may have a code.
    pub fn names_coupons(self) -> bool {
        self.kind().is_some_and(|kind| kind == OfferKind::Code || kind.is_collected())
    }

    /// The layer of the discounts that it names.
    pub fn layer(self) -> Option<Layer> {
        self.kind().map(OfferKind::layer)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_label_means_the_same_in_every_language() {
        for (label, means) in [
            ("Subtotal", Label::Subtotal),
            ("SUBTOTAL (3 items):", Label::Subtotal),
            ("Zwischensumme", Label::Subtotal),
            ("Suma częściowa", Label::Subtotal),
            ("小計", Label::Subtotal),
            ("Estimated total", Label::Total),
            ("총 합계", Label::Total),
            ("סה״כ", Label::Total),
            ("סה\"כ:", Label::Total),
            ("Итого", Label::Total),
            ("Shipping  fee", Label::Shipping),
            ("送料", Label::Shipping),
            ("Additional charges (tax)", Label::Tax),
            ("Promo codes", Label::Code),
            ("프로모션 코드", Label::Code),
            ("أكواد الخصم", Label::Code),
            ("Store coupon", Label::StoreCoupon),
            ("คูปองร้านค้า", Label::StoreCoupon),
            ("Sleva obchodu", Label::StoreDiscount),
            ("セレクトクーポン", Label::SelectCoupon),
            ("Moedas", Label::Coins),
            ("Bonus", Label::Payment),
            ("Ücretsiz kargo", Label::Free),
            ("Inkl. MwSt.", Label::Included),
        ] {
            assert_eq!(Label::of(label), Some(means), "{label}");
        }
    }

    #[test]
    fn no_label_is_nearly_as_long_as_what_is_not_looked_at() {
        let longest = PHRASES.iter().flat_map(|(_, all)| all.split('\n')).map(str::len).max();
        assert!(longest.is_some_and(|longest| longest * 3 <= TEXT), "{longest:?}");
    }

    #[test]
    fn a_text_that_only_holds_a_label_is_none() {
        for text in
            ["", " ", ":", "(3)", "Subtotals", "Total war", "My total", "Shipping fee US $1"]
        {
            assert_eq!(Label::of(text), None, "{text}");
        }
    }

    #[test]
    fn a_row_of_one_text_is_cut_after_its_longest_label_first() {
        for (text, first, last) in [
            ("SubtotalUS $8.10", (Label::Subtotal, "US $8.10"), (Label::Subtotal, "US $8.10")),
            (
                "Subtotal (3): US $8.10",
                (Label::Subtotal, "US $8.10"),
                (Label::Subtotal, "US $8.10"),
            ),
            ("VersandKostenlos", (Label::Shipping, "los"), (Label::Shipping, "Kostenlos")),
            ("合計￥2,300", (Label::Total, "￥2,300"), (Label::Total, "￥2,300")),
            ("Ürün toplamı 12 TL", (Label::Items, "12 TL"), (Label::Items, "12 TL")),
        ] {
            let cuts = Label::before(text);
            assert_eq!((cuts.first(), cuts.last()), (Some(&first), Some(&last)), "{text}");
        }
        assert_eq!(Label::before("US $8.10"), []);
    }
}
