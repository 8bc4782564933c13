//! What the catalogues have for one ship-to in one currency at one time: resolved once, asked often.
//!
//! The built-in table and a signed file know hundreds of codes, of which a dozen can help a cart. Those lie
//! in front; the others are set aside, each with the reason that the law would give, and an advice only
//! counts them. Between two moments at which a code begins, ends or comes into sight nothing of it changes.

mod aside;
mod listed;

pub(crate) use aside::Counted;

use std::rc::Rc;

use contract::{AcceptedFile, Cart, LeftOut, Offer, OfferKind, Verdict};
use deal::{Country, Currency, Instant};

use crate::merge::merge;
use crate::own_code::doubted;
use crate::sound::Sieve;
use crate::window::{begins, edges, has_begun, is_over};

/// No more answers are kept: the markets and moments of one popup, and of the tabs beside it.
const MOST: usize = 16;

/// The catalogues for one ship-to and currency, from one moment to another.
#[derive(Debug)]
pub(crate) struct Shelf {
    market: Country,
    currency: Currency,
    from: Instant,
    until: Option<Instant>,
    /// What may help a cart now.
    pub(crate) front: Vec<Offer>,
    /// What cannot.
    pub(crate) aside: Vec<Set>,
    /// Offers of the signed file that cannot stand in any plan.
    pub(crate) left_out: Vec<LeftOut>,
    /// When codes that are known begin: the nearest first, each moment once.
    pub(crate) begin: Vec<Instant>,
    /// The next moment at which one begins or ends.
    pub(crate) next: Option<Instant>,
}

/// A code that is set aside.
#[derive(Debug)]
pub(crate) struct Set {
    pub(crate) offer: Offer,
    pub(crate) why: Verdict,
    /// A row of the built-in table that does not hold now: it says nothing against a code that is known
    /// under its name, which may be back with the same amounts.
    pub(crate) is_dated: bool,
    /// Whether it holds here and now, for a cart in its own currency.
    pub(crate) holds: bool,
}

impl Shelf {
    /// Resolves the catalogues for a cart at an instant; `imported` are the offers of the signed file.
    pub(crate) fn of(
        cart: &Cart,
        place: (Country, Currency),
        imported: &[Offer],
        at: Instant,
    ) -> Self {
        let (market, currency) = place;
        let mut sieve = Sieve::new(cart, at);
        let mut known = Vec::new();
        for offer in sieve.imported(imported) {
            merge(&mut known, offer, &cart.currency);
        }
        let signed = known.len();
        let dated = listed::merge_table(&mut known, market, at, &cart.currency);
        for offer in known.iter_mut().take(signed) {
            *offer = doubted(offer.clone());
        }
        let is_code = |offer: &&Offer| offer.kind == OfferKind::Code;
        let mut begin: Vec<Instant> =
            known.iter().filter(is_code).filter_map(has_begun).filter(|then| *then > at).collect();
        begin.sort_unstable();
        begin.dedup();
        let next = crate::moments::next(&known, at);
        let table = aliexpress::catalogue::changes_after(market, at);
        let file = known.iter().take(signed).flat_map(edges);
        let file = file.flat_map(|(first, last)| [first, last]).filter(|moment| *moment > at).min();
        let mut shelf = Self {
            market,
            currency,
            from: at,
            until: [table, file].into_iter().flatten().min(),
            front: Vec::new(),
            aside: Vec::new(),
            left_out: sieve.left_out,
            begin,
            next,
        };
        for (nth, offer) in known.into_iter().enumerate() {
            let offer = Offer { id: None, ..offer };
            match reason(&offer, place, at) {
                None => shelf.front.push(offer),
                Some(why) => {
                    let holds = why == Verdict::OtherCurrency && holds(&offer, market, at);
                    let is_dated = dated.contains(&nth);
                    shelf.aside.push(Set { offer, why, is_dated, holds });
                }
            }
        }
        shelf
    }

    fn is_for(&self, place: (Country, Currency), at: Instant) -> bool {
        (self.market, self.currency) == place
            && self.from <= at
            && self.until.is_none_or(|until| at < until)
    }
}

/// Why a code cannot help here and now, in the law's own order; `None` if it may, or if nobody can tell.
fn reason(offer: &Offer, (market, currency): (Country, Currency), at: Instant) -> Option<Verdict> {
    if offer.kind != OfferKind::Code {
        return None;
    }
    let own = currency.to_string();
    if offer.currency.as_ref().is_some_and(|currency| *currency != own) {
        Some(Verdict::OtherCurrency)
    } else if !is_for(offer, market) {
        Some(Verdict::OtherMarket)
    } else if offer.unknown_window {
        Some(Verdict::UnknownWindow)
    } else if begins(offer).is_some_and(|begins| at < begins) {
        Some(Verdict::NotYet)
    } else if is_over(offer).is_some_and(|over| over <= at) {
        Some(Verdict::Expired)
    } else {
        None
    }
}

fn is_for(offer: &Offer, market: Country) -> bool {
    let market = market.to_string();
    (offer.markets.is_empty() || offer.markets.contains(&market))
        && !offer.not_markets.contains(&market)
}

/// Whether a code holds for a ship-to at an instant, whatever currency it speaks.
fn holds(offer: &Offer, market: Country, at: Instant) -> bool {
    is_for(offer, market)
        && !offer.unknown_window
        && has_begun(offer).is_none_or(|begun| begun <= at)
        && is_over(offer).is_none_or(|over| at < over)
}

/// The shelves of a worker's life, and the signed file that they are of.
#[derive(Debug, Default)]
pub struct Shelves {
    file: Option<AcceptedFile>,
    shelves: Vec<Rc<Shelf>>,
}

impl Shelves {
    /// Takes in another signed file, or none: what was resolved with the one before goes.
    pub fn put_file(&mut self, file: Option<AcceptedFile>) {
        if self.file != file {
            *self = Self { file, shelves: Vec::new() };
        }
    }

    /// The signed file.
    pub fn file(&self) -> Option<&AcceptedFile> {
        self.file.as_ref()
    }

    /// The shelf for a cart, resolved if it is asked for the first time; a file that is over gives nothing.
    pub(crate) fn of(&mut self, cart: &Cart, place: (Country, Currency), at: Instant) -> Rc<Shelf> {
        if let Some(known) = self.shelves.iter().find(|shelf| shelf.is_for(place, at)) {
            return Rc::clone(known);
        }
        let expires = self.file.as_ref().and_then(|file| Instant::parse(&file.expires).ok());
        let holds = expires.is_some_and(|expires| at < expires);
        let imported = self.file.as_ref().filter(|_| holds).map_or(&[][..], |file| &file.offers);
        let mut shelf = Shelf::of(cart, place, imported, at);
        if let Some(expires) = expires.filter(|_| holds) {
            shelf.until = Some(shelf.until.map_or(expires, |until| until.min(expires)));
            shelf.next = Some(shelf.next.map_or(expires, |next| next.min(expires)));
        }
        let shelf = Rc::new(shelf);
        if self.shelves.len() >= MOST {
            self.shelves.remove(0);
        }
        self.shelves.push(Rc::clone(&shelf));
        shelf
    }
}
