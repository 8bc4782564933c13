//! A file of codes that somebody keeps and signs.

use serde::{Deserialize, Serialize};

use crate::{Amount, Offer, OfferKind};

/// A catalogue file: data only. It names no selector, no rule and no address to follow.
///
/// Its signature lies beside it; `advice::catalogue_file` reads it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueFile {
    /// Rises with every issue: an older file never takes the place of a newer one.
    pub serial: u32,
    /// When it was issued.
    pub issued: String,
    /// From when on it is not to be trusted any more.
    pub expires: String,
    /// The codes.
    pub codes: Vec<CatalogueCode>,
}

/// A code of a catalogue file: a fixed amount off a minimum, until a known end.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CatalogueCode {
    /// What is typed at the checkout.
    pub code: String,
    /// The amount taken off.
    pub off: Amount,
    /// The least base; `"0"` for none.
    pub min_spend: Amount,
    /// The currency of both.
    pub currency: String,
    /// The countries it ships to; any, where empty.
    #[serde(default)]
    pub markets: Vec<String>,
    /// The countries it does not ship to.
    #[serde(default)]
    pub not_markets: Vec<String>,
    /// The first instant it holds, where that is known.
    #[serde(default)]
    pub starts: Option<String>,
    /// The first instant it no longer holds.
    pub ends: String,
    /// The sale it belongs to.
    #[serde(default)]
    pub event: Option<String>,
    /// Who published it.
    #[serde(default)]
    pub source: Option<String>,
    /// Only for a shopper's first order.
    #[serde(default)]
    pub first_order_only: bool,
    /// Whether its source leaves a doubt.
    #[serde(default)]
    pub doubtful: bool,
}

/// What a catalogue file that was accepted brings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "types", derive(tsify::Tsify), tsify(missing_as_null))]
#[serde(deny_unknown_fields)]
pub struct AcceptedFile {
    /// Its serial, below which no file is accepted any more.
    pub serial: u32,
    /// When it was issued.
    pub issued: String,
    /// From when on it is not to be trusted any more.
    pub expires: String,
    /// The number of the key that signed it, as minisign prints it.
    pub key: String,
    /// Its codes.
    pub offers: Vec<Offer>,
}

impl From<&CatalogueCode> for Offer {
    fn from(row: &CatalogueCode) -> Self {
        Self {
            code: Some(row.code.clone()),
            off: Some(row.off.clone()),
            min_spend: Some(Some(row.min_spend.clone())),
            currency: Some(row.currency.clone()),
            markets: row.markets.clone(),
            not_markets: row.not_markets.clone(),
            starts: row.starts.clone(),
            ends: Some(row.ends.clone()),
            title: row.event.clone(),
            source: row.source.clone(),
            first_order_only: row.first_order_only,
            uncertain: row.doubtful.then_some(true),
            ..Self::new(OfferKind::Code)
        }
    }
}
