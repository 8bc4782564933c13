//! Ids for offers that a page left nameless.

use contract::Offer;

/// An offer's code, or else a name made of its terms, the same wherever the offer is read:
/// `store_coupon A 5 off 40`.
pub fn name(offer: &Offer) -> String {
    if let Some(code) = &offer.code {
        return code.clone();
    }
    let mut name = String::from(offer.kind.name());
    let mut add = |word: &str, value: Option<&str>| {
        if let Some(value) = value {
            name.push_str(word);
            name.push_str(value);
        }
    };
    add(" ", offer.seller.as_deref());
    add(" ", offer.category.as_deref());
    add(" ", offer.off.as_ref().map(|off| plain(off.as_str())));
    add(" %", offer.percent.as_ref().map(|percent| plain(percent.as_str())));
    add(" every ", offer.every.as_ref().map(|every| plain(every.as_str())));
    match &offer.min_spend {
        Some(Some(spend)) if plain(spend.as_str()) != "0" => {
            add(" off ", Some(plain(spend.as_str())));
        }
        Some(None) => add(" off ", Some("?")),
        _ => (),
    }
    for (spend, off) in offer.ladder.iter().flatten() {
        add(" ", Some(plain(off.as_str())));
        add(" off ", Some(plain(spend.as_str())));
    }
    for (pieces, percent) in offer.pieces_ladder.iter().flatten() {
        add(" %", Some(plain(percent.as_str())));
        add(" from ", Some(&pieces.to_string()));
    }
    add(" from ", offer.min_pieces.map(|pieces| pieces.to_string()).as_deref());
    name
}

/// An id for each offer: its own, or else one made of its terms that no other offer has.
///
/// `None` for an offer with the terms of a nameless one before it: a page may show a coupon twice,
/// and an automatic discount must not count twice for that.
pub fn ids(offers: &[Offer]) -> Vec<Option<String>> {
    let mut taken: Vec<String> = offers.iter().filter_map(|offer| offer.id.clone()).collect();
    let mut nameless: Vec<(String, &Offer)> = Vec::new();
    let mut ids = Vec::with_capacity(offers.len());
    for offer in offers {
        ids.push(if let Some(id) = &offer.id {
            Some(id.clone())
        } else {
            let name = name(offer);
            let twin =
                |(other, before): &(String, &Offer)| *other == name && same_terms(before, offer);
            let seen = nameless.iter().any(twin);
            nameless.push((name.clone(), offer));
            (!seen).then(|| {
                let id = unique_id(name, &taken);
                taken.push(id.clone());
                id
            })
        });
    }
    ids
}

/// The name, or else the name with the first number that makes it new.
pub fn unique_id(name: String, taken: &[String]) -> String {
    if !taken.contains(&name) {
        return name;
    }
    (2u32..).map(|n| format!("{name} ({n})")).find(|new| !taken.contains(new)).unwrap_or(name)
}

/// Whether two offers have the same terms, whatever words and whichever place it was read from.
fn same_terms(one: &Offer, other: &Offer) -> bool {
    let terms = |offer: &Offer| Offer {
        text: None,
        title: None,
        source: None,
        collected: None,
        state: offer.state.filter(|state| state.is_over()),
        product_id: None,
        sku: None,
        near: None,
        by: None,
        seen: None,
        ..offer.clone()
    };
    one.kind == other.kind && terms(one) == terms(other)
}

/// A decimal string without trailing zeros: `3.00` and `3` are one amount.
fn plain(amount: &str) -> &str {
    if amount.contains('.') { amount.trim_end_matches('0').trim_end_matches('.') } else { amount }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn offers(json: &str) -> Vec<Offer> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn a_nameless_offer_is_named_by_its_terms() {
        let offers = offers(
            r#"[{"kind": "store_coupon", "seller": "A", "off": "3.00", "min_spend": "29"},
                {"kind": "store_coupon", "seller": "A", "percent": "5", "min_spend": null},
                {"kind": "store_discount", "seller": "B", "off": "1", "every": "10"},
                {"kind": "store_discount", "seller": "B", "percent": "1", "min_pieces": 2, "min_spend": "0.00"},
                {"kind": "store_coupon", "seller": "A", "off": "3.00", "code": "ABC"},
                {"kind": "spend_and_save", "ladder": [["15", "2"], ["65", "6"]]},
                {"kind": "store_discount", "seller": "C", "pieces_ladder": [[2, "3"], [3, "5"]]},
                {"id": "X", "kind": "code", "off": "1"}]"#,
        );
        let ids: Vec<String> = ids(&offers).into_iter().flatten().collect();
        assert_eq!(
            ids,
            [
                "store_coupon A 3 off 29",
                "store_coupon A %5 off ?",
                "store_discount B 1 every 10",
                "store_discount B %1 from 2",
                "ABC",
                "spend_and_save 2 off 15 6 off 65",
                "store_discount C %3 from 2 %5 from 3",
                "X"
            ]
        );
    }

    #[test]
    fn a_coupon_shown_twice_is_one_and_two_with_one_name_are_two() {
        let offers = offers(
            r#"[{"kind": "store_coupon", "seller": "A", "off": "3", "text": "$3 off"},
                {"kind": "store_coupon", "seller": "A", "off": "3", "text": "3 $ de rabais"},
                {"kind": "code", "code": "AFMC2", "off": "2", "markets": ["JP"]},
                {"kind": "code", "code": "AFMC2", "off": "2", "not_markets": ["JP"]}]"#,
        );
        assert_eq!(
            ids(&offers),
            [Some("store_coupon A 3".into()), None, Some("AFMC2".into()), Some("AFMC2 (2)".into())]
        );
    }
}
