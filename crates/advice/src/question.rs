//! Questions about carts, with all that is kept on the shopper's device.

use contract::{AdviceRequest, Answer, Cart, Elsewhere, Kept, KeptCart, Shopper, Wait};
use deal::Instant;

use crate::error::Error;
use crate::shelf::Shelves;

/// How long a search may take, in milliseconds.
const LIMIT: u32 = 200;

/// Starts a clock that says when so many milliseconds are over.
pub type Timer<'a> = &'a dyn Fn(u32) -> Box<dyn FnMut() -> bool>;

/// Whoever is asked: what is kept, the catalogues, and what tells the time.
pub struct Desk<'a> {
    /// What is kept beside carts and the signed file.
    pub kept: &'a Kept,
    /// The catalogues.
    pub shelves: &'a mut Shelves,
    /// What ends a search.
    pub timer: Timer<'a>,
    /// Now.
    pub at: Instant,
}

impl Desk<'_> {
    /// The best stack for a kept cart.
    ///
    /// # Errors
    /// The first value of the cart that cannot stand where it stands.
    pub fn answer(&mut self, about: KeptCart) -> Result<Answer, Error> {
        let KeptCart { cart, stores, unexplained, .. } = about;
        let request = self.request(cart, unexplained.len());
        let advice = self.shelves.advise(&request, &mut (self.timer)(LIMIT))?;
        let now = self.at.to_string();
        Ok(Answer { cart: request.cart, stores, advice, now, unexplained })
    }

    /// The same cart under another ship-to, with so many texts that nobody understood.
    ///
    /// # Errors
    /// As for [`Desk::answer`].
    pub fn elsewhere(
        &mut self,
        cart: Cart,
        unexplained: usize,
        ship_to: &str,
    ) -> Result<Elsewhere, Error> {
        let mut request = self.request(cart, unexplained);
        ship_to.clone_into(&mut request.cart.ship_to);
        let advice = self.shelves.advise(&request, &mut (self.timer)(LIMIT))?;
        Ok(Elsewhere { cart: request.cart, advice })
    }

    /// Whether the same cart costs less later.
    ///
    /// # Errors
    /// As for [`Desk::answer`].
    pub fn wait(&mut self, cart: Cart) -> Result<Option<Wait>, Error> {
        let request = self.request(cart, 0);
        self.shelves.wait(&request, &mut (self.timer)(LIMIT))
    }

    /// What the core is asked about a cart: what the shopper has said of themselves wins over what pages say,
    /// and a code that is spent is none.
    fn request(&self, cart: Cart, unexplained: usize) -> AdviceRequest {
        let Shopper { ship_to, coins, first_order } = &self.kept.settings;
        let own = self.kept.codes.iter().filter(|own| !own.used);
        AdviceRequest {
            cart: Cart {
                ship_to: ship_to.as_ref().unwrap_or(&cart.ship_to).clone(),
                first_order: *first_order,
                coins: coins.or(cart.coins),
                ..cart
            },
            own_codes: own.map(|own| own.offer.clone()).collect(),
            imported: Vec::new(),
            seen: self.kept.seen.clone(),
            refused: self.kept.refused.clone(),
            at: self.at.to_string(),
            limit_ms: LIMIT,
            unexplained: u32::try_from(unexplained).unwrap_or(u32::MAX),
        }
    }
}
