//! Every page that is no listing: the reader for its sort, and what of it goes into the reading.

use contract::{OffersOf, PageKind};
use deal::{Country, Currency};
use page::{Field, Missing, Source};

use crate::coupons::{self, Cards};
use crate::data::PageData;
use crate::ids;
use crate::kind;
use crate::page_text::PageText;
use crate::read::Page;
use crate::reading::{Doubt, Reading};
use crate::{cart, checkout, coins, listing, search, store};

/// Reads a page of the sort that `reading` names into it.
pub(crate) fn read(page: &Page<'_>, page_data: &PageData<'_>, reading: &mut Reading) {
    let site = reading.site.clone();
    let page_text = PageText {
        locale: site.locale.as_ref().ok().map(|locale| locale.value.as_str()),
        currency: site.currency.as_ref().ok().map(|currency| currency.value),
        number_format: page_data.all().find_map(listing::number_format),
        at: page.at.or_else(|| Some(site.clock.as_ref()?.value)),
    };
    let root = page.excerpt.root();
    let is_whole = page.cut.is_empty() && !page.excerpt.is_cut();
    match reading.page {
        PageKind::Cart => {
            let read = cart::read(root, page_data, page_text);
            priced_in(reading, read.currency);
            reading.cart = read.cart;
            reading.offers = read.offers;
            reading.unexplained = read.unexplained;
            reading.missing.extend(read.missing);
            reading.health = read.health;
        }
        PageKind::Checkout => {
            let read = checkout::read(root, page_text);
            priced_in(reading, read.currency);
            sent_to(reading, page.url);
            reading.checkout = read.checkout;
            reading.unexplained = read.unexplained;
            reading.missing.extend(read.missing);
            reading.health = read.health;
        }
        PageKind::Search => {
            let read = search::read(root, page_data, page_text);
            priced_in(reading, read.currency);
            reading.cards = read.cards;
            reading.missing.extend(read.missing);
            reading.health = read.health;
        }
        PageKind::Store => {
            let read = store::read(page.url, root, page_text);
            reading.store = Some(read.store);
            reading.health.extend(read.health);
            reading.offers = read.offers;
            reading.missing.extend(read.missing);
            reading.unexplained = read.unexplained;
            reading.all_offers_of = (read.is_complete && is_whole).then_some(OffersOf::Store);
        }
        PageKind::Coupons => {
            let is_own = kind::is_wallet(page.url);
            let cards = if is_own { Cards::Held } else { Cards::Offered };
            let mut read = coupons::read(root, cards, None, page_text);
            if is_own {
                coupons::by_address(&mut read, page.url, page_text);
            }
            reading.offers = read.offers;
            reading.missing.extend(read.missing);
            reading.unexplained = read.unexplained;
            reading.all_offers_of =
                (is_own && read.is_complete && is_whole).then_some(OffersOf::Wallet);
        }
        PageKind::Home => {
            let read = coupons::read(root, Cards::Codes, None, page_text);
            reading.offers = read.offers;
            reading.missing.extend(read.missing);
        }
        PageKind::Coins => {
            let (balance, health) = coins::read(root);
            reading.health.extend(health);
            match balance {
                Ok(balance) => reading.coins_balance = Some(balance),
                Err(why) => reading.missing.push(Missing { field: "coins_balance", why }),
            }
        }
        PageKind::Listing | PageKind::Other => {}
    }
}

/// Takes the currency that a page's amounts are in: what its head says of another one is in doubt.
fn priced_in(reading: &mut Reading, currency: Option<Field<Currency>>) {
    let Some(currency) = currency else { return };
    match &reading.site.currency {
        Ok(head) if head.value != currency.value => reading.doubts.push(Doubt {
            field: "site.currency",
            kept: currency.clone().map(|currency| currency.to_string()),
            other: head.clone().map(|currency| currency.to_string()),
        }),
        Ok(_) => return,
        Err(_) => reading.missing.retain(|missing| missing.field != "site.currency"),
    }
    reading.site.currency = Ok(currency);
}

/// Takes the country that the address of a checkout names where the page's head names none.
fn sent_to(reading: &mut Reading, url: &str) {
    let country = ids::parameter(url, "countryCode").and_then(|code| Country::new(code).ok());
    if let (Err(_), Some(country)) = (&reading.site.ship_to, country) {
        reading.site.ship_to = Ok(Field::new(country, Source::Url));
        reading.missing.retain(|missing| missing.field != "site.ship_to");
    }
}
