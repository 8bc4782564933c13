//! Carts and orders in few words, for a test that fails.
#![allow(dead_code, unreachable_pub, clippy::unwrap_used)]

use deal::*;

/// A cart in few words, for a failing test.
pub fn tell(cart: &Cart) -> String {
    let mut told = format!(
        "{} {:?} coins {:?} tax {} first {} {:?}\n",
        cart.currency(),
        cart.orders(),
        cart.coins(),
        cart.tax(),
        cart.shopper().first_order,
        cart.law()
    );
    for line in cart.lines() {
        told += &format!(
            "  {} of {}: {} x {} {:?} {:?} coins {}\n",
            line.id,
            line.seller,
            line.price,
            line.quantity,
            line.category,
            line.flags,
            line.coins_percent
        );
    }
    for offer in cart.offers() {
        let min = match offer.min_spend {
            MinSpend::Known(spend) => spend.to_string(),
            _ => "-".to_owned(),
        };
        told += &format!(
            "  {} {:?} {:?} min {min}/{} excl {:?} uses {} first {} nocode {} {:?} {}\n",
            offer.id,
            offer.seller,
            offer.category,
            offer.min_pieces,
            offer.excludes,
            offer.uses,
            offer.first_order_only,
            offer.excludes_code,
            offer.group,
            benefit(&offer.benefit)
        );
    }
    for fee in cart.shipping() {
        told += &format!(
            "  ship {} {} free {:?}\n",
            fee.seller,
            fee.amount.map_or("?".to_owned(), |amount| amount.to_string()),
            fee.free_over.map(|f| f.to_string())
        );
    }
    told
}

fn benefit(benefit: &Benefit) -> String {
    let cap = |cap: &Option<Money>| cap.map_or(String::new(), |cap| format!(" cap {cap}"));
    match benefit {
        Benefit::Fixed(off) => off.to_string(),
        Benefit::Percent { percent, cap: most } => format!("{percent}%{}", cap(most)),
        Benefit::Every { every, off, cap: most } => format!("{off} every {every}{}", cap(most)),
        Benefit::Ladder(steps) => steps.iter().map(|(at, off)| format!("[{at} {off}]")).collect(),
        Benefit::Pieces { steps, cap: most } => {
            let steps: String = steps.iter().map(|(at, off)| format!("[{at}p {off}%]")).collect();
            steps + &cap(most)
        }
    }
}

/// The orders of a plan in few words.
pub fn tell_orders(orders: &[Order]) -> String {
    let mut told = String::new();
    for order in orders {
        let lines: Vec<String> =
            order.lines.iter().map(|part| format!("{}x{}", part.id, part.quantity)).collect();
        told += &format!("  order {}\n", lines.join(" "));
        for step in &order.steps {
            let shares: Vec<String> =
                step.shares.iter().map(|share| format!("{}:{}", share.id, share.saved)).collect();
            told += &format!(
                "    {:?} base {} saved {} ({})\n",
                step.by,
                step.base,
                step.saved,
                shares.join(" ")
            );
        }
        told += &format!(
            "    goods {} ship {} tax {} total {}\n",
            order.goods, order.shipping, order.tax, order.total
        );
    }
    told
}
