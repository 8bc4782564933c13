//! Every currency, written as CLDR writes it at home, in English and in four other languages, is read
//! back exactly.

use std::sync::LazyLock;

use deal::Currency;
use page::price::Unsettled;
use proptest::prelude::*;
use rust_decimal::Decimal;
use wording::{Context, Why};

/// How one locale writes one currency.
#[derive(Clone, Debug)]
struct Format {
    locale: &'static str,
    currency: Currency,
    prefix: String,
    suffix: String,
    decimal: String,
    group: String,
    indian: bool,
    grouped_from: usize,
    zero: char,
    digits: usize,
}

static FORMATS: LazyLock<Vec<Format>> = LazyLock::new(|| {
    include_str!("formats.tsv")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(format)
        .collect()
});

/// A row of the table; `None` where it is not one, which the count of rows tells.
fn format(line: &'static str) -> Option<Format> {
    let fields: Vec<&'static str> = line.split('\t').collect();
    let &[locale, currency, prefix, suffix, decimal, group, style, grouped_from, zero, digits] =
        fields.as_slice()
    else {
        return None;
    };
    Some(Format {
        locale,
        currency: Currency::new(currency).ok()?,
        prefix: unescaped(prefix),
        suffix: unescaped(suffix),
        decimal: unescaped(decimal),
        group: unescaped(group),
        indian: style == "indian",
        grouped_from: grouped_from.parse().ok()?,
        zero: zero.chars().next()?,
        digits: digits.parse().ok()?,
    })
}

fn unescaped(text: &str) -> String {
    let mut parts = text.split("\\u");
    let mut out = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let (code, rest) = part.split_at(4);
        out.extend(u32::from_str_radix(code, 16).ok().and_then(char::from_u32));
        out.push_str(rest);
    }
    out
}

impl Format {
    /// An amount as this locale writes it.
    fn write(&self, minor: u64) -> String {
        let text = format!("{minor:0>width$}", width = self.digits + 1);
        let (whole, fraction) = text.split_at(text.len() - self.digits);
        let parted = |left: usize| match left {
            0 => false,
            3 => true,
            _ if self.indian => left > 3 && (left - 3).is_multiple_of(2),
            _ => left.is_multiple_of(3),
        };
        let mut number = String::new();
        for (at, c) in whole.chars().enumerate() {
            if at > 0 && whole.len() >= self.grouped_from && parted(whole.len() - at) {
                number.push_str(&self.group);
            }
            number.push(c);
        }
        if self.digits > 0 {
            number.push_str(&self.decimal);
            number.push_str(fraction);
        }
        let nought = u32::from(self.zero);
        let digits = number
            .chars()
            .map(|c| c.to_digit(10).and_then(|digit| char::from_u32(nought + digit)).unwrap_or(c));
        self.prefix.chars().chain(digits).chain(self.suffix.chars()).collect()
    }

    fn read(&self, text: &str) -> Result<Decimal, Why> {
        let context =
            Context { locale: self.locale, currency: Some(self.currency), ..Context::default() };
        let price = wording::price(text, &context)?;
        assert_eq!(price.min.currency(), self.currency, "{text}");
        assert_eq!(price.min, price.max, "{text}");
        Ok(price.min.amount())
    }
}

#[test]
fn the_table_has_every_currency_and_twenty_languages() {
    let mut currencies: Vec<&str> = FORMATS.iter().map(|format| format.currency.code()).collect();
    let mut languages: Vec<&str> = FORMATS.iter().map(|format| &format.locale[..2]).collect();
    for names in [&mut currencies, &mut languages] {
        names.sort_unstable();
        names.dedup();
    }
    assert_eq!(FORMATS.len(), 553, "every row is a format");
    assert!(currencies.len() >= 98 && languages.len() >= 20, "{currencies:?} {languages:?}");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 20_000, ..ProptestConfig::default() })]
    #[test]
    fn an_amount_written_by_a_locale_is_read_back_exactly(
        at in any::<prop::sample::Index>(),
        minor in prop_oneof![0_u64..10_000, 0_u64..100_000_000, 0_u64..1_000_000_000_000],
    ) {
        let format = at.get(&FORMATS);
        let text = format.write(minor);
        let expected = Decimal::new(minor as i64, format.digits as u32);
        match format.read(&text) {
            Ok(amount) => prop_assert_eq!(amount, expected, "{} {}", format.locale, text),
            // Of three decimals, "1,234" in one language is "1.234" at home: it is not guessed.
            Err(Why::Number(_, Unsettled::Ambiguous)) if format.currency.digits() == 3 => {}
            Err(why) => prop_assert!(false, "{} {:?}: {}", format.locale, text, why),
        }
    }
}
