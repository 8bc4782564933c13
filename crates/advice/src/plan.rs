//! A cart's plan in the words of the contract: the law's answer with its actions.

use contract::{Cart, Certainty, LeftOut, Offer, OfferKind, OfferState, Plan, Verdict};
use deal::{By, Currency, Instant, Percent, Window};

use crate::actions::actions;
use crate::error::Error;
use crate::law::law_cart;
use crate::reasons::reasons;
use crate::window::settled;

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
    plan_named(cart, &named(&cart.offers), now, &[], out_of_time)
}

/// The same for a cart whose offers have been named; `spoken` are the currencies of codes that hold here and
/// now and are no offers of the cart's.
pub(crate) fn plan_named(
    cart: &Cart,
    offers: &[Offer],
    now: Instant,
    spoken: &[Currency],
    out_of_time: &mut dyn FnMut() -> bool,
) -> Result<Plan, Error> {
    let law_cart = law_cart(cart, now)?;
    let offers = &settled(offers, law_cart.at());
    let best = deal::plan(&law_cart, out_of_time);
    let mut plan = Plan::from(&best);
    plan.left_out = left_out(&law_cart);
    plan.actions = actions(&best, offers, switch_to(&law_cart, spoken));
    let uses_uncertain = uses_uncertain(&best, offers);
    if uses_uncertain || !best.hints.is_empty() && may_use_uncertain(&plan, offers) {
        let surely =
            deal::plan(&law_cart.clone().with_offers(certain(&law_cart, offers))?, out_of_time);
        if !uses_uncertain {
            // What is only uncertain is no hint beside a certain total.
            plan.hints = surely.hints.iter().map(Into::into).collect();
        } else if surely.certain_total.minor() > best.certain_total.minor() {
            plan.certain_total = surely.certain_total.into();
        }
    }
    let reasons = reasons(cart, offers, &law_cart, &best);
    if !reasons.is_empty() {
        plan.certainty = Certainty::Likely;
        plan.why = Some(reasons.join("; "));
    }
    #[cfg(feature = "words")]
    crate::words::fill(&mut plan, cart, offers);
    Ok(plan)
}

/// The coins of the cart if nobody knows what one is worth in its currency: the plan is made without them.
fn left_out(law_cart: &deal::Cart) -> Vec<LeftOut> {
    let coins = law_cart.coins().balance;
    let takes = law_cart.lines().iter().any(|line| line.coins_percent > Percent::ZERO);
    if coins == 0 || !takes || law_cart.coin_value().is_some() {
        return Vec::new();
    }
    let why = format!(
        "what one of {coins} coins is worth in {} is not known",
        law_cart.currency().code()
    );
    vec![LeftOut { place: "coins".to_owned(), code: None, why }]
}

/// The offers, each by the id that the plan names it by.
pub(crate) fn named(offers: &[Offer]) -> Vec<Offer> {
    let with_id =
        |(offer, id): (&Offer, Option<String>)| Some(Offer { id: Some(id?), ..offer.clone() });
    offers.iter().zip(deal::ids(offers)).filter_map(with_id).collect()
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

/// Whether a change of the cart could make the plan use an offer of which the reader was not certain.
fn may_use_uncertain(plan: &Plan, offers: &[Offer]) -> bool {
    let may = |verdict| matches!(verdict, Verdict::Short | Verdict::Conflicts | Verdict::Applies);
    plan.offers.iter().any(|row| may(row.verdict) && is_uncertain(offers, &row.id))
}

fn certain(cart: &deal::Cart, offers: &[Offer]) -> Vec<deal::Offer> {
    cart.offers().iter().filter(|offer| !is_uncertain(offers, &offer.id)).cloned().collect()
}

/// The currency to switch the site to: codes hold here and now, and none speaks the cart's.
///
/// `beside` are the currencies of such codes that are no offers of the cart's. Of several the one that most
/// codes speak, then the first by its letters.
pub(crate) fn switch_to(cart: &deal::Cart, beside: &[Currency]) -> Option<Currency> {
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
        let there = offer.uses > 0 && offer.state == OfferState::Open;
        offer.kind == OfferKind::Code && there && here && now
    };
    let spoken: Vec<Currency> = cart
        .offers()
        .iter()
        .filter(holds)
        .map(|offer| offer.currency.unwrap_or(cart.currency()))
        .chain(beside.iter().copied())
        .collect();
    if spoken.contains(&cart.currency()) {
        return None;
    }
    let count = |currency: Currency| spoken.iter().filter(|other| **other == currency).count();
    spoken.iter().copied().max_by(|a, b| count(*a).cmp(&count(*b)).then_with(|| b.cmp(a)))
}
