//! Countries that an order can be shipped to.

use crate::error::Error;

/// A ship-to country by its ISO 3166 code of two letters.
///
/// It decides which platform codes can be used: not the account's country, nor the billing address.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Country([u8; 2]);

/// Two letters each (ISO 3166-1 of 2026, and Kosovo's XK).
const CODES: &str = "\
ADAEAFAGAIALAMAOAQARASATAUAWAXAZBABBBDBEBFBGBHBIBJBLBMBNBOBQBRBSBTBVBWBYBZCACCCDCFCGCHCICKCLCMCN\
COCRCUCVCWCXCYCZDEDJDKDMDODZECEEEGEHERESETFIFJFKFMFOFRGAGBGDGEGFGGGHGIGLGMGNGPGQGRGSGTGUGWGYHKHM\
HNHRHTHUIDIEILIMINIOIQIRISITJEJMJOJPKEKGKHKIKMKNKPKRKWKYKZLALBLCLILKLRLSLTLULVLYMAMCMDMEMFMGMHMK\
MLMMMNMOMPMQMRMSMTMUMVMWMXMYMZNANCNENFNGNINLNONPNRNUNZOMPAPEPFPGPHPKPLPMPNPRPSPTPWPYQARERORSRURW\
SASBSCSDSESGSHSISJSKSLSMSNSOSRSSSTSVSXSYSZTCTDTFTGTHTJTKTLTMTNTOTRTTTVTWTZUAUGUMUSUYUZVAVCVEVGVI\
VNVUWFWSXKYEYTZAZMZW";

impl Country {
    /// The country of a two-letter code in capitals; `UK`, as AliExpress writes it, is `GB`.
    ///
    /// # Errors
    /// [`Error::UnknownCountry`] for anything that ISO 3166 does not list.
    pub fn new(code: &str) -> Result<Country, Error> {
        let letters = match code {
            "UK" => b"GB",
            _ => code.as_bytes(),
        };
        CODES
            .as_bytes()
            .chunks_exact(2)
            .find(|listed| *listed == letters)
            .and_then(|listed| listed.try_into().ok())
            .map(Country)
            .ok_or_else(|| Error::UnknownCountry(code.to_owned()))
    }

    /// The two letters.
    pub fn code(&self) -> &str {
        std::str::from_utf8(&self.0).unwrap_or_default()
    }
}

impl std::fmt::Display for Country {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.code())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_united_kingdom_has_two_names() {
        assert_eq!(Country::new("UK"), Country::new("GB"));
        assert_eq!(Country::new("UK").unwrap().code(), "GB");
    }

    #[test]
    fn a_country_that_is_not_listed_is_refused() {
        for code in ["", "U", "us", "USA", "ZZ", "DA"] {
            assert_eq!(Country::new(code), Err(Error::UnknownCountry(code.to_owned())), "{code}");
        }
    }

    #[test]
    fn there_are_as_many_countries_as_iso_lists_and_kosovo() {
        assert_eq!(CODES.len(), 2 * 250);
    }
}
