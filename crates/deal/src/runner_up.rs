//! What came second.

use crate::budget::Budget;
use crate::draft::Draft;
use crate::model::Model;
use crate::money::Money;
use crate::order::{Allowance, OrderSearch, Pick, rank};
use crate::plan::{Lost, RunnerUp};

/// The next best plan: the best single order if several orders won, else the best order that does
/// without something the plan uses.
pub(crate) fn runner_up(
    model: &Model<'_>,
    draft: &Draft,
    one: &Draft,
    budget: &mut Budget<'_>,
) -> Option<RunnerUp> {
    let money = |minor: i64| Money::from_minor(minor, model.cart.currency());
    let [order] = draft.orders.as_slice() else {
        let several = !draft.orders.is_empty();
        return several.then(|| RunnerUp { total: money(one.total), why: Lost::OneOrder });
    };
    let winner = &order.pick;
    let mut order_search = OrderSearch::new(model);
    let balance = model.coins.map_or(0, |terms| terms.balance);
    let mut second: Option<Pick> = None;
    let mut consider =
        |allowed: Option<&[bool]>, balance: i64, lost: i64, budget: &mut Budget<'_>| {
            let allowance = Allowance { allowed, balance, first: order.first };
            let mut within =
                |ceiling| order_search.best(&order.pieces, allowance, ceiling, budget).pick;
            let found = match &second {
                Some(second) => within(second.total),
                // The first has none to beat. As a rule the order without an offer costs no more
                // than with it and what it saved: under that ceiling the search ends early. Where
                // the rule fails (a ladder may fall) nothing is found, and it is searched without
                // a ceiling.
                None => within(winner.total + lost).or_else(|| within(i64::MAX)),
            };
            let better = |pick: &Pick| {
                second.as_ref().is_none_or(|second| {
                    rank(pick.total, &pick.chosen, pick.coins)
                        < rank(second.total, &second.chosen, second.coins)
                })
            };
            if let Some(pick) = found.filter(better) {
                second = Some(pick);
            }
        };
    for offer in &winner.chosen {
        let mut allowed = vec![true; model.usable.len()];
        allowed[*offer as usize] = false;
        if budget.is_spent() {
            break;
        }
        let usable = &model.usable[*offer as usize];
        let of_order = |of: &dyn Fn(usize) -> i64| -> i64 {
            usable.rows.iter().map(|&row| of(row as usize) * order.pieces[row as usize]).sum()
        };
        let lost = usable.most(of_order(&|row| model.lines[row].price), of_order(&|_| 1));
        consider(Some(&allowed), balance, model.taxed(lost), budget);
    }
    if winner.coins.is_some() {
        let lost = model.coins.zip(winner.coins).map_or(0, |(terms, coins)| terms.worth(coins));
        consider(None, 0, model.taxed(lost), budget);
    }
    let second = second?;
    let names = |of: &[u32], but: &[u32]| -> Vec<String> {
        let only = of.iter().filter(|offer| !but.contains(offer));
        only.map(|&offer| model.offer(offer).id.clone()).collect()
    };
    let with = names(&second.chosen, &winner.chosen);
    let without = names(&winner.chosen, &second.chosen);
    let coins = with.is_empty() && without.is_empty();
    let why = if coins { Lost::Coins } else { Lost::Choice { with, without } };
    Some(RunnerUp { total: money(second.total), why })
}
