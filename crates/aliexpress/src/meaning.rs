//! What AliExpress's own codes mean, compiled from `data/meaning.toml`.

use contract::OfferKind;

/// One of AliExpress's sites.
#[derive(Debug)]
pub(crate) struct SiteOf {
    /// By which data and cookies know it.
    pub(crate) code: &'static str,
    /// What stands before the domain in canonical links.
    pub(crate) label: &'static str,
    pub(crate) locale: &'static str,
}

/// A kind of offer by the code of the tool that a seller or the platform made it with.
#[derive(Debug)]
pub(crate) struct Tool {
    pub(crate) code: &'static str,
    pub(crate) kind: OfferKind,
    /// Whether its terms stand in one sentence.
    pub(crate) is_sentence: bool,
}

include!(concat!(env!("OUT_DIR"), "/meaning.rs"));

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_one_meaning() {
        let once = |codes: Vec<&str>| {
            let mut sorted = codes.clone();
            sorted.sort_unstable();
            sorted.dedup();
            assert_eq!(sorted.len(), codes.len(), "{codes:?}");
        };
        once(TOOLS.iter().map(|tool| tool.code).collect());
        once(SITES.iter().map(|site| site.code).collect());
    }
}
