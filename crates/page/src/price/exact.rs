//! Figures that are written for machines.

use rust_decimal::Decimal;

/// The most digits that are counted; an exact number has 28 at the most.
const DIGITS: usize = 40;

/// The exact number that figures stand for, as JSON and our own contract write them: `-12.50`, `1542.`,
/// `1e3`; none where they are no number, or one of more than 28 digits.
///
/// # Example
/// ```
/// assert_eq!(page::price::exact("12.50").map(|n| n.to_string()).as_deref(), Some("12.50"));
/// assert_eq!(page::price::exact("1,5"), None);
/// ```
pub fn exact(figures: &str) -> Option<Decimal> {
    let (figures, power) = match figures.split_once(['e', 'E']) {
        Some((figures, power)) => (figures, power.parse::<i8>().ok()?),
        None => (figures, 0),
    };
    let (digits, negative) =
        figures.strip_prefix('-').map_or((figures, false), |digits| (digits, true));
    let (whole, part) = digits.split_once('.').unwrap_or((digits, ""));
    if whole.is_empty() && part.is_empty() || whole.len() + part.len() > DIGITS {
        return None;
    }
    let mut number = 0_i128;
    for digit in whole.bytes().chain(part.bytes()) {
        let digit = digit.is_ascii_digit().then(|| digit - b'0')?;
        number = number.checked_mul(10)?.checked_add(digit.into())?;
    }
    let mut scale = i32::try_from(part.len()).ok()? - i32::from(power);
    while scale < 0 {
        number = number.checked_mul(10)?;
        scale += 1;
    }
    let number = if negative { -number } else { number };
    Decimal::try_from_i128_with_scale(number, scale.unsigned_abs()).ok()
}

#[cfg(test)]
mod tests {
    use super::exact;

    #[test]
    fn figures_are_the_number_that_they_write() {
        for (figures, number) in [
            ("0", "0"),
            ("12.50", "12.50"),
            ("-0.07", "-0.07"),
            ("1542.", "1542"),
            (".5", "0.5"),
            ("007", "7"),
            ("1e3", "1000"),
            ("1.5E2", "150"),
            ("25e-2", "0.25"),
            ("79228162514264337593543950335", "79228162514264337593543950335"),
            ("0.0000000000000000000000000001", "0.0000000000000000000000000001"),
        ] {
            assert_eq!(exact(figures).map(|n| n.to_string()).as_deref(), Some(number), "{figures}");
        }
    }

    #[test]
    fn what_is_no_number_or_too_long_is_none() {
        for figures in [
            "",
            "-",
            ".",
            "+1",
            "1,5",
            "1 ",
            "1_000",
            "0x1",
            "--1",
            "1.2.3",
            "1e",
            "1e999",
            "e3",
            "NaN",
            "١",
            "79228162514264337593543950336",
            "0.00000000000000000000000000001",
            "1e40",
            "99999999999999999999999999999999999999999",
        ] {
            assert_eq!(exact(figures), None, "{figures}");
        }
    }
}
