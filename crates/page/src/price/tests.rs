use proptest::prelude::*;
use rust_decimal::Decimal;

use super::{Figure, Mark, Marks, Notation, Unsettled};

/// The marks of a custom: decimals by the first, thousands by the others.
fn custom(digits: u32, decimal: Mark, group: &[Mark]) -> Notation {
    Notation { digits, decimal: Marks::of(&[decimal]), group: Marks::of(group) }
}

fn unknown(digits: u32) -> Notation {
    Notation { digits, ..Notation::default() }
}

fn value(text: &str, notation: &Notation) -> Result<String, Unsettled> {
    let figure = Figure::scan(text, 0, false).expect("a digit stands first");
    assert_eq!(figure.span, 0..text.len(), "all of {text:?} is the number");
    figure.value(notation).map(|value| value.normalize().to_string())
}

#[test]
fn two_marks_settle_a_number_whatever_the_custom() {
    for (text, expected) in [
        ("1.234,56", "1234.56"),
        ("1,234.56", "1234.56"),
        ("1 234,56", "1234.56"),
        ("1\u{202F}234,56", "1234.56"),
        ("1'049,95", "1049.95"),
        ("1’049.95", "1049.95"),
        ("1.234.567", "1234567"),
        ("12,34,567.89", "1234567.89"),
        ("١٬٢٣٤٫٥٦", "1234.56"),
        ("۱۲۳٬۴۵۶", "123456"),
        ("１，２３４．５", "1234.5"),
    ] {
        assert_eq!(value(text, &unknown(2)), Ok(expected.into()), "{text}");
    }
}

#[test]
fn three_digits_after_one_mark_are_thousands_where_the_currency_has_fewer_decimals() {
    for (text, digits, expected) in [
        ("1.234", 2, Ok("1234")),
        ("1,234", 2, Ok("1234")),
        ("1.234", 0, Ok("1234")),
        ("1.234", 3, Err(Unsettled::Ambiguous)),
        ("0.234", 3, Ok("0.234")),
        ("1234.500", 3, Ok("1234.5")),
        ("0,999", 2, Err(Unsettled::TooManyDecimals(2))),
        ("1,50", 2, Ok("1.5")),
        ("1,50", 0, Err(Unsettled::TooManyDecimals(0))),
        ("1,00", 0, Ok("1")),
        ("3.3900", 2, Ok("3.39")),
    ] {
        assert_eq!(value(text, &unknown(digits)), expected.map(Into::into), "{text} of {digits}");
    }
}

#[test]
fn a_custom_settles_what_the_digits_leave_open_or_contradicts_them() {
    let english = custom(3, Mark::Dot, &[Mark::Comma]);
    let german = custom(3, Mark::Comma, &[Mark::Dot]);
    for (text, notation, expected) in [
        ("1.234", english, Ok("1.234")),
        ("1.234", german, Ok("1234")),
        ("1,234", english, Ok("1234")),
        ("1,234", german, Ok("1.234")),
        ("1.234", Notation { digits: 2, ..english }, Err(Unsettled::TooManyDecimals(2))),
        ("1.230", Notation { digits: 2, ..english }, Err(Unsettled::TooManyDecimals(2))),
        ("1.234", Notation { digits: 2, ..german }, Ok("1234")),
        ("1.234", Notation { digits: 0, ..english }, Ok("1234")),
    ] {
        assert_eq!(value(text, &notation), expected.map(Into::into), "{text} in {notation:?}");
    }
}

#[test]
fn a_blank_parts_thousands_only_where_it_is_the_custom_or_another_mark_says_so() {
    let spaced = custom(2, Mark::Comma, &[Mark::Blank, Mark::Space]);
    assert_eq!(value("279 000", &unknown(2)), Err(Unsettled::Ambiguous));
    assert_eq!(value("279 000", &spaced), Ok("279000".into()));
    assert_eq!(value("279\u{A0}000", &unknown(2)), Ok("279000".into()));
    assert_eq!(value("1 234 567", &unknown(2)), Ok("1234567".into()));
    let two = Figure::scan("10 100,5", 3, false).map(|figure| figure.span);
    assert_eq!(two, Some(3..8), "a number can begin after a blank");
    let four = Figure::scan("12 2024", 0, false).map(|figure| figure.span);
    assert_eq!(four, Some(0..2), "four digits are no group");
}

#[test]
fn marks_where_no_number_has_them_are_refused() {
    for text in ["1,2,3", "12.3456,78", "1,234,56", "1234,567.8", "1٫234٫5", "1.2.3.4.5.6.7.8.9"]
    {
        assert!(value(text, &unknown(2)).is_err(), "{text}");
    }
    assert_eq!(value("1٢", &unknown(2)), Err(Unsettled::MixedScripts));
    assert_eq!(value("1234567890123456", &unknown(2)), Err(Unsettled::TooLong));
}

#[test]
fn a_number_that_nobody_could_pay_has_no_value() {
    for (text, digits, expected) in [
        ("10000000000000", 2, Ok("10000000000000")),
        ("10000000000000.01", 2, Err(Unsettled::TooLong)),
        ("304444444444444", 2, Err(Unsettled::TooLong)),
        ("304444444444444", 0, Ok("304444444444444")),
        ("1000000000001", 3, Err(Unsettled::TooLong)),
    ] {
        assert_eq!(value(text, &unknown(digits)), expected.map(Into::into), "{text} of {digits}");
    }
}

#[test]
fn a_number_in_pieces_is_whole_again_where_that_is_asked_for() {
    for (text, expected) in [("72 , 9", "72.9"), ("119. 95", "119.95"), ("1 . 234 , 56", "1234.56")]
    {
        let figure = Figure::scan(text, 0, true).expect("a digit stands first");
        let value = figure.value(&unknown(2)).map(|value| value.normalize().to_string());
        assert_eq!(value, Ok(expected.into()), "{text}");
        assert_ne!(Figure::scan(text, 0, false).map(|figure| figure.span.end), Some(text.len()));
    }
}

#[test]
fn direction_marks_are_nowhere_in_a_number() {
    assert_eq!(value("1\u{200F}.\u{200E}234\u{2066},56", &unknown(2)), Ok("1234.56".into()));
}

#[test]
fn a_fraction_alone_begins_at_its_mark() {
    let figure = Figure::scan_fraction("$.99", 1).expect("a mark before a digit");
    assert_eq!(figure.value(&unknown(2)), Ok(Decimal::new(99, 2)));
    assert_eq!(Figure::scan_fraction(". 99", 0), None);
}

/// A number written by a custom.
fn write(minor: u64, digits: usize, decimal: &str, group: &str, zero: char) -> String {
    let text = format!("{minor:0>width$}", width = digits + 1);
    let (whole, fraction) = text.split_at(text.len() - digits);
    let mut out = String::new();
    for (at, c) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            out.push_str(group);
        }
        out.push(c);
    }
    if digits > 0 {
        out.push_str(decimal);
        out.push_str(fraction);
    }
    let zero = u32::from(zero);
    out.chars()
        .map(|c| c.to_digit(10).and_then(|digit| char::from_u32(zero + digit)).unwrap_or(c))
        .collect()
}

proptest! {
    #[test]
    fn a_number_is_read_back_by_the_custom_it_was_written_by(
        minor in 0_u64..100_000_000_000_000,
        digits in 0_usize..=3,
        custom_at in 0_usize..6,
        zero in prop::sample::select(vec!['0', '٠', '۰', '०', '০', '๐', '０']),
    ) {
        let (decimal, group, mark, marks): (&str, &str, Mark, &[Mark]) = [
            (".", ",", Mark::Dot, &[Mark::Comma] as &[Mark]),
            (",", ".", Mark::Comma, &[Mark::Dot]),
            (",", " ", Mark::Comma, &[Mark::Blank]),
            (",", "\u{202F}", Mark::Comma, &[Mark::Space]),
            (".", "’", Mark::Dot, &[Mark::Apostrophe]),
            ("٫", "٬", Mark::ArabicDecimal, &[Mark::ArabicThousands]),
        ][custom_at];
        let text = write(minor, digits, decimal, group, zero);
        let notation = custom(digits as u32, mark, marks);
        let figure = Figure::scan(&text, 0, false).expect("a digit stands first");
        prop_assert_eq!(&figure.span, &(0..text.len()));
        let expected = Decimal::new(minor as i64, digits as u32);
        // Where decimals are no more than two, thousands and decimals are told apart even without the
        // custom; a blank always needs it.
        prop_assert_eq!(figure.value(&notation), Ok(expected), "{}", text);
        if digits != 3 && group != " " {
            prop_assert_eq!(figure.value(&unknown(digits as u32)), Ok(expected), "{}", text);
        }
    }

    #[test]
    fn no_text_makes_a_number_panic_or_reach_beyond_it(text in ".{0,60}", at in 0_usize..60, loose: bool) {
        if let Some(figure) = Figure::scan(&text, at, loose) {
            prop_assert!(figure.span.start == at && figure.span.end <= text.len());
            prop_assert!(text.is_char_boundary(figure.span.end));
            let _ = figure.value(&unknown(2));
        }
        let _ = Figure::scan_fraction(&text, at);
    }
}

#[test]
fn a_megabyte_of_digits_is_one_number_and_has_no_value() {
    let text = "7".repeat(1 << 20);
    assert_eq!(value(&text, &unknown(2)), Err(Unsettled::TooLong));
}
