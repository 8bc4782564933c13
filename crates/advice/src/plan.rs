//! A cart's plan on the wire: the law's answer with its actions and its words.

use deal::{By, Currency, Instant, Kind, Window};

use crate::actions::actions;
use crate::contract::{Cart, Certainty, Offer, Plan, ids, settled};
use crate::error::Error;

/// The best stack for a cart, at its own instant or else at `now`.
///
/// A plan that uses an offer (or buys a line) of which the reader was `uncertain` is only likely; what it
/// would cost without those offers is then the certain total. `out_of_time` is asked now and then whether
/// the search must end.
///
/// # Example
/// ```
/// let cart = serde_json::from_str(
///     r#"{"ship_to": "US", "currency": "USD",
///         "lines": [{"id": "1", "seller": "A", "price": "45.80", "quantity": 1}],
///         "offers": [{"id": "USAFF5", "kind": "code", "min_spend": "39", "off": "5"}]}"#,
/// )?;
/// let now = deal::Instant::parse("2026-05-05T12:00:00Z")?;
/// assert_eq!(advice::plan(&cart, now, &mut || false)?.total.as_str(), "40.80");
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
/// The first value that cannot stand in a cart, with its path.
pub fn plan(
    cart: &Cart,
    now: Instant,
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Plan, Error> {
    plan_watched(cart, now, out_of_time, &mut || ())
}

/// The same, and `watch` is called when the search begins and when the best stack is found: what follows
/// is told around it.
///
/// # Errors
/// The first value that cannot stand in a cart, with its path.
pub fn plan_watched(
    cart: &Cart,
    now: Instant,
    out_of_time: &mut dyn FnMut() -> bool,
    watch: &mut dyn FnMut(),
) -> Result<Plan, Error> {
    plan_named(cart, &named(&cart.offers), now, out_of_time, watch)
}

/// The same for a cart whose offers have been named.
pub(crate) fn plan_named(
    cart: &Cart,
    offers: &[Offer],
    now: Instant,
    out_of_time: &mut dyn FnMut() -> bool,
    watch: &mut dyn FnMut(),
) -> Result<Plan, Error> {
    let law_cart = cart.to_deal(now)?;
    let offers = &settled(offers, law_cart.at());
    watch();
    let best = deal::plan_watched(&law_cart, out_of_time, watch);
    let mut plan = Plan::from(&best);
    plan.actions = actions(&best, offers, switch_to(&law_cart));
    if uses_uncertain(&best, offers) {
        let surely =
            deal::plan(&law_cart.clone().with_offers(certain(&law_cart, offers))?, out_of_time);
        if surely.certain_total.minor() > best.certain_total.minor() {
            plan.certain_total = surely.certain_total.into();
        }
        plan.certainty = Certainty::Likely;
    }
    if cart.lines.iter().any(|line| line.uncertain == Some(true)) {
        plan.certainty = Certainty::Likely;
    }
    #[cfg(feature = "words")]
    crate::words::fill(&mut plan, cart, offers);
    Ok(plan)
}

/// The offers, each by the id that the plan names it by.
pub(crate) fn named(offers: &[Offer]) -> Vec<Offer> {
    let with_id =
        |(offer, id): (&Offer, Option<String>)| Some(Offer { id: Some(id?), ..offer.clone() });
    offers.iter().zip(ids(offers)).filter_map(with_id).collect()
}

fn is_uncertain(offers: &[Offer], id: &str) -> bool {
    offers.iter().any(|offer| offer.id.as_deref() == Some(id) && offer.uncertain == Some(true))
}

/// Whether the plan uses an offer of which the reader was not certain.
pub(crate) fn uses_uncertain(plan: &deal::Plan, offers: &[Offer]) -> bool {
    plan.orders.iter().flat_map(|order| &order.steps).any(|step| match &step.by {
        By::Offer(id) => is_uncertain(offers, id),
        By::Coins(_) => false,
    })
}

fn certain(cart: &deal::Cart, offers: &[Offer]) -> Vec<deal::Offer> {
    cart.offers().iter().filter(|offer| !is_uncertain(offers, &offer.id)).cloned().collect()
}

/// The currency to switch the site to: codes hold here and now, and none speaks the cart's.
///
/// Of several the one that most codes speak, then the first by its letters.
pub(crate) fn switch_to(cart: &deal::Cart) -> Option<Currency> {
    let holds = |offer: &&deal::Offer| {
        let here = (offer.markets.is_empty() || offer.markets.contains(&cart.ship_to()))
            && !offer.not_markets.contains(&cart.ship_to());
        let now = match offer.window {
            Window::Unknown => false,
            Window::Known { starts, ends } => {
                starts.is_none_or(|starts| starts <= cart.at())
                    && ends.is_none_or(|ends| cart.at() < ends)
            }
        };
        offer.kind == Kind::Code && offer.uses > 0 && here && now
    };
    let spoken: Vec<Currency> = cart
        .offers()
        .iter()
        .filter(holds)
        .map(|offer| offer.currency.unwrap_or(cart.currency()))
        .collect();
    if spoken.contains(&cart.currency()) {
        return None;
    }
    let count = |currency: Currency| spoken.iter().filter(|other| **other == currency).count();
    spoken.iter().copied().max_by(|a, b| count(*a).cmp(&count(*b)).then_with(|| b.cmp(a)))
}
