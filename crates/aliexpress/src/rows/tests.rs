//! Summaries that add up, that do not, and that leave it open.

use super::*;

fn rows(of: &[(&str, &str)]) -> Rows {
    let page_text =
        PageText { locale: Some("en"), currency: Some(Currency::USD), ..PageText::default() };
    let mut rows = Rows::default();
    for (label, amount) in of {
        rows.add(Row::new(label, amount, page_text));
    }
    rows
}

fn right(repeats: &[usize]) -> Sum {
    Sum::Right { repeats: repeats.to_vec() }
}

#[test]
fn an_amount_has_a_sign_of_its_own_and_may_be_taken_off() {
    let page_text =
        PageText { locale: Some("en"), currency: Some(Currency::USD), ..PageText::default() };
    for (text, expected) in [
        ("US $8.10", Some("8.10")),
        ("-US $8.10", Some("-8.10")),
        ("- US $8.10", Some("-8.10")),
        ("−$8.10", Some("-8.10")),
        ("$8.10-", Some("-8.10")),
        ("US $-8.10", Some("-8.10")),
        ("8.10 - US $", None),
        ("8.10", None),
        ("12", None),
        ("€8.10", None),
        ("US $1 - 8", None),
        ("from US $8", None),
        ("US $8.10 US $9.10", None),
        ("Enter", None),
    ] {
        let amount = amount(text, page_text).ok().map(|amount| amount.to_string());
        assert_eq!(amount.as_deref(), expected, "{text}");
        let paid = expected.filter(|expected| !expected.starts_with('-'));
        let price = price(text, page_text).ok().map(|price| price.to_string());
        assert_eq!(price.as_deref(), paid, "{text}");
    }
}

#[test]
fn a_price_is_never_below_nothing() {
    let page_text =
        PageText { locale: Some("en"), currency: Some(Currency::USD), ..PageText::default() };
    assert_eq!(price("US $8.10", page_text), Ok(Decimal::new(810, 2)));
    assert!(price("-US $8.10", page_text).is_err());
}

#[test]
fn rows_add_up_from_the_goods_to_the_total() {
    for (of, sum) in [
        (&[("Subtotal", "$20.00"), ("Shipping fee", "$2.00"), ("Total", "$22.00")][..], right(&[])),
        (&[("Subtotal", "$20.00"), ("Shipping fee", "Free"), ("Total", "$20.00")], right(&[])),
        (&[("Subtotal", "$20.00"), ("Coins", "$0.50"), ("Total", "$19.50")], right(&[])),
        (&[("Subtotal", "$20.00"), ("Tax", "VAT included"), ("Total", "$20.00")], right(&[])),
        // The total may stand before what it is made of.
        (&[("Total", "$17.00"), ("Subtotal", "$20.00"), ("Promo codes", "-$3.00")], right(&[])),
        // Discounts on items stand before the sum of the goods.
        (
            &[
                ("Items total", "$30"),
                ("Items discount", "-$10"),
                ("Subtotal", "$20"),
                ("Total", "$20"),
            ],
            right(&[]),
        ),
        // Savings that repeat what other rows take off.
        (
            &[("Subtotal", "$20"), ("Store coupon", "-$3"), ("Saved", "-$3"), ("Total", "$17")],
            right(&[2]),
        ),
        (&[("Subtotal", "$20"), ("Saved", "-$3"), ("Total", "$17")], right(&[])),
        // A row that is not understood, and that adds up.
        (&[("Subtotal", "$20"), ("Handling", "$1"), ("Total", "$21")], right(&[])),
    ] {
        assert_eq!(rows(of).sum(), sum, "{of:?}");
    }
}

#[test]
fn rows_that_do_not_add_up_say_what_they_come_to() {
    let wrong = |sum: i64| Sum::Wrong(Decimal::new(sum, 0));
    for (of, sum) in [
        (&[("Subtotal", "$20"), ("Shipping fee", "$2"), ("Total", "$25")][..], wrong(22)),
        (&[("Subtotal", "$20"), ("Store coupon", "-$3"), ("Total", "$20")], wrong(17)),
        (
            &[
                ("Items total", "$30"),
                ("Items discount", "-$9"),
                ("Subtotal", "$20"),
                ("Total", "$20"),
            ],
            wrong(21),
        ),
    ] {
        assert_eq!(rows(of).sum(), sum, "{of:?}");
    }
}

#[test]
fn rows_of_which_a_part_is_not_known_leave_it_open() {
    for of in [
        &[("Subtotal", "$20"), ("Handling", "$1"), ("Total", "$25")][..],
        &[("Subtotal", "$20"), ("Total", "$25")],
        &[("Shipping fee", "$2"), ("Total", "$25")],
        &[("Subtotal", "$20"), ("Shipping fee", "$2")],
        &[("Subtotal", "??"), ("Total", "$25")],
        &[],
    ] {
        assert_eq!(rows(of).sum(), Sum::Open, "{of:?}");
    }
}

#[test]
fn two_rows_of_one_meaning_are_none() {
    let twice = rows(&[("Total", "$20.00"), ("Estimated total", "$21.00")]);
    assert!(twice.amount(Label::Total, Source::Dom).is_err());
    let same = rows(&[("Total", "$20.00"), ("Total", "$20.00")]);
    assert!(same.amount(Label::Total, Source::Dom).is_ok());
}

#[test]
fn the_currency_of_amounts_is_the_one_that_all_of_them_name() {
    let of = |texts: &[&str]| {
        let texts = texts.iter().map(|text| (*text).to_owned());
        currency_of(texts, PageText::default()).map(|currency| currency.to_string())
    };
    assert_eq!(of(&["-US $3.00", "Free", "US $4.00"]).as_deref(), Some("USD"));
    assert_eq!(of(&["1 249 ₽"]).as_deref(), Some("RUB"));
    assert_eq!(of(&["US $3.00", "3,00 €"]), None);
    assert_eq!(of(&["$3.00", "3"]), None);
}
