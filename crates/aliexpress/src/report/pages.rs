//! A cart and a checkout in the words of the contract.

use contract::{CartLine, CartPage, Checkout, CheckoutCharge, CheckoutDiscount, Shipping};
use deal::Currency;
use rust_decimal::Decimal;

use super::{amount_of, value};

/// A cart in the words of the contract, its amounts in the page's currency.
pub(super) fn cart(cart: &crate::Cart, currency: Option<Currency>) -> CartPage {
    let money = |amount: Decimal| amount_of(amount, currency);
    let line = |line: &crate::CartLine| CartLine {
        id: line.id.clone(),
        seller: line.seller.clone(),
        price: value(&line.price).map(money),
        quantity: line.quantity.as_ref().ok().copied(),
        title: line.title.clone(),
        text: line.variant.clone(),
        product_id: line.product_id.clone(),
        sku: line.sku.clone(),
        selected: line.selected,
        valid: line.valid,
        uncertain: line.uncertain.then_some(true),
        source: line.source.name().to_owned(),
    };
    let fee = |fee: &crate::Fee| Shipping {
        seller: fee.seller.clone(),
        amount: Some(money(fee.amount)),
        free_over: None,
    };
    CartPage {
        lines: cart.lines.iter().map(line).collect(),
        stores: cart.stores.iter().map(Into::into).collect(),
        shipping: cart.fees.iter().map(fee).collect(),
        subtotal: value(&cart.subtotal).map(money),
        total: value(&cart.total).map(money),
        tax: cart.tax.as_ref().map(|tax| tax.value),
        complete: !cart.is_partial,
    }
}

/// A checkout in the words of the contract, its amounts in the page's currency.
pub(super) fn checkout(checkout: &crate::Checkout, currency: Option<Currency>) -> Checkout {
    let money = |amount: Decimal| amount_of(amount, currency);
    let discount = |discount: &crate::Discount| CheckoutDiscount {
        layer: discount.layer,
        text: discount.text.clone(),
        amount: money(discount.amount),
    };
    let charge = |charge: &crate::Charge| CheckoutCharge {
        r#for: charge.sort,
        text: charge.text.clone(),
        amount: money(charge.amount),
    };
    Checkout {
        goods: value(&checkout.goods).map(money),
        shipping: value(&checkout.shipping).map(money),
        tax: value(&checkout.tax).map(money),
        total: value(&checkout.total).map(money),
        discounts: checkout.discounts.iter().map(discount).collect(),
        charges: checkout.charges.iter().map(charge).collect(),
        code: value(&checkout.code),
        error: checkout.error.as_ref().map(|error| error.value.clone()),
        refused: checkout.refused.as_ref().map(|code| code.value.clone()),
    }
}
