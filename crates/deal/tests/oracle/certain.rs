//! Whether a total is certain, and what is certain of it, from every choice under every answer.

use contract::{Certainty, CoinsLaw, Law, Layer, OfferKind, Orders, SpendAndSaveLaw};
use deal::{By, Cart, Shipping, plan};

use crate::brute_force::every_choice;
use crate::carts::{Size, random};
use crate::till::{Minor, Order};

/// The most that these choices come to whichever way the questions fall; none where an answer
/// forbids them.
fn worst(cart: &Cart, chosen: &[usize], with_coins: bool) -> Option<Minor> {
    let is = |kinds: &[OfferKind]| chosen.iter().any(|at| kinds.contains(&cart.offers()[*at].kind));
    if is(&[OfferKind::SelectCoupon]) && is(&[OfferKind::Code, OfferKind::PlatformCoupon]) {
        return None;
    }
    let pieces = cart.lines().iter().map(|line| line.quantity).collect();
    let coins = with_coins.then_some(cart.coins().balance);
    let mut worst = 0;
    for law in [CoinsLaw::Inside, CoinsLaw::Outside] {
        for spend_and_save in [SpendAndSaveLaw::BeforeCode, SpendAndSaveLaw::AfterCode] {
            let cart = cart.clone().with_law(Law { coins: law, spend_and_save });
            let order = Order {
                cart: &cart,
                pieces: &pieces,
                chosen,
                coins,
                first: cart.shopper().first_order,
            };
            worst = worst.max(order.pay()?.total);
        }
    }
    Some(worst)
}

#[test]
fn a_total_is_certain_where_every_answer_gives_it_and_else_says_what_is() {
    let (mut likely, mut least) = (0, 0);
    for seed in 400_000..402_000 {
        let cart = random(seed, Orders::One, &Size { lines: 4, pieces: 8, offers: 7 });
        // Which fees are free is the question of `tests/carts/shipping-and-tax.json`.
        let fee = |fee: &Shipping| Shipping { free_over: None, ..fee.clone() };
        let fees = cart.shipping().iter().map(fee).collect();
        let cart = cart.with_shipping(fees).unwrap();
        let plan = plan(&cart, &mut || false);
        let [order] = plan.orders.as_slice() else { continue };
        let used = |id: &String| {
            order.steps.iter().any(|step| matches!(&step.by, By::Offer(of) if of == id))
        };
        let automatic = [OfferKind::StoreDiscount, OfferKind::SpendAndSave];
        let chosen: Vec<usize> = (0..cart.offers().len())
            .filter(|at| used(&cart.offers()[*at].id))
            .filter(|at| !automatic.contains(&cart.offers()[*at].kind))
            .collect();
        let with_coins = order.steps.iter().any(|step| step.layer == Layer::Coins);
        let total = Minor::from(plan.total.minor());
        let sure = worst(&cart, &chosen, with_coins) == Some(total);
        assert_eq!(plan.certainty == Certainty::Certain, sure, "seed {seed}: {plan:#?}");
        if sure {
            assert_eq!(plan.certain_total, plan.total, "seed {seed}");
            continue;
        }
        let certain = Minor::from(plan.certain_total.minor());
        let choices = every_choice(&cart);
        let ways = choices.iter().flat_map(|set| [false, true].map(|coins| (set, coins)));
        let totals: Vec<Minor> = ways.filter_map(|(set, coins)| worst(&cart, set, coins)).collect();
        assert!(totals.contains(&certain), "seed {seed}: nobody can pay {certain}");
        likely += 1;
        least += usize::from(totals.iter().min() == Some(&certain));
    }
    assert!(likely > 50, "only {likely} totals hang on a question");
    assert!(least * 100 >= likely * 95, "{least} of {likely} are the least that is certain");
}
