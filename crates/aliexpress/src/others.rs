//! Every page that is no listing: the reader for its sort, and what of it goes into the reading.

use contract::{OffersOf, PageKind};
use deal::{Country, Currency};
use page::{Field, Missing, Source};

use crate::coupons::{self, Cards};
use crate::data::Held;
use crate::ids;
use crate::kind;
use crate::read::Page;
use crate::reading::{Doubt, Reading};
use crate::said::Voice;
use crate::{cart, checkout, coins, listing, search, store};

/// Reads a page of the sort that `reading` names into it.
pub(crate) fn read(page: &Page<'_>, held: &Held<'_>, reading: &mut Reading) {
    let site = reading.site.clone();
    let voice = Voice {
        locale: site.locale.as_ref().ok().map(|locale| locale.value.as_str()),
        currency: site.currency.as_ref().ok().map(|currency| currency.value),
        number_format: held.all().find_map(listing::number_format),
        at: page.at.or_else(|| Some(site.clock.as_ref()?.value)),
    };
    let root = page.excerpt.root();
    let is_whole = page.cut.is_empty() && !page.excerpt.is_cut();
    match reading.page {
        PageKind::Cart => {
            let read = cart::read(root, held, voice);
            priced_in(reading, read.currency);
            reading.cart = read.cart;
            reading.offers = read.offers;
            reading.unexplained = read.unexplained;
            reading.missing.extend(read.missing);
            reading.health = read.health;
        }
        PageKind::Checkout => {
            let read = checkout::read(root, voice);
            priced_in(reading, read.currency);
            sent_to(reading, page.url);
            reading.checkout = read.checkout;
            reading.unexplained = read.unexplained;
            reading.missing.extend(read.missing);
            reading.health = read.health;
        }
        PageKind::Search => {
            let read = search::read(root, held, voice);
            priced_in(reading, read.currency);
            reading.cards = read.cards;
            reading.missing.extend(read.missing);
            reading.health = read.health;
        }
        PageKind::Store => {
            let read = store::read(page.url, root, voice);
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
            let mut read = coupons::read(root, cards, None, voice);
            if is_own {
                coupons::by_address(&mut read, page.url, voice);
            }
            reading.offers = read.offers;
            reading.missing.extend(read.missing);
            reading.unexplained = read.unexplained;
            reading.all_offers_of =
                (is_own && read.is_complete && is_whole).then_some(OffersOf::Wallet);
        }
        PageKind::Home => {
            let read = coupons::read(root, Cards::Codes, None, voice);
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
