//! Platform codes as public sources tell them: which there are, and which hold here and now.
//!
//! The table is `data/codes.toml`. A code that is in no source is not in the table; an amount that no
//! source gives is not in the row.

mod code;
mod table;

pub use code::Code;

use contract::{Amount, CodeDoubt, CodeVerdict};
use deal::{Country, Instant};

/// A code with what it is worth for one ship-to at one instant.
#[derive(Clone, Copy, Debug)]
pub struct Listed {
    /// The code.
    pub code: Code,
    /// Whether it can be used then and there.
    pub verdict: CodeVerdict,
    /// Why not to trust it there.
    pub doubt: Option<CodeDoubt>,
}

/// Every row of the catalogue, newest source first; without a market, none is of another market.
///
/// # Example
/// ```
/// use aliexpress::catalogue;
/// use contract::CodeVerdict;
/// use deal::{Country, Instant};
///
/// let at = Instant::parse("2026-05-05T12:00:00Z")?;
/// let listed = catalogue::codes(Some(Country::new("US")?), at);
/// let live = listed.iter().find(|row| row.code.name() == Some("USAFF8") && row.verdict == CodeVerdict::Live);
/// assert_eq!(live.and_then(|row| row.code.off()).map(|off| off.to_string()).as_deref(), Some("8.00"));
/// # Ok::<(), deal::Error>(())
/// ```
pub fn codes(market: Option<Country>, at: Instant) -> Vec<Listed> {
    Code::all()
        .map(|code| Listed { code, verdict: code.verdict(market, at), doubt: code.doubt(market) })
        .collect()
}

/// What a plan for `market` should know of: one row for each name, so that the name can serve as id.
///
/// Beside the live codes these are the ones that a shopper may have in hand: over for less than a month,
/// beginning within two, of unknown window but heard of within two, and global ones that leave this market
/// out. A code whose start is not known is one of them from three months before its end: the same name may
/// have had other amounts before. Never the ones that are tied to a product or publisher, or whose amounts
/// are not known.
pub fn offers(market: Country, at: Instant) -> Vec<Listed> {
    let mut offers: Vec<Listed> = Vec::new();
    for code in Code::all().filter(|code| code.concerns(market, at)) {
        let row = Listed {
            code,
            verdict: code.verdict(Some(market), at),
            doubt: code.doubt(Some(market)),
        };
        match offers.iter_mut().find(|known| known.code.name() == row.code.name()) {
            Some(known) if rank(&row) < rank(known) => *known = row,
            Some(_) => {}
            None => offers.push(row),
        }
    }
    offers
}

/// The first moment after `at` at which [`offers`] for `market` may be others: until then they are the same.
pub fn changes_after(market: Country, at: Instant) -> Option<Instant> {
    Code::all()
        .filter(|code| code.may_concern(market))
        .filter_map(|code| code.changes_after(at))
        .min()
}

/// Which of two rows of one name speaks for it: the more usable, then the one whose start is known, then the
/// market's own.
fn rank(row: &Listed) -> (u8, bool, bool) {
    let usable = match row.verdict {
        CodeVerdict::Live => 0,
        CodeVerdict::NotYet => 1,
        CodeVerdict::Expired => 2,
        CodeVerdict::UnknownWindow => 3,
        CodeVerdict::OtherMarket => 4,
    };
    (usable, row.code.starts().is_none(), row.code.markets().next().is_none())
}

/// When the last code that is known for `market` ends: after it the catalogue has nothing to say.
pub fn known_until(market: Country) -> Option<Instant> {
    Code::all()
        .filter(|code| code.is_proposed() && code.is_for(market))
        .filter_map(|code| code.ends())
        .max()
}

impl From<&Listed> for contract::Code {
    fn from(row: &Listed) -> Self {
        let code = &row.code;
        let names = |market: Country| market.to_string();
        Self {
            code: code.name().map(str::to_owned),
            off: code.off().map(Amount::from),
            min_spend: code.min_spend().map(Amount::from),
            currency: code.currency().map(|currency| currency.to_string()),
            markets: code.markets().map(names).collect(),
            not_markets: code.not_markets().map(names).collect(),
            starts: code.starts().map(|at| at.to_string()),
            ends: code.ends().map(|at| at.to_string()),
            event: Some(code.event().to_owned()),
            verdict: row.verdict,
            doubtful: row.doubt.is_some(),
            doubt: row.doubt,
            scope: code.scope(),
            first_order_only: code.first_order_only(),
            source: code.source().to_owned(),
        }
    }
}

#[cfg(test)]
mod tests;
