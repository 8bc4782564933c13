use advice::OneCart;
use contract::{
    About, Glance, KeptCart, PageState, Reading, Refusal, SeenCode, Shown, Trouble, Visit,
};
use tsify::Ts;
use wasm_bindgen::prelude::wasm_bindgen;

use super::decode;
use super::stored::{Carts, Stored, ask, cart_of, carts_in, currencies, instant};
use crate::{Fault, boundary::encode};

/// A page that was read, and what comes of it: its reading crosses once for all that is asked about it.
#[wasm_bindgen]
#[derive(Debug)]
pub struct Page {
    /// None of a page that says nothing.
    reading: Option<Reading>,
}

#[wasm_bindgen]
impl Page {
    /// @throws an `Error` named `bad_value` whose message begins with the path of what is no reading.
    #[wasm_bindgen(constructor)]
    pub fn new(reading: Option<Ts<Reading>>) -> Result<Page, Fault> {
        Ok(Page { reading: reading.map(|reading| decode(&reading)).transpose()? })
    }

    /// What the page lets the shopper do.
    #[wasm_bindgen]
    pub fn state(&self) -> Result<Ts<PageState>, Fault> {
        encode(&advice::page_state(self.reading.as_ref()))
    }

    /// What a visit makes of the kept carts: its lines, its offers and coins, what it says of tax.
    #[wasm_bindgen]
    pub fn visit(&self, carts: &Carts, at: &str) -> Result<Ts<Visit>, Fault> {
        let at = instant(at)?;
        let mut visit = Visit { carts: Vec::new(), currency: None };
        let Some(reading) = &self.reading else { return encode(&visit) };
        for currency in advice::carts_of(reading, currencies(carts)) {
            // A cart that cannot be read stays as it is.
            let Ok(kept) = cart_of(carts, &currency).transpose() else { continue };
            let (cart, taken) = advice::visited(kept, reading, at);
            if taken && reading.cart.is_some() {
                visit.currency.clone_from(&reading.site.currency);
            }
            visit.carts.extend(cart.map(|cart| (currency, cart)));
        }
        encode(&visit)
    }

    /// The refusals that are remembered once the page was read; null if it teaches nothing.
    #[wasm_bindgen]
    pub fn refusals(
        &self,
        refused: Vec<Ts<Refusal>>,
        carts: &Carts,
        at: &str,
    ) -> Result<Option<Vec<Ts<Refusal>>>, Fault> {
        let Some(reading) = &self.reading else { return Ok(None) };
        let refused: Vec<Refusal> = refused.iter().map(decode).collect::<Result<_, _>>()?;
        let site = reading.site.currency.as_deref().unwrap_or_default();
        let kept = cart_of(carts, site).and_then(Result::ok).map(|kept| kept.cart);
        let all = advice::refusals(&refused, reading, kept.as_ref(), instant(at)?);
        all.map(|all| all.iter().map(encode).collect()).transpose()
    }

    /// The codes that are remembered once the page at an address was read; null if they are those from before.
    #[wasm_bindgen]
    pub fn seen(
        &self,
        seen: Vec<Ts<SeenCode>>,
        url: &str,
        at: &str,
    ) -> Result<Option<Vec<Ts<SeenCode>>>, Fault> {
        let Some(reading) = &self.reading else { return Ok(None) };
        let seen: Vec<SeenCode> = seen.iter().map(decode).collect::<Result<_, _>>()?;
        let all = advice::seen_codes(&seen, reading, url, instant(at)?);
        all.map(|all| all.iter().map(encode).collect()).transpose()
    }

    /// What one look at the page comes to.
    #[wasm_bindgen]
    pub fn glance(&self, stored: &Stored, at: &str) -> Result<Ts<Glance>, Fault> {
        let own = self.own(&carts_in(stored));
        encode(&ask(stored, at, |desk| desk.glance(self.reading.as_ref(), own))?)
    }

    /// What the popup draws: so many pieces of the page's item, or the kept cart of a currency.
    #[wasm_bindgen]
    pub fn shown(
        &self,
        stored: &Stored,
        about: Ts<About>,
        currency: Option<String>,
        quantity: u32,
        at: &str,
    ) -> Result<Ts<Shown>, Fault> {
        let about = decode(&about)?;
        let carts = carts_in(stored);
        let cart = cart_of(&carts, &currency.unwrap_or_default());
        let own = self.own(&carts);
        let reading = self.reading.as_ref();
        encode(&ask(stored, at, |desk| desk.shown(reading, about, quantity, own, cart))?)
    }

    /// The cart of the item's currency with so many pieces of it, which is the one that is shown from now on.
    ///
    /// @throws an `Error` named after what is wrong: `no_listing`, `choose_variant`, `other_currency` …
    #[wasm_bindgen(js_name = withItem)]
    pub fn with_item(&self, carts: &Carts, quantity: u32, at: &str) -> Result<Ts<Visit>, Fault> {
        let mut visit = Visit { carts: Vec::new(), currency: None };
        let reading = self.reading.as_ref();
        let listing = reading.and_then(|reading| reading.listing.as_ref());
        let currency = listing.and_then(|listing| listing.currency.clone());
        if let (Some(reading), Some(currency)) = (reading, currency) {
            let kept: Option<KeptCart> = cart_of(carts, &currency).transpose()?;
            let cart = advice::with_item(kept, reading, quantity, instant(at)?)?;
            visit.carts.push((currency.clone(), cart));
            visit.currency = Some(currency);
        }
        encode(&visit)
    }
}

impl Page {
    /// The kept cart that the page is about.
    fn own(&self, carts: &Carts) -> OneCart {
        cart_of(carts, advice::currency_of(self.reading.as_ref()?))
    }
}

impl From<Trouble> for Fault {
    fn from(trouble: Trouble) -> Self {
        Self::new(&trouble.name, &trouble.message)
    }
}
