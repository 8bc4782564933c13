//! `beststack read` for people: the lines and totals of a cart, the rows of a checkout.
#![allow(clippy::unwrap_used, reason = "a test may")]

use std::process::Command;

use serde_json::Value;

/// What is printed of a page of ours, and what is read of it.
fn read(page: &str) -> (String, Value) {
    let folder = format!("{}/../../tests/pages/{page}", env!("CARGO_MANIFEST_DIR"));
    let file = |name: &str| format!("{folder}/{name}");
    let url = std::fs::read_to_string(file("url.txt")).unwrap();
    let mut arguments =
        vec!["read".to_owned(), file("page.html"), "--url".into(), url.trim().into()];
    if std::fs::exists(file("state.json")).unwrap() {
        arguments.extend(["--state".to_owned(), file("state.json")]);
    }
    let ran = Command::new(env!("CARGO_BIN_EXE_beststack")).args(arguments).output().unwrap();
    assert_eq!(ran.status.code(), Some(0), "{page}");
    let expected = std::fs::read_to_string(file("expected.json")).unwrap();
    (String::from_utf8(ran.stdout).unwrap(), serde_json::from_str(&expected).unwrap())
}

fn amount(value: &Value) -> &str {
    value.as_str().unwrap_or("not known")
}

#[test]
fn a_cart_is_printed_with_its_lines_and_totals() {
    for page in ["cart-comet", "cart-comet-de", "cart-fusion", "cart-snow", "cart-paged-pl"] {
        let (told, reading) = read(page);
        for line in reading["cart"]["lines"].as_array().unwrap() {
            let title = line["title"].as_str().or(line["id"].as_str()).unwrap();
            let row = told.lines().find(|row| row.contains(title)).unwrap_or_default();
            assert!(row.contains(amount(&line["price"])), "{page}: {title}: {told}");
        }
        for sum in ["subtotal", "total"] {
            let row = told.lines().find(|row| row.starts_with(&format!("{sum}: "))).unwrap();
            assert!(row.ends_with(amount(&reading["cart"][sum])), "{page}: {row}");
        }
    }
}

#[test]
fn a_checkout_is_printed_with_its_rows() {
    for page in ["checkout-fusion", "checkout-fusion-fr", "checkout-pl", "checkout-pl-de"] {
        let (told, reading) = read(page);
        for sum in ["goods", "shipping", "tax", "total"] {
            let row = told.lines().find(|row| row.starts_with(&format!("{sum}: "))).unwrap();
            assert!(row.ends_with(amount(&reading["checkout"][sum])), "{page}: {row}");
        }
        for line in reading["checkout"]["lines"].as_array().unwrap() {
            let row = told.lines().find(|row| row.contains(line["title"].as_str().unwrap()));
            assert!(row.unwrap().contains(amount(&line["price"])), "{page}: {told}");
        }
        for discount in reading["checkout"]["discounts"].as_array().unwrap() {
            assert!(told.contains(discount["amount"].as_str().unwrap()), "{page}: {told}");
        }
    }
}

#[test]
fn the_cards_of_a_list_are_printed_with_their_prices() {
    for page in ["search-cards", "search-cards-es"] {
        let (told, reading) = read(page);
        for card in reading["cards"].as_array().unwrap() {
            let id = format!("{}: ", card["product_id"].as_str().unwrap());
            let row = told.lines().find(|row| row.starts_with(&id)).unwrap();
            assert!(row.contains(amount(&card["price"])), "{page}: {told}");
            for tag in card["tags"].as_array().unwrap() {
                assert!(row.contains(tag.as_str().unwrap()), "{page}: {told}");
            }
        }
    }
}

#[test]
fn a_listing_is_printed_with_all_that_is_known_of_it() {
    for page in ["csr-us", "csr-coins-ko", "csr-members-de", "csr"] {
        let (told, reading) = read(page);
        let listing = reading["listing"].as_object().unwrap();
        let said = [&listing["list_price"]["min"], &listing["shipping"], &listing["coins_percent"]];
        let said = said.into_iter().chain([&listing["selected_sku"], &listing["store"]["id"]]);
        for value in said.filter_map(Value::as_str) {
            assert!(told.contains(value), "{page}: {value}: {told}");
        }
        for name in
            listing["skus"].as_array().unwrap().iter().filter_map(|sku| sku["name"].as_str())
        {
            assert!(told.contains(name), "{page}: {name}: {told}");
        }
        assert_eq!(told.contains("\ntax: "), !listing["tax"].is_null(), "{page}: {told}");
    }
}

#[test]
fn what_has_become_of_a_coupon_is_printed_with_it() {
    for page in ["coupons-states-de", "coupons-states-pt"] {
        let (told, reading) = read(page);
        for offer in reading["offers"].as_array().unwrap() {
            let says = match offer["state"].as_str() {
                Some("used") => "(already used)",
                Some("expired") => "(expired)",
                Some("gone") => "(all taken)",
                _ => continue,
            };
            let words = offer["text"].as_str().unwrap();
            let row = told.lines().find(|row| row.contains(words)).unwrap_or_default();
            assert!(row.contains(says), "{page}: {words}: {told}");
        }
    }
    for (text, says) in [
        ("$5 off $50 Used", "already used"),
        ("$5 off $50 expired", "expired"),
        ("$5 off $50 sold out", "all taken"),
    ] {
        let arguments = ["text", text, "--locale", "en", "--currency", "USD"];
        let ran = Command::new(env!("CARGO_BIN_EXE_beststack")).args(arguments).output().unwrap();
        let told = String::from_utf8(ran.stdout).unwrap();
        assert!(told.contains(says), "{text}: {told}");
    }
}
