//! A reading while it is filled in: the contract's own, and where each field of it was read.

use std::fmt::Display;

use contract::{Amount, Doubt, HealthState, Missing, PageKind, Reading, SourceOf};
use deal::{Currency, Money};
use page::{Field, Found, Health, Source, State, Why};
use rust_decimal::Decimal;

use crate::offer::Offer;
use crate::site::Site;

/// A reading that the reader of a page fills in, field by field in the order of the contract.
pub(crate) struct Form {
    /// What is filled in so far: all but the site.
    pub(crate) reading: Reading,
    /// The context of the page, which what stands on it may correct.
    pub(crate) site: Site,
    /// The names of the fields that were found, each with its source.
    sources: Vec<Field<&'static str>>,
}

impl Form {
    /// A form of which only the head is known.
    pub(crate) fn new(page: PageKind, site: Site) -> Form {
        Form { reading: Reading::new(page), site, sources: Vec::new() }
    }

    /// The value of a field; where it was not found, the reason is told as missing.
    pub(crate) fn take<T>(&mut self, field: &'static str, found: Found<T>) -> Option<T> {
        let found = found.map_err(|why| self.miss(field, &why));
        self.known(field, found.ok())
    }

    /// The value of a field that a page may as well not have: then nothing is missing.
    pub(crate) fn known<T>(&mut self, field: &'static str, found: Option<Field<T>>) -> Option<T> {
        let found = found?;
        self.sources.push(Field::new(field, found.source));
        Some(found.value)
    }

    /// Tells that something is missing, and why.
    pub(crate) fn miss(&mut self, field: &str, why: &Why) {
        self.reading.missing.push(Missing { field: field.to_owned(), why: why.to_string() });
    }

    /// Tells of a field of which two sources say different things; where they say the same, of nothing.
    pub(crate) fn doubt<T: PartialEq + Display>(
        &mut self,
        field: &str,
        kept: &Field<T>,
        other: &Field<T>,
    ) {
        if kept.value != other.value {
            self.reading.doubts.push(Doubt {
                field: field.to_owned(),
                kept: kept.value.to_string(),
                source: kept.source.name().to_owned(),
                other: other.value.to_string(),
                other_source: other.source.name().to_owned(),
            });
        }
    }

    /// Tells of selectors that did not find what every such page has.
    pub(crate) fn health(&mut self, lost: impl IntoIterator<Item = Health>) {
        self.reading.health.extend(lost.into_iter().map(|lost| contract::Health {
            field: lost.field.to_owned(),
            selector: lost.selector.to_owned(),
            state: match lost.state {
                State::Unmatched => HealthState::Unmatched,
                State::Unreadable => HealthState::Unreadable,
            },
        }));
    }

    /// Adds offers, in the page's order.
    pub(crate) fn offers(&mut self, offers: impl IntoIterator<Item = Offer>) {
        self.reading.offers.extend(offers.into_iter().map(Into::into));
    }

    /// Where a field was read, if it was found.
    pub(crate) fn source_of(&self, field: &str) -> Option<Source> {
        self.sources.iter().find(|known| known.value == field).map(|known| known.source)
    }

    /// The currency of the page, as far as it is known by now.
    pub(crate) fn currency(&self) -> Option<Currency> {
        self.site.currency.as_ref().ok().map(|currency| currency.value)
    }

    /// Takes the currency that the page's amounts are in: what its head says of another one is in doubt.
    pub(crate) fn priced_in(&mut self, currency: Option<Field<Currency>>) {
        let Some(currency) = currency else { return };
        match self.site.currency.clone() {
            Ok(head) if head.value == currency.value => return,
            Ok(head) => self.doubt("site.currency", &currency, &head),
            Err(_) => {}
        }
        self.site.currency = Ok(currency);
    }

    /// The reading, its site filled in: of what is missing and of the sources the site's come first.
    pub(crate) fn done(self) -> Reading {
        let Form { mut reading, site, sources } = self;
        let mut head = Form { reading: Reading::new(reading.page), site, sources: Vec::new() };
        let site = head.site.clone().fill(&mut head);
        reading.missing.splice(..0, head.reading.missing);
        let sources = head.sources.into_iter().chain(sources).map(|field| SourceOf {
            field: field.value.to_owned(),
            source: field.source.name().to_owned(),
        });
        Reading { site, sources: Some(sources.collect()), ..reading }
    }
}

/// An amount with the digits of its currency; with its own, where that cannot hold them.
pub(crate) fn amount_of(amount: Decimal, currency: Option<Currency>) -> Amount {
    let money = currency.and_then(|currency| Money::new(amount, currency).ok());
    money.map_or_else(|| amount.into(), Into::into)
}
