//! Currencies by their ISO 4217 code.

use crate::error::Error;

/// A currency of ISO 4217, with the number of digits of its minor unit.
///
/// The digits decide what can be paid at all: a yen has none, a Kuwaiti dinar three.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Currency {
    code: [u8; 3],
    digits: u8,
}

/// Three letters each, by the digits of the minor unit (ISO 4217, active codes of 2026).
const NO_DIGITS: &str = "BIFCLPDJFGNFISKJPYKMFKRWPYGRWFUGXUYIVNDVUVXAFXOFXPF";
const TWO_DIGITS: &str = "\
AEDAFNALLAMDANGAOAARSAUDAWGAZNBAMBBDBDTBGNBMDBNDBOBBOVBRLBSDBTNBWPBYNBZDCADCDFCHECHFCHWCNYCOPCOU\
CRCCUPCVECZKDKKDOPDZDEGPERNETBEURFJDFKPGBPGELGHSGIPGMDGTQGYDHKDHNLHTGHUFIDRILSINRIRRJMDKESKGSKHR\
KPWKYDKZTLAKLBPLKRLRDLSLMADMDLMGAMKDMMKMNTMOPMRUMURMVRMWKMXNMXVMYRMZNNADNGNNIONOKNPRNZDPABPENPGK\
PHPPKRPLNQARRONRSDRUBSARSBDSCRSDGSEKSGDSHPSLESOSSRDSSPSTNSVCSYPSZLTHBTJSTMTTOPTRYTTDTWDTZSUAHUSD\
USNUYUUZSVEDVESWSTXCDXCGYERZARZMWZWG";
const THREE_DIGITS: &str = "BHDIQDJODKWDLYDOMRTND";
const FOUR_DIGITS: &str = "CLFUYW";

impl Currency {
    /// US dollars, the currency in which a coin has a known worth.
    pub const USD: Currency = Currency { code: *b"USD", digits: 2 };

    /// The currency of a three-letter code in capitals.
    ///
    /// # Errors
    /// [`Error::UnknownCurrency`] for anything that ISO 4217 does not list.
    pub fn new(code: &str) -> Result<Currency, Error> {
        let unknown = || Error::UnknownCurrency(code.to_owned());
        let letters: [u8; 3] = code.as_bytes().try_into().map_err(|_| unknown())?;
        [(NO_DIGITS, 0), (TWO_DIGITS, 2), (THREE_DIGITS, 3), (FOUR_DIGITS, 4)]
            .into_iter()
            .find(|(codes, _)| codes.as_bytes().chunks_exact(3).any(|listed| listed == letters))
            .map(|(_, digits)| Currency { code: letters, digits })
            .ok_or_else(unknown)
    }

    /// The three letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.code).unwrap_or_default()
    }

    /// How many decimal places its minor unit has.
    pub fn digits(self) -> u32 {
        u32::from(self.digits)
    }
}

impl std::fmt::Display for Currency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_minor_unit_has_the_digits_of_iso_4217() {
        for (code, digits) in
            [("USD", 2), ("EUR", 2), ("JPY", 0), ("KRW", 0), ("CLP", 0), ("KWD", 3), ("TND", 3)]
        {
            assert_eq!(Currency::new(code).unwrap().digits(), digits, "{code}");
        }
    }

    #[test]
    fn a_code_across_two_entries_is_unknown() {
        for code in ["EDA", "usd", "US", "USDT", "", "XXX", "€€€"] {
            assert_eq!(Currency::new(code), Err(Error::UnknownCurrency(code.to_owned())), "{code}");
        }
    }

    #[test]
    fn no_code_is_listed_twice() {
        let mut codes: Vec<&[u8]> = [NO_DIGITS, TWO_DIGITS, THREE_DIGITS, FOUR_DIGITS]
            .into_iter()
            .flat_map(|codes| codes.as_bytes().chunks_exact(3))
            .collect();
        let listed = codes.len();
        codes.sort_unstable();
        codes.dedup();
        assert_eq!(codes.len(), listed);
    }
}
