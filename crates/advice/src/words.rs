//! The answer in plain English, for the command line.
//!
//! It is made from the structured fields alone, so that a translation can be made from them too.

use contract::{
    Action, Amount, Cart, Change, Differs, Hint, Layer, Offer, OfferKind, OfferVerdict, Plan,
    RunnerUp, Task, Verdict,
};

/// Fills the texts of a plan; `offers` are the offers by the ids that the plan uses.
pub(crate) fn fill(plan: &mut Plan, cart: &Cart, offers: &[Offer]) {
    let shop = Shop { cart, offers };
    for row in &mut plan.offers {
        row.text = Some(shop.verdict(row));
    }
    for hint in &mut plan.hints {
        hint.text = Some(shop.hint(hint));
    }
    for action in &mut plan.actions {
        action.text = Some(shop.action(action));
    }
    let total = plan.total.as_str();
    if let Some(second) = &mut plan.runner_up {
        second.why = Some(shop.why(second, total));
    }
}

struct Shop<'a> {
    cart: &'a Cart,
    offers: &'a [Offer],
}

impl Shop<'_> {
    fn verdict(&self, row: &OfferVerdict) -> String {
        let offer = self.offer(&row.id);
        let currency = &self.cart.currency;
        match row.verdict {
            Verdict::OtherCurrency => {
                let own =
                    offer.and_then(|offer| offer.currency.as_deref()).unwrap_or("another currency");
                format!("it is in {own}, and this cart in {currency}")
            }
            Verdict::OtherMarket => match offer.map(|offer| offer.markets.join(", ")) {
                Some(markets) if !markets.is_empty() => format!("only for orders to {markets}"),
                _ => format!("not for orders to {}", self.cart.ship_to),
            },
            Verdict::Gone => "all of them have been taken".into(),
            Verdict::UnknownWindow => "nobody knows when it is valid".into(),
            Verdict::NotYet => {
                match offer.and_then(|o| o.starts.as_ref().or(o.starts_local.as_ref())) {
                    Some(starts) => format!("starts {starts}"),
                    None => "has not started".into(),
                }
            }
            Verdict::Expired => match offer.and_then(|o| o.ends.as_ref().or(o.ends_local.as_ref()))
            {
                _ if offer.is_some_and(|o| o.state.is_some_and(|state| state.is_over())) => {
                    "it is over".into()
                }
                Some(ends) => format!("ended {ends}"),
                None => "has ended".into(),
            },
            Verdict::FirstOrderOnly => "only for a first order".into(),
            Verdict::FollowersOnly => "only for followers of the store".into(),
            Verdict::AppOnly => "only in the app".into(),
            Verdict::NoLines => "nothing in the cart is what it is for".into(),
            Verdict::Excluded => {
                let marks = offer.map(|offer| offer.excludes.join(", ")).unwrap_or_default();
                format!("every line it could be for is excluded: {marks}")
            }
            Verdict::UnknownMinimum => "its minimum is not known".into(),
            Verdict::Short => match (&row.missing, row.missing_pieces) {
                (Some(amount), _) => format!("short by {amount}"),
                (None, Some(pieces)) => format!("short by {}", counted(pieces, "piece")),
                (None, None) => "below its minimum".into(),
            },
            Verdict::Conflicts => {
                format!("cannot be combined with {}", self.labels(&row.with))
            }
            Verdict::UsedUp => match &row.refused {
                Some(why) => format!("the checkout refused it: {why}"),
                None => "has been used".into(),
            },
            Verdict::Chosen => "part of the plan".into(),
            Verdict::Applies => "would apply, but the plan is better without".into(),
        }
    }

    fn hint(&self, hint: &Hint) -> String {
        let Hint { net, total, .. } = hint;
        match &hint.change {
            Change::Add { amount, seller, category, offer } => {
                let from = match (seller, category) {
                    (Some(seller), _) => format!(" from {seller}"),
                    (None, Some(category)) => format!(" of {category}"),
                    (None, None) => String::new(),
                };
                let offer = offer.as_ref().map_or("free shipping".into(), |id| self.label(id));
                format!("add {amount}{from} to reach {offer} and pay {net} less ({total})")
            }
            Change::Quantity { line, quantity } => {
                format!("take {quantity} of {} and pay {net} less ({total})", self.line(line))
            }
            Change::LeaveOut { line } => {
                let line = self.line(line);
                format!("leave out {line}: beyond its price you save {net} more ({total})")
            }
            Change::Split { orders } => {
                format!("place {orders} orders and pay {net} less ({total})")
            }
        }
    }

    fn action(&self, action: &Action) -> String {
        let sum =
            |amount: &Option<Amount>| amount.as_ref().map(Amount::to_string).unwrap_or_default();
        let said = match &action.task {
            Task::Collect { offer, .. } => format!("collect {}", self.label(offer)),
            Task::LeaveUnticked { offer, amount, loses } => {
                let loses = self.labels(loses);
                let why =
                    if loses.is_empty() { "it".into() } else { format!("it loses {loses} and") };
                let (offer, amount) = (self.label(offer), sum(amount));
                format!("leave {offer} unticked: {why} would cost {amount} more")
            }
            Task::SwitchCurrency { currency } => {
                format!("switch the site to {currency}: no code speaks {}", self.cart.currency)
            }
            Task::OrderApart { lines, .. } => {
                let lines: Vec<String> = lines
                    .iter()
                    .map(|part| match part.quantity {
                        1 => self.line(&part.id),
                        pieces => format!("{pieces} × {}", self.line(&part.id)),
                    })
                    .collect();
                format!("order {} apart", lines.join(", "))
            }
            Task::EnterCode { offer, .. } => format!("at checkout enter {}", self.label(offer)),
            Task::UseCoins { coins, amount, .. } => {
                format!("use {} (−{})", counted(coins.unwrap_or(0), "coin"), sum(amount))
            }
            Task::PayWith { offer, .. } => format!("pay with {}", self.label(offer)),
        };
        match action.task.order() {
            Some(order) => format!("order {order}: {said}"),
            None => said,
        }
    }

    fn why(&self, second: &RunnerUp, total: &str) -> String {
        let costs = format!("it costs {} instead of {total}", second.total);
        match second.differs {
            Differs::OneOrder => format!("one order: {costs}"),
            Differs::Coins => format!("the same offers, with the coins kept otherwise: {costs}"),
            Differs::Choice => {
                let with = self.labels(&second.with);
                let without = self.labels(&second.without);
                match (with.is_empty(), without.is_empty()) {
                    (false, false) => format!("{with} instead of {without}: {costs}"),
                    (false, true) => format!("{with} as well: {costs}"),
                    (true, false) => format!("without {without}: {costs}"),
                    (true, true) => costs,
                }
            }
        }
    }

    fn offer(&self, id: &str) -> Option<&Offer> {
        self.offers.iter().find(|offer| offer.id.as_deref() == Some(id))
    }

    fn labels(&self, ids: &[String]) -> String {
        ids.iter().map(|id| self.label(id)).collect::<Vec<_>>().join(" and ")
    }

    /// What the shopper knows an offer by: its code, or else its terms and whose it is.
    fn label(&self, id: &str) -> String {
        let Some(offer) = self.offer(id) else { return id.to_owned() };
        match offer.kind {
            OfferKind::Code => offer.code.clone().unwrap_or_else(|| id.to_owned()),
            _ => terms(offer).unwrap_or_else(|| id.to_owned()),
        }
    }

    fn line(&self, id: &str) -> String {
        let line = self.cart.lines.iter().find(|line| line.id == id);
        match line.and_then(|line| line.title.as_ref()) {
            Some(title) => format!("“{title}”"),
            None => format!("line {id}"),
        }
    }
}

/// What a receipt calls the discounts of a layer: `Store coupon`.
pub fn layer_name(layer: Layer) -> &'static str {
    match layer {
        Layer::StoreDiscount => "Store discount",
        Layer::StoreCoupon => "Store coupon",
        Layer::SelectCoupon => "Select coupon",
        Layer::SpendAndSave => "Spend and save",
        Layer::Code => "Code",
        Layer::Coins => "Coins",
        Layer::Payment => "Payment",
    }
}

/// What the shopper knows an offer by: its code; its id, if somebody gave it one; else its terms.
pub fn known_as(offer: &Offer, id: &str) -> String {
    let is_given = !id.starts_with(&deal::name(&Offer { id: None, ..offer.clone() }));
    match (&offer.code, is_given) {
        (Some(code), _) => code.clone(),
        (None, true) => id.to_owned(),
        (None, false) => terms(offer).unwrap_or_else(|| id.to_owned()),
    }
}

/// What an offer gives and whose it is: `the coupon "5 off 40" of A`.
fn terms(offer: &Offer) -> Option<String> {
    let noun = match offer.kind {
        OfferKind::StoreDiscount | OfferKind::SpendAndSave => "the discount",
        OfferKind::StoreCoupon => "the coupon",
        OfferKind::SelectCoupon => "the Select coupon",
        OfferKind::PlatformCoupon => "the AliExpress coupon",
        OfferKind::Payment => "the payment offer",
        OfferKind::Code | OfferKind::Coins => return None,
    };
    let said = match (&offer.off, &offer.percent) {
        (Some(off), _) => format!("{off} off"),
        (None, Some(percent)) => format!("{percent}% off"),
        (None, None) => return offer.id.as_ref().map(|id| format!("{noun} {id}")),
    };
    let least = match (&offer.every, &offer.min_spend) {
        (Some(every), _) => format!(" every {every}"),
        (None, Some(Some(spend))) if !spend.value().is_zero() => format!(" {spend}"),
        _ => offer
            .min_pieces
            .map_or_else(String::new, |pieces| [" from ", &counted(pieces, "piece")].concat()),
    };
    let whose = offer.seller.as_ref().map_or(String::new(), |seller| format!(" of {seller}"));
    Some(format!("{noun} “{said}{least}”{whose}"))
}

fn counted(count: impl Into<u64>, noun: &str) -> String {
    match count.into() {
        1 => format!("1 {noun}"),
        count => format!("{count} {noun}s"),
    }
}
