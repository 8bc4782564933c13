//! Tags on prices that are no offers.

use super::items::{Amount, Item, Statement, Worth};
use super::mark::Odd;
use super::offer::Roles;
use super::read::{Context, Manner, check, spoken};
use super::role::Role;
use super::why::Why;

/// Whether a tag says that the price beside it is a new customer's: "New shoppers save $10.95",
/// "Welcome deal".
///
/// A coupon for new customers is none: it comes off a price, and does not say whose that price is.
///
/// # Example
/// ```
/// use wording::{Context, is_new_customer_tag};
///
/// let currency = deal::Currency::new("USD").ok();
/// let page = Context { locale: "en_US", currency, ..Context::default() };
/// assert!(is_new_customer_tag("New shoppers save $10.95", &page));
/// assert!(!is_new_customer_tag("New user coupon $4", &page));
/// ```
pub fn is_new_customer_tag(text: &str, context: &Context<'_>) -> bool {
    check(text).is_ok() && spoken(text, context, Manner::default(), new_customer).is_ok()
}

fn new_customer(statement: &Statement<'_>) -> Result<(), Why> {
    let roles = Roles::of(statement);
    let mut amounts = 0;
    for placed in &statement.items {
        let fits = match &placed.item {
            Item::Word(Role::NewUser | Role::Save | Role::Saved | Role::Price | Role::Filler) => {
                true
            }
            Item::Word(Role::Off) | Item::Amount(Amount { worth: Worth::Percent(_), .. }) => true,
            Item::Amount(Amount { worth: Worth::Money(_), .. }) => {
                amounts += 1;
                amounts == 1 && roles.any(&[Role::Save, Role::Saved, Role::Price])
            }
            Item::Mark(_) | Item::Odd(Odd::Quote | Odd::Sign) => true,
            _ => false,
        };
        if !fits {
            return Err(Why::Stray(statement.quote(placed)));
        }
    }
    if roles.has(Role::NewUser) { Ok(()) } else { Err(Why::NoDiscount) }
}
