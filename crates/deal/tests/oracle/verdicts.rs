//! The verdict of each offer, from the words of the contract: the first reason that holds.

use contract::{CoinsLaw, Layer, OfferState, Orders};
use deal::{Benefit, By, Cart, MinSpend, Missing, Money, Offer, Order, Verdict, Window};

use crate::carts::{Size, random};

/// The reason that holds whatever the plan chooses, if there is one.
fn standing(cart: &Cart, offer: &Offer) -> Option<Verdict> {
    let covers = |seller: &String, category: &Option<String>| {
        offer.seller.as_ref().is_none_or(|own| own == seller)
            && (offer.category.is_none() || offer.category == *category)
    };
    let mut lines =
        cart.lines().iter().filter(|line| covers(&line.seller, &line.category)).peekable();
    let (starts, ends) = match offer.window {
        Window::Unknown => (None, None),
        Window::Known { starts, ends } => (starts, ends),
    };
    if let Some(currency) = offer.currency.filter(|currency| *currency != cart.currency()) {
        Some(Verdict::OtherCurrency(currency))
    } else if !offer.markets.is_empty() && !offer.markets.contains(&cart.ship_to())
        || offer.not_markets.contains(&cart.ship_to())
    {
        Some(Verdict::OtherMarket)
    } else if offer.state == OfferState::Used {
        Some(Verdict::UsedUp)
    } else if offer.state == OfferState::Gone {
        Some(Verdict::Gone)
    } else if offer.state == OfferState::Expired {
        Some(Verdict::Expired(None))
    } else if offer.window == Window::Unknown {
        Some(Verdict::UnknownWindow)
    } else if let Some(starts) = starts.filter(|starts| cart.at() < *starts) {
        Some(Verdict::NotYet(starts))
    } else if let Some(ends) = ends.filter(|ends| cart.at() >= *ends) {
        Some(Verdict::Expired(Some(ends)))
    } else if offer.first_order_only && !cart.shopper().first_order {
        Some(Verdict::FirstOrderOnly)
    } else if offer.followers_only && !cart.shopper().follower {
        Some(Verdict::FollowersOnly)
    } else if offer.app_only && !cart.shopper().app {
        Some(Verdict::AppOnly)
    } else if lines.peek().is_none() {
        Some(Verdict::NoLines)
    } else if lines.all(|line| line.flags.iter().any(|flag| offer.excludes.contains(flag))) {
        Some(Verdict::Excluded)
    } else if offer.min_spend == MinSpend::Unknown {
        Some(Verdict::UnknownMinimum)
    } else {
        None
    }
}

/// The offer's base with the plan's choices before its layer kept.
fn base(cart: &Cart, order: &Order, offer: &Offer) -> i64 {
    let layers = cart.law().layers();
    let place = |layer: Layer| layers.iter().position(|other| *other == layer).unwrap();
    let own = place(offer.kind.layer());
    let mut sum = 0;
    for line in cart.lines() {
        if !offer.is_for(line) {
            continue;
        }
        sum += line.price.minor() * i64::from(line.quantity);
        for step in order.steps.iter().filter(|step| place(step.layer) < own) {
            let shares = step.shares.iter().filter(|share| share.id == line.id);
            sum -= shares.map(|share| share.saved.minor()).sum::<i64>();
        }
    }
    sum
}

fn check(cart: &Cart, order: &Order, offer: &Offer, verdict: &Verdict) -> Result<(), Verdict> {
    let expect = |expected: Verdict| if *verdict == expected { Ok(()) } else { Err(expected) };
    if let Some(expected) = standing(cart, offer) {
        return expect(expected);
    }
    let used = order.steps.iter().any(|step| step.by == By::Offer(offer.id.clone()));
    if used {
        return expect(Verdict::Chosen);
    }
    let (base, least) = (base(cart, order, offer), least(offer));
    if base < least {
        let lacks = Money::from_minor(least - base, cart.currency());
        return expect(Verdict::Short(Missing::Spend(lacks)));
    }
    // What takes nothing off is no choice, and so it may be anything.
    let short = matches!(verdict, Verdict::Short(Missing::Spend(_)) | Verdict::Chosen);
    if base > 0 && short { expect(Verdict::Applies) } else { Ok(()) }
}

/// The base from which an offer takes something off.
fn least(offer: &Offer) -> i64 {
    let minimum = match offer.min_spend {
        MinSpend::Known(spend) => spend.minor(),
        _ => 0,
    };
    match &offer.benefit {
        Benefit::Every { every, .. } => minimum.max(every.minor()),
        Benefit::Ladder(steps) => minimum.max(steps[0].0.minor()),
        _ => minimum,
    }
}

#[test]
fn every_verdict_is_the_first_reason_that_holds() {
    let size = Size { lines: 4, pieces: 8, offers: 10 };
    let mut seen = std::collections::BTreeMap::new();
    for seed in 600_000..606_000 {
        let cart = random(seed, Orders::One, &size);
        if cart.law().coins == CoinsLaw::Inside && cart.coins().balance > 0 {
            continue;
        }
        let plan = deal::cheapest(&cart, &mut || false);
        assert_eq!(plan.offers.len(), cart.offers().len(), "seed {seed}");
        for (offer, (id, verdict)) in cart.offers().iter().zip(&plan.offers) {
            assert_eq!(*id, offer.id, "seed {seed}");
            let checked = check(&cart, &plan.orders[0], offer, verdict);
            assert_eq!(checked, Ok(()), "seed {seed}: {id} is {verdict:?}\n{cart:#?}\n{plan:#?}");
            let word = format!("{verdict:?}");
            *seen.entry(word.split('(').next().unwrap_or_default().to_owned()).or_insert(0) += 1;
        }
    }
    assert!(seen.len() >= 17 && seen.values().all(|times| *times > 20), "{seen:?}");
}
